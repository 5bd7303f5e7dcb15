"""A message's page: from whom, through whom, to whom, and what it said according to each teller."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.graph import Graph
from builder.model import Message
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.messages import Exchange, Reply, doubts, exchange, replies, way
from builder.sections.pieces import Entry, Statement


@dataclass(frozen=True)
class OtherDate:
    """When a message was received or found, and how that was inferred."""

    words: str
    inferred: str


@dataclass(frozen=True)
class MessagePage(Page):
    """Everything about one message."""

    template: ClassVar[str] = "pages/message.md.j2"

    senders: tuple[Link, ...]
    carriers: tuple[Link, ...]
    to: tuple[Link, ...]
    date: str
    inferred: str
    both_ways: bool
    other_dates: tuple[OtherDate, ...]
    versions: tuple[Statement, ...]
    doubts: tuple[Statement, ...]
    reactions: tuple[Reply, ...]
    exchange: Exchange | None
    events: tuple[Entry, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """One page per message."""
    return (_page(edition.graph, message) for message in edition.graph.all(Message))


def _page(graph: Graph, message: Item[Message]) -> MessagePage:
    body = message.body
    return MessagePage(
        path=links.path_of(graph, "message", message.id),
        title=body.title,
        about=_about(graph, body),
        origin=message.record.path,
        search_tags=(phrases.capital(graph.words.date(body.date)),),
        senders=tuple(links.to_actor(graph, id_) for id_ in body.senders),
        carriers=tuple(links.to_actor(graph, id_) for id_ in body.carriers),
        to=tuple(links.to_actor(graph, id_) for id_ in body.to),
        date=phrases.capital(graph.words.date(body.date)),
        inferred=body.date_inferred or "",
        both_ways=body.direction.both,
        other_dates=_other_dates(graph, body),
        versions=tuple(
            pieces.addressed(pieces.telling(graph, version), version) for version in body.versions
        ),
        doubts=doubts(graph, body),
        reactions=replies(graph, body),
        exchange=exchange(graph, [message]),
        events=pieces.events_named(graph, body.events),
    )


def _about(graph: Graph, body: Message) -> str:
    """What the first telling says it said, or if that tells nothing, from whom to whom it went."""
    content = body.versions[0].content
    return links.plain(graph, content) if content else way(graph, body, spelt=True)


def _other_dates(graph: Graph, body: Message) -> tuple[OtherDate, ...]:
    dates = (
        ("message.received", body.received, body.received_inferred),
        ("message.found", body.found, body.found_inferred),
    )
    return tuple(
        OtherDate(graph.words.text(key, date=graph.words.date(date)), inferred or "")
        for key, date, inferred in dates
        if date
    )
