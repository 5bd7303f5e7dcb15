"""A former id must be free: its address leads to one record only."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Kind
from builder.problems import Problem, error


def address_taken(graph: Graph) -> Iterator[Problem]:
    """Report a `formerly` that is another record's id, now or before."""
    taken = dict.fromkeys(graph.items, "is the id of a record today")
    for name in sorted(graph.items):
        item = graph.items[name]
        if not isinstance(item.body, Kind):
            continue
        for index, old in enumerate(item.body.formerly):
            if why := taken.get((item.kind, old)):
                location = item.location("formerly", index)
                yield error(location, "address-taken", f"`{old}` {why}", "remove it here or there")
            taken[item.kind, old] = f"was the id of `{item.id}` before"
