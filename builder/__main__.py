"""Door for people: the command `explainer`.

Exit codes: 0 no problems, 1 problems in the data, 2 wrong usage or unreadable files, 141 whoever
reads the output has closed it.
"""

import argparse
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from builder import check, commands, formats, problems, verify
from builder.commands.given import data_folder, is_folder, report
from builder.disk import DiskError, read, write
from builder.graph import Graph
from builder.lexicon import lexicon
from builder.link import link
from builder.load import load
from builder.model import Source
from builder.parse import parse
from builder.progress import Progress
from builder.registry import modules
from builder.typeset import IncompletePageError

CLOSED_PIPE = 128 + 13
"""The exit code of a command that is ended by the signal of a closed pipe."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough, as `head`. What is left must not be written at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except (DiskError, IncompletePageError) as fault:
        print(f"explainer: {fault}", file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Build a linked news explainer.")
    added = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _check_options(added.add_parser("check", help="report every problem in the data"))
    _verify_options(added.add_parser("verify", help="check every quote against its source"))
    for command in modules(commands, having="options"):
        command.options(added)
    return parser


def _check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "path", nargs="?", type=Path, default=Path("data"), help="the data folder (data)"
    )
    check.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="text for people, github for annotations in a pull request, json for programs",
    )
    check.add_argument("--strict", action="store_true", help="treat warnings as errors, as CI does")
    _docs(check)
    check.set_defaults(run=_check)


def _verify_options(verify_: argparse.ArgumentParser) -> None:
    _data(verify_)
    verify_.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="ID=FILE",
        help="the text of a source; others are read from the folder $EXPLAINER_SOURCES",
    )
    verify_.add_argument("--write", action="store_true", help="record the result in the data files")
    verify_.set_defaults(run=_verify)


def _data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, default=Path("data"), help="the data folder (data)")


def _docs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--docs",
        type=Path,
        metavar="DIR",
        help="the folder of hand-written pages (docs beside the data folder, if there is one)",
    )


@dataclass(frozen=True)
class _Read:
    """The files that a command has read, and their folders."""

    texts: dict[str, bytes]
    documents: dict[str, bytes]
    root: problems.Folders

    @property
    def sources(self) -> Mapping[str, str | bytes]:
        return problems.sources(self.texts, self.documents)

    def __str__(self) -> str:
        pages = (
            f", {self.root.docs}: {problems.counted(len(self.documents), 'page')}"
            if self.documents
            else ""
        )
        return f"{self.root.data}: {problems.counted(len(self.texts), 'file')}{pages}"


def _read(path: Path, docs: Path | None) -> _Read:
    """Read the texts of a data folder and of the hand-written pages."""
    folder = data_folder(path)
    # Not `folder.parent`: for the folder `.` that would be the folder itself.
    beside = Path(os.path.normpath(folder / ".." / "docs"))
    docs = docs or (beside if is_folder(beside) else None)
    documents = read(docs, ".md") if docs else {}
    root = problems.Folders(folder.as_posix(), docs.as_posix() if docs else "docs")
    return _Read(read(folder), documents, root)


def _check(options: argparse.Namespace) -> int:
    given = _read(options.path, options.docs)
    found, root = check(given.texts, given.documents, Progress().each), given.root
    if options.format == "json":
        listed = [problems.plain(problem, root) for problem in found]
        print(json.dumps({"problems": listed}, ensure_ascii=False, indent=2))
    elif options.format == "github":
        for problem in found:
            print(problems.github(problem, root))
        _summarise(found, given)
    else:
        for block in problems.report(found, given.sources, root):
            print(block, end="\n\n")
        print(f"{given}, {problems.count(found)}")
        if found:
            print(f"what a code means, and what to do: explainer explain {found[0].code}")
    failed = found if options.strict else problems.fatal(found)
    return 1 if failed else 0


def _summarise(found: Sequence[problems.Problem], given: _Read) -> None:
    """Write all problems to the job's summary: GitHub shows at most ten annotations."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary or not found:
        return
    blocks = "\n\n".join(problems.report(found, given.sources, given.root))
    # Indented, because text from the data could close a fence.
    indented = "\n".join(f"    {line}" for line in blocks.splitlines())
    with Path(summary).open("a", encoding="utf-8") as file:
        file.write(f"### {problems.count(found)}\n\n{indented}\n")


def _verify(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    texts = read(folder)
    records, unreadable = load(texts)
    if code := report([*formats.check(records)], texts, folder):
        return code
    words, misnamed = lexicon(records)
    items, misshapen = parse(records, words)
    graph, dangling = link(items, records)
    if code := report([*unreadable, *misnamed, *misshapen, *dangling], texts, folder):
        return code
    sources = _sources(graph, options.source)
    checks = list(verify.verify(graph, sources))
    changed = () if options.write else verify.changed(graph, sources)
    wrong = [*changed, *verify.mismatches(checks), *verify.copies(graph, sources)]
    code = report(wrong, texts, folder)
    for checked in checks:
        state = checked.state if checked.state != "only found" else f"found, but {checked.why}"
        print(f"{state}: {checked.quote.record.path}")
    states = Counter(checked.state for checked in checks)
    counts = ", ".join(f"{states[state]} {state}" for state in verify.STATES)
    print(f"{problems.counted(len(checks), 'quote')}: {counts}")
    if states["only found"]:
        print(verify.HOW_TO_MARK)
    if options.write and not code:
        today = datetime.now(UTC).date().isoformat()
        return _record(verify.write_checks(graph, checks, sources, today), texts, folder)
    return code


def _record(updated: Mapping[str, str | None], texts: dict[str, bytes], folder: Path) -> int:
    """Write updated records to the data folder, and return the exit code."""
    writable = {path: _as_before(texts[path], text) for path, text in updated.items() if text}
    print(f"{write(folder, writable)} records written")
    unwritable = [path for path, text in updated.items() if text is None]
    for path in unwritable:
        print(f"{path} cannot be written: put each of its fields on its own line")
    return 1 if unwritable else 0


def _as_before(raw: bytes, text: str) -> str:
    """The text with the line endings and byte-order mark of the original file."""
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text)


def _sources(graph: Graph, given: Sequence[str]) -> dict[str, str]:
    """Texts by source id: from the folder, matched by digest or else by name, and those given."""
    found: dict[str, str] = {}
    known = {source.body.sha256: source.id for source in graph.all(Source)}
    folder = os.environ.get("EXPLAINER_SOURCES")
    for path in sorted(Path(folder).glob("*.txt")) if folder else ():
        text = _text(path)
        found[known.get(verify.digest(text), path.stem)] = text
    for pair in given:
        id_, sign, path_ = pair.partition("=")
        if not sign or ("source", id_) not in graph.items:
            raise DiskError(f"`--source {pair}` does not name a source of the data and a file")
        found[id_] = _text(Path(path_))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise DiskError(f"`{path}` cannot be read: {fault}") from fault


if __name__ == "__main__":
    sys.exit(main())
