"""Two sources never read the same where they are cited: a reader could not tell which is meant."""

from collections.abc import Iterator

from builder.citation import short_form
from builder.graph import Graph
from builder.model import Source
from builder.problems import Problem, shown, warning


def same_citation(graph: Graph) -> Iterator[Problem]:
    """Report each source that is cited by the same name as one before it, in order of ids."""
    first: dict[str, str] = {}
    for source in graph.all(Source):
        name = short_form(graph, source)
        other = first.setdefault(name, source.id)
        if other != source.id:
            message = f"readers see this source and `{other}` by the same name: {shown(name)}"
            hint = "give one of them, or both, a name of its own: `short`"
            yield warning(
                source.location("short" if source.body.short else "title"),
                "same-citation",
                message,
                hint,
            )
