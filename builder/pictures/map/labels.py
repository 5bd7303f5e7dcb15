"""Names and the marks they belong to → places for the names where none covers another.

A name is at its mark; where there is no room, farther away with a line that leads to it; where
there is none at all, nowhere. Those that come first choose first. By hand: we know of no kept
library for Python that sets names beside marks.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, product
from typing import NamedTuple

from builder.pictures.svg import TextLine, number
from builder.pictures.text import cut, text_width

SIZE = 13.5
"""The size of words, in units: on the narrowest phones the picture is smaller than its units."""
SPACING = 0.06
"""Between the letters of an area, in ems."""
ASCENT, DESCENT = 11.0, 4.5
MARGIN, SPACE = 4.0, 2.0
"""Units between a name and the edge of the picture, and on each side of it."""
GAP = 5.0
AWAY = (26.0, 38.0, 52.0, 70.0, 92.0, 120.0)
"""How far from its mark a name with a leader line may be."""
TURNS = 16
LONG, LINE = 170.0, 16.0
"""From which width on a name takes two lines, and how far apart they are."""
BROAD, ROOMY = 34.0, 12.0
"""From which radius on a name is inside its mark and not beside it: of a disc, and of an area."""
SPOTS = sorted(
    product(range(-120, 121, 20), range(-144, 145, 18)),
    key=lambda spot: (spot[0] ** 2 + spot[1] ** 2, -spot[1], spot[0]),
)
"""Steps from the middle of a large mark to where its name may be, the nearest first."""
FREE_TRIES = 12
"""How often every name is tried for room."""
MOST_TRIES = 400
"""How often all of them may be tried beyond that: in a crowd, names that come late are left out."""
SOFT, FIRM = 8.0, 0.6
"""From which radius on a disc fades, and the share of it that is seen: leaders start there."""


class LabelBox(NamedTuple):
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
    """A name and its mark: where that is, its radius, and what it is drawn as."""

    text: str
    x: float
    y: float
    radius: float
    area: bool = False
    """Whether it has no disc."""
    ring: bool = False
    """Whether it is such an area with a ring around it."""
    strong: bool = False

    @property
    def roomy(self) -> bool:
        """Whether it is an area with room for its name."""
        return self.area and self.radius >= ROOMY

    @property
    def inside(self) -> bool:
        """Whether the name is inside its mark."""
        return self.roomy or self.radius >= BROAD

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


class _Line(NamedTuple):
    """A line that leads from a mark to its name."""

    x: float
    y: float
    to_x: float
    to_y: float

    @property
    def path(self) -> str:
        """The line as an SVG takes it."""
        return f"M{number(self.x)} {number(self.y)}L{number(self.to_x)} {number(self.to_y)}"

    def crosses(self, other: "_Line") -> bool:
        """Whether two lines have a point in common."""
        apart = self.side(other.x, other.y) * self.side(other.to_x, other.to_y)
        return max(apart, other.side(self.x, self.y) * other.side(self.to_x, self.to_y)) <= 0

    def side(self, x: float, y: float) -> float:
        """On which side of the line a point lies, by the sign."""
        return (self.to_x - self.x) * (y - self.y) - (self.to_y - self.y) * (x - self.x)

    @property
    def boxes(self) -> list[LabelBox]:
        """Small boxes along the line."""
        across, down = (self.to_x - self.x) / 12, (self.to_y - self.y) / 12
        points = ((self.x + across * step, self.y + down * step) for step in range(1, 12))
        return [LabelBox(x - 2, y - 2, x + 2, y + 2) for x, y in points]


class _Position(NamedTuple):
    """Where a name may be: where one line of it would, and the line that leads to it."""

    x: float
    y: float
    anchor: str
    leader: _Line | None = None


class _Taken:
    """Boxes by the squares of a grid that they touch: a new one is compared with few."""

    SQUARE = 48.0

    def __init__(self, boxes: Iterable[LabelBox]) -> None:
        self._squares: dict[tuple[int, int], list[LabelBox]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: LabelBox) -> None:
        for square in self._touched(box):
            self._squares.setdefault(square, []).append(box)

    def meets(self, box: LabelBox) -> bool:
        return next(self.met(box), None) is not None

    def met(self, box: LabelBox) -> Iterator[LabelBox]:
        """The boxes that a box has a part in common with."""
        left, top, right, bottom = box
        for square in self._touched(box):
            for other in self._squares.get(square, ()):
                # Written out, as it is asked most of all.
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    yield other

    def _touched(self, box: LabelBox) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = box
        square = self.SQUARE
        across = range(int(left // square), int(right // square) + 1)
        return product(across, range(int(top // square), int(bottom // square) + 1))


def place(
    names: Sequence[PlaceName], size: tuple[float, float], taken: Sequence[LabelBox]
) -> list[Placed | None]:
    """A place for each name within a picture of a size, clear of what is taken."""
    on = _LabelRoom(size, _Taken(taken), _Taken(mark for name in names if (mark := _mark(name))))
    tries = iter(range(MOST_TRIES))
    found: list[Placed | None] = []
    for name in names:
        lines = [cut(line, size[0] - 2 * (MARGIN + SPACE), name.width) for line in _lines(name)]
        text = _Text(name, tuple(lines), max(map(name.width, lines)))
        positions = _positions(name)
        tried = chain(
            islice(positions, FREE_TRIES),
            (position for _, position in zip(tries, positions, strict=False)),
        )
        position = next((spot for spot in tried if text.is_free(spot, on)), None)
        found.append(text.at(position) if position else None)
        if position:
            on.take(text.box(position), position.leader)
    return found


@dataclass(frozen=True)
class _LabelRoom:
    """A picture and what is taken of it."""

    size: tuple[float, float]
    words: _Taken
    marks: _Taken
    leaders: list[_Line] = field(default_factory=list)

    def holds(self, box: LabelBox) -> bool:
        """Whether a box lies within the margins."""
        inside = box.left >= MARGIN and box.top >= MARGIN
        return inside and box.right <= self.size[0] - MARGIN and box.bottom <= self.size[1] - MARGIN

    def take(self, box: LabelBox, leader: _Line | None) -> None:
        self.words.add(box)
        if leader:
            self.leaders.append(leader)
            for step in leader.boxes:
                self.words.add(step)

    def lets(self, leader: _Line, own: LabelBox | None) -> bool:
        """Whether a line crosses no other, no name and no mark but those where it begins."""
        steps = leader.boxes
        if any(map(leader.crosses, self.leaders)) or any(map(self.words.meets, steps)):
            return False
        crossed = (mark for step in steps for mark in self.marks.met(step))
        return all(own is not None and own.meets(mark) for mark in crossed)


@dataclass(frozen=True)
class _Text:
    """The lines of a name, and how wide the widest is."""

    name: PlaceName
    lines: tuple[str, ...]
    width: float

    def is_free(self, position: _Position, page: _LabelRoom) -> bool:
        """Whether the name would lie in the picture, on no other name and on no mark."""
        box = self.box(position)
        if not page.holds(box) or page.words.meets(box) or page.marks.meets(box):
            return False
        return not position.leader or page.lets(position.leader, _mark(self.name))

    def box(self, position: _Position) -> LabelBox:
        """The room that the name takes."""
        left = position.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[position.anchor]
        top = self._first_line(position)
        more, right = (len(self.lines) - 1) * LINE, left + self.width
        return LabelBox(left - SPACE, top - ASCENT, right + SPACE, top + more + DESCENT)

    def at(self, position: _Position) -> Placed:
        """The name as it is drawn."""
        x, top = number(position.x), self._first_line(position)
        words = (
            TextLine(line, x, number(top + nth * LINE), position.anchor)
            for nth, line in enumerate(self.lines)
        )
        leader = position.leader.path if position.leader else ""
        return Placed(tuple(words), self.box(position), leader)

    def _first_line(self, position: _Position) -> float:
        # Above its mark a name grows upwards, below it downwards, beside it both ways.
        middle = position.y - DESCENT
        up = 0.5 if abs(middle - self.name.y) < 2 else 1.0 if middle < self.name.y else 0.0
        return position.y - (len(self.lines) - 1) * LINE * up


def _mark(name: PlaceName) -> LabelBox | None:
    """The box of a small mark; a large one may have words over it."""
    if name.inside:
        return None
    r = min(name.radius, 9)
    return LabelBox(name.x - r, name.y - r, name.x + r, name.y + r)


def _lines(name: PlaceName) -> list[str]:
    """The name in one line, or in two of about the same width."""
    words = name.text.split()
    if len(words) < 2 or name.width(name.text) < LONG:
        return [" ".join(words)]
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(halves, key=lambda two: max(map(name.width, two))))


def _positions(name: PlaceName) -> Iterator[_Position]:
    """Where a name may be, the best first."""
    yield from _within(name) if name.inside else _beside(name)
    if name.area and name.radius >= BROAD:
        return  # outside a large country, its name would be in another
    firm = name.radius * (FIRM if name.radius >= SOFT else 1)
    if name.area:  # to its ring, or into the country
        firm = name.radius if name.ring else name.radius / 2
    for away, turn in product(AWAY, range(TURNS)):
        if away > (firm if name.area else name.radius) + SOFT:
            yield _led(name, firm, away, 2 * math.pi * turn / TURNS)


def _led(name: PlaceName, radius: float, away: float, angle: float) -> _Position:
    """Farther off, with a line that leads there from the edge of what is seen of the mark."""
    across, down = math.cos(angle), math.sin(angle)
    x, y = name.x + away * across, name.y + away * down
    line = _Line(name.x + radius * across, name.y + radius * down, x, y)
    if abs(across) <= 0.3:
        return _Position(x, y + ASCENT + 2 if down > 0 else y - DESCENT - 2, "middle", line)
    side = "start" if across > 0 else "end"
    return _Position(x + math.copysign(3, across), y + DESCENT, side, line)


def _within(name: PlaceName) -> Iterator[_Position]:
    """In the middle of a large mark, or as near to it as may be."""
    reach = max(name.radius * 0.7, 60) if name.radius >= BROAD else name.radius * 0.7
    for dx, dy in SPOTS:
        if math.hypot(dx, dy) <= reach:
            yield _Position(name.x + dx, name.y + dy + DESCENT, "middle")


def _beside(name: PlaceName) -> Iterator[_Position]:
    r, middle = name.radius + GAP, name.y + DESCENT
    slant = name.radius * 0.7 + 3
    yield _Position(name.x + r, middle, "start")
    yield _Position(name.x - r, middle, "end")
    yield _Position(name.x, name.y - r, "middle")
    yield _Position(name.x, name.y + r + ASCENT - 2, "middle")
    for side, up in product((1, -1), (-1, 1)):
        y = name.y - slant - 1 if up < 0 else name.y + slant + ASCENT
        yield _Position(name.x + side * slant, y, "start" if side > 0 else "end")
