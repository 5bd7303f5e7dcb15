"""In what order events happened, as far as dates and `after` tell. No words."""

from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import inf
from typing import Any

from builder.dates import Span, is_before, span
from builder.days import DAY
from builder.fields import LOCAL
from builder.graph import Graph, once_for_all
from builder.model import Event
from builder.parse import Item
from builder.problems import FilePosition

Key = tuple[float | int | str, ...]
"""An event's own place: its moments, `order` and id; behind the place of one it came after."""
DRAWN = 4
"""How many entries are an event's own place in pictures."""


def when(event: Event) -> Span:
    """The moments between which an event happened or began."""
    return span(event.date, event.time)


def chronological(graph: Graph, events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Events as lists have them: by their place in time, then `order` and id.

    A moment or a day stands where it begins. What may have happened on several days stands where
    the last of them ends, so that nothing stands behind it that may have come before; what is only
    known to have been from some day on, where that day ends. One that came after another stands
    behind it.
    """
    keys = _listed(graph)
    return sorted(events, key=lambda event: keys[event.id])


def as_drawn(graph: Graph, events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Events as pictures and files have them: by where they may have begun, then where ended.

    One that came after another stands behind it wherever its own date would put it.
    """
    keys = _drawn(graph)
    return sorted(events, key=lambda event: keys[event.id])


def behind(graph: Graph, event: Item[Event]) -> str | None:
    """The id of the event behind which another is drawn, though its own date is not later."""
    key = _drawn(graph)[event.id]
    return str(key[DRAWN - 1]) if len(key) > DRAWN else None


@once_for_all
def _drawn(graph: Graph) -> Mapping[str, Key]:
    return _keys(graph, {event.id: when(event.body).key for event in graph.all(Event)})


@once_for_all
def _listed(graph: Graph) -> Mapping[str, Key]:
    """As `after` tells, nothing began before what it came after, or ended after what came later."""
    events = list(_in_turn(graph))
    moments = {event.id: when(event.body) for event in events}
    first = {id_: -inf if of.earliest is None else of.earliest for id_, of in moments.items()}
    last = {id_: inf if of.latest is None else of.latest for id_, of in moments.items()}
    for event in events:
        ends = (first[one.id] for one in _direct(graph, event))
        first[event.id] = max([first[event.id], *ends])
    for event in reversed(events):
        for one in _direct(graph, event):
            last[one.id] = min(last[one.id], last[event.id])
    place = {id_: _place(first[id_], last[id_]) for id_ in moments if moments[id_].dated}
    for event in reversed(events):
        for one in _direct(graph, event):
            if event.id in place and one.id in place:
                place[one.id] = min(place[one.id], place[event.id])
    return _keys(graph, {id_: (place.get(id_, inf), last[id_], -first[id_]) for id_ in moments})


def _place(first: float, last: float) -> float:
    """Where something stands in a list that was between two moments, of which one may be open."""
    if last - first <= DAY:
        return first
    return first + DAY if last == inf else last


def _keys(graph: Graph, places: Mapping[str, tuple[float, ...]]) -> Mapping[str, Key]:
    """The place of each event with its `order` and id, behind the places of those it came after."""
    keys: dict[str, Key] = {}
    behind: dict[str, Key] = {}
    for event in _in_turn(graph):
        moments = when(event.body)
        own: Key = (*places[event.id], event.body.order, event.id)
        last: Key = max((behind[id_] for id_ in event.body.after if id_ in behind), default=())
        keys[event.id] = max(own, last + own) if last else own
        # What has no date stands last, and nothing stands behind it, but behind what it came after.
        if moments.dated or last:
            behind[event.id] = keys[event.id] if moments.dated else last
    return keys


def _in_turn(graph: Graph) -> Iterator[Item[Event]]:
    """All events, those that others come after first; in a circle, whichever is first."""
    entered: set[str] = set()
    waiting = [(event, False) for event in reversed(graph.all(Event))]
    while waiting:
        event, ready = waiting.pop()
        if ready:
            yield event
        elif event.id not in entered:
            entered.add(event.id)
            waiting.append((event, True))
            waiting += [(earlier, False) for earlier in _direct(graph, event)]


def _direct(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """The events that an event says it came after; none that is not there, as far as rules ask."""
    return [graph.get(Event, id_) for id_ in event.body.after if ("event", id_) in graph.items]


def known_before(graph: Graph, event: Item[Event]) -> Iterator[Item[Event]]:
    """All events that one is known to come after, the nearest first; itself, if in a circle."""
    seen: set[str] = set()
    waiting = deque(_direct(graph, event))
    while waiting:
        earlier = waiting.popleft()
        if earlier.id not in seen:
            seen.add(earlier.id)
            yield earlier
            waiting.extend(_direct(graph, earlier))


def contradiction(graph: Graph, event: Item[Event], id_: str) -> Item[Event] | None:
    """An event that is later than another under every reading, which is said to come after it.

    It is one named in `after`, or else one of all that this in turn came after.
    """
    first = graph.get(Event, id_)
    found = (first, *_latest_before(graph)[id_])
    return next((one for one in found if one and is_earlier(event.body, one.body)), None)


@once_for_all
def _latest_before(graph: Graph) -> Mapping[str, Sequence[Item[Event] | None]]:
    """Of all that each event came after, the latest by the day, and by the clock."""
    found: dict[str, Sequence[Item[Event] | None]] = {}
    for event in _in_turn(graph):
        direct = _direct(graph, event)
        before = [one for other in direct for one in (other, *found.get(other.id, ()))]
        by_day = [one for one in before if one and one.body.date.earliest is not None]
        by_clock = [one for one in by_day if _is_zoned(one.body)]
        found[event.id] = (
            max(by_day, key=lambda one: one.body.date.earliest or 0, default=None),
            max(by_clock, key=lambda one: when(one.body).earliest or 0, default=None),
        )
    return found


def in_circles(graph: Graph) -> Sequence[Item[Event]]:
    """The events that come after themselves by way of others, and all that come after one."""
    later: dict[str, list[Item[Event]]] = {}
    waits = {event.id: len(_direct(graph, event)) for event in graph.all(Event)}
    for event in graph.all(Event):
        for earlier in _direct(graph, event):
            later.setdefault(earlier.id, []).append(event)
    free = [id_ for id_, number in waits.items() if not number]
    for id_ in free:
        for event in later.get(id_, ()):
            waits[event.id] -= 1
            free += [] if waits[event.id] else [event.id]
    return [event for event in graph.all(Event) if waits[event.id]]


def named(
    graph: Graph, event: Item[Event], field: str
) -> Iterator[tuple[FilePosition, Any, Item[Event]]]:
    """The links of an event under a field to events that are there: where, each link, its event."""
    for index, one in enumerate(getattr(event.body, field)):
        if one.event and ("event", one.event) in graph.items:
            location = event.location(field, index, "event")
            yield location, one, graph.get(Event, one.event)


def is_earlier(one: Event, other: Event) -> bool:
    """Whether one is before another under every reading: by the clock if both have a zone's."""
    if _is_zoned(one) and _is_zoned(other):
        last, first = when(one).latest, when(other).earliest
        return last is not None and first is not None and last < first
    return is_before(one.date, other.date)


def _is_zoned(event: Event) -> bool:
    return event.time is not None and event.time.zone != LOCAL


# Neighbours ---------------------------------------------------------------------------------------

Beside = tuple[Item[Event] | None, Item[Event] | None]
"""The event before another, and the one after it."""


@once_for_all
def beside(graph: Graph) -> Mapping[str, Beside]:
    """For each event the nearest that is known to have come before it, and the nearest after.

    Of two whose dates leave open which came first, neither is the other's, unless `after` tells.
    """
    events = chronological(graph, graph.all(Event))
    place = {event.id: nth for nth, event in enumerate(events)}
    earlier: list[list[int]] = [[place[one.id] for one in _direct(graph, of)] for of in events]
    later: list[list[int]] = [[] for _ in events]
    for nth, found in enumerate(earlier):
        for one in found:
            later[one].append(nth)
    before = _nearest([event.body for event in events], 1)
    after = _nearest([event.body for event in events], -1)
    return {
        event.id: (
            _at(events, max([*before[nth], *earlier[nth]], default=None)),
            _at(events, min([*after[nth], *later[nth]], default=None)),
        )
        for nth, event in enumerate(events)
    }


def _at(events: Sequence[Item[Event]], nth: int | None) -> Item[Event] | None:
    return None if nth is None else events[nth]


def _nearest(events: Sequence[Event], sign: int) -> list[list[int]]:
    """For each of some events in order, the nearest that is earlier, or with -1 later, by dates."""
    days = [_ends(event.date.earliest, event.date.latest, sign) for event in events]
    moments = [_ends(when(event).earliest, when(event).latest, sign) for event in events]
    zoned = [_is_zoned(event) for event in events]
    by_day = _Over((days[nth], sign * nth) for nth in range(len(events)))
    plain = _Over((days[nth], sign * nth) for nth in range(len(events)) if not zoned[nth])
    by_clock = _Over((moments[nth], sign * nth) for nth in range(len(events)) if zoned[nth])
    found = []
    for nth in range(len(events)):
        if zoned[nth]:
            near = [by_clock.by(moments[nth][0]), plain.by(days[nth][0])]
        else:
            near = [by_day.by(days[nth][0])]
        found.append([sign * one for one in near if one is not None])
    return found


def _ends(first: int | None, last: int | None, sign: int) -> tuple[float, float]:
    """When something began at the earliest and at the latest, turned around with -1."""
    ends = (-inf if first is None else first, inf if last is None else last)
    return ends if sign > 0 else (-ends[1], -ends[0])


class _Over:
    """Of things with their ends and their numbers, the greatest number of those over by a time."""

    def __init__(self, things: Iterable[tuple[tuple[float, float], int]]) -> None:
        ordered = sorted((last, nth) for (_, last), nth in things)
        self.ends = [last for last, _ in ordered]
        self.greatest = [*accumulate((nth for _, nth in ordered), max)]

    def by(self, first: float) -> int | None:
        """The greatest number of those that ended before a time."""
        number = bisect_left(self.ends, first)
        return self.greatest[number - 1] if number else None


# Those that cannot be put in order ----------------------------------------------------------------


def in_order(
    graph: Graph, events: Iterable[Item[Event]]
) -> tuple[list[Item[Event]], list[Item[Event]]]:
    """Events whose order among themselves is known, and those not dated more exactly.

    Days and moments belong to the first; of the others, the more exact one first, each that may
    not have happened at the same time as one that is there already.
    """
    found, kept = chronological(graph, events), _Apart(graph)
    chosen = {event.id for event in sorted(found, key=_width) if kept.takes(event)}
    return (
        [event for event in found if event.id in chosen],
        [event for event in found if event.id not in chosen],
    )


def _width(event: Item[Event]) -> float:
    """How many days an event may have happened on."""
    first, last = _days(event)
    return last - first


def _days(event: Item[Event]) -> tuple[float, float]:
    """The first and the last day on which an event may have happened."""
    return _ends(event.body.date.earliest, event.body.date.latest, 1)


class _Apart:
    """Events that are apart from each other, the more exact ones taken first."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.kept: dict[tuple[float, float], list[Item[Event]]] = {}
        self.firsts: list[tuple[float, float]] = []
        self.lasts: list[tuple[float, float]] = []
        """The days of those kept, by their first and, turned around, by their last one."""

    def takes(self, event: Item[Event]) -> bool:
        """Keep an event, and say so, if it is apart from all that are kept."""
        days = _days(event)
        # What is kept is as exact or more so: what it shares days with has an end in them.
        near = {*_within(self.firsts, days), *((a, b) for b, a in _within(self.lasts, days))}
        others = (other for one in near - {days} for other in self.kept[one])
        if not all(_are_apart(self.graph, event, other) for other in others):
            return False
        if days not in self.kept:
            insort(self.firsts, days)
            insort(self.lasts, days[::-1])
        self.kept.setdefault(days, []).append(event)
        return True


def _within(
    ends: Sequence[tuple[float, float]], days: tuple[float, float]
) -> Sequence[tuple[float, float]]:
    """Of ends in order, those that are one of some days."""
    return ends[bisect_left(ends, (days[0], -inf)) : bisect_right(ends, (days[1], inf))]


def _are_apart(graph: Graph, one: Item[Event], other: Item[Event]) -> bool:
    """Whether it is known which of two events came first."""
    if is_earlier(one.body, other.body) or is_earlier(other.body, one.body):
        return True
    return one in known_before(graph, other) or other in known_before(graph, one)
