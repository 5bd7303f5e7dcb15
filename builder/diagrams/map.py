"""Places and outlines → a map: land and borders, a disc for each place, names, a bar in kilometres.

A disc is as large as what is not known about where the place lies; it ends softly, since it is no
border. A country or a region is no disc but a name on the land. Where places lie close together, a
second panel shows them enlarged. There is one picture for wide pages and one for narrow ones.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.diagrams.frames import DEGREE, Around, Frame, fitted, land
from builder.diagrams.labels import BROAD, Box, Name, Placed, breadth, place
from builder.land import Land
from builder.strip.shapes import Words, number

WIDE, COLUMN, NARROW = 960.0, 680.0, 360.0
"""Widths in units: across the page, in the column of text, on a phone."""
HIGH, LOW = 480.0, 340.0
BESIDE = 320.0
"""How wide the enlarged panel is where it stands beside the other."""
GUTTER = 16.0
DOT = 4.0
"""The least radius of a disc, in units, so that it is seen."""
NAMED = 16.0
"""Units: from this radius a country or a region is a name; smaller, it is a disc, as a town is."""
NEAR = 70.0
"""Units on the wide picture: places that lie closer have no room for their names."""
CROWD = 3
REACH, REACH_ENLARGED = 400.0, 40.0
"""Kilometres: the most that a place not exactly known asks of the frame around it."""
LEAST, LEAST_ENLARGED = 500.0, 200.0
"""Kilometres across: closer, the outlines would be coarse."""
EDGE, STEP, MOST_STEPS = 0.45, 2.5, 18
"""The share of its radius in which a disc fades; units of a step, so small that no ring is seen."""
PALE, DENSE, SMALL = 0.26, 0.6, 30.0
"""How opaque a disc is in the middle; one of a radius below these units is denser, to be seen."""
OVER = 0.75
"""Share of a frame's width: what reaches farther than that is no part of the surroundings."""


@dataclass(frozen=True)
class Spot:
    """A place as the map needs it."""

    name: str
    address: str
    """Where its name leads."""
    latitude: float
    longitude: float
    radius_km: float
    """How far off its position may be; of a country or region, how far it reaches."""
    area: bool = False
    """Whether it is a country, a region or a sea."""
    weight: int = 0
    """How much there is to say of it: the more, the sooner its name finds room."""
    chosen: bool = False
    """Whether the map is about it."""


@dataclass(frozen=True)
class Circle:
    """A circle; an opacity of 1 is written as nothing."""

    x: str
    y: str
    r: str
    opacity: str = ""


@dataclass(frozen=True)
class Mark:
    """A place on the map: circles, and its name with where it leads."""

    title: str
    address: str
    kind: str
    """`is-spot`, `is-disc` or `is-area`, and whether it is the chosen one."""
    circles: tuple[Circle, ...]
    words: Words | None
    leader: str


@dataclass(frozen=True)
class Bar:
    """The scale: a line, and the distance that it stands for."""

    line: str
    words: Words


@dataclass(frozen=True)
class Panel:
    """A frame of the map; lengths in it count from its own corner."""

    x: str
    y: str
    width: str
    height: str
    land: str
    borders: str
    enlarged: str
    """The path around what another panel enlarges, or nothing."""
    marks: tuple[Mark, ...]
    bar: Bar


@dataclass(frozen=True)
class Picture:
    """A map, ready to be written."""

    kind: str
    width: str
    height: str
    panels: tuple[Panel, ...]


def overview(spots: Sequence[Spot], ground: Land | None) -> tuple[Picture, ...]:
    """All places, for wide and for narrow pages; nothing without places."""
    spots = drawn(spots)
    if not spots:
        return ()
    crowd = _crowd(spots, _frame(spots, WIDE - BESIDE - GUTTER, HIGH))
    size = (WIDE - BESIDE - GUTTER, HIGH) if crowd else (WIDE, HIGH)
    narrow = _Sheet(spots, crowd, ground, "narrow")
    wide = _Sheet(spots, crowd, ground, "wide")
    return (
        wide.picture((*size, 0, 0), (BESIDE, HIGH, WIDE - BESIDE, 0)),
        narrow.picture((NARROW, LOW, 0, 0), (NARROW, LOW, 0, LOW + GUTTER)),
    )


def surroundings(chosen: Spot, others: Sequence[Spot], ground: Land | None) -> tuple[Picture, ...]:
    """One place and what lies around it, for wide and for narrow pages."""
    chosen = replace(chosen, chosen=True)
    return tuple(
        _around(chosen, others, ground, (kind, width))
        for kind, width in (("wide", COLUMN), ("narrow", NARROW))
    )


def drawn(spots: Sequence[Spot]) -> list[Spot]:
    """The places that a map of all of them shows: not those that reach beyond it on all sides."""
    found = list(spots)
    while True:
        inner = [one for one in found if not (one.area and _holds_all(one, found))]
        if len(inner) in (0, len(found)):
            return found
        found = inner


def _holds_all(area: Spot, spots: Sequence[Spot]) -> bool:
    """Whether an area reaches around all other places: then it is the whole map."""
    others = [one for one in spots if one is not area]
    return len(others) > 1 and all(_apart(area, one) < area.radius_km for one in others)


def _apart(one: Spot, other: Spot) -> float:
    """Kilometres between two places."""
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(one.longitude - other.longitude)
    along = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
    return math.degrees(math.acos(max(-1.0, min(1.0, along)))) * DEGREE


def _frame(spots: Sequence[Spot], width: float, height: float, *, closer: bool = False) -> Frame:
    """The frame that holds places, with room at the edge for names."""
    reach, least = (REACH_ENLARGED, LEAST_ENLARGED) if closer else (REACH, LEAST)
    around: list[Around] = [
        (one.longitude, one.latitude, min(one.radius_km, reach)) for one in spots
    ]
    inner = fitted(around, width * 0.86, height * 0.86, least)
    return replace(inner, width=width, height=height)


def _crowd(spots: Sequence[Spot], frame: Frame) -> frozenset[Spot]:
    """The most places that lie so close together that they need a panel of their own."""
    points = [frame.point(one.longitude, one.latitude) for one in spots]
    groups = [
        [other for other, there in zip(spots, points, strict=True) if math.dist(here, there) < NEAR]
        for here in points
    ]
    largest = max(groups, key=len)
    closer = CROWD <= len(largest) < len(spots)
    return frozenset(largest) if closer else frozenset()


@dataclass(frozen=True)
class _Sheet:
    """What goes on a map of all places."""

    spots: Sequence[Spot]
    crowd: frozenset[Spot]
    ground: Land | None
    kind: str

    def picture(
        self,
        main: tuple[float, float, float, float],
        second: tuple[float, float, float, float],
    ) -> Picture:
        """The picture from the places of its panels: width, height, left, top."""
        frame = _frame(self.spots, main[0], main[1])
        close = [one for one in self.spots if one in self.crowd]
        inner = _frame(close, second[0], second[1], closer=True) if close else None
        outline = _outline(inner, frame) if inner else None
        panels = [_panel(frame, self.spots, self.ground, (main[2:], outline, self.crowd))]
        if inner:
            panels.append(_panel(inner, self.spots, self.ground, (second[2:], None, frozenset())))
        edge = second if inner else main
        size = max(main[0] + main[2], edge[0] + edge[2]), edge[1] + edge[3]
        return Picture(self.kind, number(size[0]), number(size[1]), tuple(panels))


def _around(
    chosen: Spot, others: Sequence[Spot], ground: Land | None, size: tuple[str, float]
) -> Picture:
    kind, width = size
    reach = max(chosen.radius_km * 1.25, LEAST * 0.4)
    around = [(chosen.longitude, chosen.latitude, reach)]
    frame = fitted(around, width, LOW, LEAST)
    near = [one for one in others if _is_near(frame, one)]
    panel = _panel(frame, [chosen, *near], ground, ((0, 0), None, frozenset()))
    return Picture(kind, number(width), number(LOW), (panel,))


def _is_near(frame: Frame, spot: Spot) -> bool:
    """Whether a place says something of the surroundings: a vague one would only cover them."""
    radius = frame.length(spot.radius_km, spot.latitude)
    return radius < (OVER * frame.width if spot.area else BROAD)


def _outline(inner: Frame, frame: Frame) -> Box:
    """What of a frame another one enlarges."""
    x, y = frame.point(inner.longitude, inner.latitude)
    across, up = (size / 2 / inner.scale * frame.scale for size in (inner.width, inner.height))
    return Box(x - across, y - up, x + across, y + up)


def _around_box(box: Box) -> str:
    wide, high = number(box.right - box.left), number(box.bottom - box.top)
    return f"M{number(box.left)} {number(box.top)}h{wide}v{high}h-{wide}z"


def _panel(
    frame: Frame,
    spots: Sequence[Spot],
    ground: Land | None,
    rest: tuple[tuple[float, float], Box | None, frozenset[Spot]],
) -> Panel:
    (left, top), outline, unnamed = rest
    outlines = ground.within(frame.window) if ground else None
    earth, borders = land(outlines, frame) if outlines else ("", "")
    bar, room = _bar(frame)
    taken = [room, outline] if outline else [room]
    return Panel(
        number(left),
        number(top),
        number(frame.width),
        number(frame.height),
        earth,
        borders,
        _around_box(outline) if outline else "",
        tuple(_marks(frame, spots, unnamed, taken)),
        bar,
    )


def _bar(frame: Frame) -> tuple[Bar, Box]:
    """The scale in the lower left corner, and the room that it takes."""
    kilometres, length = frame.bar()
    text, base = f"{kilometres:,} km", frame.height - 12
    line = f"M12 {number(base - 5)}v5h{number(length)}v-5"
    box = Box(0, base - 26, 16 + max(length, breadth(text)), frame.height)
    return Bar(line, Words(text, "12", number(base - 9))), box


def _marks(
    frame: Frame, spots: Sequence[Spot], unnamed: frozenset[Spot], taken: Sequence[Box]
) -> Iterator[Mark]:
    """The places in a frame, the largest first, so that none hides another."""
    names = {one: _name(frame, one) for one in spots}
    seen = [one for one in spots if _is_seen(frame, names[one])]
    # What another panel names is but a mark here; of an area, not even that.
    seen = [one for one in seen if one not in unnamed or not one.area]
    named = sorted((one for one in seen if one not in unnamed), key=lambda one: _rank(one, names))
    placed = place([names[one] for one in named], (frame.width, frame.height), taken)
    where = dict(zip(named, placed, strict=True))
    for one in sorted(seen, key=lambda one: (-names[one].radius, one.address)):
        mark = _mark(one, names[one], where.get(one))
        if mark.circles or mark.words:
            yield mark


def _name(frame: Frame, spot: Spot) -> Name:
    x, y = frame.point(spot.longitude, spot.latitude)
    radius = frame.length(spot.radius_km, spot.latitude)
    area = spot.area and radius >= NAMED
    return Name(spot.name, x, y, max(radius, DOT), area, spot.chosen)


def _is_seen(frame: Frame, name: Name) -> bool:
    """Whether the middle of a place is in the frame: a name without its place would mislead."""
    return 0 <= name.x <= frame.width and 0 <= name.y <= frame.height


def _rank(spot: Spot, names: dict[Spot, Name]) -> tuple[bool, bool, float, int, str]:
    """Who chooses a place for its name first: the chosen one, small marks, areas last."""
    name = names[spot]
    return not spot.chosen, name.area, name.radius // 20, -spot.weight, spot.address


def _mark(spot: Spot, name: Name, placed: Placed | None) -> Mark:
    kind = "is-area" if name.area else "is-spot" if name.radius <= DOT else "is-disc"
    title = spot.name if name.area else f"{spot.name}, within {spot.radius_km:,g} km"
    return Mark(
        title,
        spot.address,
        f"{kind} is-chosen" if spot.chosen else kind,
        () if name.area else tuple(_circles(name)),
        placed.words if placed else None,
        placed.leader if placed else "",
    )


def _circles(name: Name) -> Iterator[Circle]:
    """A dot, or a disc that fades to its edge."""
    x, y = number(name.x), number(name.y)
    if name.radius <= DOT:
        yield Circle(x, y, number(name.radius))
        return
    steps = min(MOST_STEPS, max(3, round(name.radius * EDGE / STEP)))
    opacity = (DENSE if name.radius < SMALL else PALE) / steps
    for nth in range(steps):
        yield Circle(x, y, number(name.radius * (1 - EDGE * nth / steps)), f"{opacity:.3f}")
