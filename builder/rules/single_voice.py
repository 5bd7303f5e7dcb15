"""A disputed point is never told in a single voice."""

from collections.abc import Iterator

from builder.graph import NAMED, Graph
from builder.model import Attributed, Event, Expectation, Message, Question
from builder.parse import Item
from builder.problems import Problem, warning
from builder.vocabulary import DISPUTED

NEEDS_COMPLETE_GRAPH = True


def single_voice(graph: Graph) -> Iterator[Problem]:
    """Report each event of a disputed question that is told as if the question were settled.

    It is enough for the event's text to link to the question, or for the event to have statements
    by two of those who hold an account: claims, or whatever else of it names the question, in its
    own record or in messages and expectations of it.
    """
    for question in graph.all(Question):
        if question.body.status != DISPUTED:
            continue
        holders = {frozenset(account.according_to) for account in question.body.accounts}
        for path, id_ in _events(question.body):
            event = graph.get(Event, id_)
            linked = any(link.item == event for link in graph.backlinks(question, NAMED))
            voices = {*_voices(graph, question, event)}
            if sum(not voices.isdisjoint(held) for held in holders) < 2 and not linked:
                message = f"`{id_}` is told as if `{question.id}` were settled"
                hint = f"link to `question:{question.id}` in its text, or add the other account"
                yield warning(question.location(*path), "single-voice", message, hint)


def _events(question: Question) -> Iterator[tuple[tuple[str, int], str]]:
    """The events that a question is about, and where it names each."""
    for field, ids in question.concerns.items():
        for index, id_ in enumerate(ids):
            yield (field, index), id_


def _voices(graph: Graph, question: Item[Question], event: Item[Event]) -> Iterator[str]:
    """Who makes the claims of an event, and the statements of it that bear on a question."""
    for claim in event.body.claims:
        yield from claim.according_to
    for backlink in graph.backlinks(question, "statements"):
        body, part = backlink.item.body, backlink.part
        of_it = (
            backlink.item == event
            or (isinstance(body, Message) and event.id in body.events)
            or (isinstance(body, Expectation) and body.about == event.id)
        )
        if of_it and isinstance(part, (Attributed, Expectation)):
            yield from part.according_to
