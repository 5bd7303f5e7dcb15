"""The block `quote`: somebody's words, large, with who said them, where and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from builder.blocks.parts import Piece, Spot
from builder.fields import Id, Ref
from builder.link import Graph
from builder.model import Part, Quote
from builder.pages import parts
from builder.pages.parts import Said
from builder.parse import Item
from builder.problems import Problem


class QuoteBlock(Part):
    """A quote of the data, word for word."""

    noun: ClassVar[str] = "quote block"

    quote: Annotated[Id, Ref("quote", back="blocks")]
    """The quote, by its id."""


@dataclass(frozen=True)
class QuotePiece(Piece):
    """A quote in a page written by hand."""

    template: ClassVar[str] = "blocks/quote.md.j2"

    quotes: tuple[Said, ...]


def check(_graph: Graph, _item: Item[QuoteBlock]) -> Iterator[Problem]:
    """Its one reference is checked like any other."""
    return iter(())


def piece(graph: Graph, item: Item[QuoteBlock], spot: Spot) -> QuotePiece:
    """What the block stands for."""
    quotes = parts.quotations(graph, [graph.get(Quote, item.body.quote)])
    return QuotePiece(spot.path, spot.first, spot.last, quotes=quotes)
