"""The block `expectations`: what was expected beside what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Expectation, Part
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.expectations import Outlook, outlooks


class Expectations(Part):
    """The expectations that match, each beside what happened. Without options, all of them."""

    noun: ClassVar[str] = "expectations block"

    expectations: tuple[Annotated[Id, Ref("expectation", back="shown")], ...] = ()
    """Only these expectations, by their ids."""
    events: tuple[Annotated[Id, Ref("event", back="shown")], ...] = ()
    """Only what was expected about one of these events, by their ids."""
    holders: tuple[Annotated[Id, Ref("actor", back="shown")], ...] = ()
    """Only what one of these actors expected, by their ids."""


OPTIONS = Expectations


@dataclass(frozen=True)
class ExpectationsPiece(Piece):
    """The expectations that match."""

    template: ClassVar[str] = "blocks/expectations.md.j2"

    outlooks: tuple[Outlook, ...]


def check(graph: Graph, item: Item[Expectations]) -> Iterator[Problem]:
    """Report a block without expectations."""
    if not _matching(graph, item.body):
        message = "no expectation matches this block"
        yield error(item.location(), "no-expectation", message, "remove an option")


def piece(edition: Edition, item: Item[Expectations], lines: Lines) -> ExpectationsPiece:
    """What replaces the block."""
    found = outlooks(edition.graph, _matching(edition.graph, item.body))
    return ExpectationsPiece(lines, outlooks=found)


def _matching(graph: Graph, body: Expectations) -> list[Item[Expectation]]:
    return [
        item
        for item in graph.all(Expectation)
        if (not body.expectations or item.id in body.expectations)
        and (not body.events or item.body.about in body.events)
        and (not body.holders or set(item.body.holders) & set(body.holders))
    ]
