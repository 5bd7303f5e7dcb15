"""The block `responses`: the chain of action and response."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder import queries
from builder.blocks.piece import Lines, Piece
from builder.blocks.window import Windowed, window
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Event
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.responses import ChainStep, chain


class Responses(Windowed):
    """What answers what. Without options, all events that answer another or are answered."""

    noun: ClassVar[str] = "responses block"

    event: Annotated[Id, Ref("event", back="response_blocks")] | None = None
    """Only the chain of this event, by its id: what it answers, and what answers it."""


OPTIONS = Responses


@dataclass(frozen=True)
class ResponsesPiece(Piece):
    """The chain of the events that match."""

    template: ClassVar[str] = "blocks/responses.md.j2"

    chain: tuple[ChainStep, ...]


def check(graph: Graph, item: Item[Responses]) -> Iterator[Problem]:
    """Report a chain without responses."""
    if not _chain(graph, item.body):
        message = "no event that answers another matches this block"
        yield error(item.location(), "no-answer", message, "remove an option, or widen the dates")


def piece(edition: Edition, item: Item[Responses], lines: Lines) -> ResponsesPiece:
    """What replaces the block."""
    return ResponsesPiece(lines, _chain(edition.graph, item.body))


def _chain(graph: Graph, body: Responses) -> tuple[ChainStep, ...]:
    dates = window(body.start, body.end)
    current = graph.get(Event, body.event) if body.event else None
    events = queries.chain_of(graph, current) if current else graph.all(Event)
    return chain(graph, [event for event in events if dates.holds(event.body)], current)
