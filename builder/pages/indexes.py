"""The lists of the kinds: every record of a kind, in an order that helps."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.citation import dated, responsible, short_form
from builder.graph import Graph
from builder.model import Body, Chapter, Event, Message, Part, Question, Quote, Source, Term
from builder.pages.listing import Head, Items, Listing, Make, listings
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import divisions, links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.facts import Fact, facts
from builder.sections.links import Link, Prose
from builder.sections.messages import Exchange, exchange, way
from builder.sections.pieces import Entry, Statement


@dataclass(frozen=True)
class Group:
    """Entries under a heading, which may be empty."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class IndexPage(Listing):
    """All records of a kind."""

    template: ClassVar[str] = "pages/index.md.j2"

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class MessagesPage(Listing):
    """All messages: who told whom what, as a picture and as a list."""

    template: ClassVar[str] = "pages/messages.md.j2"

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
    stakes: tuple[Statement, ...]
    entries: tuple[Entry, ...]
    more: Link | None
    """The way to its other entries."""
    meta: tuple[Fact, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SectionsPage(Listing):
    """All records of a kind, each as a section."""

    template: ClassVar[str] = "pages/sections.md.j2"
    is_list: ClassVar[bool] = False
    holds_records: ClassVar[bool] = True

    sections: tuple[Section, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """The index pages of all kinds."""
    graph = edition.graph

    def index(groups: Callable[[Graph, Items[Body]], Iterable[Group]]) -> Make[Body]:
        def page(head: Head, items: Items[Body]) -> IndexPage:
            found = groups(graph, items)
            return IndexPage(*head, tuple(group for group in found if group.entries))

        return page

    def sections(made: Callable[[Graph, Items[Body]], Iterable[Section]]) -> Make[Body]:
        return lambda head, items: SectionsPage(*head, tuple(made(graph, items)))

    def messages(head: Head, items: Items[Message]) -> MessagesPage:
        return MessagesPage(*head, exchange(graph, items), _messages(graph, items))

    yield from listings(graph, Event, index(_events))
    yield from listings(graph, Quote, index(_quotes))
    yield from listings(graph, Source, index(_sources))
    yield from listings(graph, Message, messages)
    yield from listings(graph, Question, index(_questions))
    yield from listings(graph, Chapter, sections(_chapters))
    yield from listings(graph, Term, sections(_terms))


def _events(graph: Graph, events: Items[Event]) -> Iterator[Group]:
    by_chapter = _by_chapter(events)
    rest = by_chapter.pop(None, [])
    for chapter in queries.chapters(graph):
        found = by_chapter.get(chapter.id, ())
        yield Group(chapter.body.title, pieces.event_entries_by_order(graph, found, bases=True))
    heading = graph.words.text("event.list-rest") if by_chapter else ""
    yield Group(heading, pieces.event_entries(graph, rest, bases=True))


def _by_chapter(events: Items[Event]) -> dict[str | None, list[Item[Event]]]:
    found: dict[str | None, list[Item[Event]]] = {}
    for event in events:
        found.setdefault(event.body.chapter, []).append(event)
    return found


def _quotes(graph: Graph, quotes: Items[Quote]) -> Iterator[Group]:
    yield Group("", pieces.quote_entries(graph, quotes))


def _sources(graph: Graph, sources: Items[Source]) -> Iterator[Group]:
    ordered = queries.by_date(sources, lambda body: body.date)
    yield Group(
        "",
        tuple(
            Entry(
                links.to(graph, source),
                phrases.capital(dated(graph, source.body)),
                graph.words.apart(filter(None, _known_of(graph, source.body))),
            )
            for source in ordered
        ),
    )


def _known_of(graph: Graph, source: Source) -> Iterator[str]:
    """Whose a source is, of what it is a copy, and how much of it was read."""
    say = graph.words
    yield responsible(graph, source)
    if source.derived_from:
        origin = short_form(graph, graph.get(Source, source.derived_from))
        yield say.text("source.copy", source=origin)
    yield phrases.reading(say, source)


def _messages(graph: Graph, messages: Items[Message]) -> tuple[Entry, ...]:
    ordered = queries.by_date(messages, lambda body: body.date)
    return tuple(
        Entry(
            links.to(graph, message),
            phrases.capital(graph.words.date(message.body.date)),
            way(graph, message.body),
            disputed=pieces.disputed_by(graph, message.body.versions),
            bases=pieces.rests_on(message.body.versions),
        )
        for message in ordered
    )


def _questions(graph: Graph, questions: Items[Question]) -> Iterator[Group]:
    for status in divisions.STATUSES:
        chosen = [question for question in questions if question.body.status == status]
        entries = tuple(
            Entry(
                links.to(graph, question),
                note=pieces.accounts(graph.words, len(question.body.accounts)),
                says=links.maybe(graph, question.body.accounts_differ),
                bases=pieces.rests_on(question.body.accounts),
            )
            for question in chosen
        )
        yield Group(graph.words.text(f"question.{status}"), entries)


def _chapters(graph: Graph, chapters: Items[Chapter]) -> Iterator[Section]:
    for chapter in queries.in_story(chapters):
        body = chapter.body
        yield Section(
            chapter.id,
            body.title,
            (),
            phrases.capital(graph.words.period(body.start, body.end)),
            links.written(graph, body.introduction),
            pieces.stakes(graph, body.stakes),
            *pieces.chapter_entries(graph, chapter),
            *_facts(graph, body),
        )


def _terms(graph: Graph, terms: Items[Term]) -> Iterator[Section]:
    for term in sorted(terms, key=lambda term: divisions.sorting_name(term.body.term)):
        definition = links.written(graph, term.body.definition)
        shown = _facts(graph, term.body)
        yield Section(
            term.id, term.body.term, term.body.aliases, "", definition, (), (), None, *shown
        )


def _facts(graph: Graph, body: Part) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    return facts(graph, body, "meta"), facts(graph, body, "facts")
