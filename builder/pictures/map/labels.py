"""Names and the marks they belong to → places for the names where none covers another.

A name stands at its mark; where there is no room, farther away with a line that leads to it; where
there is none at all, nowhere. Those that come first choose first.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from builder.pictures.svg import TextLine, number
from builder.pictures.text import cut, text_width

SIZE = 13.5
"""The size of words, in units: on the narrowest phones the picture is smaller than its units."""
SPACING = 0.06
"""Between the letters of an area, in ems."""
ASCENT, DESCENT = 11.0, 4.5
MARGIN = 4.0
GAP = 5.0
AWAY = (26.0, 38.0, 52.0, 70.0, 92.0, 120.0)
"""How far from its mark a name with a leader line may be."""
TURNS = 16
LONG, LINE = 170.0, 16.0
"""From which width on a name takes two lines, and how far apart they are."""
BROAD = 34.0
"""From this radius on, a name is inside its mark and not beside it."""


@dataclass(frozen=True)
class LabelBox:
    """A rectangle that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "LabelBox") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class PlaceName:
    """A name and its mark: where that is, its radius, and whether it is known as an area."""

    text: str
    x: float
    y: float
    radius: float
    area: bool = False
    strong: bool = False

    def width(self, line: str) -> float:
        """How wide a line of the name is; those of areas are spaced out."""
        spaced = len(line) * SPACING * SIZE if self.area else 0
        return text_width(line, SIZE, bold=self.strong) + spaced


@dataclass(frozen=True)
class Placed:
    """A name at its place, the box it takes, and the path of the line that leads to its mark."""

    words: tuple[TextLine, ...]
    """The lines of the name."""
    box: LabelBox
    leader: str = ""
    along: tuple[LabelBox, ...] = ()
    """Small boxes along that line."""


def place(
    names: Sequence[PlaceName], size: tuple[float, float], taken: Sequence[LabelBox]
) -> list[Placed | None]:
    """A place for each name within a picture of a size, clear of what is taken."""
    boxes = list(taken)
    marks = [_mark(name) for name in names]
    found: list[Placed | None] = []
    for name in names:
        lines = [cut(line, size[0] - 2 * MARGIN, name.width) for line in _lines(name)]
        others = [mark for mark in marks if mark is not None]
        free = (
            attempt for attempt in _tries(name, lines) if _is_free(attempt, size, boxes, others)
        )
        placed = next(free, None)
        found.append(placed)
        if placed:
            boxes += [placed.box, *placed.along]
    return found


def _mark(name: PlaceName) -> LabelBox | None:
    """The box of a small mark; a large one may have words over it."""
    if name.area or name.radius >= BROAD:
        return None
    r = min(name.radius, 9)
    return LabelBox(name.x - r, name.y - r, name.x + r, name.y + r)


def _lines(name: PlaceName) -> list[str]:
    """The name in one line, or in two of about the same width."""
    words = name.text.split()
    if len(words) < 2 or name.width(name.text) < LONG:
        return [" ".join(words)]
    parted = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(parted, key=lambda two: max(map(name.width, two))))


def _tries(name: PlaceName, lines: Sequence[str]) -> Iterator[Placed]:
    """Places for a name, the best first."""
    if name.area or name.radius >= BROAD:
        yield from _within(name, lines)
        if name.radius >= BROAD:
            return
        # A small country's name may be outside it: the line leads to its middle.
        name = replace(name, radius=0)
    else:
        yield from _beside(name, lines)
    for away, turn in product(AWAY, range(TURNS)):
        if away > name.radius + 8:
            yield _led(name, lines, away, 2 * math.pi * turn / TURNS)


def _led(name: PlaceName, lines: Sequence[str], away: float, angle: float) -> Placed:
    """A name farther off, with the line that leads to it from the edge of its mark."""
    across, down = math.cos(angle), math.sin(angle)
    x, y = name.x + away * across, name.y + away * down
    if abs(across) <= 0.3:
        where = (x, y + ASCENT + 2 if down > 0 else y - DESCENT - 2, "middle")
    else:
        where = (x + math.copysign(3, across), y + DESCENT, "start" if across > 0 else "end")
    line = (name.x + name.radius * across, name.y + name.radius * down, x, y)
    start, end = f"{number(line[0])} {number(line[1])}", f"{number(x)} {number(y)}"
    return replace(_at(name, lines, where), leader=f"M{start}L{end}", along=_along(*line))


def _along(x: float, y: float, to_x: float, to_y: float) -> tuple[LabelBox, ...]:
    shares = [step / 12 for step in range(1, 12)]
    points = [(x + (to_x - x) * share, y + (to_y - y) * share) for share in shares]
    return tuple(LabelBox(px - 2, py - 2, px + 2, py + 2) for px, py in points)


def _within(name: PlaceName, lines: Sequence[str]) -> Iterator[Placed]:
    """In the middle of a large mark, or as near to it as may be."""
    reach = max(name.radius * 0.7, 60) if name.radius >= BROAD else name.radius * 0.7
    spots = [
        (dx, dy)
        for dy in range(-144, 145, 18)
        for dx in range(-120, 121, 20)
        if math.hypot(dx, dy) <= reach
    ]
    for dx, dy in sorted(spots, key=lambda spot: (spot[0] ** 2 + spot[1] ** 2, -spot[1], spot[0])):
        yield _at(name, lines, (name.x + dx, name.y + dy + DESCENT, "middle"))


def _beside(name: PlaceName, lines: Sequence[str]) -> Iterator[Placed]:
    r, middle = name.radius + GAP, name.y + DESCENT
    slant = name.radius * 0.7 + 3
    yield _at(name, lines, (name.x + r, middle, "start"))
    yield _at(name, lines, (name.x - r, middle, "end"))
    yield _at(name, lines, (name.x, name.y - r, "middle"))
    yield _at(name, lines, (name.x, name.y + r + ASCENT - 2, "middle"))
    for side, up in product((1, -1), (-1, 1)):
        y = name.y - slant - 1 if up < 0 else name.y + slant + ASCENT
        anchor = "start" if side > 0 else "end"
        yield _at(name, lines, (name.x + side * slant, y, anchor))


def _at(name: PlaceName, lines: Sequence[str], where: tuple[float, float, str]) -> Placed:
    """A name at the position of a single line; with more lines it grows away from its mark."""
    x, y, anchor = where
    wide = max(map(name.width, lines))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    more = (len(lines) - 1) * LINE
    # Above its mark it grows upwards, below it downwards, beside it both ways.
    middle = y - DESCENT
    up = 0.5 if abs(middle - name.y) < 2 else 1.0 if middle < name.y else 0.0
    top = y - more * up
    box = LabelBox(left, top - ASCENT, left + wide, top + more + DESCENT)
    words = (
        TextLine(line, number(x), number(top + nth * LINE), anchor)
        for nth, line in enumerate(lines)
    )
    return Placed(tuple(words), box)


def _is_free(
    placed: Placed, size: tuple[float, float], taken: Sequence[LabelBox], marks: Sequence[LabelBox]
) -> bool:
    box = placed.box
    inside = box.left >= MARGIN and box.top >= MARGIN
    inside = inside and box.right <= size[0] - MARGIN and box.bottom <= size[1] - MARGIN
    crossed = (step.meets(other) for step in placed.along for other in taken)
    return inside and not any(map(box.meets, [*taken, *marks])) and not any(crossed)
