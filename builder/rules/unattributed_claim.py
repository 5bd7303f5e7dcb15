"""Whoever says so is named as it is: the basis of a statement fits the one who makes it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor, Expectation, Sourced
from builder.problems import Problem, error
from builder.walk import blocks


def unattributed_claim(graph: Graph) -> Iterator[Problem]:
    """Report a statement whose basis cannot be that of the one it is attributed to."""
    for name in sorted(graph.items):
        item = graph.items[name]
        for part, path in blocks(item.body):
            if isinstance(part, (Sourced, Expectation)):
                why = _misfit(graph, part)
                if why:
                    yield error(item.place(*path, "basis"), "unattributed-claim", *why)


def _misfit(graph: Graph, said: Sourced | Expectation) -> tuple[str, str] | None:
    actor = graph.items.get(("actor", said.according_to))
    if actor is None or not isinstance(actor.body, Actor):
        return None
    unnamed = actor.body.type == "unnamed sources"
    hint = "name those who say so, or choose the basis that fits them"
    if said.basis == "unnamed official" and not unnamed:
        return f"the basis is `unnamed official`, but `{said.according_to}` is named", hint
    if said.basis == "on the record" and unnamed:
        return f"the basis is `on the record`, but `{said.according_to}` is not named", hint
    return None
