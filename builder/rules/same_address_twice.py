"""Two sources at one address are two, or else one told twice."""

from collections.abc import Iterator

from builder import doubles
from builder.graph import Graph
from builder.problems import Problem, warning


def same_address_twice(graph: Graph) -> Iterator[Problem]:
    """Report each source at the address of one before it, in order of ids."""
    for item, path, other in doubles.told_twice(graph, doubles.addresses(graph)):
        message = f"`{other.id}` has this address, too"
        yield warning(item.location(*path), "same-address-twice", message, doubles.HINT)
