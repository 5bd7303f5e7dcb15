"""An actor is there because something happens with it, or somebody speaks of it."""

from collections.abc import Iterator

from builder.link import Graph, references
from builder.model import Actor
from builder.problems import Place, Problem, warning


def orphan_actor(graph: Graph) -> Iterator[Problem]:
    """Report an actor that names no record and that no record names."""
    named = {
        (ref.kind, id_) for item in graph.items.values() for _, _, ref, id_ in references(item.body)
    }
    for actor in graph.all(Actor):
        if ("actor", actor.id) not in named and not any(references(actor.body)):
            message = f"no record names the actor `{actor.id}`"
            hint = "give it a part in an event, a quote or a claim, or delete it"
            yield warning(Place(actor.record.path), "orphan-actor", message, hint)
