"""Pages: a graph → everything each page of the site shows. One file per page type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.link import Graph
from builder.pages import (
    actor,
    actors,
    audit,
    embed,
    event,
    expectation,
    home,
    indexes,
    message,
    place,
    question,
    quote,
    reference,
    source,
    timeline,
)
from builder.pages.parts import Link, Page

TYPES = (
    home,
    timeline,
    indexes,
    actors,
    actor,
    event,
    quote,
    source,
    place,
    message,
    expectation,
    question,
    audit,
    reference,
)


def plan(graph: Graph, address: str = "") -> Sequence[Page]:
    """All pages of the site. The graph has no fatal problem: every reference leads somewhere.

    `address` is where the site will be published, if that is known.
    """
    pages = [page for type_ in TYPES for page in type_.pages(graph)]
    pages += embed.pages(graph, address)
    pages = list(_told_apart(_led_to(pages)))
    glosses = tuple(indexes.glossary(graph))
    # On their own page, and among the fields of records, words need no explaining.
    unexplained = {"terms/index.md", "contribute/records.md"}
    return [page if page.path in unexplained else replace(page, glossary=glosses) for page in pages]


def _led_to(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages; that of a record says first in which list it stands."""
    titles = {page.path: page.title for page in pages}
    for page in pages:
        above = f"{page.path.rpartition('/')[0]}/index.md"
        if page.origin and above in titles and page.path != above:
            top = Link(titles[above], above.removesuffix("index.md"))
            yield replace(page, trail=(top, *page.trail))
        else:
            yield page


def _told_apart(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages; of those listed alike, all but the first say in lists what they are."""
    taken: set[str] = set()
    for page in pages:
        kind = page.path.partition("/")[0].removesuffix("s")
        double = page.listing in taken
        taken.add(page.listing)
        yield replace(page, listed=f"{page.listing} ({kind})") if double else page
