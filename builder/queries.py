"""Questions to a graph: in what order, on which side, in response to what, in dispute. No words."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from builder.dates import Date, span
from builder.files import File, beside
from builder.graph import Backlink, Graph, once
from builder.model import (
    Actor,
    Body,
    Chapter,
    Event,
    Message,
    Part,
    Question,
    Quote,
    Shows,
    Side,
)
from builder.parse import Item
from builder.vocabulary import DISPUTED, NEUTRAL

LONGEST_LIFE = 110
"""Whoever held an office so many years ago has died since, also where nobody wrote it down."""


def named_files(graph: Graph) -> Iterator[tuple[Item[Part], int, str]]:
    """Each file that a record names: the record, which of its `media` it is, its path."""
    for item in graph.items.values():
        for index, medium in enumerate(item.body.media if isinstance(item.body, Shows) else ()):
            if medium.file:
                yield item, index, beside(item.record.path, medium.file)


def files(graph: Graph) -> tuple[File, ...]:
    """The files that records name, each once, by path."""
    named = sorted({path for _, _, path in named_files(graph)})
    return tuple(file for path in named if (file := graph.files.get(path)))


def chapters(graph: Graph) -> list[Item[Chapter]]:
    """All chapters in the order of the story."""
    return in_story(graph.all(Chapter))


def in_story(chapters: Iterable[Item[Chapter]]) -> list[Item[Chapter]]:
    """Chapters in the order of the story."""
    return sorted(chapters, key=lambda chapter: (chapter.body.order, chapter.id))


def by_date(items: Iterable[Item[Body]], date: Callable[[Body], Date | None]) -> list[Item[Body]]:
    """Items by date, undated ones last; items of the same date keep their order."""

    def key(item: Item[Body]) -> tuple[bool, tuple[float, float]]:
        found = date(item.body)
        return found is None, span(found).key if found else (0.0, 0.0)

    return sorted(items, key=key)


def in_order(quotes: Iterable[Item[Quote]]) -> list[Item[Quote]]:
    """Quotes by their date, then `order`, then id."""
    ranked = sorted(quotes, key=lambda quote: (quote.body.order, quote.id))
    return by_date(ranked, lambda body: body.date)


def unique(backlinks: Iterable[Backlink], kind: type[Body]) -> list[Item[Body]]:
    """The records of a kind that backlinks come from, each once, in order."""
    found: dict[str, Item[Any]] = {}
    for backlink in backlinks:
        if isinstance(backlink.item.body, kind):
            found.setdefault(backlink.item.id, backlink.item)
    return list(found.values())


@once
def questions(graph: Graph, event: Item[Event]) -> Sequence[Item[Question]]:
    """The questions that name an event, and those that its statements bear on."""
    ids = [statement.question for statement in event.body.statements if statement.question]
    naming = unique(graph.backlinks(event, "disputes", "disputes_part", "questions"), Question)
    found = [*naming, *(graph.get(Question, id_) for id_ in ids)]
    return tuple({question.id: question for question in found}.values())


@once
def disputes(graph: Graph, event: Item[Event]) -> Sequence[Item[Question]]:
    """The questions by which accounts of an event, or of a part of it, differ."""
    found = unique(graph.backlinks(event, "disputes", "disputes_part"), Question)
    return tuple(question for question in found if question.body.status == DISPUTED)


@once
def neighbouring(graph: Graph, event: Item[Event]) -> Sequence[Item[Question]]:
    """The other disputed questions about an event, which leave the event itself undisputed."""
    own = {question.id for question in disputes(graph, event)}
    return tuple(
        question
        for question in questions(graph, event)
        if question.body.status == DISPUTED and question.id not in own
    )


def sides(graph: Graph) -> Mapping[str, Side]:
    """The sides of the story by their ids, in the order of the explainer."""
    return {side.id: side for side in graph.explainer.sides} if graph.explainer else {}


def side_of(graph: Graph, actor: Actor) -> Side | None:
    """The side an actor is on, if any."""
    return sides(graph).get(actor.side or "")


@once
def sides_in(graph: Graph, event: Item[Event]) -> Sequence[Side]:
    """The sides of those who took part in an event, in the order in which they are listed."""
    actors = (graph.get(Actor, participation.actor).body for participation in event.body.actors)
    found = [side_of(graph, actor) for actor in actors]
    return tuple({side.id: side for side in found if side}.values())


def lane_of(graph: Graph, event: Item[Event]) -> Side | None:
    """The side whose lane an event is in: that of the first listed actor who has one."""
    return next(iter(sides_in(graph, event)), None)


def colour_of(side: Side | None) -> str:
    """The colour of a side, or of what is on no side."""
    return side.colour if side else NEUTRAL


def responded_to(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """The events that an event responds to."""
    return [graph.get(Event, response.event) for response in event.body.responds_to]


def responses_to(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """The events that respond to an event."""
    return unique(graph.backlinks(event, "responses"), Event)


def nearest_in_chain(
    graph: Graph, event: Item[Event], most: int | None
) -> tuple[Sequence[Item[Event]], bool]:
    """An event and the nearest of its chain, at most so many each way; whether there are more."""
    before, after = (
        list(islice(_along(graph, event, step), None if most is None else most + 1))
        for step in (responded_to, responses_to)
    )
    near = {other.id: other for other in (event, *before[:most], *after[:most])}
    return tuple(near.values()), most is not None and max(len(before), len(after)) > most


def _along(
    graph: Graph, event: Item[Event], step: Callable[[Graph, Item[Event]], list[Item[Event]]]
) -> Iterator[Item[Event]]:
    """All events that steps in one direction lead to, the nearest first."""
    seen, waiting = {event.id}, deque([event])
    while waiting:
        for other in step(graph, waiting.popleft()):
            if other.id not in seen:
                seen.add(other.id)
                waiting.append(other)
                yield other


def linked(graph: Graph, events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Those among some events that respond to another of them, or are responded to."""
    known = {event.id: event for event in events}
    found: dict[str, Item[Event]] = {}
    for event in known.values():
        for other in responded_to(graph, event):
            if other.id in known:
                found[event.id], found[other.id] = event, other
    return list(found.values())


def titles_at(graph: Graph, actor: str, date: Date) -> list[str]:
    """The titles an actor may have held on a date; never one that had ended or not begun."""
    body = graph.get(Actor, actor).body
    return [
        role.title
        for role in body.roles
        if role.title and body.may_hold(role, date) and not role.was_over(date)
    ]


@once
def told(graph: Graph, actor: Item[Actor]) -> Sequence[Date]:
    """The dates of what is told of an actor: events, its own words, messages."""
    names = ("took_part", "quotes", "sent", "carried", "received")
    found = [backlink.item.body for backlink in graph.backlinks(actor, *names)]
    dates = [body.date for body in found if isinstance(body, (Event, Quote, Message))]
    return tuple(date for date in dates if date)


def may_be_alive(actor: Actor, date: Date, *told: Date) -> bool:
    """Whether somebody may be alive on a date: of no death is known, and nobody lives for ever.

    Nobody lives longer than `LONGEST_LIFE` after their birth, their first role, or what is `told`.
    """
    known = [actor.born, *(role.start for role in actor.roles), *told]
    begun = [one.latest for one in known if one and one.latest is not None]
    first = date.earliest
    too_old = begun and first is not None and first - min(begun) > LONGEST_LIFE * 365
    return actor.may_live(date) and not too_old


def order_of(date: Date) -> tuple[float, float]:
    """The sort key of a date: its earliest moment, then its latest."""
    return span(date).key
