"""Under the policy of its pages a site works whole; what is slipped into a page does nothing."""

import functools
import http.server
import json
import runpy
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from projects import ROOT, project, write
from reader import Site
from sites import SMALL, mkdocs

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
WATCH = """
addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI}) => {
  const told = JSON.parse(sessionStorage.getItem("told") ?? "[]");
  sessionStorage.setItem("told", JSON.stringify([...told, `${effectiveDirective} ${blockedURI}`]));
});
"""
TOLD = 'JSON.parse(sessionStorage.getItem("told") ?? "[]")'
HANDED_IN = """\
# Handed in

<script>window.ran = "a script"</script>
<img src="x.png" alt="" onerror="window.ran = 'a handler'">
<a id="go" href="javascript:window.ran='an address'">Go</a>
<p id="styled" style="color: red">Red</p>
<img src="https://elsewhere.example/x.png" alt="">

```timeline
```
"""
FIELD, FIRST = ".md-search__input", ".md-search-result__item a"


def test_what_is_slipped_into_a_page_does_nothing(tmp_path: Path, browser: Browser) -> None:
    folder = project(tmp_path, SMALL)
    write(folder / "docs", {"method.md": HANDED_IN})
    assert mkdocs(folder).returncode == 0
    with _served(folder / "site") as address:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}method/")
        expect(page.locator("svg.timeline-picture")).to_be_visible()
        page.locator("#go").click()
        assert page.evaluate("window.ran") is None
        assert page.evaluate("getComputedStyle(styled).color") != "rgb(255, 0, 0)"
        told = page.evaluate(TOLD)
        assert "script-src-elem inline" in told
        assert "script-src-attr inline" in told
        assert "style-src-attr inline" in told
        assert "img-src https://elsewhere.example/x.png" in told
        page.close()


class _served:  # noqa: N801 - used like a function
    """Serve a folder on loopback, and give its address."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
        handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def test_in_chromium_nothing_of_a_site_is_against_its_policy(site: Site, visit: Any) -> None:  # noqa: ANN401 - what the fixture gives
    page: Page = visit().page
    page.add_init_script(WATCH)
    page.goto(site.address)
    page.evaluate("window.same = true")
    page.locator(".scheme-switch").filter(visible=True).click()
    page.locator(FIELD).press_sequentially("gates")
    page.locator(FIRST).first.click()
    expect(page.locator(".md-search-result__list")).not_to_be_visible()
    page.locator(".md-tabs__link", has_text="Timeline").click()
    expect(page.locator("svg.timeline-picture")).to_be_visible()
    assert page.evaluate("window.same"), "the theme has put the other page in this one's place"
    for kind in ("SVG", "PNG"):
        if not page.get_by_role("button", name=f"Save as {kind}").is_visible():
            page.get_by_role("button", name="Share").click()
        with page.expect_download():
            page.get_by_role("button", name=f"Save as {kind}").click()
    page.goto(f"{site.address}embed/")
    expect(page.frame_locator("iframe").locator("svg.timeline-picture")).to_be_visible()
    assert page.evaluate(TOLD) == []


@pytest.fixture(scope="module")
def in_firefox(firefox: str, site: Site) -> Any:  # noqa: ANN401 - what a page answers
    """Give what pages tell of their policy in Firefox, and whether the timeline is drawn."""
    drawn = "document.querySelector('svg.timeline-picture') !== null"
    switch = "document.querySelector('.scheme-switch:not([hidden])') !== null"
    saved = "document.body.innerText.includes('Saved.')"
    share = {"click": "xpath/.//button[contains(., 'Share')]"}
    steps = {
        "": [
            {"wait": switch},
            {"click": ".scheme-switch:not([hidden])"},
            {"click": FIELD},
            {"type": "gates", "into": FIELD},
            {"wait": f"document.querySelector('{FIRST}') !== null"},
            {"click": FIRST},
            {"wait": "location.pathname.length > 12"},
        ],
        "timeline/": [
            {"wait": drawn},
            share,
            {"click": "xpath/.//button[contains(., 'Save as PNG')]"},
            {"wait": saved},
        ],
        "embed/timeline/": [{"wait": drawn}],
    }
    with _served(site.folder) as address:
        visits = [
            {
                "address": address + path,
                "window": {"width": 1440, "height": 900},
                "watch": WATCH,
                "steps": of,
                "ask": f"[location.pathname, {TOLD}]",
            }
            for path, of in steps.items()
        ]
        command = [BUNDLE["node"](), str(ROOT / "tests" / "firefox" / "drive.mjs"), firefox]
        done = subprocess.run(
            command, input=json.dumps(visits), capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_in_firefox_nothing_of_a_site_is_against_its_policy(in_firefox: list[Any]) -> None:
    assert len(in_firefox) == 3
    assert [told for _, told in in_firefox] == [[], [], []]
