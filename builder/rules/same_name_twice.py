"""Two actors, or two places, of one name are two, or else one told twice."""

from collections.abc import Iterator

from builder import doubles
from builder.graph import Graph
from builder.problems import Problem, warning


def same_name_twice(graph: Graph) -> Iterator[Problem]:
    """Report each actor or place with the name of one before it, in order of ids."""
    for item, path, other in doubles.told_twice(graph, doubles.names(graph)):
        message = f"`{other.id}` has this name, too"
        yield warning(item.location(*path), "same-name-twice", message, doubles.HINT)
