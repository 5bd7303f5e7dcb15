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


BEST = {
    # Names, parts of names, and other names.
    "Mara Holt": "actors/mara-holt",
    "holt": "actors/mara-holt",
    "River Board": "actors/river-board",
    "BRS": "actors/river-board",
    "Board of the River and its Shores": "actors/river-board",
    "the keepers": "actors/dam-keepers-guild",
    "dam keeper guild": "actors/dam-keepers-guild",
    "carters league": "actors/carters-league",
    "Valley Herald": "actors/valley-herald",
    "Myllyportti": "actors/millgate",
    "myllyport": "actors/millgate",
    "Overwater": "actors/overwater",
    "رادیو فن": "actors/fen-radio",
    "راديو فِن": "actors/fen-radio",
    "Long Dam": "places/long-dam",
    "Lantern House": "places/lantern-house",
    "Brown Flood": "terms",
    "reservoir": "terms",
    # Dates.
    "1 April 2019": "events/gates-opened",
    "April 1st, 2019": "events/gates-opened",
    "13 April 2019": "events/great-delivery",
    "7 October 2018": "events/canal-closed",
    "24 March": "events/snowballs",
    "۲۲ March 2019": "events/opening-approved",
    "April 7": "events/lantern-meeting",
    "1958": "events/dam-built",
    # Phrases from quotations.
    "left us no choice": "quotes/holt-no-choice",
    "ten times as large": "quotes/fenn-ten-times",
    "not a spoonful more": "quotes/fenn-no-more-mud",
    "shoulder to shoulder": "quotes/vale-shoulder",
    "everybody can go home": "quotes/storm-everybody",
    "lumi sulaa": "quotes/minutes-gates",
    "همسايه ها از سه روز پيش": "quotes/marsh-persian",
    # What happened.
    "snowball": "events/snowballs",
    "水位记录": "events/riverside-talks",
    "نامه رئیس هیئت": "events/letter-in-persian",
}
"""What a reader asks for, and the page that is meant."""
ASK_FOR_ALL = """async queries => {
  const found = {};
  for (const query of queries) {
    const [best] = (await explainerAsk(query, () => true)).slice(0, 1);
    found[query] = best.find(({ location }) => !location.includes("#")).location;
  }
  return found;
}"""


@pytest.mark.parametrize("how", ["strict", "files"])
def test_the_page_that_is_meant_comes_first(page: Page, site: Site, strict: str, how: str) -> None:
    page.goto(address_of(how, site, strict))
    look_for(page, WORDS)  # from then on there is a search
    expect(page.locator(FIRST).first).to_be_visible()
    end = "/index.html" if how == "files" else "/"
    found = page.evaluate(ASK_FOR_ALL, list(BEST))
    assert found == {query: where + end for query, where in BEST.items()}


def test_a_result_says_what_it_is_when_it_was_and_one_sentence(
    page: Page, site: Site, strict: str
) -> None:
    page.goto(address_of("strict", site, strict))
    look_for(page, "snowballs")
    first = page.locator(FIRST).first
    expect(first.locator("h1")).to_have_text("Children attack the gauge house with snowballs")
    assert first.locator(".md-tag").all_inner_texts() == ["Event", "24 March 2019"]
    expect(first.locator("p")).to_have_count(1)
    assert first.inner_text().count("24 March 2019") == 1


def test_lists_do_not_fill_the_results_with_all_that_they_list(
    page: Page, site: Site, strict: str
) -> None:
    page.goto(address_of("strict", site, strict))
    look_for(page, "snowballs")
    expect(page.locator(FIRST).first).to_be_visible()
    links = page.locator(FIRST).evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    lists = {"/", "/timeline/", "/events/", "/actors/", "/places/", "/sources/", "/messages/"}
    assert not lists & set(links)


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
