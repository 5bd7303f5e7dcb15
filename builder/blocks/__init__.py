"""Blocks in hand-written pages → what replaces them. One file per block.

A block is a fence with the name of a block and YAML in it. It is read and checked like a record:
with the same loader, shapes and references, and with locations in the page.
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
from builder.strict_yaml import Path, ValueLocation, decode
from builder.vocabulary import VOCABULARY, Vocabulary

BLOCKS: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module for module in modules(__name__, having="OPTIONS")
}
"""Every block by the name after its fence: the modules beside this one.

Each has `OPTIONS`, the shape of its options; `piece(edition, item, lines)`, which gives what
replaces the block; and, if the block must be checked against the graph, `check(graph, item)`.
"""


@dataclass(frozen=True)
class Block:
    """A block in a page; `item` is None if it could not be read."""

    lines: Lines
    record: Record
    item: Item[Part] | None


Found = Mapping[str, tuple[str, Sequence[Block]]]
"""Pages with blocks, by their path in docs/: the text, and the blocks in order."""


def find(
    documents: Mapping[str, str | bytes], vocabulary: Vocabulary = VOCABULARY
) -> tuple[Found, list[Problem]]:
    """The blocks in hand-written pages, which are given by their paths in docs/."""
    found: dict[str, tuple[str, Sequence[Block]]] = {}
    problems: list[Problem] = []
    for path in sorted(documents):
        text = decode(documents[path], DOCS + path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        blocks, lines = [], text.split("\n")
        for fence in find_fences(text):
            if fence.name in BLOCKS:
                hints = len(problems) < SUGGESTED_AT_MOST
                block, faults = _read(fence, lines, path, vocabulary, hints=hints)
                problems += faults
                blocks += [block] if block else []
            else:
                problems += _misspelt(fence, path)
        if blocks:
            found[path] = text, blocks
    return found, problems


def _misspelt(fence: Fence, path: str) -> Iterator[Problem]:
    """A warning for a fence that seems to be a misspelt block: it would be published as code."""
    near = difflib.get_close_matches(fence.name, BLOCKS, n=1, cutoff=0.8)
    if near:
        location = FilePosition(DOCS + path, fence.first + 1, len(fence.before) + 1)
        hint = f"did you mean `{near[0]}`? to show it as code, put a longer fence around it"
        yield warning(location, "unknown-block", f"there is no block {shown(fence.name)}", hint)


def _read(
    fence: Fence, page: Sequence[str], path: str, vocabulary: Vocabulary, *, hints: bool
) -> tuple[Block | None, list[Problem]]:
    opening = FilePosition(DOCS + path, fence.first + 1, len(fence.before) + 1)
    refused = _refused(fence, opening)
    if refused or fence.last is None:
        return None, refused
    written = "\n".join(page[fence.first + 1 : fence.last])
    # Preceded by as many empty lines as there are lines before it, so that locations are right.
    padded = "\n" * (fence.first + 1) + written
    record = Record(BLOCKS[fence.name].OPTIONS, fence.name, "", DOCS + path, padded)
    lines = Lines(path, fence.first, fence.last)
    if re.sub(r"(?m)^\s*#.*$", "", written).strip():
        record, problems = read_yaml(record)
    else:  # without options; if one is missing, it is reported at the fence
        fence_only: Mapping[Path, ValueLocation] = {(): ValueLocation(opening, opening, 0, 0)}
        record, problems = replace(record, value={}, locations=fence_only), []
    if record.value is None:
        return Block(lines, record, None), problems
    item, faults = validate(record, vocabulary, hints=hints)
    return Block(lines, record, item), [*problems, *faults]


def _refused(fence: Fence, location: FilePosition) -> list[Problem]:
    """Why a fence cannot be a block."""
    name = shown(fence.name)
    if fence.before:
        message = f"this {name} block is indented, or in a list or a quotation"
        hint = "start it at the left margin; to show it as text, put a longer fence around it"
    elif fence.last is None:
        message, hint = f"this {name} block is never closed", "end it with the same fence"
    elif fence.rest:
        message = f"the first line of this {name} block has more than its name"
        hint = "write each option on its own line below: `option: value`"
    else:
        return []
    return [error(location, "bad-fence", message, hint)]


def check(found: Found, graph: Graph, records: Records) -> list[Problem]:
    """The problems of blocks that only the records show."""
    blocks = [block for _, of_page in found.values() for block in of_page]
    problems = dangling((block.record for block in blocks), records)
    # While records are missing, what a block asks for may be missing too.
    if graph.complete and not problems:
        for block in blocks:
            check_block = getattr(BLOCKS[block.record.kind], "check", None)
            if block.item and check_block:
                problems += check_block(graph, block.item)
    return problems


def assemble(found: Found, edition: Edition) -> Sequence[Document]:
    """The pages with blocks, and what replaces each block. No block has a problem."""
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
