"""Every actor does something in the story, or somebody speaks of it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor
from builder.problems import FilePosition, Problem, warning

NEEDS_COMPLETE_GRAPH = True


def orphan_actor(graph: Graph) -> Iterator[Problem]:
    """Report each actor that no other record names."""
    named = {
        id_
        for (kind, id_, _), backlinks in graph.backlinks_to.items()
        if kind == "actor" and any(link.item != graph.get(Actor, id_) for link in backlinks)
    }
    for actor in graph.all(Actor):
        if actor.id not in named:
            message = f"no other record names the actor `{actor.id}`"
            hint = "name it in an event, a quote or a claim, or delete it"
            yield warning(FilePosition(actor.record.path), "orphan-actor", message, hint)
