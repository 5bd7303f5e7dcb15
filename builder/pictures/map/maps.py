"""Places and outlines → a map: land and borders, a disc for each place, names, a bar in kilometres.

Where places lie close together, a
second panel shows them enlarged. There is one picture for wide pages and one for narrow ones.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.pictures.map.basemap import Basemap
from builder.pictures.map.labels import SIZE, LabelBox
from builder.pictures.map.marks import SMALL, MapMark, Site, is_seen, marks, name_of
from builder.pictures.map.projection import DEGREE, Around, Viewport, fitted, land
from builder.pictures.svg import TextLine, number
from builder.pictures.text import text_width
from builder.words import Words

WIDE, COLUMN, NARROW = 960.0, 680.0, 360.0
"""Widths in units: across the page, in the column of text, on a phone."""
HIGH, LOW = 480.0, 340.0
BESIDE = 320.0
"""The width of the enlarged panel beside the other."""
GUTTER = 16.0
NEAR = 70.0
"""Units on the wide picture: places that lie closer have no room for their names."""
CROWD = 3
REACH, REACH_ENLARGED = 400.0, 40.0
"""Kilometres: the most that a place not exactly known asks of the frame around it."""
LEAST, LEAST_ENLARGED = 500.0, 200.0
"""Kilometres across: closer, the outlines would be coarse."""
OVER, AROUND = 0.75, 0.3
"""Shares of a frame's width: what reaches farther than the first is no part of the surroundings;
nor is what reaches around all the others, and farther than the second."""


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: land, if its outlines are there, and the words at its scale."""

    land: Basemap | None
    words: Words


@dataclass(frozen=True)
class Bar:
    """The scale: a line, and the distance that it stands for."""

    line: str
    words: TextLine


@dataclass(frozen=True)
class MapPanel:
    """A frame of the map; lengths in it count from its own corner."""

    x: str
    y: str
    width: str
    height: str
    land: str
    borders: str
    enlarged: str
    """The path around what another panel enlarges, or nothing."""
    marks: tuple[MapMark, ...]
    bar: Bar


@dataclass(frozen=True)
class MapPicture:
    """A map, ready to be written."""

    kind: str
    width: str
    height: str
    panels: tuple[MapPanel, ...]


def overview(spots: Sequence[Site], ground: Ground) -> tuple[MapPicture, ...]:
    """All places, for wide and for narrow pages; nothing without places."""
    spots = drawn(spots)
    if not spots:
        return ()
    crowd = _crowd(spots, _frame(spots, WIDE - BESIDE - GUTTER, HIGH))
    size = (WIDE - BESIDE - GUTTER, HIGH) if crowd else (WIDE, HIGH)
    narrow = _Overview(spots, crowd, ground, "narrow")
    wide = _Overview(spots, crowd, ground, "wide")
    return (
        wide.picture((*size, 0, 0), (BESIDE, HIGH, WIDE - BESIDE, 0)),
        narrow.picture((NARROW, LOW, 0, 0), (NARROW, LOW, 0, LOW + GUTTER)),
    )


def surroundings(chosen: Site, others: Sequence[Site], ground: Ground) -> tuple[MapPicture, ...]:
    """One place and what lies around it, for wide and for narrow pages."""
    chosen = replace(chosen, chosen=True)
    return tuple(
        _around(chosen, others, ground, (kind, width))
        for kind, width in (("wide", COLUMN), ("narrow", NARROW))
    )


def drawn(spots: Sequence[Site]) -> list[Site]:
    """The places that a map of all of them shows: not those that reach beyond it on all sides."""
    found = list(spots)
    while True:
        inner = [spot for spot in found if not (spot.area and _holds_all(spot, found))]
        if len(inner) in (0, len(found)):
            return found
        found = inner


def _holds_all(area: Site, spots: Sequence[Site]) -> bool:
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
    inner = fitted(around, width * 0.86, height * 0.86, least)
    return replace(inner, width=width, height=height)


def _crowd(spots: Sequence[Site], view: Viewport) -> frozenset[Site]:
    """The most places that lie so close together that they need a panel of their own."""
    points = [view.point(spot.longitude, spot.latitude) for spot in spots]
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
        outline = _outline(inner, view) if inner else None
        panels = [_panel(view, self.spots, self.ground, (main[2:], outline, self.crowd))]
        if inner:
            panels.append(_panel(inner, self.spots, self.ground, (second[2:], None, frozenset())))
        edge = second if inner else main
        size = max(main[0] + main[2], edge[0] + edge[2]), edge[1] + edge[3]
        return MapPicture(self.kind, number(size[0]), number(size[1]), tuple(panels))


def _around(
    chosen: Site, others: Sequence[Site], ground: Ground, size: tuple[str, float]
) -> MapPicture:
    kind, width = size
    reach = max(chosen.radius_km * 1.25, LEAST * 0.4)
    around = [(chosen.longitude, chosen.latitude, reach)]
    view = fitted(around, width, LOW, LEAST)
    near = [spot for spot in others if _is_near(view, spot)]
    far = AROUND * view.width / view.length(1, view.latitude)
    near = [spot for spot in near if spot.radius_km < far or not _holds_all(spot, [chosen, *near])]
    panel = _panel(view, [chosen, *near], ground, ((0, 0), None, frozenset()))
    return MapPicture(kind, number(width), number(LOW), (panel,))


def _is_near(view: Viewport, spot: Site) -> bool:
    """Whether a place says something of the surroundings: a vague one would only cover them."""
    radius = view.length(spot.radius_km, spot.latitude)
    seen = is_seen(view, name_of(view, spot))
    return seen and radius < (OVER * view.width if spot.area else SMALL)


def _outline(inner: Viewport, view: Viewport) -> LabelBox:
    """What of a frame another one enlarges."""
    x, y = view.point(inner.longitude, inner.latitude)
    across, up = (size / 2 / inner.scale * view.scale for size in (inner.width, inner.height))
    return LabelBox(x - across, y - up, x + across, y + up)


def _around_box(box: LabelBox) -> str:
    wide, high = number(box.right - box.left), number(box.bottom - box.top)
    return f"M{number(box.left)} {number(box.top)}h{wide}v{high}h-{wide}z"


def _panel(
    view: Viewport,
    spots: Sequence[Site],
    ground: Ground,
    rest: tuple[tuple[float, float], LabelBox | None, frozenset[Site]],
) -> MapPanel:
    (left, top), outline, unnamed = rest
    outlines = ground.land.clip(view.window) if ground.land else None
    earth, borders = land(outlines, view) if outlines else ("", "")
    bar, room = _bar(view, ground.words)
    taken = [room, outline] if outline else [room]
    return MapPanel(
        number(left),
        number(top),
        number(view.width),
        number(view.height),
        earth,
        borders,
        _around_box(outline) if outline else "",
        tuple(marks(view, spots, unnamed, taken)),
        bar,
    )


def _bar(view: Viewport, say: Words) -> tuple[Bar, LabelBox]:
    """The scale in the lower left corner, and the room that it takes."""
    kilometres, length = view.bar()
    text, base = say.text("map.km", number=kilometres), view.height - 12
    line = f"M12 {number(base - 5)}v5h{number(length)}v-5"
    box = LabelBox(0, base - 26, 16 + max(length, text_width(text, SIZE)), view.height)
    return Bar(line, TextLine(text, "12", number(base - 9))), box
