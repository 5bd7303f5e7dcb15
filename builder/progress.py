"""Door: how far a task is → a bar on a terminal or, where nobody watches, a line now and then.

What is done within two seconds says nothing.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

SILENT = 2.0
"""Seconds in which a task says nothing."""
BETWEEN_LINES = 5.0
"""Seconds between two lines in a log."""
BETWEEN_FRAMES = 0.1
"""Seconds between two states of a bar."""

Item = TypeVar("Item")


class Progress:
    """How far one task is, in steps that follow each other."""

    def __init__(self, logger: logging.Logger | None = None) -> None:
        """The task begins now.

        With a logger, lines go to its handlers, which a bar makes room for, and nothing is said
        unless it says what is for information; else they go to stderr.
        """
        self.logger = logger
        self.handlers = logger.handlers if logger else []
        stderr = sys.stderr  # there may be none
        self.on_terminal = bool(stderr and stderr.isatty() and os.environ.get("TERM") != "dumb")
        quiet = not stderr if logger is None else not logger.isEnabledFor(logging.INFO)
        self.due = float("inf") if quiet else time.monotonic() + SILENT
        self.bar: Bar | None = None

    @contextmanager
    def step(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """Give a function to be called whenever one of so many pieces of work is done."""
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            if time.monotonic() >= self.due:
                self._tell(what, done, total)

        for handler in self.handlers:
            handler.addFilter(self._makes_room)
        try:
            yield advance
        finally:
            self._hide()
            for handler in self.handlers:
                handler.removeFilter(self._makes_room)

    def each(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, each counted as done when the next is asked for."""
        with self.step(what, total) as advance:
            for item in items:
                yield item
                advance()

    def _tell(self, what: str, done: int, total: int) -> None:
        self.due = time.monotonic() + (BETWEEN_FRAMES if self.on_terminal else BETWEEN_LINES)
        if self.on_terminal:
            self._draw(what, done, total)
        elif self.logger:
            self.logger.info("%s: %s of %s", what, f"{done:,}", f"{total:,}")
        else:
            print(f"{what}: {done:,} of {total:,}", file=sys.stderr, flush=True)  # noqa: T201

    def _draw(self, what: str, done: int, total: int) -> None:
        if not self.bar:
            self.bar = _bar()
            self.bar.add_task(what, total=total)
            self.bar.start()
        self.bar.update(self.bar.task_ids[0], completed=done)
        self.bar.refresh()

    def _hide(self) -> None:
        if self.bar:
            self.bar.stop()
        self.bar = None

    def _makes_room(self, _: logging.LogRecord) -> bool:
        """Have a line of the log written where the bar was; it comes again below."""
        self._hide()
        return True


def _bar() -> "Bar":
    # Most tasks need none, and this library takes longer to import than some of them.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,  # it would need a thread, and processes are forked
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
