"""An actor is there because something happens with it, or somebody speaks of it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor
from builder.problems import FilePosition, Problem, warning

ON_THE_WHOLE = True


def orphan_actor(graph: Graph) -> Iterator[Problem]:
    """Report an actor that names no record and that no record names."""
    named = {
        id_
        for (kind, id_, _), mentions in graph.backlinks_to.items()
        if kind == "actor" and any(one.item != graph.get(Actor, id_) for one in mentions)
    }
    for actor in graph.all(Actor):
        if actor.id not in named:
            message = f"no record names the actor `{actor.id}`"
            hint = "give it a part in an event, a quote or a claim, or delete it"
            yield warning(FilePosition(actor.record.path), "orphan-actor", message, hint)
