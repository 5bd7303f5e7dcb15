"""The neutral site, built, on loopback below a folder as project pages are, and browsers."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from driver import (
    ARGUMENTS,
    Chromium,
    Engine,
    Firefox,
    Opens,
    firefox_at,
    installed,
    through,
    to,
    windows_of,
)
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from reader import At, Given, Reader, Site, Visit, Windows, visits
from server import Server, serving
from sites import ADDRESS
from standing import Stands

Answer = Callable[[Route], object]
TURN = """way => {
  document.documentElement.dir = document.body.dir = way;
  if (way === "ltr") document.documentElement.removeAttribute("dir");
}"""
# Two browsers share a machine: what is waited for may take its time.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[Server]:
    """Serve the built site on loopback, below a folder."""
    with serving(built.parent) as one:
        yield one


@pytest.fixture(scope="module")
def failing(server: Server) -> Iterator[Server]:
    """Give the server to tests in which files are to fail: no browser keeps what it has had."""
    server.is_kept = False
    yield server
    server.is_kept = True


@pytest.fixture(scope="session")
def site(built: Path, server: Server) -> Site:
    data = json.loads((built / "data" / "timeline.json").read_text("utf-8"))
    return Site(built, ADDRESS, f"{server.address}{built.name}/", data)


@pytest.fixture(scope="session")
def browser(server: Server) -> Iterator[Browser]:
    # Each process of the tests has a browser and a server of its own, and all the same pages.
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=installed("chromium"), args=[*ARGUMENTS, to(server.port)]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def firefox(server: Server) -> Iterator[Firefox]:
    with firefox_at(installed("firefox"), through(server.port)) as one:
        yield one


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Give each browser in turn, for tests that are written once for all of them."""
    if request.param == "firefox":
        return cast("Engine", request.getfixturevalue("firefox"))
    return Chromium(request.getfixturevalue("browser"))


@pytest.fixture
def opens(engine: Engine) -> Iterator[Opens]:
    """Give a function that opens a window of a browser; no window may have had a fault."""
    with windows_of(engine) as start:
        yield start


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


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401 - pytest's own
    """Print what tests have measured, one table for each kind."""
    tables: dict[str, list[str]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for kind, row in report.user_properties:
                tables.setdefault(kind, []).append(row)
    for kind, rows in tables.items():
        terminalreporter.section(kind)
        for row in sorted(rows):
            terminalreporter.line(row)
