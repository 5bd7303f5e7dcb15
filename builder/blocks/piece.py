"""What blocks in pages written by hand are made of: the page, and what stands for each block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from builder.sections.pieces import Gloss


@dataclass(frozen=True)
class Lines:
    """Where a block stands: its page's path in docs/, its first and last line, counted from 0."""

    path: str
    first: int
    last: int


@dataclass(frozen=True)
class Piece:
    """What a block stands for, with everything it shows. Subclasses add their own content."""

    template: ClassVar[str]

    lines: Lines
    """Where its block stands, from the opening to the closing fence."""

    @property
    def path(self) -> str:
        """The path of its page in docs/."""
        return self.lines.path


@dataclass(frozen=True)
class Document:
    """A page written by hand: its path in docs/, its text, and what stands for its blocks."""

    path: str
    text: str
    pieces: Sequence[Piece]
    glossary: Sequence[Gloss] = ()
    """Words that are explained wherever they occur on the page."""
