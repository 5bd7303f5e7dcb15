"""From saving a record to its new page: what `mkdocs serve` takes, without the browser's part."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from edits import WORD
from spent import Spent, held, used

EVERY = 0.02
"""Seconds between two looks at the page."""


def saved(folder: Path, page: str, edit: Callable[[], object], seconds: float) -> Spent:
    """Serve a folder, edit it, and wait until the page has the word that the edit adds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = "{}:{}".format(*free.getsockname())
    log = folder / "printed.txt"
    with log.open("wb") as out:
        server = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", place],
            cwd=folder,
            env={**os.environ, "EXPLAINER_SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        cpu, wall, seen = _until_seen(server, f"http://{place}/{page}", edit, seconds)
        memory = held(server.pid)
    finally:
        code = server.poll() or 0
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    printed = log.read_text("utf-8", errors="replace")
    return Spent(cpu, wall, memory, stopped=not (seen or code), code=code, printed=printed)


def _until_seen(
    server: "subprocess.Popen[bytes]", address: str, edit: Callable[[], object], seconds: float
) -> tuple[float, float, bool]:
    """Processor and wall time from the edit to the page, and whether the page came in time."""
    end, word, seen = time.perf_counter() + seconds, WORD.encode(), False

    def goes_on() -> bool:
        time.sleep(EVERY)
        return server.poll() is None and time.perf_counter() < end

    while not (before := _page(address)) and goes_on():
        pass
    cpu, start = used(server.pid), time.perf_counter()
    edit()
    while not (seen := _page(address).count(word) > before.count(word)) and goes_on():
        pass
    return used(server.pid) - cpu, time.perf_counter() - start, seen


def _page(address: str) -> bytes:
    """What is at an address; nothing as long as the server does not answer."""
    try:
        with urllib.request.urlopen(address, timeout=600) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())
    except (urllib.error.URLError, ConnectionError):
        return b""
