"""Those who say something together are listed once each."""

from collections.abc import Iterator, Sequence

from builder.graph import Graph
from builder.model import Attributed, Expectation, Part, Quote
from builder.problems import Problem, error
from builder.walk import blocks


def claimant_twice(graph: Graph) -> Iterator[Problem]:
    """Report each name that stands a second time in a list of those who say something."""
    seen = set()  # what a record says once, several statements take over
    for name in sorted(graph.items):
        item = graph.items[name]
        for part, path in blocks(item.body):
            field, ids = _named(part)
            for nth, id_ in enumerate(ids):
                location = item.location(*path, field, nth)
                if id_ in ids[:nth] and location not in seen:
                    seen.add(location)
                    message = f"`{id_}` is named twice among those who say this"
                    yield error(location, "claimant-twice", message, "remove one")


def _named(part: Part) -> tuple[str, Sequence[str]]:
    """The field of a block that lists those who say something together, and its ids."""
    if isinstance(part, Quote):
        return "speaker", part.speakers
    if isinstance(part, (Attributed, Expectation)):
        return "according_to", part.according_to
    return "", ()
