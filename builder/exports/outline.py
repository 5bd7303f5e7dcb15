"""The file of all rows of a long story → that of its first frame, which does not grow with it.

It has the rows that the picture of the whole story draws one by one, and those at both ends of
each cluster; how many more a cluster has stands in `beside`, at the place of its first row. `nth`
is the place of each row's event in the order of time, from 1. `bars` tells how many events begin in
each of as many equal parts of the scale. What only choosing among events needs (actors, bases,
answers) is left out: before a reader's first step, the browser fetches the file of all rows, `all`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder import order, queries
from builder.dates import local, span
from builder.days import Moment, known
from builder.exports.rows import FIELDS
from builder.model import Event
from builder.parse import Item
from builder.pictures import crowd
from builder.pictures.timescale import Scale
from builder.sections.edition import Edition
from builder.vocabulary import KEY_MOMENT

Plain = dict[str, Any]

VERSION = 7


@dataclass(frozen=True)
class _Drawn:
    """An event where the opening picture draws it."""

    id: str
    nth: int
    """Its place in the order of time, from 1."""
    lane: str
    """The side in whose lane it is; empty in that of no side."""
    share: float
    """Where it begins, as a share of the width."""
    significance: int
    sides: tuple[str, ...]
    reach: tuple[Moment, Moment]
    """The earliest and the latest moment that its dates name."""


def outline(edition: Edition, rows: Plain, path: str) -> Plain:
    """What the first frame of a long story needs, of its rows; these are at `path`."""
    drawn = _drawn(edition)
    beside = _beside(drawn)
    kept = _opening(drawn) | _at_the_ends(drawn) | beside.keys()
    bars = Counter(_part(one.share, crowd.BARS) for one in drawn)
    whole = {row[0]: row for row in rows["events"]}
    shown = [one for one in drawn if one.id in kept]
    return {
        **rows,
        **dict.fromkeys(("bases", "attributions", "actors", "stretches"), ()),
        "known": (),
        "version": VERSION,
        "all": path,
        "count": len(drawn),
        "undated": len(edition.events) - len(drawn),
        "moments": sum(one.significance == KEY_MOMENT for one in drawn),
        "bars": [bars[bar] for bar in range(crowd.BARS)],
        "nth": [one.nth for one in shown],
        "beside": [beside.get(one.id, 0) for one in shown],
        "events": [_plainer(whole[one.id]) for one in shown],
    }


def _drawn(edition: Edition) -> Sequence[_Drawn]:
    """The events with a date, in the order that the browser puts them in."""
    dated = [
        (event, local(event.body.date, event.body.time))
        for stretch in edition.stretches
        for event in stretch.events
        if span(event.body.date).dated
    ]
    places = {event.id: known(when.place, edition.scale.end) for event, when in dated}
    for event, _ in dated:
        if (behind := order.behind(edition.graph, event)) in places:
            places[event.id] = max(places[event.id], places[behind])
    dated.sort(key=lambda pair: places[pair[0].id])
    return [
        _placed(edition, event, nth, edition.scale.share(places[event.id]))
        for nth, (event, _) in enumerate(dated, 1)
    ]


def _placed(edition: Edition, event: Item[Event], nth: int, share: float) -> _Drawn:
    lane = queries.lane_of(edition.graph, event)
    return _Drawn(
        id=event.id,
        nth=nth,
        lane=lane.id if lane else "",
        share=share,
        significance=event.body.significance,
        sides=tuple(side.id for side in queries.sides_in(edition.graph, event)),
        reach=_reach(event.body, edition.scale),
    )


def _reach(body: Event, scale: Scale) -> tuple[Moment, Moment]:
    began = local(body.date, body.time)
    first = known(began.earliest, known(began.latest, scale.start))
    last = known(began.latest, first)
    until = span(body.end) if body.end else began
    return first, max(last, known(until.latest, known(until.earliest, last)))


def _part(share: float, parts: int) -> int:
    """In which of some equal parts of the scale a share of it lies."""
    return min(int(share * parts), parts - 1)


def _opening(drawn: Sequence[_Drawn]) -> set[str]:
    """What a narrow picture begins with and one more, and the most significant of each cell."""
    most = crowd.alone(len({one.lane for one in drawn}))
    found = {one.id for one in drawn[: crowd.COLUMN + 1]}
    for cell in _cells(drawn):
        # Sorting keeps the order of time among equals, as the browser does.
        found |= {one.id for one in sorted(cell, key=lambda one: -one.significance)[:most]}
    return found


def _at_the_ends(drawn: Sequence[_Drawn]) -> set[str]:
    """The events that dates reach furthest in, and the first that concerns each side's lane."""
    if not drawn:
        return set()
    ends = min(drawn, key=lambda one: one.reach[0]), max(drawn, key=lambda one: one.reach[1])
    concerned = {side: one.id for one in reversed(drawn) for side in one.sides}
    return {one.id for one in ends} | set(concerned.values())


def _beside(drawn: Sequence[_Drawn]) -> dict[str, int]:
    """The first and the last event left out of each cell: how many between them are, too."""
    shown = _opening(drawn) | _at_the_ends(drawn)
    found = {}
    for cell in _cells(drawn):
        rest = [one.id for one in cell if one.id not in shown]
        if rest:
            found[rest[-1]] = 0
            found[rest[0]] = max(len(rest) - 2, 0)
    return found


def _cells(drawn: Sequence[_Drawn]) -> Iterator[list[_Drawn]]:
    """The events of each cell of each lane, in order of time."""
    cells: dict[tuple[str, int], list[_Drawn]] = {}
    for one in drawn:
        cells.setdefault((one.lane, _part(one.share, crowd.CELLS)), []).append(one)
    yield from cells.values()


def _plainer(row: list[Any]) -> list[Any]:
    """A row without bases, actors and answers."""
    *start, _, _ = row[: len(FIELDS) - 1]
    more = {key: value for key, value in dict(*row[len(FIELDS) - 1 :]).items() if key != "answers"}
    return [*start, [], [], more] if more else [*start, [], []]
