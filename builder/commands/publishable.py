"""`explainer publishable`: whether all is filled in that only the owner can fill in."""

import argparse
from pathlib import Path
from typing import Any

from builder.commands.given import data_folder, report
from builder.disk import read
from builder.publishable import unsaid


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    command = commands.add_parser(
        "publishable", help="say whether all is filled in that only its owner can fill in"
    )
    command.add_argument(
        "path", nargs="?", type=Path, default=Path("data"), help="the data folder (data)"
    )
    command.set_defaults(run=_publishable)


def _publishable(options: argparse.Namespace) -> int:
    folder = data_folder(options.path)
    texts = read(folder)
    found = list(unsaid(texts))
    if not found:
        print(f"{folder}: all is filled in that only its owner can fill in")
    return report(found, texts, folder)
