"""The neutral site, built, on loopback below a folder as project pages are, and a Chromium."""

import functools
import http.server
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from reader import At, Given, Reader, Site, Visit, Windows, visits
from sites import ADDRESS
from standing import Stands

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # The browser's own address bar is a page, too, and starts a renderer with each window.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]
Answer = Callable[[Route], object]
TURN = """way => {
  document.documentElement.dir = document.body.dir = way;
  if (way === "ltr") document.documentElement.removeAttribute("dir");
}"""
# Two browsers share a machine: what is waited for may take its time.
expect.set_options(timeout=15_000)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a failing test says enough."""


@pytest.fixture(scope="session")
def port(built: Path) -> Iterator[int]:
    """Serve the built site on loopback, and give the port."""
    handler = functools.partial(_Handler, directory=str(built.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="session")
def site(built: Path, port: int) -> Site:
    data = json.loads((built / "data" / "timeline.json").read_text("utf-8"))
    return Site(built, ADDRESS, f"http://127.0.0.1:{port}/{built.name}/", data)


def installed(name: str) -> str:
    """Give the path of a browser: the one that the environment names, or that the set-up found."""
    given = os.environ.get(f"EXPLAINER_{name.upper()}")
    note = Path(sys.prefix) / f".{name}"
    if not given and not note.exists():
        pytest.fail(f"no browser: run `make test` once, or set EXPLAINER_{name.upper()}")
    return given or note.read_text("utf-8")


@pytest.fixture(scope="session")
def browser(port: int) -> Iterator[Browser]:
    # Each process of the tests has a browser and a server of its own, and all the same pages.
    rules = f"--host-resolver-rules=MAP *.localhost:80 127.0.0.1:{port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=installed("chromium"), args=[*ARGUMENTS, rules]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def firefox() -> str:
    """Give the path of Firefox, which Playwright cannot drive as it is."""
    return installed("firefox")


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def visit(windows: Windows, site: Site) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens a reader's window; no window may have had a fault."""
    with visits(windows, site) as start:
        yield start


@pytest.fixture
def at(visit: Callable[..., Visit]) -> At:
    """Give a function that opens a page with a timeline in a new window."""

    def open_at(path: str = "timeline/", **options: Any) -> Reader:  # noqa: ANN401 - as above
        return Reader(visit(**options)).open(path)

    return open_at


@pytest.fixture(scope="session")
def stands(windows: Windows, site: Site) -> Stands:
    return Stands(windows, site.address)


@pytest.fixture
def stand(stands: Stands, site: Site) -> Iterator[Callable[..., Visit]]:
    """Give a function that gives a window in which the timeline of a page stands already."""
    with visits(stands, site) as start:
        yield start


@pytest.fixture
def standing(stand: Callable[..., Visit]) -> At:
    """Give a function that leads to an address of a page whose timeline stands already."""

    def stand_at(path: str = "timeline/", **options: Any) -> Reader:  # noqa: ANN401 - as above
        plain = path.partition("?")[0]
        reader = Reader(stand(path=plain, **options))
        return reader.follow(path) if path != plain else reader.arrive()

    return stand_at


@pytest.fixture
def given(stand: Callable[..., Visit]) -> Iterator[Given]:
    """Give a function that mounts the timeline of a page with other data than the site's own.

    It does not wait for the timeline, which may not come. `rtl` turns the page.
    """
    turned: list[Page] = []

    def give(
        answer: Answer,
        path: str = "timeline/",
        *,
        rtl: bool = False,
        **options: Any,  # noqa: ANN401 - as above
    ) -> Reader:
        reader = Reader(stand(path=path.partition("?")[0], clean=False, **options))
        reader.lead(path)
        reader.page.route("**/data/timeline.json", answer)
        if rtl:
            turned.append(reader.page)
            reader.page.evaluate(TURN, "rtl")
        reader.mount()
        return reader

    yield give
    for page in turned:
        page.evaluate(TURN, "ltr")
