"""A clock of the timeline has a name of its own: in an address, it stands for the clock."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, error

TAKEN = {"utc": "UTC", "place": "the place’s own time", "mine": "the reader’s own time"}
"""What the timeline offers in every story, by its name in an address."""


def bad_clock_name(graph: Graph) -> Iterator[Problem]:
    """Report each clock that an address could not tell from another, or could not name."""
    explainer = graph.items.get(("explainer", "explainer"))
    if explainer is None or graph.explainer is None:
        return
    taken = dict(TAKEN)
    for index, clock in enumerate(graph.explainer.clocks):
        if not clock.id:
            message = "the clock’s name has no letter from a to z"
        elif clock.id in taken:
            message = f"in an address, this clock would be `{clock.id}`, as is {taken[clock.id]}"
        else:
            taken[clock.id] = f"the clock in line {explainer.location('clocks', index).line}"
            continue
        location = explainer.location("clocks", index, "name")
        yield error(location, "bad-clock-name", message, "give the clock another name")
