"""Where a browser keeps nothing, cookies and storage blocked by its own settings, all works."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import ARGUMENTS, OfChromium, Window, firefox_at, installed, through, to
from playwright.sync_api import Browser
from reader import Site
from server import Server

DARK_IN_FIREFOX = {
    "ui.systemUsesDarkTheme": 1,
    "layout.css.prefers-color-scheme.content-override": 0,
}
SCHEME = "document.body.dataset.mdColorScheme"
SHOWN = "document.querySelector('.scheme-switch:not([hidden])').title"
FIELD, FIRST = ".md-search__input", ".md-search-result__item a"


@pytest.fixture(params=["chromium", "firefox"])
def window(
    request: pytest.FixtureRequest, browser: Browser, server: Server, tmp_path: Path
) -> Iterator[Window]:
    """Give a window that may keep nothing, in a system that is dark."""
    if request.param == "firefox":
        settings = {**through(server.port), **DARK_IN_FIREFOX, "network.cookie.cookieBehavior": 2}
        with firefox_at(installed("firefox"), settings) as firefox:
            yield Window(firefox.window(1440, 900), "firefox")
        return
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(blocked), "utf-8")
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=installed("chromium"),
        args=[*ARGUMENTS, to(server.port)],
        color_scheme="dark",
        viewport={"width": 1440, "height": 900},
    )
    yield Window(OfChromium(context.new_page()), "chromium")
    context.close()


def test_all_works_and_colours_are_chosen_for_the_visit(window: Window, site: Site) -> None:
    window.open(site.address)
    window.ask("window.same = true")
    stored = "(() => { try { localStorage.a = 1; return true; } catch { return false; } })()"
    assert window.ask(stored) is False
    # The system's colours, until a reader chooses others.
    window.wait(f"{SCHEME} === 'slate'")
    assert window.ask(SHOWN) == "Switch to the light colours"
    window.click(".scheme-switch:not([hidden])")
    window.wait(f"{SCHEME} === 'default'")
    window.click(FIELD)
    window.type("Dam Keepers")
    window.click(FIRST)
    window.wait("document.querySelector('h1').textContent.includes('Dam Keepers')")
    window.click("//a[contains(@class, 'md-tabs__link')][contains(., 'Timeline')]")
    window.wait("document.querySelector('.timeline-viewport .mark') !== null")
    assert window.ask(f"[window.same, {SCHEME}]") == [True, "default"]
    window.button("Share")
    window.wait("document.querySelector('main').innerText.includes('Save as SVG')")
    window.button("Save as SVG")
    window.wait("document.querySelector('main').innerText.includes('Saved.')")
    assert window.faults() == []
