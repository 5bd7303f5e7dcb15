"""What prepared an event, why it was decided, what came of it: each link with who makes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.graph import Graph
from builder.model import Event, Preparation, Reason
from builder.parse import Item
from builder.sections import links, phrases, pieces
from builder.sections.links import Link, Prose
from builder.sections.pieces import Attribution


@dataclass(frozen=True)
class Connection:
    """A link between two events, or from one to a reason: the other event, words, who says so."""

    to: Link | None
    date: str
    text: Prose | None
    attribution: Attribution


def prepared_by(graph: Graph, event: Item[Event]) -> tuple[Connection, ...]:
    """The events that prepared an event."""
    return tuple(
        _connection(graph, graph.get(Event, one.event), one) for one in event.body.prepared_by
    )


def because(graph: Graph, event: Item[Event]) -> tuple[Connection, ...]:
    """The reasons for a decision."""
    return tuple(
        _connection(graph, graph.get(Event, one.event) if one.event else None, one)
        for one in event.body.because
    )


def connected(graph: Graph, event: Item[Event], back: str) -> tuple[Connection, ...]:
    """The events that name an event as what prepared them or as a reason, by that way back."""
    return tuple(
        _connection(graph, graph.get(Event, backlink.item.id), backlink.part)
        for backlink in graph.backlinks(event, back)
        if isinstance(backlink.part, (Preparation, Reason))
    )


def names(graph: Graph, body: Event) -> Iterator[tuple[str, list[str]]]:
    """What prepared an event, and why it was decided, by the keys of their headings."""
    yield "event.prepared-by", [links.to_event(graph, one.event).text for one in body.prepared_by]
    yield (
        "event.because",
        [
            links.to_event(graph, one.event).text
            if one.event
            else links.plain(graph, one.text or "")
            for one in body.because
        ],
    )


def _connection(graph: Graph, other: Item[Event] | None, link: Preparation | Reason) -> Connection:
    return Connection(
        links.to(graph, other) if other else None,
        phrases.capital(phrases.moment(graph, other)) if other else "",
        links.maybe(graph, link.note if isinstance(link, Preparation) else link.text),
        pieces.attribution(graph, link),
    )
