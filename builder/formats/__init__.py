"""Data of an older format → the same data in the newest one.

A format is a number, from 1. `explainer.yml` states in which one the data is; where it does not,
that is the oldest. The step from one format to the next is a file of its own, `from_1.py`, whose
`changes` says what changes in the text of one record, and where.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.formats.change import Change, written
from builder.load import EXPLAINER, Record, Records, load, read_yaml
from builder.parse import validate
from builder.problems import FilePosition, Problem, error, fatal
from builder.registry import modules
from builder.strict_yaml import decode

OLDEST = 1
_NAME = ("explainer", "explainer")

Step = Callable[[Record], Iterator[Change | Problem]]


def steps() -> Sequence[Step]:
    """What leads from each format to the next, from the oldest on."""
    named = {module.__name__: module for module in modules(__name__, having="changes")}
    return [named[f"{__name__}.from_{OLDEST + n}"].changes for n in range(len(named))]


def newest() -> int:
    """The format that this program reads."""
    return OLDEST + len(steps())


@dataclass(frozen=True)
class Migrated:
    """What a migration comes to."""

    stated: int = 0
    """The format that the data was in."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The files that change, by path: as long as the last is not written, the data is in its old
    format, and to migrate it again does what is left."""
    said: tuple[tuple[FilePosition, str], ...] = ()
    """Each change, and where it is."""
    problems: tuple[Problem, ...] = ()
    """What prevents it; then nothing changes."""


def check(records: Records) -> Iterator[Problem]:
    """What is wrong with the format of the data; if anything, nothing else needs to be said."""
    stated = _stated(records)
    if stated > newest():
        location = records[_NAME].location(("format",))
        message = f"the data is in format {stated}; this version reads formats up to {newest()}"
        yield error(location, "newer-format", message, "install a newer version of this program")
    elif stated and (old := next(_old(records, stated), None)):
        message = f"this is written as in format {stated}; the newest is {newest()}"
        yield error(old, "old-format", message, "run `explainer migrate`")


def _old(records: Records, stated: int) -> Iterator[FilePosition]:
    """Where something is not as it is in the newest format."""
    for step in steps()[stated - OLDEST :]:
        for record in records.values():
            for found in step(record):
                yield found.location(record) if isinstance(found, Change) else found.location


def migrate(texts: Mapping[str, bytes]) -> Migrated:
    """The data, as the contents of its files by path, in the newest format."""
    records, unreadable = load(texts)
    if fatal(unreadable):
        return Migrated(problems=tuple(unreadable))
    stated = _stated(records)
    if not stated:
        location = records[_NAME].location(("format",))
        faults = validate(records[_NAME])[1]
        return Migrated(problems=tuple(one for one in faults if one.location == location))
    if stated > newest():
        return Migrated(stated, problems=tuple(check(records)))
    data = _Data(texts, records)
    for step in steps()[stated - OLDEST :]:
        for name in records:
            data.change(name, list(step(data.records[name])))
    if stated < newest():
        data.change(_NAME, [_statement(data.records[_NAME], newest())])
    return data.migrated(stated)


def _stated(records: Records) -> int:
    """The format that the data is in; 0 if that cannot be read."""
    record = records.get(_NAME)
    if record is None or record.value is None:
        return 0
    number = record.value.get("format", str(OLDEST))
    read = isinstance(number, str) and re.fullmatch(r"0*([1-9]\d{0,3})", number, re.ASCII)
    return int(read[1]) if read else 0


class _Data:
    """Records on their way, with what has been done to them."""

    def __init__(self, texts: Mapping[str, bytes], records: Records) -> None:
        self.texts = texts
        self.records = dict(records)
        self.raw: dict[str, str] = {}
        self.said: list[tuple[FilePosition, str]] = []
        self.problems: list[Problem] = []

    def change(self, name: tuple[str, str], found: Sequence[Change | Problem]) -> None:
        """Make changes to a record, unless something prevents one."""
        record = self.records[name]
        changes = [one for one in found if isinstance(one, Change)]
        self.problems += [one for one in found if isinstance(one, Problem)]
        if changes:
            before = self.raw.get(record.path) or self.texts[record.path].decode()
            self.raw[record.path] = written(before, changes)
            self.said += [(one.location(record), one.said) for one in changes]
            text = str(decode(self.raw[record.path], record.path))
            self.records[name], faults = read_yaml(replace(record, text=text))
            self.problems += [fault for fault in faults if fault.severity == "error"]

    def migrated(self, stated: int) -> Migrated:
        """What has come of it."""
        if self.problems:
            return Migrated(stated, problems=tuple(sorted(self.problems)))
        last = sorted(self.raw, key=lambda path: (path == EXPLAINER, path))
        return Migrated(stated, {path: self.raw[path] for path in last}, tuple(self.said))


def _statement(record: Record, number: int) -> Change:
    """The change that has `explainer.yml` state a format: where it does, or else first of all."""
    text, said = record.text, f"now states `format: {number}`"
    if ("format",) in record.locations:
        location = record.locations["format",]
        mark = text[location.start] if text[location.start] in "'\"" else ""
        end = location.start + len(text[location.start : location.end].rstrip())
        return Change(location.start, end, f"{mark}{number}{mark}", said)
    first = record.locations[()].start
    if text[first] == "{":
        return Change(first + 1, first + 1, f"format: {number}, ", said)
    # Comments right above the first field belong to it.
    before = text[: text.rfind("\n", 0, first) + 1]
    start = len(re.sub(r"(?:^[ ]*#.*\n)+\Z", "", before, flags=re.MULTILINE))
    indent = " " * (first - len(before))
    return Change(start, start, f"{indent}format: {number}\n", said)
