"""Editorial rules: a graph → problems. One file a rule; file, function and code share one name."""

from collections.abc import Iterator

from builder.link import Graph
from builder.problems import Problem
from builder.rules.address_taken import address_taken
from builder.rules.ends_before_it_begins import ends_before_it_begins
from builder.rules.part_of_itself import part_of_itself
from builder.rules.unknown_side import unknown_side

RULES = (address_taken, ends_before_it_begins, part_of_itself, unknown_side)


def check(graph: Graph) -> Iterator[Problem]:
    """Hold every rule against the graph."""
    for rule in RULES:
        yield from rule(graph)
