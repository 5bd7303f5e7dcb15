"""A response does not come before the event it answers.

Dates are intervals: a response that is earlier under every reading of the dates is an error; under
some reading, a warning, unless the record says that the order is known. Two events on the same day
may come in either order, unless both have a clock time.
"""

from collections.abc import Iterator

from builder.dates import Date
from builder.graph import Graph
from builder.model import Event
from builder.order import is_earlier, known_before, named
from builder.parse import Item
from builder.problems import Problem, error, warning
from builder.words import ENGLISH


def effect_before_cause(graph: Graph) -> Iterator[Problem]:
    """Report each event that comes, or may come, before the event it answers.

    One that comes before what prepared it under every reading is reported, too.
    """
    for event in graph.all(Event):
        yield from _prepared(graph, event)
        for location, response, cause in named(graph, event, "responds_to"):
            if cause.id == event.id:
                message = "this event answers itself"
                yield error(location, "effect-before-cause", message, "name another event")
                continue
            later, earlier = ENGLISH.date(event.body.date), ENGLISH.date(cause.body.date)
            before = f"{later}, answers `{cause.id}`, {earlier}"
            if is_earlier(event.body, cause.body):
                message = f"this event, {before}, which comes later"
                yield error(location, "effect-before-cause", message, "check both dates")
            elif _perhaps_before(event.body.date, cause.body.date) and not (
                response.order_known or cause.id in {one.id for one in known_before(graph, event)}
            ):
                message = f"this event, {before}, which may come later"
                hint = "narrow a date, or say in `after` or `order_known` that the order is known"
                yield warning(location, "effect-before-cause", message, hint)


def _prepared(graph: Graph, event: Item[Event]) -> Iterator[Problem]:
    """Report each event that is later than the one it is said to have prepared."""
    for location, _, first in named(graph, event, "prepared_by"):
        if first.id == event.id:
            message = "this event prepared itself"
            yield error(location, "effect-before-cause", message, "name another event")
        elif is_earlier(event.body, first.body):
            later, earlier = ENGLISH.date(event.body.date), ENGLISH.date(first.body.date)
            message = f"this event, {later}, was prepared by `{first.id}`, {earlier}"
            message = f"{message}, which comes later"
            yield error(location, "effect-before-cause", message, "check both dates")


def _perhaps_before(effect: Date, cause: Date) -> bool:
    """Whether some reading of the dates puts the effect on an earlier day than the cause."""
    first, last = effect.earliest, cause.latest
    return first is None or last is None or first < last
