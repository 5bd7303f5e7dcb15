"""The block `map`: where some of the story happened, in a page written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Id, Ref
from builder.graph import Graph
from builder.model import Event, Part, Place
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.maps import MapView, overview


class Map(Part):
    """A map of places and of where events happened. Without options it holds all places."""

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
    """A map on which nothing stands says nothing."""
    if not any(place.body.position for place in _chosen(graph, item.body)):
        message = "no place of this map has a position"
        hint = "give a place its `position`, or name other places or events"
        yield error(item.location(), "no-position", message, hint)


def piece(edition: Edition, item: Item[Map], lines: Lines) -> MapPiece:
    """What the block stands for."""
    view = overview(edition, _chosen(edition.graph, item.body))
    return MapPiece(lines, map=view)


def _chosen(graph: Graph, body: Map) -> list[Item[Place]]:
    """The places that are asked for, each once, by name."""
    happened = (graph.get(Event, id_).body.place for id_ in body.events)
    ids = {*body.places, *filter(None, happened)}
    every = not (body.places or body.events)
    chosen = [one for one in graph.all(Place) if every or one.id in ids]
    return sorted(chosen, key=lambda place: place.body.name)
