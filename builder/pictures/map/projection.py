"""Where on the earth → where on a sheet: the three projections that maps use.

A sheet's unit is a degree of latitude where the scale is true; x is to the east in the middle, y
to the north. In middle latitudes it is Mercator's, around a pole the stereographic projection: both
keep shapes, so that a radius is a circle whose size depends on its latitude alone. What neither can
hold is on a map of the whole earth, which keeps areas.

Formulas: J. P. Snyder, Map Projections: A Working Manual (US Geological Survey, 1987), 7-1 to 7-4
and 21-5 to 21-15, on the sphere; B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map
projection (2018).
"""

import math
from dataclasses import dataclass
from typing import ClassVar, Protocol

from builder.pictures.map.basemap import Bounds, Point, bounds

DEGREE = 111.195
"""Kilometres in a degree of latitude."""
STEEPEST = 89.0
"""Degrees of latitude beyond which Mercator's sheet does not go on: it has no poles."""


class Projection(Protocol):
    """A way to draw the earth on a sheet."""

    @property
    def middle(self) -> float:
        """The longitude that runs straight to the north."""

    def plane(self, longitude: float, latitude: float) -> Point:
        """Where something lies on the sheet; longitudes do not jump at the edge of the earth."""

    def earth(self, x: float, y: float) -> Point:
        """The longitude and latitude of a point of the sheet."""

    def stretch(self, latitude: float) -> float:
        """How many times as long as in the middle a distance is drawn at a latitude."""

    def window(self, box: Bounds) -> Bounds:
        """The least longitudes and latitudes around a rectangle of the sheet."""


@dataclass(frozen=True)
class Mercator:
    """Mercator's projection: every meridian runs straight up."""

    middle: float

    def plane(self, longitude: float, latitude: float) -> Point:
        bound = max(-STEEPEST, min(STEEPEST, latitude))
        return longitude - self.middle, math.degrees(math.asinh(math.tan(math.radians(bound))))

    def earth(self, x: float, y: float) -> Point:
        return self.middle + x, math.degrees(math.atan(math.sinh(math.radians(y))))

    def stretch(self, latitude: float) -> float:
        return 1 / math.cos(math.radians(min(abs(latitude), STEEPEST)))

    def window(self, box: Bounds) -> Bounds:
        return bounds((self.earth(box.west, box.south), self.earth(box.east, box.north)))


@dataclass(frozen=True)
class Polar:
    """The stereographic projection around a pole, which is 1 for the north and -1 for the south."""

    middle: float
    pole: int

    def plane(self, longitude: float, latitude: float) -> Point:
        away = math.radians(90 - self.pole * latitude)
        # The other pole is nowhere on the sheet; what is near it is far out.
        out = math.degrees(2 * math.tan(min(away, math.radians(179)) / 2))
        turn = math.radians(longitude - self.middle)
        return out * math.sin(turn), -self.pole * out * math.cos(turn)

    def earth(self, x: float, y: float) -> Point:
        away = math.degrees(2 * math.atan(math.radians(math.hypot(x, y)) / 2))
        turn = math.degrees(math.atan2(x, -self.pole * y))
        return self.middle + turn, self.pole * (90 - away)

    def stretch(self, latitude: float) -> float:
        return 2 / (1 + math.sin(math.radians(max(-STEEPEST, self.pole * latitude))))

    def window(self, box: Bounds) -> Bounds:
        nearest = max(box.west, min(0.0, box.east)), max(box.south, min(0.0, box.north))
        corners = [(x, y) for x in (box.west, box.east) for y in (box.south, box.north)]
        around = bounds(self.earth(*point) for point in (*corners, nearest))
        if nearest == (0.0, 0.0):
            return Bounds(self.middle - 180, around.south, self.middle + 180, around.north)
        longitudes = [self._beside(box, point) for point in corners]
        return Bounds(min(longitudes), around.south, max(longitudes), around.north)

    def _beside(self, box: Bounds, point: Point) -> float:
        """The longitude of a point, the shorter way from that in the middle of a rectangle."""
        centre, _ = self.earth((box.west + box.east) / 2, (box.south + box.north) / 2)
        return turned(self.earth(*point)[0], centre)


@dataclass(frozen=True)
class EqualEarth:
    """The whole earth with its poles as lines: Equal Earth."""

    middle: float

    A: ClassVar = (1.340264, -0.081106, 0.000893, 0.003796)
    M: ClassVar = math.sqrt(3) / 2
    EDGE: ClassVar = 180 / (M * 1.340264)
    """How far east the middle of the earth's edge is on the sheet."""
    TOP: ClassVar = 75.479
    """How far north the pole is on the sheet."""

    def plane(self, longitude: float, latitude: float) -> Point:
        angle = math.asin(self.M * math.sin(math.radians(latitude)))
        wide = (longitude - self.middle) * math.cos(angle) / (self.M * self._slope(angle))
        return wide, math.degrees(self._height(angle))

    def earth(self, x: float, y: float) -> Point:
        angle = aim = math.radians(y)
        for _ in range(8):  # Newton's way; it is exact long before
            angle -= (self._height(angle) - aim) / self._slope(angle)
        latitude = math.degrees(math.asin(max(-1.0, min(1.0, math.sin(angle) / self.M))))
        return self.middle + x * self.M * self._slope(angle) / math.cos(angle), latitude

    def stretch(self, latitude: float) -> float:  # noqa: ARG002 - areas are kept everywhere
        return 1.0

    def window(self, box: Bounds) -> Bounds:  # noqa: ARG002 - there is always all of it
        return Bounds(self.middle - 180, -90.0, self.middle + 180, 90.0)

    def _height(self, angle: float) -> float:
        a, b, c, d = self.A
        return angle * (a + b * angle**2 + c * angle**6 + d * angle**8)

    def _slope(self, angle: float) -> float:
        a, b, c, d = self.A
        return a + 3 * b * angle**2 + 7 * c * angle**6 + 9 * d * angle**8


def turned(longitude: float, middle: float) -> float:
    """The same longitude, the shorter way around from another."""
    return middle + (longitude - middle + 180) % 360 - 180
