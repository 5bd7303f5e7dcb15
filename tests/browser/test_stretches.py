"""A timeline of very many events: a page for each stretch of its list, details when asked for.

The neutral site stands for them, with bounds so low that its events are too many.
"""

import functools
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import generated
import pytest
from driver import Opens
from playwright.sync_api import Browser, Page, Route, expect
from projects import NEUTRAL
from reader import plain
from sites import mkdocs

from builder import build
from builder.sections import stretches

REST = ".timeline-panel-summary"
WAITING = ".timeline-panel-untold"
FILES = re.compile(r"/data/timeline/(?!all)[^/]+\.json$")
ALL = "**/data/timeline/all.json"
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
    whole = json.loads((folder / "data" / "timeline" / "all.json").read_text("utf-8"))
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
    """Lets files, those of stretches as a rule, wait until they are let through."""

    page: Page
    files: str | re.Pattern[str] = FILES
    waiting: list[Route] = field(default_factory=list)
    is_open: bool = False

    def __post_init__(self) -> None:
        self.page.route(self.files, self._arrive)

    def _arrive(self, route: Route) -> None:
        if self.is_open:
            route.fallback()
        else:
            self.waiting.append(route)

    def let_first(self) -> None:
        self.waiting.pop(0).fallback()

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
    told = [url for url in asked if url.startswith("data/timeline/") and "/all." not in url]
    assert told == [f"data/timeline/{stretch}.json" for stretch in (name, other)]


@pytest.fixture(scope="module")
def many() -> dict[str, str]:
    """Give the files of a story of some 400 events, by their paths in a site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "WHOLE", 100)
        outputs = build(generated.generate(500, "events").texts).outputs
    return {path: text for path, text in outputs.items() if path.startswith("data/timeline")}


@pytest.fixture
def crowded(
    window: Callable[..., Page], address: str, many: dict[str, str]
) -> Callable[..., tuple[Page, list[str]]]:
    """Open windows on the timeline of that story; with each, the files that it has asked for."""

    def give(query: str = "", **options: Any) -> tuple[Page, list[str]]:  # noqa: ANN401
        page = window(**options)
        asked: list[str] = []

        def answer(route: Route) -> None:
            asked.append(route.request.url.removeprefix(address))
            route.fulfill(body=many[asked[-1]], content_type="application/json")

        page.route(re.compile(r"/data/timeline"), answer)
        return opened(page, address, query), asked

    return give


def drawn(page: Page) -> int:
    """Give the number of events in the picture: its marks, and those that its clusters count."""
    counts = page.locator(".timeline-viewport .cluster .count").all_text_contents()
    marks = page.locator(".timeline-viewport .mark").count()
    return marks + sum(int(re.sub(r"\D", "", count)) for count in counts)


Crowded = Callable[..., tuple[Page, list[str]]]


def test_an_outline_comes_first_and_counts_all_events(
    crowded: Crowded, many: dict[str, str]
) -> None:
    page, asked = crowded()
    page.wait_for_load_state("networkidle")
    outline = json.loads(many["data/timeline.json"])
    assert asked == ["data/timeline.json"]
    assert len(outline["events"]) < outline["count"] == drawn(page)
    mark = page.locator(".timeline-viewport .mark").first
    expect(mark).to_have_attribute("aria-setsize", str(outline["count"]))


def test_on_a_phone_the_button_counts_what_is_not_here_and_brings_it(
    crowded: Crowded, many: dict[str, str]
) -> None:
    page, asked = crowded(viewport=PHONE)
    count = json.loads(many["data/timeline.json"])["count"]
    rows = page.locator(".timeline-column .mark")
    expect(rows).to_have_count(60)
    later = page.locator(".column-more.is-later")
    expect(later).to_have_text(f"{count - 60} later")
    later.click()
    expect(page.locator(f".timeline-column .mark[aria-posinset='{90}']")).to_be_visible()
    assert asked == ["data/timeline.json", "data/timeline/all.json"]


STEPS: dict[str, Callable[[Page], None]] = {
    "key": lambda page: page.locator(".timeline-viewport .mark[tabindex='0']").press("ArrowRight"),
    "click": lambda page: page.locator(".timeline-viewport .mark .label").nth(3).click(),
    "cluster": lambda page: page.locator(".timeline-viewport .cluster").nth(2).click(),
    "zoom": lambda page: page.get_by_role("button", name="Zoom in").click(),
    "tour": lambda page: page.get_by_role("button", name="The story in").click(),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_when_all_events_are_here(crowded: Crowded, step: str) -> None:
    page, _ = crowded()
    gate = Gate(page, ALL)
    with page.expect_request(ALL):
        STEPS[step](page)
    notice = page.locator(".timeline-notice")
    expect(notice).to_have_text("The rest is being loaded …")
    gate.open()
    expect(notice).to_have_text("")
    # In another window all events are here before that step.
    other, _ = crowded("?answers=on")
    STEPS[step](other)
    at = "document.activeElement.dataset.event ?? ''"
    for what in (".timeline-view", ".timeline-panel-title"):
        expect(page.locator(what)).to_have_text(other.locator(what).all_text_contents())
    for what in (".mark", ".cluster"):
        counted = other.locator(f".timeline-viewport {what}").count()
        expect(page.locator(f".timeline-viewport {what}")).to_have_count(counted)
    assert page.evaluate(at) == other.evaluate(at)


def test_a_step_for_which_events_cannot_be_had_may_be_tried_again(crowded: Crowded) -> None:
    page, _ = crowded()
    view, notice = page.locator(".timeline-view"), page.locator(".timeline-notice")
    before = view.inner_text()
    page.route(ALL, lambda route: route.abort())
    page.get_by_role("button", name="Zoom in").click()
    expect(notice).to_have_text("This could not be loaded.")
    page.unroute(ALL)
    page.get_by_role("button", name="Zoom in").click()
    expect(notice).to_have_text("")
    expect(view).not_to_have_text(before)


def test_the_fields_of_a_filter_count_all_events(crowded: Crowded, many: dict[str, str]) -> None:
    page, _ = crowded()
    page.get_by_role("button", name="Search and filter").click()
    rows = json.loads(many["data/timeline/all.json"])
    place = rows["fields"].index("actors")
    dated = [row for row in rows["events"] if row[3] is not None or row[-1].get("date")]
    most = max(sum(at in row[place] for row in dated) for at in range(len(rows["actors"])))
    expect(page.locator("[data-filter=actor] option").nth(1)).to_contain_text(f"({most})")


def test_of_very_many_actors_the_first_are_offered_and_any_is_found_by_name(
    crowded: Crowded, many: dict[str, str]
) -> None:
    page, _ = crowded()
    rows = json.loads(many["data/timeline/all.json"])
    dated = next(row for row in rows["events"] if row[3] is not None)
    dated[rows["fields"].index("actors")].append(len(rows["actors"]) + 299)
    rows["actors"] += [{"id": f"extra-{n}", "name": f"Émile Number {n}"} for n in range(300)]
    page.route(ALL, lambda route: route.fulfill(json=rows))
    page.get_by_role("button", name="Search and filter").click()
    # The first is everybody.
    assert page.locator("select[data-filter=actor] option").count() <= 201
    field = page.get_by_label("Who, by name")
    field.fill("nobody at all")
    field.press("Enter")
    assert field.evaluate("one => one.validationMessage") == "Nobody in these events has this name."
    expect(page.locator(".timeline-notice")).to_have_text("")
    field.fill("emile number 299")
    field.press("Enter")
    expect(page.locator(".timeline-notice")).to_contain_text("Shown: 1 of")
    expect(page.locator("select[data-filter=actor]")).to_have_value("extra-299")
    expect(field).to_have_value("")


def test_an_address_that_asks_for_more_has_all_events_fetched(
    crowded: Crowded, many: dict[str, str]
) -> None:
    event = json.loads(many["data/timeline/all.json"])["events"][-40]
    page, asked = crowded(f"?event={event[0]}")
    expect(page.locator(".timeline-panel-title")).to_have_text(event[1])
    assert asked[:2] == ["data/timeline.json", "data/timeline/all.json"]


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
    expect(page.locator(WAITING)).to_have_text("This could not be loaded.")
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
    expect(notice).to_contain_text("summaries are being loaded")
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


def test_the_rest_of_an_event_comes_and_a_stretch_has_its_page_in_every_browser(
    opens: Opens, address: str, parts: dict[str, list[dict[str, Any]]]
) -> None:
    (_, event), _ = of_two_stretches(parts)
    window = opens(DESK["width"], DESK["height"])
    window.open(f"{address}timeline/?event={event['id']}")
    said = window.wait(f"document.querySelector('{REST}')?.textContent")
    assert said == event["summary"]
    window.open(f"{address}timeline/")
    window.click(".timeline-ways a")
    window.wait("document.querySelector('.timeline-list li') !== null")
    assert window.ask("location.pathname") == f"/timeline/{next(iter(parts))}/"
