"""How far a build is: a bar on a terminal, lines in a log, nothing when quiet or soon done."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ROOT
from sites import mkdocs
from test_cli import run

from builder import progress
from builder.progress import Progress

LINE = re.compile(r"^INFO    -  ([\w ]+): (\d+) of (\d+)$", re.MULTILINE)
ON_TERMINAL = """
import logging
from builder import progress
progress.SILENT = progress.BETWEEN_FRAMES = 0
log = logging.getLogger("build")
log.setLevel(logging.INFO)
log.addHandler(logging.StreamHandler())
for number in progress.Progress(log).each("Pages written", range(3), 3):
    log.info(f"a line of the log, number {number}")
print("the end")
"""


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have everything told at once."""
    monkeypatch.setattr(progress, "SILENT", 0)
    monkeypatch.setattr(progress, "BETWEEN_LINES", 0)


def on_terminal(code: str) -> str:
    """Run Python code on a terminal, and give what that was sent."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not part:
            break
        sent += part
    os.close(ours)
    assert process.wait() == 0
    return sent.decode()


def screen(sent: str) -> list[str]:
    """Give the lines that a terminal shows of what it was sent."""
    lines, row, column = [""], 0, 0
    for command, char in re.findall(r"\x1b\[(\??\d*(?:;\d+)*[A-Za-z])|([^\x1b])", sent):
        if command == "1A":
            row -= 1
        elif command == "2K":
            lines[row] = ""
        elif command:
            assert command[-1] in "mhl", command
        elif char == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        elif char == "\r":
            column = 0
        else:
            lines[row] = lines[row].ljust(column)[:column] + char + lines[row][column + 1 :]
            column += 1
    return [line.rstrip() for line in lines]


def test_a_bar_makes_room_for_lines_of_the_log_and_leaves_no_trace() -> None:
    sent = on_terminal(ON_TERMINAL)
    for number in range(3):
        assert f"{number + 1}/3" in sent
    lines = [f"a line of the log, number {number}" for number in range(3)]
    assert screen(sent) == [*lines, "the end", ""]


@pytest.mark.usefixtures("at_once")
def test_a_build_writes_lines_where_nobody_watches(small: Path) -> None:
    done = mkdocs(small, "--strict")
    assert done.returncode == 0
    told = LINE.findall(done.stderr)
    whole = {what: number for what, number, total in told if number == total}
    assert whole["Records read"] == "6"
    assert whole["Cards drawn"] == whole["Pages written"] or int(whole["Pages written"]) > 6
    assert set(whole) >= {"Records linked", "Rules applied", "Kinds of page planned"}


@pytest.mark.usefixtures("at_once")
def test_a_quiet_build_says_nothing(small: Path) -> None:
    done = mkdocs(small, "--strict", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("command", ["check", "pages"])
def test_the_command_says_how_far_it_is_beside_what_it_prints(
    command: str, small: Path, tmp_path: Path
) -> None:
    done = run(command, *([tmp_path / "out"] if command == "pages" else []), cwd=small)
    assert done.returncode == 0
    assert b"Records read: 1 of " in done.stderr
    assert b"Records read" not in done.stdout


def test_nothing_is_said_in_the_first_two_seconds_and_then_a_line_every_five(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    with Progress().step("Pages written", 1_500) as advance:
        for seconds in (1.9, 2.1, 3.0, 7.0, 7.2, 12.0):
            now = 100 + seconds
            advance()
    assert capsys.readouterr().err.splitlines() == [
        "Pages written: 2 of 1,500",
        "Pages written: 5 of 1,500",
    ]
