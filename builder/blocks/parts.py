"""What blocks in pages written by hand are made of: the page, and what stands for each block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from builder.pages.parts import Gloss

HOME = "index.md"
"""The path of the home page, in docs/ as in the site."""


@dataclass(frozen=True)
class Spot:
    """Where a block stands: its page's path in docs/, its first and last line, counted from 0."""

    path: str
    first: int
    last: int


@dataclass(frozen=True)
class Piece:
    """What a block stands for, with everything it shows. Subclasses add their own content."""

    template: ClassVar[str]

    path: str
    """The path of its page in docs/."""
    first: int
    """The line of its opening fence, counted from 0."""
    last: int
    """The line of its closing fence."""


@dataclass(frozen=True)
class Document:
    """A page written by hand: its path in docs/, its text, and what stands for its blocks."""

    path: str
    text: str
    pieces: Sequence[Piece]
    glossary: Sequence[Gloss] = ()
    """Words that are explained wherever they occur on the page."""
