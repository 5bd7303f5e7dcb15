"""A page that is followed step by step: its files are written, and its commands run."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[[str, Path], subprocess.CompletedProcess[str]]
STEP = re.compile(
    r"^(?:`(?P<file>[^`\n]+)`(?P<end>, at the end)?:\n\n(?P<fence>```+)\w+|(?P<typed>```)console)\n"
    r"(?P<text>.*?)^(?:(?P=fence)|(?P=typed))$",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def walk(page: Path, folder: Path, run: Run) -> Path:
    """Follow a page, and give the folder in which it ends.

    A file is a fence under its path. After each command stands what it says among other things;
    where that is an error, the command must fail.
    """
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        if step["file"]:
            written(folder / step["file"], step["text"], after=bool(step["end"]))
            continue
        for command, shown in COMMAND.findall(step["text"]):
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue
            done = run(command, folder)
            said = f"{command}\n{done.stdout}{done.stderr}"
            assert shown.strip() in done.stdout, said
            assert (done.returncode != 0) == ("error[" in shown), said
    return folder


def written(file: Path, text: str, *, after: bool) -> None:
    file.parent.mkdir(exist_ok=True)
    before = file.read_text(encoding="utf-8") if after else ""
    file.write_text(before + text, encoding="utf-8")
