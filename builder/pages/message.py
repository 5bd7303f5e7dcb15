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
from builder.sections.messages import Exchange, Reply, exchange, replies
from builder.sections.pieces import Entry, Statement


@dataclass(frozen=True)
class MessagePage(Page):
    """Everything about one message."""

    template: ClassVar[str] = "pages/message.md.j2"

    sender: Link
    carriers: tuple[Link, ...]
    to: tuple[Link, ...]
    date: str
    inferred: str
    versions: tuple[Statement, ...]
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
        about=links.plain(graph, body.versions[0].content),
        origin=message.record.path,
        search_tags=(phrases.capital(graph.words.date(body.date)),),
        sender=links.to_actor(graph, body.sender),
        carriers=tuple(links.to_actor(graph, id_) for id_ in body.carriers),
        to=tuple(links.to_actor(graph, id_) for id_ in body.to),
        date=phrases.capital(graph.words.date(body.date)),
        inferred=body.date_inferred or "",
        versions=tuple(
            pieces.statement(graph, version.content, version) for version in body.versions
        ),
        reactions=replies(graph, body),
        exchange=exchange(graph, [message]),
        events=pieces.events_named(graph, body.events),
    )
