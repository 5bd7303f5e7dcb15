"""Pages: an edition → everything each page of the site shows. One file per page type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.graph import Graph
from builder.model import FOLDERS, KINDS
from builder.pages.continued import in_pages
from builder.pages.page import Page
from builder.registry import modules
from builder.sections import divisions, links, phrases
from builder.sections.edition import Edition
from builder.sections.facts import facts
from builder.sections.links import HOME, Link
from builder.sections.media import media
from builder.steps import Each, silent
from builder.words import Words

UNEXPLAINED = ("terms/", "contribute/")
"""Where words need no explaining: on their own pages, and on those for contributors."""

OF_EVENTS = frozenset({"timeline/index.md", "embed/index.md"})
"""Pages with nothing on them where no event is."""


def empty(graph: Graph) -> frozenset[str]:
    """The paths of pages that nothing is on yet: lists of no records, the timeline of no events."""
    without = [kind for kind in FOLDERS.values() if not graph.all(KINDS[kind])]
    return frozenset(map(divisions.whole, without)) | (OF_EVENTS if "event" in without else set())


def plan(edition: Edition, each: Each = silent) -> Sequence[Page]:
    """All pages of the site. The graph has no fatal problem: every reference leads somewhere."""
    types = modules(__name__, having="pages")
    pages = [
        page
        for type_ in each("Kinds of page planned", types, len(types))
        for page in type_.pages(edition)
    ]
    say = edition.graph.words
    whole = in_pages(say, _led_to(_with_facts(edition.graph, pages)))
    return [
        page if page.path.startswith(UNEXPLAINED) else replace(page, glossary=edition.glossary)
        for page in _told_apart(say, whole)
    ]


def _with_facts(graph: Graph, pages: Iterable[Page]) -> Sequence[Page]:
    """The pages; that of a record has its fields that show themselves, and its pictures."""
    records = {links.path_of(graph, item.kind, item.id): item for item in graph.items.values()}
    if graph.explainer:
        records[HOME] = graph.items["explainer", "explainer"]
    return [
        replace(
            page,
            meta=facts(graph, records[page.path].body, "meta"),
            facts=facts(graph, records[page.path].body, "facts"),
            search_kind=phrases.kind(graph.words, records[page.path].body),
            same_as=getattr(records[page.path].body, "same_as", ()),
            media=media(graph, records[page.path]),
        )
        if page.path in records
        else page
        for page in pages
    ]


def _led_to(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages; a record's page says first which list it is in."""
    titles = {page.path: page.title for page in pages}
    for page in pages:
        above = f"{page.path.rpartition('/')[0]}/index.md"
        if page.origin and above in titles and page.path != above:
            top = Link(titles[above], above.removesuffix("index.md"))
            yield replace(page, breadcrumbs=(top, *page.breadcrumbs))
        else:
            yield page


def _told_apart(say: Words, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages; of those listed alike, all but the first say in lists what they are."""
    taken: set[str] = set()
    for page in pages:
        folder = page.path.partition("/")[0]
        kind = FOLDERS.get(folder, folder)
        double = page.list_title in taken
        taken.add(page.list_title)
        title = say.text("list.doubled", title=page.list_title, kind=say.value("noun", kind))
        yield replace(page, distinct_title=title) if double else page
