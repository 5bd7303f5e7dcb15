"""Work is shared among processes; what fails in one of them is not lost."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.publish import workers
from builder.publish.workers import FEW, WorkerDiedError, spread
from builder.typeset import IncompletePageError

MANY = list(range(4 * FEW))


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 2)


def test_each_item_comes_back_once_with_what_was_made_of_it() -> None:
    done = list(spread(lambda number: (number * 2, os.getpid()), MANY))
    assert sorted(item for item, _ in done) == MANY
    assert all(made == item * 2 for item, (made, _) in done)
    processes = {process for _, (_, process) in done}
    assert len(processes) == 2
    assert os.getpid() not in processes


@pytest.mark.parametrize("items", [MANY[: FEW - 1], MANY])
def test_without_forks_or_with_few_items_it_happens_here(items: list[int]) -> None:
    seen = []
    done = list(spread(seen.append, items, forks=len(items) < FEW))
    assert done == [(item, None) for item in items]
    assert seen == items


def test_what_fails_in_a_process_fails_here() -> None:
    def work(number: int) -> int:
        if number == MANY[-1]:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match=str(MANY[-1])):
        list(spread(work, MANY))


class TwiceTold(Exception):  # noqa: N818 - it is no error of ours
    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda: IncompletePageError("a.md"), "part of the page a.md is lost"),
        (lambda: TwiceTold("one", "two"), "TwiceTold: one and two"),
        (lambda: ValueError(lambda: None), "ValueError: <function"),
    ],
)
def test_whatever_a_fault_is_it_arrives_with_its_words(
    fault: Callable[[], Exception], said: str
) -> None:
    def work(number: int) -> int:
        if number == MANY[-1]:
            raise fault()
        return number

    with pytest.raises(Exception, match=said) as caught:
        list(spread(work, MANY))
    assert str(caught.value).count("is lost") <= 1


def test_a_process_that_ends_while_it_sends_is_noticed() -> None:
    def work(number: int) -> bytes:
        if number == MANY[-1]:
            threading.Timer(0.2, os._exit, [1]).start()
        return b"x" * 500_000_000 if number == MANY[-1] else b""

    with pytest.raises(WorkerDiedError):
        list(spread(work, MANY))


def test_a_process_that_is_killed_is_noticed() -> None:
    def work(number: int) -> int:
        if number == MANY[-1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerDiedError):
        list(spread(work, MANY))


def test_who_stops_asking_leaves_no_process_behind() -> None:
    results = spread(lambda _: os.getpid(), MANY)
    processes = {next(results)[1]}
    results.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    code = """\
        import os, sys
        from builder.publish import workers
        workers._processors = lambda: 2
        big = "x" * 1_000_000
        for _, process in workers.spread(lambda _: (big, os.getpid())[1], list(range(10_000))):
            print(process, flush=True)
            input()
        """
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert program.stdin
    assert program.stdout
    process = int(program.stdout.readline())
    program.kill()
    program.wait()
    until = time.monotonic() + 30
    while _lives(process) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(process)
    program.stdin.close()
    program.stdout.close()


def _lives(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
