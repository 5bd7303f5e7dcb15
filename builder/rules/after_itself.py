"""No event comes after itself, even by way of others."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Event
from builder.order import in_circles
from builder.parse import Item
from builder.problems import Problem, error


def after_itself(graph: Graph) -> Iterator[Problem]:
    """Report each circle of `after` once, at its first event, with a shortest way around it."""
    told: set[str] = set()
    for event in in_circles(graph):
        way = [] if event.id in told else _around(graph, event)
        if way:
            told.update(way)
            names = " → ".join(f"`{id_}`" for id_ in [*way, event.id])
            index = event.body.after.index(way[1] if len(way) > 1 else event.id)
            message = f"this event comes after itself: {names}"
            hint = "remove one `after` from the circle"
            yield error(event.location("after", index), "after-itself", message, hint)


def _around(graph: Graph, event: Item[Event]) -> list[str]:
    """The events on a shortest way from an event back to it, itself first; or none."""
    ways = {event.id: [event.id]}
    waiting = [event.id]
    for id_ in waiting:
        for earlier in graph.get(Event, id_).body.after:
            if earlier == event.id:
                return ways[id_]
            if earlier not in ways and ("event", earlier) in graph.items:
                ways[earlier] = [*ways[id_], earlier]
                waiting.append(earlier)
    return []
