"""A record and new fields → its text with those fields written anew, all else as it was."""

from collections.abc import Mapping

from builder.load import Record, load


def edit(record: Record, fields: Mapping[str, str]) -> str | None:
    """Replace whole top-level fields by YAML lines, or put them at the end.

    `fields` are given by name, as the lines to stand there, without a line break at the end. None
    where the file is written in a way in which that would change something else.
    """
    lines = record.text.rstrip().split("\n")
    for name in sorted(fields, key=lambda name: -_start(record, name)):
        start = _start(record, name)
        if start < 0:
            lines += ["", *fields[name].split("\n")]
            continue
        stop = start + 1
        while stop < len(lines) and (lines[stop][:1] in {" ", "-"} or not lines[stop].strip()):
            stop += 1
        while stop > start + 1 and not lines[stop - 1].strip():
            stop -= 1  # the empty line before the next field stays
        lines[start:stop] = fields[name].split("\n")
    text = "\n".join(lines) + "\n"
    return text if _kept(record, text, fields) else None


def _start(record: Record, name: str) -> int:
    """The line of a field's key, from 0, or -1 where it is not written."""
    spot = record.locations.get((name,))
    return spot.key.line - 1 if spot else -1


def _kept(record: Record, text: str, fields: Mapping[str, str]) -> bool:
    """Whether the new text can be read, and says what the old one said but for the fields."""
    records, problems = load({record.path: text})
    new = records[record.kind, record.id].value
    if new is None or any(problem.location.path == record.path for problem in problems):
        return False
    others = {name: value for name, value in (record.value or {}).items() if name not in fields}
    return set(fields) <= set(new) and others == {
        name: value for name, value in new.items() if name not in fields
    }
