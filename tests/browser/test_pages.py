"""Every type of page, narrow and wide, light and dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import too_wide

Start = Callable[..., Any]
SCREENSHOTS = Path(__file__).parent.parent.parent / ".cache" / "screenshots"
WIDTHS = pytest.mark.parametrize("width", [390, 1440])
# The narrowest window that a page must fit, and one of 1280 at 200 %.
ZOOMED = (320, 640)
DRAWN = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
)
SCHEMES = {"light": "default", "dark": "slate"}

# The relation of luminances of a text and of what it stands on, by WCAG 2.
DIM = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const colour = css => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = rgb => rgb.slice(0, 3).map(c => c / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = element => {
  const text = light(colour(getComputedStyle(element).color));
  let at = element;
  while (at && colour(getComputedStyle(at).backgroundColor)[3] < 255) at = at.parentElement;
  const ground = at ? light(colour(getComputedStyle(at).backgroundColor)) : 1;
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  };
  const texts = [...document.querySelectorAll("article :is(h1, h2, h3, p, li, dd, a, button)")];
  return texts.filter(one => one.checkVisibility() && !one.closest(".headerlink"))
    .filter(one => [...one.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim()))
    .filter(one => contrast(one) < 4.5).map(one => one.outerHTML.slice(0, 90));
}"""


def test_a_tooltip_shows_text_and_runs_nothing(visit: Start) -> None:
    page = visit().open("timeline/")
    word = page.locator("article abbr[title]").first
    title = "<img src=x onerror=window.ran=1>"
    word.evaluate("(one, title) => { one.title = title; }", title)
    word.click()
    expect(page.locator("#explainer-card")).to_have_text(title)
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.ran") is None


@WIDTHS
def test_every_type_of_page_has_one_heading_fits_the_window_and_can_be_read(
    visit: Start, width: int
) -> None:
    phone = {"has_touch": True, "is_mobile": True} if width < 700 else {}
    window = visit(viewport={"width": width, "height": 900}, **phone)
    page = window.page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    wide, dim = [], []
    for name, path in window.site.pages().items():
        window.open(path)
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_count(1)
        expect(heading).to_be_visible()
        assert page.title()
        if path in {"", "timeline/"}:
            page.locator(".explainer-timeline").scroll_into_view_if_needed()
            expect(page.locator(".timeline-viewport .mark").first).to_be_visible()
            page.evaluate("scrollTo(0, 0)")
        for pane in (*ZOOMED, width) if phone else (width,):
            page.set_viewport_size({"width": pane, "height": 900})
            page.evaluate(DRAWN)
            wide += [(name, pane)] if too_wide(page) else []
        for scheme, attribute in SCHEMES.items():
            # As the theme's switch does; a test below uses the switch itself.
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", attribute)
            dim += [(name, scheme, text) for text in page.evaluate(DIM)]
            picture = f"{name.replace(' ', '-')}-{width}-{scheme}.png"
            page.screenshot(path=SCREENSHOTS / picture, animations="disabled")
    assert wide == [], "these can be scrolled sideways"
    assert dim == [], "these cannot be read"


def test_dark_and_light_follow_the_reader_and_can_be_switched(visit: Start) -> None:
    window = visit(color_scheme="dark")
    page = window.open("timeline/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to the light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    window.open("")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_a_page_that_is_not_there_says_so_in_the_look_of_the_site(visit: Start) -> None:
    window = visit()
    window.open("404.html")
    expect(window.page.get_by_role("heading", level=1)).to_contain_text("not here")


@pytest.mark.parametrize("name", ["event", "actor", "quote", "source", "question"])
def test_links_of_a_record_stand_on_pages_that_answer(visit: Start, name: str) -> None:
    window = visit()
    page = window.open(window.site.pages()[name])
    links = page.locator("article a[href]").evaluate_all("all => all.map(a => a.href)")
    inside = {link.partition("#")[0] for link in links if link.startswith(window.site.address)}
    assert inside
    for link in sorted(inside):
        assert page.request.get(window.site.by_loopback(link)).status == 200, link


def test_the_edit_link_is_there_and_leads_to_the_record(visit: Start) -> None:
    window = visit()
    path = window.site.pages()["event"]
    window.open(path)
    href = window.page.locator('a.md-content__button[rel~="edit"]').get_attribute("href")
    assert href
    assert href.endswith(f"data/{path.rstrip('/')}.yml")


def test_search_is_fetched_when_it_is_used_and_finds_by_title_alias_and_date(visit: Start) -> None:
    window = visit()
    page = window.page
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    window.open("")
    page.keyboard.press("/")
    field = page.locator(".md-search__input")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    assert [url for url in asked if "search_index" in url or "workers/" in url] == []
    first = page.locator(".md-search-result__item a").first

    def look_for(words: str) -> None:
        field.fill("")
        # Typed key by key: the search answers to keys.
        field.press_sequentially(words)

    look_for("DKG")
    expect(first).to_contain_text("Dam Keepers’ Guild")
    event = window.site.events[0]
    look_for(event["date"]["text"])
    expect(first).to_contain_text(event["date"]["text"])
    look_for(event["title"])
    expect(first).to_contain_text(event["title"].split()[0])
    first.click()
    page.wait_for_url(f"{window.site.address}{event['url']}**")
    assert [url for url in asked if "search_index" in url]


# What the list beside the top of a page lies on.
UNDER = """() => {
  const list = document.querySelector(".contents").getBoundingClientRect();
  const all = document.querySelectorAll(".md-content__inner :is(p, h1, h2, h3, svg, table, li)");
  return [...all].filter(one => !one.closest(".contents, .trail")).filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.left < list.right && list.left < box.right
      && box.top < list.bottom && list.top < box.bottom;
  }).map(one => one.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("width", [1290, 1440])
def test_what_is_on_a_page_is_listed_beside_its_top_and_lies_on_nothing(
    visit: Start, width: int
) -> None:
    window = visit(viewport={"width": width, "height": 900})
    listed = []
    for name, path in window.site.pages().items():
        page = window.open(path)
        if page.locator(".contents").count():
            listed.append(name)
            expect(page.locator(".contents")).to_be_visible()
            assert page.evaluate(UNDER) == [], name
    assert {"home", "event", "source"} <= set(listed)
    page = window.open(window.site.pages()["source"])
    last = page.locator(".contents a").last
    last.click()
    # The theme makes its address absolute.
    anchor = str(last.get_attribute("href")).partition("#")[2]
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
