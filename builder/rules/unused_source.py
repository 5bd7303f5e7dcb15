"""A source is there because something rests on it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Source
from builder.problems import FilePosition, Problem, warning

ON_THE_WHOLE = True


def unused_source(graph: Graph) -> Iterator[Problem]:
    """Report a source that nothing cites and nothing copies."""
    for source in graph.all(Source):
        if not graph.backlinks(source, "claims", "quotes", "derived"):
            message = f"nothing rests on the source `{source.id}`"
            hint = "cite it in a claim or a quote, or delete it"
            yield warning(FilePosition(source.record.path), "unused-source", message, hint)
