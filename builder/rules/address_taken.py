"""A former id is not in use: its address leads to a single record."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Kind
from builder.problems import Problem, error


def address_taken(graph: Graph) -> Iterator[Problem]:
    """Report each `formerly` that is or was another record's id."""
    taken = dict.fromkeys(graph.items, "is the id of a current record")
    for name in sorted(graph.items):
        item = graph.items[name]
        if not isinstance(item.body, Kind):
            continue
        for index, old in enumerate(item.body.formerly):
            if why := taken.get((item.kind, old)):
                location = item.location("formerly", index)
                hint = "remove it from one of the two"
                yield error(location, "address-taken", f"`{old}` {why}", hint)
            taken[item.kind, old] = f"is a former id of `{item.id}` too"
