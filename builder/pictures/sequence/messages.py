"""A message's way over its lifelines → the shapes of one strand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from builder.pictures.sequence.frame import SequenceFormat
from builder.pictures.svg import Dot, Rect, TextLine, number, rect

BACK = 12.0
"""How far below an arrow it turns back, where it must."""
OUT = 26.0
"""How far an arrow goes out that comes back to its own lifeline."""
STUB, STEPS = 64.0, 4
"""The length of an arrow to nobody who is named, and in how many steps it fades."""
TIP = 8.0


@dataclass(frozen=True)
class Strand:
    """An arrow: where it begins, whom it passes, its line and tips as paths, its fading end."""

    starts: tuple[Dot, ...]
    """None of a channel that is open both ways: a tip is there."""
    passes: tuple[Dot, ...]
    line: str
    tips: str
    fades: tuple[Rect, ...]
    words: tuple[TextLine, ...]


@dataclass(frozen=True)
class Route:
    """Where the lifelines are that a message goes between."""

    senders: Sequence[float]
    carriers: Sequence[float]
    to: Sequence[float]
    both: bool = False
    """Whether it is a channel that was open both ways."""


def strand(frame: SequenceFormat, route: Route, y: float) -> tuple[Strand, float]:
    """A strand at a height, and its lower edge.

    It goes from the first sender straight over those who carried it, in whatever order they did;
    where one of them is beyond those it was for, it turns there. Further senders join it.
    """
    sender, carriers, to = route.senders[0], route.carriers, route.to
    joining = sorted({*route.senders[1:]} - {sender})
    if not to:
        return _to_nobody(frame, route, joining, y)
    outside = _outside(sender, carriers, to)
    loop = sender + (OUT if sender + OUT <= frame.width else -OUT)
    turn = loop if outside is None and sender in to else outside
    line, end, below = "", sender, y
    if turn is not None:
        end, below = turn, y + BACK
        line = f"M{number(sender)} {number(y)}H{number(end)}V{number(below)}"
    goals = sorted({*to} - {end})
    line += "".join(f"M{number(end)} {number(below)}H{number(goal)}" for goal in goals)
    tips = "".join(_tip(goal, below, 1 if goal > end else -1) for goal in goals)
    for other in joining:
        goal = min(to, key=lambda x: abs(x - other))
        line += f"M{number(other)} {number(below)}H{number(goal)}"
        tips += _tip(goal, below, 1 if goal > other else -1)
    starts = (*_dots([sender], y), *_dots(joining, below))
    if route.both:
        starts = ()
        first = goals[0] if turn is None else turn
        tips += _tip(sender, y, 1 if sender > first else -1)
        tips += "".join(_tip(other, below, 1 if other > to[0] else -1) for other in joining)
    passes = _dots({*carriers} - {*route.senders, *to}, y)
    return Strand(starts, passes, line, tips, (), ()), below + 5


def _dots(places: Collection[float], y: float) -> tuple[Dot, ...]:
    return tuple(Dot(number(x), number(y)) for x in sorted(places))


def _to_nobody(
    frame: SequenceFormat, route: Route, joining: Sequence[float], y: float
) -> tuple[Strand, float]:
    """A strand that fades out beyond the last of those who carried it, or turns and does so.

    Further senders join those who carried it; with nobody to join, each has an end that fades.
    """
    sender, carriers = route.senders[0], route.carriers
    end = max(carriers, key=lambda x: abs(x - sender), default=sender)
    line = "".join(f"M{number(sender)} {number(y)}H{number(x)}" for x in sorted({*carriers}))
    right = end >= sender
    below = y
    if not (frame.left <= end + (STUB if right else -STUB) <= frame.width):
        right = not right
        if end != sender:
            below = y + BACK
            line += f"M{number(end)} {number(y)}V{number(below)}"
    fades = _fades(end, below, right=right)
    for other in joining:
        if carriers:
            goal = min(carriers, key=lambda x: abs(x - other))
            line += f"M{number(other)} {number(y)}H{number(goal)}"
        else:
            fades += _fades(other, y, right=other + STUB <= frame.width)
    passes = _dots({*carriers} - {*route.senders}, y)
    return Strand(_dots([sender, *joining], y), passes, line, "", fades, ()), below + 5


def _outside(sender: float, carriers: Sequence[float], to: Sequence[float]) -> float | None:
    """The carrier furthest outside the sender and those addressed, if any."""
    low, high = min(sender, *to), max(sender, *to)
    beyond = [x for x in carriers if not low <= x <= high]
    return max(beyond, key=lambda x: (max(low - x, x - high), x), default=None)


def _fades(start: float, y: float, *, right: bool) -> tuple[Rect, ...]:
    step = STUB / STEPS
    edges = [start + (n if right else -n - 1) * step for n in range(STEPS)]
    return tuple(
        rect(edge, edge + step, y - 1, height=2, opacity=1 - (n + 0.5) / STEPS)
        for n, edge in enumerate(edges)
    )


def _tip(x: float, y: float, way: int) -> str:
    back = number(x - way * TIP)
    return f"M{number(x)} {number(y)}L{back} {number(y - 4)}V{number(y + 4)}Z"
