"""What several commands are given, and how they say what is wrong with it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder import problems


def data_folder(path: Path) -> Path:
    """The data folder: the folder `data` in a path, or else the path itself."""
    return path / "data" if is_folder(path / "data") else path


def is_folder(path: Path) -> bool:
    """Whether there is such a folder, as far as one may see."""
    return os.path.isdir(path)  # noqa: PTH112 - `Path.is_dir` raises where access is denied


def report(
    found: Sequence[problems.Problem], texts: Mapping[str, str | bytes], folder: Path
) -> int:
    """Print problems, and return the exit code."""
    for block in problems.report(sorted(found), texts, problems.Folders(folder.as_posix())):
        print(block, end="\n\n")
    return 1 if problems.fatal(found) else 0
