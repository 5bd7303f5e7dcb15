"""A clock time was shown once, or the record says which of two times is meant."""

from collections.abc import Iterator

from builder.fields import written_offset
from builder.graph import Graph
from builder.model import Event
from builder.problems import Problem, error
from builder.words import ENGLISH
from builder.zones import has_standard_time, readings


def time_twice(graph: Graph) -> Iterator[Problem]:
    """Report each time that was shown twice, or never with the offset from UTC that is written."""
    for event in graph.all(Event):
        clock, date = event.body.time, event.body.date
        if clock is None or not date.exact_day or date.soft[0] or date.earliest is None:
            continue
        found = readings(clock, date.earliest)
        if not found or clock.ahead in found or not has_standard_time(clock, date.earliest):
            continue
        if clock.ahead is None and len(found) == 1:
            continue
        time, offsets = f"{clock.time:%H:%M}", [written_offset(ahead) for ahead in found]
        day = ENGLISH.date(date)
        message = f"on {day}, clocks in `{clock.zone}` showed `{time}` twice"
        if len(found) == 1:
            message = f"on {day}, clocks in `{clock.zone}` were not {_written(clock.ahead)}"
        hint = "write " + " or ".join(f"`{time}{offset} {clock.zone}`" for offset in offsets)
        yield error(event.location("time"), "time-twice", message, hint)


def _written(ahead: int | None) -> str:
    return f"at `{written_offset(ahead or 0)}`"
