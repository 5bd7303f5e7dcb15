"""An id names one statement of a record."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Addressed
from builder.problems import FilePosition, Problem, error
from builder.walk import blocks


def same_id_twice(graph: Graph) -> Iterator[Problem]:
    """Report each id of a statement that names another of its record, or named it formerly."""
    for name in sorted(graph.items):
        item = graph.items[name]
        named = [(part, path) for part, path in blocks(item.body) if isinstance(part, Addressed)]
        ids = [((*path, "id"), part.id) for part, path in named if part.id]
        ids += [
            ((*path, "formerly", n), old)
            for part, path in named
            for n, old in enumerate(part.formerly)
        ]
        taken: dict[str, FilePosition] = {}
        for path, id_ in ids:
            location = item.location(*path)
            if id_ in taken:
                message = (
                    f"`{id_}` already names a statement of this record, in line {taken[id_].line}"
                )
                hint = "choose another, or remove it from one of the two"
                yield error(location, "same-id-twice", message, hint)
            taken.setdefault(id_, location)
