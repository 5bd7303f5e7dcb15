"""Nobody appears under a title they did not hold that day."""

from collections.abc import Iterator

from builder.link import Graph
from builder.model import Actor, Event
from builder.problems import Problem, warning


def role_at_date(graph: Graph) -> Iterator[Problem]:
    """Report somebody who takes part in an event on a day on which none of their roles was held."""
    for event in graph.all(Event):
        for index, one in enumerate(event.body.actors):
            actor = graph.items.get(("actor", one.actor))
            if actor is None or not isinstance(actor.body, Actor) or not actor.body.roles:
                continue
            if not any(role.may_be_held(event.body.date) for role in actor.body.roles):
                message = (
                    f"`{one.actor}` held none of the roles listed on {event.body.date.words()}"
                )
                hint = "add the role held that day to the actor, or check the dates"
                yield warning(event.place("actors", index, "actor"), "role-at-date", message, hint)
