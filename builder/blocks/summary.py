"""The block `summary`: the answer, its date, the story in at most six points, why it matters."""

from dataclasses import dataclass
from typing import ClassVar

from builder.blocks.piece import Lines, Piece
from builder.model import Part
from builder.parse import Item
from builder.sections import links, pieces
from builder.sections.edition import Edition
from builder.sections.links import Prose
from builder.sections.pieces import Statement


class SummaryBlock(Part):
    """The summary in `explainer.yml`. It takes no options."""

    noun: ClassVar[str] = "summary block"


OPTIONS = SummaryBlock


@dataclass(frozen=True)
class SummaryPiece(Piece):
    """The summary in a hand-written page."""

    template: ClassVar[str] = "blocks/summary.md.j2"

    answer: Prose | None
    as_of: str
    summary: tuple[Prose, ...]
    stakes: tuple[Statement, ...]
    note: Prose | None


def piece(edition: Edition, _item: Item[SummaryBlock], lines: Lines) -> SummaryPiece:
    """What replaces the block."""
    body = edition.graph.explainer
    if body is None:
        raise ValueError(lines.path)
    return SummaryPiece(
        lines,
        answer=links.maybe(edition.graph, body.answer),
        as_of=edition.graph.words.date(body.as_of) if body.as_of else "",
        summary=tuple(links.written(edition.graph, point) for point in body.summary),
        stakes=pieces.stakes(edition.graph, body.stakes),
        note=links.maybe(edition.graph, body.note),
    )
