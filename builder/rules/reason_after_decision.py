"""A reason for a decision is not an event that comes after it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event
from builder.order import is_earlier, named
from builder.problems import Problem, error
from builder.words import ENGLISH


def reason_after_decision(graph: Graph) -> Iterator[Problem]:
    """Report each reason that is the decision itself, or later than it under every reading."""
    for event in graph.all(Event):
        for location, _, cause in named(graph, event, "because"):
            if cause.id == event.id:
                message = "this decision is given as a reason for itself"
                yield error(location, "reason-after-decision", message, "name another event")
            elif is_earlier(event.body, cause.body):
                decided, later = ENGLISH.date(event.body.date), ENGLISH.date(cause.body.date)
                message = f"this was decided, {decided}, before its reason, `{cause.id}`, {later}"
                yield error(location, "reason-after-decision", message, "check both dates")
