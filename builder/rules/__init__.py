"""Editorial rules: a graph → problems. One file per rule; file, function and code share one name.

A rule about something missing sets `NEEDS_COMPLETE_GRAPH = True`: while a record cannot be read,
that record may be what is missing.
"""

from collections.abc import Callable, Iterator, Mapping

from builder.graph import Graph
from builder.problems import Problem
from builder.registry import modules
from builder.steps import Each, silent

Rule = Callable[[Graph], Iterator[Problem]]


def rules(*, complete: bool = True) -> Mapping[str, Rule]:
    """Every rule by name; without `complete`, only those that can run on an incomplete graph."""
    named = {module.__name__.rpartition(".")[2]: module for module in modules(__name__)}
    return {
        name: getattr(module, name)
        for name, module in named.items()
        if complete or not getattr(module, "NEEDS_COMPLETE_GRAPH", False)
    }


def check(graph: Graph, each: Each = silent) -> Iterator[Problem]:
    """Apply every rule to the graph."""
    applied = rules(complete=graph.complete).values()
    for rule in each("Rules applied", applied, len(applied)):
        yield from rule(graph)
