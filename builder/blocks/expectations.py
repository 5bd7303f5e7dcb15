"""The block `expectations`: what was expected beside what came, in a page written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Id, Ref
from builder.graph import Graph
from builder.model import Expectation, Part
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.expectations import Outlook, outlooks


class Expectations(Part):
    """Those expectations that fit, each beside what came. Without options it holds all of them."""

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
    """The expectations that fit."""

    template: ClassVar[str] = "blocks/expectations.md.j2"

    outlooks: tuple[Outlook, ...]


def check(graph: Graph, item: Item[Expectations]) -> Iterator[Problem]:
    """A block without expectations says nothing."""
    if not _fitting(graph, item.body):
        message = "no expectation fits this block"
        yield error(item.location(), "no-expectation", message, "leave out an option")


def piece(edition: Edition, item: Item[Expectations], lines: Lines) -> ExpectationsPiece:
    """What the block stands for."""
    found = outlooks(edition.graph, _fitting(edition.graph, item.body))
    return ExpectationsPiece(lines, outlooks=found)


def _fitting(graph: Graph, body: Expectations) -> list[Item[Expectation]]:
    return [
        one
        for one in graph.all(Expectation)
        if (not body.expectations or one.id in body.expectations)
        and (not body.events or one.body.about in body.events)
        and (not body.holders or set(one.body.holders) & set(body.holders))
    ]
