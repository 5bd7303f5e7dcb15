"""How an uncertain date looks: a point for a moment or a day, a band for what is less exact.

What surely went on is a full band; that within which something happened at some time is a slim and
pale one. A band ends softly where its date is only roughly meant. Where a date is open, it fades
soon beyond the day that is known, since nobody knows how far off the other end lies: to the edge of
the picture it would seem to last as long as the story. Of one date or another each is a band, and a
line joins them. What lasted is a band, too: full while it surely went on, and to the edge of the
picture only if it is said to go on. Nothing is drawn as a point or a full band that the record does
not know to the day, and a band is always wider than a point. The strip and the diagram of messages
are drawn by this module. The timeline in the browser (`layout/shape.js`) has the same rules: the
numbers come from here by `tables.js`, and one list of cases tests both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.dates import Span
from builder.pictures.svg import Dot, Rect, number, rect
from builder.pictures.timescale import Scale

HEIGHT = 4.6
SLIM = 0.52
"""How high a band is that is not sure, as a share of one that is: it never looks like one that
lasted."""
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
TAIL = 40.0
"""How far a band goes beyond the day that is known where a date is open: it fades soon."""
READING, JOINT = 3.0, 1.2
"""Of one date or another: the least width of each, and the height of the line between them."""
STEP = 5.0
"""The most width that a step of a soft end takes."""

Band = tuple[float, float, float]
"""Where it begins, where it ends, and its opacity."""
Ends = tuple[float, float]


@dataclass(frozen=True)
class Segment:
    """A part of a band: full where `sure`, else pale and perhaps fading at its ends."""

    low: float
    high: float
    sure: bool
    soft: tuple[bool, bool] = (False, False)
    joint: bool = False
    """Whether it is only a line, where the date cannot have been."""

    def bands(self) -> Iterator[Band]:
        """The bands that it is drawn with."""
        if self.sure:
            yield self.low, self.high, SURE
        else:
            yield from soft_band(self.low, self.high, self.soft)


@dataclass(frozen=True)
class MarkShape:
    """A mark, at a height yet to be found: its ends; a point, or a band's segments."""

    left: float
    right: float
    dots: tuple[float, ...]
    segments: tuple[Segment, ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that it is drawn with."""
        return tuple(band for segment in self.segments for band in segment.bands())

    def rects(self, y: float) -> Iterator[Rect]:
        """The same around a height."""
        for segment in self.segments:
            height = JOINT if segment.joint else HEIGHT if segment.sure else HEIGHT * SLIM
            for left, right, shade in segment.bands():
                yield rect(left, right, y - height / 2, height=height, opacity=shade)


def is_exact(of: Span) -> bool:
    """Whether a date is one moment or one day: then a point says no more than is known."""
    return of.precision in {"minute", "day"} and not any(of.soft)


def shape(
    scale: Scale, width: float, began: Span, ended: Span | None, least: float = LEAST
) -> MarkShape:
    """The mark of an event that happened or began at one date, and perhaps lasted until another.

    `least` is the least width of a band.
    """

    def ends(of: Span) -> Ends:
        if of.earliest is None:
            high = scale.share(of.latest, open_at=1.0) * width
            return high - TAIL, high
        low = scale.share(of.earliest) * width
        return low, low + TAIL if of.latest is None else scale.share(of.latest) * width

    first = ends(began)
    if ended and ended.unknown:
        segments = tuple(_ended_some_time(began, first))
    elif ended:
        segments = tuple(_lasting(began, first, ended, ends(ended)))
    else:
        gaps = [(scale.share(low) * width, scale.share(high) * width) for low, high in began.gaps]
        segments = tuple(_readings(Segment(*first, is_exact(began), began.soft), gaps))
    segments = tuple(segment for segment in segments if segment.high > segment.low)
    at = scale.share(began.place) * width
    low, high = (segments[0].low, segments[-1].high) if segments else (at, at)
    if high - low >= least:
        return MarkShape(low, high, (), segments)
    middle = (low + high) / 2
    if is_exact(began) and not ended:
        return MarkShape(middle - RADIUS, middle + RADIUS, (middle,), ())
    # Too narrow for its segments: a single one, full only if all of them are.
    low, high = middle - least / 2, middle + least / 2
    sure = bool(segments) and all(segment.sure for segment in segments)
    soft = (began.soft[0], (ended or began).soft[1])
    return MarkShape(low, high, (), (Segment(low, high, sure, soft),))


def within(of: MarkShape, width: float) -> MarkShape:
    """A mark without what lies beyond the ends of the picture; of a band, at least the least."""
    if of.dots or (of.left >= 0 and of.right <= width):
        return of
    low = min(max(of.left, 0), width - LEAST)
    high = max(min(of.right, width), LEAST)
    kept = tuple(
        replace(part, low=max(part.low, low), high=min(part.high, high))
        for part in of.segments
        if part.low < high and part.high > low
    )
    if low < of.left or high > of.right:
        sure = all(part.sure for part in of.segments)
        soft = of.segments[0].soft[0], of.segments[-1].soft[1]
        kept = (Segment(low, high, sure, soft),)
    return MarkShape(low, high, (), kept)


def _readings(whole: Segment, gaps: Sequence[Ends]) -> Iterator[Segment]:
    """Of one date or another, each where it is told apart, and what joins them."""
    low, soft = whole.low, whole.soft[0]
    ends = [*(after for after, _ in gaps[1:]), whole.high]
    for (after, before), end in zip(gaps, ends, strict=False):
        left, right = max(after, low + READING), min(before, end - READING)
        if left < right:
            yield Segment(low, left, sure=False, soft=(soft, False))
            yield Segment(left, right, sure=False, joint=True)
            low, soft = right, False
    yield replace(whole, low=low, soft=(soft, whole.soft[1]))


def _ended_some_time(began: Span, first: Ends) -> Iterator[Segment]:
    """Its beginning, and a short way further: the same, if its beginning is open as well."""
    start, since = first
    if began.latest is None:
        yield Segment(start, since, sure=False, soft=(began.soft[0], True))
        return
    yield Segment(start, since, is_exact(began), (began.soft[0], False))
    yield Segment(since, since + TAIL, sure=False, soft=(False, True))


def _lasting(began: Span, first: Ends, ended: Span, last: Ends) -> Iterator[Segment]:
    """Full while it surely went on, with its exact first and last days; around it, what is open."""
    start, since = first
    opens = ended.latest is None
    least = since if opens and is_exact(began) else start  # its first day is sure
    until = max(last[0], least) if opens or ended.earliest is not None else start
    end = max(last[1], until)  # it cannot have ended before it began
    exact = is_exact(began) and (opens or is_exact(ended))
    if began.latest is not None and (until > since or exact):
        low = start if is_exact(began) else since
        high = end if is_exact(ended) else until
        yield Segment(start, low, sure=False, soft=(began.soft[0], False))
        yield Segment(low, high, sure=True)
        yield Segment(high, end, sure=False, soft=(False, ended.soft[1]))
    else:
        yield Segment(start, end, sure=False, soft=(began.soft[0], ended.soft[1]))


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
    return dots, tuple(of.rects(y))
