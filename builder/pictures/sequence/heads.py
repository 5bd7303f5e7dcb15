"""Lifelines → their names above, and lines that make way for words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.pictures.sequence.frame import SequenceFormat, TextBox, widest, wrapped
from builder.pictures.svg import TextLine, number

LINE = 16.0
STEP = 22.0
"""The distance between rows of names that are stepped like stairs: a character fits between."""
HEAD = 10.0
"""How much deeper a name is that would cover the head of a line."""
MOST_LINES, LEAST = 3, 70.0
"""A name with more lines or less room than this has a row of its own."""
CLEAR = 4.0
"""How far a lifeline stays away from words."""


@dataclass(frozen=True)
class LifelineName:
    """A lifeline's name, and at which height the line begins below it."""

    words: tuple[TextLine, ...]
    begins: float
    room: TextBox


@dataclass(frozen=True)
class Rail:
    """A lifeline: its name, the sign at its head, and the line as a path."""

    key: str
    """Its place among all, from 0."""
    colour: str
    name: tuple[TextLine, ...]
    x: str
    y: str
    path: str


def draw_heads(
    frame: SequenceFormat, names: Sequence[str], places: Sequence[float]
) -> tuple[list[LifelineName], float]:
    """The names of lifelines, and where the picture goes on below them."""
    return _above(frame, names, places) or _stepped(frame, names, places)


def _above(
    frame: SequenceFormat, names: Sequence[str], places: Sequence[float]
) -> tuple[list[LifelineName], float] | None:
    """Each name in the middle above its line, or None where there is no room."""
    pitch = min((b - a for a, b in pairwise(places)), default=frame.width)
    # At the edges, a name may reach as far out as half a pitch, if the picture does.
    room = min(pitch - 10, 2 * (frame.width - places[-1]), 2 * places[0])
    cut = [wrapped(name, max(room, LEAST), frame.size, bold=True) for name in names]
    whole = [" ".join(name.split()) for name in names]
    split = [" ".join(name_lines) for name_lines in cut] != whole
    if room < LEAST or split or max(map(len, cut)) > MOST_LINES:
        return None
    deep = max(map(len, cut)) * LINE
    return [
        _name(frame, name_lines, (x, deep - (len(name_lines) - 1) * LINE - 4), "middle")
        for name_lines, x in zip(cut, places, strict=True)
    ], deep + 14


def _name(
    frame: SequenceFormat, cut: Sequence[str], at: tuple[float, float], anchor: str
) -> LifelineName:
    """A name from a point on (its first line's baseline)."""
    x, first = at
    needs, last = widest(cut, frame.size, bold=True), first + (len(cut) - 1) * LINE
    left = x - {"start": 0.0, "middle": needs / 2, "end": needs}[anchor]
    words = (
        TextLine(line, number(x), number(first + n * LINE), anchor) for n, line in enumerate(cut)
    )
    return LifelineName(tuple(words), last + 10, TextBox(left, left + needs, first - 11, last + 4))


def _stepped(
    frame: SequenceFormat, names: Sequence[str], places: Sequence[float]
) -> tuple[list[LifelineName], float]:
    """Names on rows like stairs, the outermost on top: as a rule, no line runs through a name."""
    found: dict[int, LifelineName] = {}
    y, taken = 0.0, 0.0  # the row, and how much of it from the left
    for place in _from_outside(len(names)):
        left = place < (len(names) + 1) // 2
        x = places[place] + (-5 if left else 5)
        cut = wrapped(names[place], frame.width - x if left else x, frame.size, bold=True)
        needs = widest(cut, frame.size, bold=True)
        if found and (left or len(cut) > 1 or taken + needs + 12 > x):
            y += STEP
        anchor = "start" if left else "end"
        name = _name(frame, cut, (x, y + 12), anchor)
        if any(_covers(name.room, places[n], other.begins) for n, other in found.items()):
            y += HEAD
            name = _name(frame, cut, (x, y + 12), anchor)
        found[place] = name
        y += (len(cut) - 1) * LINE
        taken = x + needs
    return [found[n] for n in range(len(names))], y + 30


def _covers(room: TextBox, x: float, y: float) -> bool:
    """Whether words would lie on the head of a line."""
    across = room.left - CLEAR < x < room.right + CLEAR
    return across and room.top - CLEAR < y < room.bottom + CLEAR


def _from_outside(count: int) -> list[int]:
    """The first, the last, the second, the last but one, and so on."""
    return [n // 2 if n % 2 == 0 else count - 1 - n // 2 for n in range(count)]


def rails(
    colours: Sequence[str],
    names: Sequence[LifelineName],
    places: Sequence[float],
    boxes: Sequence[TextBox],
    bottom: float,
) -> tuple[Rail, ...]:
    """The lifelines down to the bottom, with gaps for words."""
    return tuple(
        Rail(
            str(place),
            colour,
            name.words,
            number(x),
            number(name.begins),
            _path(x, name.begins, boxes, bottom),
        )
        for place, (colour, name, x) in enumerate(zip(colours, names, places, strict=True))
    )


def _path(x: float, top: float, boxes: Sequence[TextBox], bottom: float) -> str:
    """A vertical line with gaps for what is in its way."""
    path, y = "", top
    crossed = [box for box in boxes if box.left - CLEAR < x < box.right + CLEAR]
    for box in sorted(crossed, key=lambda box: box.top):
        if box.bottom <= top:
            continue
        if box.top > y:
            path += f"M{number(x)} {number(y)}V{number(box.top)}"
        y = max(y, box.bottom)
    return f"{path}M{number(x)} {number(y)}V{number(bottom)}" if y < bottom else path
