"""No page may have what axe finds to be wrong, by WCAG 2.2 A and AA."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from reader import PHONE, At, Reader, Site, Visit

AXE = Path(__file__).parent.parent.parent / "builder/web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# At night nothing else than the colours is another.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """([type, values]) => axe.run(document, {
  runOnly: {type, values}, resultTypes: ["violations"],
}).then(({violations, passes}) => [
  violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 120)])),
  passes.map(one => one.id),
])"""

PAGES = pytest.mark.parametrize("name", ["home", "timeline", "embed"])
DEVICES = pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])


def wrong(page: Page) -> list[list[str]]:
    """Give each rule that the page breaks, by day and by night, with the element."""
    faults = []
    for scheme, what in (("default", ["tag", TAGS]), ("slate", ["rule", COLOURS])):
        # As the theme's switch does.
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
        found, passed = page.evaluate(RUN, what)
        assert "color-contrast" in passed
        faults += [[scheme, *one] for one in found]
    return faults


def arrived(reader: Reader, path: str | None = None) -> Reader:
    if path is not None:
        reader.visit.open(path)
    reader.page.add_script_tag(path=AXE)
    return reader


@PAGES
@DEVICES
def test_no_page_with_a_timeline_breaks_a_rule(
    at: At, site: Site, name: str, options: dict[str, Any]
) -> None:
    reader = arrived(at(site.timelines()[name], **options))
    assert wrong(reader.page) == []
    # One that stays when the minor ones go.
    reader.select(next(one for one in reader.ids if site.event(one)["significance"] > 1))
    reader.choose("Search and filter", "How many", "Without minor ones")
    expect(reader.panel).to_be_visible()
    assert wrong(reader.page) == []


def test_neither_do_answers_drawn_nor_the_other_folds(at: At) -> None:
    reader = arrived(at("timeline/?lanes=type&zone=halifax"))
    reader.unfold("View")
    reader.figure.get_by_label("Draw all answers").check()
    reader.settle()
    assert wrong(reader.page) == []
    reader.unfold("Share")
    assert wrong(reader.page) == []


def test_neither_does_an_empty_result_of_a_link_that_cannot_be_followed(
    visit: Callable[..., Visit],
) -> None:
    reader = arrived(Reader(visit()), "timeline/?actor=nobody&find=no+such+words")
    expect(reader.notice).to_contain_text("The link names an actor")
    expect(reader.notice).to_contain_text("No event fits")
    assert wrong(reader.page) == []


@DEVICES
def test_no_other_type_of_page_breaks_a_rule(
    visit: Callable[..., Visit], site: Site, options: dict[str, Any]
) -> None:
    window = visit(**options)
    others = {name: path for name, path in site.pages().items() if name not in {"home", "timeline"}}
    faults = []
    for name, path in {**others, "404": "404.html"}.items():
        page = window.open(path)
        page.wait_for_load_state("networkidle")
        page.add_script_tag(path=AXE)
        faults += [[name, *one] for one in wrong(page)]
    assert faults == []


def test_neither_does_the_search_of_the_site(
    visit: Callable[..., Visit],
) -> None:
    window = visit()
    page = window.open("method/")
    page.add_script_tag(path=AXE)
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("Lantern")
    page.locator(".md-search-result__item a").first.wait_for()
    assert wrong(page) == []
