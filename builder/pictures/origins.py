"""Where it all comes from: sources under those they are derived from, and who is heard in several.

Sources stand one below the other, an origin filled, what reprints or copies it hollow and set in,
each with a bar as long as the number of those who are heard in it. Below, whoever is heard in
several sources has a row with a place for each source, in the same order, filled where they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.pictures.svg import Dot, Rect, TextLine, number, rect
from builder.pictures.text import text_width, wrap

SIZE = 13.5
"""The size of words, as in origins.css."""
LINE = 17
PAD = 12
"""What is between the words of two rows."""
INDENT = 20
RADIUS = 5
DEEPEST = 4
"""What is derived further than this is not set in further."""


@dataclass(frozen=True)
class CitedSource:
    """A source: how it is cited, how far it is derived, how many are heard in it."""

    key: str
    address: str
    name: str
    parent: int | None
    """The place of the source that it is derived from, which stands before it."""
    heard: int
    count: str
    """The same in words."""


@dataclass(frozen=True)
class HeardActor:
    """Somebody who is heard in several sources: the places of these."""

    names: tuple[str, ...]
    """Of the row and of the sources."""
    address: str
    name: str
    sources: tuple[int, ...]
    count: str
    """In how many sources and origins, in words."""


@dataclass(frozen=True)
class DrawnSource:
    """A row of the tree."""

    key: str
    address: str
    dot: Dot
    is_origin: bool
    branch: str
    """The line from what it is derived from; empty for an origin."""
    lines: tuple[TextLine, ...]
    bar: Rect
    count: TextLine


@dataclass(frozen=True)
class DrawnActor:
    """A row of those who are heard in several sources."""

    names: tuple[str, ...]
    address: str
    lines: tuple[TextLine, ...]
    count: TextLine
    rule: str
    dots: tuple[Dot, ...]
    places: tuple[Dot, ...]
    """Of the other sources."""
    radius: str


@dataclass(frozen=True)
class OriginsPicture:
    """The picture for wide or for narrow pages, in pixels."""

    kind: str
    width: int
    height: str
    heading: TextLine
    """Over the bars."""
    sources: tuple[DrawnSource, ...]
    below: TextLine | None
    """Over those who are heard in several sources, if anybody is."""
    actors: tuple[DrawnActor, ...]


@dataclass(frozen=True)
class _Format:
    """How wide the picture is, and where its bars and places begin."""

    kind: str
    width: int
    bars: int
    places: int
    """0 where the places of a row stand under its name."""


FRAMES = (_Format("wide", 680, 500, 300), _Format("narrow", 320, 228, 0))


def origins(
    sources: Sequence[CitedSource], actors: Sequence[HeardActor], heading: str, below: str
) -> tuple[OriginsPicture, ...]:
    """The picture of at least one source, for wide and for narrow pages."""
    return tuple(_picture(frame, sources, actors, (heading, below)) for frame in FRAMES)


def _picture(
    frame: _Format,
    sources: Sequence[CitedSource],
    actors: Sequence[HeardActor],
    headings: tuple[str, str],
) -> OriginsPicture:
    heading = TextLine(headings[0], number(frame.bars), number(LINE - 4))
    drawn, bottom = _tree(frame, sources, float(LINE + PAD))
    below = None
    found: tuple[DrawnActor, ...] = ()
    if actors:
        below = TextLine(headings[1], "0", number(bottom + LINE + PAD))
        found, bottom = _heard(frame, actors, len(sources), bottom + LINE + 2 * PAD)
    return OriginsPicture(frame.kind, frame.width, number(bottom), heading, drawn, below, found)


def _tree(
    frame: _Format, sources: Sequence[CitedSource], top: float
) -> tuple[tuple[DrawnSource, ...], float]:
    """The rows of the tree from a height on, and where they end."""
    most = max((source.heard for source in sources), default=0) or 1
    room = frame.width - frame.bars - max(_width(source.count) for source in sources) - 6
    found: list[DrawnSource] = []
    dots: list[tuple[float, float]] = []
    depths: list[int] = []
    for source in sources:
        above = source.parent
        depth = 0 if above is None else min(depths[above] + 1, DEEPEST)
        x, y = RADIUS + 1.0 + INDENT * depth, top + LINE / 2
        left = x + RADIUS + 8
        lines = wrap(source.name, frame.bars - left - PAD, _width)
        length = room * source.heard / most
        found.append(
            DrawnSource(
                source.key,
                source.address,
                Dot(number(x), number(y)),
                above is None,
                "" if above is None else _branch(dots[above], (x, y)),
                tuple(_row_lines(lines, left, top)),
                rect(frame.bars, frame.bars + length, y - 5, height=10),
                TextLine(source.count, number(frame.bars + length + 6), number(y + 4.5)),
            )
        )
        dots.append((x, y))
        depths.append(depth)
        top += LINE * len(lines) + PAD
    return tuple(found), top


def _branch(above: tuple[float, float], here: tuple[float, float]) -> str:
    """Down from one dot, then across to the other; of the same depth, down only."""
    across = f"H{number(here[0] - RADIUS)}" if here[0] > above[0] else ""
    down = here[1] if across else here[1] - RADIUS
    return f"M{number(above[0])} {number(above[1] + RADIUS)}V{number(down)}{across}"


def _heard(
    frame: _Format, actors: Sequence[HeardActor], sources: int, top: float
) -> tuple[tuple[DrawnActor, ...], float]:
    """The rows of those who are heard in several sources, and where they end."""
    beside = max(text_width(actor.count, SIZE) for actor in actors) + 8
    step = min(18.0, (frame.width - frame.places - beside) / sources)
    radius = min(RADIUS, step * 0.42)
    found = []
    for actor in actors:
        room = (frame.places or frame.width) - PAD
        lines = wrap(actor.name, room, _width)
        row = top + LINE / 2 + (0 if frame.places else LINE * len(lines) + 2)
        xs = [frame.places + radius + 1 + step * place for place in range(sources)]
        first, last = xs[min(actor.sources)], xs[max(actor.sources)]
        dots = {place: Dot(number(x), number(row)) for place, x in enumerate(xs)}
        found.append(
            DrawnActor(
                actor.names,
                actor.address,
                tuple(_row_lines(lines, 0, top)),
                TextLine(actor.count, number(frame.width), number(row + 4.5), "end"),
                f"M{number(first)} {number(row)}H{number(last)}",
                tuple(dots[place] for place in actor.sources),
                tuple(dot for place, dot in dots.items() if place not in actor.sources),
                number(radius),
            )
        )
        top += LINE * (len(lines) + (0 if frame.places else 1)) + PAD
    return tuple(found), top


def _row_lines(lines: Sequence[str], left: float, top: float) -> list[TextLine]:
    return [
        TextLine(text, number(left), number(top + LINE * n + LINE - 4))
        for n, text in enumerate(lines)
    ]


def _width(text: str) -> float:
    return text_width(text, SIZE)
