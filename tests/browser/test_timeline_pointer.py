"""Mouse, wheel and fingers on the picture, and the brush on the strip beneath it."""

from playwright.sync_api import FloatRect, expect
from reader import TABLET, At, Reader, plain
from waiting import until

# The stretch in view, as the strip shows it: its left end and its width.
WINDOW = ".timeline-whole .window"


def strip(reader: Reader) -> tuple[FloatRect, FloatRect]:
    """Give the strip and the window in it."""
    whole = reader.page.locator(".timeline-overview")
    whole.evaluate("one => one.scrollIntoView({block: 'center'})")
    reader.settle()
    box, window = whole.bounding_box(), reader.page.locator(WINDOW).bounding_box()
    assert box
    assert window
    return box, window


# Mouse --------------------------------------------------------------------------------------------


def test_a_click_on_a_mark_opens_its_event_and_nothing_moves(standing: At) -> None:
    reader = standing("timeline/")
    before = reader.heading
    for here in reader.hits()[::9]:
        # The panel lies over the foot of the picture: closed, it hides no mark.
        reader.key("Escape")
        there = next(one for one in reader.hits() if one["id"] == here["id"])
        reader.page.mouse.click(there["x"], there["y"])
        expect(reader.title).to_have_text(reader.site.event(here["id"])["title"])
        # The page may still scroll to leave the mark in sight.
        reader.settle()
        assert reader.heading == before


def test_a_drag_moves_in_time_and_selects_nothing(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    here = reader.hits()[0]
    before = reader.heading
    reader.drag((here["x"], here["y"]), (here["x"] + 200, here["y"]))
    earlier = reader.heading
    assert earlier != before
    expect(reader.panel).to_be_hidden()
    # And back.
    x, y = reader.middle()
    reader.drag((x, y), (x - 200, y))
    assert reader.heading == before
    assert not reader.stage.evaluate("one => one.classList.contains('is-dragging')")


def test_hovering_over_a_mark_without_a_label_shows_its_date_and_title(standing: At) -> None:
    reader = standing("timeline/", viewport={"width": 800, "height": 900})
    bare = reader.page.locator(".timeline-marks .mark:not(:has(.label))").evaluate_all(
        "all => all.map(one => one.dataset.event)"
    )
    here = next(one for one in reader.hits() if one["id"] in bare)
    reader.page.mouse.move(here["x"], here["y"])
    callout = reader.stage.locator(".callout")
    expect(callout).to_have_count(1)
    said = plain(callout.locator(".is-date").inner_html())
    event = reader.site.event(here["id"])
    assert event["date"]["text"].startswith(said.removesuffix("…"))
    lines = " ".join(callout.locator("tspan:not(.is-date)").all_text_contents())
    assert event["title"].startswith(plain(lines).removesuffix("…"))
    reader.page.mouse.move(2, 2)
    expect(callout).to_have_count(0)


# A place in the picture where there is nothing, far to the right.
BESIDE = """() => {
  const viewport = document.querySelector(".timeline-viewport");
  const {x, y, width, height} = viewport.getBoundingClientRect();
  for (let down = height - 5; down > 0; down -= 5) {
    const hit = document.elementFromPoint(x + width * 0.8, y + down);
    if (hit?.closest(".timeline-viewport") && !hit.closest(".mark, .cluster"))
      return [x + width * 0.8, y + down];
  }
}"""


def test_a_double_click_beside_the_marks_zooms_in_there(standing: At) -> None:
    reader = standing("timeline/")
    reader.in_sight()
    before = reader.heading
    x, y = reader.page.evaluate(BESIDE)
    reader.page.mouse.dblclick(x, y)
    assert reader.heading != before
    _, window = strip(reader)
    assert window["x"] < x < window["x"] + window["width"]
    expect(reader.panel).to_be_hidden()


# The wheel ----------------------------------------------------------------------------------------


def test_the_wheel_scrolls_the_page_and_leaves_the_picture_alone(standing: At) -> None:
    reader = standing("timeline/")
    reader.page.mouse.move(*reader.middle())
    opening, top = reader.heading, reader.page.evaluate("scrollY")
    reader.page.mouse.wheel(0, 200)
    until(reader.page, "top => scrollY > top", top)
    assert reader.heading == opening


def test_the_wheel_zooms_with_control_about_the_pointer(standing: At) -> None:
    reader = standing("timeline/")
    x, y = reader.middle()
    page = reader.page
    page.mouse.move(x, y)
    opening, ticks, top = reader.heading, reader.axis, page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    expect(page.locator(".timeline-view")).not_to_have_text(opening)
    assert reader.axis != ticks
    _, window = strip(reader)
    assert window["x"] < x < window["x"] + window["width"]
    reader.middle()
    page.mouse.wheel(0, 400)
    page.keyboard.up("Control")
    expect(page.locator(".timeline-view")).to_have_text(opening)
    assert page.evaluate("scrollY") == top


def test_the_wheel_moves_in_time_sideways(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    reader.page.mouse.move(*reader.middle())
    opening, top = reader.heading, reader.page.evaluate("scrollY")
    reader.page.mouse.wheel(150, 0)
    expect(reader.page.locator(".timeline-view")).not_to_have_text(opening)
    assert reader.page.evaluate("scrollY") == top


# Fingers on a wide screen -------------------------------------------------------------------------


def test_a_tap_opens_an_event(standing: At) -> None:
    reader = standing("timeline/", **TABLET)
    here = reader.hits()[2]
    reader.page.touchscreen.tap(here["x"], here["y"])
    expect(reader.title).to_have_text(reader.site.event(here["id"])["title"])


def test_two_fingers_zoom_the_picture_and_not_the_page(standing: At) -> None:
    reader = standing("timeline/", **TABLET)
    x, y = reader.middle()
    before, ticks = reader.heading, reader.axis
    reader.fingers(((x - 40, y), (x - 180, y)), ((x + 40, y), (x + 180, y)))
    assert reader.heading != before
    assert reader.axis != ticks
    assert reader.page.evaluate("visualViewport.scale") == 1
    _, window = strip(reader)
    assert window["x"] < x < window["x"] + window["width"]
    reader.middle()
    reader.fingers(((x - 200, y), (x - 20, y)), ((x + 200, y), (x + 20, y)))
    assert reader.heading == before


def test_a_finger_moves_in_time_sideways_and_scrolls_the_page_up_and_down(standing: At) -> None:
    reader = standing("timeline/?t=delivery", **TABLET)
    x, y = reader.middle()
    before = reader.heading
    reader.fingers(((x + 60, y), (x - 60, y)))
    moved = reader.heading
    assert moved != before
    top = reader.page.evaluate("scrollY")
    reader.fingers(((x, y), (x, y - 200)))
    until(reader.page, "top => scrollY > top + 50", top)
    assert reader.heading == moved


# The overview -------------------------------------------------------------------------------------


def test_the_strip_shows_what_is_in_view_and_lines_up_with_the_picture(standing: At) -> None:
    reader = standing("timeline/")
    box, window = strip(reader)
    whole = window["width"]
    assert whole > box["width"] * 0.8
    reader.press("The delivery")
    _, window = strip(reader)
    assert window["width"] < whole / 2
    assert window["x"] > box["x"] + box["width"] / 2


def test_the_window_can_be_moved(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    _, window = strip(reader)
    before = reader.heading
    x, y = window["x"] + window["width"] / 2, window["y"] + 15
    reader.drag((x, y), (x - 120, y))
    _, moved = strip(reader)
    assert abs(moved["x"] - (window["x"] - 120)) < 2
    assert abs(moved["width"] - window["width"]) < 2
    assert reader.heading != before


def test_the_window_can_be_stretched_at_both_ends(standing: At) -> None:
    reader = standing("timeline/?t=twelve-days")
    _, window = strip(reader)
    y = window["y"] + 15
    left, right = window["x"], window["x"] + window["width"]
    reader.drag((right, y), (right - 60, y))
    _, shorter = strip(reader)
    assert abs(shorter["x"] - left) < 2
    assert abs(shorter["width"] - (window["width"] - 60)) < 3
    reader.drag((left, y), (left - 80, y))
    _, longer = strip(reader)
    assert abs(longer["x"] - (left - 80)) < 2
    assert abs(longer["x"] + longer["width"] - (right - 60)) < 3


def test_a_new_window_can_be_drawn_beside_it(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    box, window = strip(reader)
    y = window["y"] + 15
    start = box["x"] + box["width"] * 0.45
    assert start + 100 < window["x"] - 20
    reader.drag((start, y), (start + 100, y))
    _, drawn = strip(reader)
    assert abs(drawn["x"] - start) < 2
    assert abs(drawn["width"] - 100) < 3


def test_a_click_beside_the_window_brings_it_there(standing: At) -> None:
    reader = standing("timeline/?t=delivery")
    box, window = strip(reader)
    x = box["x"] + box["width"] * 0.4
    assert x < window["x"] - 20
    reader.page.mouse.click(x, window["y"] + 15)
    _, there = strip(reader)
    assert abs(there["x"] + there["width"] / 2 - x) < 3
    assert abs(there["width"] - window["width"]) < 3


def test_a_finger_moves_the_window(standing: At) -> None:
    reader = standing("timeline/?t=delivery", **TABLET)
    _, window = strip(reader)
    x, y = window["x"] + window["width"] / 2, window["y"] + 15
    reader.fingers(((x, y), (x - 100, y)))
    _, moved = strip(reader)
    assert abs(moved["x"] - (window["x"] - 100)) < 2
