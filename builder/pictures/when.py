"""An event → its mark: a point for a moment or a day, a band for what is known less exactly.

A band ends softly where its date is only roughly meant, and runs off softly where it is open.
Nothing is drawn as a point that the record does not know to the day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.dates import Span
from builder.pictures.svg import Dot, Rect, number, rect
from builder.pictures.timescale import Scale

HEIGHT = 4.6
RADIUS = 3.1
LEAST = 9.0
"""The least width of a band: narrower, it could be taken for a point."""
SURE, MAYBE = 1.0, 0.5
FADING = (0.75, 0.5, 0.25)
"""How a soft end fades, step by step."""
STEP = 5.0
"""The most width that a step of a soft end takes."""


Band = tuple[float, float, float]
"""Left edge, right edge, opacity."""


@dataclass(frozen=True)
class MarkShape:
    """A mark, at a height yet to be found: from where to where, and what it is made of."""

    left: float
    right: float
    dots: tuple[float, ...]
    bands: tuple[Band, ...]


def shape(scale: Scale, width: float, began: Span, ended: Span | None) -> MarkShape:
    """The mark of an event that happened or began at one date, and perhaps lasted until another."""

    def x(of: Span) -> tuple[float, float]:
        low, high = scale.share(of.earliest), scale.share(of.latest, open_at=1.0)
        return low * width, high * width

    parts = list(_date(began, *x(began)))
    if ended:
        (start, since), (until, last) = x(began), x(ended)
        until = max(until, start)  # it cannot have ended before it began
        if until > since:
            parts.append((since, until, SURE))
        parts += [part for part in _date(ended, until, last) if part[2]]
    dots = tuple(left for left, _, opacity in parts if not opacity)
    bands = tuple(part for part in parts if part[2])
    edges = [*(dot - RADIUS for dot in dots), *(dot + RADIUS for dot in dots)]
    edges += [edge for left, right, _ in bands for edge in (left, right)]
    return MarkShape(min(edges), max(edges), dots, bands)


def _date(of: Span, left: float, right: float) -> Iterator[Band]:
    """The parts of a date: a point (opacity 0), a full band for a day, a pale one for the rest."""
    hard = not any(of.soft)
    if hard and (of.precision == "minute" or (of.precision == "day" and right - left < LEAST)):
        yield (left + right) / 2, (left + right) / 2, 0.0
    elif hard and of.precision == "day":
        yield left, right, SURE
    else:
        yield from _pale(of.soft, left, right)


def _pale(soft: tuple[bool, bool], left: float, right: float) -> Iterator[Band]:
    """A pale band, its soft ends fading within it: it is never wider than its date."""
    if right - left < LEAST:
        middle = (left + right) / 2
        left, right = middle - LEAST / 2, middle + LEAST / 2
    step = min(STEP, (right - left) / (2 * len(FADING) + 1))
    if soft[0]:
        for fade in reversed(FADING):
            yield left, left + step, MAYBE * fade
            left += step
    ends = right - step * len(FADING) if soft[1] else right
    yield left, ends, MAYBE
    if soft[1]:
        for fade in FADING:
            yield ends, ends + step, MAYBE * fade
            ends += step


def drawn(of: MarkShape, y: float) -> tuple[tuple[Dot, ...], tuple[Rect, ...]]:
    """The points and bands of a mark whose middle stands at a height."""
    dots = tuple(Dot(number(x), number(y)) for x in of.dots)
    bands = (
        rect(left, right, y - HEIGHT / 2, height=HEIGHT, opacity=shade)
        for left, right, shade in of.bands
    )
    return dots, tuple(bands)
