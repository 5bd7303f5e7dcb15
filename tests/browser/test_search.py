"""The search of the site: online under a strict policy, and from files, as readers have them."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator

import pytest
from driver import Opens
from playwright.sync_api import Browser, Page, Route, expect
from reader import Site

from builder.search.index import index_files
from builder.search.page import read_page

POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
"""No worker from elsewhere, no script in the page, no code from text."""
FIELD, FIRST, META = ".md-search__input", ".md-search-result__item a", ".md-search-result__meta"
WORDS = "Dam Keepers"
FOUND = "Dam Keepers’ Guild"


class _Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a failing test says enough."""


@pytest.fixture(scope="module")
def strict(site: Site) -> Iterator[str]:
    """Give the address of a server that lets nothing run but the site's own scripts."""
    handler = functools.partial(_Strict, directory=str(site.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def address_of(how: str, site: Site, strict: str) -> str:
    """Give the address of a page two folders down."""
    page = site.pages()["event"]
    return f"{strict}{page}" if how == "strict" else f"{(site.folder / page).as_uri()}/index.html"


def look_for(page: Page, words: str) -> None:
    page.locator(FIELD).fill("")
    # Typed key by key: the search answers to keys.
    page.locator(FIELD).press_sequentially(words)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a window whose faults nobody counts: a policy refuses what the theme has in pages."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


SHOWN = f"document.querySelector('{FIRST}')?.textContent.includes('{FOUND}')"
THERE = f"document.querySelector('h1')?.textContent.includes('{FOUND}')"
FETCHES = "fetch('../index.html').then(() => true, () => false)"


@pytest.mark.parametrize("how", ["strict", "files"])
def test_a_page_is_found_and_its_link_followed(
    opens: Opens, site: Site, strict: str, how: str
) -> None:
    files = how == "files"
    window = opens()
    window.open(address_of(how, site, strict))
    window.wait("document.querySelector('.md-search-result__list')?.hidden")
    window.click(FIELD)
    window.type(WORDS)
    window.wait(SHOWN)
    assert window.ask(f"document.querySelector('{FIRST} mark').textContent") == "Dam"
    window.click(FIRST)
    window.wait(THERE)
    assert window.ask("location.pathname").endswith("/index.html" if files else "/")
    # The browser keeps files apart as a reader's does.
    assert window.ask(FETCHES) != files
    window.faults()  # a policy refuses what the theme has in pages


def test_a_list_that_ends_before_all_are_shown_says_so(page: Page, site: Site, strict: str) -> None:
    text = f"<h1>Page</h1><p>{'The council met. ' * 900}</p>"
    pages = (read_page(f"p{n}/", f"Page {n}", text, {}) for n in range(2000))
    files = index_files(found for found in pages if found)

    def answer(route: Route) -> None:
        route.fulfill(body=files[route.request.url.removeprefix(strict)])

    page.route(re.compile(r"/search/"), answer)
    page.goto(strict + site.pages()["event"])
    page.locator(FIELD).focus()
    look_for(page, "council")
    expect(page.locator(".search-first")).to_have_text(re.compile("the first 20 of 2,000"))
    look_for(page, "page 77")
    expect(page.locator(FIRST).first).to_contain_text("Page 77")
    page.locator(FIELD).fill("")
    page.locator(FIELD).press("Backspace")
    expect(page.locator(".search-first")).to_be_hidden()


def test_results_are_added_however_fast_a_reader_scrolls(page: Page, strict: str) -> None:
    page.goto(strict)
    look_for(page, "the")
    items = page.locator(".md-search-result__item")
    expect(items).to_have_count(10)
    for number in range(14, 35, 4):
        # As the key End does it: at once.
        page.locator(".md-search__scrollwrap").evaluate(
            "one => { one.scrollTop = one.scrollHeight }"
        )
        expect(items).to_have_count(number)


def test_what_cannot_be_loaded_is_said_and_asked_for_again_with_the_next_key(
    page: Page, site: Site, strict: str
) -> None:
    page.goto(address_of("strict", site, strict))
    page.route("**/words-*.js", lambda route: route.abort())
    page.locator(FIELD).focus()
    look_for(page, "Dam")
    expect(page.locator(META)).to_have_text(
        "The search could not be loaded. It tries again when you type on."
    )
    expect(page.locator(FIRST)).to_have_count(0)
    page.unroute_all()
    page.locator(FIELD).press_sequentially(" Keepers")
    expect(page.locator(FIRST).first).to_contain_text(FOUND)


def test_of_the_index_only_what_the_words_need_is_loaded_and_once(
    page: Page, site: Site, strict: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/search")[2]))
    page.goto(address_of("strict", site, strict))
    page.locator(FIELD).focus()
    expect(page.locator(META)).to_have_text("Type to start searching")
    assert not any(asked)
    look_for(page, "zzz")
    expect(page.locator(META)).to_have_text("No matching documents")
    parts = [name for name in asked if "words-" in name or "texts-" in name]
    assert len(parts) == 2, parts  # one for the word, and one for pages with that name
    for words in (WORDS, "gates", WORDS):
        look_for(page, words)
        expect(page.locator(FIRST).first).to_be_visible()
    loaded = [name for name in asked if name]
    assert len(loaded) == len(set(loaded))
