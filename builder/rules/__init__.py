"""Editorial rules: a graph → problems. One file per rule; file, function and code share one name.

A rule about something missing sets `ON_THE_WHOLE = True` and runs only on a complete graph: as long
as a record cannot be read, that record may be what is missing.
"""

from collections.abc import Callable, Iterator, Mapping

from builder.graph import Graph
from builder.problems import Problem
from builder.registry import modules

Rule = Callable[[Graph], Iterator[Problem]]


def rules(*, whole: bool = True) -> Mapping[str, Rule]:
    """Every rule by name; without `whole`, only those that can run on an incomplete graph."""
    named = {module.__name__.rpartition(".")[2]: module for module in modules(__name__)}
    return {
        name: getattr(module, name)
        for name, module in named.items()
        if whole or not getattr(module, "ON_THE_WHOLE", False)
    }


def check(graph: Graph) -> Iterator[Problem]:
    """Apply every rule to the graph."""
    for rule in rules(whole=graph.complete).values():
        yield from rule(graph)
