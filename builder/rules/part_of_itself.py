"""No record is part of itself, or derived from itself, even by way of others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from builder.cycles import cycles, way
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
    known = {item.id: item for item in items}
    for cycle in cycles({id_: above(item.body) for id_, item in known.items()}):
        message = f"this leads back to itself: {way(cycle)}"
        hint = f"remove one `{field}` from the cycle"
        yield error(known[cycle[0]].location(field), "part-of-itself", message, hint)
