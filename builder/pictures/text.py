"""Text → its width in a picture, its lines, and as much of it as has room.

Widths are sums of Inter's own advances (`widths.py`, which the front end shares), set with the
figures that a font shows by default. A browser never needs more: kerning only brings letters closer
together, by 3 % at most in a name like `Turkey`. What the font lacks comes from a font of the
reader's, of which nothing is known: `OTHER` is wide for Arabic, Hebrew or Cyrillic letters, and
Chinese, Japanese and Korean signs are squares.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from builder.pictures import widths

ADVANCES = {
    row[0]: (int(regular), int(bold))
    for row in widths.ADVANCES.split("\n")
    if row
    for _, regular, bold in [row.rsplit(" ", 2)]
}
"""Thousandths of an em by sign: regular and bold."""
OTHER, SQUARE = 640, 1000
"""Thousandths of an em: a letter that the font lacks, and a sign as wide as it is high."""
SQUARES = (
    (0x1100, 0x115F),
    (0x2190, 0x21FF),
    (0x2E80, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x1F300, 0x1FAFF),
    (0x20000, 0x3FFFD),
)
"""Ranges of such characters in Unicode, first and last: arrows, East Asian scripts, emoji."""
ELLIPSIS = "…"

Measure = Callable[[str], float]
"""How wide a text is."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text of a size is, in the same units."""
    return sum(_advance(sign, bold) for sign in text) * size / 1000


@cache
def _advance(sign: str, bold: bool) -> int:  # noqa: FBT001 - of a cache, arguments have no names
    if found := ADVANCES.get(sign):
        return found[bold]
    if any(first <= ord(sign) <= last for first, last in SQUARES):
        return SQUARE
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:  # it is drawn on the character before it
        return 0
    # An accent makes no letter wider; where one does, the letter is in the table.
    base = unicodedata.normalize("NFD", sign)[0]
    return OTHER if base == sign else _advance(base, bold)


def wrap(
    text: str, room: float, width: Measure, *, most: int = 0, whole: bool = False
) -> list[str]:
    """The words of a text in lines that fit the room; at least one line, which may be empty.

    A word that no line can hold is broken between two signs, unless words stay `whole`. Of more
    than `most` lines, the last one that there may be ends with an ellipsis.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer) <= room:
            lines[-1] = longer
        else:
            lines += [word] if whole else _broken(word, room, width)
    lines = [line for line in lines if line] or [""]
    if most and len(lines) > most:
        return [*lines[: most - 1], _ended(lines[most - 1], room, width)]
    return lines


def _broken(word: str, room: float, width: Measure) -> Iterator[str]:
    """A word in parts that fit, each as long as may be, of at least one sign."""
    while len(word) > 1 and width(word) > room:
        ends = range(len(word) - 1, 1, -1)
        end = next((end for end in ends if width(word[:end]) <= room), 1)
        yield word[:end]
        word = word[end:]
    yield word


def cut(text: str, room: float, width: Measure) -> str:
    """The text, or as much of it as fits with an ellipsis: whole words, of a single word signs."""
    return text if width(text) <= room else _ended(text, room, width)


def _ended(text: str, room: float, width: Measure) -> str:
    kept = text
    while len(kept) > 1 and width(kept + ELLIPSIS) > room:
        kept = (kept.rpartition(" ")[0] or kept[:-1]).rstrip(" ,;:.–-")
    return kept + ELLIPSIS
