"""Every event and every question has a source."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event, Question
from builder.problems import FilePosition, Problem, error

NEEDS_COMPLETE_GRAPH = True


def unsourced_record(graph: Graph) -> Iterator[Problem]:
    """Report each event or question that leads to no source."""
    for event in graph.all(Event):
        body = event.body
        others = graph.backlinks(event, "quotes", "remarks", "messages", "outcomes")
        if not (body.statements or others):
            hint = "add a claim with `according_to`, `basis` and `source`"
            message = "this event has no source"
            yield error(FilePosition(event.record.path), "unsourced-record", message, hint)
    for question in graph.all(Question):
        asked = question.body
        if not (asked.answer or asked.accounts or any(asked.concerns.values())):
            message = "this question has no source"
            hint = "add an account, or the events it is about"
            yield error(FilePosition(question.record.path), "unsourced-record", message, hint)
