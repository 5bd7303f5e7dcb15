"""Where on the earth → where in a picture: Mercator's projection, cut to a frame.

It is chosen because it keeps shapes and directions: a radius is a circle. Its scale changes with
latitude, so a radius is measured at its own place, and a bar in the middle of the frame.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.pictures.map.basemap import Bounds, Line, Outlines
from builder.pictures.svg import number

DEGREE = 111.195
"""Kilometres in a degree of latitude."""
POLAR = 82.0
"""Degrees of latitude beyond which nothing is drawn: the projection has no poles."""
PAD = 20.0
"""Units by which outlines go on beyond the frame, so that their cut edges are not seen."""
FINEST = 2.0
"""Units: points of an outline that lie closer to each other are one."""
NICE = (1, 2, 5)


def northing(latitude: float) -> float:
    """How far north a latitude lies on Mercator's map, in degrees of its equator."""
    bound = max(-POLAR, min(POLAR, latitude))
    return math.degrees(math.asinh(math.tan(math.radians(bound))))


def latitude_of(north: float) -> float:
    """The latitude at a northing."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


@dataclass(frozen=True)
class Viewport:
    """A part of the earth in a picture: its middle, units a degree at the equator, its size."""

    longitude: float
    north: float
    scale: float
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where something lies in the frame."""
        x = (longitude - self.longitude) * self.scale + self.width / 2
        return x, (self.north - northing(latitude)) * self.scale + self.height / 2

    def position(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies in the frame, on whichever side of the 180th degree the frame is."""
        turned = self.longitude + (longitude - self.longitude + 180) % 360 - 180
        return self.point(turned, latitude)

    def length(self, kilometres: float, latitude: float) -> float:
        """How long a distance is at a latitude, in units."""
        bound = max(-POLAR, min(POLAR, latitude))
        return kilometres / DEGREE / math.cos(math.radians(bound)) * self.scale

    @property
    def latitude(self) -> float:
        """The latitude in the middle."""
        return latitude_of(self.north)

    @property
    def window(self) -> Bounds:
        """What of the earth is drawn: the frame and a little around it."""
        across = (self.width / 2 + PAD) / self.scale
        up = (self.height / 2 + PAD) / self.scale
        return Bounds(
            self.longitude - across,
            latitude_of(self.north - up),
            self.longitude + across,
            latitude_of(self.north + up),
        )

    def bar(self) -> tuple[int, float]:
        """A round number of kilometres, and its length: at most a quarter of the width."""
        unit = self.length(1, self.latitude)
        most = self.width / 4 / unit
        power = 10 ** max(0, math.floor(math.log10(most)))
        kilometres = max(nice * power for nice in NICE if nice * power <= max(most, 1))
        return int(kilometres), kilometres * unit


Around = tuple[float, float, float]
"""Longitude, latitude, and how many kilometres around it the frame should hold."""


def fitted(around: Sequence[Around], width: float, height: float, least: float) -> Viewport:
    """The frame that holds all of these, and is at least some kilometres across."""
    middle = _turned_middle([longitude for longitude, _, _ in around])
    east: list[float] = []
    north: list[float] = []
    for longitude, latitude, reach in around:
        # The shorter way around the earth from the middle of them all.
        x = middle + (longitude - middle + 180) % 360 - 180
        across = reach / DEGREE / math.cos(math.radians(min(abs(latitude), POLAR)))
        east += [x - across, x + across]
        north += [northing(latitude - reach / DEGREE), northing(latitude + reach / DEGREE)]
    centre = (min(north) + max(north)) / 2
    least /= DEGREE * math.cos(math.radians(latitude_of(centre)))
    wide, high = max(max(east) - min(east), least), max(max(north) - min(north), 1e-9)
    scale = min(width / min(wide, 360), height / high)
    return Viewport((min(east) + max(east)) / 2, centre, scale, width, height)


def _turned_middle(longitudes: Sequence[float]) -> float:
    """The middle of longitudes on the side of the earth where they lie: across 180, if need be."""
    ordered = sorted(longitudes)
    following = [*ordered[1:], ordered[0] + 360]
    gaps = [after - before for before, after in zip(ordered, following, strict=True)]
    widest = gaps.index(max(gaps))
    return following[widest] + (360 - gaps[widest]) / 2 - (360 if following[widest] > 180 else 0)


def land(outlines: Outlines, view: Viewport) -> tuple[str, str]:
    """The paths of land and of borders in a frame."""
    areas = (_path(area, view, closed=True) for area in outlines.areas)
    lines = (_path(border, view, closed=False) for border in outlines.borders)
    return "".join(areas), "".join(lines)


def _path(line: Line, view: Viewport, *, closed: bool) -> str:
    points = list(_thinned([view.point(*point) for point in line]))
    if len(points) < (3 if closed else 2):
        return ""
    tenths = [(5 * round(x * 2), 5 * round(y * 2)) for x, y in points]
    steps = pairwise(tenths)
    # From point to point: half as long as where each of them lies.
    written = [_pair(to_x - x, to_y - y) for (x, y), (to_x, to_y) in steps]
    return f"M{_pair(*tenths[0])}l{' '.join(written)}" + ("z" if closed else "")


def _pair(x: int, y: int) -> str:
    """Two numbers given in tenths; a minus sign also separates them."""
    return f"{number(x / 10)}{'' if y < 0 else ' '}{number(y / 10)}"


def _thinned(points: Sequence[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """Points without those that lie too close to the one before; a line keeps its ends."""
    kept = points[0]
    yield kept
    for point in points[1:-1]:
        if math.dist(kept, point) >= FINEST:
            kept = point
            yield kept
    if len(points) > 1:
        yield points[-1]
