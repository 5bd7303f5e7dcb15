"""A disputed point is never told in a single voice."""

from collections.abc import Iterator

from builder.graph import NAMED, Graph
from builder.model import Event, Question
from builder.problems import Problem, warning
from builder.vocabulary import DISPUTED

NEEDS_COMPLETE_GRAPH = True


def single_voice(graph: Graph) -> Iterator[Problem]:
    """Report each event of a disputed question that is told as if the question were settled.

    It is enough for the event's text to link to the question, or for the event to have claims by
    two of those who hold an account.
    """
    for question in graph.all(Question):
        if question.body.status != DISPUTED:
            continue
        holders = {account.according_to for account in question.body.accounts}
        for index, id_ in enumerate(question.body.events):
            event = graph.get(Event, id_)
            linked = any(link.item == event for link in graph.backlinks(question, NAMED))
            voices = {claim.according_to for claim in event.body.claims} & holders
            if len(voices) < 2 and not linked:
                message = f"`{id_}` is told as if `{question.id}` were settled"
                hint = f"link to `question:{question.id}` in its text, or add the other account"
                yield warning(question.location("events", index), "single-voice", message, hint)
