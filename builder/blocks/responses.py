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
from builder.sections import links
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.responses import ChainStep, chain


class Responses(Windowed):
    """What answers what. Without options, all events that answer another or are answered."""

    noun: ClassVar[str] = "responses block"

    event: Annotated[Id, Ref("event", back="response_blocks")] | None = None
    """Only the chain of this event, by its id: what it answers, and what answers it."""


OPTIONS = Responses
MOST_STEPS = 12
"""How many events of the chain of one are listed before it, and how many after: its own page, to
which the block leads, lists more."""


@dataclass(frozen=True)
class ResponsesPiece(Piece):
    """The chain of the events that match."""

    template: ClassVar[str] = "blocks/responses.md.j2"

    chain: tuple[ChainStep, ...]
    goes_on: Link | None
    """The event whose page lists more of the chain, where there is more."""


def check(graph: Graph, item: Item[Responses]) -> Iterator[Problem]:
    """Report a chain without responses."""
    if not _chain(graph, item.body)[0]:
        message = "no event that answers another matches this block"
        yield error(item.location(), "no-answer", message, "remove an option, or widen the dates")


def piece(edition: Edition, item: Item[Responses], lines: Lines) -> ResponsesPiece:
    """What replaces the block."""
    return ResponsesPiece(lines, *_chain(edition.graph, item.body))


def _chain(graph: Graph, body: Responses) -> tuple[tuple[ChainStep, ...], Link | None]:
    """The chain, and the event whose page lists more of it."""
    dates = window(body.start, body.end)
    if not body.event:
        return chain(graph, [one for one in graph.all(Event) if dates.holds(one.body)]), None
    current = graph.get(Event, body.event)
    most = None if body.start or body.end else MOST_STEPS
    events, goes_on = queries.nearest_in_chain(graph, current, most)
    listed = chain(graph, [one for one in events if dates.holds(one.body)], current)
    return listed, links.to(graph, current) if goes_on else None
