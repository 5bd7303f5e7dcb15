"""What holds for every type of page, wide and on a phone: each is opened once and looked at."""

from dataclasses import dataclass
from typing import Any

import pytest
from contrast import DIM
from playwright.sync_api import Page, expect
from reader import PHONE, Site, Windows, too_wide, visits
from rules import but_for_colours

from builder.words import ENGLISH

WIDE, NARROW = 1440, 390
PANES = (WIDE, 640, 320, NARROW)
"""Windows that a page must fit: a wide one, one of 1280 at 200 %, the narrowest, and a phone."""
# A4 without the 25 mm that the theme leaves on each side, at 96 pixels an inch; and a wide sheet.
SHEETS = (605, 1500)
ON_SCREEN_ONLY = (".md-header", ".md-tabs", ".md-content__button", ".trail", ".basis-filter")
SCHEMES = {"light": "default", "dark": "slate"}

# What scripts put in the place of a list, or offer beside it.
ADDED = ".timeline-figure, .basis-filter, .md-clipboard, .md-code__nav, article button, .as-of-form"
# What stands there instead, or is folded then.
REPLACED = ".timeline-strip, .timeline-list, .timeline-fold, .headerlink"

# The visible words of the page's own part, line by line.
WORDS = """without => {
  const page = document.querySelector("article, .md-content");
  for (const one of page.querySelectorAll(without)) one.remove();
  return page.innerText.split("\\n").map(one => one.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


@dataclass(frozen=True)
class Seen:
    """What was seen of a page."""

    headings: int
    title: str
    too_wide: list[int]
    """The widths of window at which it can be scrolled sideways."""
    dim: list[tuple[str, str]]
    """Texts that cannot be read, by colour scheme."""
    broken: list[list[str]]
    """What axe finds to be wrong."""
    spilt: list[int]
    """The widths of paper that it leaves."""
    printed: list[str]
    """What belongs to the screen alone and is on paper."""
    words: dict[int, list[str]]
    """Its words by the width of the window."""


Pages = dict[str, Seen]


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def words(page: Page) -> dict[int, list[str]]:
    found = {}
    for width in (WIDE, NARROW):
        resize(page, width)
        # What was laid out for another window, or for paper, is so in the next frame but one.
        page.wait_for_timeout(100)
        found[width] = page.evaluate(WORDS, f"{ADDED}, {REPLACED}")
    return found


def on_screen(page: Page) -> tuple[list[int], list[tuple[str, str]]]:
    wide, dim = [], []
    for pane in PANES:
        resize(page, pane)
        wide += [pane] if too_wide(page) else []
        # As the theme's switch does.
        for scheme, attribute in SCHEMES.items() if pane in (WIDE, NARROW) else ():
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", attribute)
            dim += [(scheme, text) for text in page.evaluate(DIM)]
    return wide, dim


def on_paper(page: Page) -> tuple[list[int], list[str]]:
    page.emulate_media(media="print")
    spilt, printed = [], []
    for width in SHEETS:
        resize(page, width)
        reach = page.evaluate("() => document.documentElement.scrollWidth")
        spilt += [width] if reach > width else []
        shown = (one for one in ON_SCREEN_ONLY if page.locator(one).filter(visible=True).count())
        printed += list(shown)
    page.emulate_media(media="screen")
    return spilt, printed


def look(page: Page) -> Seen:
    heading = page.get_by_role("heading", level=1)
    expect(heading.first).to_be_visible()
    headings, title = heading.count(), page.title()
    page.wait_for_load_state("networkidle")
    wide, dim = on_screen(page)
    wrong = but_for_colours(page)  # which are looked at above
    spilt, printed = on_paper(page)
    return Seen(headings, title, wide, dim, wrong, spilt, printed, words(page))


@pytest.fixture(scope="module")
def pages(windows: Windows, site: Site) -> Pages:
    """Give what is seen of the page of each type, by its name, on a phone that grows."""
    with visits(windows, site) as visit:
        window = visit(**PHONE)
        every = {**site.pages(), "404": "404.html"}
        return {name: look(window.open(path)) for name, path in every.items()}


def wrong(pages: Pages, what: str) -> dict[str, Any]:
    return {name: getattr(seen, what) for name, seen in pages.items() if getattr(seen, what)}


def test_every_type_of_page_has_one_heading_and_a_title(pages: Pages) -> None:
    assert len(pages) > 20
    assert [name for name, seen in pages.items() if seen.headings != 1 or not seen.title] == []


def test_no_type_of_page_can_be_scrolled_sideways(pages: Pages) -> None:
    assert wrong(pages, "too_wide") == {}


def test_every_type_of_page_can_be_read_by_day_and_by_night(pages: Pages) -> None:
    assert wrong(pages, "dim") == {}


def test_no_type_of_page_breaks_a_rule_of_accessibility(pages: Pages) -> None:
    assert wrong(pages, "broken") == {}


def test_no_type_of_page_leaves_the_paper(pages: Pages) -> None:
    assert wrong(pages, "spilt") == {}


def test_nothing_that_belongs_to_the_screen_is_printed(pages: Pages) -> None:
    assert wrong(pages, "printed") == {}


def test_a_page_that_is_not_there_says_so_in_the_look_of_the_site(pages: Pages) -> None:
    assert ENGLISH.text("lost.title") in pages["404"].words[NARROW]


def test_every_type_of_page_says_the_same_without_javascript(
    windows: Windows, site: Site, pages: Pages
) -> None:
    with visits(windows, site) as visit:
        window = visit(**PHONE, java_script_enabled=False)
        for name, path in site.pages().items():
            bare = words(window.open(path))
            assert all(len(lines) > 3 for lines in bare.values()), name
            assert pages[name].words == bare, name
