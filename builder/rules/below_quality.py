"""The sourcing audit reaches the shares that `explainer.yml` asks for."""

from collections.abc import Iterator

from builder.audit import audit
from builder.graph import Graph
from builder.problems import Problem, error

NEEDS_COMPLETE_GRAPH = True


def below_quality(graph: Graph) -> Iterator[Problem]:
    """Report each threshold under `quality` that the data does not meet."""
    explainer = graph.items.get(("explainer", "explainer"))
    if explainer is None or graph.explainer is None or graph.explainer.quality is None:
        return
    found = audit(graph).shares
    for name, least in graph.explainer.quality.model_dump(exclude_none=True).items():
        if found[name] < least:
            message = f"`{name}` is {found[name]} %; at least {least} % is required"
            hint = "the sourcing audit shows what is missing"
            yield error(explainer.location("quality", name), "below-quality", message, hint)
