"""`explainer pages`: a folder from which MkDocs, ProperDocs or Zensical builds the site."""

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from builder import problems
from builder.disk import DiskError, remove, write
from builder.publish.twins import twins

WRITTEN = ".explainer-pages"
"""The names of the files that were written, so that the next run can remove what is gone."""


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    pages = commands.add_parser(
        "pages", help="write a folder that MkDocs, ProperDocs and Zensical build the site from"
    )
    pages.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        help="the folder to write to; files there that this command has not written are left alone",
    )
    pages.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        default=Path("mkdocs.yml"),
        help="the configuration of the site (mkdocs.yml)",
    )
    pages.add_argument(
        "--strict", action="store_true", help="write nothing where there is a warning, as CI does"
    )
    pages.set_defaults(run=_pages)


def _pages(options: argparse.Namespace) -> int:
    from builder.publish import folder  # noqa: PLC0415 - only this command needs MkDocs

    if not options.config.is_file():
        raise DiskError(f"there is no file `{options.config}`")
    if said := twins():
        print(f"explainer: {said}\nnothing written", file=sys.stderr)
        return 1
    try:
        with _warnings_shown():
            found = folder.contents(options.config, strict=options.strict)
    except folder.FolderError as fault:
        print(f"{fault}\nnothing written", file=sys.stderr)
        return 1
    names = json.dumps(sorted(found), indent=0)
    gone = _written(options.folder) - found.keys()
    changed = write(options.folder, {**found, WRITTEN: f"{names}\n"})
    remove(options.folder, gone)
    files = problems.counted(len(found) + 1, "file")  # with the list of them
    print(f"{options.folder}: {files}, {changed} of them new or changed, {len(gone)} removed")
    return 0


def _written(folder: Path) -> set[str]:
    """The files that the last run wrote."""
    path = folder / WRITTEN
    return set(json.loads(path.read_text("utf-8"))) if path.is_file() else set()


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """Show on stderr what MkDocs and plugins warn of."""
    logger, shown = logging.getLogger("mkdocs"), logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    shown.setFormatter(_Formatter())
    logger.addHandler(shown)
    try:
        yield
    finally:
        logger.removeHandler(shown)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage().removeprefix("explainer: ")  # as MkDocs names plugins
        return f"{record.levelname.lower()}: {said}"
