"""`explainer migrate`: records of an older format, rewritten in the newest."""

import argparse
from pathlib import Path
from typing import Any

from builder import formats, problems
from builder.commands.given import data_folder, report
from builder.disk import read, write


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    migrate = commands.add_parser("migrate", help="bring the data to the newest format")
    migrate.add_argument(
        "path", nargs="?", type=Path, default=Path("data"), help="the data folder (data)"
    )
    migrate.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if there is something to do, as CI wants it",
    )
    migrate.set_defaults(run=_migrate)


def _migrate(options: argparse.Namespace) -> int:
    folder = data_folder(options.path)
    texts = read(folder)
    done = formats.migrate(texts)
    if done.problems:
        return report(done.problems, texts, folder)
    for location, said in done.said:
        print(f"{problems.under(problems.Folders(folder.as_posix()), location)}: {said}")
    if not done.texts:
        print(f"{folder}: format {done.stated}, nothing to do")
        return 0
    files = problems.counted(len(done.texts), "file")
    if options.check:
        print(f"{folder}: format {done.stated}, {files} to change for format {formats.newest()}")
        return 1
    write(folder, done.texts)
    print(f"{folder}: format {done.stated} is now {formats.newest()}, {files} changed")
    return 0
