"""Places in a frame of a map → their marks: a dot, a disc that fades, or a name on the land.

A disc is as large as what is not known about where the place lies; it ends softly, since it is no
border. A country, a region or a sea is a name, with a faint ring around what it may reach over if
the map does not show its outline.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.pictures.map.labels import BROAD, ROOMY, LabelBox, Placed, PlaceName, place
from builder.pictures.map.land import path
from builder.pictures.map.viewport import Viewport
from builder.pictures.svg import TextLine, number

DOT = 4.0
"""The least radius of a disc, in units, so that it is seen."""
EDGE, STEP, MOST_STEPS = 0.45, 2.5, 18
"""The share of its radius in which a disc fades; units of a step, so small that no ring is seen."""
FULL = 0.9
"""How opaque the steps of a disc are together, in its middle."""
MOST_NAMED = 30
"""How many places a frame names at most: more could not be read."""
ALIKE, MOST_ALIKE = 3 * DOT, 4
"""Units: how close marks are that look like one; how many of these are named at most."""
PALE, DENSE, SMALL = "0.2", "0.65", 30.0
"""How opaque a disc is; one of a radius below these units is denser, so that it is seen."""


@dataclass(frozen=True)
class Site:
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
    outlined: bool = False
    """Whether the map shows its outline, where that is not too small: then it needs no ring."""
    weight: int = 0
    """How much there is to say of it: the more, the sooner its name finds room."""
    chosen: bool = False
    """Whether the map is about it."""
    within: str = ""
    """Its name, and how far off its position may be, in words."""


@dataclass(frozen=True)
class Circle:
    """A circle; an opacity of 1 is written as nothing."""

    x: str
    y: str
    r: str
    opacity: str = ""


@dataclass(frozen=True)
class MapMark:
    """A place on the map: circles or a ring, and its name with where it leads."""

    title: str
    address: str
    kind: str
    """`is-spot`, `is-disc` or `is-area`, and whether it is the chosen one."""
    circles: tuple[Circle, ...]
    opacity: str
    """How opaque its circles are together, or nothing where they are full."""
    ring: str
    """The path around an area, as far as it is in the frame."""
    words: tuple[TextLine, ...]
    """The lines of its name; none where there is no room for it."""
    leader: str


@dataclass(frozen=True)
class Drawn:
    """What is drawn of places in a frame."""

    marks: tuple[MapMark, ...]
    more: tuple[Placed, ...]
    """How many more places there are at a spot than it names."""


def marks(
    view: Viewport,
    spots: Sequence[Site],
    unnamed: frozenset[Site],
    taken: Sequence[LabelBox],
    more: Callable[[int], str],
) -> Drawn:
    """The places in a frame, the largest first, so that none hides another.

    `unnamed` are those that another panel names, `more` says how many more there are.
    """
    names = {spot: name_of(view, spot) for spot in spots}
    seen = [spot for spot in spots if is_seen(view, names[spot])]
    # What another panel names is but a mark here; of an area, not even that.
    seen = [spot for spot in seen if spot not in unnamed or not spot.area]
    ranked = sorted(
        (spot for spot in seen if spot not in unnamed), key=lambda spot: _rank(spot, names)
    )
    alike = _alike(ranked, names)
    named = [spot for spot in ranked if spot in alike][:MOST_NAMED]
    texts = [names[spot] for spot in named]
    counts = [replace(names[spot], text=more(n), strong=False) for spot, n in alike.items() if n]
    placed = place([*texts, *counts], (view.width, view.height), taken)
    where = dict(zip(named, placed, strict=False))
    largest = sorted(seen, key=lambda spot: (-names[spot].radius, spot.address))
    found = (_mark(view, spot, names[spot], where.get(spot)) for spot in largest)
    return Drawn(
        tuple(mark for mark in found if mark.circles or mark.ring or mark.words),
        tuple(filter(None, placed[len(named) :])),
    )


def covered(view: Viewport, spots: Sequence[Site]) -> Iterator[LabelBox]:
    """What the marks in a frame cover: dots and small rings; of a broad disc only its middle."""
    for name in (name_of(view, spot) for spot in spots):
        if is_seen(view, name) and not name.roomy:
            reach = min(name.radius, SMALL)
            yield LabelBox(name.x - reach, name.y - reach, name.x + reach, name.y + reach)


def _alike(ranked: Iterable[Site], names: Mapping[Site, PlaceName]) -> dict[Site, int]:
    """The places that may be named, with how many more lie at the spot of the last of them.

    Of very many that look like one, nobody could say which mark is whose.
    """
    crowds: list[list[Site]] = []
    alike: dict[Site, int] = {}
    for spot in ranked:
        if names[spot].roomy:
            alike[spot] = 0
            continue
        crowd = next((each for each in crowds if _close(names[each[0]], names[spot])), [])
        if not crowd:
            crowds.append(crowd)
        if spot.chosen or len(crowd) < MOST_ALIKE:
            crowd.append(spot)
            alike[spot] = 0
        else:
            alike[crowd[-1]] += 1
    return alike


def _close(one: PlaceName, other: PlaceName) -> bool:
    return math.dist((one.x, one.y), (other.x, other.y)) < ALIKE


def name_of(view: Viewport, spot: Site) -> PlaceName:
    x, y = view.position(spot.longitude, spot.latitude)
    radius = view.length(spot.radius_km, spot.latitude)
    ring = spot.area and not (spot.outlined and radius >= ROOMY)
    return PlaceName(spot.name, x, y, max(radius, DOT), spot.area, ring, spot.chosen)


def is_seen(view: Viewport, name: PlaceName) -> bool:
    """Whether the middle of a place is in the frame: a name without its place would mislead."""
    return 0 <= name.x <= view.width and 0 <= name.y <= view.height


def _rank(spot: Site, names: dict[Site, PlaceName]) -> tuple[bool, bool, float, int, str]:
    """Who chooses a place for its name first: the chosen one, small marks, areas last."""
    name = names[spot]
    return (
        not spot.chosen,
        name.area and name.radius >= BROAD,
        name.radius // 20,
        -spot.weight,
        spot.address,
    )


def _mark(view: Viewport, spot: Site, name: PlaceName, placed: Placed | None) -> MapMark:
    kind = "is-area" if name.area else "is-spot" if name.radius <= DOT else "is-disc"
    return MapMark(
        spot.within,
        spot.address,
        f"{kind} is-chosen" if spot.chosen else kind,
        () if name.area else tuple(_circles(name)),
        "" if name.radius <= DOT else DENSE if name.radius < SMALL else PALE,
        _ring(view, spot) if name.ring else "",
        placed.words if placed else (),
        placed.leader if placed else "",
    )


def _ring(view: Viewport, spot: Site) -> str:
    """The path around an area; nothing where none of it is in the frame."""
    least = DOT / view.length(1, spot.latitude)
    lines = list(view.circle(spot.longitude, spot.latitude, max(spot.radius_km, least)))
    points = (point for line in lines for point in line)
    inside = any(0 <= x <= view.width and 0 <= y <= view.height for x, y in points)
    return "".join(map(path, lines)) if inside else ""


def _circles(name: PlaceName) -> Iterator[Circle]:
    """A dot, or a disc that fades to its edge."""
    x, y = number(name.x), number(name.y)
    if name.radius <= DOT:
        yield Circle(x, y, number(name.radius))
        return
    steps = min(MOST_STEPS, max(3, round(name.radius * EDGE / STEP)))
    layer = f"{1 - (1 - FULL) ** (1 / steps):.2f}"
    for nth in range(steps):
        yield Circle(x, y, number(name.radius * (1 - EDGE * nth / steps)), layer)
