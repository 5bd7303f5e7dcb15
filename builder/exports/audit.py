"""The graph → `data/audit.json`: on what every statement, quote and date rests, in numbers.

The fields are those of `builder.audit.Audit`. What is counted by voice, basis, side, source or
origin is given as `{number, share}`, the share in per cent of all statements, to one decimal. What
two sides say together is counted once, under the ids of both: `city+railway`.
"""

import json
from collections.abc import Mapping

from builder.audit import audit as counted
from builder.sections.edition import Edition


def export(edition: Edition) -> Mapping[str, str]:
    """The sourcing audit as JSON."""
    graph = edition.graph
    found = counted(graph)
    plain = {
        name: _with_shares(value, found.statements) if name.startswith("by_") else value
        for name, value in vars(found).items()
    }
    return {"data/audit.json": json.dumps(plain, ensure_ascii=False, indent=1) + "\n"}


def _with_shares(
    counts: Mapping[str | tuple[str, ...], int], whole: int
) -> Mapping[str, Mapping[str, float]]:
    return {
        name if isinstance(name, str) else "+".join(name): {
            "number": number,
            "share": round(100 * number / whole, 1),
        }
        for name, number in counts.items()
    }
