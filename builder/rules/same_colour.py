"""Sides are told apart by their colours, as long as there are enough of them."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, warning
from builder.vocabulary import VOCABULARY, SideColour


def same_colour(graph: Graph) -> Iterator[Problem]:
    """Report each side that has the colour of a side above it while another colour is free."""
    if graph.explainer is None:
        return
    explainer = graph.items["explainer", "explainer"]
    above: dict[str, str] = {}
    taken = {side.colour for side in graph.explainer.sides}
    free = ", ".join(row for row in VOCABULARY.of(SideColour) if row not in taken)
    for index, side in enumerate(graph.explainer.sides):
        first = above.setdefault(side.colour, side.id)
        if free and first != side.id:
            location = explainer.location("sides", index, "colour")
            message = f"the sides `{first}` and `{side.id}` are both {side.colour}"
            yield warning(location, "same-colour", message, f"no side has yet: {free}")
