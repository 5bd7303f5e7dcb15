"""Events → the list and the strip where the timeline will be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder import order, queries
from builder.dates import Span, local, span
from builder.days import DAY, civil
from builder.graph import Graph
from builder.model import Actor, Chapter, Event, Side
from builder.parse import Item
from builder.pictures.calendar import is_long
from builder.pictures.strip import ChapterSpan, Lane, StripEvent, StripPicture, room, strip
from builder.pictures.timescale import MINUTE, NOTHING, Scale, bend, reach
from builder.sections import links, phrases, stretches
from builder.sections.facts import Fact, facts
from builder.sections.links import Link, Prose
from builder.sections.stretches import Stretch
from builder.words import Words
from builder.words.dates import month, year

PLACED = {"type"}
"""Fields that the timeline draws, groups and filters by."""


@dataclass(frozen=True)
class Party:
    """Those of one side who took part in an event: the side, its colour, their names."""

    side: str
    colour: str
    actors: str


@dataclass(frozen=True)
class Happening:
    """An event as the timeline's list tells it."""

    to: Link
    date: str
    absent: str
    differ: str
    disputed: str
    place: str
    summary: Prose
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]


ROWS = (*range(2, 41, 2), 60)
"""The numbers of rows for which room.css keeps room: above 40, a wide picture grows no more."""
FRAME = 53
"""The height of the axis and the edge of a picture, in pixels, as in room.css."""


@dataclass(frozen=True)
class Way:
    """A way to the page of a stretch of time, and how many of the events are there, in words."""

    to: Link
    events: str


@dataclass(frozen=True)
class EventList:
    """The list of events: what it is called while it is closed, and which they are."""

    summary: str
    rows: str
    """Rows that the picture in its place is likely to need, as in a class of room.css."""
    fitting: str
    """Rows of a wide picture, likewise; empty where they are as many."""
    thin: str
    """Rows of a picture that is hardly wide, likewise."""
    entries: tuple[Happening, ...]
    """None where they are too many for one page: then there are `ways`."""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Strip:
    """The small picture, for wide and for narrow pages, and what it shows in words."""

    label: str
    pictures: tuple[StripPicture, ...]
    """None where no event has a date."""
    bent: bool
    """Whether its pace changes anywhere."""
    undated: str
    """Which events it cannot show, in words."""
    hollow: bool = False
    """Whether any of its events did not happen."""


def event_list(
    graph: Graph,
    events: Sequence[Item[Event]],
    parts: Sequence[Stretch],
    *,
    needed: tuple[int, int],
    height: int | None = None,
) -> EventList:
    """Events, given in order of time, as a list; too many for one, as the ways to their `parts`.

    A picture needs so many rows where it is wide and where it is hardly wide, and may be at most so
    many pixels high.
    """
    summary = graph.words.text("timeline.list", n=len(events))
    rows = _rows(len(events))
    most = None if height is None else (height - FRAME) // room.ROW
    fitting, thin = (_rows(n if most is None else min(n, most)) for n in needed)
    too_many = len(events) > stretches.WHOLE
    ways = tuple(_ways(graph.words, events, parts)) if too_many else ()
    entries = () if ways else told(graph, order.chronological(graph, events))
    fits = fitting if fitting != rows else ""
    return EventList(summary, rows, fits, thin if thin != fitting else "", entries, ways)


def rows(graph: Graph, on: Scale, events: Sequence[Item[Event]], *, whole: bool) -> tuple[int, int]:
    """How many rows a picture of events needs where it is wide and where it is hardly wide.

    That of the `whole` story has room for each of its chapters, too.
    """
    chapters = [_period(chapter.body) for chapter in queries.chapters(graph)]
    views = [on, *(on.part(each.earliest, each.latest) for each in chapters if whole)]
    lanes = _lanes(graph, _dated(events))
    names = {lane.name for lane in lanes}
    touched = {side.name: side for event in events for side in queries.sides_in(graph, event)}
    lanes += [Lane(name, side.colour, ()) for name, side in touched.items() if name not in names]
    wide, thin = (room.rows(views, lanes, chapters, width) for width in (room.WIDE, room.NARROW))
    return wide, thin


def _ways(say: Words, events: Iterable[Item[Event]], parts: Iterable[Stretch]) -> Iterable[Way]:
    ids = {event.id for event in events}
    for part in parts:
        number = sum(event.id in ids for event in part.events)
        if number:
            yield way(say, part, number)


def way(say: Words, to: Stretch, number: int) -> Way:
    """The way to a stretch, with a number of events."""
    link = Link(phrases.capital(to.period), f"timeline/{to.name}.md")
    return Way(link, say.text("timeline.events", n=number))


def _rows(needed: int) -> str:
    return str(next((rows for rows in ROWS if rows >= needed), ROWS[-1]))


def told(graph: Graph, events: Iterable[Item[Event]]) -> tuple[Happening, ...]:
    """Events as the list tells them."""
    return tuple(
        Happening(
            links.to(graph, event),
            phrases.capital(phrases.moment(graph, event)),
            phrases.absent(graph, event),
            phrases.differ(graph, event),
            phrases.disputed_beside(graph, event),
            phrases.places(graph, event.body),
            links.written(graph, event.body.summary),
            tuple(_parties(graph, event)),
            more_facts(graph, event.body),
        )
        for event in events
    )


def more_facts(graph: Graph, event: Event) -> tuple[Fact, ...]:
    """An event's fields that show themselves, without those that have a place on the timeline."""
    return tuple(fact for fact in facts(graph, event) if fact.name not in PLACED)


def _parties(graph: Graph, event: Item[Event]) -> Iterable[Party]:
    """Who took part, by side; those of no side come last."""
    actors = [graph.get(Actor, participation.actor).body for participation in event.body.actors]
    for side in (*queries.sides_in(graph, event), None):
        of = dict.fromkeys(actor.name for actor in actors if queries.side_of(graph, actor) == side)
        name = side.name if side else ""
        # If a side is a single state, its name is not repeated.
        names = "" if [*of] == [name] else graph.words.listed(of)
        if of:
            yield Party(name, queries.colour_of(side), names)


def scale(graph: Graph, events: Iterable[Item[Event]]) -> Scale:
    """The time scale of events, whose pace may change where the explainer's chapters do."""
    dated = [event.body for event in events if span(event.body.date).dated]
    periods = [_period(chapter.body) for chapter in graph.all(Chapter)]
    edges = [edge for period in periods for edge in (period.earliest, period.latest)]
    return bend(
        [local(event.date, event.time) for event in dated],
        [span(event.end) for event in dated if event.end],
        [edge for edge in edges if edge is not None],
    )


def drawing(graph: Graph, on: Scale, events: Sequence[Item[Event]]) -> Strip | None:
    """The strip of events, given in order of time, on a scale; none without events."""
    if not events:
        return None
    dated = _dated(events)
    undated = _undated(graph.words, len(events) - len(dated), among=len(events))
    if not dated:
        return Strip("", (), bent=False, undated=undated)
    lanes = _lanes(graph, dated)
    stretches = [
        ChapterSpan(chapter.body.title, _period(chapter.body))
        for chapter in queries.chapters(graph)
    ]
    pictures = strip(on, lanes, stretches, graph.words)
    return Strip(
        _label(graph.words, lanes),
        pictures,
        bent=len(on.points) > 2,
        undated=undated,
        hollow=any(event.body.did_not_happen for event in dated),
    )


def _dated(events: Iterable[Item[Event]]) -> list[Item[Event]]:
    return [event for event in events if span(event.body.date).dated]


def _undated(say: Words, number: int, *, among: int) -> str:
    """That events without a date are not drawn, as the front end says it, too."""
    if number == among:
        return say.text("strip.undated-all")
    return say.text("strip.undated", n=number) if number else ""


def _lanes(graph: Graph, events: Sequence[Item[Event]]) -> list[Lane]:
    """A lane for each side that has events, and one for the events of none."""
    found: dict[Side | None, list[StripEvent]] = {}
    # The dates and titles of very many events would be most of the page.
    worded = len(events) <= stretches.WHOLE
    for event in events:
        body = event.body
        ended = span(body.end) if body.end else None
        began = local(body.date, body.time)
        words = _mark_words(graph, event) if worded else ""
        absent = body.did_not_happen is not None
        drawn = StripEvent(body.title, words, began, ended, body.is_key_moment, absent)
        found.setdefault(queries.lane_of(graph, event), []).append(drawn)
    return [
        Lane(
            side.name if side else phrases.others(graph),
            queries.colour_of(side),
            tuple(found[side]),
        )
        for side in (*queries.sides(graph).values(), None)
        if side in found
    ]


def _mark_words(graph: Graph, event: Item[Event]) -> str:
    date = phrases.capital(phrases.moment(graph, event))
    return graph.words.text("strip.mark", date=date, title=event.body.title)


def _period(chapter: Chapter) -> Span:
    start, end = span(chapter.start), span(chapter.end)
    return Span(start.earliest, end.latest, (start.soft[0], end.soft[1]), "span")


def _label(say: Words, lanes: Sequence[Lane]) -> str:
    """What the strip shows, for those who do not see it."""
    events = [event for lane in lanes for event in lane.events]
    spans = [span for event in events for span in (event.began, event.ended) if span]
    first, last = reach(spans) or (NOTHING, NOTHING)
    ends = [civil(moment // DAY) for moment in (first, max(first, last - MINUTE))]
    if is_long(first, last):
        names = [year(say, end.year) for end in ends]
    else:
        names = [month(say, end.year, end.month) for end in ends]
    period = say.text("date.from-to", start=names[0], end=names[1])
    if not any(lane.name for lane in lanes):
        return say.text("strip.label-alone", n=len(events), period=period)
    counts = [say.text("strip.lane", lane=lane.name, number=len(lane.events)) for lane in lanes]
    return say.text("strip.label", n=len(events), period=period, lanes=say.apart(counts))
