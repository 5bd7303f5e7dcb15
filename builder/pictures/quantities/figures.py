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
    """For each figure its row, or None if there is nothing to compare it with or it is negative."""
    held = [figure for figure in given if drawable(figure.quantity)]
    sort = sorts(figure.unit for figure in held)
    alike = Counter(sort[figure.unit] for figure in held)
    on = scales([figure.unit for figure in held], [figure.quantity for figure in held])
    return tuple(
        FigureRow(mark(figure.quantity, on[figure.unit]), on[figure.unit].ticks(say))
        if drawable(figure.quantity) and alike[sort[figure.unit]] > 1
        else None
        for figure in given
    )
