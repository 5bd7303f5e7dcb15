"""Hand-written pages with blocks: the page, and what replaces each block."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from builder.sections.glossary import Glossary


@dataclass(frozen=True)
class Lines:
    """Where a block is: its page's path in docs/, its first and last line, counted from 0."""

    path: str
    first: int
    last: int


@dataclass(frozen=True)
class Piece:
    """What replaces a block, with everything it shows. Subclasses add their own content."""

    template: ClassVar[str]

    lines: Lines
    """The lines of its block, from the opening to the closing fence."""

    @property
    def path(self) -> str:
        """The path of its page in docs/."""
        return self.lines.path


@dataclass(frozen=True)
class Document:
    """A hand-written page: its path in docs/, its text, and what replaces its blocks."""

    path: str
    text: str
    pieces: Sequence[Piece]
    glossary: Glossary = field(default_factory=Glossary)
    """Terms that are explained wherever they occur on the page."""
