"""The timeline in a pseudo-language, from right to left: what scripts say is from the table."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from marks import left
from playwright.sync_api import Browser, Page, expect
from projects import pseudo


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = pseudo(tmp_path_factory.mktemp("pseudo"))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder / "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"http://127.0.0.1:{server.server_port}/timeline/")
    page.locator(".timeline-viewport .mark").first.wait_for()
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def test_all_that_the_timeline_says_is_marked(page: Page) -> None:
    assert not sorted(left(page.content()))


def test_so_is_what_it_says_when_it_is_asked(page: Page) -> None:
    for button in page.locator(".timeline-tools button[aria-controls]").all():
        button.click()
        expect(page.locator(f"#{button.get_attribute('aria-controls')} > *").first).to_be_visible()
        assert not sorted(left(page.content()))
    page.locator(".timeline-viewport .mark").first.dispatch_event("click")
    expect(page.locator(".timeline-panel")).to_be_visible()
    assert not sorted(left(page.content()))


# Where the first and the last figure stand of the first range of numbers on a page.
ENDS = r"""() => {
  const ranges = [...document.querySelectorAll(".md-content bdi")];
  const range = ranges.find((one) => /^\W*\d+\W*–\W*\d+\W*$/.test(one.textContent));
  const texts = document.createTreeWalker(range, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode())
    for (const {index} of texts.currentNode.data.matchAll(/\d/g)) {
      const at = new Range();
      at.setStart(texts.currentNode, index);
      at.setEnd(texts.currentNode, index + 1);
      found.push(at.getBoundingClientRect().x);
    }
  return [found[0], found.at(-1)];
}"""


def test_a_range_of_numbers_runs_from_the_lower_to_the_higher(page: Page) -> None:
    page.goto(page.url.partition("/timeline/")[0] + "/expectations/")
    first, last = page.evaluate(ENDS)
    assert first < last


# How far right of the sign before it the full stop of each paragraph stands that ends with one.
PARAGRAPHS = ".standfirst p, .claims li > p:first-child"
STOPS = r"""(names) => [...document.querySelectorAll(names)].flatMap((p) => {
  const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  let last = null;
  while (texts.nextNode()) if (texts.currentNode.data.trim()) last = texts.currentNode;
  const end = last.data.trimEnd().length;
  if (end < 2 || last.data[end - 1] !== ".") return [];
  const [before, stop] = [end - 2, end - 1].map((at) => {
    const range = new Range();
    range.setStart(last, at);
    range.setEnd(last, at + 1);
    return range.getBoundingClientRect();
  });
  return [stop.x - before.x];
})"""


def test_sentences_that_run_the_other_way_end_with_their_full_stop_and_begin_at_the_same_edge(
    page: Page,
) -> None:
    page.goto(
        page.url.partition("/timeline/")[0].partition("/expectations/")[0] + "/events/gates-opened/"
    )
    found = page.evaluate(STOPS, PARAGRAPHS)
    assert len(found) > 3
    assert min(found) > 0
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.standfirst p')).textAlign")
        == "right"
    )
