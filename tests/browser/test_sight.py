"""Readers who set type larger or further apart, take the system's colours, or have no scripts."""

from collections.abc import Callable

import pytest
from contrast import DIM
from playwright.sync_api import Page, expect
from reader import Site, Visit, too_wide
from waiting import until

Start = Callable[..., Visit]
SCHEMES = {"light": "default", "dark": "slate"}

# Words and how many pixels high they are set: an SVG may show its own units larger or smaller.
SIZES = """(within) => [...document.querySelectorAll(within)]
  .filter(one => [...one.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim()))
  .filter(one => !one.closest("title, script, style, option, .headerlink"))
  .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(one => one.getBoundingClientRect().width > 1)
  .map(one => {
    const matrix = one.closest("svg") && one.getScreenCTM ? one.getScreenCTM() : null;
    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    const size = parseFloat(getComputedStyle(one).fontSize);
    return [size * scale, one.textContent.trim().slice(0, 40)];
  })"""
PICTURES = "svg text, svg tspan, .diagram *, .timeline-figure *"
LEAST = 12
"""Pixels of the smallest word of a picture, where the reader's own size is the usual 16."""
WIDTHS = (320, 360, 480, 600, 700, 720, 768, 800, 900, 1000, 1024, 1280, 1440, 1920)
WITH_PICTURES = (
    *("", "timeline/", "messages/", "places/", "actors/", "expectations/", "origins/", "method/"),
    *("place", "event", "actor", "message", "expectation", "question"),
)


def small(page: Page, least: float, within: str = PICTURES) -> list[tuple[float, str]]:
    """Give the words that are set smaller, and how small; a twentieth of a pixel is not seen."""
    return [(size, text) for size, text in page.evaluate(SIZES, within) if size < least - 0.05]


def paths(site: Site) -> list[str]:
    every = site.pages()
    given = [every.get(name, name) for name in WITH_PICTURES]
    return [path for path in given if (site.folder / path / "index.html").exists()]


def arrive(page: Page) -> None:
    """Have all that waits for a reader to come near drawn."""
    if page.locator(".explainer-timeline").count():
        page.locator(".explainer-timeline").first.scroll_into_view_if_needed()
        until(page, "document.querySelector('.explainer-timeline:is(.is-ready, .is-plain)')")


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def test_no_word_of_a_picture_is_small_at_any_width(visit: Start, site: Site) -> None:
    window = visit()
    found, words = [], 0
    for path in paths(site):
        page = window.open(path)
        arrive(page)
        for width in WIDTHS:
            resize(page, width)
            found += [(path, width, *one) for one in small(page, LEAST)]
            words += len(page.evaluate(SIZES, PICTURES))
            assert not too_wide(page), (path, width)
    assert found == []
    assert words > 3000


def test_neither_is_one_of_the_strip_without_scripts(visit: Start) -> None:
    page = visit(java_script_enabled=False).open("timeline/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        sizes = page.evaluate(SIZES, ".strip text")
        assert len(sizes) > 5
        assert small(page, LEAST, ".strip text") == []


@pytest.fixture
def large(visit: Start) -> Page:
    """Give a window of a reader whose browser sets type twice as large."""
    page = visit(fresh=True).page
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    return page


def test_the_readers_own_size_of_type_is_obeyed_on_every_type_of_page(
    large: Page, visit: Start, site: Site
) -> None:
    usual = visit()
    found = {}
    for name, path in {**site.pages(), "frame": "embed/timeline/"}.items():
        large.goto(site.address + path)
        arrive(large)
        page = usual.open(path)
        arrive(page)
        least = min(size for size, _ in page.evaluate(SIZES, "body *"))
        found[name] = small(large, 2 * least, "body *"), small(large, 2 * LEAST)
        assert not too_wide(large), name
    assert {name: words for name, words in found.items() if any(words)} == {}


def test_the_picture_grows_with_type_and_is_still_moved_by_the_pointer(
    large: Page, site: Site
) -> None:
    large.set_viewport_size({"width": 1920, "height": 900})
    large.goto(site.address + "timeline/")
    arrive(large)
    [size] = {round(size) for size, _ in large.evaluate(SIZES, ".mark .label")}
    assert size == 26
    stage = large.locator(".timeline-viewport")
    heading = large.locator(".timeline-view")
    whole = heading.inner_text()
    large.get_by_role("button", name="Zoom in").click()
    expect(heading).not_to_have_text(whole)
    shown = (
        "[...document.querySelectorAll('.timeline-axis .tick')].map(one => +one.getAttribute('x'))"
    )
    box = stage.bounding_box()
    assert box
    before = large.evaluate(shown)
    middle = box["x"] + box["width"] / 2, box["y"] + 30
    large.mouse.move(*middle)
    large.mouse.down()
    large.mouse.move(middle[0] - 60, middle[1], steps=4)
    large.mouse.up()
    until(large, f"({shown})[0] !== {before[0]}")
    # A line of the axis goes as far as the pointer: 60 pixels, which are 30 units.
    after = large.evaluate(shown)
    assert any(abs(x - 30 - y) < 1 for x in before for y in after)


# Text spacing, WCAG 1.4.12 -----------------------------------------------------------------------

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Words of which some are beyond the edge of what cuts them off.
CUT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode()); ) {
    const own = node.parentElement;
    // The name of the site, which the link beside it has whole, may end in an ellipsis.
    const unseen = "script, style, title, option, noscript, .md-header__title";
    if (!node.data.trim() || own.closest(unseen)) continue;
    if (!own.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    for (let at = own; at && at !== document.body; at = at.parentElement) {
      const {overflowX, overflowY, clipPath, display} = getComputedStyle(at);
      const [x, y] = [overflowX, overflowY].map(one => ["hidden", "clip"].includes(one));
      if (display === "inline" || !(x || y)) continue;
      const edge = at.getBoundingClientRect();
      if (edge.width <= 1 || clipPath !== "none") break; // only for those who hear the page
      if ((x && (box.left < edge.left - 1 || box.right > edge.right + 1)) ||
          (y && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1))) {
        found.push(`${node.data.trim().slice(0, 40)} in ${at.tagName} ${at.className}`);
        break;
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_text_further_apart_is_cut_nowhere(visit: Start, site: Site, width: int) -> None:
    window = visit(viewport={"width": width, "height": 900})
    found = {}
    for name, path in {**site.pages(), "frame": "embed/timeline/"}.items():
        page = window.open(path)
        arrive(page)
        before = page.evaluate(CUT)
        page.evaluate(SPACED)
        page.wait_for_timeout(100)
        cut = [text for text in page.evaluate(CUT) if text not in before]
        if cut or too_wide(page):
            found[name] = cut, too_wide(page)
    assert found == {}


# Colours -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", SCHEMES)
def test_in_forced_colours_all_can_be_read_whatever_palette_is_chosen(
    visit: Start, site: Site, system: str
) -> None:
    window = visit(forced_colors="active", color_scheme=system)
    found = {}
    for name, path in site.pages().items():
        page = window.open(path)
        arrive(page)
        assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
        for scheme in SCHEMES.values():
            # As the theme's switch does.
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
            if dim := page.evaluate(DIM):
                found[name, scheme] = dim
    assert found == {}


# Of each element whether it is turned inside out, and its words.
MARKED = """which => {
  const probe = document.createElement("i");
  probe.style.cssText = "forced-color-adjust: none; background: CanvasText; color: Canvas";
  document.body.append(probe);
  const of = one => {
    const {backgroundColor, color} = getComputedStyle(one);
    return `${backgroundColor} ${color}`;
  };
  const selected = of(probe);
  const all = [...document.querySelectorAll(which)].filter(one => one.checkVisibility());
  probe.remove();
  return all.map(one => [of(one) === selected, one.textContent.trim()]);
}"""


@pytest.mark.parametrize(
    ("path", "all_of", "chosen"),
    [
        ("timeline/", ".timeline-views button", "All"),
        ("events/", ".basis-filter button", "anything"),
    ],
)
@pytest.mark.parametrize("system", SCHEMES)
def test_in_forced_colours_what_is_pressed_is_told_from_the_others(
    visit: Start, path: str, all_of: str, chosen: str, system: str
) -> None:
    page = visit(forced_colors="active", color_scheme=system).open(path)
    arrive(page)
    marked = [text for is_marked, text in page.evaluate(MARKED, all_of) if is_marked]
    assert [text[: len(chosen)] for text in marked] == [chosen]
    assert len(page.evaluate(MARKED, all_of)) > len(marked)


def test_in_forced_colours_the_page_that_a_reader_is_on_is_told_from_the_others(
    visit: Start,
) -> None:
    page = visit(forced_colors="active").open("timeline/")
    tabs = page.locator(".md-tabs__item")
    borders = tabs.evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomWidth)")
    assert borders.count("3px") == 1
    page.goto(page.locator(".as-of nav a").first.evaluate("link => link.href"))
    marked = page.evaluate(MARKED, ".as-of nav a")
    assert sum(is_marked for is_marked, _ in marked) == 1 < len(marked)


def test_without_scripts_it_is_dark_where_the_system_is(visit: Start) -> None:
    window = visit(java_script_enabled=False, color_scheme="dark")
    for path in ("", "timeline/", "places/", "embed/timeline/"):
        page = window.open(path)
        ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(22, 24, 27)", path
        assert (
            page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
        )
        assert page.evaluate(DIM) == [], path
    light = visit(java_script_enabled=False, color_scheme="light").open("")
    ground = light.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(253, 252, 250)"


# Narrow columns ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 479])
def test_a_chain_of_answers_is_set_in_once_or_twice_where_there_is_little_room(
    visit: Start, width: int
) -> None:
    window = visit(viewport={"width": width, "height": 900})
    deepest = 0
    for path in ("", "events/overwater-wants-answer/"):
        page = window.open(path)
        titles = page.locator(".responses .response-title")
        depths, lefts, widths = titles.evaluate_all(
            """all => [
              all.map(one => [...document.querySelectorAll(".responses ol")]
                .filter(list => list.contains(one)).length),
              all.map(one => Math.round(one.getBoundingClientRect().left)),
              all.map(one => one.offsetWidth),
            ]"""
        )
        if depths:
            deepest = max(deepest, *depths)
            assert len(set(lefts)) <= 3
            assert min(widths) >= 200
    assert deepest > 2
