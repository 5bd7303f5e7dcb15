"""The basis of a statement fits whoever makes it: named or unnamed."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor, Attributed, Expectation
from builder.problems import Problem, error
from builder.walk import blocks


def unattributed_claim(graph: Graph) -> Iterator[Problem]:
    """Report each statement whose basis does not fit an actor it is attributed to."""
    for name in sorted(graph.items):
        item = graph.items[name]
        for part, path in blocks(item.body):
            if isinstance(part, (Attributed, Expectation)):
                why = _misfit(graph, part)
                if why:
                    yield error(item.location(*path, "basis"), "unattributed-claim", *why)


def _misfit(graph: Graph, statement: Attributed | Expectation) -> tuple[str, str] | None:
    """The message and help if the basis does not fit; None if it does."""
    for id_ in statement.according_to:
        actor = graph.items.get(("actor", id_))
        if actor is None or not isinstance(actor.body, Actor):
            continue
        named = not actor.body.type.unnamed
        if statement.basis.named not in {named, None}:
            is_named = "is named" if named else "is not named"
            hint = "name who says so, or choose the basis that fits them"
            return f"the basis is `{statement.basis}`, but `{id_}` {is_named}", hint
    return None
