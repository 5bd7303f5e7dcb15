"""Whatever file of a page fails, its words stay: heading, sentences, list and links."""

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest
from driver import Engine, Window
from playwright.sync_api import Browser
from reader import Site
from server import FAULTS, Server
from sites import ADDRESS

MORE = {
    "frame": "embed/timeline/",
    "selected": "timeline/?event=great-delivery",
    "as known": "timeline/?as-of=2019-04-13",
}
"""What is a type of page besides those of the site."""
TYPES = (
    *("home", "timeline", "fields", "event", "actor", "quote", "source", "place", "message"),
    *("expectation", "question", "list of events", "list of actors", "list of quotes"),
    *("list of messages", "list of places", "list of expectations", "questions", "chapters"),
    *("terms", "sources", "embed", "blocks", "method", "contribute", "data", *MORE),
)
DEEP = ("timeline", "frame", "list of events", "event")
"""Where each file fails in each way, and in every browser: elsewhere in one way, in turn."""
KINDS = (".js", ".css", ".json")
LIMIT = 5.0
"""How long words may be away, in seconds."""

# What a page says, folds open: the texts that can be seen. The timeline stands there as a strip or
# as a figure; what is said in these is no part of the page's words.
SEEN = """(() => {
  const page = document.querySelector("article, main");
  if (!page) return null;
  for (const fold of page.querySelectorAll("details")) fold.open = true;
  const texts = page.querySelectorAll("h1, h2, h3, p, li, dt, dd, td, th, summary, a[href]");
  return [...new Set([...texts]
    .filter(one => !one.closest(".timeline-strip, .timeline-figure, .headerlink"))
    .filter(one => !one.matches(".md-content__button"))
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(one => one.textContent.replace(/\\s+/g, " ").trim()))];
})()"""
# Whether each timeline of the page is drawn in one way or the other.
DRAWN = """[...document.querySelectorAll(".explainer-timeline")].every(one =>
  one.querySelector(".timeline-figure .mark")
    || [...one.querySelectorAll(".timeline-strip svg")].some(strip => strip.checkVisibility()))"""
# Whether a page with a timeline says that it could not be drawn.
SAID = """!document.querySelector(".explainer-timeline")
  || document.querySelector(".timeline-problem")?.checkVisibility()"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
Faults = dict[str, str]


@dataclass(frozen=True)
class Type:
    """A type of page: its address, the files that it asks for, and what it says by itself."""

    address: str
    files: tuple[str, ...]
    words: frozenset[str]


@dataclass
class Visits:
    """Visits of one window to pages of which files fail."""

    window: Window
    server: Server

    def come(self, address: str) -> None:
        """Go to a page, and not wait for its files."""
        self.window.ask("window.isLeft = true")
        self.window.lead(address)
        self.window.wait("!window.isLeft && document.querySelector('h1, li') !== null")
        self.window.ask("document.querySelector('.explainer-timeline')?.scrollIntoView()")

    def calm(self) -> None:
        """Wait until the page has all that it asks for."""
        self.window.wait("document.readyState === 'complete'")
        quiet, end = 0, time.monotonic() + LIMIT
        while quiet < 2 and time.monotonic() < end:
            self.window.ask(FRAMES)
            quiet = 0 if self.server.busy else quiet + 1

    def lost(self, page: Type) -> list[str]:
        """Give the words that stay away."""
        end = time.monotonic() + LIMIT
        while True:
            lost = sorted(page.words - set(self.window.ask(SEEN) or []))
            if not lost or time.monotonic() > end:
                return lost
            time.sleep(0.02)

    def wrong(self, page: Type, faults: Faults) -> list[str]:
        """Give what is not as it should be on a page of which files fail."""
        found = []
        with self.server.failing(faults):
            self.come(page.address)
            if "late" in faults.values():
                found += [f"until then: {text[:60]}" for text in self.lost(page)]
                self.server.held.set()
            self.calm()
            found += [text[:60] for text in self.lost(page)]
            if not self.window.ask(DRAWN):
                found.append("no timeline is drawn")
            if self.should_say(faults) and not self.window.ask(SAID):
                found.append("no sentence says that it could not be drawn")
        self.window.faults()  # that files fail is what is wanted
        return found

    @staticmethod
    def should_say(faults: Faults) -> bool:
        return faults.keys() == {"/timeline.json"} and "late" not in faults.values()


def type_of(browser: Browser, visits: Visits, path: str) -> Type:
    """Look at a page as it is: without scripts, and then with all its files."""
    address = ADDRESS + path
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(address)
    words = set(bare.evaluate(SEEN))
    context.close()
    visits.server.asked.clear()
    visits.come(address)
    visits.calm()
    asked = {f"/{PurePosixPath(one).name}" for one in visits.server.asked if one.endswith(KINDS)}
    # As known on a date, a list has fewer events.
    healthy = set(visits.window.ask(SEEN))
    assert words <= healthy or "as-of" in path
    return Type(address, tuple(sorted(asked)), frozenset(words & healthy))


def one_by_one(page: Type, turn: int, *, deep: bool) -> Iterator[Faults]:
    """Give each fault of each file, or one of each: from page to page another."""
    for number, file in enumerate(page.files, turn):
        for fault in FAULTS if deep else FAULTS[number % 5 :][:1]:
            yield {file: fault}


def in_pairs(page: Type, turn: int, common: frozenset[str]) -> Iterator[Faults]:
    """Give two faults of each two files, in turn.

    What all pages ask for fails in pairs on those that ask for nothing else, half of it on each.
    """
    pairs = list(itertools.combinations(page.files, 2))
    own = [pair for pair in pairs if not common.issuperset(pair)]
    faults = itertools.cycle(itertools.product(FAULTS, FAULTS))
    turns = itertools.islice(faults, 7 * turn % 25, None)
    for files, two in zip(own or pairs[turn % 2 :: 2], turns, strict=False):
        yield dict(zip(files, two, strict=True))


@pytest.fixture(scope="module")
def visits(engine: Engine, failing: Server) -> Iterator[Visits]:
    window = Window(engine.window(1280, 900), engine.name)
    window.open(f"{ADDRESS}404.html")
    yield Visits(window, failing)
    window.close()


@pytest.fixture(scope="module")
def common(visits: Visits, browser: Browser) -> frozenset[str]:
    """Give the files that every page asks for."""
    return frozenset(type_of(browser, visits, "contribute/records/").files)


@pytest.mark.parametrize(
    ("engine", "name"),
    [*(("chromium", name) for name in TYPES), *(("firefox", name) for name in DEEP)],
    indirect=["engine"],
)
def test_whatever_file_fails_the_words_of_a_page_stay(
    visits: Visits, browser: Browser, site: Site, common: frozenset[str], name: str
) -> None:
    page = type_of(browser, visits, {**site.pages(), **MORE}[name])
    assert {"/explainer.js", "/theme.js", "/site.css"} <= common
    assert len(page.words) > 3
    turn = TYPES.index(name)
    if visits.window.of == "chromium":
        one = one_by_one(page, turn, deep=name in DEEP)
        cases = [*one, *in_pairs(page, turn, common)]
    else:
        # How a file fails is the same in each browser; what a page does then may not be.
        cases = [{file: "blocked"} for file in page.files]
    wrong = {json.dumps(faults): visits.wrong(page, faults)[:5] for faults in cases}
    assert {faults: found for faults, found in wrong.items() if found} == {}


def test_every_type_of_page_is_among_them(site: Site) -> None:
    assert set(TYPES) == {*site.pages(), *MORE}
