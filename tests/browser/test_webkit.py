"""Each type of page stands in WebKit, too: heading, words, and the timeline drawn."""

import shutil
import socket
from collections.abc import Iterator

import pytest
from driver import Window
from reader import Site
from webkit import webkit_at

MARKS = "document.querySelectorAll('.timeline-viewport .mark').length"
STANDS = """[...document.querySelectorAll('h1')].some(one => one.checkVisibility())
  && document.querySelector('.md-typeset').innerText.length > 100"""


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    driver = shutil.which("WebKitWebDriver")
    if not driver or not shutil.which("Xvfb"):
        pytest.skip("no WebKitGTK (on Debian: apt install webkit2gtk-driver xvfb)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with webkit_at(driver, port) as one:
        yield Window(one, "webkit")


def test_each_type_of_page_stands_in_webkit(window: Window, site: Site) -> None:
    pages = {**site.pages(), "frame": "embed/timeline/"}
    for name, path in pages.items():
        window.open(site.loopback + path)
        if name != "frame":
            window.wait(STANDS)
            assert window.ask("document.body.dataset.mdColorScheme") == "default", name
        if 'class="explainer-timeline' in (site.folder / path / "index.html").read_text("utf-8"):
            window.ask("document.querySelector('.explainer-timeline').scrollIntoView()")
            window.wait(f"{MARKS} > 0")
    assert len(pages) > 20


def test_the_timeline_can_be_used_in_webkit(window: Window, site: Site) -> None:
    window.open(f"{site.loopback}timeline/")
    window.wait(f"{MARKS} > 0")
    heading = "document.querySelector('.timeline-view').innerText"
    whole = window.ask(heading)
    window.ask('document.querySelector(\'[aria-label="Zoom in"], [title="Zoom in"]\').click()')
    window.wait(f"{heading} !== {whole!r}")
    window.ask(
        "document.querySelector('.timeline-viewport .mark')"
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    )
    window.wait("document.querySelector('.timeline-panel-title')?.innerText")
