"""What a reader sees of a record at a link to it, by mouse and by keyboard."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect
from reader import PHONE

Start = Callable[..., Any]
LINKS = ".md-content .roles a"


def test_a_card_is_fetched_shown_and_dismissed_by_mouse(visit: Start) -> None:
    window = visit()
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    page = window.open(window.site.pages()["event"])
    tooltips = json.loads((window.site.folder / "data" / "tooltips.json").read_text("utf-8"))
    box = page.locator("#explainer-tooltip")
    link = page.locator(LINKS).first
    assert not [url for url in asked if url.endswith("tooltips.json")]
    link.hover()
    expect(box).to_be_visible()
    own = tooltips[link.evaluate("one => one.href").removeprefix(window.site.address)]
    expect(box).to_have_text(" ".join(filter(None, [own["small"], own["title"], own["text"]])))
    expect(link).to_have_attribute("aria-describedby", "explainer-tooltip")
    # It can be pointed at, and stays.
    box.hover()
    page.wait_for_timeout(500)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert link.get_attribute("aria-describedby") is None
    link.hover()
    expect(box).to_be_visible()
    page.mouse.move(1, 1)
    expect(box).to_be_hidden()
    # Also on a page that comes without the browser loading it.
    link.click()
    page.wait_for_url("**/actors/**")
    expect(box).to_be_hidden()
    page.locator(".md-content a[href*='/events/']:visible").first.hover()
    expect(box).to_be_visible()
    assert len([url for url in asked if url.endswith("tooltips.json")]) == 1


def test_a_card_comes_and_goes_with_the_focus_and_never_at_a_touch(visit: Start) -> None:
    window = visit()
    path = window.site.pages()["event"]
    page = window.open(path)
    box = page.locator("#explainer-tooltip")
    page.locator(LINKS).first.evaluate("one => one.focus({focusVisible: true})")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_visible()
    expect(page.locator(LINKS).first).to_have_attribute("aria-describedby", "explainer-tooltip")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator(LINKS).first).to_be_focused()

    touched = visit(**PHONE)
    page = touched.open(path)
    page.evaluate("document.addEventListener('click', event => event.preventDefault(), true)")
    page.locator(LINKS).first.tap()
    page.wait_for_timeout(600)
    expect(page.locator("#explainer-tooltip")).to_be_hidden()


def test_a_word_is_explained_to_a_finger_and_to_the_keyboard(visit: Start) -> None:
    finger = visit(**PHONE)
    page = finger.open(finger.site.pages()["event"])
    box = page.locator("#explainer-tooltip")
    word = page.locator(".md-content p abbr[title]").first
    meaning = str(word.get_attribute("title"))
    word.tap()
    expect(box).to_have_text(meaning)
    # Beside the words of the heading, of which one may be explained, too.
    page.locator("h1").tap(position={"x": 2, "y": 2})
    expect(box).to_be_hidden()
    page = visit().open(finger.site.pages()["event"])
    # Each word once, where it stands first.
    reached = page.locator('abbr[title][tabindex="0"]')
    titles = [one.get_attribute("title") for one in reached.all()]
    assert titles
    assert len(set(titles)) == len(titles)
    page.locator("h1").click()
    while not page.evaluate("document.activeElement.matches('abbr')"):
        page.keyboard.press("Tab")
    expect(page.locator("#explainer-tooltip")).to_have_text(
        str(page.evaluate("document.activeElement.title"))
    )


def test_a_link_in_a_picture_has_a_card_too(visit: Start) -> None:
    page = visit().open("actors/")
    page.locator(".network-figure svg a[data-of=ferry-isle]").hover()
    expect(page.locator("#explainer-tooltip")).to_contain_text("Ferry Isle")


def test_a_quotation_is_copied_with_who_said_it(visit: Start) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    page = window.open(window.site.pages()["quote"])
    words = page.locator(".quotation blockquote p").first
    words.evaluate("one => getSelection().selectAllChildren(one)")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    speaker = page.locator(".quotation .said a").first.inner_text()
    assert copied.startswith(words.inner_text()[:30])
    assert f"— {speaker}" in copied
    assert copied.endswith(page.url)
