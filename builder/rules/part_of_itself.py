"""No record is part of itself, or a copy of itself, by way of others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from builder.graph import Graph
from builder.model import Event, Part, Place, Source
from builder.parse import Item
from builder.problems import Problem, error

Body = TypeVar("Body", bound=Part)


def part_of_itself(graph: Graph) -> Iterator[Problem]:
    """Report each circle of `part_of` or `derived_from` once, at its first record."""
    yield from _circles(graph.all(Event), lambda body: body.part_of, "part_of")
    yield from _circles(graph.all(Place), lambda body: body.part_of, "part_of")
    yield from _circles(graph.all(Source), lambda body: body.derived_from, "derived_from")


def _circles(
    items: Sequence[Item[Body]], above: Callable[[Body], str | None], field: str
) -> Iterator[Problem]:
    parents = {item.id: above(item.body) for item in items}
    reported: set[str] = set()
    for item in items:
        way = [item.id]
        while (parent := parents.get(way[-1])) and parent not in way:
            way.append(parent)
        if parent == item.id and item.id not in reported:
            reported.update(way)
            circle = " → ".join(f"`{id_}`" for id_ in [*way, item.id])
            message = f"this leads back to itself: {circle}"
            hint = f"remove one `{field}` of the circle"
            yield error(item.location(field), "part-of-itself", message, hint)
