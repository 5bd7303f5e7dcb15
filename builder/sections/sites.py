"""Places of the graph → what a map needs of them."""

from builder import queries
from builder.graph import Graph
from builder.model import Event, Place, Position
from builder.parse import Item
from builder.pictures.map.basemap import Basemap
from builder.pictures.map.marks import Site
from builder.pictures.map.viewport import Around, fitted
from builder.sections import links

LEAST_LAND = 0.02
"""The share of a country's surroundings that is land, from which on its outline is seen."""


def sites(graph: Graph, land: Basemap | None) -> list[Site]:
    """All places whose position is known, for maps with such land, if they have any."""
    return [
        _site(graph, place, place.body.position, land)
        for place in graph.all(Place)
        if place.body.position
    ]


def _site(graph: Graph, place: Item[Place], position: Position, land: Basemap | None) -> Site:
    body, say = place.body, graph.words
    lies = float(position.longitude), float(position.latitude), float(position.radius_km)
    distance = say.text("map.km", number=position.radius_km)
    return Site(
        name=body.name,
        within=say.text("map.within", place=body.name, distance=distance),
        address=address(graph, place),
        longitude=lies[0],
        latitude=lies[1],
        radius_km=lies[2],
        area=body.type.area,
        outlined=body.type.bordered and graph.shows_borders and _is_seen(land, lies),
        weight=len(queries.unique(graph.backlinks(place, "events"), Event)),
    )


def _is_seen(land: Basemap | None, lies: Around) -> bool:
    """Whether there is more than specks of land around a place."""
    window = fitted([lies], (1, 1), least=0).window()
    return land is not None and land.share(window) >= LEAST_LAND


def address(graph: Graph, place: Item[Place]) -> str:
    """Where the page of a place is in the site."""
    return links.address_of(graph, "place", place.id)


def place_at(graph: Graph, address: str) -> Item[Place]:
    """The place whose page has an address."""
    return graph.get(Place, address.removesuffix("/").rpartition("/")[2])
