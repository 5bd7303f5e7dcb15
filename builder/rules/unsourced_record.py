"""Every event and every question rests on a source."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event, Question
from builder.problems import FilePosition, Problem, error

ON_THE_WHOLE = True


def unsourced_record(graph: Graph) -> Iterator[Problem]:
    """Report an event or question that leads to no source at all."""
    for event in graph.all(Event):
        body = event.body
        told = graph.backlinks(event, "quotes", "remarks", "messages", "outcomes")
        if not (body.claims or body.figures or body.responds_to or told):
            hint = "add a claim with `according_to`, `basis` and `source`"
            message = "nothing says where this event is known from"
            yield error(FilePosition(event.record.path), "unsourced-record", message, hint)
    for question in graph.all(Question):
        if not (question.body.accounts or question.body.events):
            message = "nothing says where this question comes from"
            hint = "add an account, or the events it touches"
            yield error(FilePosition(question.record.path), "unsourced-record", message, hint)
