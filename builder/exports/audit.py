"""The graph → `data/audit.json`: what every statement, quote and date rests on, in numbers."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from builder.audit import audit as counted
from builder.link import Graph


def audit(graph: Graph) -> Mapping[str, str]:
    """The sourcing audit as JSON; its fields are those of `builder.audit.Audit`."""
    text = json.dumps(asdict(counted(graph)), ensure_ascii=False, indent=1)
    return {"data/audit.json": text + "\n"}
