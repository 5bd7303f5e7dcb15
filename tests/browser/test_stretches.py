"""A timeline of very many events: a page for each stretch of its list, details when asked for.

The neutral site stands for them, with bounds so low that its events are too many.
"""

import functools
import http.server
import json
import runpy
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from projects import NEUTRAL, ROOT
from reader import plain
from sites import mkdocs

from builder.sections import stretches

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
REST = ".timeline-panel-summary"
WAITING = ".timeline-panel-untold"
FILES = "**/data/timeline/*.json"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("stretches") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "WHOLE", 20)
        patch.setattr(stretches, "MOST", 8)
        done = mkdocs(NEUTRAL, "--strict", "-q", "-d", str(site))
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def parts(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the events of each stretch with all that is told of them, by its address."""
    whole = json.loads((folder / "data" / "timeline.json").read_text("utf-8"))
    return {
        Path(stretch["url"]).stem: json.loads((folder / stretch["url"]).read_text("utf-8"))[
            "events"
        ]
        for stretch in whole["stretches"]
    }


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def give(**options: Any) -> Page:  # noqa: ANN401 - Playwright's own
        pages.append(browser.new_page(**{"reduced_motion": "reduce", "viewport": DESK, **options}))
        return pages[-1]

    yield give
    for page in pages:
        page.close()


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}timeline/{query}")
    page.locator(".timeline-viewport .mark").first.wait_for()
    return page


# Leads to another view of the same page, as Back does.
FOLLOW = """query => {
  history.pushState({}, "", query);
  dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""


@dataclass
class Gate:
    """Lets the files of stretches wait until they are let through."""

    page: Page
    waiting: list[Route] = field(default_factory=list)
    is_open: bool = False

    def __post_init__(self) -> None:
        self.page.route(FILES, self._arrive)

    def _arrive(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_first(self) -> None:
        self.waiting.pop(0).continue_()

    def open(self) -> None:
        self.is_open = True
        while self.waiting:
            self.let_first()


def of_two_stretches(parts: dict[str, list[dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Give two events with a summary, and the names of the stretches that they are in."""
    told = [(name, event) for name, events in parts.items() for event in events[:1]]
    return [(name, event) for name, event in told if event.get("summary")][:2]


def test_the_rest_of_an_event_comes_with_its_panel(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(address)))
    (name, event), (other, later) = of_two_stretches(parts)
    opened(page, address)
    assert not [url for url in asked if url.startswith("data/timeline/")]
    page.goto(f"{address}timeline/?event={event['id']}")
    expect(page.locator(REST)).to_have_text(event["summary"])
    page.goto(f"{address}timeline/?event={later['id']}")
    expect(page.locator(REST)).to_have_text(later["summary"])
    assert [url for url in asked if url.startswith("data/timeline/")] == [
        *(f"data/timeline/{stretch}.json" for stretch in (name, other))
    ]


def test_what_comes_late_is_never_told_of_another_event(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    gate = Gate(page)
    (_, event), (_, later) = of_two_stretches(parts)
    with page.expect_request(FILES):
        opened(page, address, f"?event={event['id']}")
    expect(page.locator(WAITING)).to_be_visible()
    with page.expect_request(FILES):
        page.evaluate(FOLLOW, f"?event={later['id']}")
    expect(page.locator(".timeline-panel-title")).to_have_text(later["title"])
    gate.let_first()
    expect(page.locator(WAITING)).to_be_visible()
    expect(page.locator(REST)).to_have_count(0)
    gate.open()
    expect(page.locator(REST)).to_have_text(later["summary"])


def test_what_cannot_be_had_is_said_and_asked_for_again(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    page.route(FILES, lambda route: route.abort())
    (_, event), _ = of_two_stretches(parts)
    opened(page, address, f"?event={event['id']}")
    expect(page.locator(WAITING)).to_have_text("This could not be loaded. Please try again later.")
    expect(page.locator(".timeline-panel-link")).to_be_visible()
    page.unroute_all()
    page.keyboard.press("Escape")
    page.locator(".timeline-panel [data-command=close]").click()
    page.locator(f'.timeline-viewport [data-event="{event["id"]}"]').dispatch_event("click")
    expect(page.locator(REST)).to_have_text(event["summary"])
    expect(page.locator(WAITING)).to_have_count(0)


def test_a_search_looks_through_all_that_is_told(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    event = next(one for events in parts.values() for one in events if one.get("summary"))
    words = " ".join(event["summary"].split()[:6])
    gate = Gate(page)
    opened(page, address)
    page.get_by_role("button", name="Search and filter").click()
    with page.expect_request(FILES):
        page.get_by_role("searchbox").fill(words)
    notice = page.locator(".timeline-notice")
    expect(notice).to_contain_text("the summaries are being loaded")
    gate.open()
    expect(page.locator(f'.timeline-viewport [data-event="{event["id"]}"]')).to_be_visible()
    expect(notice).not_to_contain_text("summaries")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_link_to_an_event_that_is_found_by_its_summary_opens_it(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    (_, event), _ = of_two_stretches(parts)
    words = "+".join(event["summary"].split()[:6])
    opened(page, address, f"?find={words}&event={event['id']}")
    expect(page.locator(REST)).to_have_text(event["summary"])
    expect(page.locator(".timeline-notice")).not_to_contain_text("link")


def test_what_comes_leaves_the_keyboard_where_it_is(
    window: Callable[..., Page], address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    page = window()
    gate = Gate(page)
    (_, event), _ = of_two_stretches(parts)
    with page.expect_request(FILES):
        opened(page, address, f"?event={event['id']}")
    following = page.locator(".timeline-panel [data-command=next]")
    following.focus()
    gate.open()
    expect(page.locator(REST)).to_have_text(event["summary"])
    expect(following).to_be_focused()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_without_javascript_every_event_is_on_the_page_of_a_stretch(
    window: Callable[..., Page],
    address: str,
    parts: dict[str, list[dict[str, Any]]],
    size: dict[str, int],
) -> None:
    page = window(java_script_enabled=False, viewport=size)
    page.goto(f"{address}timeline/")
    ways = page.locator(".timeline-ways a")
    expect(ways).to_have_count(len(parts))
    ways.first.click()
    for number, (name, events) in enumerate(parts.items(), 1):
        assert page.url == f"{address}timeline/{name}/"
        rows = page.locator(".timeline-list > ol > li")
        expect(rows).to_have_count(len(events))
        for row, event in zip(rows.all_inner_texts(), events, strict=True):
            assert event["date"]["text"] in row
            assert plain(event["title"]) in plain(row)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        if number < len(parts):
            page.locator(".in-time").first.locator("li", has_text="After").locator("a").click()
    page.get_by_role("link", name="The whole timeline").first.click()
    assert page.url == f"{address}timeline/"


def test_in_firefox_the_rest_of_an_event_comes_and_a_stretch_has_its_page(
    firefox: str, address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    (_, event), _ = of_two_stretches(parts)
    one = {"window": DESK, "watch": ""}
    summary = f"document.querySelector('{REST}')?.textContent"
    tell = {**one, "address": f"{address}timeline/?event={event['id']}", "ask": summary}
    lead = {**one, "address": f"{address}timeline/", "ask": "location.pathname"}
    visits = [
        {**tell, "steps": [{"wait": summary}]},
        {
            **lead,
            "steps": [
                {"click": ".timeline-ways a"},
                {"wait": "document.querySelector('.timeline-list li')"},
            ],
        },
    ]
    command = [BUNDLE["node"](), str(ROOT / "tests" / "firefox" / "drive.mjs"), firefox]
    done = subprocess.run(
        command, input=json.dumps(visits), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [event["summary"], f"/timeline/{next(iter(parts))}/"]
