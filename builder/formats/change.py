"""A change to a file's text at one place; all else stays as it was, to the character."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.load import Record
from builder.problems import FilePosition, Problem, error
from builder.strict_yaml import Path, at, index

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.DOTALL)


@dataclass(frozen=True)
class Change:
    """What replaces a range of characters in a record's text, and what is said of it."""

    start: int
    end: int
    text: str
    said: str

    def location(self, record: Record) -> FilePosition:
        """Where it is."""
        return at(record.text, self.start, record.path)


def renamed(record: Record, path: Path, name: str) -> Iterator[Change | Problem]:
    """Give a field another name, if the record has it; quotation marks around it stay."""
    if path not in record.locations:
        return
    key = record.locations[path].key
    if (*path[:-1], name) in record.locations:
        message = f"`{path[-1]}` is the former name of `{name}`, which is written here as well"
        yield error(key, "cannot-migrate", message, "keep one of the two")
        return
    start = index(record.text, key)
    quoted = _QUOTED.match(record.text, start)
    end = quoted.end() if quoted else start + len(str(path[-1]))
    mark = quoted[0][0] if quoted else ""
    yield Change(start, end, f"{mark}{name}{mark}", f"`{path[-1]}` becomes `{name}`")


def written(raw: str, changes: Iterable[Change]) -> str:
    """A file's text with changes made; its byte-order mark and its line endings stay.

    `raw` is the text as it is in the file. Changes count characters as a `Record` does, to which
    every line ending is one.
    """
    mark = len(raw) - len(raw.removeprefix("\ufeff"))
    pairs = [found.start() - mark - n for n, found in enumerate(re.finditer("\r\n", raw))]
    ending = re.search(r"\r\n|\r|\n", raw)
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        start, end = (mark + i + bisect_left(pairs, i) for i in (change.start, change.end))
        text = change.text.replace("\n", ending[0] if ending else "\n")
        raw = raw[:start] + text + raw[end:]
    return raw
