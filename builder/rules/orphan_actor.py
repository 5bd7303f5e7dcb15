"""An actor is there because something happens with it, or somebody speaks of it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Actor
from builder.problems import FilePosition, Problem, warning
from builder.prose import links
from builder.walk import prose, references

ON_THE_WHOLE = True


def orphan_actor(graph: Graph) -> Iterator[Problem]:
    """Report an actor that names no record and that no record names."""
    named = {
        target
        for item in graph.items.values()
        for target in (
            *(f"{ref.kind}:{id_}" for _, _, ref, id_ in references(item.body)),
            *(target for _, text in prose(item.body) for target in links(text)),
        )
        if target != f"{item.kind}:{item.id}"
    }
    for actor in graph.all(Actor):
        if f"actor:{actor.id}" not in named:
            message = f"no record names the actor `{actor.id}`"
            hint = "give it a part in an event, a quote or a claim, or delete it"
            yield warning(FilePosition(actor.record.path), "orphan-actor", message, hint)
