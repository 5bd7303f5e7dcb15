"""A phone: time runs down, thumbs find what they look for, and nothing scrolls sideways."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Visit, plain, too_wide
from waiting import until

SMALL = {**PHONE, "viewport": {"width": 320, "height": 640}}
PHONES = pytest.mark.parametrize("phone", [PHONE, SMALL], ids=["390", "320"])
BOTH = pytest.mark.parametrize("path", ["", "timeline/"])

# All that can be pressed in the figure, with its size; a label stands for its box to tick.
TARGETS = """() => [...document.querySelectorAll(
    ".timeline-figure :is(button, a, select, input, [role=option])")]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => one.matches("[type=checkbox]") ? one.closest("label") : one)
  .map(one => {
    const {width, height} = one.getBoundingClientRect();
    const name = one.textContent.trim() || one.getAttribute("aria-label") || one.tagName;
    return [name, Math.round(width), Math.round(height)];
  })"""


def said(texts: list[str]) -> list[str]:
    return [plain(text) for text in texts]


@BOTH
@PHONES
def test_time_runs_down_the_page_and_nothing_scrolls_sideways(
    standing: At, path: str, phone: dict[str, Any]
) -> None:
    reader = standing(path, **PHONE)
    reader.page.set_viewport_size(phone["viewport"])
    assert reader.picture.count() == 0
    boxes = reader.boxes(".timeline-viewport .mark")
    tops = [box["y"] for box in boxes]
    assert tops == sorted(tops)
    assert len({box["x"] for box in boxes}) == 1
    ids = reader.ids
    assert ids == [one for one in reader.site.order if one in ids]
    assert not too_wide(reader.page)
    for fold in ("Search and filter", "View", "Share"):
        reader.unfold(fold)
        assert not too_wide(reader.page), fold
    reader.select(ids[3])
    assert not too_wide(reader.page)
    assert reader.page.evaluate("visualViewport.scale") == 1


def test_all_events_stand_there_with_date_title_and_sides(standing: At) -> None:
    reader = standing("timeline/", **PHONE)
    sides = {side["id"]: side["name"] for side in reader.site.data["sides"]}
    assert reader.ids == reader.site.order
    rows = [reader.site.event(which) for which in reader.site.order]
    dates = said(reader.texts(".column-date"))
    for date, event in zip(dates, rows, strict=True):
        assert date == event["date"]["text"]
    assert said(reader.texts(".column-title")) == [plain(event["title"]) for event in rows]
    for text, event in zip(reader.texts(".column-sides"), rows, strict=True):
        differ = ["accounts differ"] if event.get("disputed") else []
        assert plain(text) == " ".join([sides[side] for side in event["sides"]] + differ)
    # Not a point where the record says a band.
    spans = [event["id"] for event in rows if event["date"]["precision"] == "span"]
    for which in spans:
        assert reader.mark(which).locator(".column-glyph svg.is-band").count() == 1, which


def test_gaps_between_dates_are_said(standing: At) -> None:
    reader = standing("timeline/?weight=3", **PHONE)
    rows = reader.stage.locator(".column-gap, .mark").evaluate_all(
        "all => all.map(one => one.dataset.event ?? one.textContent)"
    )
    # From 7 October 2023 to 1 April 2019, and from there to 13 April.
    first, second, third = (
        rows.index(which) for which in ("canal-closed", "gates-opened", "great-delivery")
    )
    assert rows[first + 1 : second] == ["176 days later"]
    assert rows[second + 1 : third] == ["12 days later"]
    gaps = reader.stage.locator(".column-gap")
    assert set(gaps.evaluate_all("all => all.map(one => one.ariaHidden)")) == {"true"}


def test_chapters_are_named_where_they_begin(standing: At) -> None:
    reader = standing("timeline/?t=2019-04-11..2019-04-17", **PHONE)
    titles = {chapter["title"] for chapter in reader.site.data["chapters"]}
    named = said(reader.texts(".column-chapter"))
    assert len(named) > 1
    assert set(named) <= titles


@PHONES
def test_what_can_be_pressed_is_large_enough_for_a_thumb(
    standing: At, phone: dict[str, Any]
) -> None:
    reader = standing("timeline/?side=netherford&event=great-delivery", **PHONE)
    reader.page.set_viewport_size(phone["viewport"])
    small = []
    for fold in ("Search and filter", "View", "Share"):
        reader.unfold(fold)
        reader.settle()
        found = reader.page.evaluate(TARGETS)
        assert len(found) > 30
        small += [one for one in found if min(one[1:]) < 44]
    assert small == []


@BOTH
def test_a_tap_opens_an_event_and_its_page_is_one_tap_away(at: At, path: str) -> None:
    reader = at(path, **PHONE)
    here = reader.hits()[2]
    reader.page.touchscreen.tap(here["x"], here["y"])
    event = reader.site.event(here["id"])
    expect(reader.title).to_have_text(event["title"])
    expect(reader.title).to_be_in_viewport(ratio=1)
    reader.panel.get_by_role("link", name="Go to the event").tap()
    reader.page.wait_for_url(reader.site.address + event["url"])


def test_a_thumb_on_the_timeline_scrolls_the_page_and_selects_nothing(standing: At) -> None:
    reader = standing("timeline/", **PHONE)
    reader.stage.evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 100)")
    before, top = reader.heading, reader.page.evaluate("scrollY")
    reader.fingers(((200, 600), (200, 300)))
    until(reader.page, "top => scrollY > top + 100", top)
    expect(reader.panel).to_be_hidden()
    assert reader.heading == before


def test_on_a_page_with_more_to_say_there_are_few_rows_and_a_way_to_the_others(
    standing: At,
) -> None:
    reader = standing("", **PHONE)
    order, shown = reader.site.order, reader.ids
    assert shown == order[: len(shown)]
    assert 5 < len(shown) < 20
    more = reader.stage.get_by_role("button", name=re.compile("later"))
    expect(more).to_have_text(f"{len(order) - len(shown)} later")
    more.tap()
    # Where the rows went on is where the reader goes on.
    assert reader.focused == order[len(shown)]
    assert order[len(shown)] in reader.ids
    seen = set(shown)
    while more.is_visible():
        seen |= set(reader.ids)
        more.tap()
        reader.settle()
    assert seen | set(reader.ids) == set(order)
    earlier = reader.stage.get_by_role("button", name=re.compile("earlier"))
    left = len(order) - len(reader.ids)
    expect(earlier).to_have_text(f"{left} earlier")


def test_a_chapter_shows_its_events_and_all_is_the_way_back(standing: At) -> None:
    reader = standing("timeline/", **PHONE)
    everything = reader.ids
    reader.press("The delivery")
    some = reader.ids
    assert "first-carts" in some
    assert "lantern-meeting" not in some
    reader.press("All events")
    assert reader.ids == everything


def test_turning_a_phone_changes_between_column_and_picture_and_keeps_the_view(
    standing: At,
) -> None:
    reader = standing("timeline/?type=message&lanes=type&event=line-kept-open", **PHONE)
    page, title = reader.page, reader.site.event("line-kept-open")["title"]
    before, ids, url = reader.heading, reader.ids, page.url
    expect(reader.figure).to_have_class(re.compile("is-column"))
    page.set_viewport_size({"width": 844, "height": 390})
    expect(reader.picture).to_have_count(1)
    expect(reader.stage.locator(".timeline-vertical")).to_have_count(0)
    assert (reader.heading, page.url) == (before, url)
    assert set(reader.shown) == set(ids)
    expect(reader.title).to_have_text(title)
    assert not too_wide(page)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(reader.picture).to_have_count(0)
    assert reader.ids == ids
    expect(reader.mark("line-kept-open")).to_have_attribute("aria-selected", "true")
    assert not too_wide(page)


def test_a_wider_window_is_a_wider_picture(standing: At) -> None:
    reader = standing("timeline/", viewport={"width": 760, "height": 900})
    for width in (1440, 1000, 701):
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.settle()
        stage = reader.stage.bounding_box()
        assert stage
        drawn = reader.boxes("svg.timeline-picture") or reader.boxes(".timeline-vertical")
        assert abs(drawn[0]["width"] - stage["width"]) <= 1
        assert not too_wide(reader.page), width


def test_without_javascript_a_phone_has_strip_and_list_and_no_sideways_scroll(
    visit: Any,  # noqa: ANN401 - the fixture of a window
) -> None:
    window: Visit = visit(**{**SMALL, "java_script_enabled": False})
    page = window.page
    page.goto(f"{window.site.address}timeline/")
    assert page.locator(".timeline-list li").count() == len(window.site.events)
    expect(page.locator("svg.strip").filter(visible=True)).to_have_count(1)
    box = page.locator("svg.strip").filter(visible=True).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
