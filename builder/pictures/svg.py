"""What pictures are made of: shapes with everything that an SVG needs, and rows for them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rect:
    """A rectangle; all numbers are written as an SVG takes them, an opacity of 1 as nothing."""

    x: str
    y: str
    width: str
    height: str
    opacity: str


@dataclass(frozen=True)
class Dot:
    """A point."""

    x: str
    y: str


@dataclass(frozen=True)
class TextLine:
    """Words on a line; `anchor` says which end of them is at `x`: `start`, `middle`, `end`."""

    text: str
    x: str
    y: str
    anchor: str = "start"


def number(value: float) -> str:
    """A length to a tenth of a unit: finer than any eye, and short."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def rect(left: float, right: float, y: float, *, height: float, opacity: float = 1) -> Rect:
    """A rectangle from its left to its right edge."""
    shade = "" if opacity == 1 else f"{opacity:.2f}".rstrip("0")
    return Rect(number(left), number(y), number(right - left), number(height), shade)


class Rows:
    """Rows in which shapes are side by side without touching."""

    def __init__(self, most: int, gap: float = 3) -> None:
        self.most = most
        self.gap = gap
        self.taken: list[int] = []
        """For each row one bit per unit of width: whether something is there."""

    def place(self, left: float, right: float) -> int | None:
        """The first row with room from left to right, which is then taken; None if all are full."""
        mask = self._mask(left - self.gap / 2, right + self.gap / 2)
        for row, taken in enumerate(self.taken):
            if not taken & mask:
                self.taken[row] |= mask
                return row
        if len(self.taken) < self.most:
            self.taken.append(mask)
            return len(self.taken) - 1
        return None

    def squeeze(self, left: float, right: float) -> int | None:
        """A row where something new would still be seen, if only in part, when all are full."""
        mask = self._mask(left, right)
        for row, taken in enumerate(self.taken):
            if mask & ~taken:
                self.taken[row] |= mask
                return row
        return None

    @staticmethod
    def _mask(left: float, right: float) -> int:
        # Shifted, because what begins at the left edge has its gap beyond it.
        first, last = round(left) + 100, round(right) + 100
        return ((1 << max(last - first, 1)) - 1) << max(first, 0)
