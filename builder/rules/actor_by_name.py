"""A publisher who is an actor of the story is written by its id, so that its page knows of it."""

from collections.abc import Iterator

from builder.fields import is_id, slug
from builder.graph import Graph
from builder.model import Actor, Source
from builder.problems import Problem, shown, warning


def actor_by_name(graph: Graph) -> Iterator[Problem]:
    """Report each publisher that is written by the name of an actor, or nearly by its id."""
    actors = {
        slug(name): actor.id
        for actor in graph.all(Actor)
        for name in (*actor.body.aliases, actor.body.name, actor.id)
    }
    for source in graph.all(Source):
        name = source.body.publisher or ""
        if not is_id(name) and slug(name) and (id_ := actors.get(slug(name))):
            message = f"{shown(name)} is an actor of this story"
            yield warning(
                source.location("publisher"), "actor-by-name", message, f"write its id: `{id_}`"
            )
