"""What we take over from the theme: its style sheets, and the switch between light and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from reader import Site, Visit

Start = Callable[..., Visit]

# All that is drawn of a page, element by element. Custom properties are no look by themselves.
# Of elements that are alike, as are those around them, one stands for all.
LOOK = """() => {
  const known = new Set();
  const isNew = (one) => {
    const around = [one.matches(":first-child"), one.matches(":last-child")];
    for (let at = one; at && around.length < 7; at = at.parentElement)
      around.push(`${at.localName}.${at.getAttribute("class")}`);
    const key = around.join(" ");
    return !known.has(key) && known.add(key);
  };
  return [...document.body.querySelectorAll("*")].filter(isNew).map((one) => {
    const style = getComputedStyle(one);
    const names = [...style].filter((name) => !name.startsWith("--"));
    return names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
  });
}"""

# What is drawn in another way than before.
OTHER = f"""(before) => ({LOOK})().flatMap((now, i) =>
  now.flatMap((line, k) => (line === before[i][k] ? [] : [`${{before[i][k]}} → ${{line}}`])))
  // Ours goes the way of the page, numbers have their own edge; what never changes needs no time.
  .filter((line) => !/^text-align: (start|end) → text-align: left$|^transition/.test(line))"""

# The theme's sheets as it ships them, and ours, in place of the one that is made of them.
WHOLE = """async (hrefs) => {
  const one = document.querySelector('link[rel="stylesheet"]');
  await Promise.all(hrefs.map((href) => new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: done });
    one.before(link);
  })));
  one.disabled = true;
  // The faces are requested again.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}"""


def scheme(page: Page) -> str:
    return page.locator("body").get_attribute("data-md-color-scheme") or ""


PAGES = [
    "",
    "events/great-delivery/",
    "messages/",
    "audit/",
    "contribute/look/",
    "contribute/blocks/",
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_look_as_with_all_of_the_themes_styles(visit: Start, site: Site, path: str) -> None:
    window = visit(viewport={"width": 1200, "height": 900})
    page = window.page
    window.open(path)
    page.wait_for_load_state("networkidle")
    before = page.evaluate_handle(LOOK)
    sheets = [
        path.relative_to(site.folder).as_posix()
        for name in ("main", "palette")
        for path in (site.folder / "assets" / "stylesheets").glob(f"{name}.*.css")
    ]
    assert len(sheets) == 2
    sheets.append("assets/explainer/explainer.css")
    page.evaluate(WHOLE, [site.address + sheet for sheet in sheets])
    assert before.evaluate("all => all.length") > 100
    assert page.evaluate(OTHER, before) == []


def test_the_one_sheet_is_far_smaller_than_the_three(site: Site) -> None:
    theirs = sum(path.stat().st_size for path in site.folder.glob("assets/stylesheets/*.css"))
    ours = (site.folder / "assets/explainer/explainer.css").stat().st_size
    one = (site.folder / "assets/explainer/site.css").stat().st_size
    assert ours < one < ours + 0.75 * theirs


def test_pages_link_one_sheet_and_the_theme_never_has_it_read_again(visit: Start) -> None:
    window = visit()
    page = window.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if ".css" in one.url else None)
    window.open("")
    links = page.locator('link[rel="stylesheet"]')
    # The theme has made every other address whole.
    expect(page.locator("a.md-logo").first).to_have_attribute("href", window.site.address)
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "assets/explainer/site.css")
    links.evaluate("one => { one.known = true; }")
    sheet = links.evaluate_handle("one => one.sheet")
    for link in ("Events", "Actors"):
        page.locator(".md-tabs__link", has_text=link).click()
        expect(page.locator("h1")).to_contain_text(link)
        assert links.evaluate("(one, sheet) => one.known && one.sheet === sheet", sheet)
        expect(links).to_have_count(1)
    assert len(asked) == 1


def test_until_a_reader_chooses_the_system_does(visit: Start) -> None:
    window = visit(color_scheme="light")
    page = window.page
    window.open("")
    assert scheme(page) == "default"
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    to_light = page.get_by_role("button", name="Switch to the light colours")
    to_dark = page.get_by_role("button", name="Switch to the dark colours")
    expect(to_dark).to_be_hidden()
    to_light.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(to_light).to_be_hidden()
    expect(to_dark).to_be_focused()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert scheme(page) == "default"
    page.reload()
    expect(to_dark).to_be_visible()
    assert scheme(page) == "default"


def test_what_the_browser_draws_around_the_page_has_its_colour(visit: Start) -> None:
    window = visit(color_scheme="dark")
    page = window.page
    window.open("events/")
    colour = page.locator('meta[name="theme-color"]')
    header = page.locator(".md-header").evaluate("one => getComputedStyle(one).backgroundColor")
    expect(colour).to_have_attribute("content", header)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.locator(".md-tabs__link", has_text="Actors").click()
    expect(page.locator("h1")).to_contain_text("Actors")
    expect(colour).to_have_attribute("content", header)


def test_without_javascript_there_is_no_switch_that_does_nothing(visit: Start) -> None:
    window = visit(java_script_enabled=False)
    window.page.goto(window.site.address)
    expect(window.page.locator(".scheme-switch").filter(visible=True)).to_have_count(0)
