"""The block `summary`: the answer, as of when, and the whole in at most six sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder.blocks.parts import Piece, Spot
from builder.link import Graph
from builder.model import Part
from builder.pages import parts
from builder.pages.parts import Prose
from builder.parse import Item
from builder.problems import Problem


class SummaryBlock(Part):
    """What `explainer.yml` says of the whole. It takes no options."""

    noun: ClassVar[str] = "summary block"


@dataclass(frozen=True)
class SummaryPiece(Piece):
    """The whole in short, in a page written by hand."""

    template: ClassVar[str] = "blocks/summary.md.j2"

    answer: Prose
    as_of: str
    summary: tuple[Prose, ...]


def check(_graph: Graph, _item: Item[SummaryBlock]) -> Iterator[Problem]:
    """That there is no explainer is reported already, by the name of its file."""
    return iter(())


def piece(graph: Graph, _item: Item[SummaryBlock], spot: Spot) -> SummaryPiece:
    """What the block stands for."""
    body = graph.explainer
    if body is None:
        raise ValueError(spot.path)
    return SummaryPiece(
        spot.path,
        spot.first,
        spot.last,
        answer=parts.written(graph, body.answer),
        as_of=body.as_of.words(),
        summary=tuple(parts.written(graph, point) for point in body.summary),
    )
