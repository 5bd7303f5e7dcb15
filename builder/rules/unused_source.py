"""Every source is used."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Source
from builder.problems import FilePosition, Problem, warning

NEEDS_COMPLETE_GRAPH = True


def unused_source(graph: Graph) -> Iterator[Problem]:
    """Report each source that no record cites or compares and no source derives from."""
    for source in graph.all(Source):
        if not graph.backlinks(source, "claims", "quotes", "derived", "compared"):
            message = f"no record uses the source `{source.id}`"
            hint = "cite it in a claim or a quote, or delete it"
            yield warning(FilePosition(source.record.path), "unused-source", message, hint)
