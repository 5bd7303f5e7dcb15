"""A source → the name by which it is cited wherever it is mentioned, and its citation in full."""

import re
from collections.abc import Iterator

from builder.graph import Graph, once
from builder.model import Actor, Source
from builder.parse import Item
from builder.prose import shortened

LONGEST_TITLE = 70
"""A longer title is cut where a source is named; its page and the full citation have all of it."""

OTHERS = {"others", "and others", "et al", "et al."}
"""As catalogues list authors whom a source does not name: the last of them, and nobody's name."""


@once
def short_form(graph: Graph, source: Item[Source]) -> str:
    """The name of a source in a sentence: its own, or outlet and date, or author, title and date.

    A date that the title says already is not said twice.
    """
    body = source.body
    if body.short:
        return body.short
    title = "" if is_report(graph, body) else shortened(body.title, LONGEST_TITLE)
    parts = [responsible(graph, body), title, _date_beside(title, dated(graph, body))]
    return graph.words.listed(filter(None, parts))


def _date_beside(title: str, date: str) -> str:
    """A date, unless a title says it; not because it is part of a longer word or number there."""
    return "" if re.search(rf"(?<!\w){re.escape(date)}(?!\w)", title) else date


def citation(graph: Graph, source: Item[Source]) -> str:
    """All that a reader needs to find a source elsewhere, after its own name if it has one."""
    short = source.body.short
    full = graph.words.listed(_parts(graph, source.body))
    return graph.words.text("source.named", short=short, citation=full) if short else full


def _parts(graph: Graph, body: Source) -> Iterator[str]:
    say = graph.words
    if body.authors:
        yield _authors(graph, body)
    yield body.title
    if body.edition:
        yield say.text("source.edition", edition=body.edition)
    if body.volume:
        yield say.text("source.volume", volume=body.volume)
    if name := published_by(graph, body):
        yield name
    if beside := _date_beside(body.title, say.date(body.date) if body.date else ""):
        yield beside
    if body.written and body.published:
        yield say.text("source.published", date=say.date(body.published))
    if body.pages:
        yield say.text("source.page" if body.pages.isdigit() else "source.pages", pages=body.pages)
    yield from filter(None, [body.held_by, body.shelfmark])


def dated(graph: Graph, body: Source) -> str:
    """The date by which a source is cited, in words: of what has no author, when it came out."""
    by_publisher = not body.authors and published_by(graph, body)
    date = (body.published if by_publisher else None) or body.date
    return graph.words.date(date) if date else ""


def publisher(graph: Graph, body: Source) -> Item[Actor] | None:
    """The actor who published a source; None if nobody did, or somebody who is no actor here."""
    item = graph.items.get(("actor", body.publisher or ""))
    return graph.get(Actor, item.id) if item else None


def published_by(graph: Graph, body: Source) -> str:
    """The name of who published a source, if anybody did."""
    actor = publisher(graph, body)
    return actor.body.name if actor else body.publisher or ""


def is_report(graph: Graph, body: Source) -> bool:
    """Whether a news outlet published it: readers know it by that name and the date."""
    actor = publisher(graph, body)
    return actor is not None and actor.body.type.outlet


def responsible(graph: Graph, body: Source) -> str:
    """Whose a source is: the outlet's, else its authors', else its publisher's; or nobody's."""
    if body.authors and not is_report(graph, body):
        return _authors(graph, body)
    return published_by(graph, body)


def _authors(graph: Graph, body: Source) -> str:
    """The authors of a source: two by name, of more the first; `and others` are more."""
    named = [name for name in body.authors if name.casefold() not in OTHERS]
    if named and (len(named) > 2 or len(named) < len(body.authors)):
        return graph.words.text("source.and-others", name=named[0])
    return graph.words.all_of(body.authors)
