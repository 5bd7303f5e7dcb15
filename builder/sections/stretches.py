"""Very many events → stretches of time with at most some hundreds each, for pages and files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.dates import Date, local
from builder.days import DAY as MINUTES
from builder.days import civil, iso_year
from builder.model import Event
from builder.parse import Item
from builder.points import FIRST_YEAR, LAST_YEAR
from builder.sections import cuts
from builder.words import Words

WHOLE = 1000
"""Up to so many events, the timeline's list and file are in one piece."""
MOST = 300
"""The most events of a stretch."""
UNITS = (1, 2, 3)
"""How many numbers name a year, a month, a day."""

Period = tuple[int, ...]
"""A year, a month or a day, by its numbers."""


@dataclass(frozen=True)
class Stretch:
    """Events whose dates lie in one stretch of time, in order."""

    name: str
    """What addresses call it: `2019-to-2023`, `2031-04`, `2031-04-13-part-2`; no two are alike."""
    period: str
    """When that is, in words, as they stand within a sentence."""
    events: tuple[Item[Event], ...]
    dated: bool = True
    """Whether their dates are known."""


@dataclass(frozen=True)
class _Cut:
    """Neighbouring years, months or days, or a part of one day."""

    first: Period
    last: Period
    events: tuple[Item[Event], ...]
    part: int = 0
    """Its number among the parts of its day, from 1; 0 for whole days, months or years."""


_Dated = tuple[Period, Item[Event]]


def stretches(say: Words, events: Iterable[Item[Event]], most: int = MOST) -> Sequence[Stretch]:
    """Cut events, given in order of time, into stretches; those without any date come last.

    Years stay whole, and are put together, as far as there is room; else months, else days. An
    event is where it may have happened or begun at the earliest, by the calendar of its place; one
    whose date is open there, where it may have at the latest.
    """
    days = [*_days(events)]
    dated = sorted((pair for pair in days if pair[0]), key=lambda pair: pair[0])
    undated = tuple(event for known, event in days if not known)
    joined = cuts.joined(_divided(dated, most), lambda one, other: _with_next(one, other, most))
    return [
        *(_stretch(say, cut) for cut in joined),
        *(_undated(say, cut) for cut in _parts((), undated, most)),
    ]


def _days(events: Iterable[Item[Event]]) -> Iterator[_Dated]:
    """The day that places each; one that came after others is not before them."""
    found: dict[str, Period] = {}
    for event in events:
        own = day(event.body)
        others = [found.get(id_, ()) for id_ in event.body.after] if own else []
        found[event.id] = max([own, *others])
        yield found[event.id], event


def day(body: Event) -> Period:
    """The day that places an event; empty where no date is known."""
    when = local(body.date, body.time)
    if when.earliest is not None:
        moment = when.earliest
    elif when.latest is not None:
        moment = when.latest - 1
    else:
        return ()
    # What is about the first or the last year that can be named is listed under it.
    first, last = (FIRST_YEAR, 1, 1), (LAST_YEAR, 12, 31)
    return min(max(tuple(civil(moment // MINUTES)), first), last)


def _divided(dated: Iterable[_Dated], most: int) -> Iterator[_Cut]:
    """Each year that is small enough; of others each month, each day or each part of a day."""
    levels = [lambda pair, unit=unit: pair[0][:unit] for unit in UNITS]
    for period, pairs in cuts.divided(dated, levels, most):
        yield from _parts(period, tuple(event for _, event in pairs), most)


def _parts(period: Period, events: tuple[Item[Event], ...], most: int) -> Iterator[_Cut]:
    """Events of one period, in parts of about the same size."""
    found = cuts.parts(events, most)
    for n, part in enumerate(found, 1):
        yield _Cut(period, period, tuple(part), n if len(found) > 1 else 0)


def _with_next(one: _Cut, other: _Cut, most: int) -> _Cut | None:
    """Neighbouring years, months or days together, if there is room."""
    alike = len(one.last) == len(other.first) and not (one.part or other.part)
    if not alike or len(one.events) + len(other.events) > most:
        return None
    return replace(one, last=other.last, events=one.events + other.events)


def _stretch(say: Words, cut: _Cut) -> Stretch:
    first, last = iso(cut.first), iso(cut.last)
    when = Date.parse(f"{first}/{last}" if first != last else first)
    name = f"{first}-to-{last}" if first != last else first
    return _named(say, cut, name, say.date(when, through=True))


def _undated(say: Words, cut: _Cut) -> Stretch:
    return replace(_named(say, cut, "undated", say.text("timeline.undated")), dated=False)


def _named(say: Words, cut: _Cut, name: str, period: str) -> Stretch:
    if not cut.part:
        return Stretch(name, period, cut.events)
    part = say.text("timeline.part", period=period, number=str(cut.part))
    return Stretch(f"{name}-part-{cut.part}", part, cut.events)


def iso(period: Period) -> str:
    """A year, a month or a day as dates are written."""
    year, *rest = period
    return "-".join([iso_year(year), *(f"{number:02}" for number in rest)])
