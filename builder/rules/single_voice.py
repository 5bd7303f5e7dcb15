"""A disputed point is never told in one voice."""

from collections.abc import Iterator

from builder.link import Graph, prose
from builder.model import Actor, Event, Question
from builder.problems import Problem, warning
from builder.prose import links


def single_voice(graph: Graph) -> Iterator[Problem]:
    """Report an event that touches a disputed question and gives one account of it only.

    It is enough that its own text links to the question, or that it has claims by two of those
    who hold an account. An outlet that tells it in its own voice is no party to the dispute.
    """
    for question in graph.all(Question):
        if question.body.status != "disputed":
            continue
        holders = {
            account.according_to
            for account in question.body.accounts
            if not _is_outlet(graph, account.according_to)
        }
        for index, id_ in enumerate(question.body.events):
            event = graph.items.get(("event", id_))
            if event is None or not isinstance(event.body, Event):
                continue
            linked = f"question:{question.id}" in {
                target for _, text in prose(event.body) for target in links(text)
            }
            voices = {claim.according_to for claim in event.body.claims} & holders
            if len(voices) == 1 and not linked:
                message = f"`{id_}` gives only the account of `{voices.pop()}`"
                hint = f"add another account to the event, or link to `question:{question.id}`"
                yield warning(question.place("events", index), "single-voice", message, hint)


def _is_outlet(graph: Graph, id_: str) -> bool:
    actor = graph.items.get(("actor", id_))
    return actor is not None and isinstance(actor.body, Actor) and actor.body.type == "news outlet"
