"""Words → lines that fit, with the room they take; and the measures of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.pictures import svg
from builder.pictures.svg import Words, number

LINE = 17.0
"""From one line of words to the next."""


@dataclass(frozen=True)
class SequenceFormat:
    """The measures of a picture, in units: its width, the size of words, and what stands where."""

    kind: str
    width: float
    size: float
    dates: float
    """How wide the column of dates is; 0 where they stand above their messages."""
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

    def breadth(self, text: str, *, bold: bool = False) -> float:
        """About how wide words are, rather too wide than too narrow."""
        return svg.breadth(text, bold=bold) * self.size / svg.SIZE


@dataclass(frozen=True)
class TextBox:
    """The room that words take."""

    left: float
    right: float
    top: float
    bottom: float


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Words in lines of a width; what is too long for any line is cut between two signs."""

    def fits(line: str) -> bool:
        return svg.breadth(line, bold=bold) * size / svg.SIZE <= room

    found = [""]
    for word in text.split():
        rest = word
        if found[-1] and fits(f"{found[-1]} {rest}"):
            found[-1] += f" {rest}"
            continue
        while not fits(rest):
            cut = next((n for n in range(len(rest) - 1, 1, -1) if fits(rest[:n])), 1)
            if len(rest) == 1:
                break
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return [line for line in found if line] or [""]


def lines(
    cut: Sequence[str], at: tuple[float, float], size: float, *, bold: bool = False
) -> tuple[tuple[Words, ...], TextBox]:
    """Lines of words from a point on (the first one's baseline), and the room they take."""
    x, y = at
    words = tuple(Words(line, number(x), number(y + n * LINE)) for n, line in enumerate(cut))
    bottom = y + (len(cut) - 1) * LINE + 5
    return words, TextBox(x, x + widest(cut, size, bold=bold), y - size, bottom)


def widest(cut: Sequence[str], size: float, *, bold: bool = False) -> float:
    """The width of the widest of some lines."""
    return max(svg.breadth(line, bold=bold) for line in cut) * size / svg.SIZE
