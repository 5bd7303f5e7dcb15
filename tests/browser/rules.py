"""What axe finds to be wrong on a page, by WCAG 2.2 A and AA."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent.parent.parent / "builder/web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# At night nothing else than the colours is another.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """([type, values]) => axe.run(document, {
  runOnly: {type, values}, resultTypes: ["violations"],
}).then(({violations, passes}) => [
  violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 120)])),
  passes.map(one => one.id),
])"""


def broken(page: Page) -> list[list[str]]:
    """Give each rule that the page breaks, by day and by night, with the element."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    faults = []
    for scheme, what in (("default", ["tag", TAGS]), ("slate", ["rule", COLOURS])):
        # As the theme's switch does.
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        page.wait_for_function("document.getAnimations().every(a => a.playState !== 'running')")
        found, passed = page.evaluate(RUN, what)
        assert "color-contrast" in passed
        faults += [[scheme, *one] for one in found]
    return faults
