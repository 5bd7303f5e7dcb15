"""Reading: the panel, previous and next, the story in key moments, answers."""

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import HITS, PHONE, At, Reader, Site, plain
from waiting import until

BOTH = pytest.mark.parametrize("path", ["", "timeline/"])
DEVICES = pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])


def facts(reader: Reader) -> dict[str, list[str]]:
    """Give what the panel tells, by its terms."""
    found = reader.panel.locator("dl > div").evaluate_all(
        """all => all.map(one => [one.querySelector("dt").textContent,
          [...one.querySelectorAll("dd")].map(dd => dd.textContent)])"""
    )
    return {str(term): [plain(value) for value in values] for term, values in found}


# The panel ----------------------------------------------------------------------------------------


@DEVICES
def test_the_panel_tells_all_that_the_data_has_of_an_event(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    sides = {side["id"]: side["name"] for side in reader.site.data["sides"]}
    titles = {event["id"]: event["title"] for event in reader.site.events}
    event = reader.site.event("great-delivery")
    expect(reader.panel).to_be_hidden()
    reader.select("great-delivery")
    expect(reader.panel).to_be_visible()
    text = plain(reader.panel.inner_text())
    assert event["date"]["text"] in text
    assert plain(event["summary"]) in text
    speakers = reader.panel.locator(".timeline-panel-speaker a")
    links = speakers.evaluate_all("all => all.map(a => [a.textContent, a.href])")
    wanted = [[one["speaker"], reader.site.address + one["url"]] for one in event["quotes"]]
    assert links == wanted
    for quote in event["quotes"]:
        assert f"“{plain(quote['text'])}”" in text
    panel = facts(reader)
    assert panel["Sides"] == [sides[side] for side in event["sides"]]
    assert panel["What"] == [event["type"]]
    assert {one["label"]: one["values"] for one in event["facts"]}.items() <= panel.items()
    assert panel["Who says so"] == [f"{one['by']} {one['basis']}" for one in event["said"]]
    assert panel["Disputed"] == [one["text"] for one in event["disputed"]]
    link = reader.panel.get_by_role("link", name=event["disputed"][0]["text"], exact=True)
    expect(link).to_have_attribute("href", reader.site.address + event["disputed"][0]["url"])
    # One answer that three people speak of.
    assert len(panel["In response to"]) == 1
    assert panel["In response to"][0].startswith(titles["gates-opened"])
    for answer in event["answers"]:
        assert answer["event"] == "gates-opened"
        said = f"{answer['latency']}, according to {answer['by']}, {answer['basis']}"
        assert said in panel["In response to"][0]
    after = [one["title"] for one in reader.site.events if "great-delivery" in targets(one)]
    assert len(panel["Answered by"]) == len(after) > 1
    for title, said in zip(after, panel["Answered by"], strict=True):
        assert said.startswith(title)


def targets(event: dict[str, Any]) -> list[str]:
    return [answer["event"] for answer in event.get("answers", [])]


@BOTH
def test_the_link_of_the_panel_leads_to_the_page_of_the_event(at: At, path: str) -> None:
    reader = at(path)
    reader.focus()
    reader.key("End", "Enter")
    reader.panel.get_by_role("link", name="Go to the event").click()
    event = reader.site.event(reader.site.order[-1])
    reader.page.wait_for_url(reader.site.address + event["url"])
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(event["title"])


# Whether the stage stands where it stood a moment ago.
RESTS = """() => new Promise(resolve => {
  const top = () => document.querySelector(".timeline-viewport").getBoundingClientRect().top;
  const before = top();
  setTimeout(() => resolve(top() === before), 150);
})"""


@BOTH
@DEVICES
def test_the_panel_is_in_sight_at_once_and_leaves_its_mark_in_sight(
    standing: At, path: str, options: dict[str, Any]
) -> None:
    reader = standing(path, **options)
    page = reader.page
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    reader.stage.evaluate("stage => scrollTo(0, scrollY + stage.getBoundingClientRect().top - 120)")
    reader.settle()
    until(page, RESTS)
    # Of the marks in the window the lowest, where the panel will be.
    here = max(page.evaluate(HITS), key=lambda one: one["y"])
    if options:
        page.touchscreen.tap(here["x"], here["y"])
    else:
        page.mouse.click(here["x"], here["y"])
    expect(reader.title).to_be_in_viewport(ratio=1)
    reader.settle()
    mark = reader.mark(here["id"])
    target = mark if options else mark.locator(".target")
    box, panel = target.bounding_box(), reader.panel.bounding_box()
    close = reader.panel.get_by_role("button", name="Close").bounding_box()
    assert box
    assert panel
    assert close
    assert box["y"] > 0
    assert box["y"] + box["height"] <= panel["y"]
    assert panel["height"] < page.viewport_size["height"] / 2
    assert min(close["width"], close["height"]) >= 44


def test_closing_the_panel_takes_the_selection_away(standing: At) -> None:
    reader = standing("timeline/?event=lantern-meeting")
    expect(reader.mark("lantern-meeting")).to_have_attribute("aria-selected", "true")
    reader.panel.get_by_role("button", name="Close").click()
    expect(reader.panel).to_be_hidden()
    expect(reader.mark("lantern-meeting")).to_have_attribute("aria-selected", "false")
    assert reader.focused == "lantern-meeting"
    assert reader.asked == {}


# Previous and next --------------------------------------------------------------------------------


@DEVICES
def test_previous_and_next_lead_through_all_events(standing: At, options: dict[str, Any]) -> None:
    reader = standing("timeline/?t=delivery", **options)
    order = reader.site.order
    first = order.index("council-debate")
    reader.select(order[first])
    following = reader.panel.get_by_role("button", name="Next", exact=True)
    previous = reader.panel.get_by_role("button", name="Previous", exact=True)
    for which in order[first + 1 : first + 6]:
        following.click()
        expect(reader.title).to_have_text(reader.site.event(which)["title"])
        # The panel is rebuilt, and yet the next click needs no search.
        expect(following).to_be_focused()
        assert which in reader.ids
    previous.click()
    expect(reader.title).to_have_text(reader.site.event(order[first + 4])["title"])
    expect(previous).to_be_focused()


def test_there_is_nothing_before_the_first_event_and_nothing_after_the_last(standing: At) -> None:
    reader = standing("timeline/")
    reader.focus()
    for key, button in (("Home", "Previous"), ("End", "Next")):
        reader.key(key, "Enter")
        expect(reader.panel.get_by_role("button", name=button, exact=True)).to_be_disabled()
        reader.key("Escape")


def test_previous_and_next_keep_to_the_events_that_fit_the_filter(standing: At) -> None:
    reader = standing("timeline/?type=call")
    calls = reader.site.some(lambda event: event["type"] == "call")
    assert reader.ids == calls
    reader.select(calls[0])
    for which in calls[1:]:
        reader.press("Next")
        expect(reader.title).to_have_text(reader.site.event(which)["title"])
    expect(reader.panel.get_by_role("button", name="Next", exact=True)).to_be_disabled()


# The story ----------------------------------------------------------------------------------------


def moments(site: Site) -> list[str]:
    key = site.some(lambda event: event["significance"] == 3)
    return [which for which in site.order if which in key]


@DEVICES
def test_the_story_leads_through_the_key_moments_and_can_be_left_and_joined_again(
    standing: At, options: dict[str, Any]
) -> None:
    reader = standing("timeline/", **options)
    key = moments(reader.site)
    count = len(key)
    assert count > 3
    reader.press(f"The story in {count} steps")
    for nth, which in enumerate(key[:3], 1):
        expect(reader.title).to_have_text(reader.site.event(which)["title"])
        expect(reader.panel).to_contain_text(f"Key moment {nth} of {count}")
        assert which in reader.ids
        assert (reader.asked["event"], reader.asked["tour"]) == (which, "1")
        if nth < 3:
            reader.press("Next moment")
    reader.panel.get_by_role("button", name="Exit the story").click()
    # The event stays, the story does not.
    expect(reader.title).to_have_text(reader.site.event(key[2])["title"])
    expect(reader.panel).not_to_contain_text("Key moment")
    assert "tour" not in reader.asked
    reader.select(key[0])
    reader.press(f"Back to the story (3 of {count})")
    expect(reader.panel).to_contain_text(f"Key moment 3 of {count}")
    reader.press("Previous moment")
    expect(reader.title).to_have_text(reader.site.event(key[1])["title"])


def test_the_story_ends_with_its_last_moment(at: At, site: Site) -> None:
    key = moments(site)
    reader = at(f"timeline/?event={key[-1]}&tour=1")
    expect(reader.panel).to_contain_text(f"Key moment {len(key)} of {len(key)}")
    following = reader.panel.get_by_role("button", name="Next moment", exact=True)
    expect(following).to_be_disabled()
    tour = reader.figure.locator(".timeline-tools").get_by_role("button", name="Exit the story")
    expect(tour).to_have_attribute("aria-pressed", "true")
    reader.page.keyboard.press("Tab")
    reader.figure.get_by_role("button", name="Close").click()
    assert reader.asked == {}


def test_who_picks_another_event_has_left_the_story(standing: At) -> None:
    reader = standing("timeline/?event=gates-opened&tour=1")
    expect(reader.panel).to_contain_text("Key moment 2 of")
    reader.select("lantern-meeting")
    expect(reader.panel).not_to_contain_text("Key moment")
    assert reader.asked == {"event": "lantern-meeting"}


# Answers ------------------------------------------------------------------------------------------


def chain(reader: Reader, which: str) -> set[str]:
    """Give the events that answers tie to this one, forth and back."""
    links = [(one["id"], to) for one in reader.site.events for to in targets(one)]
    found = set()
    for start, end in ((0, 1), (1, 0)):
        todo = [which]
        while todo:
            here = todo.pop()
            more = {link[end] for link in links if link[start] == here} - found
            found |= more
            todo += more
    return found | {which}


def test_selecting_an_event_lights_its_chain_of_answers_and_says_how_long_each_took(
    standing: At,
) -> None:
    reader = standing("timeline/?t=2019-03-31..2019-04-17")
    assert reader.stage.locator(".arc").count() == 0
    reader.select("great-delivery")
    lit = chain(reader, "great-delivery")
    assert {"gates-opened", "council-debate", "board-urges-calm"} <= lit
    expect(reader.stage.locator(".arc.is-lit").first).to_be_attached()
    dim = reader.stage.locator(".mark.is-dim").evaluate_all("all => all.map(m => m.dataset.event)")
    assert set(dim) == set(reader.ids) - lit
    said = [plain(text) for text in reader.texts(".timeline-arcs .arc.is-lit text")]
    first = reader.site.event("great-delivery")["answers"][0]
    assert any(first["latency"].removesuffix(" later") in one for one in said), said
    reader.key("Escape")
    reader.press("Close")
    expect(reader.stage.locator(".arc")).to_have_count(0)
    assert reader.stage.locator(".mark.is-dim").count() == 0


def test_all_answers_are_drawn_on_demand(standing: At) -> None:
    reader = standing("timeline/")
    reader.unfold("View")
    box = reader.figure.get_by_label("Show all responses")
    box.check()
    links = {(one["id"], to) for one in reader.site.events for to in targets(one)}
    expect(reader.stage.locator(".arc")).to_have_count(len(links))
    assert len(links) > 5
    assert reader.asked == {"answers": "1"}
    box.uncheck()
    expect(reader.stage.locator(".arc")).to_have_count(0)


def test_the_panel_leads_along_a_chain_of_answers(standing: At) -> None:
    reader = standing("timeline/?event=great-delivery")
    for one, other in pairwise(("great-delivery", "gates-opened", "board-reaction")):
        title = reader.site.event(other)["title"]
        reader.panel.get_by_role("button", name=title, exact=True).click()
        expect(reader.title).to_have_text(title)
        assert reader.site.event(one)["title"] in plain(reader.panel.inner_text())
        expect(reader.page).to_have_url(re.compile(f"event={other}$"))


def test_what_steps_back_can_still_be_read(at: At) -> None:
    reader = at("timeline/?event=great-delivery")
    dim = reader.stage.locator(".mark.is-dim .label")
    assert dim.count() > 5
    for scheme in ("default", "slate"):
        reader.page.evaluate("one => { document.body.dataset.mdColorScheme = one; }", scheme)
        looks = dim.evaluate_all(
            """all => all.map(one => {
              let seen = 1;
              for (let at = one; at.matches(".timeline-viewport *"); at = at.parentElement)
                seen *= getComputedStyle(at).opacity;
              return [seen, getComputedStyle(one).fill];
            })"""
        )
        quiet = reader.page.evaluate(
            """() => {
              const one = document.createElement("i");
              one.style.color = "var(--ink-quiet)";
              document.body.append(one);
              return getComputedStyle(one).color;
            }"""
        )
        assert {tuple(look) for look in looks} == {(1, quiet)}, scheme


def test_every_arc_says_who_makes_the_link(standing: At) -> None:
    reader = standing("timeline/?answers=1")
    titles = reader.stage.locator(".arc title").all_text_contents()
    assert len(titles) > 10
    assert all("in response to" in title and "according to" in title for title in titles)
    assert any("12 days later" in title for title in titles)
    labels = " ".join(reader.stage.locator(".arc text").all_text_contents())
    assert "12 days later" in labels


def test_the_chain_lights_up_on_a_phone_too(standing: At) -> None:
    reader = standing("timeline/?event=great-delivery", **PHONE)
    rows = reader.stage.locator(".mark.is-chained")
    assert rows.count() > 1
    expect(rows.filter(has_text="In its chain of responses")).to_have_count(rows.count() - 1)


def test_what_is_in_view_is_said_once_it_rests(at: At) -> None:
    reader = at("timeline/")
    reader.press("The delivery")
    expect(reader.figure.locator(".timeline-live")).to_have_text(reader.heading)


# Picture and panel --------------------------------------------------------------------------------

WINDOWS = pytest.mark.parametrize(
    "viewport",
    [{"width": 1440, "height": 900}, {"width": 1024, "height": 768}],
    ids=["wide", "low"],
)
# Where the marks of some events begin and end, and the names of all lanes.
PLACES = """ids => {
  const targets = [...document.querySelectorAll(".timeline-marks .target")];
  const ends = one => (({top, bottom}) => [top, bottom])(one.getBoundingClientRect());
  const marks = targets.filter(one => ids.includes(one.parentNode.dataset.event)).map(ends);
  return [marks, [...document.querySelectorAll(".timeline-lanes text")].map(ends)];
}"""


def told(reader: Reader, which: str) -> bool:
    """Tell whether chain and lanes of an event have room above the panel, and see that they are."""
    reader.settle()
    until(reader.page, RESTS)
    header = reader.page.locator(".md-header").bounding_box()
    panel = reader.panel.bounding_box()
    assert header
    assert panel
    marks, lanes = reader.page.evaluate(PLACES, sorted(chain(reader, which)))
    first = min(top for top, _ in marks)
    top = max(top for top, _ in lanes if top <= first)
    bottom = max(bottom for _, bottom in marks)
    if bottom - top > panel["y"] - header["height"] - 12:
        [[top, bottom]], _ = reader.page.evaluate(PLACES, [which])
    assert header["height"] <= top + 1
    assert bottom <= panel["y"] + 1
    return bool(bottom - top > 30)


@WINDOWS
@BOTH
def test_a_mark_with_its_chain_and_lanes_is_in_sight_beside_the_panel(
    standing: At, path: str, viewport: dict[str, int]
) -> None:
    reader = standing(path, viewport=viewport)
    whole = 0
    for which in reader.ids[::4]:
        reader.select(which)
        whole += told(reader, which)
    assert whole > 3


@WINDOWS
def test_the_story_is_a_tour_of_the_picture(standing: At, viewport: dict[str, int]) -> None:
    reader = standing("timeline/", viewport=viewport)
    key = moments(reader.site)
    reader.press(f"The story in {len(key)} steps")
    for which in key:
        expect(reader.title).to_have_text(reader.site.event(which)["title"])
        told(reader, which)
        # All its stops are bright, and what is beside them steps back.
        marks = reader.page.locator(".mark.is-dim")
        dim = set(marks.evaluate_all("all => all.map(one => one.dataset.event)"))
        assert dim
        assert not dim & (set(key) | chain(reader, which))
        if which != key[-1]:
            reader.press("Next moment")
