"""A command → what it took: processor time, wall time and memory, its children's included.

To the peak memory of a command the system counts what the process held that started it. So a small
process starts it, this file as a program: `spent.py SECONDS LOG COMMAND…` prints what it took.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

DATE = "1764000000"
"""The date of a site, unless the environment has one: built again, it has the same."""
EVERY = 0.25
"""Seconds between two looks at the memory of all processes."""


@dataclass(frozen=True)
class Spent:
    """What a command took; `stopped` if it was stopped because it took too long."""

    cpu: float
    wall: float
    memory: int
    """The most bytes that its processes held at a time; what they share is counted once."""
    stopped: bool
    code: int
    printed: str = ""


@dataclass(frozen=True)
class _Watch:
    """Looks at the memory of a group of processes until it is told to end."""

    group: int
    end: threading.Event = field(default_factory=threading.Event)
    seen: list[int] = field(default_factory=list)

    def run(self) -> None:
        while not self.end.wait(EVERY):
            self.seen.append(held(self.group))


def run(command: Sequence[str], folder: Path, seconds: float, **more: str) -> Spent:
    """Run a command in a folder, for so many seconds at most."""
    log = folder / "printed.txt"
    starter = [sys.executable, "-I", "-S", __file__, str(seconds), str(log)]
    done = subprocess.run(  # noqa: S603 - our own commands
        [*starter, *command],
        cwd=folder,
        env={"SOURCE_DATE_EPOCH": DATE, **os.environ, "NO_MKDOCS_2_WARNING": "1", **more},
        stdout=subprocess.PIPE,
        check=True,
    )
    printed = log.read_text("utf-8", errors="replace")
    return replace(Spent(**json.loads(done.stdout)), printed=printed)


def _took(command: Sequence[str], log: Path, seconds: float) -> Spent:
    start = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        watch, late = _Watch(process.pid), threading.Event()

        def stop() -> None:
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        clock = threading.Timer(seconds, stop)
        looking = threading.Thread(target=watch.run)
        clock.start()
        looking.start()
        _, status, used = os.wait4(process.pid, 0)
        clock.cancel()
    wall = time.perf_counter() - start
    watch.end.set()
    looking.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = max([used.ru_maxrss * 1024, *watch.seen])
    cpu = used.ru_utime + used.ru_stime
    return Spent(cpu, wall, memory, late.is_set(), process.returncode)


def held(group: int) -> int:
    """The bytes that the processes of a group hold; of what they share with others, their part."""
    return sum(_held(process) for process, _ in _group(group))


def used(group: int) -> float:
    """The seconds of processor time that the processes of a group have used."""
    ticks = sum(int(field) for _, fields in _group(group) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _group(group: int) -> Iterator[tuple[Path, list[str]]]:
    """The processes of a group, each with its state, where the system has `/proc`."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "stat").read_text("ascii", errors="replace")
        except OSError:
            continue
        fields = line.rpartition(")")[2].split()
        if fields[2] == str(group):
            yield process, fields


def _held(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    print(json.dumps(asdict(_took(sys.argv[3:], Path(sys.argv[2]), float(sys.argv[1])))))
