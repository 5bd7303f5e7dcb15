"""No record is part of itself, or derived from itself, even by way of others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from builder.graph import Graph
from builder.model import Event, Part, Place, Source
from builder.parse import Item
from builder.problems import Problem, error

Body = TypeVar("Body", bound=Part)


def part_of_itself(graph: Graph) -> Iterator[Problem]:
    """Report each cycle of `part_of` or `derived_from` once, at its first record."""
    yield from _cycles(graph.all(Event), lambda body: body.part_of, "part_of")
    yield from _cycles(graph.all(Place), lambda body: body.part_of, "part_of")
    yield from _cycles(graph.all(Source), lambda body: body.derived_from, "derived_from")


def _cycles(
    items: Sequence[Item[Body]], above: Callable[[Body], str | None], field: str
) -> Iterator[Problem]:
    parents = {item.id: above(item.body) for item in items}
    reported: set[str] = set()
    for item in items:
        path = [item.id]
        while (parent := parents.get(path[-1])) and parent not in path:
            path.append(parent)
        if parent == item.id and item.id not in reported:
            reported.update(path)
            cycle = " → ".join(f"`{id_}`" for id_ in [*path, item.id])
            message = f"this leads back to itself: {cycle}"
            hint = f"remove one `{field}` from the cycle"
            yield error(item.location(field), "part-of-itself", message, hint)
