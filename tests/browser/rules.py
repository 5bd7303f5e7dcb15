"""What axe finds to be wrong on a page, by WCAG 2.2 A and AA."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from waiting import until

AXE = Path(__file__).parent.parent.parent / "builder/web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# At night nothing differs but colours.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]})
  .then(({violations, passes}) => [
    violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 120)])),
    passes.length,
  ])"""


def broken(page: Page) -> list[list[str]]:
    """Give each rule that the page breaks, by day and by night, with the element."""
    day = _broken(page, "default", {"type": "tag", "values": TAGS})
    return day + _broken(page, "slate", {"type": "rule", "values": COLOURS})


def but_for_colours(page: Page) -> list[list[str]]:
    """Give each rule that the page breaks, whatever its colours are."""
    without = {rule: {"enabled": False} for rule in COLOURS}
    return _broken(page, "default", {"type": "tag", "values": TAGS}, without)


def _broken(
    page: Page, scheme: str, only: dict[str, Any], rules: dict[str, Any] | None = None
) -> list[list[str]]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))  # as a script it would be refused by our policy
    # As the theme's switch does.
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    until(page, "document.getAnimations().every(a => a.playState !== 'running')")
    found, passed = page.evaluate(RUN, {"runOnly": only, "rules": rules or {}})
    assert passed
    return [[scheme, *fault] for fault in found]
