"""Dates and bounds → a bent time scale: years of background and one night on one picture.

Time is split where chapters begin and end. A stretch is the wider the more events can begin in it,
by the square root, so that none takes all the room; and each keeps room enough to be read. Within a
stretch time runs evenly. The picture of the timeline and the strip in print are drawn from the same
scale: it is worked out once, here.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log, sqrt

from builder.dates import Span
from builder.days import DAY, Moment, day_number, known

MINUTE = 1
LEAST = 0.05
"""The share of the width that every stretch keeps; of very many stretches, half an equal share."""
MARGIN = 0.1
"""How far the scale goes on beyond its days where an open date lies there: `until 2030` in a story
that begins in 2031. A share of the stretch beside it."""
ALIKE = 1.2
"""Two neighbours whose paces differ by less than this factor are one stretch."""
NOTHING = day_number(2000) * DAY
"""The day on which a story without dates has its scale; nothing is drawn on it."""


@dataclass(frozen=True)
class Scale:
    """Moments and their shares of the width, from 0 to 1, both rising.

    The moments are midnights, as `dates.local` has them.
    """

    points: tuple[tuple[Moment, float], ...]

    @property
    def start(self) -> Moment:
        """Where the picture begins."""
        return self.points[0][0]

    @property
    def end(self) -> Moment:
        """Where the picture ends."""
        return self.points[-1][0]

    def share(self, moment: Moment | None, *, open_at: float = 0.0) -> float:
        """Where a moment lies: linear between two points, 0 or 1 beyond; `open_at` where None."""
        if moment is None:
            return open_at
        moment = min(max(moment, self.start), self.end)
        at = bisect_right(self.points, moment, key=lambda point: point[0])
        if at == len(self.points):
            return 1.0
        (before, low), (after, high) = self.points[at - 1], self.points[at]
        return low + (high - low) * ((moment - before) / (after - before))

    def part(self, start: Moment | None, end: Moment | None) -> "Scale":
        """What it shows from one moment to another, alone; all of it where nothing is between."""
        first = self.start if start is None else max(start, self.start)
        last = self.end if end is None else min(end, self.end)
        if first >= last:
            return self
        low, high = self.share(first), self.share(last)
        inner = (point for point in self.points if first < point[0] < last)
        shares = ((at, (share - low) / (high - low)) for at, share in inner)
        return Scale(((first, 0.0), *shares, (last, 1.0)))

    def stretches(self) -> Iterable[tuple[Moment, Moment, float]]:
        """The parts in which time runs evenly: start, end, share of the width."""
        for (start, low), (end, high) in pairwise(self.points):
            yield start, end, high - low


def bend(begun: Sequence[Span], ended: Iterable[Span], bounds: Iterable[Moment]) -> Scale:
    """The scale from the first day on which something can have begun to the last one known.

    `begun` are the dates on which events happened or began, `ended` those until which some lasted;
    `bounds` are the moments at which the pace may change: where chapters begin and end.
    """
    start, end = _extent([*begun, *ended])
    cuts = [start, *(cut for cut in sorted(set(bounds)) if start < cut < end), end]
    weights = [sqrt(number) for number in _begins(cuts, begun)]
    before, after = _margin(cuts[1] - start), _margin(end - cuts[-2])
    if any(dates.latest == start for dates in begun if dates.earliest is None):
        cuts[0] -= before
    if any(dates.earliest == end for dates in begun if dates.latest is None):
        cuts[-1] += after
    return Scale(_rounded(_merged(cuts, _shares(weights))))


def reach(spans: Iterable[Span]) -> tuple[Moment, Moment] | None:
    """From the first to the last moment that dates name, that excluded; None without a date."""
    known = []
    for dates in spans:
        known += [moment for moment in (dates.earliest, dates.latest) if moment is not None]
        if dates.latest is not None and dates.latest == dates.earliest:
            known.append(dates.latest + MINUTE)  # a moment is within its own reach
    return (min(known), max(known)) if known else None


def _extent(spans: Sequence[Span]) -> tuple[Moment, Moment]:
    """The first and the last midnight, between which all known ends of these dates lie."""
    first, last = reach(spans) or (NOTHING, NOTHING)
    start, end = first // DAY * DAY, -(-last // DAY) * DAY
    return start, max(end, start + DAY)


def _begins(cuts: Sequence[Moment], begun: Sequence[Span]) -> list[float]:
    """How many events can begin between each two cuts.

    One whose date is a band counts in parts, by how much of the band lies there. What is only known
    to have happened by a day, or on it or later, counts on that.
    """
    numbers = [0.0] * (len(cuts) - 1)
    for dates in begun:
        high = known(dates.latest, known(dates.earliest, cuts[-1]))
        low = max(high - MINUTE, cuts[0]) if dates.earliest is None else dates.earliest
        if low >= high:  # a moment, or open from then on
            numbers[min(bisect_right(cuts, low), len(numbers)) - 1] += 1
            continue
        first = bisect_right(cuts, low) - 1
        for at in range(first, len(numbers)):
            if cuts[at] >= high:
                break
            within = min(high, cuts[at + 1]) - max(low, cuts[at])
            numbers[at] += within / (high - low)
    return numbers


def _margin(stretch: int) -> int:
    return max(1, ceil(stretch / DAY * MARGIN)) * DAY


def _shares(weights: Sequence[float]) -> list[float]:
    """Shares that add up to 1: a floor for each, the rest by weight."""
    floor = min(LEAST, 0.5 / len(weights))
    whole = sum(weights)
    if not whole:
        return [1 / len(weights)] * len(weights)
    rest = 1 - floor * len(weights)
    return [floor + rest * weight / whole for weight in weights]


def _merged(cuts: Sequence[Moment], shares: Sequence[float]) -> list[tuple[Moment, float]]:
    """The points of the scale, without those at which its pace hardly changes."""
    points, pace = [(cuts[0], 0.0)], 0.0
    for end, share in zip(cuts[1:], shares, strict=True):
        start, low = points[-1]
        here = share / ((end - start) / DAY)
        if pace and abs(log(here / pace)) < log(ALIKE):
            points.pop()
            start, before = points[-1]
            points.append((end, low + share))
            pace = (low + share - before) / ((end - start) / DAY)
        else:
            points.append((end, low + share))
            pace = here
    return points


def _rounded(points: Sequence[tuple[Moment, float]]) -> tuple[tuple[Moment, float], ...]:
    """The points to five decimals, the ends exactly 0 and 1; what rounding makes equal, goes."""
    kept = [points[0]]
    for moment, share in points[1:-1]:
        near = round(share, 5)
        if kept[-1][1] < near < 1:
            kept.append((moment, near))
    return (*kept, (points[-1][0], 1.0))
