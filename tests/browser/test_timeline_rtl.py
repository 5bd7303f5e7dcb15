"""Pages that run from right to left, and words that run the other way than their page."""

import functools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect
from reader import PHONE, Given, Reader, Visit, overlaps, plain, too_wide

FIXTURES = Path(__file__).parent / "fixtures"
LANGUAGES = pytest.mark.parametrize("language", ["persian", "hebrew"])
Open = Callable[..., Reader]
Start = Callable[..., Visit]

# As a theme in such a language has it, before any script of the page runs.
TURN = """addEventListener("DOMContentLoaded", () => {
  document.documentElement.dir = document.body.dir = "rtl";
}, {capture: true, once: true})"""

# Where each sign of an SVG text stands, by its middle; what cannot be seen is left out.
SIGNS = """text => [...text.textContent].map((sign, i) => {
  const box = text.getExtentOfChar(i);
  return [sign, box.x + box.width / 2];
}).filter(([sign]) => !/[\\u2066-\\u2069]/.test(sign))"""

# The same for text in HTML.
SIGNS_OF_HTML = """element => {
  const text = element.firstChild;
  return [...text.data].map((sign, i) => {
    const range = document.createRange();
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const box = range.getBoundingClientRect();
    return [sign, box.x + box.width / 2];
  });
}"""


def fixture(language: str) -> dict[str, Any]:
    return dict(json.loads((FIXTURES / f"{language}.json").read_text("utf-8")))


@pytest.fixture
def open_story(given: Given) -> Open:
    """Give a function that opens the timeline's page with another story."""

    def start(story: dict[str, Any], *, rtl: bool = True, path: str = "", **options: Any) -> Reader:  # noqa: ANN401 - Playwright's own options
        answer = functools.partial(Route.fulfill, json=story)
        return given(answer, f"timeline/{path}", rtl=rtl, **options).arrive()

    return start


def starts(reader: Reader) -> list[tuple[str, float]]:
    """Give each event with the place of its right end, in order of time."""
    reader.settle()
    found = reader.marks.evaluate_all(
        """all => all.map(one => {
          const parts = [...one.querySelectorAll(".dot, .segment")];
          const ends = parts.map(part => part.getBoundingClientRect().right);
          return [one.dataset.event, Math.max(...ends)];
        })"""
    )
    return [(str(which), float(x)) for which, x in found]


# The picture --------------------------------------------------------------------------------------


@LANGUAGES
def test_time_runs_to_the_left(open_story: Open, language: str) -> None:
    story = fixture(language)
    reader = open_story(story)
    places = starts(reader)
    assert [which for which, _ in places] == [event["id"] for event in story["events"]]
    rights = [x for _, x in places]
    assert rights == sorted(rights, reverse=True)
    assert len(set(rights)) == len(rights)
    # The names of the lanes stand at the right, and so does the picture's beginning.
    stage = reader.stage.bounding_box()
    assert stage
    for box in reader.boxes(".lane text"):
        assert box["x"] > stage["x"] + stage["width"] / 2
        assert box["x"] + box["width"] <= stage["x"] + stage["width"] + 1
    assert reader.lanes == [side["name"] for side in story["sides"]]
    assert not too_wide(reader.page)


@LANGUAGES
def test_no_label_leaves_the_picture_or_lies_on_another(open_story: Open, language: str) -> None:
    reader = open_story(fixture(language))
    stage = reader.stage.bounding_box()
    boxes = reader.boxes(".timeline-marks .label")
    assert stage
    assert len(boxes) > 3
    for box in boxes:
        assert stage["x"] <= box["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]
    lower = [{**box, "y": box["y"] + 3, "height": box["height"] - 6} for box in boxes]
    assert overlaps(lower) == []


@LANGUAGES
def test_the_left_arrow_leads_to_the_next_event_and_the_right_one_back(
    open_story: Open, language: str
) -> None:
    story = fixture(language)
    reader = open_story(story)
    order = [event["id"] for event in story["events"]]
    reader.focus()
    reader.key("Home")
    assert reader.focused == order[0]
    reader.key("ArrowLeft", "ArrowLeft")
    assert reader.focused == order[2]
    reader.key("ArrowRight")
    assert reader.focused == order[1]
    reader.key("End")
    assert reader.focused == order[-1]


def test_a_drag_to_the_right_leads_to_what_comes_later(open_story: Open) -> None:
    reader = open_story(fixture("hebrew"), path="?t=2032-04-12..2032-04-15")
    before = dict(starts(reader))
    x, y = reader.middle()
    reader.drag((x - 100, y), (x + 100, y))
    after = dict(starts(reader))
    assert abs(after["night"] - before["night"] - 200) < 2


def test_the_strip_is_turned_with_the_picture(open_story: Open) -> None:
    reader = open_story(fixture("persian"), path="?t=2032-04-16..2032-04-19")
    whole = reader.page.locator(".timeline-overview")
    whole.scroll_into_view_if_needed()
    box, window = (
        whole.bounding_box(),
        reader.page.locator(".timeline-whole .window").bounding_box(),
    )
    assert box
    assert window
    # The end of the story, at the left.
    assert window["x"] + window["width"] < box["x"] + box["width"] / 3
    x, y = window["x"] + window["width"] / 2, window["y"] + 15
    reader.drag((x, y), (x + 300, y))
    moved = reader.page.locator(".timeline-whole .window").bounding_box()
    assert moved
    assert abs(moved["x"] - window["x"] - 300) < 2
    assert "night" in reader.ids


# Words --------------------------------------------------------------------------------------------


@LANGUAGES
@pytest.mark.parametrize("rtl", [True, False], ids=["in-its-page", "in-an-english-page"])
def test_each_title_runs_its_own_way_with_its_signs_at_its_own_end(
    open_story: Open,
    language: str,
    rtl: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    story = fixture(language)
    reader = open_story(story, rtl=rtl)
    titles = {event["id"]: event["title"] for event in story["events"]}
    signs = reader.mark("letter").locator(".label").evaluate(SIGNS)
    letters = [x for sign, x in signs if sign.isalpha()]
    assert plain(reader.mark("letter").locator(".label").text_content() or "") == titles["letter"]
    # From right to left, and the exclamation mark at the left end.
    assert letters[0] > letters[-1]
    assert dict(signs)["!"] < min(letters)
    signs = reader.mark("english").locator(".label").evaluate(SIGNS)
    letters = [x for sign, x in signs if sign.isalpha()]
    assert letters == sorted(letters)


@LANGUAGES
def test_the_panel_sets_each_text_its_own_way(open_story: Open, language: str) -> None:
    story = fixture(language)
    reader = open_story(story)
    way = "one => getComputedStyle(one).direction"
    reader.focus()
    reader.key("Home", "Enter")
    expect(reader.title).to_have_text(story["events"][0]["title"])
    assert reader.title.evaluate(way) == "rtl"
    # Close stands at the end of the line: at the left.
    close, title = reader.panel.get_by_role("button", name="Close"), reader.title.bounding_box()
    box = close.bounding_box()
    assert box
    assert title
    assert box["x"] < title["x"]
    reader.mark("english").focus()
    reader.key("Enter")
    expect(reader.title).to_have_text("The Valley Post reports")
    assert reader.title.evaluate(way) == "ltr"
    assert reader.panel.locator(".timeline-panel-summary").evaluate(way) == "rtl"


# The column ---------------------------------------------------------------------------------------


@LANGUAGES
def test_the_column_has_its_rail_at_the_right(open_story: Open, language: str) -> None:
    story = fixture(language)
    reader = open_story(story, **PHONE)
    stage = reader.stage.bounding_box()
    assert stage
    assert reader.ids == [event["id"] for event in story["events"]]
    for glyph in reader.boxes(".column-glyph"):
        assert glyph["x"] > stage["x"] + stage["width"] - 40
    for title in reader.boxes(".column-title bdi"):
        assert title["x"] + title["width"] <= stage["x"] + stage["width"] - 24
    # Also a title that runs the other way begins at the rail.
    ends = {round(box["x"] + box["width"]) for box in reader.boxes(".column-title bdi")}
    assert max(ends) - min(ends) <= 1
    assert not too_wide(reader.page)
    reader.focus()
    reader.key("Home", "ArrowDown")
    assert reader.focused == story["events"][1]["id"]


@LANGUAGES
@pytest.mark.parametrize("rtl", [True, False], ids=["in-its-page", "in-an-english-page"])
def test_each_title_of_the_column_runs_its_own_way(
    open_story: Open,
    language: str,
    rtl: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    reader = open_story(fixture(language), rtl=rtl, **PHONE)
    title = reader.mark("letter").locator(".column-title bdi")
    signs = title.evaluate(SIGNS_OF_HTML)
    letters = [x for sign, x in signs if sign.isalpha()]
    assert letters[0] > letters[-1]
    assert dict(signs)["!"] < min(letters)
    english = reader.mark("english").locator(".column-title bdi").evaluate(SIGNS_OF_HTML)
    letters = [x for sign, x in english if sign.isalpha()]
    assert letters == sorted(letters)


# Our own words -----------------------------------------------------------------------------------


# Where an arrow points: its top right corner, seen from its middle, as a vector of length 1.
POINTS = """one => {
  const { a, b, c, d } = new DOMMatrix(getComputedStyle(one, "::after").transform);
  return [a - c, b - d].map(length => length / Math.SQRT2);
}"""


def test_our_own_words_keep_their_order_and_arrows_point_where_they_lead(visit: Start) -> None:
    window = visit(fresh=True)
    window.page.add_init_script(TURN)
    reader = Reader(window).open("timeline/?t=2019-04-12..2019-04-15&event=great-delivery")
    page = reader.page
    heading = page.locator(".timeline-view bdi")
    date = page.locator(".timeline-panel-date")
    later = page.locator(".timeline-more .is-later")
    for one in (heading, date):
        signs = one.evaluate(SIGNS_OF_HTML)
        seen = "".join(sign for sign, _ in sorted(signs, key=lambda pair: pair[1]))
        assert seen == one.inner_text()
    assert re.fullmatch(r"\d+ later", plain(later.inner_text()))
    for svg in reader.page.locator(".timeline-whole text").all():
        signs = svg.evaluate(SIGNS)
        assert [x for _, x in signs] == sorted(x for _, x in signs)
    # What comes later stands at the left, and so its arrow points there.
    for one in (later, page.locator(".timeline-panel-steps .is-next")):
        x, y = one.evaluate(POINTS)
        assert x < -0.9
        assert abs(y) < 0.1


@pytest.mark.parametrize(
    ("path", "pieces"),
    [
        (
            "events/gates-opened/",
            (".meta .date", ".meta .note", ".latency", ".response-when .date"),
        ),
        ("events/great-delivery/", (".figures strong", ".meta .date")),
        ("actors/netherford/", (".record-index .date", ".figures strong")),
    ],
)
def test_dates_and_figures_are_not_torn_apart(
    visit: Start, path: str, pieces: tuple[str, ...]
) -> None:
    window = visit(fresh=True)
    window.page.add_init_script(TURN)
    page = window.open(path)
    for piece in pieces:
        found = page.locator(f".md-content {piece}").all()
        assert found
        for one in found:
            signs = one.evaluate(SIGNS_OF_HTML)
            places = [x for _, x in signs]
            broken = one.evaluate("one => one.getClientRects().length > 1")
            assert broken or places == sorted(places), "".join(sign for sign, _ in signs)
