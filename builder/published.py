"""What an earlier build published, and a graph → the addresses that lead nowhere any more.

A statement that had an id is still there, or keeps it under `formerly`; so does a record that had a
page.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from builder.fields import is_id
from builder.graph import Graph
from builder.model import FOLDERS, Addressed, Kind, Part
from builder.parse import Item
from builder.problems import FilePosition, Problem, error
from builder.walk import blocks

Published = Mapping[tuple[str, str], Collection[str]]
"""The records that had a page, by kind and id: the ids of their statements, former ones, too."""

STATEMENTS = "data/statements.json"
"""Where a site lists the statements that can be linked to."""
_ADDRESS = re.compile(r"(\w+)/([a-z0-9-]+)/#s-")


def read(text: str | bytes) -> Published:
    """The records and statements that a `statements.json` lists; ValueError if it is none."""
    listed = json.loads(text)
    found: dict[tuple[str, str], list[str]] = {}
    for one in listed if isinstance(listed, list) else [listed]:
        statement = one if isinstance(one, dict) else {}
        match = _ADDRESS.match(str(statement.get("address")))
        former = statement.get("formerly", [])
        if match is None or match[1] not in FOLDERS or not isinstance(former, list):
            raise ValueError(f"{one!r} is no statement")
        ids = [statement.get("id"), *former]
        found.setdefault((FOLDERS[match[1]], match[2]), []).extend(map(str, ids))
    return found


def pages(paths: Iterable[str]) -> Published:
    """The records that have a page among the files of a site: `events/x/index.html`."""
    parts = (path.split("/") for path in paths)
    return {
        (FOLDERS[part[0]], part[1]): ()
        for part in parts
        if len(part) == 3 and part[0] in FOLDERS and is_id(part[1]) and part[2] == "index.html"
    }


def lost(graph: Graph, published: Published) -> Iterator[Problem]:
    """Report each statement and each record that was published and is found no more."""
    now = {name: item for item in graph.items.values() for name in _names(item)}
    for (kind, id_), statements in sorted(published.items()):
        item = now.get((kind, id_))
        if item:
            yield from _lost(item, statements)
        elif graph.complete:
            place = FilePosition(f"{kind}s/{id_}.yml")
            message = f"the {kind} `{id_}` was published, and its address leads nowhere now"
            hint = f"write `formerly: [{id_}]` in the record that has taken its place"
            yield error(place, "lost-address", message, hint)


def _lost(item: Item[Part], statements: Collection[str]) -> Iterator[Problem]:
    known = {
        id_
        for part, _ in blocks(item.body)
        if isinstance(part, Addressed)
        for id_ in (part.id, *part.formerly)
    }
    for id_ in sorted({*statements} - known):
        message = f"the statement `{id_}` of this record was published, and is not here any more"
        hint = f"write `id: {id_}` where it stands now, or `formerly: [{id_}]` in what replaces it"
        yield error(item.location(), "lost-address", message, hint)


def _names(item: Item[Part]) -> Iterator[tuple[str, str]]:
    yield item.kind, item.id
    if isinstance(item.body, Kind):
        yield from ((item.kind, old) for old in item.body.formerly)
