"""The graph → `data/statements.json`: the statements that have an address of their own.

Each has its `id`, its `kind` as problems call it, its `address` in the site, and its `text`, which
of a figure is what was counted. `formerly` lists the ids that it had before, which also lead there.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from builder.graph import Graph
from builder.model import Account, Addressed, Claim, Figure, Part, Step, Telling
from builder.parse import Item
from builder.sections import links
from builder.sections.edition import Edition
from builder.walk import blocks


def export(edition: Edition) -> Mapping[str, str]:
    """The list of all that can be linked to, by record."""
    graph = edition.graph
    found = [one for item in graph.items.values() for one in _entries(graph, item)]
    return {"data/statements.json": json.dumps(found, ensure_ascii=False, indent=1) + "\n"}


def _entries(graph: Graph, item: Item[Part]) -> Iterator[Mapping[str, Any]]:
    for part, _ in blocks(item.body):
        if isinstance(part, Addressed) and part.id:
            page = links.address_of(graph, item.kind, item.id)
            entry = {
                "id": part.id,
                "kind": part.noun,
                "address": f"{page}#{links.anchors(part)[0]}",
                "text": _text(graph, part),
                "formerly": part.formerly,
            }
            yield {name: value for name, value in entry.items() if value}


def _text(graph: Graph, part: Addressed) -> str:
    match part:
        case Figure():
            return part.label
        case Account():
            return links.plain(graph, part.position)
        case Telling():
            content = part.content
            return (
                links.plain(graph, content) if content else graph.words.text("message.no-content")
            )
        case Claim() | Step():
            return links.plain(graph, part.text)
    raise TypeError(type(part).__name__)
