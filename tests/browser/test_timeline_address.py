"""Every view has an address: restored on arrival and on Back, forgiving, and easy to take along."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Reader, Visit

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def heads(words: str) -> Callable[[Reader], bool]:
    return lambda reader: reader.heading == words


def has(fits: Callable[[dict[str, Any]], Any]) -> Callable[[Reader], bool]:
    return lambda reader: sorted(reader.shown) == sorted(reader.site.some(fits))


def chosen(label: str, what: str) -> Callable[[Reader], bool]:
    return lambda reader: reader.chosen("View", label) == what


def said(*parts: str) -> Callable[[Reader], bool]:
    return lambda reader: all(part in reader.panel.inner_text() for part in parts)


# A part of the grammar, and what shows that it was followed.
GRAMMAR: dict[str, Callable[[Reader], bool]] = {
    "t=2019-04-13..2019-04-14": heads("13–14 April 2019"),
    "t=2019-04-13..2019-04-13": heads("13 April 2019"),
    "t=2019-04-13T18:00..2019-04-15T00:00": heads("13 April, 18:00 – 14 April 2019, 24:00"),
    "t=2019-04-13T18:00..2019-04-14T06:30": heads("13 April, 18:00 – 14 April 2019, 06:30"),
    "t=2019-04-01..2019-04-10": heads("1–10 April 2019"),
    "lanes=actor": chosen("Lanes", "By actor"),
    "lanes=type": lambda reader: "Development" in reader.lanes,
    "lanes=chapter": lambda reader: "The delivery" in reader.lanes,
    "scale=even": lambda reader: reader.stage.locator(".break").count() == 0,
    "zone=halifax": chosen("Clock", "Halifax"),
    "zone=mine": chosen("Clock", "Your own"),
    "actor=dam-keepers-guild": has(lambda event: "dam-keepers-guild" in event.get("actors", [])),
    "side=netherford": has(lambda event: "netherford" in event["sides"]),
    "side=netherford,river-board": has(
        lambda event: {"netherford", "river-board"} & set(event["sides"])
    ),
    "type=development": has(lambda event: event["type"] == "development"),
    "basis=unnamed-official": has(
        lambda event: any(one["basis"] == "unnamed official" for one in event.get("said", []))
    ),
    "weight=2": has(lambda event: event["significance"] >= 2),
    "disputed=1": has(lambda event: event.get("disputed")),
    "find=lantern": lambda reader: "lantern-meeting" in reader.ids and len(reader.ids) < 5,
    "event=first-carts": said("185 carts", "13 April 2019"),
    "answers=1": lambda reader: reader.stage.locator(".arc").count() > 5,
    "event=great-delivery&tour=1": said("Key moment 3 of"),
}


# A word, a time to the minute, several values, a step of the story.
ARRIVING = (
    "lanes=actor",
    "t=2019-04-13T18:00..2019-04-14T06:30",
    "side=netherford,river-board",
    "event=great-delivery&tour=1",
)


def test_every_part_of_an_address_is_followed_and_stays_in_it(standing: At) -> None:
    reader = standing()
    wrong = []
    for query, is_followed in GRAMMAR.items():
        reader.follow(f"timeline/?{query}")
        if not (is_followed(reader) and stays(reader, query)):
            wrong.append(query)
    assert wrong == []


@pytest.mark.parametrize("query", ARRIVING)
def test_on_arrival_it_is_followed_as_on_the_way_back(at: At, query: str) -> None:
    reader = at(f"timeline/?{query}")
    assert GRAMMAR[query](reader)
    assert stays(reader, query)


def stays(reader: Reader, query: str) -> bool:
    """Tell whether the address is as it was, and nobody is told that it cannot be followed."""
    here = reader.page.url == f"{reader.site.address}timeline/?{query}"
    return here and "The link" not in reader.notice.inner_text()


@pytest.mark.parametrize("path", ["", "embed/timeline/"])
@pytest.mark.parametrize(
    "query", ["t=delivery&lanes=type&event=first-carts", "side=netherford&scale=even"]
)
def test_the_same_grammar_works_at_home_and_in_the_frame(
    standing: At, at: At, path: str, query: str
) -> None:
    reader = standing(f"timeline/?{query}")
    before = reader.heading, reader.lanes, reader.ids, reader.panel.is_visible()
    # So wide as there.
    width = reader.boxes(".timeline-viewport")[0]["width"]
    reader = at(f"{path}?{query}")
    here = reader.boxes(".timeline-viewport")[0]["width"]
    reader.page.set_viewport_size({"width": 1440 + round(width - here), "height": 900})
    reader.settle()
    assert (reader.heading, reader.lanes, reader.ids, reader.panel.is_visible()) == before
    expect(reader.page).to_have_url(f"{reader.site.address}{path}?{query}")


def test_a_chapter_is_restored_as_its_button_shows_it(standing: At, at: At) -> None:
    reader = standing("timeline/")
    reader.press("The delivery")
    shown = reader.heading
    reader = at("timeline/?t=delivery")
    assert reader.heading == shown
    expect(reader.figure.get_by_role("button", name="The delivery", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_all_parts_of_an_address_work_together_and_those_of_others_are_left_alone(at: At) -> None:
    query = "t=2019-04-12..2019-04-15&lanes=type&scale=even&side=netherford&event=great-delivery"
    reader = at(f"timeline/?from=friend&{query}#note")
    assert reader.heading == "12–15 April 2019"
    assert reader.lanes[0] == "Development"
    assert set(reader.shown) <= set(reader.site.some(lambda event: "netherford" in event["sides"]))
    expect(reader.title).to_have_text(reader.site.event("great-delivery")["title"])
    reader.press("Close")
    kept = query.removesuffix("&event=great-delivery")
    expect(reader.page).to_have_url(f"{reader.site.address}timeline/?from=friend&{kept}#note")


# Back ---------------------------------------------------------------------------------------------


def test_the_view_is_there_again_after_back_from_the_page_of_an_event(at: At) -> None:
    reader = at(
        "timeline/?t=2019-04-12..2019-04-15&lanes=type&side=netherford&event=great-delivery"
    )
    page = reader.page
    page.evaluate("() => { window.stayed = true; }")
    before = reader.heading, reader.lanes, reader.ids, page.url
    reader.panel.get_by_role("link", name="Go to the event").click()
    page.wait_for_url("**/events/great-delivery/")
    expect(reader.figure).to_have_count(0)
    page.go_back()
    expect(reader.arrive().title).to_have_text(reader.site.event("great-delivery")["title"])
    assert (reader.heading, reader.lanes, reader.ids, page.url) == before
    expect(reader.figure).to_have_count(1)
    assert page.evaluate("() => window.stayed"), "the whole page was reloaded"


def test_back_steps_through_what_a_reader_decided_and_forward_again(at: At) -> None:
    reader = at("timeline/")
    page = reader.page
    page.evaluate("() => { window.stayed = true; }")
    reader.choose("View", "Lanes", "By kind of event")
    reader.choose("View", "Clock", "Halifax")
    reader.select("second-summons")
    both = {"lanes": "type", "zone": "halifax"}
    assert reader.asked == {**both, "event": "second-summons"}
    reader.first_back()
    expect(reader.panel).to_be_hidden()
    assert reader.asked == both
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?lanes=type$"))
    expect(page.get_by_text("Clock times: local time.")).to_have_count(1)
    assert reader.chosen("View", "Lanes") == "By kind of event"
    page.go_back()
    expect(page).to_have_url(f"{reader.site.address}timeline/")
    assert reader.chosen("View", "Lanes") == "By side"
    for _ in range(3):
        page.go_forward()
    expect(reader.arrive().title).to_have_text(reader.site.event("second-summons")["title"])
    assert reader.asked == {**both, "event": "second-summons"}
    assert page.evaluate("() => window.stayed"), "the whole page was reloaded"


def test_the_keyboard_stays_where_it_was_after_the_first_back_and_the_next(at: At) -> None:
    reader = at("timeline/")
    reader.mark("great-delivery").focus()
    reader.key("Enter")
    reader.key("ArrowRight")
    reader.key("Enter")
    here = reader.focused
    assert here not in {None, "great-delivery"}
    reader.first_back()
    expect(reader.title).to_have_text(reader.site.event("great-delivery")["title"])
    assert reader.focused == here
    reader.page.go_back()
    expect(reader.panel).to_be_hidden()
    assert reader.focused == here
    # Who then goes elsewhere and comes again is where every reader begins.
    reader.page.get_by_role("link", name="Actors", exact=True).first.click()
    reader.page.wait_for_url("**/actors/")
    reader.page.get_by_role("link", name="Timeline", exact=True).first.click()
    reader.arrive()
    assert reader.focused is None


def test_back_undoes_a_chapter_and_a_filter_and_leads_to_where_the_reader_was(at: At) -> None:
    reader = at("timeline/")
    page = reader.page
    whole = reader.heading
    reader.press("Zoom in")
    near = reader.heading
    # At once, before the address has been told of the zoom.
    reader.press("The delivery")
    assert reader.asked == {"t": "delivery"}
    reader.choose("Search and filter", "Side", "Overwater")
    assert reader.asked == {"t": "delivery", "side": "overwater"}
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?t=delivery$"))
    page.go_back()
    expect(reader.figure.locator(".timeline-view")).to_have_text(near)
    reader.press("All events")
    expect(reader.figure.locator(".timeline-view")).to_have_text(whole)
    page.go_back()
    expect(reader.figure.locator(".timeline-view")).to_have_text(near)


def test_on_a_phone_back_closes_the_panel_and_forward_opens_it(at: At) -> None:
    reader = at("timeline/", **PHONE)
    here = reader.hits()[0]
    reader.page.touchscreen.tap(here["x"], here["y"])
    expect(reader.panel).to_be_visible()
    reader.page.go_back()
    expect(reader.panel).to_be_hidden()
    expect(reader.page).to_have_url(f"{reader.site.address}timeline/")
    reader.page.go_forward()
    expect(reader.title).to_have_text(reader.site.event(here["id"])["title"])


def test_moving_about_keeps_the_address_true_and_adds_no_step_to_go_back(at: At) -> None:
    reader = at("timeline/")
    steps = "() => history.length"
    before = reader.page.evaluate(steps)
    reader.press("Zoom in")
    expect(reader.page).to_have_url(re.compile(r"\?t=\d{4}-"))
    there = reader.heading
    address = reader.page.url
    reader.press("Zoom in")
    expect(reader.page).not_to_have_url(address)
    assert reader.heading != there
    reader.press("Zoom out")
    # The address follows once the reader has paused.
    expect(reader.page).to_have_url(address)
    assert reader.page.evaluate(steps) == before
    reader.page.reload()
    assert reader.arrive().heading == there


# What cannot be followed --------------------------------------------------------------------------


def test_of_an_outdated_address_the_rest_is_shown_and_the_sentence_goes_with_the_next_choice(
    at: At,
) -> None:
    reader = at("timeline/?actor=nobody&type=development&lanes=type")
    expect(reader.notice).to_contain_text("The link names an actor that is no longer here")
    expect(reader.notice).to_contain_text("the rest of it is shown")
    wanted = reader.site.some(lambda event: event["type"] == "development")
    assert sorted(reader.shown) == sorted(wanted)
    assert reader.lanes == ["Development"]
    reader.press("Show all events")
    expect(reader.notice).to_be_empty()
    expect(reader.page).to_have_url(re.compile(r"\?lanes=type$"))


def test_nonsense_in_an_address_is_text_and_runs_nothing(visit: Callable[..., Visit]) -> None:
    evil = quote("<img src=x onerror=window.ran=1>")
    reader = Reader(visit())
    reader.visit.open(f"timeline/?find={evil}&t=..&event={evil}&zone=__proto__&lanes=constructor")
    expect(reader.notice).to_contain_text("No events match your filters.")
    expect(reader.notice).to_contain_text("The link names lanes that are not here")
    assert reader.page.locator("img[src=x]").count() == 0
    assert reader.page.evaluate("window.ran") is None
    reader.press("Show all events")
    assert len(reader.shown) == len(reader.site.events)


# To take along ------------------------------------------------------------------------------------


def clipboard(reader: Reader) -> str:
    return str(reader.page.evaluate("() => navigator.clipboard.readText()"))


@pytest.mark.parametrize("path", ["", "timeline/"])
def test_copy_link_gives_an_address_that_opens_the_same_view(at: At, path: str) -> None:
    reader = at(f"{path}?type=statement&lanes=chapter", **CLIPBOARD)
    reader.press("Zoom in")
    reader.select(reader.ids[0])
    before = reader.heading, reader.lanes, reader.ids, reader.title.inner_text()
    reader.unfold("Share")
    reader.press("Copy link to this view")
    expect(reader.page.get_by_text("Link copied.")).to_be_visible()
    link = clipboard(reader)
    assert link.startswith(f"{reader.site.address}timeline/?")
    other = at(link.removeprefix(reader.site.address))
    assert (other.heading, other.lanes, other.ids, other.title.inner_text()) == before


def test_copy_citation_gives_a_line_for_a_footnote(at: At) -> None:
    reader = at("timeline/?t=delivery", **CLIPBOARD)
    reader.unfold("Share")
    reader.press("Copy citation")
    expect(reader.page.get_by_text("Citation copied.")).to_be_visible()
    line = clipboard(reader)
    data = reader.site.data
    assert line.startswith(f"{data['title']}. Timeline, as of {data['as_of']}. ")
    assert f" {reader.site.address}timeline/?t=delivery (seen " in line
    day = datetime.now(UTC).astimezone()
    assert line.endswith(f"{day:%B} {day.year})")
    assert "\n" not in line


def test_where_nothing_can_be_copied_the_text_is_there_to_copy_by_hand(at: At) -> None:
    reader = at("timeline/?t=delivery")
    reader.page.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
          document.execCommand = () => false;
        }"""
    )
    reader.unfold("Share")
    reader.press("Copy link to this view")
    field = reader.figure.get_by_role("textbox", name="Text to copy")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{reader.site.address}timeline/?t=delivery")
    expect(reader.page.get_by_text("Copy this text:")).to_be_visible()
