"""What a reader may choose: filters, search, lanes, the pace of time, the clock."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Reader, plain

Event = dict[str, Any]
CLOCK = "second-summons"
"""The event that is known by the clock: 14 April 2019, 02:30 in Helsinki."""


def bases(event: Event) -> set[str]:
    return {one["basis"] for one in event.get("said", [])}


# Filters ------------------------------------------------------------------------------------------

FILTERS: dict[str, tuple[str, str, dict[str, str], Callable[[Event], Any]]] = {
    "side": (
        "Side",
        "Netherford and its carters",
        {"side": "netherford"},
        lambda event: "netherford" in event["sides"],
    ),
    "type": (
        "What",
        "Development",
        {"type": "development"},
        lambda event: event["type"] == "development",
    ),
    "basis": (
        "Basis",
        "Unnamed official",
        {"basis": "unnamed-official"},
        lambda event: "unnamed official" in bases(event),
    ),
    "weight": (
        "How many",
        "Key moments",
        {"weight": "3"},
        lambda event: event["significance"] == 3,
    ),
}


@pytest.mark.parametrize("which", ["side", "type", "basis", "weight"])
@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_a_filter_shows_the_events_that_fit_and_their_number(
    standing: At, which: str, options: dict[str, Any]
) -> None:
    label, text, asked, fits = FILTERS[which]
    reader = standing("timeline/", **options)
    wanted = reader.site.some(fits)
    total = len(reader.site.events)
    assert 0 < len(wanted) < total
    reader.choose("Search and filter", label, text)
    expect(reader.notice).to_contain_text(f"Shown: {len(wanted)} of {total}")
    assert sorted(reader.shown) == sorted(wanted)
    expect(reader.page).to_have_url(re.compile(rf"\?{next(iter(asked))}="))
    assert reader.asked == asked
    # The way back.
    reader.press("Show all events")
    expect(reader.notice).to_be_empty()
    assert len(reader.shown) == total
    expect(reader.page).to_have_url(f"{reader.site.address}timeline/")


def test_an_actor_can_be_chosen(standing: At) -> None:
    reader = standing("timeline/")
    names = {actor["id"]: actor["name"] for actor in reader.site.data["actors"]}
    wanted = reader.site.some(lambda event: "mission-envoy" in event.get("actors", []))
    assert len(wanted) > 1
    reader.choose("Search and filter", "Who", f"{names['mission-envoy']} ({len(wanted)})")
    expect(reader.notice).to_contain_text(f"{len(wanted)} of")
    assert sorted(reader.shown) == sorted(wanted)


def test_only_events_of_which_accounts_differ(standing: At) -> None:
    reader = standing("timeline/")
    wanted = reader.site.some(lambda event: event.get("disputed"))
    reader.unfold("Search and filter")
    reader.figure.get_by_label("Only where accounts differ").check()
    assert sorted(reader.shown) == sorted(wanted)
    assert all("accounts differ" in label for label in labels(reader))
    expect(reader.page).to_have_url(re.compile(r"\?disputed=1$"))


def labels(reader: Reader) -> list[str]:
    reader.settle()
    found = reader.marks.evaluate_all("all => all.map(m => m.getAttribute('aria-label'))")
    return [str(one) for one in found]


def test_each_choice_says_how_many_events_it_would_leave(standing: At) -> None:
    reader = standing("timeline/?side=netherford")
    reader.unfold("Search and filter")
    one_side = [event for event in reader.site.events if "netherford" in event["sides"]]
    types = {event["type"] for event in reader.site.events}
    found = reader.field("What").locator("option").all_text_contents()
    counted = {one: sum(event["type"] == one for event in one_side) for one in types}
    assert found[0] == "Everything"
    assert set(found[1:]) == {f"{one.capitalize()} ({count})" for one, count in counted.items()}
    weights = reader.field("How many").locator("option")
    key = sum(event["significance"] == 3 for event in one_side)
    assert weights.last.text_content() == f"Key moments ({key})"
    # A side more is what would fit with that side instead.
    other = sum("overwater" in event["sides"] for event in reader.site.events)
    sides = reader.field("Side").locator("option").all_text_contents()
    assert f"Overwater ({other})" in sides


def test_filters_work_together_and_the_fields_say_so_after_the_way_back(standing: At) -> None:
    reader = standing("timeline/?type=development&side=overwater&weight=3")
    wanted = reader.site.some(
        lambda event: (
            event["type"] == "development"
            and "overwater" in event["sides"]
            and event["significance"] == 3
        )
    )
    assert len(wanted) > 1
    assert reader.ids == wanted
    assert reader.chosen("Search and filter", "What") == "Development"
    assert reader.chosen("Search and filter", "Side") == "Overwater"
    assert reader.chosen("Search and filter", "How many") == "Key moments"
    reader.press("Show all events")
    assert reader.chosen("Search and filter", "What") == "Everything"
    assert reader.chosen("Search and filter", "Side") == "All sides"
    assert reader.chosen("Search and filter", "How many") == "All events"


def test_an_event_that_the_filter_leaves_out_leaves_the_panel(standing: At) -> None:
    reader = standing("timeline/?event=lantern-meeting")
    expect(reader.panel).to_be_visible()
    reader.choose("Search and filter", "What", "Development")
    expect(reader.panel).to_be_hidden()


# Search -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_search_finds_as_one_types_and_keeps_the_address_true(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    field = reader.figure.get_by_role("searchbox", name="Search")
    wide = len(reader.shown)
    reader.search("mi")
    some = reader.shown
    reader.search("ssion")
    few = reader.shown
    assert 0 < len(few) < len(some) < wide
    assert set(few) <= set(some)
    expect(field).to_be_focused()
    expect(reader.notice).to_contain_text(f"Shown: {len(few)} of {len(reader.site.events)}")
    expect(reader.page).to_have_url(re.compile(r"\?find=mission$"))
    titles = [reader.site.event(one)["title"] for one in few]
    texts = [reader.site.event(one)["summary"] for one in few]
    names = {one["id"]: one["name"] for one in reader.site.data["actors"]}
    actors = [
        " ".join(names[who] for who in reader.site.event(one).get("actors", [])) for one in few
    ]
    for parts in zip(titles, texts, actors, strict=True):
        assert "mission" in " ".join(parts).casefold()


def test_search_cares_neither_for_case_nor_for_the_order_of_words(standing: At) -> None:
    reader = standing("timeline/?find=lantern+MEETING")
    assert "lantern-meeting" in reader.ids
    one = reader.ids
    reader.follow("timeline/?find=meeting+lantern")
    assert reader.ids == one


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_an_empty_result_says_so_and_offers_the_way_back(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    reader.search("no event has these words")
    expect(reader.notice).to_contain_text("No events match your filters.")
    assert reader.shown == []
    # What a screen reader hears of it.
    expect(reader.page.get_by_role("status").filter(has_text="No events match")).to_have_count(1)
    reader.press("Show all events")
    assert len(reader.shown) == len(reader.site.events)
    expect(reader.figure.get_by_role("searchbox", name="Search")).to_have_value("")


# Lanes and the pace of time -----------------------------------------------------------------------


def test_lanes_can_be_sides_actors_kinds_of_events_or_chapters(standing: At) -> None:
    reader = standing("timeline/")
    data = reader.site.data
    assert reader.lanes == [side["name"] for side in data["sides"]]
    reader.choose("View", "Lanes", "By kind of event")
    types = {event["type"].capitalize() for event in reader.site.events}
    assert set(reader.lanes) <= types | {"Others"}
    assert 3 < len(reader.lanes) <= 10
    reader.choose("View", "Lanes", "By chapter")
    assert set(reader.lanes) <= {chapter["title"] for chapter in data["chapters"]} | {
        "Outside the chapters"
    }
    assert len(reader.lanes) > 4
    reader.choose("View", "Lanes", "By actor")
    actors = reader.lanes
    assert set(actors) <= {actor["name"] for actor in data["actors"]} | {"Others"}
    assert 3 < len(actors) <= 10
    assert reader.asked == {"lanes": "actor"}
    # The label that is spoken has the lane that is chosen.
    assert any(f". {actors[0]}" in label for label in labels(reader))
    reader.choose("View", "Lanes", "By side")
    assert reader.asked == {}


@pytest.mark.parametrize("lanes", ["side", "actor", "type", "chapter"])
def test_every_mark_stands_within_its_lane(standing: At, lanes: str) -> None:
    reader = standing(f"timeline/?lanes={lanes}")
    names = reader.lanes
    tops = [box["y"] for box in reader.boxes(".lane line")]
    assert tops == sorted(tops)
    assert len(tops) == len(names)
    places = reader.marks.evaluate_all(
        """all => all.map(m => [m.dataset.event, m.getAttribute("aria-label"),
          m.querySelector(".dot, .segment").getBoundingClientRect().y])"""
    )
    for which, label, y in places:
        said = re.sub("[\u2068\u2069]", "", label)  # what keeps names of two directions apart
        told = said.split(f"{reader.site.event(which)['title']}. ", 1)[1]
        lane = max(i for i, top in enumerate(tops) if top <= y)
        own = told.removesuffix("; accounts differ").split(", also ")[0]
        assert names[lane] == own, label


def test_time_bends_to_the_story_and_can_go_at_one_pace(standing: At) -> None:
    reader = standing("timeline/")
    whole, breaks = reader.heading, reader.boxes(".timeline-grid .break")
    assert len(breaks) == len(reader.site.data["scale"]) - 2
    reader.choose("View", "Time", "Even scale")
    assert reader.heading == whole
    assert reader.boxes(".timeline-grid .break") == []
    assert reader.asked == {"scale": "even"}
    years = [one for one in reader.axis if re.fullmatch(r"20\d\d", one)]
    assert len(years) >= 4
    reader.choose("View", "Time", "Stretched to fit")
    assert len(reader.boxes(".timeline-grid .break")) == len(breaks)
    assert reader.asked == {}


# The clock ----------------------------------------------------------------------------------------


def date_of(reader: Reader) -> str:
    return plain(reader.panel.locator(".timeline-panel-date").inner_text())


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_a_clock_elsewhere_shows_another_day_and_says_so(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing(f"timeline/?event={CLOCK}", **options)
    assert date_of(reader) == "14 April 2019, 02:30 Helsinki time"
    expect(reader.page.get_by_text("Clock times: local time.")).to_be_visible()
    reader.choose("View", "Clock", "Halifax")
    assert date_of(reader) == "13 April 2019, 20:30 in Halifax (14 April in Helsinki)"
    differs = "13 April in Halifax, 14 April in Helsinki"
    expect(reader.panel).to_contain_text(differs)
    expect(reader.page.get_by_text("Clock times: Halifax.")).to_be_visible()
    assert reader.asked == {"event": CLOCK, "zone": "halifax"}
    reader.choose("View", "Clock", "UTC")
    assert date_of(reader) == "13 April 2019, 23:30 UTC (14 April in Helsinki)"
    reader.choose("View", "Clock", "Oslo")
    assert date_of(reader) == "14 April 2019, 01:30 in Oslo"
    expect(reader.panel.locator(".timeline-panel-differs")).to_have_count(0)
    reader.choose("View", "Clock", "Helsinki")
    assert date_of(reader) == "14 April 2019, 02:30 Helsinki time"


def test_a_clock_moves_what_is_known_by_the_clock_and_no_calendar_day(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    place = "m => m.querySelector('.dot, .segment').getBoundingClientRect().x"
    clock, day = reader.mark(CLOCK), reader.mark("first-carts")
    before = clock.evaluate(place), day.evaluate(place)
    reader.choose("View", "Clock", "Halifax")
    assert clock.evaluate(place) < before[0] - 20
    assert day.evaluate(place) == before[1]
    assert "20:30 in Halifax" in (clock.get_attribute("aria-label") or "")
    ids = reader.ids
    assert ids.index(CLOCK) < ids.index("marsh-on-radio")


def test_the_readers_own_clock_can_be_chosen(at: At) -> None:
    reader = at(f"timeline/?event={CLOCK}&zone=mine", timezone_id="Asia/Tokyo")
    assert date_of(reader) == "14 April 2019, 08:30 by your clock"
    expect(reader.page.get_by_text("Clock times: your own clock.")).to_be_visible()
    assert reader.chosen("View", "Clock") == "Your own"


def test_fields_that_could_not_be_fetched_are_fetched_when_asked_for_again(at: At) -> None:
    reader = at("timeline/")
    reader.page.route("**/fields.js", lambda route: route.abort())
    opener = reader.figure.get_by_role("button", name="Search and filter", exact=True)
    opener.click()
    fold = reader.figure.locator(".timeline-disclosure.is-filter")
    expect(fold).to_contain_text("could not be loaded")
    reader.visit.faults.clear()
    opener.click()
    reader.page.unroute("**/fields.js")
    reader.unfold("Search and filter")
    expect(reader.field("What")).to_be_visible()
    reader.visit.faults.clear()
