"""A record and new fields → its text with those fields replaced and everything else kept."""

from collections.abc import Mapping
from itertools import pairwise

from builder.load import Record, load


def edit(record: Record, fields: Mapping[str, str]) -> str | None:
    """Replace whole top-level fields with YAML lines, or append them, set apart as others are.

    `fields` maps names to the new lines, without a final line break. None if the file is written
    in such a way that this would change something else.
    """
    lines = record.text.rstrip().split("\n")
    for name in sorted(fields, key=lambda name: -_start(record, name)):
        start = _start(record, name)
        if start < 0:
            lines += [*_gap(lines), *fields[name].split("\n")]
            continue
        stop = start + 1
        while stop < len(lines) and (lines[stop][:1] in {" ", "-"} or not lines[stop].strip()):
            stop += 1
        while stop > start + 1 and not lines[stop - 1].strip():
            stop -= 1  # keep the empty line before the next field
        lines[start:stop] = fields[name].split("\n")
    text = "\n".join(lines) + "\n"
    return text if _kept(record, text, fields) else None


def _gap(lines: list[str]) -> list[str]:
    """An empty line, if the file has one before a field."""
    pairs = pairwise(lines)
    return [""] if any(not before and after[:1].isalpha() for before, after in pairs) else []


def _start(record: Record, name: str) -> int:
    """The line of a field's key, from 0, or -1 if it is not written."""
    location = record.locations.get((name,))
    return location.key.line - 1 if location else -1


def _kept(record: Record, text: str, fields: Mapping[str, str]) -> bool:
    """Whether the new text is readable and differs from the old one only in the given fields."""
    records, problems = load({record.path: text})
    new = records[record.kind, record.id].value
    if new is None or any(problem.location.path == record.path for problem in problems):
        return False
    others = {name: value for name, value in (record.value or {}).items() if name not in fields}
    return set(fields) <= set(new) and others == {
        name: value for name, value in new.items() if name not in fields
    }
