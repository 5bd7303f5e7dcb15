"""A scale → its axis: a ruler whose divisions widen and narrow, breaks where it does, and dates.

There is a date where the pace changes, then at divisions, as far as there is room.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from builder.days import DAY, Moment, civil, day_number
from builder.pictures.calendar import APART, STEPS, Step, beginnings, seconds
from builder.pictures.svg import Rows, TextLine, number
from builder.pictures.text import text_width
from builder.pictures.timescale import Scale
from builder.words import Words
from builder.words.dates import year as year_of

SIZE = 12.5
"""The size of the words of a strip, in units."""
CLOSEST = 5.0
"""The least distance between divisions of the ruler."""
RULER = [
    (unit, number)
    for unit, number in STEPS
    if unit in {"day", "month", "year"} and number in {1, 10, 100, 1000}
]
"""Its divisions, from fine to coarse: they bear no words, so steps between would say nothing."""


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
        months = [(first.year, n) for n in range(first.month, 13 + 12 * (last.year - first.year))]
    for year, month in months:
        at = day_number(year, month) * DAY
        if start <= at < end:
            yield at


def _dates(scale: Scale, width: float, y: float, say: Words) -> Iterator[TextLine]:
    """The dates that fit, in order of time."""
    row = Rows(1, gap=APART)
    ranked = sorted(_candidates(scale, width, say), key=lambda candidate: candidate[0])
    kept = []
    for _, moment, text in ranked:
        x = scale.share(moment) * width
        half = text_width(text, SIZE) / 2
        x = min(max(x, half), width - half)
        if row.place(x - half, x + half) is not None:
            kept.append((x, text))
    yield from (TextLine(text, number(x), number(y), "middle") for x, text in sorted(kept))


def _candidates(
    scale: Scale, width: float, say: Words
) -> Iterator[tuple[tuple[float, ...], Moment, str]]:
    """Dates that the axis could show: their rank (the lowest first), moment, words."""
    steps = [_step(start, end, share * width) for start, end, share in scale.stretches()]
    order = [None, *reversed(RULER)]
    breaks = {
        point[0]: max(before, after, key=order.index)
        for point, (before, after) in zip(scale.points[1:-1], pairwise(steps), strict=True)
    }
    paces = [share / ((end - start) / DAY) for start, end, share in scale.stretches()]
    changes = [abs(log(after / before)) for before, after in pairwise(paces)]
    change = dict(zip(breaks, changes, strict=True))
    years: set[int] = set()
    for moment in sorted({*breaks, *_ticks(scale, width)}):
        year = civil(moment // DAY).year
        fresh = year not in years
        years.add(year)
        here = sum(moment >= end for _, end, _ in scale.stretches())
        step = breaks.get(moment) or steps[min(here, len(steps) - 1)] or RULER[0]
        rank = (-change.get(moment, 0.0), not fresh, moment)
        yield rank, moment, _words(say, moment, step[0], fresh)


def _words(say: Words, moment: Moment, unit: str, fresh: bool) -> str:  # noqa: FBT001
    """A date as fine as the ruler is there; with its year where that is new."""
    on = civil(moment // DAY)
    month, year = say.month(on.month), year_of(say, on.year)
    if on.day == 1 and unit != "day":
        if on.month == 1:
            return year
        return say.text(f"date.{'month' if fresh else 'month-alone'}", month=month, year=year)
    key = "date.day" if fresh else "date.day-month"
    return say.text(key, day=str(on.day), month=month, year=year)
