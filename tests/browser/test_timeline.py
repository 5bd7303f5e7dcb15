"""What stands on a page with a timeline: the list, the picture above it, and no fault."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route, expect
from reader import CALM, PHONE, At, Given, Reader, Site, Visit, overlaps, plain

BOTH = pytest.mark.parametrize("path", ["", "timeline/"])
Start = Callable[..., Visit]

# What is hit in the middle of each label, by the event whose label it is.
LABELS = """() => Object.fromEntries(
  [...document.querySelectorAll(".timeline-marks .label, .column-title bdi")]
    .filter(label => label.textContent).map(label => {
      const box = label.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return [label.closest(".mark").dataset.event, hit?.closest(".mark")?.dataset.event];
    }))"""


# The list -----------------------------------------------------------------------------------------


def test_without_javascript_a_strip_stands_above_the_list_and_nothing_that_can_be_pressed(
    visit: Start,
) -> None:
    window = visit(java_script_enabled=False)
    page = window.open("timeline/")
    timeline = page.locator(".explainer-timeline")
    assert timeline.locator("button, input, select").count() == 0
    assert page.locator(".timeline-figure").count() == 0
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        strip = timeline.locator("svg.strip").filter(visible=True)
        expect(strip).to_have_count(1)
        assert strip.locator("rect, circle").count() > len(window.site.events)
        box, first = strip.bounding_box(), timeline.locator("li").first.bounding_box()
        assert box
        assert first
        assert box["width"] > width / 2
        assert box["y"] + box["height"] <= first["y"]


def test_the_list_stays_on_the_page_of_the_timeline_and_is_one_click_away_at_home(
    standing: At,
) -> None:
    reader = standing("timeline/")
    assert reader.page.locator(".timeline-list li").last.is_visible()
    assert not reader.page.locator(".timeline-strip").is_visible()
    reader = standing("")
    lines = reader.page.locator(".timeline-list li")
    assert not lines.last.is_visible()
    reader.page.get_by_text(f"All {len(reader.site.events)} events as a list").click()
    assert lines.count() == len(reader.site.events)
    assert lines.last.is_visible()


# The picture --------------------------------------------------------------------------------------


@BOTH
def test_all_events_stand_in_the_picture_one_by_one_or_in_a_cluster(
    standing: At, path: str
) -> None:
    reader = standing(path)
    events, ids = reader.site.order, reader.ids
    assert reader.picture.count() == 1
    assert sorted(reader.shown) == sorted(events)
    assert ids == [one for one in events if one in ids]
    assert len(ids) > len(events) / 2


def test_every_mark_is_named_by_its_date_its_title_and_its_lane(standing: At) -> None:
    reader = standing("timeline/")
    sides = {side["id"]: side["name"] for side in reader.site.data["sides"]}
    labels = {
        str(mark["event"]): str(mark["label"])
        for mark in reader.marks.evaluate_all(
            "all => all.map(m => ({event: m.dataset.event, label: m.getAttribute('aria-label')}))"
        )
    }
    for which, label in labels.items():
        event = reader.site.event(which)
        lanes = ", also ".join(sides[side] for side in event["sides"])
        differ = "; accounts differ" if event.get("disputed") else ""
        said = re.sub("[\u2068\u2069]", "", label)  # what keeps names of two directions apart
        assert said == f"{event['date']['text']}: {event['title']}. {lanes}{differ}"


def test_a_date_that_is_not_exactly_known_is_a_band_and_never_a_point(standing: At) -> None:
    reader = standing("timeline/?t=2019-03-28..2019-04-17")
    shapes = reader.marks.evaluate_all(
        """all => all.map(one => [one.dataset.event, {
          dot: one.querySelectorAll(".dot").length, bands: one.querySelectorAll(".segment").length,
          hatch: one.querySelectorAll(".hatch").length, width: one.getBBox().width}])"""
    )
    spans = reader.site.some(lambda event: event["date"]["precision"] == "span")
    seen = {which: shape for which, shape in shapes if which in spans}
    assert len(seen) > 5
    for which, shape in seen.items():
        assert shape["dot"] == 0, which
        assert shape["bands"] > 0, which
        assert shape["hatch"] > 0, which


def test_events_that_concern_several_sides_are_tied_across_lanes(standing: At) -> None:
    reader = standing("timeline/?t=2019-04-11..2019-04-17&event=second-summons")
    # The selected event's ties stand out.
    assert len(reader.site.event("second-summons")["sides"]) == 3
    expect(reader.stage.locator(".tie.is-hot")).to_have_count(2)
    heights = {box["y"] for box in reader.boxes(".timeline-viewport .tie.is-hot circle")}
    assert len(heights) == 2


@pytest.mark.parametrize("path", ["", "timeline/", "timeline/?t=delivery", "timeline/?lanes=type"])
@pytest.mark.parametrize("width", [760, 1440])
def test_no_label_lies_on_another(standing: At, path: str, width: int) -> None:
    reader = standing(path, viewport={"width": width, "height": 900})
    boxes = reader.boxes(".timeline-marks .label")
    assert len(boxes) > 5
    # A line of text is lower than its box.
    lower = [{**box, "y": box["y"] + 3, "height": box["height"] - 6} for box in boxes]
    assert overlaps(lower) == []
    assert overlaps(reader.boxes(".timeline-axis .tick")) == []
    assert overlaps(reader.boxes(".timeline-chapters text")) == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["mouse", "finger"])
def test_who_hits_a_label_hits_the_event_that_it_names(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    # Tall enough for the whole picture: what is scrolled away cannot be hit.
    box = reader.stage.bounding_box()
    assert box
    width = reader.page.viewport_size["width"]
    reader.page.set_viewport_size({"width": width, "height": int(box["height"]) + 400})
    reader.in_sight()
    labels = reader.page.evaluate(LABELS)
    assert len(labels) > 10
    assert {event: hit for event, hit in labels.items() if hit != event} == {}


# Clusters -----------------------------------------------------------------------------------------


def test_a_cluster_says_how_many_events_it_has_and_opens_into_them(standing: At) -> None:
    # So narrow that many stand together.
    reader = standing("timeline/", viewport={"width": 760, "height": 1200})
    found = reader.stage.locator(".cluster")
    counts = [int(plain(one)) for one in found.locator("text").all_text_contents()]
    most = max(counts)
    assert most > 1
    before, drawn = reader.heading, set(reader.ids)
    found.nth(counts.index(most)).click()
    # Nearer, where that parts them; else their titles stand in the panel.
    if reader.heading != before:
        assert set(reader.ids) - drawn
    else:
        expect(reader.title).to_have_text(f"{most} events here")
        assert reader.panel.locator(".is-select").count() == most


def test_events_of_a_cluster_that_no_zoom_can_part_are_listed_in_the_panel(
    given: Given, site: Site
) -> None:
    one = next(one for one in site.data["events"] if one["id"] == "gates-opened")
    # All on one day, in one lane.
    many = [one | {"id": f"strike-{i}", "title": f"Strike {i}", "answers": []} for i in range(200)]
    data = site.data | {"events": many}
    reader = given(lambda route: route.fulfill(json=data)).arrive()
    largest = reader.stage.locator(".cluster").first
    ids = largest.evaluate("one => one.__data__.events.map(event => event.id)")
    largest.click()
    expect(reader.title).to_have_text(f"{len(ids)} events here")
    buttons = reader.panel.get_by_role("listitem").get_by_role("button")
    titles = {event["id"]: event["title"] for event in many}
    assert buttons.all_text_contents() == [titles[one] for one in ids]
    buttons.nth(1).click()
    expect(reader.title).to_have_text(titles[ids[1]])
    # What is selected is drawn by itself.
    expect(reader.mark(ids[1])).to_have_attribute("aria-selected", "true")


# Zoom ---------------------------------------------------------------------------------------------


def test_buttons_zoom_in_and_out_and_back_to_the_whole(standing: At) -> None:
    reader = standing("timeline/")
    whole, ticks = reader.heading, reader.axis
    everything = reader.figure.get_by_role("button", name="All events")
    expect(everything).to_have_attribute("aria-pressed", "true")
    reader.press("Zoom in")
    nearer = reader.heading
    assert nearer != whole
    assert reader.axis != ticks
    expect(everything).to_have_attribute("aria-pressed", "false")
    reader.press("Zoom in")
    reader.press("Zoom out")
    assert reader.heading == nearer
    reader.press("All events")
    assert (reader.heading, reader.axis) == (whole, ticks)
    reader.press("Zoom out")
    assert reader.heading == whole


def test_zooming_leads_from_years_to_minutes_with_sensible_ticks(standing: At) -> None:
    reader = standing("timeline/?event=second-summons")
    seen = [reader.axis]
    for _ in range(14):
        reader.press("Zoom in")
        seen.append(reader.axis)
    assert any(re.fullmatch(r"20\d\d", one) for one in seen[0])
    assert any(re.fullmatch(r"\d\d:\d\d", one) for one in seen[-1])
    # By minutes: more than two ticks in one hour.
    hours = [one[:2] for one in seen[-1] if re.fullmatch(r"\d\d:\d\d", one)]
    assert max(hours.count(one) for one in hours) > 2
    assert len(seen[-1]) == len(set(seen[-1]))
    assert re.search(r"14 April 2019, 0\d:\d\d–0\d:\d\d", reader.heading)


def test_buttons_lead_to_what_lies_earlier_and_later(standing: At) -> None:
    reader = standing("timeline/?t=gates")
    events = [event["id"] for event in reader.site.events]
    counts = [
        int(re.sub(r"\D", "", reader.page.locator(f".timeline-more .is-{name}").inner_text()))
        for name in ("earlier", "later")
    ]
    assert len(reader.shown) + sum(counts) == len(events)
    opening = reader.heading
    reader.press(re.compile(r"\d+ later"))
    later = reader.heading
    assert later != opening
    reader.press(re.compile(r"\d+ earlier"))
    assert reader.heading != later


def test_buttons_of_chapters_show_their_stretch_and_say_which_is_in_view(standing: At) -> None:
    reader = standing("timeline/")
    stops = reader.figure.get_by_role("group", name="Chapters").get_by_role("button")
    chapters = reader.site.data["chapters"]
    assert stops.all_text_contents() == [chapter["title"] for chapter in chapters]
    for chapter in chapters[2:]:
        reader.press(chapter["title"])
        pressed = [one for one in stops.all() if one.get_attribute("aria-pressed") == "true"]
        assert [one.text_content() for one in pressed] == [chapter["title"]]
        begun = reader.site.some(
            lambda event, chapter=chapter: (
                event.get("chapter") == chapter["id"] and event["date"]["precision"] == "day"
            )
        )
        assert set(begun) <= set(reader.shown), chapter["id"]
        expect(reader.page).to_have_url(re.compile(rf"[?&]t={chapter['id']}$"))


# Pages that come and go ---------------------------------------------------------------------------


def test_instant_navigation_leaves_one_picture_and_no_fault(at: At) -> None:
    reader = at("")
    page, event = reader.page, reader.site.events[0]
    page.evaluate("() => { window.stayed = true; }")
    unfold(page)
    page.locator(".timeline-list").get_by_role("link", name=event["title"], exact=True).click()
    page.wait_for_url(reader.site.address + event["url"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(event["title"])
    expect(reader.picture).to_have_count(0)
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_url(f"{reader.site.address}timeline/")
    expect(reader.arrive().picture).to_have_count(1)
    page.go_back()
    page.wait_for_url(reader.site.address + event["url"])
    expect(reader.picture).to_have_count(0)
    page.go_back()
    page.wait_for_url(reader.site.address)
    expect(reader.arrive().picture).to_have_count(1)
    expect(reader.figure).to_have_count(1)
    expect(page.locator(".timeline-list")).to_have_count(1)
    reader.focus()
    reader.key("Home", "Enter")
    expect(reader.title).to_have_text(event["title"])
    assert page.evaluate("() => window.stayed"), "the whole page was reloaded"


# Data that fails ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "body": "not found"},
        {"status": 200, "body": "<!doctype html><title>Not here</title>"},
        {"status": 200, "body": '{"version": 2, "events": [{}]}'},
        {"status": 200, "body": '{"version": 1, "events": []}'},
        {"status": 200, "body": '{"version": 99}'},
        {"status": 200, "body": "null"},
    ],
    ids=["missing", "no-json", "cut-short", "older", "newer", "null"],
)
def test_without_its_data_the_list_stands_and_one_sentence_says_so(
    given: Given, answer: dict[str, Any]
) -> None:
    reader = given(lambda route: route.fulfill(**answer))
    expect_only_the_list(reader.visit)


@BOTH
def test_so_it_is_for_who_arrives_without_a_connection(visit: Start, path: str) -> None:
    window = visit()
    window.page.route("**/data/timeline.json", lambda route: route.abort())
    window.open(path)
    expect_only_the_list(window)


def expect_only_the_list(window: Visit) -> None:
    page = window.page
    expect(page.get_by_text("The timeline could not be drawn.")).to_have_count(1)
    assert page.locator("svg.timeline-picture").count() == 0
    assert page.locator(".timeline-figure").count() == 0
    assert page.locator(".timeline-strip svg").filter(visible=True).count() == 1
    assert page.locator(".timeline-list li").count() == len(window.site.events)
    unfold(page)
    assert page.locator(".timeline-list li").last.is_visible()
    # That the file failed to load is what this test wants; anything else is a fault.
    wanted = ("timeline", "Failed to load resource")
    window.faults[:] = [one for one in window.faults if not any(part in one for part in wanted)]


def test_markup_in_the_data_is_text_and_runs_nothing(given: Given, site: Site) -> None:
    evil = "<img src=x onerror=window.ran=1>"
    data = site.data | {
        "title": evil,
        "event_url": "javascript:ran=1//{id}",
        "events": [
            event | {"title": evil, "summary": evil, "place": evil} for event in site.data["events"]
        ],
    }
    reader = given(lambda route: route.fulfill(json=data)).arrive()
    reader.focus()
    reader.key("Home", "Enter")
    expect(reader.title).to_have_text(evil)
    assert reader.page.locator("img[src=x]").count() == 0
    assert reader.page.evaluate("window.ran") is None
    assert reader.panel.get_by_role("link").count() == 0


def test_urls_of_the_list_are_those_of_the_data(standing: At, site: Site) -> None:
    page = standing("timeline/").page
    listed = page.locator(".timeline-list li").evaluate_all(
        "all => all.map(one => one.querySelector('a').getAttribute('href'))"
    )
    data = [site.address + event["url"] for event in site.events]
    assert sorted(urljoin(page.url, href) for href in listed) == sorted(data)


def test_a_timeline_far_down_waits_for_its_reader(visit: Start) -> None:
    window = visit(**PHONE)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    page = window.open("")
    page.wait_for_load_state("networkidle")
    drawing = ("/timeline.js", "/timeline.json")
    assert not [url for url in asked if url.endswith(drawing)]
    # Till then the small picture stands.
    expect(page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(1)
    page.locator(".explainer-timeline").scroll_into_view_if_needed()
    expect(page.locator(".timeline-viewport .mark").first).to_be_visible()
    assert len([url for url in asked if url.endswith(drawing)]) == 2
    # A link to a view is answered at once.
    other = visit(**PHONE).open("?event=great-delivery")
    expect(other.locator(".timeline-panel")).to_be_visible()


@pytest.mark.parametrize("script", ["explainer.js", "timeline.js"])
def test_where_one_script_does_not_come_strip_and_list_stand(visit: Start, script: str) -> None:
    window = visit()
    page = window.page
    page.route(f"**/{script}", lambda route: route.abort())
    sizes = [CALM["viewport"], PHONE["viewport"]]
    for name, path in {**window.site.timelines(), "block": "contribute/blocks/"}.items():
        page.goto(window.site.address + path)
        page.wait_for_load_state("networkidle")
        for size in sizes:
            page.set_viewport_size(size)
            page.locator(".explainer-timeline").first.scroll_into_view_if_needed()
            expect(page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(1)
            expect(page.locator(".timeline-figure")).to_have_count(0)
            # The list is near: no room is left for a picture that does not come.
            strip = page.locator(".timeline-strip").bounding_box()
            summary = page.locator(".timeline-fold > summary").bounding_box()
            assert strip
            assert summary
            assert summary["y"] - strip["y"] < 900, (name, size)
        # Who arrives at the next page arrives as they have left this one.
        sizes.reverse()
        unfold(page)
        rows = page.locator(".timeline-list li").filter(visible=True)
        assert rows.count() == len(window.site.events) or name == "block"
        assert rows.last.get_by_role("link").count() > 0
    window.faults.clear()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["", "embed/timeline/", "contribute/blocks/"])
def test_the_place_of_the_picture_is_about_as_high_before_it_comes(
    visit: Start, path: str, options: dict[str, Any]
) -> None:
    window = visit(**options)
    place = window.page.locator(".explainer-timeline")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route("**/data/timeline.json", hold)
    window.open(path)
    place.scroll_into_view_if_needed()
    expect(place).to_have_class(re.compile("is-coming"))
    before = place.bounding_box()
    while not held:
        window.page.wait_for_timeout(20)
    held[0].continue_()
    Reader(window).arrive()
    after = place.bounding_box()
    assert before
    assert after
    assert 0.75 < before["height"] / after["height"] < 1.25


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_a_link_into_the_list_opens_it(visit: Start, options: dict[str, Any]) -> None:
    window = visit(**options, java_script_enabled=False)
    page = window.page
    name = "of-the-list"

    def mark(route: Route) -> None:
        answer = route.fetch(url=window.site.by_loopback(route.request.url))
        html = answer.text().replace('<div class="timeline-list">', f'<div id="{name}">', 1)
        route.fulfill(response=answer, body=html)

    page.route(re.compile(r"/explainer/$"), mark)
    page.goto(f"{window.site.address}#{name}")
    expect(page.locator(f"#{name}")).to_be_visible()


def unfold(page: Page) -> None:
    """Open the list, where that is not open from the start."""
    if page.locator("details.timeline-fold:not([open])").count():
        page.locator("details.timeline-fold > summary").click()
