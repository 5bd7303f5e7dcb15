"""Places of the graph → a map and the table below it, for their pages and for the block."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder import order, queries
from builder.graph import Graph, once
from builder.model import Event, Place
from builder.parse import Item
from builder.pictures.map.atlas import Surroundings
from builder.pictures.map.maps import MapPanel, MapPicture, Whole, drawn
from builder.pictures.map.marks import Site
from builder.sections import divisions, links, phrases
from builder.sections.edition import Edition
from builder.sections.sites import address, place_at
from builder.words import Words

MOST_EVENTS = 5
"""How many events a table lists of each place, around another or where it would be too long."""

MOST_LEFT_OUT = 30
"""How many places that it cannot show a map names."""


@dataclass(frozen=True)
class Happened:
    """An event in the table, with the address of its page in the site."""

    title: str
    address: str
    date: str


@dataclass(frozen=True)
class PlaceRow:
    """A place in the table: what it is, what happened there, how exactly it is known."""

    name: str
    address: str
    type: str
    events: tuple[Happened, ...]
    more: int
    """How many more events there are than it lists."""
    known: str


@dataclass(frozen=True)
class MapView:
    """A map for wide and for narrow pages, and what it shows in words."""

    label: str
    wide: bool
    """Whether it may take the full width of the page, or only the column of text."""
    shown: Whole | Surroundings
    land: str
    """What of the earth it shows, as its word is called: `land`, `land-and-borders` or nothing."""
    listed: tuple[tuple[str, str], ...]
    """The addresses and names of the places that it shows or names."""
    beyond: str
    """The names of the areas that reach beyond it on all sides."""
    more: int
    """How many other places lie in its frame and are not shown."""
    rows: tuple[PlaceRow, ...]
    words: Words = field(repr=False)

    @property
    def left_out(self) -> str:
        """The names of the places that it does not show."""
        seen = set.intersection(*map(on, self.pictures))
        return _named(self.words, [name for address, name in self.listed if address not in seen])

    @property
    def pictures(self) -> tuple[MapPicture, ...]:
        """For wide and for narrow pages."""
        return self.shown.pictures

    @property
    def enlarged(self) -> bool:
        """Whether a part of it is drawn a second time, larger."""
        return any(len(picture.panels) > 1 for picture in self.pictures)

    @property
    def discs(self) -> bool:
        """Whether there are discs in it."""
        return any("is-disc" in mark.kind for panel in self._panels for mark in panel.marks)

    @property
    def rings(self) -> bool:
        """Whether there are rings around areas in it."""
        return any(mark.ring for panel in self._panels for mark in panel.marks)

    @property
    def bar(self) -> bool:
        """Whether it has a bar for distances."""
        return any(panel.bar for panel in self._panels)

    @property
    def _panels(self) -> list[MapPanel]:
        return [panel for picture in self.pictures for panel in picture.panels]


def overview(edition: Edition, places: Sequence[Item[Place]]) -> MapView | None:
    """The map of some places; none where none of them has a position."""
    graph = edition.graph
    known = [spot for place in places if (spot := edition.atlas.at.get(address(graph, place)))]
    if not known:
        return None
    fitting = drawn(known)
    spots = _most_told(fitting)
    counted = {spot.address for spot in known} - {spot.address for spot in spots}
    asked = ((address(graph, place), place.body.name) for place in places)
    return MapView(
        label=graph.words.text("map.label", n=len(spots)),
        wide=True,
        shown=Whole(tuple(spots), edition.atlas.ground),
        land=_land(edition),
        listed=tuple(place for place in asked if place[0] not in counted),
        beyond=_named(graph.words, [spot.name for spot in known if spot not in fitting]),
        more=len(fitting) - len(spots),
        rows=rows(graph, places),
        words=graph.words,
    )


def _most_told(spots: Sequence[Site]) -> Sequence[Site]:
    """The places where most happened, so many as a list has on a page, in their order."""
    ranked = sorted(spots, key=lambda spot: -spot.weight)[: divisions.MOST]
    chosen = {spot.address for spot in ranked}
    return [spot for spot in spots if spot.address in chosen]


def around(edition: Edition, place: Item[Place]) -> MapView | None:
    """The map of a place and what lies around it; none where it has no position."""
    graph = edition.graph
    chosen = edition.atlas.at.get(address(graph, place))
    if chosen is None:
        return None
    found = edition.atlas.around(chosen)
    named = found.addresses - {address(graph, place)}
    others = sorted((place_at(graph, each) for each in named), key=lambda other: other.id)
    return MapView(
        label=graph.words.text("map.label-around", place=place.body.name),
        wide=False,
        shown=found,
        land=_land(edition),
        listed=(),
        beyond="",
        more=found.more,
        rows=tuple(_short_row(graph, near) for near in [place, *others]),
        words=graph.words,
    )


def on(picture: MapPicture) -> set[str]:
    """The addresses of the places that a picture shows."""
    return {mark.address for panel in picture.panels for mark in panel.marks}


def _land(edition: Edition) -> str:
    ground = edition.atlas.ground
    if ground.land is None:
        return ""
    return "land-and-borders" if ground.borders else "land"


def _named(say: Words, names: Sequence[str]) -> str:
    more = len(names) - MOST_LEFT_OUT
    rest = [say.text("map.more-events", n=more)] if more > 0 else []
    return say.listed([*names[:MOST_LEFT_OUT], *rest])


def rows(graph: Graph, places: Sequence[Item[Place]]) -> tuple[PlaceRow, ...]:
    """Places as the table tells them, with all their events, or of very many only the first."""
    long = sum(len(_events(graph, place)) for place in places) > divisions.MOST
    return tuple(_row(graph, place, MOST_EVENTS if long else None) for place in places)


def _events(graph: Graph, place: Item[Place]) -> list[Item[Event]]:
    return queries.unique(graph.backlinks(place, "events"), Event)


@once
def _short_row(graph: Graph, place: Item[Place]) -> PlaceRow:
    return _row(graph, place, MOST_EVENTS)


def _row(graph: Graph, place: Item[Place], most: int | None) -> PlaceRow:
    body = place.body
    events = order.chronological(graph, _events(graph, place))
    listed = events[:most]
    return PlaceRow(
        body.name,
        address(graph, place),
        graph.words.word(body.type),
        tuple(_happened(graph, event) for event in listed),
        len(events) - len(listed),
        position(graph.words, body) or graph.words.text("map.unknown"),
    )


def _happened(graph: Graph, event: Item[Event]) -> Happened:
    date = phrases.capital(phrases.moment(graph, event))
    return Happened(event.body.title, links.address_of(graph, "event", event.id), date)


def position(say: Words, place: Place) -> str:
    """Degrees and hemispheres, with how far off they may be: `33.50° N, 36.27° E, within 1 km`."""
    spot = place.position
    if spot is None:
        return ""
    return say.text(
        "map.coordinates",
        north=say.text(
            f"map.{'north' if spot.latitude >= 0 else 'south'}", degrees=abs(spot.latitude)
        ),
        east=say.text(
            f"map.{'east' if spot.longitude >= 0 else 'west'}", degrees=abs(spot.longitude)
        ),
        distance=say.text("map.km", number=spot.radius_km),
    )
