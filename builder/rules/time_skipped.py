"""A clock time exists: clocks in its zone showed it that day."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event
from builder.problems import Problem, error
from builder.words import ENGLISH
from builder.zones import has_standard_time, readings


def time_skipped(graph: Graph) -> Iterator[Problem]:
    """Report each time that was skipped when clocks in its zone went forward."""
    for event in graph.all(Event):
        clock, date = event.body.time, event.body.date
        if clock is None or not date.exact_day or date.soft[0] or date.earliest is None:
            continue
        if has_standard_time(clock, date.earliest) and not readings(clock, date.earliest):
            day = ENGLISH.date(date)
            message = f"on {day}, no clock in `{clock.zone}` showed `{clock.time:%H:%M}`"
            hint = "clocks went forward then: check the time and its zone"
            yield error(event.location("time"), "time-skipped", message, hint)
