"""Words → lines that fit, with the room they take; and the measures of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.pictures.svg import TextLine, number
from builder.pictures.text import text_width, wrap

LINE = 17.0
"""From one line of words to the next."""


@dataclass(frozen=True)
class SequenceFormat:
    """The measures of a picture, in units: its width, the size of words, its columns."""

    kind: str
    width: float
    size: float
    dates: float
    """How wide the column of dates is; 0 if they are written above their messages."""
    marks: float
    """Where the marks of dates begin."""
    left: float
    """The first lifeline."""
    right: float
    """The last one, if there are many."""

    @property
    def text(self) -> float:
        """The left edge of a message's words."""
        return self.left + 8 if self.dates else self.left - 6

    def text_width(self, text: str, *, bold: bool = False) -> float:
        """How wide words are."""
        return text_width(text, self.size, bold=bold)


@dataclass(frozen=True)
class TextBox:
    """The room that words take."""

    left: float
    right: float
    top: float
    bottom: float


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Words in lines of a width."""
    return wrap(text, room, lambda line: text_width(line, size, bold=bold))


def lines(
    cut: Sequence[str], at: tuple[float, float], size: float, *, bold: bool = False
) -> tuple[tuple[TextLine, ...], TextBox]:
    """Lines of words from a point on (the first one's baseline), and the room they take."""
    x, y = at
    words = tuple(TextLine(line, number(x), number(y + n * LINE)) for n, line in enumerate(cut))
    bottom = y + (len(cut) - 1) * LINE + 5
    return words, TextBox(x, x + widest(cut, size, bold=bold), y - size, bottom)


def widest(cut: Sequence[str], size: float, *, bold: bool = False) -> float:
    """The width of the widest of some lines."""
    return max(text_width(line, size, bold=bold) for line in cut)
