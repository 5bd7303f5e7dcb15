"""A command → what it took: processor time, wall time and memory, its children's included."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

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
    printed: str


@dataclass(frozen=True)
class _Watch:
    """Looks at the memory of a group of processes until it is told to end."""

    group: int
    end: threading.Event = field(default_factory=threading.Event)
    seen: list[int] = field(default_factory=list)

    def run(self) -> None:
        while not self.end.wait(EVERY):
            self.seen.append(sum(_held(process) for process in _group(self.group)))


def run(command: Sequence[str], folder: Path, seconds: float, **more: str) -> Spent:
    """Run a command in a folder, for so many seconds at most."""
    log = folder / "printed.txt"
    start = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **more},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
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
    printed = log.read_text("utf-8", errors="replace")
    cpu = used.ru_utime + used.ru_stime
    return Spent(cpu, wall, memory, late.is_set(), process.returncode, printed)


def _group(group: int) -> Iterator[Path]:
    """The processes of a group, where the system has `/proc`."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text("ascii", errors="replace")
        except OSError:
            continue
        if fields.rpartition(")")[2].split()[2] == str(group):
            yield process


def _held(process: Path) -> int:
    """The bytes that a process holds; of what it shares with others, its part."""
    try:
        lines = (process / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
