"""Figures of several claimants → a line with a dot or a range for each, on scales that compare.

Figures with the same unit share a scale, and so do those that count the same sort of thing. None is
averaged or added to another; one that has nothing beside it on its scale, or no digits, is not
drawn.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.pictures.quantities.values import (
    Quantity,
    QuantityMark,
    Tick,
    drawable,
    mark,
    scales,
    sorts,
)
from builder.words import Words


@dataclass(frozen=True)
class Given:
    """A figure as somebody gave it."""

    unit: str
    quantity: Quantity | None
    """None of a number that is only given in words."""


@dataclass(frozen=True)
class FigureRow:
    """A figure's mark, and the numbers of its scale."""

    mark: QuantityMark
    ticks: tuple[Tick, ...]


def rows(given: Sequence[Given], say: Words) -> tuple[FigureRow | None, ...]:
    """For each figure its row, or None if there is nothing to compare it with or it is negative."""
    held = [(one.unit, one.quantity) for one in given if one.quantity and drawable(one.quantity)]
    sort = sorts(unit for unit, _ in held)
    alike = Counter(sort[unit] for unit, _ in held)
    on = scales([unit for unit, _ in held], [quantity for _, quantity in held])
    return tuple(
        FigureRow(mark(one.quantity, on[one.unit]), on[one.unit].ticks(say))
        if one.quantity and drawable(one.quantity) and alike[sort[one.unit]] > 1
        else None
        for one in given
    )
