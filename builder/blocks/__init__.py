"""Blocks in pages written by hand → what stands in their place. One file per block.

A block is a fence with a name of ours and YAML in it. It is read and checked like a record: the
same loader, the same shapes, the same references, with its place in the page.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from builder.blocks.fences import Fence, find_fences
from builder.blocks.piece import Document, Lines
from builder.graph import Graph
from builder.link import dangling
from builder.load import Record, Records, read_yaml
from builder.model import Part
from builder.parse import Item, validate
from builder.problems import DOCS, SUGGESTED_AT_MOST, FilePosition, Problem, error, shown, warning
from builder.registry import modules
from builder.sections.edition import Edition
from builder.strict_yaml import ValueLocation, decode

BLOCKS: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module for module in modules(__name__, having="OPTIONS")
}
"""Every block by the name that stands behind its fence: the modules beside this one.

Each has `OPTIONS`, the shape of what may be set; `piece(edition, item, lines)`, what stands in the
block's place; and, where a block may be wrong as seen from the whole graph, `check(graph, item)`.
"""


@dataclass(frozen=True)
class Block:
    """A block as it stands in a page; without an item where it could not be read."""

    lines: Lines
    record: Record
    item: Item[Part] | None


Found = Mapping[str, tuple[str, Sequence[Block]]]
"""Pages that hold blocks, by their path in docs/: the text, and the blocks in order."""


def find(documents: Mapping[str, str | bytes]) -> tuple[Found, list[Problem]]:
    """The blocks in pages written by hand, given by their paths in docs/."""
    found: dict[str, tuple[str, Sequence[Block]]] = {}
    problems: list[Problem] = []
    for path in sorted(documents):
        text = decode(documents[path], DOCS + path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        blocks = []
        for fence in find_fences(text):
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
        location = FilePosition(DOCS + path, fence.first + 1, len(fence.before) + 1)
        hint = f"did you mean `{near[0]}`? To show it as code, put a longer fence around it"
        yield warning(location, "unknown-block", f"there is no block {shown(fence.name)}", hint)


def _read(fence: Fence, text: str, path: str, *, hints: bool) -> tuple[Block | None, list[Problem]]:
    refused = _refused(fence, FilePosition(DOCS + path, fence.first + 1, len(fence.before) + 1))
    if refused or fence.last is None:
        return None, refused
    written = "\n".join(text.split("\n")[fence.first + 1 : fence.last])
    # As many empty lines as stand before it in the page: so every place comes out right.
    padded = "\n" * (fence.first + 1) + written
    record = Record(BLOCKS[fence.name].OPTIONS, fence.name, "", DOCS + path, padded)
    lines = Lines(path, fence.first, fence.last)
    if re.sub(r"(?m)^\s*#.*$", "", written).strip():
        record, problems = read_yaml(record)
    else:  # no option may be needed; one that is has its place at the fence
        here = FilePosition(DOCS + path, fence.first + 1, len(fence.before) + 1)
        record, problems = (
            replace(record, value={}, locations={(): ValueLocation(here, here, 0, 0)}),
            [],
        )
    if record.value is None:
        return Block(lines, record, None), problems
    item, faults = validate(record, hints=hints)
    return Block(lines, record, item), [*problems, *faults]


def _refused(fence: Fence, location: FilePosition) -> list[Problem]:
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
    return [error(location, "bad-fence", message, hint)]


def check(found: Found, graph: Graph, records: Records) -> list[Problem]:
    """What is wrong with blocks as seen from the records."""
    blocks = [block for _, of_page in found.values() for block in of_page]
    problems = dangling((block.record for block in blocks), records)
    # As long as records are missing, so may be what a block asks for.
    if graph.complete and not problems:
        for block in blocks:
            check_block = getattr(BLOCKS[block.record.kind], "check", None)
            if block.item and check_block:
                problems += check_block(graph, block.item)
    return problems


def assemble(found: Found, edition: Edition) -> Sequence[Document]:
    """The pages that hold blocks, and what stands for each. Nothing in them is at fault."""
    return [
        Document(
            path,
            text,
            [
                BLOCKS[block.record.kind].piece(edition, block.item, block.lines)
                for block in blocks
                if block.item
            ],
            edition.glossary,
        )
        for path, (text, blocks) in found.items()
    ]
