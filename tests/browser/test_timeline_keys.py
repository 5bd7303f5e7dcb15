"""Keyboard and screen reader: one tab stop, roving focus, what is said, what moves."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import PHONE, At
from waiting import until

DEVICES = pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
EMBED = pytest.mark.parametrize("path", ["", "timeline/", "embed/timeline/"])

# Notes each text that the heading takes on.
WATCH = """() => {
  window.headings = [];
  const heading = document.querySelector(".timeline-view");
  new MutationObserver(() => headings.push(heading.textContent))
    .observe(heading, {childList: true, characterData: true, subtree: true});
}"""


@EMBED
@DEVICES
def test_the_marks_are_one_tab_stop(standing: At, path: str, options: dict[str, Any]) -> None:
    reader = standing(path, **options)
    stops = '.mark[tabindex="0"]'
    expect(reader.stage.locator(stops)).to_have_count(1)
    reader.focus()
    reader.key("ArrowDown", "ArrowRight", "ArrowDown")
    expect(reader.stage.locator(stops)).to_have_count(1)
    assert reader.stage.locator(stops).get_attribute("data-event") == reader.focused
    here = reader.focused
    reader.key("Tab")
    assert reader.page.evaluate("() => document.activeElement.closest('.mark')") is None
    # Back to where one was.
    reader.key("Shift+Tab")
    assert reader.focused == here


@DEVICES
def test_arrows_go_from_event_to_event_in_order_of_time(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/?t=2019-04-12..2019-04-17", **options)
    later, sooner = ("ArrowDown", "ArrowUp") if options else ("ArrowRight", "ArrowLeft")
    order = reader.site.order
    reader.focus()
    reader.key("Home")
    assert reader.focused == order[0]
    # In the picture each step may move the view; in the column some show how all are.
    steps = len(order) - 1 if not options else 12
    walked = [order[0]]
    for _ in range(steps):
        reader.page.keyboard.press(later)
        walked.append(str(reader.focused))
    assert walked == order[: steps + 1]
    reader.key("End")
    assert reader.focused == order[-1]
    reader.key(later)
    assert reader.focused == order[-1]
    reader.key(sooner)
    assert reader.focused == order[-2]
    reader.key("Home")
    assert reader.focused == order[0]


@DEVICES
def test_what_has_the_focus_is_in_sight(standing: At, options: dict[str, Any]) -> None:
    reader = standing("timeline/?t=delivery", **options)
    reader.focus()
    for key in ("Home", "End", "Home"):
        reader.key(key)
        assert reader.focused in reader.ids
        mark = reader.mark(str(reader.focused))
        expect(mark if options else mark.locator(".target")).to_be_in_viewport()


def test_up_and_down_stay_in_a_lane(standing: At) -> None:
    reader = standing("timeline/")
    own = reader.site.some(lambda event: event["sides"][0] == "overwater")
    lane = [which for which in reader.site.order if which in own]
    reader.mark(lane[0]).focus()
    walked = [lane[0]]
    for _ in lane[1:]:
        reader.page.keyboard.press("ArrowDown")
        walked.append(str(reader.focused))
    assert walked == lane
    reader.key("ArrowUp")
    assert reader.focused == lane[-2]


def test_page_keys_move_in_time_and_plus_and_minus_zoom(standing: At) -> None:
    reader = standing("timeline/?t=gates")
    reader.focus()
    views = [reader.heading]
    for key in ("PageDown", "PageUp", "PageUp"):
        reader.key(key)
        views.append(reader.heading)
    assert views[0] == views[2]
    assert len(set(views)) == 3
    reader.follow("timeline/?event=great-delivery")
    whole = reader.heading
    reader.mark("great-delivery").focus()
    reader.key("+")
    assert reader.heading != whole
    assert "great-delivery" in reader.ids
    reader.key("-")
    assert reader.heading == whole


@DEVICES
def test_a_page_key_that_has_nowhere_to_turn_to_moves_the_page(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    reader.focus()
    before = reader.heading, reader.focused
    reader.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    reader.page.keyboard.press("PageDown")
    until(reader.page, "() => scrollY > 100")
    assert (reader.heading, reader.focused) == before


def test_keys_of_the_browser_are_left_to_it(standing: At) -> None:
    reader = standing("timeline/")
    reader.focus()
    reader.key("Home")
    here, heading = reader.focused, reader.heading
    reader.key("Control+ArrowRight", "Control+End", "Meta+ArrowRight")
    assert (reader.focused, reader.heading) == (here, heading)


@pytest.mark.parametrize("key", ["Enter", "Space"])
@DEVICES
def test_a_key_opens_the_panel_and_escape_closes_it_and_the_focus_stays(
    standing: At, key: str, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    expect(reader.panel).to_be_hidden()
    reader.focus()
    reader.key("Home", "ArrowDown" if options else "ArrowRight")
    event = reader.site.event(reader.site.order[1])
    reader.key(key)
    expect(reader.panel).to_contain_text(event["title"])
    expect(reader.panel).to_contain_text(event["date"]["text"])
    reader.settle()
    assert reader.focused == event["id"]
    expect(reader.mark(event["id"])).to_have_attribute("aria-selected", "true")
    reader.key("Escape")
    expect(reader.panel).to_be_hidden()
    assert reader.focused == event["id"]
    reader.key(key)
    expect(reader.panel).to_be_visible()
    reader.panel.get_by_role("button", name="Close").focus()
    reader.key("Escape")
    expect(reader.panel).to_be_hidden()
    assert reader.focused == event["id"]


def test_folds_open_and_close_by_key_one_at_a_time(at: At) -> None:
    reader = at("timeline/")
    names = ("Search and filter", "View", "Share")
    openers = [reader.figure.get_by_role("button", name=name, exact=True) for name in names]
    for opener in openers:
        opener.focus()
        reader.key("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
        others = [one for one in openers if one is not opener]
        for other in others:
            expect(other).to_have_attribute("aria-expanded", "false")
        fold = reader.page.locator(f"#{opener.get_attribute('aria-controls')}")
        expect(fold).to_be_visible()
        # What is in it comes when it is opened, and the focus goes to its first field.
        expect(fold.locator("input, select, button").first).to_be_focused()
    openers[-1].focus()
    reader.key("Space")
    expect(openers[-1]).to_have_attribute("aria-expanded", "false")


def test_a_reader_of_the_keyboard_filters_reads_and_shows_all_again(standing: At) -> None:
    reader = standing("timeline/")
    reader.figure.get_by_role("button", name="Search and filter", exact=True).focus()
    reader.key("Enter")
    reader.page.keyboard.type("lantern")
    total = len(reader.site.events)
    expect(reader.notice).to_contain_text(f" of {total}")
    reader.focus()
    reader.key("Home", "Enter")
    expect(reader.title).to_have_text(reader.site.event(str(reader.focused))["title"])
    reader.figure.get_by_role("button", name="Show all events").focus()
    reader.key("Enter")
    assert len(reader.shown) == total


# What is said -------------------------------------------------------------------------------------


@DEVICES
def test_a_screen_reader_finds_a_list_box_of_numbered_options(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    data = reader.site.data
    box = reader.page.get_by_role("listbox")
    expect(box).to_have_accessible_name(f"{data['title']}: events in order of time")
    expect(box.get_by_role("option")).not_to_have_count(0)
    numbers = reader.marks.evaluate_all("all => all.map(one => Number(one.ariaPosInSet))")
    assert numbers == sorted(numbers)
    assert numbers[-1] == len(data["events"])
    sides = {side["id"]: side["name"] for side in data["sides"]}
    for which in ("first-carts", "great-delivery", "second-summons"):
        event = reader.site.event(which)
        names = ", ".join if options else ", also ".join
        differ = "; accounts differ" if event.get("disputed") else ""
        lanes = names(sides[side] for side in event["sides"])
        expect(reader.mark(which)).to_have_accessible_name(
            f"{event['date']['text']}: {event['title']}. {lanes}{differ}"
        )


def test_changes_are_announced_by_the_headline_alone(at: At) -> None:
    reader = at("timeline/")
    assert reader.live.get_attribute("aria-live") == "polite"
    expect(reader.live).to_be_empty()
    reader.focus()
    reader.key("Home")
    expect(reader.live).to_be_empty()
    for which, then in pairwise(reader.site.order[:4]):
        reader.mark(which).focus()
        reader.key("Enter")
        expect(reader.live).to_have_text(reader.site.event(which)["title"])
        reader.press("Next")
        expect(reader.live).to_have_text(reader.site.event(then)["title"])
    reader.press("Close")
    expect(reader.live).to_be_empty()
    # The panel itself is read when the reader goes there, not shouted.
    loud = "[aria-live], [role=status], [role=alert]"
    assert reader.panel.locator(loud).count() == 0


def test_only_the_marks_of_the_picture_are_said(standing: At) -> None:
    reader = standing("timeline/?answers=1")
    said = reader.picture.evaluate(
        """svg => [...svg.querySelectorAll("text")]
          .filter(one => !one.closest("[aria-hidden=true], [role=option]")).length"""
    )
    assert said == 0
    hidden = reader.page.locator(".timeline-overview svg")
    expect(hidden).to_have_attribute("aria-hidden", "true")


# What is seen -------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(standing: At, scheme: Any) -> None:  # noqa: ANN401 - Playwright's own word
    reader = standing("timeline/", color_scheme=scheme)
    reader.focus()
    reader.key("ArrowRight")
    ring = reader.mark(str(reader.focused)).locator(".ring")
    look = ring.evaluate("one => [getComputedStyle(one).stroke, getComputedStyle(one).strokeWidth]")
    accent = reader.figure.evaluate(
        """one => {
          const made = document.createElement("i");
          made.style.color = "var(--accent)";
          one.append(made);
          const {color} = getComputedStyle(made);
          made.remove();
          return color;
        }"""
    )
    assert look == [accent, "2.5px"]
    box = ring.bounding_box()
    assert box
    assert box["width"] >= 20
    for name in ("Search and filter", "Zoom in", "The delivery"):
        button = reader.figure.get_by_role("button", name=name, exact=True)
        button.focus()
        outline = button.evaluate("one => getComputedStyle(one).outlineStyle")
        assert outline == "solid", name


def test_the_focus_is_seen_in_the_column(standing: At) -> None:
    reader = standing("timeline/", **PHONE)
    reader.focus()
    reader.key("ArrowDown")
    look = reader.mark(str(reader.focused)).evaluate(
        "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]"
    )
    # 2.5 px, of which a screen may have two.
    assert look in (["solid", "2px"], ["solid", "2.5px"])


def test_who_asked_for_no_motion_sees_none(at: At) -> None:
    reader = at("timeline/", reduced_motion="reduce")
    reader.page.evaluate(WATCH)
    reader.press("The delivery")
    there = reader.heading
    reader.press("All events")
    assert reader.page.evaluate("headings") == [there, reader.heading]
    moving = "() => document.getAnimations().filter(one => one.effect.target.closest('figure'))"
    assert reader.page.evaluate(f"({moving})().length") == 0


def test_who_did_not_sees_the_way_from_one_view_to_the_other(standing: At, at: At) -> None:
    calm = standing("timeline/?t=delivery").heading
    reader = at("timeline/", reduced_motion="no-preference")
    reader.page.evaluate(WATCH)
    reader.press("The delivery")
    expect(reader.page.locator(".timeline-view")).to_have_text(calm)
    assert len(reader.page.evaluate("headings")) > 1
