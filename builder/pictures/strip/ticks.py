"""A scale → its axis: a ruler whose divisions widen and narrow, breaks where it does, and dates.

Dates are as round as there is room for: in each stretch those of the finest division at which all
have room, or as many days as have. Where the pace changes within a year, it is told first when.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from builder.days import DAY, Moment, civil, day_number
from builder.pictures.calendar import APART, SECONDS, STEPS, Step, beginnings, seconds
from builder.pictures.svg import Rows, TextLine, number
from builder.pictures.text import text_width
from builder.pictures.timescale import Scale
from builder.words import Words
from builder.words.dates import year as year_of

SIZE = 13.5
"""The size of the words of a strip, in units."""
CLOSEST = 5.0
"""The least distance between divisions of the ruler."""
RULER = [
    (unit, number)
    for unit, number in STEPS
    if unit in {"day", "month", "year"} and number in {1, 10, 100, 1000}
]
"""Its divisions, from fine to coarse: they bear no words, so steps between would say nothing."""
DATED = [step for step in STEPS if step[0] in {"month", "year"}]
"""Divisions at which all dates are to have room, from fine to coarse."""
NARROWEST = 22.0
"""Dates are at least as wide: divisions that are closer need not be tried."""


@dataclass(frozen=True)
class Axis:
    """The axis: paths as an SVG takes them, and its dates."""

    line: str
    ticks: str
    breaks: str
    gaps: str
    rules: str
    dates: tuple[TextLine, ...]


def axis(scale: Scale, width: float, ends: tuple[float, float], say: Words) -> Axis:
    """The axis at a height; from its breaks, faint lines go down to the bottom of the picture."""
    y, bottom = ends
    found = [scale.share(moment) * width for moment in _ticks(scale, width)]
    breaks = [share * width for _, share in scale.points[1:-1]]
    return Axis(
        f"M0 {number(y)}H{number(width)}",
        "".join(f"M{number(x)} {number(y)}v4" for x in found),
        "".join(
            f"M{number(x - 4)} {number(y + 5)}l4 -10M{number(x)} {number(y + 5)}l4 -10"
            for x in breaks
        ),
        "".join(f"M{number(x - 2)} {number(y)}h4" for x in breaks),
        "".join(f"M{number(x)} {number(y + 24)}V{number(bottom)}" for x in breaks),
        tuple(_dates(scale, width, y + 19, say)),
    )


def _step(start: Moment, end: Moment, width: float) -> Step | None:
    """The finest division of a stretch that is wide enough, or none."""
    pace = width / (end - start) / 60
    return next((step for step in RULER if seconds(step) * pace >= CLOSEST), None)


def _ticks(scale: Scale, width: float) -> list[Moment]:
    """Where the ruler is divided, in order."""
    found = set()
    for start, end, share in scale.stretches():
        step = _step(start, end, share * width)
        found |= set(_divisions(start, end, step) if step else ())
    return sorted(found)


def _divisions(start: Moment, end: Moment, step: Step) -> Iterator[Moment]:
    """All midnights from start to end (that excluded) at which a division begins."""
    unit, number = step
    if unit == "day":
        yield from (start + n * DAY for n in range((end - start) // DAY))
        return
    first, last = civil(start // DAY), civil(end // DAY)
    if unit == "year":
        months = [(year, 1) for year in beginnings(number, first.year, last.year)]
    else:
        years = range(first.year, last.year + 1)
        months = [(year, month) for year in years for month in range(1, 13, number)]
    for year, month in months:
        at = day_number(year, month) * DAY
        if start <= at < end:
            yield at


def dated(
    start: Moment, end: Moment, width: float, say: Words, size: float = SIZE
) -> tuple[Step, Sequence[Moment]] | None:
    """The finest division of a stretch at which all dates have room, and where it begins."""
    pace = width / (end - start) / SECONDS["minute"]
    for step in DATED:
        room = seconds(step) * pace
        if room < NARROWEST:
            continue
        found = list(_divisions(start, end, step))
        words = (_words(say, moment, step[0], fresh=False) for moment in found)
        if room >= max((text_width(text, size) for text in words), default=0) + APART:
            return step, found
    return None


_Candidate = tuple[tuple[float, ...], Moment, str]
"""A date that an axis could show: its rank (the lowest first), its moment, its words."""


def _dates(scale: Scale, width: float, y: float, say: Words) -> Iterator[TextLine]:
    """The dates that fit, in order of time; one that is moved to stay within gives way to others.

    A stretch in which none of them fits has the roundest of its ruler that does.
    """
    row = Rows(1, gap=APART)
    kept: dict[Moment, tuple[float, str]] = {}
    for moment, x, half, text in _placed(scale, width, _candidates(scale, width, say)):
        if row.place(x - half, x + half) is not None:
            kept[moment] = (x, text)
    for start, end, share in scale.stretches():
        if not any(start <= moment < end for moment in kept):
            ruler = _of_ruler(start, end, _step(start, end, share * width), say)
            for moment, x, half, text in _placed(scale, width, ruler):
                if row.place(x - half, x + half) is not None:
                    kept[moment] = (x, text)
                    break
    for x, text in sorted(kept.values()):
        yield TextLine(text, number(x), number(y), "middle")


def _placed(
    scale: Scale, width: float, candidates: Iterable[_Candidate]
) -> Iterator[tuple[Moment, float, float, str]]:
    """Dates by rank: the moment, the middle and half the width of its words, and these."""
    found = []
    for rank, moment, text in candidates:
        half = text_width(text, SIZE) / 2
        at = scale.share(moment) * width
        x = min(max(at, half), width - half)
        found.append(((x != at, *rank), moment, x, half, text))
    yield from ((moment, x, half, text) for _, moment, x, half, text in sorted(found))


def _of_ruler(start: Moment, end: Moment, step: Step | None, say: Words) -> Iterator[_Candidate]:
    """The dates of a stretch's ruler, if that is not of days."""
    if step and step[0] != "day":
        for moment in _divisions(start, end, step):
            text = _words(say, moment, step[0], fresh=True)
            yield (-_roundness(moment), moment), moment, text


def _candidates(scale: Scale, width: float, say: Words) -> Iterator[_Candidate]:
    """The dates at divisions that have room, and where the pace changes within a year."""
    units: dict[Moment, str] = {}
    finest: list[Step | None] = []
    for start, end, share in scale.stretches():
        step, moments = _dated(start, end, share * width, say)
        units |= dict.fromkeys(moments, step[0] if step else "")
        finest.append(step)
    changes = dict(_changes(scale, finest))
    years: set[int] = set()
    for moment in sorted({*changes, *units}):
        year = civil(moment // DAY).year
        fresh = year not in years
        years.add(year)
        unit, change = changes.get(moment) or (units[moment], 0.0)
        rank = (-change, not fresh, -_roundness(moment), moment)
        yield rank, moment, _words(say, moment, unit, fresh=fresh)


def _dated(
    start: Moment, end: Moment, width: float, say: Words
) -> tuple[Step | None, Sequence[Moment]]:
    """The division of a stretch that bears dates, and where it begins; days are all tried."""
    step = _step(start, end, width)
    if step and step[0] == "day":
        return step, list(_divisions(start, end, step))
    found = dated(start, end, width, say)
    return found if found and found[1] else (step, [])


def _changes(
    scale: Scale, finest: Sequence[Step | None]
) -> Iterator[tuple[Moment, tuple[str, float]]]:
    """Where the pace changes within a year: the finer unit beside it, and by how much."""
    paces = [share / (end - start) for start, end, share in scale.stretches()]
    order = [None, *reversed(STEPS)]
    for (moment, _), steps, (before, after) in zip(
        scale.points[1:-1], pairwise(finest), pairwise(paces), strict=True
    ):
        step = max(steps, key=order.index)
        if step and step[0] != "year":
            yield moment, (step[0], abs(log(after / before)))


def _roundness(moment: Moment) -> int:
    """The greatest division of years that begins at a moment; 0 within a year."""
    on = civil(moment // DAY)
    if on[1:] != (1, 1):
        return 0
    numbers = [number for unit, number in DATED if unit == "year"]
    return max(number for number in numbers if [*beginnings(number, on.year, on.year)])


def _words(say: Words, moment: Moment, unit: str, *, fresh: bool) -> str:
    """A date as fine as the unit there; with its year where that is new."""
    on = civil(moment // DAY)
    month, year = say.month(on.month), year_of(say, on.year)
    if on.day == 1 and unit != "day":
        if on.month == 1:
            return year
        return say.text(f"date.{'month' if fresh else 'month-alone'}", month=month, year=year)
    key = "date.day" if fresh else "date.day-month"
    return say.text(key, day=str(on.day), month=month, year=year)
