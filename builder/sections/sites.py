"""Places of the graph → what a map needs of them."""

from builder import queries
from builder.graph import Graph
from builder.model import Event, Place
from builder.parse import Item
from builder.pictures.map.marks import Site
from builder.sections import links


def sites(graph: Graph) -> list[Site]:
    """All places whose position is known."""
    return [found for place in graph.all(Place) if (found := site(graph, place))]


def site(graph: Graph, place: Item[Place]) -> Site | None:
    """A place on a map; none where its position is not known."""
    body = place.body
    if body.position is None:
        return None
    say = graph.words
    distance = say.text("map.km", number=body.position.radius_km)
    return Site(
        name=body.name,
        within=say.text("map.within", place=body.name, distance=distance),
        address=address(graph, place),
        latitude=float(body.position.latitude),
        longitude=float(body.position.longitude),
        radius_km=float(body.position.radius_km),
        area=body.type.area,
        bordered=body.type.bordered and graph.shows_borders,
        weight=len(queries.unique(graph.backlinks(place, "events"), Event)),
    )


def address(graph: Graph, place: Item[Place]) -> str:
    """Where the page of a place is in the site."""
    return links.address_of(graph, "place", place.id)


def place_at(graph: Graph, address: str) -> Item[Place]:
    """The place whose page has an address."""
    return graph.get(Place, address.removesuffix("/").rpartition("/")[2])
