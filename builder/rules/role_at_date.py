"""Nobody appears under a title that they did not hold that day."""

from collections.abc import Iterator

from builder.dates import Date
from builder.graph import Graph
from builder.model import Actor, Event, Quote
from builder.problems import FilePosition, Problem, warning
from builder.words import ENGLISH


def role_at_date(graph: Graph) -> Iterator[Problem]:
    """Report each actor who acts or speaks on a date at which none of their roles was held."""
    for event in graph.all(Event):
        for index, participation in enumerate(event.body.actors):
            location = event.location("actors", index, "actor")
            yield from _check(graph, participation.actor, event.body.date, location)
    for quote in graph.all(Quote):
        if date := quote.body.date:
            for index, id_ in enumerate(quote.body.speakers):
                yield from _check(graph, id_, date, quote.location("speaker", index))


def _check(graph: Graph, id_: str, date: Date, location: FilePosition) -> Iterator[Problem]:
    actor = graph.items.get(("actor", id_))
    if actor is None or not isinstance(actor.body, Actor) or not actor.body.roles:
        return
    if not actor.body.may_live(date):
        return  # `outside-lifetime` says so
    if not any(role.may_be_held(date) or role.was_over(date) for role in actor.body.roles):
        message = f"`{id_}` held none of its listed roles at that time: {ENGLISH.date(date)}"
        hint = "add the role held at that time to the actor, or check the dates"
        yield warning(location, "role-at-date", message, hint)
