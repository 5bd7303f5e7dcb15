"""`mkdocs serve`: it builds once for each change, and lives through faults."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from projects import ROOT, project
from sites import SMALL, environment


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
        with urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode("utf-8"))

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
def serving(folder: Path, **more: str) -> Iterator[Server]:
    port = free_port()
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(**more), stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(folder, log, port)
    try:
        server.until(lambda: "RailCo" in server.page("actors/rail-co/"), "it never served")
        yield server
        assert process.poll() is None, f"it has stopped\n\n{server.said()}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the small project with a copy of the package, whose templates a test may change."""
    folder = project(tmp_path_factory.mktemp("served"), SMALL)
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", "src")
    shutil.copytree(ROOT / "builder", folder / "lib" / "builder", ignore=left_out)
    with serving(folder, PYTHONPATH=str(folder / "lib")) as server:
        yield server


def change(served: Server, file: str, old: str, new: str) -> None:
    """Change a file at once: who looks while it is written sees two changes."""
    path, aside = served.folder / file, served.folder.parent / "changed"
    text = path.read_text("utf-8")
    assert old in text
    aside.write_text(text.replace(old, new), "utf-8")
    aside.replace(path)


def test_the_server_does_not_build_again_when_nothing_changes(served: Server) -> None:
    assert served.settled() == served.settled()


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("data/actors/rail-co.yml", "RailCo", "RailCorp", "events/closure/"),
        ("docs/method.md", "# By hand", "# Newly by hand", "method/"),
        ("docs/method.md", "# ", "```timeline\n```\n\n# ", "method/"),
        ("lib/builder/templates/pages/actor.md.j2", "## {{", "### {{", "actors/rail-co/"),
    ],
)
def test_the_server_builds_once_when_a_file_changes(
    served: Server, file: str, old: str, new: str, page: str
) -> None:
    count = served.settled()
    before = served.page(page)
    change(served, file, old, new)
    served.until(lambda: served.builds() > count, f"{file} changed and nothing was built")
    served.until(lambda: served.page(page) != before, f"{file} changed and the page did not")
    assert served.settled() == count + 1


def test_the_server_takes_up_a_new_record_and_lets_go_of_a_deleted_one(served: Server) -> None:
    served.settled()
    record = served.folder / "data" / "actors" / "new-co.yml"
    record.write_text("name: NewCo\ntype: organisation\n", "utf-8")
    served.until(lambda: "NewCo" in served.page("actors/new-co/"), "the new record has no page")
    served.settled()
    record.unlink()
    served.until(lambda: "NewCo" not in served.page("actors/"), "the deleted record is listed")


def test_the_server_lives_through_a_fault_in_the_data_and_recovers(served: Server) -> None:
    served.settled()
    record = served.folder / "data" / "events" / "closure.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("type: decision", "type: decizion"), "utf-8")
    served.until(lambda: "error[unknown-value]" in served.said(), "the fault was not said")
    count = served.settled()
    # Until the fault is mended MkDocs keeps every request waiting; it neither stops nor loops.
    record.write_text(good.replace("The line closes", "The line closes for good"), "utf-8")
    served.until(lambda: "for good" in served.page("events/closure/"), "it did not recover")
    assert served.settled() == count + 1
