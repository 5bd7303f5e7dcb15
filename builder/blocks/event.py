"""The block `event`: one event with its summary, who says so, and whether accounts differ."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder import queries
from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.marks import Ref
from builder.model import Event, Part
from builder.parse import Item
from builder.sections import links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.vocabulary import Basis


class EventBlock(Part):
    """An event from the data, in a few lines."""

    noun: ClassVar[str] = "event block"

    event: Annotated[Id, Ref("event", back="blocks")]
    """The event, by its id."""


@dataclass(frozen=True)
class Informant:
    """Who say that an event happened, and on what basis."""

    by: tuple[Link, ...]
    basis: Basis


OPTIONS = EventBlock


@dataclass(frozen=True)
class EventPiece(Piece):
    """An event in a hand-written page."""

    template: ClassVar[str] = "blocks/event.md.j2"

    event: Link
    date: str
    places: tuple[Link, ...]
    summary: Prose
    voices: tuple[Informant, ...]
    disputed: tuple[Link, ...]


def piece(edition: Edition, item: Item[EventBlock], lines: Lines) -> EventPiece:
    """What replaces the block."""
    event = edition.graph.get(Event, item.body.event)
    body = event.body
    attributions = [
        pieces.attribution(edition.graph, claim) for claim in (*body.claims, *body.figures)
    ]
    return EventPiece(
        lines,
        event=links.to(edition.graph, event),
        date=phrases.capital(phrases.moment(edition.graph, event)),
        places=tuple(links.to_place(edition.graph, id_) for id_ in body.places),
        summary=links.written(edition.graph, body.summary),
        voices=tuple(
            dict.fromkeys(
                Informant(attribution.by, attribution.basis) for attribution in attributions
            )
        ),
        disputed=tuple(
            links.to(edition.graph, question)
            for found in (queries.disputes, queries.neighbouring)
            for question in found(edition.graph, event)
        ),
    )
