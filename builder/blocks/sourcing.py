"""The block `sourcing`: what the story rests on, in words and one bar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from builder.audit import audit
from builder.blocks.piece import Lines, Piece
from builder.model import Part
from builder.parse import Item
from builder.pictures.svg import Rect, rect
from builder.sections import phrases
from builder.sections.edition import Edition
from builder.vocabulary import Basis
from builder.words import Words

WIDTH, HEIGHT, BETWEEN = 680.0, 14.0, 2.0
"""The size of the bar, and the gap between its parts, in units of the picture."""


class SourcingBlock(Part):
    """How many statements have which basis. It takes no options."""

    noun: ClassVar[str] = "sourcing block"


@dataclass(frozen=True)
class Share:
    """A basis, what it means, how many statements have it, and its part of the bar."""

    basis: str
    meaning: str
    number: str
    nth: str
    """Its number in the list, which decides its shade."""
    bar: Rect


OPTIONS = SourcingBlock


@dataclass(frozen=True)
class SourcingPiece(Piece):
    """A small audit in a hand-written page."""

    template: ClassVar[str] = "blocks/sourcing.md.j2"

    lead: str
    quotes: str
    read: str
    """How many sources were read whole and how many in part."""
    shares: tuple[Share, ...]


def piece(edition: Edition, _item: Item[SourcingBlock], lines: Lines) -> SourcingPiece:
    """What replaces the block."""
    found, say = audit(edition.graph), edition.graph.words
    return SourcingPiece(
        lines,
        lead=say.text("sourcing.lead", n=found.statements),
        quotes=phrases.quotes_checked(say, found),
        read=phrases.sources_read(edition.graph, found),
        shares=tuple(_shares(say, found.by_basis)),
    )


def _shares(say: Words, by_basis: Mapping[Basis, int]) -> Iterator[Share]:
    counts = {basis: number for basis, number in by_basis.items() if number}
    whole = sum(counts.values()) or 1
    ends = list(accumulate(counts.values(), initial=0))
    for nth, ((basis, number), start) in enumerate(zip(counts.items(), ends, strict=False), 1):
        left, right = (WIDTH * at / whole for at in (start, start + number))
        bar = rect(left, max(right - BETWEEN, left + 1), 0, height=HEIGHT)
        yield Share(say.word(basis), say.meaning(basis), say.number(number), str(nth), bar)
