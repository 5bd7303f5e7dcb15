"""A clock time is of a zone that had a time in common that day."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event
from builder.problems import Problem, error
from builder.words import ENGLISH
from builder.zones import has_standard_time


def no_standard_time(graph: Graph) -> Iterator[Problem]:
    """Report each time in a zone on a day on which every place there still had its own time."""
    for event in graph.all(Event):
        clock, date = event.body.time, event.body.date
        if clock is None or not date.exact_day or date.earliest is None:
            continue
        if not has_standard_time(clock, date.earliest):
            message = f"on {ENGLISH.date(date)}, clocks in `{clock.zone}` had no time in common yet"
            hint = f"write `{clock.time:%H:%M} local`: the time of the place"
            yield error(event.location("time"), "no-standard-time", message, hint)
