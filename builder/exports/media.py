"""The graph → `data/media.json`: pictures, documents and recordings, each with its terms.

`address` is where it is in the site, or of a recording on the web. A picture has its `width` and
`height` there, in pixels. `on` is the address of the page that shows it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from builder.graph import Graph
from builder.parse import Item
from builder.sections import links
from builder.sections.edition import Edition
from builder.sections.media import media


def export(edition: Edition) -> Mapping[str, str]:
    """The list of all that records show."""
    graph = edition.graph
    found = [one for item in graph.items.values() for one in _entries(graph, item)]
    return {"data/media.json": json.dumps(found, ensure_ascii=False, indent=1) + "\n"}


def _entries(graph: Graph, item: Item[Any]) -> Iterator[Mapping[str, Any]]:
    for shown in media(graph, item):
        entry = {
            "kind": shown.kind,
            "address": shown.address,
            "on": links.address_of(graph, item.kind, item.id),
            "alt": shown.alt,
            "caption": shown.caption,
            "credit": shown.credit,
            "licence": shown.licence,
            "date": shown.date,
            "place": shown.place.text if shown.place else "",
            "width": shown.width,
            "height": shown.height,
        }
        yield {name: value for name, value in entry.items() if value}
