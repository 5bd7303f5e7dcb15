"""Paper: the strip and the whole list stand for the picture, whatever the reader was looking at."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from reader import PHONE, At, Reader, Visit, plain

BOTH = pytest.mark.parametrize("path", ["", "timeline/"])
A4 = {"width": 794, "height": 1123}


def on_paper(reader: Reader) -> None:
    reader.page.emulate_media(media="print")
    reader.settle()


@BOTH
def test_in_print_the_figure_makes_way_for_strip_and_list(standing: At, path: str) -> None:
    reader = standing(path, viewport=A4)
    page = reader.page
    strip = page.locator(".timeline-strip svg").filter(visible=True)
    expect(strip).to_have_count(0)
    on_paper(reader)
    expect(reader.figure).to_be_hidden()
    expect(strip).to_have_count(1)
    # Closed on the home page, and yet on paper.
    lines = page.locator(".timeline-list li")
    assert lines.count() == len(reader.site.events)
    assert all(one["height"] > 10 for one in reader.boxes(".timeline-list li"))
    assert len(reader.boxes(".timeline-list li")) == len(reader.site.events)
    box, first = strip.bounding_box(), lines.first.bounding_box()
    assert box
    assert first
    assert box["y"] + box["height"] <= first["y"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= A4["width"]
    for what in (".md-header", ".md-footer__inner", ".md-tabs", ".timeline-fold > summary"):
        assert not page.locator(what).first.is_visible(), what


def test_what_was_open_or_left_out_on_the_screen_makes_no_difference_on_paper(standing: At) -> None:
    reader = standing("timeline/?type=call&event=phone-calls", viewport=A4)
    expect(reader.panel).to_be_visible()
    on_paper(reader)
    assert len(reader.boxes(".timeline-list li")) == len(reader.site.events)
    expect(reader.panel).to_be_hidden()


@BOTH
def test_without_javascript_the_same_is_printed(visit: Callable[..., Visit], path: str) -> None:
    window = visit(java_script_enabled=False, viewport=A4)
    page = window.open(path)
    page.emulate_media(media="print")
    assert page.locator(".timeline-list li").filter(visible=True).count() == len(window.site.events)
    expect(page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(1)
    timeline = page.locator(".explainer-timeline")
    assert timeline.locator("button, input, select").count() == 0


def test_the_strip_says_what_it_shows(standing: At) -> None:
    reader = standing("timeline/", viewport=A4)
    on_paper(reader)
    strip = reader.page.locator(".timeline-strip svg").filter(visible=True)
    said = plain(" ".join(strip.locator("text").all_text_contents()))
    for side in reader.site.data["sides"]:
        assert side["name"].split()[0] in said
    assert re.search(r"\b2019\b", said)
    # A mark for each event, a broken axis for each change of pace.
    assert strip.locator("g[class^=side-] :is(rect, circle)").count() >= len(reader.site.events)
    breaks = strip.locator("path.strip-break").get_attribute("d") or ""
    # Two strokes each.
    assert breaks.count("M") == 2 * (len(reader.site.data["scale"]) - 2)
    for key in reader.site.some(lambda event: event["significance"] == 3):
        words = reader.site.event(key)["title"].split()
        assert words[0] in said


def test_back_on_the_screen_the_picture_is_there_as_it_was(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    before = reader.heading, reader.ids
    on_paper(reader)
    expect(reader.figure).to_be_hidden()
    reader.page.emulate_media(media="screen")
    expect(reader.picture).to_be_visible()
    assert (reader.heading, reader.ids) == before


def test_a_phone_prints_the_same(standing: At) -> None:
    reader = standing("timeline/", **PHONE)
    on_paper(reader)
    expect(reader.figure).to_be_hidden()
    assert len(reader.boxes(".timeline-list li")) == len(reader.site.events)
    expect(reader.page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(1)


# A4 without the 25 mm that the theme leaves on each side, at 96 pixels an inch.
SHEET = {"width": 605, "height": 933}
# From the top of the paper to the foot of the first picture.
LOW = '() => document.querySelector(".diagram").getBoundingClientRect().bottom + scrollY'


def test_the_picture_of_messages_stands_on_a_sheet_with_its_heading(
    visit: Callable[..., Visit],
) -> None:
    page = visit(viewport=SHEET).open("messages/")
    page.emulate_media(media="print")
    assert page.evaluate(LOW) < SHEET["height"]


def test_the_list_of_events_may_begin_under_its_picture(standing: At) -> None:
    reader = standing("", viewport=A4)
    on_paper(reader)
    fold = reader.page.locator("details.timeline-fold")
    assert fold.evaluate("one => getComputedStyle(one).breakInside") == "auto"
