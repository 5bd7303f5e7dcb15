"""Work that is shared among processes, one for each processor, where the platform can fork.

A forked process sees everything that was there when it began, so nothing is handed over but what
comes back.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

FORKS = sys.platform == "linux"
"""Elsewhere there is no fork (Windows), or what the system's libraries do after one is unsure."""
FEW = 16
"""Too few pieces of work for more than one process."""
MOST = 8
"""Processes at most: each holds what it works on, and a container may count more than it has."""

Item = TypeVar("Item")
Done = TypeVar("Done")


class WorkerDiedError(Exception):
    """A process ended in the middle of its work, perhaps because the memory was full."""

    def __init__(self) -> None:
        super().__init__("a process of this build was ended from outside: is the memory full?")


def spread(
    work: Callable[[Item], Done], items: Sequence[Item], *, forks: bool = True
) -> Iterator[tuple[Item, Done]]:
    """Each item with what `work` makes of it, as they are done.

    What `work` does to objects in memory is lost where it runs in another process, which it does
    unless `forks` is off. Raises what `work` raises, and `WorkerDiedError`.
    """
    count = min(_processors(), len(items), MOST)
    if not forks or count < 2 or len(items) < FEW:
        yield from ((item, work(item)) for item in items)
        return
    gc.freeze()  # else each process would copy what is there, only by counting what refers to it
    pipes: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        processes.extend(_begun(work, items[first::count], pipes) for first in range(count))
        yield from _collected(pipes, len(items))
    finally:
        for process in processes:
            process.terminate()  # which has nothing left to do, unless another has failed
            process.join()
        gc.unfreeze()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if FORKS else 1


def _begun(
    work: Callable[[Item], Done], items: Sequence[Item], pipes: list[Connection]
) -> BaseProcess:
    """A process that works on items; adds the end of a pipe from which its results come."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    pipes.append(ours)
    process = context.Process(target=_do, args=(work, items, theirs, tuple(pipes)), daemon=True)
    process.start()
    theirs.close()
    return process


def _do(
    work: Callable[[Item], Done],
    items: Sequence[Item],
    results: Connection,
    others: Sequence[Connection],
) -> None:
    """Send each item with what is made of it, or else why there is nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began it says that it ends
    for pipe in others:
        pipe.close()  # so that there is nobody to send to, if the process that began it is killed
    try:
        for item in items:
            results.send((item, work(item), None))
    except BrokenPipeError:
        return
    except Exception as fault:  # noqa: BLE001 - which is raised where the results are wanted
        results.send((None, None, _portable(fault)))


def _portable(fault: Exception) -> Exception:
    """The fault, or one that says what it is, if it would not arrive as it is."""
    try:
        same = type(pickle.loads(pickle.dumps(fault))) is type(fault)  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - anything may go wrong with what others have made
        same = False
    return fault if same else RuntimeError(f"{type(fault).__name__}: {fault}")


def _collected(pipes: Sequence[Connection], many: int) -> Iterator[tuple[Any, Any]]:
    """So many results, from all pipes as they come."""
    while many:
        for pipe in wait(pipes):
            try:
                item, done, fault = cast("Connection", pipe).recv()
            except (EOFError, OSError):
                pipes = [other for other in pipes if other is not pipe]
                if not pipes:
                    raise WorkerDiedError from None
                continue
            if fault:
                raise fault
            many -= 1
            yield item, done
