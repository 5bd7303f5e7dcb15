"""Blocks in pages written by hand → what stands in their place. One file per block.

A block is a fence with a name of ours and YAML in it. It is read and checked like a record: the
same loader, the same shapes, the same references, with its place in the page.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.blocks import (
    actors,
    event,
    expectations,
    figures,
    messages,
    question,
    quote,
    responses,
    sourcing,
    summary,
    timeline,
)
from builder.blocks import map as map_block
from builder.blocks.fences import Fence, fences
from builder.blocks.parts import Document, Piece, Spot
from builder.link import Graph, dangling
from builder.load import Record, Records, composed, decoded
from builder.load import Spot as Stand
from builder.model import Part
from builder.pages.indexes import glossary
from builder.parse import Item, typed
from builder.problems import DOCS, SUGGESTED_AT_MOST, Place, Problem, error, shown, warning


@dataclass(frozen=True)
class Type:
    """What a name before a block means."""

    shape: type[Part]
    """The options it takes."""
    check: Callable[[Graph, Item[Any]], Iterator[Problem]]
    """What may be wrong with it as seen from the whole graph."""
    piece: Callable[[Graph, Item[Any], Spot], Piece]
    """What stands in its place."""


BLOCKS: Mapping[str, Type] = {
    "actors": Type(actors.Actors, actors.check, actors.piece),
    "event": Type(event.EventBlock, event.check, event.piece),
    "expectations": Type(expectations.Expectations, expectations.check, expectations.piece),
    "figures": Type(figures.Figures, figures.check, figures.piece),
    "map": Type(map_block.Map, map_block.check, map_block.piece),
    "messages": Type(messages.Messages, messages.check, messages.piece),
    "question": Type(question.QuestionBlock, question.check, question.piece),
    "quote": Type(quote.QuoteBlock, quote.check, quote.piece),
    "responses": Type(responses.Responses, responses.check, responses.piece),
    "sourcing": Type(sourcing.SourcingBlock, sourcing.check, sourcing.piece),
    "summary": Type(summary.SummaryBlock, summary.check, summary.piece),
    "timeline": Type(timeline.Timeline, timeline.check, timeline.piece),
}
"""Every block by the name that stands behind its fence."""


@dataclass(frozen=True)
class Block:
    """A block as it stands in a page; without an item where it could not be read."""

    spot: Spot
    record: Record
    item: Item[Part] | None


Found = Mapping[str, tuple[str, Sequence[Block]]]
"""Pages that hold blocks, by their path in docs/: the text, and the blocks in order."""


def find(documents: Mapping[str, str | bytes]) -> tuple[Found, list[Problem]]:
    """The blocks in pages written by hand, given by their paths in docs/."""
    found: dict[str, tuple[str, Sequence[Block]]] = {}
    problems: list[Problem] = []
    for path in sorted(documents):
        text = decoded(documents[path], DOCS + path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        blocks = []
        for fence in fences(text):
            if fence.name in BLOCKS:
                block, faults = _read(fence, text, path, hints=len(problems) < SUGGESTED_AT_MOST)
                problems += faults
                blocks += [block] if block else []
            else:
                problems += _misspelt(fence, path)
        if blocks:
            found[path] = text, blocks
    return found, problems


def _misspelt(fence: Fence, path: str) -> Iterator[Problem]:
    """A fence that means one of ours, by all appearances: it would be published as code."""
    near = difflib.get_close_matches(fence.name, BLOCKS, n=1, cutoff=0.8)
    if near:
        place = Place(DOCS + path, fence.first + 1, len(fence.before) + 1)
        hint = f"did you mean `{near[0]}`? To show it as code, put a longer fence around it"
        yield warning(place, "unknown-block", f"there is no block {shown(fence.name)}", hint)


def _read(fence: Fence, text: str, path: str, *, hints: bool) -> tuple[Block | None, list[Problem]]:
    refused = _refused(fence, Place(DOCS + path, fence.first + 1, len(fence.before) + 1))
    if refused or fence.last is None:
        return None, refused
    written = "\n".join(text.split("\n")[fence.first + 1 : fence.last])
    # As many empty lines as stand before it in the page: so every place comes out right.
    padded = "\n" * (fence.first + 1) + written
    record = Record(BLOCKS[fence.name].shape, fence.name, "", DOCS + path, padded)
    spot = Spot(path, fence.first, fence.last)
    if re.sub(r"(?m)^\s*#.*$", "", written).strip():
        record, problems = composed(record)
    else:  # no option may be needed; one that is has its place at the fence
        here = Place(DOCS + path, fence.first + 1, len(fence.before) + 1)
        record, problems = replace(record, value={}, spots={(): Stand(here, here, 0, 0)}), []
    if record.value is None:
        return Block(spot, record, None), problems
    item, faults = typed(record, hints=hints)
    return Block(spot, record, item), [*problems, *faults]


def _refused(fence: Fence, place: Place) -> list[Problem]:
    """Why a fence cannot be a block of ours."""
    name = shown(fence.name)
    if fence.before:
        message = f"a {name} block begins at the start of its line, not in a list or a quotation"
        hint = "move it to the left; to show it as text, put a longer fence around it"
    elif fence.last is None:
        message, hint = f"this {name} block is never closed", "end it with a line of the same signs"
    elif fence.rest:
        message = f"nothing but {name} stands in the first line of this block"
        hint = "write each option on a line of its own below it: `option: value`"
    else:
        return []
    return [error(place, "bad-fence", message, hint)]


def check(found: Found, graph: Graph, records: Records) -> list[Problem]:
    """What is wrong with blocks as seen from the records."""
    blocks = [block for _, of_page in found.values() for block in of_page]
    problems = dangling((block.record for block in blocks), records)
    # As long as records are missing, so may be what a block asks for.
    if graph.complete and not problems:
        for block in blocks:
            if block.item:
                problems += BLOCKS[block.record.kind].check(graph, block.item)
    return problems


def assemble(found: Found, graph: Graph) -> Sequence[Document]:
    """The pages that hold blocks, and what stands for each. Nothing in them is at fault."""
    glosses = tuple(glossary(graph))
    return [
        Document(
            path,
            text,
            [
                BLOCKS[block.record.kind].piece(graph, block.item, block.spot)
                for block in blocks
                if block.item
            ],
            glosses,
        )
        for path, (text, blocks) in found.items()
    ]
