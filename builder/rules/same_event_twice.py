"""Two events of one date and place with the same actors are two, or else one told twice."""

from collections.abc import Iterator

from builder import doubles
from builder.graph import Graph
from builder.problems import Problem, warning


def same_event_twice(graph: Graph) -> Iterator[Problem]:
    """Report each event of the date, the place and the actors of one before it, in order of ids."""
    for item, path, other in doubles.told_twice(graph, doubles.events(graph)):
        message = f"`{other.id}` has the same date, no other place and the same actors and roles"
        yield warning(item.location(*path), "same-event-twice", message, doubles.HINT)
