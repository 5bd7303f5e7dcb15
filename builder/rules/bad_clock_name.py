"""Every clock of the timeline has a unique name, because addresses name clocks."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, error

TAKEN = {"utc": "UTC", "place": "the place’s own time", "mine": "the reader’s own time"}
"""The choices that every timeline offers, by their names in an address."""


def bad_clock_name(graph: Graph) -> Iterator[Problem]:
    """Report each clock that an address cannot name, or cannot tell from another."""
    explainer = graph.items.get(("explainer", "explainer"))
    if explainer is None or graph.explainer is None:
        return
    taken = dict(TAKEN)
    for index, clock in enumerate(graph.explainer.clocks):
        if clock.id in taken:
            message = f"in an address, this clock is `{clock.id}`, and so is {taken[clock.id]}"
        else:
            taken[clock.id] = f"the clock in line {explainer.location('clocks', index).line}"
            continue
        location = explainer.location("clocks", index, "name")
        yield error(location, "bad-clock-name", message, "give the clock another name")
