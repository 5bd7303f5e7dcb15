"""What is wrong, and where → messages a contributor can act on.

A fault in the data is always a `Problem`, never a traceback. `line` formats one problem on one
line, `block` adds its source line and a caret, `report` formats many.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

SHOWN_AT_MOST = 5
"""How often the same fault is printed before the rest are summarised in one line."""

SUGGESTED_AT_MOST = 50
"""How many faults get a suggestion: each one compares a word with every known word."""

WIDEST_LINE = 140
"""A longer source line is cut to the part around the caret."""

DOCS = "../docs/"
"""Prefix of a hand-written page's path in a `FilePosition`; no data file's path starts with it."""


@dataclass(frozen=True)
class Folders:
    """Where the data and the hand-written pages are, relative to the working directory."""

    data: str = ""
    docs: str = "docs"


HERE = Folders()
"""Paths relative to their own folders."""


@dataclass(frozen=True, order=True)
class FilePosition:
    """A position in a file: path relative to the data folder, line and column (both from 1).

    The path of a hand-written page is `DOCS` followed by its path in the docs folder.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, how severe, its code, what is wrong, and what to do about it."""

    location: FilePosition
    severity: Severity
    code: str
    message: str
    help: str = ""


def error(location: FilePosition, code: str, message: str, hint: str = "") -> Problem:
    """A fault that would make the site wrong or incomplete: nothing is written."""
    return Problem(location, "error", code, message, hint)


def warning(location: FilePosition, code: str, message: str, hint: str = "") -> Problem:
    """A fault that can be published all the same; a strict build refuses it."""
    return Problem(location, "warning", code, message, hint)


def fatal(problems: Iterable[Problem]) -> bool:
    """Whether any problem prevents publishing."""
    return any(problem.severity == "error" for problem in problems)


def shown(value: str) -> str:
    """A value from the data, made fit for a message: short, printable, in backticks."""
    visible = printable(value.replace("`", "'"))
    return f"`{visible if len(visible) <= 60 else visible[:57] + '…'}`"


def printable(text: str) -> str:
    """The text with every control or invisible character written as an escape."""
    return "".join(
        char if unicodedata.category(char)[0] not in "CZ" or char == " " else f"\\u{ord(char):04x}"
        for char in text
    )


def suggestion(word: str, known: Collection[str], least: float = 0.7) -> str:
    """`did you mean …?` for a misspelt word, or an empty string if nothing is as near as that."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=least)
    return f"did you mean `{near[0]}`?" if near else ""


def by_hand(problem: Problem) -> bool:
    """Whether a problem is in a hand-written page."""
    return problem.location.path.startswith(DOCS)


def sources(
    texts: Mapping[str, str | bytes], documents: Mapping[str, str | bytes]
) -> Mapping[str, str | bytes]:
    """The texts of the data and of hand-written pages, by the paths that locations have."""
    return {**texts, **{DOCS + path: text for path, text in documents.items()}}


def line(problem: Problem, root: Folders = HERE) -> str:
    """The problem on one line: `path:line:column: error[code]: message`."""
    where = under(root, problem.location)
    return f"{where}: {problem.severity}[{problem.code}]: {problem.message}"


def under_path(root: Folders, location: FilePosition) -> str:
    """The file's path, relative to the working directory."""
    folder = (root.docs if location.path.startswith(DOCS) else root.data).rstrip("/")
    path = location.path.removeprefix(DOCS)
    return printable(f"{folder}/{path}" if folder else path)


def under(root: Folders, location: FilePosition) -> str:
    """The location, relative to the working directory."""
    return f"{under_path(root, location)}:{location.line}:{location.column}"


def block(problem: Problem, texts: Mapping[str, str | bytes], root: Folders = HERE) -> str:
    """The problem with its source line, a caret under the column, and the help.

    `texts` holds the source lines, by the paths that locations have.
    """
    number = str(problem.location.line)
    margin = " " * len(number)
    lines = [
        f"{problem.severity}[{problem.code}]: {problem.message}",
        f"{margin}--> {under(root, problem.location)}",
    ]
    source = source_line(problem.location, texts)
    if source is not None:
        excerpt, offset = around(source, problem.location.column)
        lines += [f"{number} | {excerpt}", f"{margin} | {' ' * offset}^"]
    if problem.help:
        lines.append(f"{margin} = help: {problem.help}")
    return "\n".join(lines)


def source_line(location: FilePosition, texts: Mapping[str, str | bytes]) -> str | None:
    """The line of the file at the location, or None if there is nothing to show."""
    text = texts.get(location.path, "")
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    found = lines[location.line - 1] if location.line <= len(lines) else ""
    # A picture, or a file in another encoding, is not text: showing its bytes would help nobody.
    return found if found.strip() and "\0" not in text else None


def around(source: str, column: int) -> tuple[str, int]:
    """The part of a source line to print, and the caret's offset in it."""
    start = max(0, column - 1 - WIDEST_LINE // 2) if len(source) > WIDEST_LINE else 0
    visible = source.replace("\t", "→")
    before = printable(visible[start : column - 1])
    after = printable(visible[column - 1 : start + WIDEST_LINE])
    return before + after, len(before)


def report(
    problems: Iterable[Problem], texts: Mapping[str, str | bytes], root: Folders = HERE
) -> Iterator[str]:
    """A block for each problem; the same fault at most five times, then how many more there are."""
    problems = list(problems)
    total = Counter((problem.code, problem.message) for problem in problems)
    printed: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        fault = (problem.code, problem.message)
        printed[fault] += 1
        if printed[fault] <= SHOWN_AT_MOST:
            yield block(problem, texts, root)
        if printed[fault] == total[fault] and total[fault] > SHOWN_AT_MOST:
            more = total[fault] - SHOWN_AT_MOST
            yield f"… {problem.severity}[{problem.code}]: {problem.message} ({more} more of these)"


def count(problems: Iterable[Problem]) -> str:
    """`2 errors and 1 warning`, or `no problems`."""
    number = Counter(problem.severity for problem in problems)
    parts = [counted(n, word) for word in ("error", "warning") if (n := number[word])]
    return " and ".join(parts) or "no problems"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def github(problem: Problem, root: Folders = HERE) -> str:
    """The problem as a workflow command, which GitHub shows beside the pull request's line."""
    location = problem.location
    text = problem.message + (f" ({problem.help})" if problem.help else "")
    file = _property(under_path(root, location))
    where = f"file={file},line={location.line},col={location.column}"
    title = _property(f"{problem.severity}[{problem.code}]")
    return f"::{problem.severity} {where},title={title}::{_data(text)}"


def _data(text: str) -> str:
    # A line break would end the command, and what follows could be read as another command.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def plain(problem: Problem, root: Folders = HERE) -> dict[str, str | int]:
    """The problem as plain values, for JSON."""
    return {
        "path": under_path(root, problem.location),
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    }
