"""No source is read before it appeared."""

from collections.abc import Iterator

from builder.dates import is_days_before
from builder.graph import Graph
from builder.model import Source
from builder.problems import Problem, warning
from builder.words import ENGLISH


def read_before_publication(graph: Graph) -> Iterator[Problem]:
    """Report each source that was read before it was published, however the dates are read."""
    for source in graph.all(Source):
        read, published = source.body.accessed, source.body.published
        if read and published and is_days_before(read, published):
            dates = ENGLISH.date(read), ENGLISH.date(published)
            message = f"the source was read, {dates[0]}, before it was published, {dates[1]}"
            location = source.location("accessed")
            yield warning(location, "read-before-publication", message, "check both dates")
