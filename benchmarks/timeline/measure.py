"""A page of one library and a size → its figures, from a fresh window of one Chromium.

Times on the main thread are those of the thread's own clock: what other programs take from the
machine meanwhile is not counted. The wall clock's are what a reader waits, and are noisier.
"""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Whatever a library asks for elsewhere, it does not get.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # The browser’s own address bar is a page, too: with each window it starts a renderer that takes
    # the machine from the page that is measured, for some 300 ms.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]
STEPS = 5

# Less main-thread time than this in a quarter of a second is a page at rest.
REST = 5
PAUSE = 250


@dataclass
class Visit:
    """What one visit cost; all times in milliseconds."""

    first_frame: float
    cpu_to_frame: float
    cpu_until_rest: float
    parts: dict[str, float]
    marks: int
    nodes: int
    heap_mb: float
    zoom_cpu: list[float] = field(default_factory=list)
    zoom_wall: list[float] = field(default_factory=list)
    idle_cpu: float = 0

    def figures(self) -> dict[str, Any]:
        """Give it as plain data, with the median step of those that changed the picture."""
        steps = {
            "zoom_cpu": _middle(self.zoom_cpu),
            "zoom_most": max(self.zoom_cpu, default=None),
            "zoom_wall": _middle(self.zoom_wall),
        }
        return asdict(self) | steps


def _middle(steps: list[float]) -> float | None:
    return median(steps) if steps else None


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a line for each request is time taken from what is measured."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Metrics:
    """The main thread's counters of one page, in milliseconds and pieces."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self) -> dict[str, float]:
        answer = self._session.send("Performance.getMetrics")
        found = {one["name"]: one["value"] for one in answer["metrics"]}
        times = {name: found[name] * 1000 for name in found if name.endswith("Duration")}
        return found | times

    def cpu(self) -> float:
        return self.read()["TaskDuration"]


def visit(
    browser: Browser, address: str, data: str, *, throttle: float = 1, steps: int = STEPS
) -> Visit:
    """Open a library's page, let it draw the data, and zoom in; with `throttle` as a slower CPU."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", service_workers="block"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    try:
        return _visit(page, address, data, throttle=throttle, steps=steps)
    except Exception as error:
        raise RuntimeError(f"{address} with {data}: {error}; on the page: {faults}") from error
    finally:
        context.close()


def _visit(page: Page, address: str, data: str, *, throttle: float, steps: int) -> Visit:
    session = page.context.new_cdp_session(page)
    metrics = Metrics(session)
    page.goto(address)
    page.evaluate("ready()")
    _rest(page, metrics)
    session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    before = metrics.read()
    frame = page.evaluate("url => firstFrame(url)", data)
    at_frame = metrics.cpu()
    cpu_until_rest = _rest(page, metrics) - before["TaskDuration"]
    after = metrics.read()
    session.send("HeapProfiler.collectGarbage")
    still = metrics.read()
    made = Visit(
        first_frame=frame["wall"],
        cpu_to_frame=at_frame - before["TaskDuration"],
        cpu_until_rest=cpu_until_rest,
        parts={
            name: after[f"{name}Duration"] - before[f"{name}Duration"]
            for name in ("Script", "RecalcStyle", "Layout")
        },
        marks=frame["marks"],
        nodes=round(still["Nodes"]),
        heap_mb=still["JSHeapUsedSize"] / 1e6,
    )
    made.idle_cpu = median(_cost(page, metrics, "idleStep()")[0] for _ in range(STEPS))
    for _ in range(steps):
        cpu, wall = _cost(page, metrics, "zoomStep()")
        if wall:
            made.zoom_cpu.append(max(cpu - made.idle_cpu, 0))
            made.zoom_wall.append(wall)
    return made


def _cost(page: Page, metrics: Metrics, does: str) -> tuple[float, float]:
    """Give what a step cost the main thread, and what it says of itself."""
    before = metrics.cpu()
    wall = page.evaluate(does)
    return metrics.cpu() - before, wall


def _rest(page: Page, metrics: Metrics) -> float:
    """Wait until the page is at rest; give the main thread's time when it came to rest."""
    now = metrics.cpu()
    while True:
        page.wait_for_timeout(PAUSE)
        before, now = now, metrics.cpu()
        if now - before < REST:
            return before
