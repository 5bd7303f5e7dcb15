"""What an event came after is not later than it under every reading of the dates."""

from collections.abc import Iterator

from builder import order
from builder.graph import Graph
from builder.model import Event
from builder.problems import Problem, error
from builder.words import ENGLISH


def after_against_dates(graph: Graph) -> Iterator[Problem]:
    """Report each entry of `after` that the dates contradict, also by way of others."""
    for event in graph.all(Event):
        for index, id_ in enumerate(event.body.after):
            known = ("event", id_) in graph.items
            if known and (later := order.contradiction(graph, event, id_)):
                date, other = ENGLISH.date(event.body.date), ENGLISH.date(later.body.date)
                way = "" if later.id == id_ else f", which `{id_}` came after"
                message = f"this event, {date}, cannot come after `{later.id}`, {other}{way}"
                location = event.location("after", index)
                yield error(location, "after-against-dates", message, "check both dates")
