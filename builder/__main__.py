"""Door for people: the command `explainer`.

Exit codes: 0 all is well, 1 there are problems in the data, 2 the command was used wrongly.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from builder import Result, build, problems
from builder.disk import DiskError, read, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DiskError as fault:
        print(f"explainer: {fault}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Build a linked news explainer.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report every problem in the data")
    check.add_argument("path", nargs="?", type=Path, default=Path("data"), help="the data folder")
    check.add_argument("--format", choices=["text", "github", "json"], default="text")
    check.add_argument("--strict", action="store_true", help="let warnings fail too, as CI does")
    check.set_defaults(run=_check)

    pages = commands.add_parser("pages", help="write the site's Markdown to a folder")
    pages.add_argument("folder", type=Path, metavar="DIR", help="the folder to write to")
    pages.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    pages.set_defaults(run=_pages)
    return parser


def _built(path: Path) -> tuple[Result, dict[str, bytes], str]:
    """The build of a data folder, its texts, and the folder's name for messages."""
    folder = path / "data" if (path / "data").is_dir() else path
    texts = read(folder)
    return build(texts), texts, folder.as_posix()


def _check(options: argparse.Namespace) -> int:
    result, texts, root = _built(options.path)
    if options.format == "json":
        listed = [problems.plain(problem, root) for problem in result.problems]
        print(json.dumps({"problems": listed}, ensure_ascii=False, indent=2))
    elif options.format == "github":
        for problem in result.problems:
            print(problems.github(problem, root))
        _summarise(result, texts, root)
    else:
        for block in problems.report(result.problems, texts, root):
            print(block, end="\n\n")
        print(f"{root}: {len(texts)} files, {problems.count(result.problems)}")
    failed = result.problems if options.strict else problems.fatal(result.problems)
    return 1 if failed else 0


def _summarise(result: Result, texts: dict[str, bytes], root: str) -> None:
    """GitHub shows ten annotations at most: the job's summary holds them all."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary or not result.problems:
        return
    blocks = "\n\n".join(problems.report(result.problems, texts, root))
    # Indented, because a fence could be closed by what stands in the data.
    indented = "\n".join(f"    {line}" for line in blocks.splitlines())
    with Path(summary).open("a", encoding="utf-8") as file:
        file.write(f"### {problems.count(result.problems)}\n\n{indented}\n")


def _pages(options: argparse.Namespace) -> int:
    result, texts, root = _built(options.data)
    for block in problems.report(result.problems, texts, root):
        print(block, end="\n\n", file=sys.stderr)
    if problems.fatal(result.problems):
        print(f"nothing written: {problems.count(result.problems)}", file=sys.stderr)
        return 1
    changed = write(options.folder, result.outputs)
    print(f"{options.folder}: {len(result.outputs)} files, {changed} of them new or changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
