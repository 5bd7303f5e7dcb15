"""No event is half a century from all others, unless its record says why: years are mistyped."""

from collections.abc import Iterator
from math import inf

from builder.days import Day, civil
from builder.graph import Graph
from builder.model import Event
from builder.parse import Item
from builder.problems import Problem, warning
from builder.words import ENGLISH

NEEDS_COMPLETE_GRAPH = True
FAR = 18_262
"""Fifty years, in days."""
FEWEST = 3
"""Of two events that are far apart, neither is the odd one."""
SOLAR_HIJRI = range(1300, 1451)
"""Years that may be of the solar Hijri calendar, and how much later their numbers are in ours."""
LATER = 621


def far_from_others(graph: Graph) -> Iterator[Problem]:
    """Report each event whose date is fifty years or more from that of every other event."""
    dated = sorted(
        ((*ends, event) for event in graph.all(Event) if (ends := _ends(event))),
        key=lambda one: (*one[:2], one[2].id),
    )
    before = -inf
    for nth, (first, last, event) in enumerate(dated):
        after = dated[nth + 1][0] if nth + 1 < len(dated) else inf
        far = len(dated) >= FEWEST and first - before >= FAR and after - last >= FAR
        if far and not event.body.far_from_others:
            message = f"the date, {ENGLISH.date(event.body.date)}, is far from all others"
            yield warning(event.location("date"), "far-from-others", message, _hint(first))
        before = max(before, last)


def _ends(event: Item[Event]) -> tuple[Day, Day] | None:
    """The first and the last day that a date may mean; of an open one, that which is known."""
    first, last = event.body.date.earliest, event.body.date.latest
    known = [end for end in (first, last) if end is not None]
    return (min(known), max(known)) if known else None


def _hint(day: Day) -> str:
    year = civil(day).year
    if year in SOLAR_HIJRI:
        return (
            f"in the solar Hijri calendar, {year} begins in March {year + LATER}: write that year"
        )
    return "check the year, or say in `far_from_others` why it is right"
