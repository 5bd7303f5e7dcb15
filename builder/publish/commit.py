"""The last commit of a project → the date of what is built from it."""

import os
import shutil
import subprocess
from pathlib import Path


def date_by_commit(folder: Path) -> None:
    """Date the site by the last commit, as `make` does: two builds of a commit are identical."""
    git = shutil.which("git")
    if "SOURCE_DATE_EPOCH" in os.environ or not git:
        return
    command = [git, "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - as `make` does
    if done.stdout.strip().isdigit():
        os.environ["SOURCE_DATE_EPOCH"] = done.stdout.strip()
