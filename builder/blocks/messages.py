"""The block `messages`: who told whom what, as a sequence diagram."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.blocks.window import Windowed, window
from builder.dates import span
from builder.fields import Id, Ref
from builder.graph import Graph
from builder.model import Message
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.messages import Exchange, exchange


class Messages(Windowed):
    """A diagram of those messages that fit. Without options it holds all of them."""

    noun: ClassVar[str] = "messages block"

    actors: tuple[Annotated[Id, Ref("actor", back="message_blocks")], ...] = ()
    """Only messages that one of these actors sent, carried or received, by their ids."""
    event: Annotated[Id, Ref("event", back="message_blocks")] | None = None
    """Only messages sent in this event, or about it, by its id."""


OPTIONS = Messages


@dataclass(frozen=True)
class MessagesPiece(Piece):
    """The messages that fit, as a picture and as a list."""

    template: ClassVar[str] = "blocks/messages.md.j2"

    exchange: Exchange | None


def check(graph: Graph, item: Item[Messages]) -> Iterator[Problem]:
    """A diagram without messages says nothing."""
    if not _fitting(graph, item.body):
        message = "no message fits this block"
        yield error(
            item.location(), "no-message", message, "leave out an option, or widen the window"
        )


def piece(edition: Edition, item: Item[Messages], lines: Lines) -> MessagesPiece:
    """What the block stands for."""
    found = exchange(edition.graph, _fitting(edition.graph, item.body))
    return MessagesPiece(lines, found)


def _fitting(graph: Graph, body: Messages) -> list[Item[Message]]:
    stretch = window(body.start, body.end)
    asked = set(body.actors)
    found = []
    for message in graph.all(Message):
        one = message.body
        when = span(one.date)
        if (
            stretch.reaches(when, when.latest)
            and (not asked or asked & {one.sender, *one.carriers, *one.to})
            and (not body.event or body.event in one.events)
        ):
            found.append(message)
    return found
