"""Places → the frame that holds them, on the projection that suits them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.pictures.map.basemap import Bounds, Line, Point, bounds
from builder.pictures.map.projection import (
    DEGREE,
    EqualEarth,
    Mercator,
    Polar,
    Projection,
    turned,
)

NICE = (1, 2, 5)
UNEVEN = 2.0
"""How many times as long as elsewhere a distance may be drawn in a frame that has a bar."""
POLAR = 65.0
"""Degrees of latitude: where the middle of the places is beyond, the map is one of the pole."""
REACHES, HALF_WAY = 80.0, 45.0
"""The same of what reaches beyond the first, if its middle is beyond the second."""
ACROSS, UP = 180.0, 100.0
"""Degrees: places farther apart than this are on a map of the whole earth."""
USUAL = 10.0
"""The longitude in the middle of a map of the whole earth; its edge runs through Bering Strait."""
AT_A_POLE = 89.5
"""Degrees of latitude beyond which a longitude says little."""
AROUND = 48
"""Points of a circle on the earth."""

Around = tuple[float, float, float]
"""Longitude, latitude, and how many kilometres around it the frame should hold."""


@dataclass(frozen=True)
class Viewport:
    """A part of a sheet in a picture: its middle there, units for one of the sheet's, its size."""

    projection: Projection
    x: float
    y: float
    scale: float
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where something lies in the frame; what is east of something else stays so."""
        x, y = self.projection.plane(longitude, latitude)
        return self._across(x), self._down(y)

    def position(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the frame, on whichever side of the 180th degree the frame is."""
        return self.point(turned(longitude, self.projection.middle), latitude)

    def earth(self, across: float, down: float) -> Point:
        """The longitude and latitude of a point in the frame."""
        x = self.x + (across - self.width / 2) / self.scale
        return self.projection.earth(x, self.y - (down - self.height / 2) / self.scale)

    def _across(self, x: float) -> float:
        return (x - self.x) * self.scale + self.width / 2

    def _down(self, y: float) -> float:
        return (self.y - y) * self.scale + self.height / 2

    def length(self, kilometres: float, latitude: float) -> float:
        """How long a distance is at a latitude, in units."""
        return kilometres / DEGREE * self.projection.stretch(latitude) * self.scale

    @property
    def across_km(self) -> float:
        """How many kilometres the frame is wide, in its middle."""
        _, latitude = self.projection.earth(self.x, self.y)
        return self.width / self.length(1, latitude)

    def window(self, pad: float = 0.0) -> Bounds:
        """What of the earth is in the frame and so many units around it."""
        across, up = ((size / 2 + pad) / self.scale for size in (self.width, self.height))
        box = Bounds(self.x - across, self.y - up, self.x + across, self.y + up)
        return self.projection.window(box)

    @property
    def is_world(self) -> bool:
        """Whether it shows the whole earth."""
        return isinstance(self.projection, EqualEarth)

    @property
    def is_polar(self) -> bool:
        """Whether its meridians meet."""
        return isinstance(self.projection, Polar)

    def bar(self) -> tuple[int, float] | None:
        """A round number of kilometres, and its length: at most a quarter of the width.

        None where a distance is much longer at one place of the frame than at another.
        """
        window = self.window()
        nearest = max(window.south, min(0.0, window.north))
        drawn = [self.length(1, north) for north in (window.south, nearest, window.north)]
        if self.is_world or max(drawn) > UNEVEN * min(drawn):
            return None
        most = 1.001 * self.across_km / 4
        power = 10 ** max(0, math.floor(math.log10(most)))
        kilometres = max(nice * power for nice in NICE if nice * power <= max(most, 1))
        return int(kilometres), kilometres * self.width / self.across_km

    @property
    def outline(self) -> Line:
        """The edge of what is drawn: the frame's, or that of the whole earth."""
        if not self.is_world:
            return (0, 0), (self.width, 0), (self.width, self.height), (0, self.height)
        middle, north = self.projection.middle, range(-90, 91, 5)
        east = [self.point(middle + 180, latitude) for latitude in north]
        return (*east, *(self.point(middle - 180, latitude) for latitude in reversed(north)))

    def frame_of(self, inner: "Viewport") -> Line:
        """The edge of another frame, in this one."""
        shares = [nth / 4 for nth in range(4)]
        wide, high = inner.width, inner.height
        edge = [
            *((share * wide, 0.0) for share in shares),
            *((wide, share * high) for share in shares),
            *(((1 - share) * wide, high) for share in shares),
            *((0.0, (1 - share) * high) for share in shares),
        ]
        return tuple(self.position(*inner.earth(*point)) for point in edge)

    def circle(self, longitude: float, latitude: float, kilometres: float) -> Iterator[Line]:
        """All points so many kilometres away, in as many lines as the edge of the earth cuts it."""
        line: list[Point] = []
        before = 0.0
        for point in _circle(longitude, latitude, kilometres):
            east = turned(point[0], self.projection.middle)
            if line and abs(east - before) > 180:
                yield tuple(line)
                line = []
            before = east
            line.append(self.point(east, point[1]))
        yield tuple(line)


def fitted(
    around: Sequence[Around], size: tuple[float, float], least: float, share: float = 1.0
) -> Viewport:
    """The frame that holds all of these in a share of it, at least some kilometres across."""
    projection, (width, height) = _suited(around), size
    if isinstance(projection, EqualEarth):
        scale = 0.98 / 2 * min(width / projection.EDGE, height / projection.TOP)
        return Viewport(projection, 0.0, 0.0, scale, width, height)
    held: list[Point] = []
    for longitude, latitude, reach in around:
        x, y = projection.plane(turned(longitude, projection.middle), latitude)
        far = reach / DEGREE * projection.stretch(latitude)
        held += [(x - far, y - far), (x + far, y + far)]
    box = bounds(held)
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    least *= projection.stretch(projection.earth(x, y)[1]) / DEGREE
    wide, high = max(box.east - box.west, least), max(box.north - box.south, 1e-9)
    return Viewport(projection, x, y, share * min(width / wide, height / high), width, height)


def _suited(around: Sequence[Around]) -> Projection:
    """The projection on which places look as readers know them."""
    latitudes = [latitude for _, latitude, _ in around]
    south, north = min(latitudes), max(latitudes)
    middle, span = _turned_middle(
        [east for east, latitude, _ in around if abs(latitude) < AT_A_POLE] or [around[0][0]]
    )
    centre, farthest = (south + north) / 2, max(-south, north)
    if abs(centre) > POLAR or (farthest > REACHES and abs(centre) > HALF_WAY):
        return Polar(middle, 1 if centre > 0 else -1)
    if farthest > REACHES or span > ACROSS or north - south > UP:
        return EqualEarth(middle if span <= ACROSS else USUAL)
    return Mercator(middle)


def _turned_middle(longitudes: Sequence[float]) -> tuple[float, float]:
    """The middle of longitudes and how far they reach, on the side of the earth where they lie."""
    ordered = sorted(longitude % 360 for longitude in longitudes)
    following = [*ordered[1:], ordered[0] + 360]
    gaps = [after - before for before, after in zip(ordered, following, strict=True)]
    widest = gaps.index(max(gaps))
    span = 360 - gaps[widest]
    return turned(following[widest] + span / 2, 0), span


def _circle(longitude: float, latitude: float, kilometres: float) -> Iterator[Point]:
    """Points of a circle on the earth, the first once more at the end."""
    up, away = math.radians(latitude), math.radians(min(kilometres / DEGREE, 179))
    for nth in range(AROUND + 1):
        bearing = 2 * math.pi * nth / AROUND
        high = math.sin(up) * math.cos(away) + math.cos(up) * math.sin(away) * math.cos(bearing)
        north = math.asin(max(-1.0, min(1.0, high)))
        east = math.atan2(
            math.sin(bearing) * math.sin(away) * math.cos(up),
            math.cos(away) - math.sin(up) * math.sin(north),
        )
        yield longitude + math.degrees(east), math.degrees(north)
