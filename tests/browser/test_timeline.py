"""The timeline as a reader uses it: by eye, mouse, finger and keyboard, or without JavaScript."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

Start = Callable[..., Any]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
BOTH = pytest.mark.parametrize("path", ["", "timeline/"])


def marks(page: Page) -> Locator:
    return page.get_by_role("listbox", name=re.compile("events in order of time")).get_by_role(
        "option"
    )


def ids(page: Page) -> list[str]:
    return [str(one) for one in marks(page).evaluate_all("all => all.map(a => a.dataset.event)")]


def axis(page: Page) -> list[str]:
    return page.locator(".timeline-axis text").all_inner_texts()


def view(page: Page) -> str:
    return page.locator(".timeline-view").inner_text()


def press(page: Page, name: str) -> None:
    page.get_by_role("group", name="View").get_by_role("button", name=name).click()
    settle(page)


def settle(page: Page) -> None:
    """Wait until two frames have been drawn."""
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")


def focused(page: Page) -> str | None:
    return str(page.evaluate("() => document.activeElement.dataset?.event"))


def ready(page: Page) -> Page:
    expect(marks(page).first).to_be_visible()
    return page


# A place on the first marks that are hit where they are drawn, and which marks those are.
HITS = """() => [...document.querySelectorAll(".timeline-marks .mark")].flatMap(mark => {
  const box = mark.querySelector(".target").getBoundingClientRect();
  for (const [a, b] of [[.5, .5], [.1, .5], [.9, .5], [.02, .5], [.98, .5]]) {
    const [x, y] = [box.x + a * box.width, box.y + b * box.height];
    const hit = document.elementFromPoint(x, y);
    if (hit?.closest(".mark") === mark) return [{id: mark.dataset.event, x, y}];
  }
  return [];
})"""


def in_sight(page: Page) -> None:
    page.locator(".timeline-figure").scroll_into_view_if_needed()
    page.locator(".timeline-stage").evaluate("stage => stage.scrollIntoView({block: 'center'})")
    settle(page)


def hits(page: Page) -> list[dict[str, Any]]:
    in_sight(page)
    found = page.evaluate(HITS)
    assert found
    return list(found)


# Without JavaScript -------------------------------------------------------------------------------


@BOTH
def test_without_javascript_the_list_has_every_event_with_its_date_and_its_link(
    visit: Start, path: str
) -> None:
    window = visit(java_script_enabled=False)
    page = window.open(path)
    lines = page.locator(".timeline-list li")
    assert lines.count() == len(window.site.events)
    for line, event in zip(lines.all(), window.site.events, strict=True):
        assert line.is_visible()
        said = " ".join(line.inner_text().split())
        # A line begins with a capital letter, the words of a date need not.
        assert (event["end"] or event["date"])["text"][1:] in said
        assert " ".join(event["title"].split()) in said
        assert " ".join(event["summary"].split()) in said
        href = line.get_by_role("link", name=event["title"], exact=True).get_attribute("href")
        assert urljoin(page.url, href) == window.site.address + event["url"]
    assert page.locator("svg.timeline-picture").count() == 0


# The picture --------------------------------------------------------------------------------------


@BOTH
def test_the_picture_has_a_mark_for_every_event_in_view_in_order_of_time(
    visit: Start, path: str
) -> None:
    window = visit()
    page = ready(window.open(path))
    events = [event["id"] for event in window.site.events]
    beyond = [
        int(found[0])
        for name in ("earlier", "later")
        if (
            found := re.findall(
                r"\d+", page.locator(f".timeline-more .is-{name}").text_content() or ""
            )
        )
    ]
    shown = ids(page)
    assert shown == [one for one in events if one in shown]
    assert len(shown) + sum(beyond) == len(events)
    press(page, "All events")
    assert ids(page) == events
    assert page.locator("svg.timeline-picture").count() == 1


def test_every_mark_is_named_by_its_date_and_title(visit: Start) -> None:
    window = visit()
    page = ready(window.open("timeline/"))
    press(page, "All events")
    for event in window.site.events:
        label = page.locator(f'[data-event="{event["id"]}"]').get_attribute("aria-label") or ""
        assert event["title"] in label
        assert (event["date"])["text"] in label


def test_the_list_stays_on_the_page_of_the_timeline_and_is_one_click_away_at_home(
    visit: Start,
) -> None:
    window = visit()
    page = ready(window.open("timeline/"))
    assert page.locator(".timeline-list li").last.is_visible()
    page = ready(window.open(""))
    page.get_by_text("All events as a list").click()
    assert page.locator(".timeline-list li").count() == len(window.site.events)
    assert page.locator(".timeline-list li").last.is_visible()


# Keyboard -----------------------------------------------------------------------------------------


def test_arrow_keys_go_from_event_to_event_in_order_of_time(visit: Start) -> None:
    window = visit()
    page = ready(window.open("timeline/"))
    events = [event["id"] for event in window.site.events]
    page.locator('.mark[tabindex="0"]').focus()
    page.keyboard.press("Home")
    assert focused(page) == events[0]
    walked = [events[0]]
    for _ in events[1:]:
        page.keyboard.press("ArrowRight")
        walked.append(str(focused(page)))
    assert walked == events
    page.keyboard.press("ArrowRight")
    assert focused(page) == events[-1]
    page.keyboard.press("ArrowLeft")
    assert focused(page) == events[-2]
    page.keyboard.press("Home")
    assert focused(page) == events[0]
    page.keyboard.press("End")
    assert focused(page) == events[-1]


def test_the_marks_are_one_tab_stop(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    assert page.locator('.mark[tabindex="0"]').count() == 1
    page.locator('.mark[tabindex="0"]').focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.timeline-marks')") is None


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_the_panel_and_escape_closes_it_and_the_focus_stays(
    visit: Start, key: str
) -> None:
    window = visit()
    page = ready(window.open("timeline/"))
    panel = page.get_by_role("region", name="Selected event")
    expect(panel).to_be_hidden()
    page.locator('.mark[tabindex="0"]').focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(key)
    event = window.site.events[1]
    expect(panel).to_contain_text(event["title"])
    expect(panel).to_contain_text(event["date"]["text"])
    settle(page)
    assert page.locator(f'[data-event="{event["id"]}"]').get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert focused(page) == event["id"]
    page.keyboard.press(key)
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert focused(page) == event["id"]


@BOTH
def test_the_link_of_the_panel_leads_to_the_page_of_the_event(visit: Start, path: str) -> None:
    window = visit()
    page = ready(window.open(path))
    page.locator('.mark[tabindex="0"]').focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Selected event").get_by_role("link").click()
    event = window.site.events[-1]
    page.wait_for_url(window.site.address + event["url"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(event["title"])


# Mouse --------------------------------------------------------------------------------------------


def test_buttons_zoom_in_and_out_and_back_to_the_whole(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    opening, ticks = view(page), axis(page)
    press(page, "Zoom in")
    assert view(page) != opening
    assert axis(page) != ticks
    press(page, "Zoom out")
    assert (view(page), axis(page)) == (opening, ticks)
    press(page, "All events")
    whole = view(page)
    press(page, "Zoom out")
    assert view(page) == whole
    press(page, "Story")
    assert view(page) == opening


def test_buttons_lead_to_what_lies_earlier_and_later(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    for _ in range(2):
        press(page, "Zoom in")
    opening = view(page)
    page.get_by_role("button", name=re.compile(r"\d+ later")).click()
    settle(page)
    later = view(page)
    assert later != opening
    page.get_by_role("button", name=re.compile(r"\d+ earlier")).click()
    settle(page)
    assert view(page) != later


def over_the_picture(page: Page) -> None:
    in_sight(page)
    box = page.locator(".timeline-stage").bounding_box()
    assert box
    # The picture can be taller than the window.
    page.mouse.move(box["x"] + box["width"] / 2, max(box["y"], 0) + 200)


def test_the_wheel_scrolls_the_page_and_leaves_the_picture_alone(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    over_the_picture(page)
    opening, top = view(page), page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function("top => scrollY > top", arg=top)
    assert view(page) == opening


def test_the_wheel_zooms_with_control(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    over_the_picture(page)
    opening, ticks, top = view(page), axis(page), page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page.locator(".timeline-view")).not_to_have_text(opening)
    assert axis(page) != ticks
    assert page.evaluate("scrollY") == top


def test_a_drag_moves_in_time_and_selects_nothing(visit: Start) -> None:
    page = ready(visit().open("timeline/"))
    press(page, "Zoom in")
    here = hits(page)[0]
    before = view(page)
    page.mouse.move(here["x"], here["y"])
    page.mouse.down()
    page.mouse.move(here["x"] + 60, here["y"], steps=4)
    page.mouse.move(here["x"] + 200, here["y"], steps=8)
    page.mouse.up()
    settle(page)
    assert view(page) != before
    expect(page.get_by_role("region", name="Selected event")).to_be_hidden()


def test_a_click_on_a_mark_opens_its_event_and_nothing_moves(visit: Start) -> None:
    window = visit()
    page = ready(window.open("timeline/"))
    events = {event["id"]: event for event in window.site.events}
    before = view(page)
    for here in hits(page)[:5]:
        in_sight(page)
        # The panel lies over the foot of the picture: closed, it hides no mark.
        page.keyboard.press("Escape")
        there = next(one for one in page.evaluate(HITS) if one["id"] == here["id"])
        page.mouse.click(there["x"], there["y"])
        panel = page.get_by_role("region", name="Selected event")
        expect(panel).to_contain_text(events[here["id"]]["title"])
        assert view(page) == before
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


# The events that are hit in the middle of labels, by the events whose labels these are.
LABELS = """() => Object.fromEntries([...document.querySelectorAll(".timeline-marks .label")]
  .filter(label => label.textContent).map(label => {
    const box = label.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return [label.closest(".mark").dataset.event, hit?.closest(".mark")?.dataset.event];
  }))"""


@pytest.mark.parametrize("options", [{}, PHONE], ids=["mouse", "finger"])
def test_who_hits_a_label_hits_the_event_that_it_names(
    visit: Start, options: dict[str, Any]
) -> None:
    window = visit(**options)
    # Tall enough for the whole picture: what is scrolled away cannot be hit.
    width = window.page.viewport_size["width"]
    window.page.set_viewport_size({"width": width, "height": 2000})
    page = ready(window.open("timeline/"))
    in_sight(page)
    labels = page.evaluate(LABELS)
    assert len(labels) > 10
    assert {event: hit for event, hit in labels.items() if hit != event} == {}


@BOTH
@pytest.mark.parametrize("options", [{}, PHONE], ids=["click", "tap"])
def test_the_panel_is_in_sight_at_once_and_leaves_its_mark_in_sight(
    visit: Start, path: str, options: dict[str, Any]
) -> None:
    page = ready(visit(**options).open(path))
    page.locator(".timeline-stage").evaluate(
        "stage => scrollTo(0, scrollY + stage.getBoundingClientRect().top - 120)"
    )
    settle(page)
    # Of the marks in the window the lowest, where the panel will be.
    here = max(page.evaluate(HITS), key=lambda one: one["y"])
    if options:
        page.touchscreen.tap(here["x"], here["y"])
    else:
        page.mouse.click(here["x"], here["y"])
    title = page.locator(".timeline-panel-title")
    expect(title).to_be_in_viewport(ratio=1)
    settle(page)
    mark = page.locator(f'[data-event="{here["id"]}"] .target').bounding_box()
    panel = page.get_by_role("region", name="Selected event")
    box, close = panel.bounding_box(), panel.get_by_role("button", name="Close").bounding_box()
    assert mark
    assert box
    assert close
    assert mark["y"] > 0
    assert mark["y"] + mark["height"] <= box["y"]
    assert close["width"] >= 44
    assert close["height"] >= 44


# Fingers ------------------------------------------------------------------------------------------


def drag(page: Page, *ways: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Move fingers from here to there, all at once."""
    client = page.context.new_cdp_session(page)

    def send(kind: str, part: float) -> None:
        points = [
            {"x": x + (u - x) * part, "y": y + (v - y) * part, "id": finger}
            for finger, ((x, y), (u, v)) in enumerate(ways)
        ]
        at = [] if kind == "touchEnd" else points
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    send("touchStart", 0)
    for step in range(1, 11):
        send("touchMove", step / 10)
    send("touchEnd", 1)
    client.detach()
    settle(page)


@BOTH
def test_a_tap_opens_an_event(visit: Start, path: str) -> None:
    window = visit(**PHONE)
    page = ready(window.open(path))
    events = {event["id"]: event for event in window.site.events}
    here = hits(page)[2]
    page.touchscreen.tap(here["x"], here["y"])
    panel = page.get_by_role("region", name="Selected event")
    expect(panel).to_contain_text(events[here["id"]]["title"])
    panel.get_by_role("link").tap()
    page.wait_for_url(window.site.address + events[here["id"]]["url"])


def test_two_fingers_zoom(visit: Start) -> None:
    page = ready(visit(**PHONE).open("timeline/"))
    in_sight(page)
    box = page.locator(".timeline-stage").bounding_box()
    assert box
    y = max(box["y"], 0) + 300
    before, ticks = view(page), axis(page)
    drag(page, ((150, y), (60, y)), ((240, y), (330, y)))
    assert view(page) != before
    assert axis(page) != ticks
    assert page.evaluate("visualViewport.scale") == 1


def test_a_finger_moves_in_time_sideways_and_scrolls_the_page_up_and_down(visit: Start) -> None:
    page = ready(visit(**PHONE).open("timeline/"))
    press(page, "Zoom in")
    in_sight(page)
    box = page.locator(".timeline-stage").bounding_box()
    assert box
    y = max(box["y"], 0) + 300
    before = view(page)
    drag(page, ((250, y), (130, y)))
    moved = view(page)
    assert moved != before
    top = page.evaluate("scrollY")
    drag(page, ((200, y), (200, y - 200)))
    page.wait_for_function("top => scrollY > top + 50", arg=top)
    assert view(page) == moved


# Pages that come and go ---------------------------------------------------------------------------


def test_instant_navigation_leaves_one_picture_and_no_fault(visit: Start) -> None:
    window = visit()
    page = ready(window.open(""))
    page.evaluate("() => { window.stayed = true; }")
    page.get_by_text("All events as a list").click()
    event = window.site.events[0]
    page.locator(".timeline-list").get_by_role("link", name=event["title"], exact=True).click()
    page.wait_for_url(window.site.address + event["url"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(event["title"])
    expect(page.locator("svg.timeline-picture")).to_have_count(0)
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_url(f"{window.site.address}timeline/")
    ready(page)
    expect(page.locator("svg.timeline-picture")).to_have_count(1)
    page.go_back()
    page.wait_for_url(window.site.address + event["url"])
    expect(page.locator("svg.timeline-picture")).to_have_count(0)
    page.go_back()
    page.wait_for_url(window.site.address)
    ready(page)
    expect(page.locator("svg.timeline-picture")).to_have_count(1)
    expect(page.locator(".timeline-figure")).to_have_count(1)
    expect(page.locator(".timeline-list")).to_have_count(1)
    page.locator('.mark[tabindex="0"]').focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Selected event")).to_contain_text(event["title"])
    assert page.evaluate("() => window.stayed"), "the whole page was loaded anew"


@BOTH
@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "body": "not found"},
        {"status": 200, "body": "<!doctype html><title>Not here</title>"},
        {"status": 200, "body": '{"version": 1, "events": [{}]}'},
        {"status": 200, "body": '{"version": 99}'},
        {"status": 200, "body": "null"},
        None,
    ],
    ids=["missing", "no-json", "cut-short", "newer", "null", "no-connection"],
)
def test_without_its_data_the_list_stands_and_one_sentence_says_so(
    visit: Start, path: str, answer: dict[str, Any] | None
) -> None:
    window = visit()
    page = window.page
    asked = "**/data/timeline.json"
    page.route(asked, lambda route: route.fulfill(**answer) if answer else route.abort())
    window.open(path)
    expect(page.get_by_text("The timeline could not be drawn.")).to_have_count(1)
    assert page.locator("svg.timeline-picture").count() == 0
    assert page.locator(".timeline-list li").count() == len(window.site.events)
    assert page.locator(".timeline-list li").last.is_visible()
    # That the file failed to load is what this test wants; anything else is a fault.
    wanted = ("timeline", "Failed to load resource")
    window.faults[:] = [one for one in window.faults if not any(part in one for part in wanted)]
