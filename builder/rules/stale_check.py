"""A checked quote has not changed since, and neither has the text it was checked against."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Quote, Source
from builder.problems import Problem, error
from builder.verify import fingerprint


def stale_check(graph: Graph) -> Iterator[Problem]:
    """Report each quote whose check was made with other words, another locator or another text."""
    for quote in graph.all(Quote):
        source = graph.items.get(("source", quote.body.source))
        if quote.body.checked is None or source is None or not isinstance(source.body, Source):
            continue
        if quote.body.checked.seal != fingerprint(quote.body, source.body):
            message = "the quote or its source's text has changed since it was checked"
            hint = "run `explainer verify --write` with the source's text available"
            yield error(quote.location("checked"), "stale-check", message, hint)
