"""A quote's page: the words, who said them where and when, and where they are published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from builder.audit import is_compared, is_verified
from builder.graph import Graph
from builder.model import Quote, Source
from builder.pages.page import Page
from builder.parse import Item
from builder.prose import shortened
from builder.sections import links, lives, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.pieces import Hanging


@dataclass(frozen=True)
class QuotePage(Page):
    """Everything about one quote."""

    template: ClassVar[str] = "pages/quote.md.j2"

    text: str
    language: str
    speakers: tuple[Link, ...]
    """Of several, each with the title held in brackets."""
    speaker_title: str
    """The title of the only one."""
    reporting: Link | None
    addressees: tuple[Link, ...]
    setting: str
    date: str
    inferred: str
    event: Link | None
    about_events: tuple[Link, ...]
    source: Link
    was_published: bool
    """Whether somebody published the source: a log or a letter may only be kept somewhere."""
    locator: str
    original: str
    original_language: str
    translator: str
    checked: str
    compared: str
    """What is said of a quote whose words were only compared in published copies."""
    compared_on: str
    copies: tuple[Link, ...]
    conditions: tuple[Hanging, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """One page per quote."""
    return (_page(edition.graph, quote) for quote in edition.graph.all(Quote))


def _page(graph: Graph, quote: Item[Quote]) -> QuotePage:
    body, say = quote.body, graph.words
    speakers = phrases.speakers(graph, body)
    titles = [lives.titles(graph, id_, body.date) if body.date else "" for id_ in body.speakers]
    source = graph.get(Source, body.source).body
    return QuotePage(
        path=links.path_of(graph, "quote", quote.id),
        title=say.text("quote.title", speaker=speakers),
        distinct_title=say.text("quote.listed", speaker=speakers, text=shortened(body.text, 60)),
        about=say.text("quote.page-about", text=shortened(body.text, 200), speaker=speakers),
        origin=quote.record.path,
        search_tags=(phrases.capital(say.date(body.date)),) if body.date else (),
        search_phrase=" ".join(body.text.split()),
        text=body.text,
        language=body.language,
        speakers=tuple(_speakers(graph, body, titles)),
        speaker_title="" if len(titles) > 1 else titles[0],
        reporting=links.to_actor(graph, body.reporting) if body.reporting else None,
        addressees=tuple(links.to_actor(graph, id_) for id_ in body.addressees),
        setting=body.setting or "",
        date=graph.words.date(body.date) if body.date else "",
        inferred=body.date_inferred or "",
        event=links.to_event(graph, body.event) if body.event else None,
        about_events=tuple(links.to_event(graph, id_) for id_ in body.about),
        source=links.to_source(graph, body.source),
        was_published=bool(source.publisher or source.published),
        locator=body.locator or "",
        original=body.original or "",
        original_language=body.original_language or "",
        translator=body.translator or "",
        checked=graph.words.date(body.checked.date)
        if body.checked and is_verified(graph, body)
        else "",
        compared=phrases.compared(say, body) if is_compared(graph, body) else "",
        compared_on=say.date(body.compared.date) if body.compared else "",
        copies=tuple(
            links.to_source(graph, id_) for id_ in (body.compared.copies if body.compared else ())
        ),
        conditions=pieces.conditions(graph, body.conditions),
    )


def _speakers(graph: Graph, body: Quote, titles: Sequence[str]) -> Iterator[Link]:
    """Those whose words they are; of several, each with the title held."""
    for id_, title in zip(body.speakers, titles, strict=True):
        to = links.to_actor(graph, id_)
        beside = title and len(titles) > 1
        text = graph.words.text("quote.speaker", name=to.text, title=title) if beside else to.text
        yield replace(to, text=text)
