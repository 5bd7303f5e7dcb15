"""WebKitGTK by WebDriver, on a screen of its own: enough verbs to see that pages stand."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from driver import MOST, STEP, StepError

SCREEN = "1440x900x24"


@dataclass(frozen=True)
class OfWebKit:
    """One window: it has of `driver.Drives` what a page can be asked for."""

    session: str
    """The address of the session."""

    def open(self, address: str) -> None:
        send(f"{self.session}/url", {"url": address})

    def ask(self, expression: str, frame: int = 0) -> Any:  # noqa: ANN401 - whatever the page answers
        assert frame == 0
        return send(f"{self.session}/execute/sync", {"script": f"return {expression}", "args": []})

    def close(self) -> None:
        send(self.session, method="DELETE")


def send(address: str, what: object = None, method: str = "POST") -> Any:  # noqa: ANN401 - as above
    """Send a command of WebDriver and give its answer."""
    data = None if what is None else json.dumps(what).encode()
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - loopback
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            return json.load(answer)["value"]
    except HTTPError as error:
        raise StepError(error.read().decode()) from None


@contextmanager
def webkit_at(driver: str, port: int) -> Iterator[OfWebKit]:
    """Start WebKitGTK with a window."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as shown:
        assert shown.stdout
        display = f":{shown.stdout.readline().decode().strip()}"
        try:
            with _driver(driver, port, display) as address:
                window = OfWebKit(_session(address))
                yield window
                window.close()
        finally:
            shown.terminate()


@contextmanager
def _driver(driver: str, port: int, display: str) -> Iterator[str]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "GDK_BACKEND": "x11",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }
    with subprocess.Popen(
        [driver, f"--port={port}"], env=environment, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _session(address: str) -> str:
    """Open a session, once the driver answers, and give its address."""
    end = time.monotonic() + MOST
    while True:
        try:
            found = send(f"{address}/session", {"capabilities": {}})
            return f"{address}/session/{found['sessionId']}"
        except URLError:
            assert time.monotonic() < end, "WebKit's driver does not answer"
            time.sleep(STEP)
