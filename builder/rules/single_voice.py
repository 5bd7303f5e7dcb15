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
        holders = {account.according_to for account in question.body.accounts}
        for index, id_ in enumerate(question.body.events):
            event = graph.get(Event, id_)
            linked = any(link.item == event for link in graph.backlinks(question, NAMED))
            voices = {*_voices(graph, question, event)} & holders
            if len(voices) < 2 and not linked:
                message = f"`{id_}` is told as if `{question.id}` were settled"
                hint = f"link to `question:{question.id}` in its text, or add the other account"
                yield warning(question.location("events", index), "single-voice", message, hint)


def _voices(graph: Graph, question: Item[Question], event: Item[Event]) -> Iterator[str]:
    """Who makes the claims of an event, and the statements of it that bear on a question."""
    yield from (claim.according_to for claim in event.body.claims)
    for backlink in graph.backlinks(question, "statements"):
        body, part = backlink.item.body, backlink.part
        of_it = (
            backlink.item == event
            or (isinstance(body, Message) and event.id in body.events)
            or (isinstance(body, Expectation) and body.about == event.id)
        )
        if of_it and isinstance(part, (Attributed, Expectation)):
            yield part.according_to
