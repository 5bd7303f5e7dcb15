"""Trees and channels → the positions of boxes, and of the slots at which lines leave and enter.

Subjects are left of their objects, so that each line reads as a sentence along its arrow. No two
slots have the same height, so that no line runs through words. By hand: a general layered layout
(elkjs, dagre) would need Node wherever a site is built, for at most forty actors.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from builder.pictures.network.hierarchy import Hierarchy, NetworkRelation, NetworkSide, Tree
from builder.pictures.text import text_width, wrap

WIDTH, SIZE = 960.0, 12.5
"""Of the picture, and of its words, in units."""
LINE, PAD, GAP = 15.0, 6.0, 10.0
"""Heights: a line of words, the room above and below them in a box, the room between boxes."""
SLOT = 20.0
"""The least height of a slot; one with dates under its word is higher."""
HEAD, BETWEEN = 34.0, 14.0
"""Heights: a side's name, the room under a side."""
SAY = 130.0
"""The room for the words at a line."""
ARROW = 12.0
"""The room for a line to gather before it enters a box."""
CHANNELS = 52.0
"""The room for lines that run beside the trees, on the right."""
BOX, LONGEST = 160.0, 3
"""A box's least width, and the most lines of a name in it."""

Way = Literal["up", "out", "in"]


@dataclass(frozen=True)
class Slot:
    """Where a line meets the right edge of a box: up its tree, out to a channel, in from one."""

    way: Way
    relations: tuple[NetworkRelation, ...]
    channel: tuple[str, ...] = ()
    """The objects of the channel it belongs to: relations with the same objects share one."""
    words: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The room it takes."""
        return max(SLOT, len(self.words) * LINE + 5)


@dataclass(frozen=True)
class ActorBox:
    """An actor's box, by its middle; its slots with their heights, from above."""

    tree: Tree
    colour: str
    level: int
    lines: tuple[str, ...]
    y: float
    height: float
    slots: tuple[tuple[Slot, float], ...]


@dataclass
class Places:
    """All boxes by their actors' ids, the sides' names by their heights, and the whole's height."""

    boxes: dict[str, ActorBox] = field(default_factory=dict)
    sides: list[tuple[NetworkSide, float]] = field(default_factory=list)
    height: float = 0.0


def box_width(hierarchy: Hierarchy) -> float:
    """How wide all boxes are: as wide as the levels that are needed allow, within reason."""
    levels = max((_deepest(tree) for _, trees in hierarchy.trees for tree in trees), default=1)
    room = (WIDTH - CHANNELS - SAY - (levels - 1) * (SAY + ARROW)) / levels
    return min(max(room, BOX), 210.0)


def _deepest(tree: Tree) -> int:
    return 1 + max(map(_deepest, tree.children), default=0)


def places(hierarchy: Hierarchy) -> Places:
    """Where everything is."""
    found = Places()
    order = list(_order(hierarchy))
    slots = _slots(hierarchy, {id_: n for n, id_ in enumerate(order)})
    layout = _Layout(slots, box_width(hierarchy) - 17, found)
    y = 0.0
    for side, trees in hierarchy.trees:
        found.sides.append((side, y))
        y += HEAD
        for tree in trees:
            layout.put(tree, side.colour, 0, y)
            y += layout.height(tree)
        y += BETWEEN
    found.height = y
    return found


def _order(hierarchy: Hierarchy) -> Iterator[str]:
    def all_of(tree: Tree) -> Iterator[str]:
        yield tree.actor.id
        for child in tree.children:
            yield from all_of(child)

    for _, trees in hierarchy.trees:
        for tree in trees:
            yield from all_of(tree)


def _slots(hierarchy: Hierarchy, order: Mapping[str, int]) -> dict[str, list[Slot]]:
    """Each actor's slots: lines that lead upwards first, so that they do not cross at the box."""
    ranked: dict[str, list[tuple[float, Slot]]] = {id_: [] for id_ in order}
    subjects: dict[tuple[str, ...], list[str]] = {}
    for relation in hierarchy.channels:
        subjects.setdefault(relation.objects, []).append(relation.subject)
        slot = Slot("out", (relation,), relation.objects, words_of(relation))
        ranked[relation.subject].append((_mean(relation.objects, order), slot))
    for objects, of in subjects.items():
        for object_ in dict.fromkeys(objects):
            slot = Slot("in", (), objects)
            others = [*of, *(id_ for id_ in objects if id_ != object_)]
            ranked[object_].append((_mean(others, order), slot))
    for _, trees in hierarchy.trees:
        for tree in trees:
            _add_up(tree, ranked, order)
    return {
        id_: [slot for _, slot in sorted(found, key=lambda pair: pair[0])]
        for id_, found in ranked.items()
    }


def _add_up(
    tree: Tree, ranked: dict[str, list[tuple[float, Slot]]], order: Mapping[str, int]
) -> None:
    for relation in tree.up:
        ranked[tree.actor.id].append(
            (order[tree.actor.id], Slot("up", (relation,), (), words_of(relation)))
        )
    for child in tree.children:
        _add_up(child, ranked, order)


def _mean(ids: Sequence[str], order: Mapping[str, int]) -> float:
    return sum(order[id_] for id_ in ids) / len(ids)


def words_of(relation: NetworkRelation) -> tuple[str, ...]:
    """The words at a relation's line: its type, and below it its dates."""
    dates = wrap(relation.dates, SAY - 12, line_width, most=4) if relation.dates else ()
    return (*wrap(relation.label, SAY - 12, line_width, most=2), *dates)


def line_width(text: str) -> float:
    """How wide a line of words is."""
    return text_width(text, SIZE)


class _Layout:
    """Places the trees."""

    def __init__(self, slots: Mapping[str, Sequence[Slot]], width: float, found: Places) -> None:
        self.slots = slots
        self.width = width
        self.found = found

    def own(self, tree: Tree) -> float:
        """The height of a box alone."""
        words = len(self.lines(tree)) * LINE + 2 * PAD
        return max(words, sum(slot.height for slot in self.slots[tree.actor.id])) + GAP

    def lines(self, tree: Tree) -> list[str]:
        return wrap(tree.actor.name, self.width, line_width, most=LONGEST)

    def reaches_out(self, tree: Tree) -> bool:
        """Whether a line leaves the tree below its root: nothing may be in its way."""
        return any(
            any(slot.way != "up" for slot in self.slots[child.actor.id]) or self.reaches_out(child)
            for child in tree.children
        )

    def height(self, tree: Tree) -> float:
        """The height of a tree: its root is level with what hangs under it, or between."""
        below = sum(map(self.height, tree.children))
        own = self.own(tree)
        return below + own if self.reaches_out(tree) else max(below, own)

    def put(self, tree: Tree, colour: str, level: int, top: float) -> None:
        """Put a tree with its upper edge at a height."""
        own, below = self.own(tree), sum(map(self.height, tree.children))
        if self.reaches_out(tree):
            half = (len(tree.children) + 1) // 2
            middle = self._row(tree.children[:half], colour, level + 1, top) + own / 2
            self._row(tree.children[half:], colour, level + 1, middle + own / 2)
        else:
            spare = max(own - below, 0)
            self._row(tree.children, colour, level + 1, top + spare / 2)
            middle = top + max(own, below) / 2
        self._box(tree, colour, level, middle)

    def _row(self, trees: Sequence[Tree], colour: str, level: int, y: float) -> float:
        for tree in trees:
            self.put(tree, colour, level, y)
            y += self.height(tree)
        return y

    def _box(self, tree: Tree, colour: str, level: int, middle: float) -> None:
        slots = self.slots[tree.actor.id]
        y = middle - sum(slot.height for slot in slots) / 2
        at = []
        for slot in slots:
            at.append((slot, y + slot.height / 2))
            y += slot.height
        self.found.boxes[tree.actor.id] = ActorBox(
            tree,
            colour,
            level,
            tuple(self.lines(tree)),
            middle,
            self.own(tree) - GAP,
            tuple(at),
        )
