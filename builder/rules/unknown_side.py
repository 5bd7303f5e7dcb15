"""An actor's side is one of those listed in `explainer.yml`."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor
from builder.problems import Problem, error, shown, suggestion


def unknown_side(graph: Graph) -> Iterator[Problem]:
    """Report each side that the explainer does not list."""
    if graph.explainer is None:
        return
    known = [side.id for side in graph.explainer.sides]
    for actor in graph.all(Actor):
        side = actor.body.side
        if side and side not in known:
            hint = suggestion(side, known) or _listed(known)
            message = f"there is no side {shown(side)} in `explainer.yml`"
            yield error(actor.location("side"), "unknown-side", message, hint)


def _listed(known: list[str]) -> str:
    return f"the sides are {', '.join(known)}" if known else "the explainer lists no `sides`"
