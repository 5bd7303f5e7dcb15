"""How much a reader fetches: measured in the browser, compressed as a server would."""

import gzip
from urllib.parse import urlsplit

from reader import Site, Visit

MATERIAL = ("/assets/javascripts/", "/assets/stylesheets/", "/sitemap.xml")
"""The theme's own: its scripts and styles, and what its instant navigation asks for."""
KILO = 1000


def fetched(visit: Visit, path: str) -> dict[str, int]:
    """Give the compressed size of each file that a page asks for before anybody touches it."""
    sizes: dict[str, int] = {}
    visit.page.on(
        "response",
        lambda answer: sizes.setdefault(
            urlsplit(answer.url).path, len(gzip.compress(answer.body(), 9))
        ),
    )
    visit.page.goto(visit.site.address + path)
    visit.page.wait_for_load_state("networkidle")
    return sizes


def test_the_home_page_is_light(visit) -> None:  # noqa: ANN001 - a fixture
    sizes = fetched(visit(fresh=True), "")
    fonts = sum(size for name, size in sizes.items() if name.endswith(".woff2"))
    rest = sum(sizes.values()) - fonts
    assert rest <= 170 * KILO, sorted(sizes.items(), key=lambda one: -one[1])
    assert rest + fonts <= 250 * KILO, sorted(sizes.items(), key=lambda one: -one[1])


def test_the_page_of_a_record_adds_little_to_the_theme(visit, site: Site) -> None:  # noqa: ANN001
    one = visit(fresh=True)
    for kind in ("event", "actor", "place", "message", "expectation", "question"):
        sizes = fetched(one, site.pages()[kind])
        own = {
            name: size
            for name, size in sizes.items()
            if not name.endswith(".woff2") and not any(part in name for part in MATERIAL)
        }
        # The header, the navigation and the footer around what we say are the theme's.
        page = (site.folder / site.pages()[kind] / "index.html").read_text("utf-8")
        theme = page[: page.index("<article")] + page[page.index("</article>") :]
        theme = theme[theme.index("</head>") :]
        theirs = len(gzip.compress(theme.encode(), 9))
        assert sum(own.values()) - theirs <= 60 * KILO, (kind, theirs, own)


def test_nothing_is_kept_of_a_reader_but_what_they_chose(visit) -> None:  # noqa: ANN001
    page = visit(fresh=True).open("")
    page.locator(".md-tabs__link", has_text="Timeline").click()
    page.locator(".timeline-viewport .mark").first.wait_for()
    assert page.context.cookies() == []
    kept = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert not [name for name in kept if "palette" in name]
