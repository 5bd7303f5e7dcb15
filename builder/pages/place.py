"""A place's page: where it lies, what it is part of, and what happened there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Event, Place, Spot
from builder.pages import parts
from builder.pages.parts import Entry, Link, Page, Prose
from builder.parse import Item


@dataclass(frozen=True)
class PlacePage(Page):
    """Everything about one place."""

    template: ClassVar[str] = "pages/place.md.j2"

    type: str
    position: str
    zone: str
    whole: Link | None
    description: Prose | None
    inside: tuple[Link, ...]
    events: tuple[Entry, ...]


def pages(graph: Graph) -> Iterable[Page]:
    """One page per place."""
    return (_page(graph, place) for place in graph.all(Place))


def _page(graph: Graph, place: Item[Place]) -> PlacePage:
    body = place.body
    about = parts.plain(graph, body.description) if body.description else body.type
    return PlacePage(
        path=parts.path_of("place", place.id),
        title=body.name,
        about=f"{body.name}: {about}",
        origin=place.record.path,
        type=body.type,
        position=_position(body.position) if body.position else "",
        zone=body.zone or "",
        whole=parts.to(graph.get(Place, body.part_of)) if body.part_of else None,
        description=parts.maybe(graph, body.description),
        inside=tuple(parts.to(one) for one in parts.unique(graph.back(place, "places"), Place)),
        events=parts.event_entries(parts.unique(graph.back(place, "events"), Event)),
    )


def _position(spot: Spot) -> str:
    """Degrees and hemispheres, with how far off they may be: `33.50° N, 36.27° E, within 1 km`."""
    north = f"{parts.digits(abs(spot.latitude))}° {'N' if spot.latitude >= 0 else 'S'}"
    east = f"{parts.digits(abs(spot.longitude))}° {'E' if spot.longitude >= 0 else 'W'}"
    return f"{north}, {east}, within {parts.digits(spot.radius_km)} km"
