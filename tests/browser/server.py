"""The built site on loopback, from which a file can be had late, cut, or not at all."""

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

LATE = 3.0
"""How long a late file takes, in seconds."""
SIGN_IN = b"<!doctype html><title>Sign in</title><h1>Sign in</h1><p>This network wants your name."
OLD = {
    ".js": b"const version = 0; void version;",
    ".css": b".of-an-old-version { color: inherit }",
    ".json": json.dumps({"version": 1, "events": []}).encode(),
}
"""A file as an earlier version of a site may have had it: sound, and without what is wanted."""
FAULTS = ("blocked", "cut", "late", "old", "other")
"""What may happen to a file: it does not come, half of it comes, it comes late, it is of an earlier
version, or another page comes in its place."""


@dataclass
class Server:
    """What serves a folder, and what it has been asked for."""

    address: str
    """With a slash at its end; below it the folder stands."""
    is_kept: bool = True
    """Whether browsers may keep what they have had, and ask no more."""
    is_open: bool = False
    """Whether pages of other sites may read what it has, as where GitHub publishes."""
    faults: dict[str, str | bytes] = field(default_factory=dict)
    """What happens to a file, or what comes in its place, by the end of its path."""
    asked: list[str] = field(default_factory=list)
    """The paths of all requests so far, without their queries."""
    held: threading.Event = field(default_factory=threading.Event)
    """Set, it lets go what is late."""
    busy: int = 0
    """How many requests are being answered."""

    @contextmanager
    def failing(self, faults: Mapping[str, str | bytes]) -> Iterator[None]:
        """Have files fail for a while."""
        self.held.clear()
        self.faults |= faults
        try:
            yield
        finally:
            self.faults.clear()
            self.held.set()

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def fault_of(self, path: str) -> str | bytes | None:
        return next((what for end, what in self.faults.items() if path.endswith(end)), None)


class _Handler(http.server.SimpleHTTPRequestHandler):
    server_of: Server

    def do_GET(self) -> None:
        # To a proxy, browsers say the whole address.
        self.path = re.sub("^http://[^/]+", "", self.path)
        server, path = self.server_of, self.path.partition("?")[0]
        server.asked.append(path)
        server.busy += 1
        try:
            # A reader who has gone takes nothing more.
            with suppress(ConnectionError):
                self._answer(path, server.fault_of(path))
        finally:
            server.busy -= 1

    def _answer(self, path: str, fault: str | bytes | None) -> None:
        if fault == "late":
            self.server_of.held.wait(LATE)
        if fault in {None, "late"}:
            return super().do_GET()
        if fault == "blocked":
            return None
        kind = "text/html" if fault == "other" else self.guess_type(path)
        return self._say(kind, fault if isinstance(fault, bytes) else self._instead(path, fault))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say with the site's own page that there is none, as where sites are published."""
        site = Path(self.directory) / self.path.split("/")[1]
        lost = site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.exists():
            super().send_error(code, message, explain)
        else:
            self._say("text/html", lost.read_bytes(), code)

    def _instead(self, path: str, fault: str | None) -> bytes:
        if fault == "other":
            return SIGN_IN
        file = Path(self.translate_path(path))
        return OLD[file.suffix] if fault == "old" else file.read_bytes()[: file.stat().st_size // 2]

    def _say(self, kind: str, body: bytes, code: int = HTTPStatus.OK) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if not self.server_of.is_kept:
            self.send_header("Cache-Control", "no-cache")
        if self.server_of.is_open:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a failing test says enough."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder on loopback."""
    server = Server("")
    own = type("_Own", (_Handler,), {"server_of": server})
    handler = functools.partial(own, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        server.address = f"http://127.0.0.1:{listening.server_port}/"
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield server
        listening.shutdown()
