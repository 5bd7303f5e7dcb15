"""What was expected in numbers, and what came → a chart of ranges: steps in order, then outcomes.

Steps and outcomes are in panels, one for each run of the same unit, and never in one: whoever
looks is not told that they count alike. The chart has columns for wide pages and lines for narrow
ones; it is drawn once, for the same marks do for both, and its words are HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

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

MOST_COLUMNS = 5
"""Of more numbers than these, even wide pages show lines."""


@dataclass(frozen=True)
class Number:
    """A number expected or come: how it reads, its unit, a line or two below it."""

    words: str
    unit: str
    quantity: Quantity
    notes: tuple[str, ...]
    key: str
    """What the words that tell of it are known by, beside the chart."""


@dataclass(frozen=True)
class Column:
    """A number and its mark."""

    words: str
    unit: str
    mark: QuantityMark
    notes: tuple[str, ...]
    key: str


@dataclass(frozen=True)
class ChartPanel:
    """Numbers with the same unit, on a scale of their own or one as long as others'."""

    came: bool
    unit: str
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Chart:
    """Panels in order: first what was expected, then what came."""

    panels: tuple[ChartPanel, ...]
    lines: bool
    """Whether there are too many numbers for columns, or too long ones."""
    faded: bool
    """Whether a number is a limit, or only roughly meant."""
    same_unit: bool
    same_scale: bool
    """Whether a length means as many in every panel."""


def chart(expected: Sequence[Number], came: Sequence[Number], say: Words) -> Chart | None:
    """The chart; None where nothing was expected in numbers that a scale can hold."""
    numbers = [(False, number) for number in expected] + [(True, number) for number in came]
    if not expected or not all(drawable(number.quantity) for _, number in numbers):
        return None
    on = scales([number.unit for _, number in numbers], [number.quantity for _, number in numbers])
    panels = [
        ChartPanel(
            is_outcome,
            unit,
            on[unit].ticks(say),
            tuple(
                Column(n.words, n.unit, mark(n.quantity, on[unit]), n.notes, n.key) for _, n in run
            ),
        )
        for (is_outcome, unit), run in groupby(numbers, key=lambda pair: (pair[0], pair[1].unit))
    ]
    units = {panel.unit for panel in panels}
    return Chart(
        tuple(panels),
        lines=len(numbers) > MOST_COLUMNS or any(on[unit].long for unit in units),
        faded=any(number.quantity.limit for _, number in numbers),
        same_unit=len(units) == 1,
        same_scale=len(set(sorts(units).values())) == 1,
    )
