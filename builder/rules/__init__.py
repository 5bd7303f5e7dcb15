"""Editorial rules: a graph → problems. One file a rule; file, function and code share one name.

A rule about what is missing sets `ON_THE_WHOLE = True`: while a record cannot be read, that record
may be what it misses, so it waits.
"""

from collections.abc import Callable, Iterator, Mapping

from builder.graph import Graph
from builder.problems import Problem
from builder.registry import modules

Rule = Callable[[Graph], Iterator[Problem]]


def rules(*, whole: bool = True) -> Mapping[str, Rule]:
    """Every rule by its name; without `whole`, only those about what is there."""
    named = {module.__name__.rpartition(".")[2]: module for module in modules(__name__)}
    return {
        name: getattr(module, name)
        for name, module in named.items()
        if whole or not getattr(module, "ON_THE_WHOLE", False)
    }


def check(graph: Graph) -> Iterator[Problem]:
    """Hold every rule against the graph."""
    for rule in rules(whole=graph.complete).values():
        yield from rule(graph)
