"""Nothing is said after the source appeared that says so."""

from collections.abc import Iterator
from typing import Any

from builder.dates import Date, is_days_before
from builder.graph import Graph
from builder.model import Attributed, Quote, Source
from builder.parse import Item
from builder.problems import Problem, warning
from builder.strict_yaml import Path
from builder.walk import blocks
from builder.words import ENGLISH


def said_after_publication(graph: Graph) -> Iterator[Problem]:
    """Report each statement or quote that is later than its source however dates are read."""
    for name in sorted(graph.items):
        item = graph.items[name]
        for part, path in blocks(item.body):
            if isinstance(part, Attributed) and part.stated:
                yield from _compare(graph, item, (*path, "stated"), part.stated, part.source)
    for quote in graph.all(Quote):
        if quote.body.date:
            yield from _compare(graph, quote, ("date",), quote.body.date, quote.body.source)


def _compare(graph: Graph, item: Item[Any], path: Path, said: Date, id_: str) -> Iterator[Problem]:
    source = graph.items.get(("source", id_))
    published = source.body.published if source and isinstance(source.body, Source) else None
    if published and is_days_before(published, said):
        dates = ENGLISH.date(said), ENGLISH.date(published)
        message = f"this was said, {dates[0]}, after its source `{id_}` appeared, {dates[1]}"
        yield warning(item.location(*path), "said-after-publication", message, "check both dates")
