"""What a record says once, some statement takes over."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.inherit import BOUND_TO
from builder.model import Attributed, Stating
from builder.problems import Problem, warning
from builder.walk import blocks


def unused_provenance(graph: Graph) -> Iterator[Problem]:
    """Report each `source`, `according_to` or `basis` of a record that is that of no statement."""
    for name in sorted(graph.items):
        item = graph.items[name]
        once = [field for field in BOUND_TO if (field,) in item.record.locations]
        if not once or not isinstance(item.body, Stating):
            continue
        statements = [path for part, path in blocks(item.body) if isinstance(part, Attributed)]
        for field in once:
            written = item.location(field)
            if all(item.location(*path, field) != written for path in statements):
                message = f"no statement of this {item.body.noun} takes over its `{field}`"
                hint = "remove the line, or those of statements that say the same"
                yield warning(item.location(field, key=True), "unused-provenance", message, hint)
