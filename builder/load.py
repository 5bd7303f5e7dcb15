"""Texts of data files → records: untyped values, each with its location in the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from builder.fields import is_id
from builder.files import is_beside_records
from builder.model import FOLDERS, KINDS, Part
from builder.problems import FilePosition, Problem, error, shown, suggestion
from builder.steps import Each, silent
from builder.strict_yaml import Path, ValueLocation, at, decode, parse_yaml

LARGEST = 200_000  # bytes; the largest sensible record is a tenth of that
EXPLAINER = "explainer.yml"


@dataclass(frozen=True)
class Record:
    """One data file: its kind, its id, and its values as text, with their locations.

    `value` is None if the file could not be read; the record still counts as existing. A block of
    fields in a hand-written page is read as a record too; its id is empty.
    """

    shape: type[Part]
    kind: str
    id: str
    path: str
    text: str = ""
    value: dict[str, Any] | None = None
    locations: Mapping[Path, ValueLocation] = field(default_factory=dict)

    def location(self, path: Path = (), *, key: bool = False) -> FilePosition:
        """Where a value (or with `key`, its key) is; if it is missing, where its parent is."""
        while path not in self.locations and path:
            path = path[:-1]
        location = self.locations.get(path)
        return (
            FilePosition(self.path) if location is None else location.key if key else location.value
        )

    def find(self, path: Path, words: str, nth: int = 0, skip: int = 0) -> FilePosition:
        """Where words occur for the nth time (from 0) in a text; where it starts if they do not.

        A folded text may break lines between words; words written as escapes are not found. `skip`
        moves the result on by that many characters.
        """
        location = self.locations.get(path)
        if location is None:
            return self.location(path)
        pattern = r"\s+".join(map(re.escape, words.split()))
        written = list(re.finditer(pattern, self.text[location.start : location.end]))
        if nth >= len(written):
            return location.value
        return at(self.text, written[nth].start() + skip + location.start, self.path)


Records = Mapping[tuple[str, str], Record]


def load(texts: Mapping[str, str | bytes], each: Each = silent) -> tuple[Records, list[Problem]]:
    """Read all records of a data folder; `texts` maps the paths in it to what is there."""
    records: dict[tuple[str, str], Record] = {}
    problems: list[Problem] = []
    paths = [path for path in sorted(texts) if not is_beside_records(path)]
    for path in each("Records read", paths, len(paths)):
        named = _name(path)
        if isinstance(named, Problem):
            problems.append(named)
            continue
        record, faults = _read(*named, path, texts[path])
        records[named] = record
        problems += faults
    if ("explainer", "explainer") not in records:
        hint = "write it; a title is enough to begin with: `title: …`"
        problems.append(
            error(FilePosition(EXPLAINER), "missing-file", "there is no explainer.yml", hint)
        )
    return records, problems


def _name(path: str) -> tuple[str, str] | Problem:
    """The kind and id of the record at a path, or why there can be none."""
    location = FilePosition(path)
    if path == EXPLAINER:
        return "explainer", "explainer"
    folder, _, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if folder not in FOLDERS:
        message = f"{shown(path)} is not in the folder of a kind of record"
        hint = suggestion(folder, FOLDERS) or f"the folders are {', '.join(sorted(FOLDERS))}"
        return error(location, "unknown-kind", message, hint)
    if not dot or extension != "yml":
        message = f"the name of {shown(name)} does not end in `.yml`"
        return error(
            location, "wrong-file-name", message, "rename the file, or move it out of data/"
        )
    if stem == "index":
        message = "`index` is taken by the page that lists all records of a kind"
        return error(location, "bad-id", message, "choose another name")
    if not is_id(stem):
        hint = "an id has only a-z, 0-9 and -, starts with a letter and is at most 80 long"
        return error(location, "bad-id", f"the file name {shown(stem)} is not an id", hint)
    return FOLDERS[folder], stem


def _read(kind: str, id_: str, path: str, raw: str | bytes) -> tuple[Record, list[Problem]]:
    empty = Record(KINDS[kind], kind, id_, path)
    if len(raw) > LARGEST:
        message = f"the file has {len(raw):,} bytes; at most {LARGEST:,} are allowed"
        return empty, [
            error(FilePosition(path), "too-large", message, "split it into several records")
        ]
    text = decode(raw, path)
    if isinstance(text, Problem):
        return empty, [text]
    if not text.strip():
        message = "the file is empty"
        hint = "write its fields, or delete the file"
        return replace(empty, text=text), [error(FilePosition(path), "empty-file", message, hint)]
    return read_yaml(replace(empty, text=text))


def read_yaml(record: Record) -> tuple[Record, list[Problem]]:
    """The record with its values read from its text, if that can be read."""
    document = parse_yaml(record.text, record.path)
    read = replace(record, value=document.value, locations=document.locations)
    return read, list(document.problems)
