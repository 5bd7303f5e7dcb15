"""A frame and what is drawn in it → the scale: a bar of so many kilometres that covers no mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.pictures.map.labels import SIZE, LabelBox
from builder.pictures.map.viewport import Viewport
from builder.pictures.svg import TextLine, number
from builder.pictures.text import text_width
from builder.words import Words

EDGE = 12.0
"""Units between it and the edge of the frame."""
TOOTH, WORDS, HIGH = 5.0, 9.0, 26.0
"""Units above its line: its ends, its words, and all of it with the room around."""


@dataclass(frozen=True)
class Bar:
    """The scale: a line, the distance that it stands for, and the room that both take."""

    line: str
    words: TextLine
    box: LabelBox


def bar(view: Viewport, say: Words, marks: Sequence[LabelBox]) -> Bar | None:
    """The scale in the first corner that is free, from the lower left one on.

    None where there is none, or where no one distance is right for the whole frame.
    """
    free = (one for one in _bars(view, say) if not any(map(one.box.meets, marks)))
    return next(free, None)


def _bars(view: Viewport, say: Words) -> Iterator[Bar]:
    """The same in each corner."""
    found = view.bar()
    if not found:
        return
    kilometres, length = found
    text = say.text("map.km", number=kilometres)
    wide = max(length, text_width(text, SIZE))
    for base in (view.height - EDGE, HIGH):
        for left in (EDGE, view.width - EDGE - wide):
            line = f"M{number(left)} {number(base - TOOTH)}v5h{number(length)}v-5"
            words = TextLine(text, number(left), number(base - WORDS))
            box = LabelBox(left - EDGE, base - HIGH, left + wide + EDGE, base + EDGE)
            yield Bar(line, words, box)
