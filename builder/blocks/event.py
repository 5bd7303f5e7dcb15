"""The block `event`: one event with its summary, who says so, and whether accounts differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.parts import Piece, Spot
from builder.fields import Id, Ref
from builder.link import Graph
from builder.model import Event, Part
from builder.pages import parts
from builder.pages.parts import Link, Prose
from builder.parse import Item
from builder.problems import Problem


class EventBlock(Part):
    """An event of the data, told in a few lines."""

    noun: ClassVar[str] = "event block"

    event: Annotated[Id, Ref("event", back="blocks")]
    """The event, by its id."""


@dataclass(frozen=True)
class Voice:
    """Somebody on whom an event rests, and on what basis."""

    by: Link
    basis: str


@dataclass(frozen=True)
class EventPiece(Piece):
    """An event in a page written by hand."""

    template: ClassVar[str] = "blocks/event.md.j2"

    event: Link
    date: str
    place: Link | None
    summary: Prose
    voices: tuple[Voice, ...]
    disputed: tuple[Link, ...]


def check(_graph: Graph, _item: Item[EventBlock]) -> Iterator[Problem]:
    """Its one reference is checked like any other."""
    return iter(())


def piece(graph: Graph, item: Item[EventBlock], spot: Spot) -> EventPiece:
    """What the block stands for."""
    event = graph.get(Event, item.body.event)
    body = event.body
    said = [parts.attribution(graph, claim) for claim in (*body.claims, *body.figures)]
    return EventPiece(
        spot.path,
        spot.first,
        spot.last,
        event=parts.to(event),
        date=parts.capital(parts.moment(body)),
        place=parts.to_place(graph, body.place) if body.place else None,
        summary=parts.written(graph, body.summary),
        voices=tuple(dict.fromkeys(Voice(one.by, one.basis) for one in said)),
        disputed=tuple(parts.to(one) for one in parts.disputes(graph, event)),
    )
