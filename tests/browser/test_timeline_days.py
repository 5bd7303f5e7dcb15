"""Heading, axis and announcement tell one day."""

import functools
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
