"""An explainer is published in one language."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, error


def several_languages(graph: Graph) -> Iterator[Problem]:
    """Report a second language: there would be nothing in it."""
    if graph.explainer and len(graph.explainer.languages) > 1:
        location = graph.items["explainer", "explainer"].location("languages", 1)
        message = "an explainer is published in one language so far"
        hint = "leave the first, and give each of the others an explainer of its own"
        yield error(location, "several-languages", message, hint)
