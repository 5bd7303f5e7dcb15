"""Nothing ends before it begins, under any reading of its dates."""

from collections.abc import Iterator

from builder.dates import Date, is_before
from builder.graph import Graph
from builder.model import Actor, Chapter, Event, Message, Part
from builder.parse import Item
from builder.problems import Problem, error
from builder.words import ENGLISH


def ends_before_it_begins(graph: Graph) -> Iterator[Problem]:
    """Report each end that comes before its beginning however the two dates are read.

    What is sent comes before it is received or found.
    """
    for event in graph.all(Event):
        yield from _compare(event, event.body.date, event.body.end, ("end",))
    for chapter in graph.all(Chapter):
        yield from _compare(chapter, chapter.body.start, chapter.body.end, ("to",))
    for message in graph.all(Message):
        yield from _arrives(message)
    for actor in graph.all(Actor):
        yield from _compare(actor, actor.body.born, actor.body.died, ("died",))
        for index, role in enumerate(actor.body.roles):
            yield from _compare(actor, role.start, role.end, ("roles", index, "to"))
        for index, relation in enumerate(actor.body.relations):
            yield from _compare(actor, relation.start, relation.end, ("relations", index, "to"))


def _arrives(message: Item[Message]) -> Iterator[Problem]:
    """Report a message that is received or found before it was sent."""
    sent = message.body.date
    for name in ("received", "found"):
        date: Date | None = getattr(message.body, name)
        if date and is_before(date, sent):
            fault = f"it was {name}, {ENGLISH.date(date)}, before it was sent, {ENGLISH.date(sent)}"
            yield error(message.location(name), "ends-before-it-begins", fault, "check both dates")


def _compare(
    item: Item[Part], start: Date | None, end: Date | None, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    if start and end and is_before(end, start):
        message = f"the end, {ENGLISH.date(end)}, is before the beginning, {ENGLISH.date(start)}"
        hint = "check both dates"
        yield error(item.location(*path), "ends-before-it-begins", message, hint)
