"""`explainer check`: every problem in the data and in the pages written by hand."""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder import check, problems, published
from builder.commands.given import data_folder, is_folder
from builder.disk import DiskError, read
from builder.progress import Progress
from builder.publish.twins import twins
from builder.published import Published


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    added = commands.add_parser("check", help="report every problem in the data")
    added.add_argument(
        "path", nargs="?", type=Path, default=Path("data"), help="the data folder (data)"
    )
    added.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="text for people, github for annotations in a pull request, json for programs",
    )
    added.add_argument("--strict", action="store_true", help="treat warnings as errors, as CI does")
    added.add_argument(
        "--docs",
        type=Path,
        metavar="DIR",
        help="the folder of hand-written pages (docs beside the data folder, if there is one)",
    )
    added.add_argument(
        "--published",
        type=Path,
        metavar="PATH",
        help="an earlier build, or its data/statements.json: also report what of it is gone",
    )
    added.set_defaults(run=_check)


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
    if said := twins():
        print(f"explainer: {said}", file=sys.stderr)
        return 1
    given = _read(options.path, options.docs)
    before = _published(options.published) if options.published else None
    found, root = check(given.texts, given.documents, Progress().each, before), given.root
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


def _published(path: Path) -> Published:
    """What an earlier build published, from its folder or from its list of statements alone."""
    is_site = is_folder(path)
    file = path / published.STATEMENTS if is_site else path
    try:
        statements = published.read(file.read_bytes())
    except OSError as fault:
        raise DiskError(f"`{file}` cannot be read: {fault.strerror}; each build has it") from fault
    except (ValueError, RecursionError) as fault:
        raise DiskError(f"`{file}` is not the list of statements of a build") from fault
    names = path.glob("*/*/index.html") if is_site else ()
    pages = published.pages(name.relative_to(path).as_posix() for name in names)
    return {**pages, **statements}


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
