"""A message's page: from whom, through whom, to whom, and what it said according to each teller."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Message
from builder.pages import parts
from builder.pages.message_view import Exchange, Reply, exchange, replies
from builder.pages.parts import Entry, Link, Page, Statement
from builder.parse import Item


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


def pages(graph: Graph) -> Iterable[Page]:
    """One page per message."""
    return (_page(graph, message) for message in graph.all(Message))


def _page(graph: Graph, message: Item[Message]) -> MessagePage:
    body = message.body
    return MessagePage(
        path=parts.path_of("message", message.id),
        title=body.title,
        about=parts.plain(graph, body.versions[0].content),
        origin=message.record.path,
        known_by=(parts.capital(body.date.words()),),
        sender=parts.to_actor(graph, body.sender),
        carriers=tuple(parts.to_actor(graph, id_) for id_ in body.carriers),
        to=tuple(parts.to_actor(graph, id_) for id_ in body.to),
        date=parts.capital(body.date.words()),
        inferred=body.date_inferred or "",
        versions=tuple(parts.statement(graph, one.content, one) for one in body.versions),
        reactions=replies(graph, body),
        exchange=exchange(graph, [message]),
        events=parts.events_named(graph, body.events),
    )
