"""An index page per kind: every record of the kind, in an order that helps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.graph import Graph
from builder.model import Event, Message, Part, Question, Quote, Source, Term
from builder.pages.page import Page
from builder.sections import links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.facts import Fact, facts
from builder.sections.links import Prose
from builder.sections.messages import Exchange, exchange, way
from builder.sections.pieces import Entry
from builder.vocabulary import DISPUTED, OPEN, SETTLED


@dataclass(frozen=True)
class Group:
    """Entries under a heading, which may be empty."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class IndexPage(Page):
    """All records of a kind."""

    template: ClassVar[str] = "pages/index.md.j2"

    lead: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class MessagesPage(Page):
    """All messages: who told whom what, as a picture and as a list."""

    template: ClassVar[str] = "pages/messages.md.j2"

    lead: str
    exchange: Exchange | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """A record that is shown on its index page, under its anchor."""

    anchor: str
    title: str
    aliases: tuple[str, ...]
    dates: str
    text: Prose
    entries: tuple[Entry, ...]
    meta: tuple[Fact, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SectionsPage(Page):
    """All records of a kind, each as a section."""

    template: ClassVar[str] = "pages/sections.md.j2"

    lead: str
    sections: tuple[Section, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """The index pages of all kinds."""
    graph = edition.graph
    yield _index(graph, "event", _events(graph))
    yield _index(graph, "quote", [_quotes(graph)])
    yield _index(graph, "source", [_sources(graph)])
    exchanged = exchange(graph, graph.all(Message))
    yield MessagesPage(*_head(graph, "message"), exchanged, _messages(graph))
    yield _index(graph, "question", _questions(graph))
    yield SectionsPage(*_head(graph, "chapter"), tuple(_chapters(graph)))
    yield SectionsPage(*_head(graph, "term"), tuple(_terms(graph)))


def _index(graph: Graph, kind: str, groups: Iterable[Group]) -> IndexPage:
    return IndexPage(*_head(graph, kind), tuple(group for group in groups if group.entries))


def _head(graph: Graph, kind: str) -> tuple[str, str, str, str, str]:
    """Path, title, description, origin and lead of the page of all records of a kind."""
    lead = graph.words.text(f"{kind}.list-about")
    return f"{kind}s/index.md", graph.words.text(f"{kind}.list"), lead, "", lead


def _events(graph: Graph) -> Iterator[Group]:
    placed: set[str] = set()
    for chapter in queries.chapters(graph):
        events = queries.unique(graph.backlinks(chapter, "events"), Event)
        placed.update(event.id for event in events)
        yield Group(chapter.body.title, pieces.event_entries(graph, events, bases=True))
    rest = [event for event in graph.all(Event) if event.id not in placed]
    heading = graph.words.text("event.list-rest") if placed else ""
    yield Group(heading, pieces.event_entries(graph, rest, bases=True))


def _quotes(graph: Graph) -> Group:
    ordered = queries.in_order(graph.all(Quote))
    return Group(
        "",
        tuple(
            Entry(
                links.to(graph, quote),
                phrases.capital(graph.words.date(quote.body.date)) if quote.body.date else "",
                links.to_actor(graph, quote.body.speaker).text,
            )
            for quote in ordered
        ),
    )


def _sources(graph: Graph) -> Group:
    ordered = queries.by_date(graph.all(Source), lambda body: body.published)
    return Group(
        "",
        tuple(
            Entry(
                links.to(graph, source),
                phrases.capital(graph.words.date(source.body.published)),
                links.to_actor(graph, source.body.publisher).text,
            )
            for source in ordered
        ),
    )


def _messages(graph: Graph) -> tuple[Entry, ...]:
    ordered = queries.by_date(graph.all(Message), lambda body: body.date)
    return tuple(
        Entry(
            links.to(graph, message),
            phrases.capital(graph.words.date(message.body.date)),
            way(graph, message.body),
            disputed=pieces.is_disputed(graph, message.body.versions),
            bases=pieces.rests_on(message.body.versions),
        )
        for message in ordered
    )


def _questions(graph: Graph) -> Iterator[Group]:
    for status in (DISPUTED, OPEN, SETTLED):
        chosen = [question for question in graph.all(Question) if question.body.status == status]
        entries = tuple(
            Entry(
                links.to(graph, question),
                note=pieces.accounts(graph.words, len(question.body.accounts)),
                bases=pieces.rests_on(question.body.accounts),
            )
            for question in chosen
        )
        yield Group(graph.words.text(f"question.{status}"), entries)


def _chapters(graph: Graph) -> Iterator[Section]:
    for chapter in queries.chapters(graph):
        body = chapter.body
        events = queries.unique(graph.backlinks(chapter, "events"), Event)
        yield Section(
            chapter.id,
            body.title,
            (),
            phrases.capital(graph.words.period(body.start, body.end)),
            links.written(graph, body.introduction),
            pieces.event_entries(graph, events),
            *_facts(graph, body),
        )


def _terms(graph: Graph) -> Iterator[Section]:
    for term in sorted(graph.all(Term), key=lambda term: term.body.term.casefold()):
        definition = links.written(graph, term.body.definition)
        shown = _facts(graph, term.body)
        yield Section(term.id, term.body.term, term.body.aliases, "", definition, (), *shown)


def _facts(graph: Graph, body: Part) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    return facts(graph, body, "meta"), facts(graph, body, "facts")
