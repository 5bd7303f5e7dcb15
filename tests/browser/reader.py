"""A reader at a timeline: what these tests see and do, in the words of the page."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, FloatRect, Locator, Page, expect
from waiting import until

At = Callable[..., "Reader"]
"""The fixtures `at` and `standing`: give a page with a timeline."""
Given = Callable[..., "Reader"]
"""The fixture `given`: has a timeline mounted with other data."""

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
TABLET: dict[str, Any] = {
    "viewport": {"width": 1024, "height": 768},
    "has_touch": True,
    "is_mobile": True,
}
TIMELINES = {"home": "", "timeline": "timeline/", "embed": "embed/timeline/"}
LIST_BOX = re.compile("events in order of time")

Point = tuple[float, float]

# A place on each of the first marks at which that mark is hit, and which mark it is.
HITS = """() => [...document.querySelectorAll(".timeline-viewport .mark")].flatMap(mark => {
  const box = (mark.querySelector(".target") ?? mark).getBoundingClientRect();
  for (const [a, b] of [[.5, .5], [.1, .5], [.9, .5], [.02, .5], [.98, .5]]) {
    const [x, y] = [box.x + a * box.width, box.y + b * box.height];
    const hit = document.elementFromPoint(x, y);
    if (hit?.closest(".mark") === mark) return [{id: mark.dataset.event, x, y}];
  }
  return [];
})"""


# Leads a page that stands to an address of its own, leaving nothing of what a reader did there.
FOLLOW = """address => new Promise(done => {
  document.querySelector(".timeline-figure [aria-expanded=true]")?.click();
  document.activeElement.blur();
  getSelection().removeAllRanges();
  const state = {x: 0, y: 0};
  history.replaceState(state, "", address);
  dispatchEvent(new PopStateEvent("popstate", {state}));
  scrollTo({top: 0, left: 0, behavior: "instant"});
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""

# Puts the timeline as it came into the place of the one that stands, and says that the page is new,
# as the theme does after instant navigation.
MOUNT = """async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
  const which = ".explainer-timeline";
  const coming = document.importNode(page.querySelector(which), true);
  document.querySelector(which).replaceWith(coming);
  for (const link of coming.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
  document$.next(document);
}"""


@dataclass(frozen=True)
class Site:
    """The built site: its folder, its address, and the data of its timeline."""

    folder: Path
    address: str
    """Where the browser finds it, as its pages say."""
    loopback: str
    """Where anything else finds it."""
    data: dict[str, Any]

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        """Give the events with what the file writes once for all of them: address, who says so."""
        address = self.data["event_url"]
        words = {basis["id"]: basis["name"] for basis in self.data["bases"]}
        said = [{**one, "basis": words[one["basis"]]} for one in self.data["attributions"]]
        return [
            event
            | {"url": address.replace("{id}", event["id"])}
            | {"said": [said[place] for place in event.get("said", [])]}
            | {"answers": [answer | said[answer["said"]] for answer in event.get("answers", [])]}
            for event in self.data["events"]
        ]

    @property
    def order(self) -> list[str]:
        """Give the ids of all events in order of time, each by the clock of its place."""

        def begins(event: dict[str, Any]) -> datetime:
            date = event["date"]
            return datetime.fromisoformat(date["from"]) + timedelta(minutes=date.get("offset", 0))

        return [event["id"] for event in sorted(self.events, key=begins)]

    def by_loopback(self, address: str) -> str:
        return self.loopback + address.removeprefix(self.address)

    def event(self, which: str) -> dict[str, Any]:
        return next(event for event in self.events if event["id"] == which)

    def some(self, fits: Callable[[dict[str, Any]], Any]) -> list[str]:
        """Give the ids of the events that fit, in order of time."""
        return [event["id"] for event in self.events if fits(event)]

    def pages(self) -> dict[str, str]:
        """Give one page of each type by a name: of records the longest, which is most at risk."""
        found = {"home": "", "timeline": "timeline/", "fields": "contribute/records/"}
        for kind in ("event", "actor", "quote", "source", "place", "message"):
            found[kind] = self._longest(f"{kind}s")
        for kind in ("expectation", "question"):
            found[kind] = self._longest(f"{kind}s")
        found |= {f"list of {kind}": f"{kind}/" for kind in ("events", "actors", "quotes")}
        found |= {f"list of {kind}": f"{kind}/" for kind in ("messages", "places", "expectations")}
        found |= {kind: f"{kind}/" for kind in ("questions", "chapters", "terms", "sources")}
        found |= {"embed": "embed/", "blocks": "contribute/blocks/"}
        return found | {"method": "method/", "contribute": "contribute/", "data": "data/"}

    def timelines(self) -> dict[str, str]:
        """Give the pages that show the whole timeline."""
        return TIMELINES

    def _longest(self, folder: str) -> str:
        pages = (self.folder / folder).glob("*/index.html")
        page = max(pages, key=lambda page: (page.stat().st_size, page))
        return f"{folder}/{page.parent.name}/"


@dataclass
class Visit:
    """A reader's page, and what went wrong on it."""

    page: Page
    site: Site
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.site.address + path)
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        return self.page

    @contextmanager
    def watched(self) -> Iterator["Visit"]:
        self.page.set_default_timeout(10_000)
        heard: dict[str, Callable[[Any], object]] = {
            "pageerror": lambda error: self.faults.append(f"error: {error}"),
            "console": lambda said: said.type in {"error", "warning"} and self._say(said.text),
            "request": lambda asked: self._ask(asked.url),
            "response": lambda got: got.status >= 400 and self._say(f"{got.status} {got.url}"),
        }
        for event, listener in heard.items():
            self.page.on(event, listener)  # type: ignore[call-overload]
        yield self
        for event, listener in heard.items():
            self.page.remove_listener(event, listener)

    def _say(self, what: str) -> None:
        self.faults.append(what)

    def _ask(self, url: str) -> None:
        if not url.startswith((self.site.address, "data:", "blob:")):
            self.faults.append(f"request to {url}")


CALM: dict[str, Any] = {"reduced_motion": "reduce", "viewport": {"width": 1440, "height": 900}}


@dataclass(frozen=True)
class Windows:
    """Windows of a browser; who wants one like an earlier reader's gets that, cleared."""

    browser: Browser
    free: dict[str, Page] = field(default_factory=dict)

    @contextmanager
    def window(self, options: dict[str, Any], *, fresh: bool = False) -> Iterator[Page]:
        """Give a window; `fresh` is for who changes it for good, or wants one without a past."""
        key = json.dumps(lasting(options), sort_keys=True)
        page = self.browser.new_context(**options).new_page() if fresh else self.take(options)
        yield page
        if fresh or key in self.free:
            page.context.close()
        else:
            tidy(page)
            # Nothing of a reader is left: no page, no storage.
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.goto("about:blank")
            self.free[key] = page

    def take(self, options: dict[str, Any]) -> Page:
        """Give a window for good."""
        page = self.free.pop(json.dumps(lasting(options), sort_keys=True), None)
        page = page or self.browser.new_context(**options).new_page()
        fit(page, options)
        return page


def lasting(options: dict[str, Any]) -> dict[str, Any]:
    """Give what a window is opened with and keeps; a phone keeps its width, too."""
    passing = {"color_scheme", "reduced_motion"} | (
        {"viewport"} if "is_mobile" not in options else set()
    )
    return {name: options[name] for name in options if name not in passing}


def fit(page: Page, options: dict[str, Any]) -> None:
    """Give a window its size and its choice of media."""
    if page.viewport_size != options["viewport"]:
        page.set_viewport_size(options["viewport"])
    page.emulate_media(
        media="null",
        color_scheme=options.get("color_scheme", "light"),
        reduced_motion=options["reduced_motion"],
    )


def tidy(page: Page) -> None:
    """Leave no route, no other page and no pointer."""
    for other in page.context.pages[1:]:
        other.close()
    page.unroute_all(behavior="ignoreErrors")
    page.mouse.move(0, 0)


class Opens(Protocol):
    """What gives windows, cleared or with a page that stands in them."""

    @property
    def window(self) -> Callable[..., AbstractContextManager[Page]]: ...


@contextmanager
def visits(windows: Opens, site: Site) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens a reader's window; no window may have had a fault."""
    with ExitStack() as stack:
        opened: list[Visit] = []

        def start(**options: Any) -> Visit:  # noqa: ANN401 - Playwright's own
            how = {
                name: options.pop(name) for name in ("fresh", "path", "clean") if name in options
            }
            page = stack.enter_context(windows.window({**CALM, **options}, **how))
            opened.append(stack.enter_context(Visit(page, site).watched()))
            return opened[-1]

        yield start
    assert [fault for visit in opened for fault in visit.faults] == []


@dataclass
class Reader:
    """Somebody who reads a timeline."""

    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    @property
    def site(self) -> Site:
        return self.visit.site

    def open(self, path: str = "timeline/") -> "Reader":
        self.visit.open(path)
        return self.arrive()

    def follow(self, path: str) -> "Reader":
        """Follow an address of the page that stands, as Back and Forward would."""
        self.lead(path)
        return self.arrive()

    def lead(self, path: str) -> None:
        """The same, whether or not a timeline is there."""
        self.page.evaluate(FOLLOW, self.site.address + path)

    def mount(self) -> None:
        """Have the timeline mounted anew, with its data as they come now."""
        self.page.evaluate(MOUNT)

    def arrive(self) -> "Reader":
        """Wait until the timeline stands; far down on a page it waits for the reader."""
        self.page.locator(".explainer-timeline").first.scroll_into_view_if_needed()
        expect(self.marks.first).to_be_visible()
        return self

    def settle(self) -> None:
        """Wait until two frames have been drawn."""
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
        )

    # What stands there ----------------------------------------------------------------------------

    @property
    def figure(self) -> Locator:
        return self.page.locator(".timeline-figure")

    @property
    def stage(self) -> Locator:
        return self.page.locator(".timeline-viewport")

    @property
    def marks(self) -> Locator:
        return self.page.get_by_role("listbox", name=LIST_BOX).get_by_role("option")

    def mark(self, event: str) -> Locator:
        return self.stage.locator(f'[data-event="{event}"]')

    @property
    def ids(self) -> list[str]:
        self.settle()
        found = self.marks.evaluate_all("all => all.map(one => one.dataset.event)")
        return [str(name) for name in found]

    @property
    def shown(self) -> list[str]:
        """Give the ids of all events in view, one by one or in a cluster, in no order."""
        clusters = self.stage.locator(".cluster").evaluate_all(
            "all => all.flatMap(one => one.__data__.events.map(event => event.id))"
        )
        return self.ids + [str(cluster) for cluster in clusters]

    @property
    def picture(self) -> Locator:
        return self.page.locator("svg.timeline-picture")

    @property
    def heading(self) -> str:
        """Give the view in words."""
        self.settle()
        return plain(self.page.locator(".timeline-view").inner_text())

    @property
    def axis(self) -> list[str]:
        """Give the words at the axis, in no order."""
        self.settle()
        return sorted(plain(text) for text in self.texts(".timeline-axis text"))

    @property
    def lanes(self) -> list[str]:
        """Give the names of the lanes, from top to bottom."""
        self.settle()
        rows = self.stage.locator(".lane").evaluate_all(
            "all => all.map(one => [...one.querySelectorAll('tspan')].map(t => t.textContent))"
        )
        return [plain(" ".join(lines)) for lines in rows]

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("region", name="Selected event")

    @property
    def title(self) -> Locator:
        return self.page.locator(".timeline-panel-title")

    @property
    def notice(self) -> Locator:
        return self.page.locator(".timeline-notice")

    @property
    def live(self) -> Locator:
        return self.page.locator(".timeline-live")

    @property
    def focused(self) -> str | None:
        """Give the id of the event that has the focus."""
        found = self.page.evaluate("() => document.activeElement.dataset?.event ?? null")
        return None if found is None else str(found)

    @property
    def asked(self) -> dict[str, str]:
        """Give the query of the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def texts(self, which: str) -> list[str]:
        return [str(text) for text in self.page.locator(which).all_text_contents()]

    def boxes(self, which: str) -> list[FloatRect]:
        return list(
            self.page.locator(which).evaluate_all(
                """all => all.filter(one => one.checkVisibility()).map(one => {
                  const {x, y, width, height} = one.getBoundingClientRect();
                  return {x, y, width, height};
                })"""
            )
        )

    # What the reader does -------------------------------------------------------------------------

    def press(self, name: str | re.Pattern[str]) -> None:
        self.figure.get_by_role("button", name=name, exact=isinstance(name, str)).click()
        self.settle()

    def unfold(self, name: str) -> None:
        opener = self.figure.get_by_role("button", name=name, exact=True)
        if opener.get_attribute("aria-expanded") == "false":
            opener.click()
        # What is in it comes when it is opened.
        fold = self.page.locator(f"#{opener.get_attribute('aria-controls')}")
        expect(fold.locator("input, select, button").filter(visible=True).first).to_be_visible()

    def first_back(self) -> None:
        """Go back a step. The first time, the theme replaces the page: wait until it has."""
        self.figure.evaluate("one => { one.isOld = true; }")
        self.page.go_back()
        until(self.page, "() => document.querySelector('.timeline-figure')?.isOld === undefined")
        self.arrive()

    def field(self, label: str) -> Locator:
        return self.figure.get_by_role("combobox", name=label, exact=True)

    def choose(self, fold: str, label: str, what: str | re.Pattern[str]) -> None:
        """Choose in a field of a fold what begins so."""
        self.unfold(fold)
        select = self.field(label)
        options = select.locator("option").filter(has_text=what)
        select.select_option(value=options.first.get_attribute("value"))
        self.settle()

    def chosen(self, fold: str, label: str) -> str:
        """Give what stands in a field, without its count."""
        self.unfold(fold)
        self.settle()
        select = self.field(label)
        said = select.evaluate("one => one.selectedOptions[0]?.textContent ?? ''")
        return re.sub(r" \(\d+\)$", "", str(said))

    def search(self, words: str) -> None:
        self.unfold("Search and filter")
        self.figure.get_by_role("searchbox", name="Search").press_sequentially(words)
        self.settle()

    def focus(self) -> None:
        """Give the focus to the timeline, as Tab does."""
        self.stage.locator('.mark[tabindex="0"]').focus()

    def key(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
        self.settle()

    def in_sight(self) -> None:
        self.stage.evaluate("stage => stage.scrollIntoView({block: 'center'})")
        self.settle()

    def hits(self) -> list[dict[str, Any]]:
        """Give places at which marks are hit, each with the event."""
        self.in_sight()
        found = list(self.page.evaluate(HITS))
        assert found
        return found

    def select(self, event: str) -> None:
        """Open an event by its mark, wherever that is."""
        self.mark(event).dispatch_event("click")
        expect(self.title).to_have_text(self.site.event(event)["title"])

    def middle(self) -> Point:
        """Bring the picture into the window and give a place in it that can be pointed at."""
        self.in_sight()
        box = self.stage.bounding_box()
        assert box
        # The picture can be taller than the window.
        return box["x"] + box["width"] / 2, max(box["y"], 0) + 200

    def drag(self, start: Point, end: Point) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=8)
        mouse.up()
        self.settle()

    def fingers(self, *ways: tuple[Point, Point]) -> None:
        """Move fingers from here to there, all at once."""
        client = self.page.context.new_cdp_session(self.page)

        def send(kind: str, part: float) -> None:
            points = [
                {"x": x + (u - x) * part, "y": y + (v - y) * part, "id": finger}
                for finger, ((x, y), (u, v)) in enumerate(ways)
            ]
            at = [] if kind == "touchEnd" else points
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

        send("touchStart", 0)
        for step in range(1, 11):
            send("touchMove", step / 10)
        send("touchEnd", 1)
        client.detach()
        self.settle()


def plain(text: str) -> str:
    """Give a text without what only the eye or the setting of lines needs."""
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


def too_wide(page: Page) -> bool:
    """Tell whether the page can be scrolled sideways."""
    return bool(
        page.evaluate(
            "() => { const d = document.documentElement; return d.scrollWidth > d.clientWidth; }"
        )
    )


def overlaps(boxes: list[FloatRect]) -> list[tuple[FloatRect, FloatRect]]:
    """Give the pairs of boxes that overlap by more than half a pixel."""
    return [
        (first, second)
        for i, first in enumerate(boxes)
        for second in boxes[i + 1 :]
        if all(
            first[at] + first[size] > second[at] + 0.5
            and second[at] + second[size] > first[at] + 0.5
            for at, size in (("x", "width"), ("y", "height"))
        )
    ]
