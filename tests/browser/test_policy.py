"""Under the policy of its pages a site works whole; what is slipped into a page does nothing."""

from pathlib import Path

from driver import Opens
from playwright.sync_api import Browser, expect
from projects import project, write
from reader import Site
from server import serving
from sites import SMALL, mkdocs

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
    with serving(folder / "site") as server:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{server.address}method/")
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


DRAWN = "document.querySelector('svg.timeline-picture') !== null"


def test_nothing_of_a_site_is_against_its_policy(opens: Opens, site: Site) -> None:
    window = opens(watch=WATCH)
    window.open(site.address)
    window.ask("window.same = true")
    window.click(".scheme-switch:not([hidden])")
    window.click(FIELD)
    window.type("gates")
    window.click(FIRST)
    window.wait("location.pathname.length > 12")
    window.click("//a[contains(@class, 'md-tabs__link')][contains(., 'Timeline')]")
    window.wait(DRAWN)
    assert window.ask("window.same"), "the theme has put the other page in this one's place"
    window.button("Share")
    for kind in ("SVG", "PNG"):
        window.wait(f"document.querySelector('main').innerText.includes('Save as {kind}')")
        window.button(f"Save as {kind}")
        window.wait("document.querySelector('main').innerText.includes('Saved.')")
    window.open(f"{site.address}embed/")
    window.wait("document.querySelector('iframe').contentDocument.querySelector('.mark') !== null")
    assert window.ask(TOLD) == []
