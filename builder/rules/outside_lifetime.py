"""Nobody acts, speaks, takes office or is related before their birth or after their death."""

from collections.abc import Iterator

from builder.dates import Date
from builder.graph import Graph
from builder.model import Actor, Event, Quote
from builder.parse import Item
from builder.problems import Problem, warning
from builder.words import ENGLISH


def outside_lifetime(graph: Graph) -> Iterator[Problem]:
    """Report what somebody did, said or began outside of their life, however dates are read."""
    for actor in graph.all(Actor):
        for index, role in enumerate(actor.body.roles):
            if why := _outside(graph, actor.id, role.start, "takes office"):
                location = actor.location("roles", index, "from")
                yield warning(location, "outside-lifetime", why, "check the two dates")
        yield from _related(graph, actor)
    yield from _taking_part(graph)
    for quote in graph.all(Quote):
        for index, id_ in enumerate(quote.body.speakers):
            if why := _outside(graph, id_, quote.body.date, "speaks"):
                hint = "`date` is when the words were said or written, not when they were published"
                location = quote.location("speaker", index)
                yield warning(location, "outside-lifetime", why, hint)


def _related(graph: Graph, actor: Item[Actor]) -> Iterator[Problem]:
    for index, relation in enumerate(actor.body.relations):
        ids = dict.fromkeys(filter(None, [actor.id, relation.actor, relation.other]))
        for why in (_outside(graph, id_, relation.start, "enters a relation") for id_ in ids):
            if why:
                location = actor.location("relations", index, "from")
                yield warning(location, "outside-lifetime", why, "check the two dates")


def _taking_part(graph: Graph) -> Iterator[Problem]:
    for event in graph.all(Event):
        for index, part in enumerate(event.body.actors):
            why = _outside(graph, part.actor, event.body.date, "takes part")
            if why and not part.after_death:
                unborn = graph.get(Actor, part.actor).body.is_unborn(event.body.date)
                how = "say in `after_death` how: `her grave is found`"
                hint = "check the two dates" if unborn else f"check the dates, or {how}"
                location = event.location("actors", index, "actor")
                yield warning(location, "outside-lifetime", why, hint)


def _outside(graph: Graph, id_: str, date: Date | None, what: str) -> str:
    """What is wrong if an actor cannot have lived on a date; empty if they can."""
    item = graph.items.get(("actor", id_))
    actor = item.body if item else None
    if not isinstance(actor, Actor) or date is None or actor.may_live(date):
        return ""
    unborn = actor.is_unborn(date)
    end = actor.born if unborn else actor.died
    limit = f"{'before birth' if unborn else 'after death'} ({ENGLISH.date(end)})" if end else ""
    return f"`{id_}` {what} ({ENGLISH.date(date)}) {limit}"
