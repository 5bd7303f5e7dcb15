"""What axe finds to be wrong on a page, by WCAG 2.2 A and AA."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent.parent.parent / "builder/web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# At night nothing differs but colours; in a narrow window, nothing but what has room.
COLOURS = ["color-contrast", "link-in-text-block"]
ROOM = ["target-size", "scrollable-region-focusable"]
EVERY_RULE = ("tag", TAGS)
RUN = """([type, values]) => axe.run(document, {
  runOnly: {type, values}, resultTypes: ["violations"],
}).then(({violations, passes}) => [
  violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 120)])),
  passes.map(one => one.id),
])"""


def broken(page: Page) -> list[list[str]]:
    """Give each rule that the page breaks, by day and by night, with the element."""
    return by_day(page) + by_night(page)


def by_day(page: Page) -> list[list[str]]:
    return _broken(page, "default", EVERY_RULE)


def by_night(page: Page, *others: str) -> list[list[str]]:
    """Give what has a wrong colour by night, and each of other rules that the page breaks."""
    return _broken(page, "slate", ("rule", [*COLOURS, *others]))


def _broken(page: Page, scheme: str, what: tuple[str, list[str]]) -> list[list[str]]:
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    # As the theme's switch does.
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
    found, passed = page.evaluate(RUN, what)
    assert "color-contrast" in passed
    return [[scheme, *fault] for fault in found]
