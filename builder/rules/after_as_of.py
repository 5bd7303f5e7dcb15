"""Nothing is told that happened after the day to which the explainer is complete."""

from collections.abc import Iterator
from typing import Any

from builder.dates import Date, is_before
from builder.graph import Graph
from builder.model import Event, Message, Quote
from builder.parse import Item
from builder.problems import Problem, warning
from builder.words import ENGLISH


def after_as_of(graph: Graph) -> Iterator[Problem]:
    """Report each event, message or quote that is later than `as_of` however its date is read."""
    as_of = graph.explainer.as_of if graph.explainer else None
    if as_of is None:
        return
    for item, date in _dated(graph):
        if date and is_before(as_of, date):
            message = (
                f"the date, {ENGLISH.date(date)}, is after the explainer’s, {ENGLISH.date(as_of)}"
            )
            hint = "check the date, or set `as_of` in `explainer.yml` to a later day"
            yield warning(item.location("date"), "after-as-of", message, hint)


def _dated(graph: Graph) -> Iterator[tuple[Item[Any], Date | None]]:
    """What is told, with its date."""
    yield from ((event, event.body.date) for event in graph.all(Event))
    yield from ((message, message.body.date) for message in graph.all(Message))
    yield from ((quote, quote.body.date) for quote in graph.all(Quote))
