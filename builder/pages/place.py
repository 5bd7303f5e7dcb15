"""A place's page, and the page of all places: where it lies, and what happened there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.graph import NAMED, Graph
from builder.model import Event, Place
from builder.pages.listing import Head, Items, Listing, listings
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import divisions, links, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.sections.maps import MapView, PlaceRow, around, overview, position, rows
from builder.sections.pieces import Entry


@dataclass(frozen=True)
class PlacePage(Page):
    """Everything about one place."""

    template: ClassVar[str] = "pages/place.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "events": "place.events",
        "within": "place.within",
        "named": "place.named",
        "inside": "place.inside",
    }

    position: str
    zone: str
    whole: Link | None
    description: Prose | None
    inside: tuple[Link, ...]
    map: MapView | None
    events: tuple[Entry, ...]
    within: tuple[Entry, ...]
    """What happened in places inside it."""
    named: tuple[Entry, ...]
    """Other records whose text names it, or whose pictures are from there."""


@dataclass(frozen=True)
class PlacesPage(Listing):
    """All places."""

    template: ClassVar[str] = "pages/places.md.j2"

    map: MapView | None
    rows: tuple[PlaceRow, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """The page of all places, and one page per place."""
    graph = edition.graph
    places = sorted(graph.all(Place), key=_by_name)

    def listing(head: Head, items: Items[Place]) -> PlacesPage:
        whole = len(items) == len(places)
        shown = sorted(items, key=_by_name)
        return PlacesPage(*head, overview(edition, places) if whole else None, rows(graph, shown))

    def entrance(head: Head) -> PlacesPage:
        return PlacesPage(*head, overview(edition, places), ())

    yield from listings(graph, Place, listing, entrance)
    yield from (_page(edition, place) for place in graph.all(Place))


def _by_name(place: Item[Place]) -> tuple[str, str]:
    return divisions.sorting_name(place.body.name), place.id


def _page(edition: Edition, place: Item[Place]) -> PlacePage:
    graph, body = edition.graph, place.body
    say, type_ = graph.words, graph.words.word(body.type)
    description = links.plain(graph, body.description) if body.description else ""
    about = description or say.text("place.about-type", type=type_)
    return PlacePage(
        path=links.path_of(graph, "place", place.id),
        title=body.name,
        about=say.text("place.about", name=body.name, what=about),
        origin=place.record.path,
        position=position(say, body),
        zone=body.zone or "",
        whole=links.to(graph, graph.get(Place, body.part_of)) if body.part_of else None,
        description=links.maybe(graph, body.description),
        inside=tuple(
            links.to(graph, inner)
            for inner in queries.unique(graph.backlinks(place, "places"), Place)
        ),
        map=around(edition, place),
        events=pieces.event_entries(graph, queries.unique(graph.backlinks(place, "events"), Event)),
        within=pieces.event_entries(graph, _within(graph, place)),
        named=tuple(_named(graph, place)),
    )


def _within(graph: Graph, place: Item[Place]) -> list[Item[Event]]:
    """The events in all places inside a place, and in those inside them."""
    found: dict[str, Item[Place]] = {}
    waiting = [place]
    while waiting:
        inside = queries.unique(graph.backlinks(waiting.pop(), "places"), Place)
        waiting += [inner for inner in inside if inner.id not in found and inner.id != place.id]
        found |= {inner.id: inner for inner in inside if inner.id != place.id}
    ways = [backlink for inner in found.values() for backlink in graph.backlinks(inner, "events")]
    return queries.unique(ways, Event)


def _named(graph: Graph, place: Item[Place]) -> Iterator[Entry]:
    """Other records in whose text a link leads to a place, or whose pictures are from there."""
    found = {
        (backlink.item.kind, backlink.item.id): backlink.item
        for backlink in graph.backlinks(place, NAMED, "media")
    }
    for name, item in found.items():
        if item.kind != "explainer" and name != ("place", place.id):
            yield Entry(links.to(graph, item), note=graph.words.value("noun", item.kind))
