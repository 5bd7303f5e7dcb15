"""The text of the outlines → land and borders, and the parts of them within a window.

The outlines are Natural Earth's, made with the front end (`web/outlines.mjs`). All is in degrees:
longitude to the east, latitude to the north. Windows may run past 180 degrees. By hand: cutting to
a rectangle is short, and shapely would be a compiled dependency for this alone.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

Point = tuple[float, float]
"""Longitude and latitude."""
Line = tuple[Point, ...]
ROUND = 360.0
STEP = 20.0
"""Degrees: regions that are kept for the next map begin and end at multiples of it."""


@dataclass(frozen=True)
class Bounds:
    """A stretch of the earth between two longitudes and two latitudes."""

    west: float
    south: float
    east: float
    north: float

    def turned(self, degrees: float) -> "Bounds":
        """The window moved to the east."""
        return Bounds(self.west + degrees, self.south, self.east + degrees, self.north)

    def touches(self, line: Line) -> bool:
        """Whether a line may have a part in the window."""
        xs, ys = [x for x, _ in line], [y for _, y in line]
        across = max(xs) >= self.west and min(xs) <= self.east
        return across and max(ys) >= self.south and min(ys) <= self.north

    @property
    def edges(self) -> tuple[tuple[int, float, int], ...]:
        """Each edge: which coordinate it bounds, where, and on which side of it is inside."""
        return (0, self.west, 1), (0, self.east, -1), (1, self.south, 1), (1, self.north, -1)


@dataclass(frozen=True)
class Outlines:
    """Rings around land, those of inland seas among them, and lines between countries."""

    areas: tuple[Line, ...]
    borders: tuple[Line, ...]

    def clip(self, window: Bounds) -> "Outlines":
        """The parts in a window; where land goes on beyond it, its ring runs along the edge."""
        areas = tuple(filter(None, (_cut(ring, window) for ring in _near(self.areas, window))))
        runs = (run for border in _near(self.borders, window) for run in _runs(border, window))
        return Outlines(areas, tuple(runs))


@dataclass(frozen=True)
class Basemap:
    """The outlines of the whole earth, which remember the regions that maps have asked for."""

    outlines: Outlines = field(repr=False)
    _regions: dict[Bounds, Outlines] = field(default_factory=dict, compare=False, repr=False)

    def clip(self, window: Bounds) -> Outlines:
        """The outlines in a window."""
        # By way of a wider region, since maps of one story lie close together: far fewer points.
        region = _wider(window)
        if region not in self._regions:
            self._regions[region] = self.outlines.clip(region)
        return self._regions[region].clip(window)


@lru_cache(maxsize=1)  # it is always the same text, and what it remembers is of use again
def read(text: str | bytes) -> Basemap:
    """The outlines from their text, which is ours and well-formed."""
    found = json.loads(text)
    return Basemap(Outlines(_lines(found["areas"]), _lines(found["borders"])))


def _lines(written: Iterable[Iterable[Iterable[int]]]) -> tuple[Line, ...]:
    return tuple(tuple((x / 100, y / 100) for x, y in line) for line in written)


def _wider(window: Bounds) -> Bounds:
    """The window made wider to full steps."""
    return Bounds(
        window.west // STEP * STEP,
        window.south // STEP * STEP,
        -(-window.east // STEP) * STEP,
        -(-window.north // STEP) * STEP,
    )


def _near(lines: Iterable[Line], window: Bounds) -> Iterator[Line]:
    """The lines that touch a window, also where it runs past the 180th degree."""
    for line in lines:
        for turn in (-ROUND, 0.0, ROUND):
            if window.turned(-turn).touches(line):
                yield tuple((x + turn, y) for x, y in line) if turn else line


def _cut(ring: Line, window: Bounds) -> Line:
    """The part of a ring in a window: Sutherland and Hodgman's way, edge by edge."""
    for axis, edge, inward in window.edges:
        ring = tuple(_clipped(ring, axis, edge, inward))
    return ring


def _clipped(ring: Line, axis: int, edge: float, inward: int) -> Iterator[Point]:
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        was, is_ = (inward * (end[axis] - edge) >= 0 for end in (before, point))
        if was != is_:
            yield _crossing(before, point, axis, edge)
        if is_:
            yield point
        before = point


def _crossing(start: Point, end: Point, axis: int, edge: float) -> Point:
    """Where the way from one point to another meets an edge."""
    share = (edge - start[axis]) / (end[axis] - start[axis])
    along = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (edge, along) if axis == 0 else (along, edge)


def _runs(line: Line, window: Bounds) -> Iterator[Line]:
    """The stretches of a line in a window, each with the point before and after it."""
    inside = [_holds(window, point) for point in line]
    start: int | None = None
    for index in range(len(line)):
        near = any(inside[max(index - 1, 0) : index + 2])
        if near and start is None:
            start = index
        if start is not None and not near:
            yield line[start:index]
            start = None
    if start is not None:
        yield line[start:]


def _holds(window: Bounds, point: Point) -> bool:
    return window.west <= point[0] <= window.east and window.south <= point[1] <= window.north
