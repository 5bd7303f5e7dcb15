"""The timeline in a frame of another page, the page that hands it out, and blocks in pages."""

import functools
import re
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route, expect
from waiting import until

Start = Callable[..., Any]
WIDTHS = (390, 1440)

# A promise that is kept when the last of the wrong messages has come.
LISTEN = """() => {
  window.heard = new Promise(done => addEventListener("message", ({data}) => {
    if (data?.explainer === "other") done(true);
  }));
}"""


# Whether the frame is as high as its page, which has room for as wide a picture as it is.
FITS = """() => {
  const frame = document.querySelector("iframe");
  const {body} = frame.contentDocument;
  const picture = body.querySelector("svg.timeline-picture");
  return Number(frame.height) === Math.ceil(body.getBoundingClientRect().height)
    && (picture !== null) === (frame.clientWidth >= 700);
}"""


def open_alone(window: Any) -> Page:  # noqa: ANN401 - what the fixture gives
    """Open the page that hands the timeline out; its frame stays empty."""
    blank = functools.partial(Route.fulfill, content_type="text/html", body="<!doctype html>")
    window.page.route("**/embed/timeline/**", blank)
    return cast("Page", window.open("embed/"))


def frame_height(page: Page) -> int:
    return int(page.locator("iframe").get_attribute("height") or 0)


def too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("script", [True, False])
def test_the_page_for_frames_stands_alone(visit: Start, script: bool) -> None:  # noqa: FBT001
    window = visit(java_script_enabled=script)
    page = window.page
    page.goto(window.site.address + "embed/timeline/")
    expect(page.locator(".md-header, .md-footer, nav")).to_have_count(0)
    expect(page.locator(".timeline-list li")).to_have_count(len(window.site.events))
    expect(page.get_by_role("listbox")).to_have_count(1 if script else 0)
    expect(page.locator(".timeline-strip svg").filter(visible=True)).to_have_count(
        0 if script else 1
    )
    page.locator("summary").click()
    expect(page.locator(".timeline-list li").last).to_be_visible()
    credit = page.locator(".embed-credit")
    expect(credit).to_contain_text("CC BY 4.0")
    with page.expect_popup() as opened:
        credit.get_by_role("link").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == window.site.address + "timeline/"
    assert page.url == window.site.address + "embed/timeline/"
    for width in WIDTHS if script else ():
        page.set_viewport_size({"width": width, "height": 800})
        assert not too_wide(page), width


def test_the_page_for_frames_follows_the_reader_from_light_to_dark(visit: Start) -> None:
    window = visit(color_scheme="dark")
    page = window.open("embed/timeline/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_the_frame_takes_the_height_that_its_page_needs(visit: Start) -> None:
    page = visit().open("embed/")
    page.locator("iframe").scroll_into_view_if_needed()
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("option").first).to_be_visible()
    until(page, "document.querySelector('iframe').height !== '720'")
    frame = page.frames[1]
    seen = set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        until(page, FITS)
        seen.add(frame_height(page))
    assert len(seen) == len(WIDTHS)
    before = frame_height(page)
    frame.locator("summary").click()
    expect(frame.locator(".timeline-list li").first).to_be_visible()
    until(page, f"Number(document.querySelector('iframe').height) > {before + 400}")
    frame.locator("summary").click()
    until(page, f"Number(document.querySelector('iframe').height) < {before + 400}")


def test_only_the_frame_itself_is_believed_and_within_bounds(visit: Start) -> None:
    window = visit()
    page = window.open("embed/")
    page.locator("iframe").scroll_into_view_if_needed()
    until(page, "document.querySelector('iframe').height !== '720'")
    frame, before = page.frames[1], frame_height(page)
    page.evaluate(LISTEN)
    page.evaluate("postMessage({explainer: 'height', height: 5000}, '*')")
    for wrong in ("'height'", "null", "{explainer: 'height', height: '9000'}", "{height: 9000}"):
        frame.evaluate(f"parent.postMessage({wrong}, '*')")
    frame.evaluate("parent.postMessage({explainer: 'other', height: 9000}, '*')")
    page.evaluate("() => window.heard")
    assert frame_height(page) == before
    for told, taken in ((1, 200), (1e9, 20000)):
        frame.evaluate(f"parent.postMessage({{explainer: 'height', height: {told}}}, '*')")
        expect(page.locator("iframe")).to_have_attribute("height", str(taken))


def test_the_code_is_copied_and_that_is_said(visit: Start) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    page = open_alone(window)
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f'src="{window.site.address}embed/timeline/"' in copied
    assert copied.count("<script>") == copied.count("</script>") == 1


def test_a_view_in_the_address_goes_into_the_frame_and_the_code(visit: Start) -> None:
    window = visit()
    page = window.open('embed/?actor=netherford&q="x">')
    code = page.locator(".embed-code code")
    view = "?actor=netherford&amp;q=%22x%22%3E"
    expect(code).to_contain_text(f'src="{window.site.address}embed/timeline/{view}"')
    source = page.locator("iframe").evaluate("frame => frame.src")
    assert source == f"{window.site.address}embed/timeline/?actor=netherford&q=%22x%22%3E"


def test_the_code_works_in_a_page_of_another_site(visit: Start) -> None:
    window = visit()
    page = open_alone(window)
    code = page.locator(".embed-code code").inner_text()
    # Another site: beside ours on the same server, which has another name there.
    (window.site.folder.parent / "other.html").write_text(f"<!doctype html>{code}", "utf-8")
    other = page.context.new_page()
    other.goto("http://other.localhost/other.html")
    until(other, "document.querySelector('iframe').height !== '720'")
    frame = other.frames[1]
    assert frame.url.startswith(window.site.address)
    needed = frame.evaluate("document.body.getBoundingClientRect().height")
    assert abs(frame_height(other) - needed) < 2


def test_coming_back_to_the_page_offers_one_button(visit: Start) -> None:
    page = open_alone(visit())
    page.locator("article").get_by_role("link", name="timeline", exact=True).click()
    expect(page.locator("svg.timeline-picture")).to_be_visible()
    page.get_by_role("link", name="Put this timeline on your own page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Embed the timeline")
    expect(page.get_by_role("button", name="Copy the code")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_a_block_in_a_page_shows_just_its_events(visit: Start, script: bool) -> None:  # noqa: FBT001
    window = visit(java_script_enabled=script)
    page = window.page
    page.goto(window.site.address + "contribute/blocks/")
    listed = page.locator(".explainer-timeline[data-block] .timeline-list li")
    assert 0 < listed.count() < len(window.site.events)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.locator(".explainer-timeline[data-block]").scroll_into_view_if_needed()
        expect(page.get_by_role("listbox")).to_have_count(1 if script else 0)
    first = listed.first.get_by_role("link", include_hidden=True).first
    leads_to = urljoin(page.url, first.get_attribute("href"))
    assert page.request.get(window.site.by_loopback(leads_to)).status == 200


def test_a_block_has_all_lanes_once_a_reader_goes_beyond_its_dates(visit: Start) -> None:
    window = visit()

    def of_a_year(route: Route) -> None:
        answer = route.fetch(url=window.site.by_loopback(route.request.url))
        year = 'data-view="t=2014-01-01T00:00..2015-01-01T00:00'
        route.fulfill(response=answer, body=re.sub(r'data-view="t=[^&"]+', year, answer.text()))

    window.page.route("**/contribute/blocks/", of_a_year)
    block = window.open("contribute/blocks/").locator(".explainer-timeline[data-block]")
    block.scroll_into_view_if_needed()
    block.locator(".mark").first.wait_for()
    lanes = block.locator(".lane")
    asked = lanes.all_text_contents()
    block.get_by_role("button", name="All events", exact=True).click()
    expect(lanes).not_to_have_count(len(asked))
    assert {*asked} < {*lanes.all_text_contents()}
