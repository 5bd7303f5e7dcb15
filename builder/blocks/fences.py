"""A page's Markdown → the fenced blocks in it, as Markdown would find them.

A fence inside another fence is text: that is how a block is shown instead of used. A fence in a
comment is ignored.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A fence may follow the marker of a list or a quotation, though a block may not.
_OPENING = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>.*)"
)


@dataclass(frozen=True)
class Fence:
    """A fenced block: its lines, counted from 0; `last` is None if it is never closed."""

    name: str
    first: int
    last: int | None
    before: str
    """The text before the fence in its first line."""
    rest: str
    """The text after the name in its first line."""


def find_fences(text: str) -> Iterator[Fence]:
    """All fenced blocks of a page except those inside others."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        if lines[number].lstrip().startswith("<!--"):
            number = _uncommented(lines, number)
            continue
        opening = _OPENING.fullmatch(lines[number])
        if not opening or (opening["fence"][0] == "`" and "`" in opening["info"]):
            number += 1
            continue
        last = _closing(lines, number, opening["fence"])
        name, _, rest = opening["info"].strip().partition(" ")
        yield Fence(name, number, last, opening["before"], rest.strip())
        number = number + 1 if last is None else last + 1


def _uncommented(lines: list[str], first: int) -> int:
    """The line after a comment that starts in a line; an unclosed one is text."""
    later = (number for number in range(first, len(lines)) if "-->" in lines[number])
    return next(later, first) + 1


def _closing(lines: list[str], first: int, fence: str) -> int | None:
    """The line that closes a fence: the same character, at least as often, and nothing else."""
    closing = re.compile(rf"[ \t>]*{re.escape(fence)}{re.escape(fence[0])}*[ \t]*")
    later = (number for number in range(first + 1, len(lines)) if closing.fullmatch(lines[number]))
    return next(later, None)
