"""A source's page: what it is, what it is based on, and everything that rests on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder import citation, queries
from builder.graph import Graph
from builder.model import Message, Quote, Source
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.sections.pieces import Count, Entry, Quotation, Statement


@dataclass(frozen=True)
class SourcePage(Page):
    """Everything about one source."""

    template: ClassVar[str] = "pages/source.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "derived": "source.copies",
        "quotes": "source.quotes",
        "compared": "source.compared",
        "claims": "source.claims",
        "figures": "source.figures",
        "accounts": "source.accounts",
        "messages": "source.messages",
        "cited": "source.cited",
    }

    publisher: Link | None
    publisher_name: str
    written: str
    written_inferred: str
    published: str
    inferred: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    url: str
    archived: str
    accessed: str
    read: str
    based_on: Prose | None
    derived_from: Link | None
    derived: tuple[Link, ...]
    note: Prose | None
    claims: tuple[Statement, ...]
    figures: tuple[Count, ...]
    quotes: tuple[Quotation, ...]
    compared: tuple[Entry, ...]
    """Quotes whose words were compared in it."""
    messages: tuple[Entry, ...]
    cited: tuple[Entry, ...]
    accounts: tuple[Statement, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """One page per source."""
    return (_page(edition.graph, source) for source in edition.graph.all(Source))


def _page(graph: Graph, source: Item[Source]) -> SourcePage:
    body, say = source.body, graph.words
    kind = say.word(body.kind)
    resting = graph.backlinks(source, "claims")
    publisher, by = citation.publisher(graph, body), citation.responsible(graph, body)
    return SourcePage(
        path=links.path_of(graph, "source", source.id),
        title=body.title,
        about=say.text(
            "source.about" if by else "source.small",
            kind=phrases.capital(kind),
            publisher=by,
            date=citation.dated(graph, body),
        ),
        origin=source.record.path,
        publisher=links.to(graph, publisher) if publisher else None,
        publisher_name=body.publisher or "",
        written=say.date(body.written) if body.written else "",
        written_inferred=body.written_inferred or "",
        published=say.date(body.published) if body.published else "",
        inferred=body.published_inferred or "",
        authors=body.authors,
        contributors=body.contributors,
        url=body.url or "",
        archived=body.archived or "",
        accessed=say.date(body.accessed) if body.accessed else "",
        read=say.value("reading-sentence", body.read) if body.read else "",
        based_on=links.maybe(graph, body.based_on),
        derived_from=(
            links.to(graph, graph.get(Source, body.derived_from)) if body.derived_from else None
        ),
        derived=tuple(
            links.to_source(graph, derivative.id)
            for derivative in queries.unique(graph.backlinks(source, "derived"), Source)
        ),
        note=links.maybe(graph, body.note),
        claims=pieces.claims_by_event(graph, resting),
        figures=pieces.figures_by_event(graph, resting),
        quotes=pieces.quotations(graph, queries.unique(graph.backlinks(source, "quotes"), Quote)),
        compared=pieces.quote_entries(
            graph, queries.unique(graph.backlinks(source, "compared"), Quote)
        ),
        messages=pieces.message_entries(graph, queries.unique(resting, Message)),
        cited=pieces.cited(graph, resting),
        accounts=tuple(pieces.positions_taken(graph, resting)),
    )
