"""Places and outlines → a map: land and borders, a disc for each place, names, a bar in kilometres.

Where places lie close together, a second panel shows them enlarged. There is one picture for wide
pages and one for narrow ones.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.pictures.map.bar import Bar, bar
from builder.pictures.map.basemap import Basemap, Line, bounds
from builder.pictures.map.labels import LabelBox, Placed
from builder.pictures.map.land import grid, land, path
from builder.pictures.map.marks import MapMark, Site, covered, marks
from builder.pictures.map.projection import DEGREE
from builder.pictures.map.viewport import Around, Viewport, fitted
from builder.pictures.svg import number
from builder.words import Words

WIDE, COLUMN, NARROW = 960.0, 680.0, 320.0
"""Widths in units: across the page, in the column of text, on a phone."""
HIGH, LOW, GLOBE = 480.0, 340.0, 180.0
"""Heights of these, and that of the whole earth on a phone."""
BESIDE = 320.0
"""The width of the enlarged panel beside the other."""
GUTTER = 16.0
NEAR = 70.0
"""Units on the wide picture: places that lie closer have no room for their names."""
CROWD = 3
REACH, REACH_ENLARGED = 400.0, 100.0
"""Kilometres: the most that a place not exactly known asks of the frame around it."""
AROUND = 3.0
"""How many times as far as the places in it an area may reach that is shown around them."""
LEAST, LEAST_ENLARGED = 500.0, 200.0
"""Kilometres across: closer, the outlines would be coarse."""
ROOM = 0.86
"""The share of a frame in which its places are: at the edge is room for names."""


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: land, if its outlines are there, and the words at its scale."""

    land: Basemap | None
    words: Words
    borders: bool = True
    """Whether lines between countries are shown."""


@dataclass(frozen=True)
class MapPanel:
    """A frame of the map; lengths in it count from its own corner."""

    x: str
    y: str
    width: str
    height: str
    on: "Sheet"
    enlarged: str
    """The path around what another panel enlarges, or nothing."""
    marks: tuple[MapMark, ...]
    more: tuple[Placed, ...]
    """How many more places there are at a spot than are named, in words."""
    bar: Bar | None
    """None where it would cover a mark, or where no one distance is right for the whole frame."""


@dataclass(frozen=True)
class Sheet:
    """What a frame shows before any place is drawn on it."""

    view: Viewport
    words: Words
    sea: str
    """The path around all that is drawn."""
    grid: str
    """The path of meridians and parallels, where they are shown."""
    land: str
    borders: str

    def more(self, n: int) -> str:
        """How many more places there are at a spot."""
        return self.words.text("map.more-here", n=n)


@dataclass(frozen=True)
class MapPicture:
    """A map, ready to be written."""

    kind: str
    width: str
    height: str
    panels: tuple[MapPanel, ...]


@dataclass(frozen=True)
class Whole:
    """The map of all places, drawn when it is asked for."""

    spots: tuple[Site, ...]
    ground: Ground = field(repr=False)

    @cached_property
    def pictures(self) -> tuple[MapPicture, ...]:
        return overview(self.spots, self.ground)


def overview(spots: Sequence[Site], ground: Ground) -> tuple[MapPicture, ...]:
    """All places, for wide and for narrow pages; nothing without places."""
    spots = drawn(spots)
    if not spots:
        return ()
    crowd = _crowd(spots, _frame(spots, WIDE - BESIDE - GUTTER, HIGH))
    size = (WIDE - BESIDE - GUTTER, HIGH) if crowd else (WIDE, HIGH)
    narrow = _Overview(spots, crowd, ground, "narrow")
    wide = _Overview(spots, crowd, ground, "wide")
    low = GLOBE if _frame(spots, NARROW, LOW).is_world else LOW
    return (
        wide.picture((*size, 0, 0), (BESIDE, HIGH, WIDE - BESIDE, 0)),
        narrow.picture((NARROW, low, 0, 0), (NARROW, LOW, 0, low + GUTTER)),
    )


def drawn(spots: Sequence[Site]) -> list[Site]:
    """The places that a map of all of them shows: not those that reach beyond it on all sides."""
    found = list(spots)
    while True:
        inner = [spot for spot in found if not (spot.area and _reaches_beyond(spot, found))]
        if len(inner) in (0, len(found)):
            return found
        found = inner


def _reaches_beyond(area: Site, spots: Sequence[Site]) -> bool:
    """Whether an area reaches around all other places, and much farther than these lie apart."""
    farthest = max(_apart(area, spot) for spot in spots)
    return holds_all(area, spots) and area.radius_km > min(REACH, AROUND * farthest)


def holds_all(area: Site, spots: Sequence[Site]) -> bool:
    """Whether an area reaches around all other places: then it is the whole map."""
    others = [spot for spot in spots if spot is not area]
    return len(others) > 1 and all(_apart(area, spot) < area.radius_km for spot in others)


def _apart(first: Site, second: Site) -> float:
    """Kilometres between two places."""
    here, there = math.radians(first.latitude), math.radians(second.latitude)
    turn = math.radians(first.longitude - second.longitude)
    along = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
    return math.degrees(math.acos(max(-1.0, min(1.0, along)))) * DEGREE


def _frame(spots: Sequence[Site], width: float, height: float, *, closer: bool = False) -> Viewport:
    """The frame that holds places, with room at the edge for names."""
    reach, least = (REACH_ENLARGED, LEAST_ENLARGED) if closer else (REACH, LEAST)
    around: list[Around] = [
        (spot.longitude, spot.latitude, min(spot.radius_km, reach)) for spot in spots
    ]
    return fitted(around, (width, height), least, ROOM)


def _crowd(spots: Sequence[Site], view: Viewport) -> frozenset[Site]:
    """The most places that lie so close together that they need a panel of their own."""
    points = [view.position(spot.longitude, spot.latitude) for spot in spots]
    groups = [
        [other for other, there in zip(spots, points, strict=True) if math.dist(here, there) < NEAR]
        for here in points
    ]
    largest = max(groups, key=len)
    closer = CROWD <= len(largest) < len(spots)
    return frozenset(largest) if closer else frozenset()


@dataclass(frozen=True)
class _Overview:
    """What goes on a map of all places."""

    spots: Sequence[Site]
    crowd: frozenset[Site]
    ground: Ground
    kind: str

    def picture(
        self,
        main: tuple[float, float, float, float],
        second: tuple[float, float, float, float],
    ) -> MapPicture:
        """The picture from the places of its panels: width, height, left, top."""
        view = _frame(self.spots, main[0], main[1])
        close = [spot for spot in self.spots if spot in self.crowd]
        inner = _frame(close, second[0], second[1], closer=True) if close else None
        outline = view.frame_of(inner) if inner else ()
        page = sheet(view, self.ground)
        panels = [panel(page, self.spots, at=main[2:], enlarged=outline, unnamed=self.crowd)]
        if inner:
            panels.append(panel(sheet(inner, self.ground), self.spots, at=second[2:]))
        edge = second if inner else main
        size = max(main[0] + main[2], edge[0] + edge[2]), edge[1] + edge[3]
        return MapPicture(self.kind, number(size[0]), number(size[1]), tuple(panels))


def sheet(view: Viewport, ground: Ground) -> Sheet:
    """A frame with its land and borders."""
    earth, borders = land(ground.land, view) if ground.land else ("", "")
    sea = path(view.outline, closed=True)
    shown = borders if ground.borders else ""
    return Sheet(view, ground.words, sea, grid(view), earth, shown)


def panel(
    on: Sheet,
    spots: Sequence[Site],
    *,
    at: tuple[float, float] = (0, 0),
    enlarged: Line = (),
    unnamed: frozenset[Site] = frozenset(),
) -> MapPanel:
    """Places on a sheet; another panel enlarges what `enlarged` is around, and names `unnamed`."""
    around = [bounds(enlarged)] if enlarged else []
    taken = [LabelBox(box.west, box.south, box.east, box.north) for box in around]
    scale = bar(on.view, on.words, [*taken, *covered(on.view, spots)])
    found = marks(on.view, spots, unnamed, [*taken, *([scale.box] if scale else [])], on.more)
    return MapPanel(
        number(at[0]),
        number(at[1]),
        number(on.view.width),
        number(on.view.height),
        on,
        path(enlarged, closed=True) if enlarged else "",
        found.marks,
        found.more,
        scale,
    )
