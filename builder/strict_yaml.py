"""One file's text → its values as text, with their locations, and the problems found on the way.

This reads a small, strict subset of YAML. Every scalar is text; there are no anchors, aliases, tags
or merge keys; keys are unique; depth is bounded. Values are built from libyaml's event stream,
because libyaml's own composer crashes on deep nesting, and a few hundred bytes of merge keys can
exhaust memory. Nothing here knows about records.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from builder.problems import DOCS, FilePosition, Problem, error, shown, warning

Path = tuple[str | int, ...]
"""The path to a value: field names, and indexes in lists."""

Value = str | tuple[Any, ...] | dict[str, Any]
"""A YAML value: text, a list, or a block of fields."""

DEEPEST = 12
# Zero-width joiner and non-joiner stay: Persian and Arabic spelling needs them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_SWALLOWED = re.compile(r"[^\S\n]+(#[^\s#].*)")
_HIDDEN_OR_RETURN = re.compile(rf"{_HIDDEN.pattern}|\r")
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_ADVICE = {
    "mapping values are not allowed": (
        "an unquoted value contains a colon followed by a space",
        'put the whole value in quotes: "like: this"',
    ),
    "did not find expected ',' or": (
        "a bracket opened here is never closed",
        'close it, or put the whole value in quotes: "[like this"',
    ),
    "found a tab character": ("a line is indented with a tab", "indent with spaces"),
    "cannot start any token": (
        "a value cannot start with this character",
        "put the value in quotes; indent with spaces, not tabs",
    ),
    "could not find expected ':'": ("this line is not `field: value`", "check the line above too"),
    "unexpected end of stream": ("a quotation mark or bracket is never closed", "close it"),
    "did not find expected key": (
        "this line does not fit the lines above it",
        "check its indentation, and any quotation marks inside quoted text",
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "start it with `- `, or indent it like the list",
    ),
}


@dataclass(frozen=True)
class ValueLocation:
    """Where a value is: its key, its value, and the value's character range in the file."""

    key: FilePosition
    value: FilePosition
    start: int
    end: int


@dataclass(frozen=True)
class ParsedYaml:
    """The contents of a text; `value` is None if it cannot be read."""

    value: dict[str, Any] | None
    locations: Mapping[Path, ValueLocation] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def parse_yaml(text: str, path: str) -> ParsedYaml:
    """Read the single mapping in a text; `path` is the file that its locations name."""
    problems = tuple(_unreadable(text, path))
    if problems:
        return ParsedYaml(None, problems=problems)
    composer = _Composer(path, text)
    try:
        value = composer.compose()
    except _Stop as stop:
        return ParsedYaml(None, problems=(*composer.problems, stop.problem))
    if composer.unusable:
        return ParsedYaml(None, problems=tuple(composer.problems))
    return ParsedYaml(value, composer.locations, tuple(composer.problems))


def decode(raw: str | bytes, path: str) -> str | Problem:
    """A file's text with normalised line endings, or the problem that makes it unreadable."""
    if isinstance(raw, str):
        return _lines(raw)
    hint = "save the file as UTF-8"
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return error(FilePosition(path), "not-utf-8", "the file is UTF-16, not UTF-8", hint)
    try:
        return _lines(raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        before = _lines(raw[: fault.start].decode("utf-8"))
        byte = raw[fault.start]
        message = f"the byte 0x{byte:02x} is not UTF-8"
        return error(at(before, len(before), path), "not-utf-8", message, hint)


def _lines(text: str) -> str:
    # YAML ends a line at each of these; so must locations.
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def at(text: str, index: int, path: str) -> FilePosition:
    """The location of a character in a file's text."""
    start = text.rfind("\n", 0, index) + 1
    return FilePosition(path, text.count("\n", 0, index) + 1, index - start + 1)


def index(text: str, position: FilePosition) -> int:
    """The character at a position in a file's text: the inverse of `at`."""
    lines = text.split("\n")[: position.line - 1]
    return sum(len(line) + 1 for line in lines) + position.column - 1


def _unreadable(text: str, path: str) -> Iterator[Problem]:
    """What prevents reading the file as YAML at all."""
    seen = set()
    for found in _HIDDEN.finditer(text):
        if found[0] not in seen:
            seen.add(found[0])
            yield _hidden(found[0], at(text, found.start(), path))
    marker = _MARKER.search(text)
    if marker and "<<<<<<<" in text:
        hint = "keep one of the two versions and delete the marker lines"
        location = at(text, marker.start(), path)
        yield error(location, "merge-conflict", "the file has an unresolved merge conflict", hint)


def _hidden(char: str, location: FilePosition) -> Problem:
    name = unicodedata.name(char, "control character").lower()
    message = f"invisible character U+{ord(char):04X} ({name})"
    return error(location, "hidden-character", message, "delete it")


class _Stop(Exception):  # noqa: N818 - not an error: it ends the reading of one file
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Composer:
    """Composes one file's values from YAML's events, and records where each one is."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.locations: dict[Path, ValueLocation] = {}
        self.problems: list[Problem] = []
        self.unusable = False
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)

    def compose(self) -> dict[str, Any]:
        """The file's single mapping; raises `_Stop` if there is none."""
        first = self._next()
        while isinstance(first, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            raise _Stop(error(FilePosition(self.path), "empty-file", "the file has only comments"))
        if not isinstance(first, yaml.MappingStartEvent):
            whole = "block" if self.path.startswith(DOCS) else "file"
            message = f"the {whole} does not start with a field"
            raise _Stop(error(self._place(first), "not-a-mapping", message, "write `field: value`"))
        value = self._value(first, (), None)
        while not isinstance(last := self._next(), yaml.StreamEndEvent):
            if isinstance(last, yaml.DocumentStartEvent):
                hint = "put the second record in its own file, and delete the line `---`"
                message = "a second record starts here"
                raise _Stop(error(self._place(last), "several-documents", message, hint))
        return value if isinstance(value, dict) else {}

    def _next(self) -> Any:  # noqa: ANN401 - PyYAML's events have no common typed base
        try:
            return next(self.events)
        except yaml.MarkedYAMLError as fault:
            raise _Stop(self._syntax(fault)) from None
        except (yaml.YAMLError, ValueError, IndexError, AttributeError, OverflowError) as fault:
            message = f"this is not YAML: {shown(str(fault))}"
            raise _Stop(error(FilePosition(self.path), "bad-yaml", message)) from None

    def _syntax(self, fault: yaml.MarkedYAMLError) -> Problem:
        reason = fault.problem or "it cannot be read"
        # An unclosed bracket is noticed at the end of the file; the fault is where it was opened.
        opened = (
            fault.context_mark if "end of stream" in reason or "expected ',' or" in reason else None
        )
        mark = opened or fault.problem_mark or fault.context_mark
        location = (
            FilePosition(self.path, mark.line + 1, mark.column + 1)
            if mark
            else FilePosition(self.path)
        )
        dash = self._dash_without_a_space(location.line)
        if dash and "mapping values are not allowed" in reason:
            message = "the space after the dash is missing"
            return error(dash, "bad-yaml", message, "write `- actor: …`, not `-actor: …`")
        for words, (message, hint) in _ADVICE.items():
            if words in reason:
                return error(location, "bad-yaml", message, hint)
        return error(
            location, "bad-yaml", f"this is not YAML: {reason}", "check quotes and indentation"
        )

    def _dash_without_a_space(self, line: int) -> FilePosition | None:
        """Where a line, or the one above it, has `-field:`."""
        lines = self.text.split("\n")
        for number in (line, line - 1):
            written = lines[number - 1] if 0 < number <= len(lines) else ""
            if found := re.match(r"\s*(-)\w+:(?:\s|$)", written):
                return FilePosition(self.path, number, found.start(1) + 1)
        return None

    def _place(self, event: Any) -> FilePosition:  # noqa: ANN401 - see _next
        return FilePosition(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _value(self, event: Any, path: Path, key: FilePosition | None) -> Value:  # noqa: ANN401 - see _next
        location = self._place(event)
        if len(path) > DEEPEST:
            message = f"blocks are nested more than {DEEPEST} levels deep"
            raise _Stop(error(location, "too-deep", message, "no record needs that"))
        self._refuse_features(event, location)
        if isinstance(event, yaml.MappingStartEvent):
            value: Value = self._mapping(path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(path)
        elif isinstance(event, yaml.ScalarEvent):
            value = event.value
            self._check_scalar(event, location)
        else:  # an alias, already refused
            value = ""
        start, end = event.start_mark.index, event.end_mark.index
        self.locations[path] = ValueLocation(key or location, location, start, end)
        return value

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            location = self._place(event)
            if not isinstance(event, yaml.ScalarEvent):
                message = "the name of a field cannot be a list or a block"
                raise _Stop(
                    error(location, "bad-yaml", message, "put values with brackets in quotes")
                )
            self._refuse_features(event, location)
            key = event.value
            if key == "<<" and event.implicit[0]:
                self._feature(location, "`<<` merges blocks")
            if key in mapping:
                first = self.locations[(*path, key)].key
                message = (
                    f"the field {shown(key)} occurs twice in this block,"
                    f" first at line {first.line}, column {first.column}"
                )
                self.problems.append(
                    error(location, "duplicate-key", message, "remove one of them")
                )
                self._value(self._next(), (*path, key, "again"), location)
                continue
            mapping[key] = self._value(self._next(), (*path, key), location)
        return mapping

    def _sequence(self, path: Path) -> tuple[Value, ...]:
        items: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), None))
        return tuple(items)

    def _refuse_features(self, event: Any, location: FilePosition) -> None:  # noqa: ANN401 - see _next
        if isinstance(event, yaml.AliasEvent):
            self._feature(location, f"`*{event.anchor}` repeats another value")
        elif event.anchor:
            self._feature(location, f"`&{event.anchor}` names a value to repeat it")
        elif event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._feature(location, f"{shown(tag)} gives a value a type")

    def _feature(self, location: FilePosition, what: str) -> None:
        hint = "if this is meant as text, put the value in quotes"
        self.unusable = True
        self.problems.append(
            error(location, "yaml-feature", f"{what}, which is not supported", hint)
        )

    def _check_scalar(self, event: Any, location: FilePosition) -> None:  # noqa: ANN401 - see _next
        # A carriage return can only come from an escape, and would break a line.
        if found := _HIDDEN_OR_RETURN.search(event.value):
            self.problems.append(_hidden(found[0], location))
        if event.style or not event.value:
            return
        # To YAML, `title: Buk #332 seen` is `Buk`. A real comment has a space after the `#`.
        if swallowed := _SWALLOWED.match(self.text, event.end_mark.index):
            message = f"{shown(swallowed[1])} is a comment to YAML and is not read"
            hint = "put the value in quotes; if it is a comment, put a space after `#`"
            self.problems.append(warning(location, "swallowed-text", message, hint))
