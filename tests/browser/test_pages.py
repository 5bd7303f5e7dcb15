"""Every type of page, narrow and wide, light and dark."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from reader import overlaps

Start = Callable[..., Any]


def test_a_tooltip_shows_text_and_runs_nothing(visit: Start) -> None:
    page = visit().open("timeline/")
    word = page.locator("article abbr[title]").first
    title = "<img src=x onerror=window.ran=1>"
    word.evaluate("(one, title) => { one.title = title; }", title)
    word.click()
    expect(page.locator("#explainer-tooltip")).to_have_text(title)
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.ran") is None


def test_dark_and_light_follow_the_reader_and_can_be_switched(visit: Start) -> None:
    window = visit(color_scheme="dark")
    page = window.open("timeline/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to the light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    window.open("")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


# Follows a link to a heading; gives where that is, and where the theme shows its button.
ARRIVE = """heading => {
  document.documentElement.style.scrollBehavior = "auto";
  location.hash = heading.id;
  heading.scrollIntoView();
  const button = document.querySelector(".md-top");
  button.hidden = false;
  return [heading, button].map(one => one.getBoundingClientRect().toJSON());
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_button_back_to_top_lies_over_no_heading_that_a_link_has_led_to(
    visit: Start, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 844}).open("contribute/records/")
    heading, button = page.locator("article h2[id]").nth(1).evaluate(ARRIVE)
    assert 0 <= heading["top"] < button["top"] < button["bottom"] <= 844
    assert overlaps([heading, button]) == []


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
    assert [url for url in asked if "/search" in url] == []
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
    assert [url for url in asked if "/search/" in url]


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


def test_what_is_on_a_page_is_listed_beside_its_top_and_lies_on_nothing(visit: Start) -> None:
    window = visit()
    listed = []
    for name, path in window.site.pages().items():
        if 'class="contents"' not in (window.site.folder / path / "index.html").read_text("utf-8"):
            continue
        page = window.open(path)
        listed.append(name)
        for width in (1290, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            expect(page.locator(".contents")).to_be_visible()
            assert page.evaluate(UNDER) == [], (name, width)
    assert {"home", "event", "source"} <= set(listed)
    page = window.open(window.site.pages()["source"])
    last = page.locator(".contents a").last
    last.click()
    # The theme makes its address absolute.
    anchor = str(last.get_attribute("href")).partition("#")[2]
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_foot_of_a_page_begins_where_what_is_widest_on_it_does(
    visit: Start, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 844}).open("actors/")
    text, foot = (
        page.locator(where).first.evaluate("one => one.getBoundingClientRect().left")
        for where in ("article .who", ".md-copyright")
    )
    assert foot == text


# Words that a line ends within, in the cells of a table.
BROKEN = r"""table => [...table.querySelectorAll("a")].flatMap(link => {
  const text = link.querySelector("bdi")?.firstChild ?? link.firstChild;
  const top = at => {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().top;
  };
  return [...text.data.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(({0: word, index}) => top(index) !== top(index + word.length - 1))
    .map(([word]) => word);
})"""


@pytest.mark.parametrize("width", [720, 1440])
def test_a_table_of_places_breaks_no_name_within_a_word(visit: Start, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}).open("places/")
    assert page.locator("table.places").evaluate(BROKEN) == []


def test_who_belongs_together_is_in_one_column(visit: Start) -> None:
    page = visit(viewport={"width": 1440, "height": 900}).open("actors/")
    broken = """all => all.filter(one =>
      one.matches(":not(:only-child)") && one.getClientRects().length > 1).length"""
    groups = page.locator("article .who > ul > li")
    assert groups.count() > 5
    assert groups.evaluate_all(broken) == 0
