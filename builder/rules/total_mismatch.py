"""Parts do not add up to more than the whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from builder.graph import Graph
from builder.model import Amount, Event, Figure
from builder.parse import Item
from builder.problems import Problem, warning

What = tuple[str, str, frozenset[str]]
"""The label, unit and claimants of figures that may be added up."""


def total_mismatch(graph: Graph) -> Iterator[Problem]:
    """Report each figure that the same figures of the event's parts add up to more than.

    Figures are the same if label, unit and claimants are: counts by different people, or of
    different things, are never added up. If a figure was updated, its lowest value counts.
    """
    parts: dict[str, list[Item[Event]]] = defaultdict(list)
    for event in graph.all(Event):
        if event.body.part_of:
            parts[event.body.part_of].append(event)
    for whole in graph.all(Event):
        for index, figure in enumerate(whole.body.figures):
            most = _most(figure)
            least = _of_parts(whole, _what(figure), parts, frozenset())
            if most is not None and least > most:
                message = (
                    f"the parts of this event add up to at least {least:f}, the whole is {most:f}"
                )
                hint = "check the numbers; if they count different things, say so in the labels"
                yield warning(whole.location("figures", index), "total-mismatch", message, hint)


def _of_parts(
    whole: Item[Event],
    what: What,
    parts: Mapping[str, list[Item[Event]]],
    above: frozenset[str],
) -> Decimal:
    """The least that a figure adds up to in the parts of an event, and in their parts."""
    total = Decimal()
    for part in parts.get(whole.id, ()):
        if part.id not in above:  # `part_of_itself` reports cycles
            own = [_least(figure) for figure in part.body.figures if _what(figure) == what]
            inner = _of_parts(part, what, parts, above | {whole.id, part.id})
            total += max(inner, min(own, default=Decimal()))
    return total


def _what(figure: Figure) -> What:
    return figure.label.casefold(), figure.unit.casefold(), frozenset(figure.according_to)


def _least(amount: Amount) -> Decimal:
    if amount.qualifier and amount.qualifier.below:
        return Decimal()
    return amount.value if amount.value is not None else amount.low or Decimal()


def _most(amount: Amount) -> Decimal | None:
    """The most that the figure can mean, or None if it has no upper bound."""
    if amount.qualifier and amount.qualifier.above:
        return None
    return amount.value if amount.value is not None else amount.high
