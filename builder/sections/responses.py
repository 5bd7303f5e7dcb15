"""Events of the graph and what they answer → the chain of action and response, as a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder import queries
from builder.graph import Graph
from builder.model import Actor, Event, Response
from builder.parse import Item
from builder.pictures.responses import ResponseRow, response_rows
from builder.sections import phrases, pieces
from builder.sections.pieces import Attribution, Link, Prose
from builder.vocabulary import NEUTRAL


@dataclass(frozen=True)
class Answer:
    """That an event answers another: how long it took, and who makes the link."""

    key: str
    """The id of the event it answers."""
    to: Link | None
    """That event, where it is not the one in whose list the item stands."""
    latency: str
    note: Prose | None
    order_known: str
    said: Attribution


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
    answers: tuple[Answer, ...]
    opens: bool
    closes: tuple[None, ...]
    """One for each list that ends with it."""
    disputed: bool
    """Whether accounts of it differ."""


def around(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """All that an event answers, directly or not, itself, and all that answers it."""
    found = {event.id: event}
    for step in (_answered, _answering):
        waiting = [event]
        seen = {event.id}
        while waiting:
            for other in step(graph, waiting.pop()):
                if other.id not in seen:
                    seen.add(other.id)
                    found[other.id] = other
                    waiting.append(other)
    return list(found.values())


def linked(graph: Graph, events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Those of some events that answer one of them, or are answered by one."""
    known = {event.id: event for event in events}
    found: dict[str, Item[Event]] = {}
    for event in known.values():
        for other in _answered(graph, event):
            if other.id in known:
                found[event.id], found[other.id] = event, other
    return list(found.values())


def chain(
    graph: Graph, events: Iterable[Item[Event]], current: Item[Event] | None = None
) -> tuple[ChainStep, ...]:
    """The chain of some events, or nothing where none of them answers another."""
    ordered = queries.chronological(linked(graph, events))
    known = {event.id: event for event in ordered}
    causes = {id_: [one.event for one in event.body.responds_to] for id_, event in known.items()}
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
    side, colour = _side(graph, event.body)
    links = [one for one in event.body.responds_to if one.event in known]
    return ChainStep(
        event.id,
        pieces.to(event),
        phrases.capital(phrases.moment(graph.words, event.body)),
        side,
        colour,
        current is not None and event.id == current.id,
        tuple(_answers(graph, event, links, row.under)),
        row.opens,
        (None,) * row.closes,
        bool(queries.disputes(graph, event)),
    )


def _answers(
    graph: Graph, event: Item[Event], links: Sequence[Response], under: str
) -> Iterator[Answer]:
    """Why an event stands where it does, first of all; of several links to one, each is told."""
    said = set()
    for link in sorted(links, key=lambda one: (one.event != under, one.event)):
        earlier = graph.get(Event, link.event)
        again = link.event in said
        said.add(link.event)
        yield Answer(
            link.event,
            pieces.to(earlier) if link.event != under and not again else None,
            "" if again else phrases.latency(graph.words, earlier.body, event.body),
            pieces.maybe(graph, link.note),
            link.order_known or "",
            pieces.attribution(graph, link),
        )


def _side(graph: Graph, event: Event) -> tuple[str, str]:
    """The side in whose lane the event stands, and its colour."""
    for one in event.actors:
        side = queries.side_of(graph, graph.get(Actor, one.actor).body)
        if side:
            return side.name, side.colour
    return "", NEUTRAL


def _answered(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    return [graph.get(Event, one.event) for one in event.body.responds_to]


def _answering(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    return queries.unique(graph.backlinks(event, "answered_by"), Event)
