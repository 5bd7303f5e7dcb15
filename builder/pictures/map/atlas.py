"""All places of a story → the map of one of them and of what lies around it.

What is on a map is known before it is drawn, and it is drawn only when it is asked for.

Places in one town share a frame, and what is drawn of it, whichever of them the map is about. Of
many places around, a map shows those of which there is most to say, and counts the others.
"""

from collections.abc import Mapping, Sequence
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
from builder.pictures.map.viewport import Around, Viewport, fitted
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
class _Frame:
    """A part of the earth, and the places there that may be shown, the most important first."""

    view: Viewport
    ground: Ground = field(repr=False)
    sites: tuple[Site, ...] = field(repr=False)

    @cached_property
    def sheet(self) -> Sheet:
        return sheet(self.view, self.ground)


@dataclass(frozen=True)
class _Around:
    """What is shown of the surroundings of a place on pages of one kind."""

    kind: str
    frame: _Frame
    shown: tuple[Site, ...]
    """The place itself and those near it."""
    more: int
    """How many other places in the frame are not shown."""

    def drawn(self) -> MapPicture:
        view = self.frame.view
        panels = (panel(self.frame.sheet, self.shown),)
        return MapPicture(self.kind, number(view.width), number(view.height), panels)


@dataclass(frozen=True)
class Surroundings:
    """The map of a place, for wide and for narrow pages."""

    wide: _Around
    narrow: _Around

    @cached_property
    def pictures(self) -> tuple[MapPicture, ...]:
        return self.wide.drawn(), self.narrow.drawn()

    @property
    def addresses(self) -> set[str]:
        """Those of the places on it."""
        return {site.address for around in (self.wide, self.narrow) for site in around.shown}

    @property
    def more(self) -> int:
        """How many places in the frame of the wide picture it does not show."""
        return self.wide.more


@dataclass(frozen=True)
class Atlas:
    """The places of a story and what maps of them are drawn on."""

    sites: Sequence[Site]
    ground: Ground
    _frames: dict[tuple[str, Around], _Frame] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def at(self) -> Mapping[str, Site]:
        """The places by their addresses."""
        return {site.address: site for site in self.sites}

    def around(self, chosen: Site) -> Surroundings:
        """The map of one of the places."""
        return Surroundings(*(self._around(chosen, kind) for kind in WIDTHS))

    def _around(self, chosen: Site, kind: str) -> _Around:
        frame = self._frame(chosen, kind)
        view = frame.view
        near = [site for site in frame.sites if site.address != chosen.address]
        far = AROUND * view.across_km
        near = [
            site for site in near if site.radius_km < far or not holds_all(site, [chosen, *near])
        ]
        shown = (replace(chosen, chosen=True), *near[: MOST_NAMED - 1])
        return _Around(kind, frame, shown, len(near) - len(shown) + 1)

    def _frame(self, chosen: Site, kind: str) -> _Frame:
        reach = max(chosen.radius_km * 1.25, LEAST * 0.4)
        middle = (_snapped(chosen.longitude), _snapped(chosen.latitude), reach)
        if (kind, middle) not in self._frames:
            view = fitted([middle], (WIDTHS[kind], LOW), LEAST)
            self._frames[kind, middle] = _Frame(view, self.ground, tuple(self._within(view)))
        return self._frames[kind, middle]

    def _within(self, view: Viewport) -> list[Site]:
        """The places in a frame of which the surroundings may tell."""
        window = view.window()
        across = range(_square(window.west), _square(window.east) + 1)
        squares = product(
            {column % AROUND_THE_EARTH for column in across},
            range(_square(window.south), _square(window.north) + 1),
        )
        near = (site for square in squares for site in self._squares.get(square, ()))
        found = (site for site in near if _tells(view, site))
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


def _tells(view: Viewport, site: Site) -> bool:
    """Whether a place says something of the surroundings: a vague one would only cover them."""
    radius = view.length(site.radius_km, site.latitude)
    seen = is_seen(view, name_of(view, site))
    return seen and radius < (OVER * view.width if site.area else SMALL)
