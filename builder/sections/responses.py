"""Events of the graph and what they respond to → the chain of action and response, as a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder import order, queries
from builder.graph import Graph
from builder.model import Event, Response
from builder.parse import Item
from builder.pictures.responses import ResponseRow, response_rows
from builder.sections import links, phrases, pieces
from builder.sections.links import Link, Prose
from builder.sections.pieces import Attribution


@dataclass(frozen=True)
class ResponseLink:
    """That an event responds to another: how long it took, and who makes the link."""

    key: str
    """The id of the event it responds to."""
    to: Link | None
    """That event, if it is not the one in whose list the item is."""
    latency: str
    note: Prose | None
    order_known: str
    attribution: Attribution


@dataclass(frozen=True)
class ChainStep:
    """An event of the chain; `row` says how the list goes on."""

    key: str
    event: Link
    date: str
    side: str
    colour: str
    current: bool
    """Whether it is the event of the page."""
    responses: tuple[ResponseLink, ...]
    opens: bool
    closes: tuple[None, ...]
    """One for each list that ends with it."""
    differ: str
    """That accounts of it differ, in words."""


def chain(
    graph: Graph, events: Iterable[Item[Event]], current: Item[Event] | None = None
) -> tuple[ChainStep, ...]:
    """The chain of some events, or nothing where none of them responds to another."""
    ordered = order.as_drawn(graph, queries.linked(graph, events))
    known = {event.id: event for event in ordered}
    causes = {
        id_: [response.event for response in event.body.responds_to] for id_, event in known.items()
    }
    return tuple(
        _step(graph, row, known[row.key], known.keys(), current)
        for row in response_rows(list(known), causes)
    )


def _step(
    graph: Graph,
    row: ResponseRow,
    event: Item[Event],
    known: Iterable[str],
    current: Item[Event] | None,
) -> ChainStep:
    side = queries.lane_of(graph, event)
    responses = [response for response in event.body.responds_to if response.event in known]
    return ChainStep(
        event.id,
        links.to(graph, event),
        phrases.capital(phrases.moment(graph, event)),
        side.name if side else "",
        queries.colour_of(side),
        current is not None and event.id == current.id,
        tuple(_links(graph, event, responses, row.under)),
        row.opens,
        (None,) * row.closes,
        phrases.differ(graph, event),
    )


def _links(
    graph: Graph, event: Item[Event], responses: Sequence[Response], under: str
) -> Iterator[ResponseLink]:
    """What an event responds to: first the event under which it is listed."""
    seen = set()
    for response in sorted(
        responses, key=lambda response: (response.event != under, response.event)
    ):
        earlier = graph.get(Event, response.event)
        again = response.event in seen
        seen.add(response.event)
        yield ResponseLink(
            response.event,
            links.to(graph, earlier) if response.event != under and not again else None,
            "" if again else phrases.latency(graph.words, earlier.body, event.body),
            links.maybe(graph, response.note),
            response.order_known or "",
            pieces.attribution(graph, response),
        )
