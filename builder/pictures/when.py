"""How an uncertain date looks: a point for a moment or a day, a band for what is less exact.

A band ends softly where its date is only roughly meant, and runs off softly where it is open. What
lasted is a band, too. Nothing is drawn as a point that the record does not know to the day, and a
band is always wider than a point. The strip and the diagram of messages are drawn by this module;
the numbers in it that the timeline in the browser is drawn by, too, come there by `tables.js`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.dates import Span
from builder.pictures.svg import Dot, Rect, number, rect
from builder.pictures.timescale import Scale

HEIGHT = 4.6
RADIUS = 3.1
"""Of a point on the strip."""
BEYOND = 3.0
"""A band is at least so much wider than a point is; narrower, it could be taken for one."""
LEAST = 2 * RADIUS + BEYOND
"""The least width of a band on the strip."""
SURE, MAYBE = 1.0, 0.5
FAINTEST = 0.04
"""What is left of a band at a soft end, where it can fade smoothly."""
SOFT_ONE, SOFT_BOTH = 0.5, 0.35
"""The share of a band that a soft end takes at most: of the only one, and of each of two."""
FADING = (0.75, 0.5, 0.25)
"""How a soft end fades step by step, where it cannot fade smoothly."""
STEP = 5.0
"""The most width that a step of a soft end takes."""

Band = tuple[float, float, float]
"""Where it begins, where it ends, and its opacity."""
Ends = tuple[float, float]


@dataclass(frozen=True)
class MarkShape:
    """A mark, at a height yet to be found: from where to where, and what it is made of."""

    left: float
    right: float
    dots: tuple[float, ...]
    bands: tuple[Band, ...]


def is_exact(of: Span) -> bool:
    """Whether a date is one moment or one day: then a point says no more than is known."""
    return of.precision in {"minute", "day"} and not any(of.soft)


def shape(scale: Scale, width: float, began: Span, ended: Span | None) -> MarkShape:
    """The mark of an event that happened or began at one date, and perhaps lasted until another."""

    def ends(of: Span) -> Ends:
        low, high = scale.share(of.earliest), scale.share(of.latest, open_at=1.0)
        return low * width, high * width

    low, high = ends(began)
    if ended:
        bands = _wide_enough(_lasting(began, (low, high), ended, ends(ended)))
    elif is_exact(began) and (began.precision == "minute" or high - low < LEAST):
        middle = (low + high) / 2
        return MarkShape(middle - RADIUS, middle + RADIUS, (middle,), ())
    elif is_exact(began):
        bands = ((low, high, SURE),)
    else:
        bands = tuple(soft_band(*_widened(low, high), began.soft))
    return MarkShape(min(band[0] for band in bands), max(band[1] for band in bands), (), bands)


def _lasting(began: Span, first: Ends, ended: Span, last: Ends) -> Iterator[Band]:
    """A full band while it surely went on; before and after, what the two dates leave open."""
    start, since = first
    until = max(last[0], start)  # it cannot have ended before it began
    end = max(last[1], until)
    if until > since or (is_exact(began) and is_exact(ended)):
        yield from _edge(began, start, since, (began.soft[0], False))
        yield since, max(until, since), SURE
        yield from _edge(ended, max(until, since), end, (False, ended.soft[1]))
    else:
        yield from soft_band(start, end, (began.soft[0], ended.soft[1]))


def _edge(of: Span, start: float, end: float, soft: tuple[bool, bool]) -> Iterator[Band]:
    if is_exact(of):
        yield start, end, SURE
    else:
        yield from soft_band(start, end, soft)


def _wide_enough(bands: Iterable[Band]) -> tuple[Band, ...]:
    """The bands of a mark, or in their place a single one if they are too narrow together."""
    found = tuple(bands)
    low, high = found[0][0], found[-1][1]
    if high - low < LEAST:
        return ((*_widened(low, high), max(opacity for _, _, opacity in found)),)
    return tuple(band for band in found if band[1] > band[0])


def _widened(low: float, high: float) -> Ends:
    """The ends of a band, further apart if it is too narrow."""
    more = max(LEAST - (high - low), 0) / 2
    return low - more, high + more


def soft_band(low: float, high: float, soft: tuple[bool, bool]) -> Iterator[Band]:
    """A pale band, its soft ends fading within it: it is never wider than its date."""
    share = SOFT_BOTH if all(soft) else SOFT_ONE
    step = min(STEP, (high - low) * share / len(FADING))
    first = low + step * len(FADING) * soft[0]
    last = high - step * len(FADING) * soft[1]
    if soft[0]:
        for n, fade in enumerate(reversed(FADING)):
            yield low + n * step, low + (n + 1) * step, MAYBE * fade
    yield first, last, MAYBE
    if soft[1]:
        for n, fade in enumerate(FADING):
            yield last + n * step, last + (n + 1) * step, MAYBE * fade


def drawn(of: MarkShape, y: float) -> tuple[tuple[Dot, ...], tuple[Rect, ...]]:
    """The points and bands of a mark whose middle is at a height."""
    dots = tuple(Dot(number(x), number(y)) for x in of.dots)
    bands = (
        rect(left, right, y - HEIGHT / 2, height=HEIGHT, opacity=shade)
        for left, right, shade in of.bands
    )
    return dots, tuple(bands)
