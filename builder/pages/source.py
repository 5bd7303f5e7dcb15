"""A source's page: what it is, what it is based on, and everything that rests on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Account, Message, Quote, Source
from builder.pages import parts
from builder.pages.parts import Count, Entry, Link, Page, Prose, Said, Statement
from builder.parse import Item


@dataclass(frozen=True)
class SourcePage(Page):
    """Everything about one source."""

    template: ClassVar[str] = "pages/source.md.j2"

    publisher: Link
    kind: str
    published: str
    inferred: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    language: str
    url: str
    archived: str
    accessed: str
    based_on: Prose | None
    derived_from: Link | None
    derived: tuple[Link, ...]
    note: Prose | None
    claims: tuple[Statement, ...]
    figures: tuple[Count, ...]
    quotes: tuple[Said, ...]
    messages: tuple[Entry, ...]
    cited: tuple[Entry, ...]
    accounts: tuple[Statement, ...]


def pages(graph: Graph) -> Iterable[Page]:
    """One page per source."""
    return (_page(graph, source) for source in graph.all(Source))


def _page(graph: Graph, source: Item[Source]) -> SourcePage:
    body = source.body
    resting = graph.back(source, "claims")
    publisher = parts.to_actor(graph, body.publisher)
    return SourcePage(
        path=parts.path_of("source", source.id),
        title=body.title,
        about=f"{parts.capital(body.kind)} by {publisher.text}, {body.published.words()}",
        origin=source.record.path,
        publisher=publisher,
        kind=body.kind,
        published=body.published.words(),
        inferred=body.published_inferred or "",
        authors=body.authors,
        contributors=body.contributors,
        language=body.language,
        url=body.url or "",
        archived=body.archived or "",
        accessed=body.accessed.words() if body.accessed else "",
        based_on=parts.maybe(graph, body.based_on),
        derived_from=(
            parts.to(graph.get(Source, body.derived_from)) if body.derived_from else None
        ),
        derived=tuple(parts.to(one) for one in parts.unique(graph.back(source, "derived"), Source)),
        note=parts.maybe(graph, body.note),
        claims=parts.claims_by_event(graph, resting),
        figures=parts.figures_by_event(graph, resting),
        quotes=parts.quotations(graph, parts.unique(graph.back(source, "quotes"), Quote)),
        messages=parts.message_entries(graph, parts.unique(resting, Message)),
        cited=parts.cited(resting),
        accounts=tuple(_accounts(graph, source)),
    )


def _accounts(graph: Graph, source: Item[Source]) -> Iterator[Statement]:
    for mention in graph.back(source, "claims"):
        if isinstance(mention.part, Account):
            said = mention.part
            yield parts.statement(graph, said.position, said, parts.to(mention.item))
