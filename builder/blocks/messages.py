"""The block `messages`: who told whom what, as a sequence diagram."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.blocks.window import Windowed, window
from builder.dates import span
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Message
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.messages import Exchange, exchange


class Messages(Windowed):
    """A diagram of the messages that match. Without options, of all of them."""

    noun: ClassVar[str] = "messages block"

    actors: tuple[Annotated[Id, Ref("actor", back="message_blocks")], ...] = ()
    """Only messages that one of these actors sent, carried or received, by their ids."""
    event: Annotated[Id, Ref("event", back="message_blocks")] | None = None
    """Only messages sent in this event or about it, by its id."""


OPTIONS = Messages


@dataclass(frozen=True)
class MessagesPiece(Piece):
    """The messages that match, as a picture and as a list."""

    template: ClassVar[str] = "blocks/messages.md.j2"

    exchange: Exchange | None


def check(graph: Graph, item: Item[Messages]) -> Iterator[Problem]:
    """Report a diagram without messages."""
    if not _matching(graph, item.body):
        message = "no message matches this block"
        yield error(item.location(), "no-message", message, "remove an option, or widen the dates")


def piece(edition: Edition, item: Item[Messages], lines: Lines) -> MessagesPiece:
    """What replaces the block."""
    found = exchange(edition.graph, _matching(edition.graph, item.body))
    return MessagesPiece(lines, found)


def _matching(graph: Graph, body: Messages) -> list[Item[Message]]:
    return [item for item in graph.all(Message) if _matches(item.body, body)]


def _matches(message: Message, body: Messages) -> bool:
    when = span(message.date)
    actors = {*message.senders, *message.carriers, *message.to}
    return (
        window(body.start, body.end).reaches(when, when.latest)
        and (not body.actors or not actors.isdisjoint(body.actors))
        and (not body.event or body.event in message.events)
    )
