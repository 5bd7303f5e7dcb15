"""Every side in `explainer.yml` has a unique id: two with the same id could not be told apart."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, error


def same_side_twice(graph: Graph) -> Iterator[Problem]:
    """Report each side with the same id as a side above it."""
    explainer = graph.items.get(("explainer", "explainer"))
    if explainer is None or graph.explainer is None:
        return
    ids = [side.id for side in graph.explainer.sides]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            location = explainer.location("sides", index, "id")
            message = f"there are two sides with the id `{id_}`"
            yield error(location, "same-side-twice", message, "give one of them another id")
