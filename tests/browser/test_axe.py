"""No page may have what axe finds to be wrong, by WCAG 2.2 A and AA."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Reader, Site, Visit
from rules import broken

PAGES = pytest.mark.parametrize("name", ["home", "timeline", "embed"])
DEVICES = pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])


@PAGES
@DEVICES
def test_no_page_with_a_timeline_in_use_breaks_a_rule(
    at: At, site: Site, name: str, options: dict[str, Any]
) -> None:
    reader = at(site.timelines()[name], **options)
    # One that stays when the minor ones go.
    reader.select(next(one for one in reader.ids if site.event(one)["significance"] > 1))
    reader.choose("Search and filter", "How many", "Hide minor events")
    expect(reader.panel).to_be_visible()
    assert broken(reader.page) == []


def test_neither_do_answers_drawn_nor_the_other_folds(at: At) -> None:
    reader = at("timeline/?lanes=type&zone=halifax")
    reader.unfold("View")
    reader.figure.get_by_label("Show all responses").check()
    reader.settle()
    assert broken(reader.page) == []
    reader.unfold("Share")
    assert broken(reader.page) == []


def test_neither_does_an_empty_result_of_a_link_that_cannot_be_followed(
    visit: Callable[..., Visit],
) -> None:
    reader = Reader(visit())
    reader.visit.open("timeline/?actor=nobody&find=no+such+words")
    expect(reader.notice).to_contain_text("The link names an actor")
    expect(reader.notice).to_contain_text("No events match")
    assert broken(reader.page) == []


def test_neither_does_the_search_of_the_site(
    visit: Callable[..., Visit],
) -> None:
    window = visit()
    page = window.open("method/")
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("Lantern")
    page.locator(".md-search-result__item a").first.wait_for()
    assert broken(page) == []
