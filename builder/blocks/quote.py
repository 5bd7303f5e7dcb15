"""The block `quote`: somebody's words, large, with who said them, where and when."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.marks import Ref
from builder.model import Part, Quote
from builder.parse import Item
from builder.sections import pieces
from builder.sections.edition import Edition
from builder.sections.pieces import Quotation


class QuoteBlock(Part):
    """A quote from the data, word for word."""

    noun: ClassVar[str] = "quote block"

    quote: Annotated[Id, Ref("quote", back="blocks")]
    """The quote, by its id."""


OPTIONS = QuoteBlock


@dataclass(frozen=True)
class QuotePiece(Piece):
    """A quote in a hand-written page."""

    template: ClassVar[str] = "blocks/quote.md.j2"

    quotes: tuple[Quotation, ...]


def piece(edition: Edition, item: Item[QuoteBlock], lines: Lines) -> QuotePiece:
    """What replaces the block."""
    quotes = pieces.quotations(edition.graph, [edition.graph.get(Quote, item.body.quote)])
    return QuotePiece(lines, quotes=quotes)
