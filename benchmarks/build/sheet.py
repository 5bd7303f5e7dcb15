"""A record's fields → YAML as contributors write it: plain values, and longer text folded."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[\w./][^#:\[\]{}\"]*(:[^ #\[\]{}\"]+)*")
WIDTH = 88


def sheet(fields: Mapping[str, Any]) -> str:
    """The text of a record's file."""
    return "\n".join(_block(fields, "")) + "\n"


def _block(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _block(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{name}:"
            yield from _list(value, indent + "  ")
        else:
            yield from _scalar(f"{indent}{name}:", str(value), indent + "  ")


def _list(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *others = _block(value, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield from _scalar(f"{indent}-", str(value), indent + "  ")


def _scalar(start: str, text: str, indent: str) -> Iterator[str]:
    if len(start) + 1 + len(text) <= WIDTH and _PLAIN.fullmatch(text):
        yield f"{start} {text}"
        return
    yield f"{start} >-"
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
