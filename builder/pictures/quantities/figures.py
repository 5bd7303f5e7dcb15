"""Figures of several claimants → a line with a dot or a range for each, on scales that compare.

Figures with the same unit share a scale, and so do those that count the same sort of thing. None is
averaged or added to another; one that has nothing beside it on its scale is not drawn.
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
    quantity: Quantity


@dataclass(frozen=True)
class FigureRow:
    """A figure's mark, and the numbers of its scale."""

    mark: QuantityMark
    ticks: tuple[Tick, ...]


def rows(given: Sequence[Given], say: Words) -> tuple[FigureRow | None, ...]:
    """For each figure its row, or None where it has nothing beside it or is less than nought."""
    held = [one for one in given if drawable(one.quantity)]
    sort = sorts(one.unit for one in held)
    alike = Counter(sort[one.unit] for one in held)
    on = scales([one.unit for one in held], [one.quantity for one in held])
    return tuple(
        FigureRow(mark(one.quantity, on[one.unit]), on[one.unit].ticks(say))
        if drawable(one.quantity) and alike[sort[one.unit]] > 1
        else None
        for one in given
    )
