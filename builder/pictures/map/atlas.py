"""All places of a story → the map of one of them and of what lies around it.

Places in one town share a frame, and what is drawn of it, whichever of them the map is about. Of
many places around, a map shows those of which there is most to say, and counts the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

from builder.pictures.map.maps import (
    COLUMN,
    LEAST,
    LOW,
    NARROW,
    Ground,
    MapPicture,
    Sheet,
    holds_all,
    panel,
    sheet,
)
from builder.pictures.map.marks import MOST_NAMED, SMALL, Site, is_seen, name_of
from builder.pictures.map.projection import Around, fitted
from builder.pictures.svg import number

OVER, AROUND = 0.75, 0.3
"""Shares of a frame's width: what reaches farther than the first is no part of the surroundings;
nor is what reaches around all the others, and farther than the second."""
STEP = 0.5
"""Degrees: the middle of a frame is at a multiple of this, so that neighbours share it."""
SQUARE = 4.0
"""Degrees: how large the squares are by which places are found."""
AROUND_THE_EARTH = round(360 / SQUARE)
"""How many squares there are from a meridian to the same meridian."""

WIDTHS = {"wide": COLUMN, "narrow": NARROW}


@dataclass(frozen=True)
class Surroundings:
    """The map of a place, for wide and for narrow pages."""

    pictures: tuple[MapPicture, ...]
    more: int
    """How many places in the frame of the wide picture it does not show."""


@dataclass(frozen=True)
class _Frame:
    """A sheet, and the places that may be shown on it, the most important first."""

    sheet: Sheet
    sites: tuple[Site, ...]


@dataclass(frozen=True)
class Atlas:
    """The places of a story and what maps of them are drawn on; remembers what it drew."""

    sites: Sequence[Site]
    ground: Ground
    _frames: dict[tuple[str, Around], _Frame] = field(
        default_factory=dict, compare=False, repr=False
    )
    _around: dict[Site, Surroundings] = field(default_factory=dict, compare=False, repr=False)

    def around(self, chosen: Site) -> Surroundings:
        """The map of one of the places."""
        if chosen not in self._around:
            self._around[chosen] = self._drawn(chosen)
        return self._around[chosen]

    def _drawn(self, chosen: Site) -> Surroundings:
        (wide, left_out), (narrow, _) = (self._picture(chosen, kind) for kind in WIDTHS)
        return Surroundings((wide, narrow), left_out)

    def _picture(self, chosen: Site, kind: str) -> tuple[MapPicture, int]:
        """One picture, and how many places it leaves out."""
        frame = self._frame(chosen, kind)
        view = frame.sheet.view
        near = [site for site in frame.sites if site.address != chosen.address]
        far = AROUND * view.width / view.length(1, view.latitude)
        near = [
            site for site in near if site.radius_km < far or not holds_all(site, [chosen, *near])
        ]
        shown = [replace(chosen, chosen=True), *near[: MOST_NAMED - 1]]
        drawn = panel(frame.sheet, shown)
        size = number(view.width), number(view.height)
        return MapPicture(kind, *size, (drawn,)), len(near) - len(shown) + 1

    def _frame(self, chosen: Site, kind: str) -> _Frame:
        reach = max(chosen.radius_km * 1.25, LEAST * 0.4)
        middle = (_snapped(chosen.longitude), _snapped(chosen.latitude), reach)
        if (kind, middle) not in self._frames:
            on = sheet(fitted([middle], WIDTHS[kind], LOW, LEAST), self.ground)
            self._frames[kind, middle] = _Frame(on, tuple(self._within(on)))
        return self._frames[kind, middle]

    def _within(self, on: Sheet) -> list[Site]:
        """The places in a frame of which the surroundings may tell."""
        window = on.view.window
        across = range(_square(window.west), _square(window.east) + 1)
        squares = product(
            {column % AROUND_THE_EARTH for column in across},
            range(_square(window.south), _square(window.north) + 1),
        )
        near = (site for square in squares for site in self._squares.get(square, ()))
        found = (site for site in near if _tells(on, site))
        return sorted(found, key=lambda site: (-site.weight, site.address))

    @cached_property
    def _squares(self) -> dict[tuple[int, int], list[Site]]:
        found: dict[tuple[int, int], list[Site]] = {}
        for site in self.sites:
            square = _square(site.longitude) % AROUND_THE_EARTH, _square(site.latitude)
            found.setdefault(square, []).append(site)
        return found


def _snapped(degrees: float) -> float:
    return round(degrees / STEP) * STEP


def _square(degrees: float) -> int:
    return int(degrees // SQUARE)


def _tells(on: Sheet, site: Site) -> bool:
    """Whether a place says something of the surroundings: a vague one would only cover them."""
    radius = on.view.length(site.radius_km, site.latitude)
    seen = is_seen(on.view, name_of(on.view, site))
    return seen and radius < (OVER * on.view.width if site.area else SMALL)
