"""A record and new fields → its text with those fields written anew, all else as it was."""

from collections.abc import Mapping

from builder.load import Record


def edit(record: Record, fields: Mapping[str, str]) -> str:
    """Replace whole top-level fields by YAML lines, or put them at the end.

    `fields` are given by name, as the lines to stand there, without a line break at the end.
    """
    lines = record.text.splitlines()
    for name in sorted(fields, key=lambda name: -_start(record, name)):
        start = _start(record, name)
        if start < 0:
            lines += ["", *fields[name].splitlines()]
            continue
        end = start + 1
        while end < len(lines) and (lines[end][:1] in {" ", "-"} or not lines[end].strip()):
            end += 1
        while end > start + 1 and not lines[end - 1].strip():
            end -= 1  # the empty line before the next field stays
        lines[start:end] = fields[name].splitlines()
    return "\n".join(lines).rstrip() + "\n"


def _start(record: Record, name: str) -> int:
    """The line of a field's key, from 0, or -1 where it is not written."""
    spot = record.spots.get((name,))
    return spot.key.line - 1 if spot else -1
