"""Words are written as the house style of an explainer has them."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, warning
from builder.wording import avoided, places


def house_style(graph: Graph) -> Iterator[Problem]:
    """Report each word in our own voice that the explainer writes in another way."""
    own = graph.explainer.words if graph.explainer else None
    for location, found, word in places(graph, avoided(own.style)) if own else ():
        hint = (
            f"write {word.instead}; what somebody said stands in quotation marks; "
            "for a name, say so in `allow_words`"
        )
        yield warning(location, "house-style", f"`{found}` is not this explainer’s style", hint)
