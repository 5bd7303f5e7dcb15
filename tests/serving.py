"""`mkdocs serve`, run as a person runs it, for tests that edit what it serves."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from sites import ADDRESS, environment


class Server:
    """`mkdocs serve` at work on a folder."""

    def __init__(self, folder: Path, log: Path, port: int) -> None:
        self.folder = folder
        self.log = log
        self.address = f"http://127.0.0.1:{port}/explainer/"

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def builds(self) -> int:
        """Give how often it has begun to build; the sentence about the end it says only once."""
        return self.said().count("Building documentation...")

    def page(self, path: str) -> str:
        """Give what is at an address, a page that says what is wrong included."""
        try:
            with urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode("utf-8"))
        except HTTPError as answer:
            if answer.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            return answer.read().decode("utf-8")

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds, at most half a minute."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except (URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{what}\n\n{self.said()}")

    def settled(self) -> int:
        """Wait until it has not built for two seconds, and give how often it has."""
        quiet, count = time.monotonic(), self.builds()
        end = quiet + 30
        while time.monotonic() - quiet < 2:
            assert time.monotonic() < end, f"it goes on building\n\n{self.said()}"
            time.sleep(0.1)
            if self.builds() != count:
                quiet, count = time.monotonic(), self.builds()
        return count


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(folder: Path, *options: str, **more: str) -> Iterator[Server]:
    port = free_port()
    settings = environment(EXPLAINER_SITE_URL=ADDRESS, **more)
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", *options]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=settings, stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(folder, log, port)
    try:
        server.until(lambda: bool(server.page("")), "it never served")
        yield server
        assert process.poll() is None, f"it has stopped\n\n{server.said()}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def change(served: Server, file: str, old: str, new: str) -> None:
    """Change a file at once: who looks while it is written sees two changes."""
    path, aside = served.folder / file, served.folder.parent / "changed"
    text = path.read_text("utf-8")
    assert old in text
    aside.write_text(text.replace(old, new), "utf-8")
    aside.replace(path)
