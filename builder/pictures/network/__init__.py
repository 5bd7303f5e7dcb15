"""Actors by side and the relations between them → a network of named lines.

Sides are stacked in their order. Every relation leads from its subject on the left
to its object on the right, with its type at the line: what hangs together on a side is a tree, and
what goes from side to side runs along channels on the right. There is no chance in it: the same
relations always give the same picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.pictures.network.channels import Channel, ordered_channels
from builder.pictures.network.hierarchy import (
    Hierarchy,
    NetworkActor,
    NetworkRelation,
    NetworkSide,
    Tree,
    build_hierarchy,
)
from builder.pictures.network.layout import (
    ARROW,
    CHANNELS,
    LINE,
    SAY,
    WIDTH,
    ActorBox,
    Places,
    Slot,
    box_width,
    line_width,
    places,
)
from builder.pictures.svg import Rect, TextLine, number, rect

__all__ = [
    "Hierarchy",
    "Network",
    "NetworkActor",
    "NetworkRelation",
    "NetworkSide",
    "Tree",
    "build_hierarchy",
    "network",
]


@dataclass(frozen=True)
class Node:
    """An actor's box with its name, which leads to its page."""

    key: str
    title: str
    address: str
    colour: str
    box: Rect
    bar: Rect
    """The bar at its start, in its side's colour."""
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class Edge:
    """A relation: its line, from its subject to where it joins others, and the words at it."""

    title: str
    line: str
    words: tuple[TextLine, ...]
    """Its type, then its dates."""
    ends: tuple[str, ...]
    """The keys of those it is between."""


@dataclass(frozen=True)
class Bundle:
    """What relations to the same object share: a line, and an arrow at each end it leads to."""

    line: str
    heads: str


@dataclass(frozen=True)
class SideHeading:
    """A side's name, its mark, and the rule above it."""

    colour: str
    name: TextLine
    swatch: Rect
    rule: str


@dataclass(frozen=True)
class Network:
    """The picture for wide pages."""

    width: str
    height: str
    sides: tuple[SideHeading, ...]
    bundles: tuple[Bundle, ...]
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


def network(sides: Sequence[NetworkSide], relations: Sequence[NetworkRelation]) -> Network | None:
    """The picture of all relations between actors of these sides; None if there are none."""
    grown = build_hierarchy(sides, relations)
    if not (grown.channels or any(tree.children for _, trees in grown.trees for tree in trees)):
        return None
    drawing = _Drawing(grown)
    return Network(
        number(WIDTH),
        number(drawing.places.height),
        tuple(_heading(side, y) for side, y in drawing.places.sides),
        tuple(drawing.bundles()),
        tuple(drawing.edges()),
        tuple(drawing.node(box) for box in drawing.places.boxes.values()),
    )


def _heading(side: NetworkSide, y: float) -> SideHeading:
    return SideHeading(
        side.colour,
        TextLine(side.name, "16", number(y + 19)),
        rect(0, 9, y + 10, height=9),
        f"M0 {number(y + 0.5)}H{number(WIDTH)}",
    )


class _Drawing:
    """Draws what has its place."""

    def __init__(self, grown: Hierarchy) -> None:
        self.places: Places = places(grown)
        self.wide = box_width(grown)
        self.levels = 1 + max((box.level for box in self.places.boxes.values()), default=0)
        self.channels = ordered_channels(self.places)
        spare = WIDTH - CHANNELS - SAY - self.levels * self.wide
        self.pitch = self.wide + (spare / (self.levels - 1) if self.levels > 1 else 0)
        step = min(14.0, (CHANNELS - 8) / max(len(self.channels), 1))
        right = self._left(0) + self.wide + SAY + 6
        self.at = {channel.objects: right + n * step for n, channel in enumerate(self.channels)}

    def _left(self, level: int) -> float:
        """The left edge of the boxes of a level; the roots are on the right."""
        return (self.levels - 1 - level) * self.pitch

    def _right(self, box: ActorBox) -> float:
        return self._left(box.level) + self.wide

    def _gather(self, box: ActorBox) -> float:
        """Where the lines up the tree gather before they enter the box above."""
        return self._left(box.level - 1) - ARROW

    def node(self, box: ActorBox) -> Node:
        left, top = self._left(box.level), box.y - box.height / 2
        first = box.y - len(box.lines) * LINE / 2 + 11.5
        return Node(
            box.tree.actor.id,
            box.tree.actor.name,
            box.tree.actor.address,
            box.colour,
            rect(left, left + self.wide, top, height=box.height),
            rect(left, left + 4, top, height=box.height),
            tuple(
                TextLine(line, number(left + 13), number(first + n * LINE))
                for n, line in enumerate(box.lines)
            ),
        )

    def edges(self) -> Iterator[Edge]:
        """The relations one by one, in the order of their subjects."""
        for box in self.places.boxes.values():
            for slot, y in box.slots:
                for relation in slot.relations:
                    yield self._edge(box, slot, y, relation)

    def _edge(self, box: ActorBox, slot: Slot, y: float, relation: NetworkRelation) -> Edge:
        start = self._right(box)
        words = tuple(
            TextLine(
                line, number(start + 8), number(y + 4.3 + (n - (len(slot.words) - 1) / 2) * LINE)
            )
            for n, line in enumerate(slot.words)
        )
        after = start + 8 + max(map(line_width, slot.words)) + 4
        end = self._gather(box) if slot.way == "up" else self.at[slot.channel]
        line = f"M{number(start)} {number(y)}h5M{number(min(after, end))} {number(y)}H{number(end)}"
        return Edge(relation.title, line, words, (relation.subject, *relation.objects))

    def bundles(self) -> Iterator[Bundle]:
        """What the relations share: up the trees, then along the channels."""
        for box in self.places.boxes.values():
            below = [self.places.boxes[child.actor.id] for child in box.tree.children]
            if below:
                yield self._up(box, below)
        for channel in self.channels:
            yield self._along(channel)

    def _up(self, box: ActorBox, below: Sequence[ActorBox]) -> Bundle:
        x, left = self._gather(below[0]), self._left(box.level)
        ys = [y for child in below for slot, y in child.slots if slot.way == "up"] + [box.y]
        line = f"M{number(x)} {number(min(ys))}V{number(max(ys))}"
        return Bundle(
            f"{line}M{number(x)} {number(box.y)}H{number(left - 2)}",
            _head(left - 1, box.y, 1),
        )

    def _along(self, channel: Channel) -> Bundle:
        x = self.at[channel.objects]
        ends = [
            (self._right(self.places.boxes[id_]), y)
            for id_ in dict.fromkeys(channel.objects)
            for slot, y in self.places.boxes[id_].slots
            if slot.way == "in" and slot.channel == channel.objects
        ]
        line = f"M{number(x)} {number(min(channel.ends))}V{number(max(channel.ends))}"
        arms = "".join(f"M{number(x)} {number(y)}H{number(right + 2)}" for right, y in ends)
        return Bundle(line + arms, "".join(_head(right + 1, y, -1) for right, y in ends))


def _head(x: float, y: float, way: int) -> str:
    """An arrow whose tip is at x, pointing to the right (1) or the left (-1)."""
    return f"M{number(x)} {number(y)}l{-7 * way} -4v8z"
