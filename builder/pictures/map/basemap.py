"""The text of the outlines → land and borders, and the parts of them within a window.

The outlines are Natural Earth's, made and checked with the front end (`web/outlines.mjs`). All is
in degrees: longitude to the east, latitude to the north. Windows may run past 180 degrees, and so
do lines: each of their steps goes the shorter way around the earth.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

Point = tuple[float, float]
"""Longitude and latitude, or what is across and what is down."""
Line = tuple[Point, ...]
ROUND = 360.0
STEP = 20.0
"""Degrees: regions that are kept for the next map begin and end at multiples of it."""


@dataclass(frozen=True)
class Bounds:
    """A rectangle: a stretch of the earth between two longitudes and two latitudes."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Bounds") -> bool:
        """Whether two rectangles have a point in common."""
        across = self.east >= other.west and self.west <= other.east
        return across and self.north >= other.south and self.south <= other.north

    def holds(self, other: "Bounds") -> bool:
        """Whether all of another rectangle lies in this one."""
        across = self.west <= other.west and other.east <= self.east
        return across and self.south <= other.south and other.north <= self.north

    @property
    def edges(self) -> tuple[tuple[int, float, int], ...]:
        """Each edge: which coordinate it bounds, where, and on which side of it is inside."""
        return (0, self.west, 1), (0, self.east, -1), (1, self.south, 1), (1, self.north, -1)


def bounds(points: Iterable[Point]) -> Bounds:
    """The least rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Bounds(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Outlines:
    """Rings around land, those of inland seas among them, and lines between countries."""

    areas: tuple[Line, ...]
    borders: tuple[Line, ...]

    def clip(self, window: Bounds) -> "Outlines":
        """The parts in a window; where land goes on beyond it, its ring runs along the edge."""
        areas = (cut(ring, window) for ring, box in self._areas if box.meets(window))
        borders = (line for line, box in self._borders if box.meets(window))
        return Outlines(tuple(filter(None, areas)), tuple(borders))

    def near(self, window: Bounds) -> "Outlines":
        """The lines that touch a window however the earth is turned, each once and as it is."""
        areas = dict.fromkeys(ring for ring, _ in _turned(self._areas, window))
        borders = dict.fromkeys(line for line, _ in _turned(self._borders, window))
        return Outlines(tuple(areas), tuple(borders))

    def around(self, window: Bounds) -> "Outlines":
        """The lines that touch a window, turned so that they do: some are there twice."""
        areas = (_moved(*found) for found in _turned(self._areas, window))
        borders = (_moved(*found) for found in _turned(self._borders, window))
        return Outlines(tuple(areas), tuple(borders))

    @cached_property
    def _areas(self) -> list[tuple[Line, Bounds]]:
        # What goes around a pole reaches to it.
        return [(ring, bounds(_on_sheet(ring))) for ring in self.areas]

    @cached_property
    def _borders(self) -> list[tuple[Line, Bounds]]:
        return [(line, bounds(line)) for line in self.borders]


@dataclass(frozen=True)
class Basemap:
    """The outlines of the whole earth, which remember the regions that maps have asked for."""

    outlines: Outlines = field(repr=False)
    """As they are on the globe."""
    _regions: dict[Bounds, Outlines] = field(default_factory=dict, compare=False, repr=False)

    def clip(self, window: Bounds) -> Outlines:
        """The outlines in a window of a map on which meridians do not meet."""
        # By way of a wider region, since maps of one story lie close together: far fewer points.
        region = _wider(window)
        if region not in self._regions:
            self._regions[region] = self._sheet.around(region).clip(region)
        return self._regions[region].clip(window)

    def share(self, window: Bounds) -> float:
        """How much of a window, in degrees, is land."""
        land = abs(sum(map(_area, self.clip(window).areas)))
        return land / ((window.east - window.west) * (window.north - window.south))

    @cached_property
    def _sheet(self) -> Outlines:
        """The outlines as they are on a sheet, where a pole is an edge."""
        return Outlines(tuple(map(_on_sheet, self.outlines.areas)), self.outlines.borders)


@lru_cache(maxsize=1)  # it is always the same text, and what it remembers is of use again
def read(text: str | bytes) -> Basemap:
    """The outlines from their text, which is ours and well-formed."""
    found = json.loads(text)
    return Basemap(Outlines(_lines(found["areas"]), _lines(found["borders"])))


def _lines(written: Iterable[Iterable[Iterable[int]]]) -> tuple[Line, ...]:
    return tuple(tuple((x / 100, y / 100) for x, y in line) for line in written)


def _on_sheet(ring: Line) -> Line:
    """A ring that goes around a pole runs along the edge that the pole is, three times around."""
    turn = ring[-1][0] - ring[0][0]
    if abs(turn) < ROUND / 2:
        return ring
    around = tuple((x + times * turn, y) for times in (-1, 0, 1) for x, y in ring)
    pole = 90.0 if sum(y for _, y in ring) > 0 else -90.0
    return (*around, (around[-1][0], pole), (around[0][0], pole))


def _area(ring: Line) -> float:
    """What a ring is around; less than nothing where it runs the other way, as around a lake."""
    steps = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in steps) / 2


def _wider(window: Bounds) -> Bounds:
    """The window made wider to full steps."""
    return Bounds(
        window.west // STEP * STEP,
        window.south // STEP * STEP,
        -(-window.east // STEP) * STEP,
        -(-window.north // STEP) * STEP,
    )


def _turned(lines: Iterable[tuple[Line, Bounds]], window: Bounds) -> Iterator[tuple[Line, float]]:
    """The lines that touch a window, and by how much each is to be turned for that."""
    for line, box in lines:
        # What goes more than once around is there whichever way the earth is turned.
        for turn in (-ROUND, 0.0, ROUND) if box.east - box.west <= ROUND else (0.0,):
            if Bounds(box.west + turn, box.south, box.east + turn, box.north).meets(window):
                yield line, turn


def _moved(line: Line, turn: float) -> Line:
    return tuple((x + turn, y) for x, y in line) if turn else line


def cut(ring: Line, window: Bounds) -> Line:
    """The part of a ring in a rectangle: Sutherland and Hodgman's way, edge by edge."""
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
