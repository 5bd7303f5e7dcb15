"""A message's way over its lifelines → the shapes of one strand."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.diagrams.sequence.text import Frame
from builder.strip.shapes import Dot, Rect, Words, number, rect

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

    start: Dot
    passes: tuple[Dot, ...]
    line: str
    tips: str
    fades: tuple[Rect, ...]
    told: tuple[Words, ...]


def strand(
    frame: Frame, sender: float, carriers: Sequence[float], to: Sequence[float], y: float
) -> tuple[Strand, float]:
    """A strand at a height, and its lower edge.

    It goes straight over those who carried it, in whatever order they did; where one of them
    stands beyond those it was for, it turns there.
    """
    outside = _outside(sender, carriers, to)
    turn = sender + OUT if outside is None and sender in to else outside
    line, end, below = "", sender, y
    if turn is not None:
        below = y + BACK
        line = f"M{number(sender)} {number(y)}H{number(turn)}V{number(below)}"
        end = turn
    line += "".join(
        f"M{number(end)} {number(below)}H{number(one)}" for one in sorted({*to} - {end})
    )
    fades: tuple[Rect, ...] = ()
    if not to:
        end = max(carriers, key=lambda x: abs(x - sender), default=sender)
        line = f"M{number(sender)} {number(y)}H{number(end)}" if carriers else ""
        fades = _fades(end, y, right=end + STUB <= frame.width and end >= sender)
    tips = "".join(_tip(one, below, 1 if one > end else -1) for one in sorted({*to} - {end}))
    passes = tuple(Dot(number(one), number(y)) for one in sorted({*carriers} - {sender, *to}))
    drawn = Strand(Dot(number(sender), number(y)), passes, line, tips, fades, ())
    return drawn, below + 5


def _outside(sender: float, carriers: Sequence[float], to: Sequence[float]) -> float | None:
    """The carrier that stands furthest beyond the sender and those addressed, if one does."""
    if not to:
        return None
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
