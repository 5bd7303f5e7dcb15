"""Places in a frame of a map → their marks: a dot, a disc that fades, or a name on the land.

A disc is as large as what is not known about where the place lies; it ends softly, since it is no
border. A country or a region is no disc but a name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.pictures.map.labels import BROAD, LabelBox, Placed, PlaceName, place
from builder.pictures.map.projection import Viewport
from builder.pictures.svg import TextLine, number

DOT = 4.0
"""The least radius of a disc, in units, so that it is seen."""
NAMED = 12.0
"""Units: from this radius a country or a region is a name; smaller, it is a disc, as a town is."""
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
    """A place on the map: circles, and its name with where it leads."""

    title: str
    address: str
    kind: str
    """`is-spot`, `is-disc` or `is-area`, and whether it is the chosen one."""
    circles: tuple[Circle, ...]
    opacity: str
    """How opaque its circles are together, or nothing where they are full."""
    words: tuple[TextLine, ...]
    """The lines of its name; none where there is no room for it."""
    leader: str


def marks(
    view: Viewport, spots: Sequence[Site], unnamed: frozenset[Site], taken: Sequence[LabelBox]
) -> Iterator[MapMark]:
    """The places in a frame, the largest first, so that none hides another."""
    names = {spot: name_of(view, spot) for spot in spots}
    seen = [spot for spot in spots if is_seen(view, names[spot])]
    # What another panel names is but a mark here; of an area, not even that.
    seen = [spot for spot in seen if spot not in unnamed or not spot.area]
    ranked = sorted(
        (spot for spot in seen if spot not in unnamed), key=lambda spot: _rank(spot, names)
    )
    named = list(_told_apart(ranked, names))[:MOST_NAMED]
    placed = place([names[spot] for spot in named], (view.width, view.height), taken)
    where = dict(zip(named, placed, strict=True))
    for spot in sorted(seen, key=lambda spot: (-names[spot].radius, spot.address)):
        mark = _mark(spot, names[spot], where.get(spot))
        if mark.circles or mark.words:
            yield mark


def _told_apart(ranked: Sequence[Site], names: Mapping[Site, PlaceName]) -> Iterator[Site]:
    """The places without those of which nobody could say which mark is theirs."""
    crowd: Counter[tuple[float, float]] = Counter()
    for spot in ranked:
        where = names[spot].x // ALIKE, names[spot].y // ALIKE
        crowd[where] += 1
        if spot.chosen or crowd[where] <= MOST_ALIKE:
            yield spot


def name_of(view: Viewport, spot: Site) -> PlaceName:
    x, y = view.position(spot.longitude, spot.latitude)
    radius = view.length(spot.radius_km, spot.latitude)
    area = spot.area and radius >= NAMED
    return PlaceName(spot.name, x, y, max(radius, DOT), area, spot.chosen)


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


def _mark(spot: Site, name: PlaceName, placed: Placed | None) -> MapMark:
    kind = "is-area" if name.area else "is-spot" if name.radius <= DOT else "is-disc"
    title = spot.name if name.area else spot.within
    return MapMark(
        title,
        spot.address,
        f"{kind} is-chosen" if spot.chosen else kind,
        () if name.area else tuple(_circles(name)),
        "" if name.radius <= DOT else DENSE if name.radius < SMALL else PALE,
        placed.words if placed else (),
        placed.leader if placed else "",
    )


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
