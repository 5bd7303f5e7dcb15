"""Places of the graph → a map and the table beneath it, for their pages and for the block."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.diagrams.map import COLUMN, Picture, drawn, surroundings
from builder.diagrams.map import overview as all_of
from builder.diagrams.map_marks import Spot
from builder.link import Graph
from builder.model import Event, Place
from builder.pages import parts
from builder.parse import Item
from builder.strip.shapes import number

AREAS = {"country", "region", "sea"}
"""Types of places that have no one point: their position stands for the whole."""


@dataclass(frozen=True)
class Happened:
    """An event in the table, with the address of its page in the site."""

    title: str
    address: str
    date: str


@dataclass(frozen=True)
class Row:
    """A place in the table: what it is, what happened there, how exactly it is known."""

    name: str
    address: str
    type: str
    events: tuple[Happened, ...]
    known: str


@dataclass(frozen=True)
class MapView:
    """A map for wide and for narrow pages, and what it shows in words."""

    label: str
    wide: bool
    """Whether it may take the whole page, or stands in the column of text."""
    pictures: tuple[Picture, ...]
    enlarged: bool
    """Whether a part of it is drawn a second time, larger."""
    discs: bool
    """Whether there are discs in it."""
    land: bool
    """Whether it has outlines of land."""
    left_out: str
    """The names of places that it cannot show."""
    rows: tuple[Row, ...]


def overview(graph: Graph, places: Sequence[Item[Place]]) -> MapView | None:
    """The map of some places; none where none of them has a position."""
    spots = [spot for place in places if (spot := _spot(graph, place))]
    if not spots:
        return None
    shown = {spot.address for spot in drawn(spots)}
    missing = [one.body.name for one in places if _address(one) not in shown]
    label = f"Map of {len(shown)} place{'s' * (len(shown) != 1)}"
    rows = tuple(row(graph, place) for place in places)
    return _view(graph, label, all_of(spots, graph.land), rows, ", ".join(missing))


def around(graph: Graph, place: Item[Place]) -> MapView | None:
    """The map of a place and what lies around it; none where it has no position."""
    chosen = _spot(graph, place)
    if chosen is None:
        return None
    places = [one for one in graph.all(Place) if one.id != place.id]
    spots = [spot for one in places if (spot := _spot(graph, one))]
    pictures = surroundings(chosen, spots, graph.land)
    named = {
        mark.address for picture in pictures for panel in picture.panels for mark in panel.marks
    }
    rows = tuple(row(graph, one) for one in [place, *places] if _address(one) in named)
    return _view(graph, f"Map of {place.body.name} and its surroundings", pictures, rows, "")


def _view(
    graph: Graph, label: str, pictures: tuple[Picture, ...], rows: tuple[Row, ...], missing: str
) -> MapView:
    panels = [panel for picture in pictures for panel in picture.panels]
    return MapView(
        label=label,
        wide=pictures[0].width != number(COLUMN),
        pictures=pictures,
        enlarged=len(panels) > len(pictures),
        discs=any("is-disc" in mark.kind for panel in panels for mark in panel.marks),
        land=graph.land is not None,
        left_out=missing,
        rows=rows,
    )


def row(graph: Graph, place: Item[Place]) -> Row:
    """A place as the table tells it."""
    body = place.body
    events = parts.chronological(parts.unique(graph.back(place, "events"), Event))
    return Row(
        body.name,
        _address(place),
        body.type,
        tuple(_happened(event) for event in events),
        position(body) or "not given",
    )


def _happened(event: Item[Event]) -> Happened:
    date = parts.capital(parts.moment(event.body))
    return Happened(event.body.title, parts.address_of("event", event.id), date)


def position(place: Place) -> str:
    """Degrees and hemispheres, with how far off they may be: `33.50° N, 36.27° E, within 1 km`."""
    spot = place.position
    if spot is None:
        return ""
    north = f"{parts.digits(abs(spot.latitude))}° {'N' if spot.latitude >= 0 else 'S'}"
    east = f"{parts.digits(abs(spot.longitude))}° {'E' if spot.longitude >= 0 else 'W'}"
    return f"{north}, {east}, within {parts.digits(spot.radius_km)} km"


def _spot(graph: Graph, place: Item[Place]) -> Spot | None:
    body = place.body
    if body.position is None:
        return None
    return Spot(
        name=body.name,
        address=_address(place),
        latitude=float(body.position.latitude),
        longitude=float(body.position.longitude),
        radius_km=float(body.position.radius_km),
        area=body.type in AREAS,
        weight=len(parts.unique(graph.back(place, "events"), Event)),
    )


def _address(place: Item[Place]) -> str:
    return parts.address_of("place", place.id)
