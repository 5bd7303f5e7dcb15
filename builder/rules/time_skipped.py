"""A clock time is one that the clocks of its zone have shown that day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from builder.graph import Graph
from builder.model import Event
from builder.problems import Problem, error
from builder.words import ENGLISH


def time_skipped(graph: Graph) -> Iterator[Problem]:
    """Report a time that was skipped when the clocks of its zone went forward."""
    for event in graph.all(Event):
        clock, date = event.body.time, event.body.date
        if clock is None or not date.exact_day or date.soft[0] or date.earliest is None:
            continue
        read = datetime.combine(date.earliest, clock.time, ZoneInfo(clock.zone))
        if read.astimezone(UTC).astimezone(read.tzinfo).time() != clock.time:
            message = f"on {ENGLISH.date(date)} no clock in {clock.zone} showed {clock.time:%H:%M}"
            hint = "the clocks went forward then: check the time and its zone"
            yield error(event.location("time"), "time-skipped", message, hint)
