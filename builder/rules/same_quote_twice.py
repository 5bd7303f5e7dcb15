"""The same words of one speaker are two quotes only if they were said twice."""

from collections.abc import Iterator

from builder import doubles
from builder.graph import Graph
from builder.problems import Problem, warning


def same_quote_twice(graph: Graph) -> Iterator[Problem]:
    """Report each quote of the same words by the same speaker as one before it, in order of ids."""
    for item, path, other in doubles.told_twice(graph, doubles.quotes(graph)):
        message = f"`{other.id}` has the same words of the same speaker"
        yield warning(item.location(*path), "same-quote-twice", message, doubles.HINT)
