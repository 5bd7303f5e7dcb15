"""The block `map`: where some of the story happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Event, Part, Place
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.maps import MapView, overview


class Map(Part):
    """A map of places and of where events happened. Without options, of all places."""

    noun: ClassVar[str] = "map block"

    places: tuple[Annotated[Id, Ref("place", back="maps")], ...] = ()
    """Places to show, by their ids."""
    events: tuple[Annotated[Id, Ref("event", back="maps")], ...] = ()
    """Events whose places are shown, by their ids."""


OPTIONS = Map


@dataclass(frozen=True)
class MapPiece(Piece):
    """The map and its table."""

    template: ClassVar[str] = "blocks/map.md.j2"

    map: MapView | None


def check(graph: Graph, item: Item[Map]) -> Iterator[Problem]:
    """Report a map with nothing on it."""
    if not any(place.body.position for place in _chosen(graph, item.body)):
        message = "no place on this map has a position"
        hint = "give a place its `position`, or name other places or events"
        yield error(item.location(), "no-position", message, hint)


def piece(edition: Edition, item: Item[Map], lines: Lines) -> MapPiece:
    """What replaces the block."""
    view = overview(edition, _chosen(edition.graph, item.body))
    return MapPiece(lines, map=view)


def _chosen(graph: Graph, body: Map) -> list[Item[Place]]:
    """The chosen places, each once, by name."""
    of_events = (graph.get(Event, id_).body.places for id_ in body.events)
    ids = {*body.places, *chain.from_iterable(of_events)}
    every = not (body.places or body.events)
    chosen = [place for place in graph.all(Place) if every or place.id in ids]
    return sorted(chosen, key=lambda place: place.body.name)
