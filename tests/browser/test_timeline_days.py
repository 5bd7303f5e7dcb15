"""Heading, axis and announcement tell one day; events without any day are left to the list."""

import functools
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect
from reader import Given

CLOCKS = {"utc": 0, "seaside": -240, "hilltop": 210}


def event(which: str, date: dict[str, Any]) -> dict[str, Any]:
    written = {"id": which, "title": f"Event {which}", "date": date, "colour": "grey", "sides": []}
    return written | {"type": "statement", "significance": 2}


def by_night(clock: str) -> dict[str, Any]:
    """Give a moment of the evening of 13 April in UTC, which is the 14th in Hilltop."""
    moment = {"from": f"2032-04-13T{clock}Z", "to": f"2032-04-13T{clock}Z", "precision": "minute"}
    return moment | {
        "text": "by night",
        "zone": "Hilltop",
        "offset": CLOCKS["hilltop"],
        "offsets": [*CLOCKS.values()],
    }


NIGHT = [event(f"e{n}", by_night(clock)) for n, clock in enumerate(("21:30", "22:00", "23:10"))]
NEVER = event(
    "never", {"text": "at a time not known", "from": None, "to": None} | {"precision": "span"}
)


def of(events: list[dict[str, Any]]) -> Callable[[Route], None]:
    """Answer with a story of one night."""
    data = {
        "version": 5,
        "title": "A night",
        "scale": [["2032-04-14T00:00Z", 0], ["2032-04-15T00:00Z", 1]],
        "zones": [{"id": clock, "name": clock.title()} for clock in CLOCKS],
        "sides": [],
        "chapters": [],
        "actors": [],
        "bases": [],
        "attributions": [],
        "event_url": "events/{id}/",
        "events": events,
    }
    return functools.partial(Route.fulfill, json=data)


@pytest.mark.parametrize(
    ("zone", "heading"),
    [
        ("place", "14 April 2032, 01:00–02:40"),
        ("hilltop", "14 April 2032, 01:00–02:40"),
        ("utc", "13 April 2032, 21:30–23:10"),
        ("seaside", "13 April 2032, 17:30–19:10"),
    ],
)
def test_heading_axis_and_announcement_tell_the_day_of_the_chosen_clock(
    given: Given, zone: str, heading: str
) -> None:
    day = heading.partition(",")[0]
    reader = given(of(NIGHT), f"timeline/?zone={zone}").arrive()
    assert reader.heading == heading
    assert any(day.removesuffix(" 2032") in words for words in reader.axis)
    assert sorted(reader.shown) == [one["id"] for one in NIGHT]
    for _ in range(3):
        reader.press("Zoom in")
    expect(reader.live).to_have_text(reader.heading)
    assert reader.heading.startswith(f"{day}, ")
    assert reader.heading != heading


def test_events_without_a_date_or_unreadable_are_named_and_cost_no_other(given: Given) -> None:
    broken = event("broken", by_night("22:30")) | {"significance": 9}
    reader = given(of([NEVER, *NIGHT, broken])).arrive()
    assert sorted(reader.shown) == [one["id"] for one in NIGHT]
    expect(reader.page.locator(".timeline-rest")).to_have_text(
        "1 event without a date is only in the list. "
        "Could not be drawn; only in the list: “Event broken”."
    )
    assert reader.visit.faults == ["timeline: event 5: significance is not 1, 2 or 3"]
    reader.visit.faults.clear()


def test_a_story_without_any_date_is_its_list(given: Given) -> None:
    page = given(of([NEVER])).page
    expect(page.locator(".explainer-timeline")).to_have_class(re.compile("is-ready"))
    expect(page.locator(".timeline-figure")).to_have_count(0)
    expect(page.locator(".timeline-list li").last).to_be_visible()
    assert page.get_by_text("could not be drawn").count() == 0
