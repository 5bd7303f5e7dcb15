"""An event's page: what happened, who took part, who says so, what it answers and led to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from builder import order, queries
from builder.dates import Date
from builder.graph import Graph
from builder.model import (
    Attributed,
    Chapter,
    Event,
    Expectation,
    Message,
    Participation,
    Quote,
)
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, lives, origins, phrases, pieces
from builder.sections.connections import Connection, because, connected, prepared_by
from builder.sections.edition import Edition
from builder.sections.figures import counts
from builder.sections.links import Link, Prose
from builder.sections.pieces import Count, Entry, Quotation, Statement
from builder.sections.responses import ChainStep, chain

BOOSTS = (0, 1.05, 1.1)
"""Among results: for an exact day or a key moment, and for both."""
MOST_STEPS = 30
"""How many events of its chain a page lists before its own, and how many after."""


@dataclass(frozen=True)
class PartTaken:
    """An actor's part in the event: the actor, the title held that day, the roles in words."""

    actor: Link
    title: str
    roles: str
    notes: tuple[Prose, ...]
    after_death: tuple[str, ...]
    inferred: tuple[str, ...]


@dataclass(frozen=True)
class EventPage(Page):
    """Everything about one event."""

    template: ClassVar[str] = "pages/event.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "claims": "said.who",
        "figures": "event.figures",
        "questions": "disputed.related",
        "parts": "event.parts",
        "quotes": "event.quotes",
        "messages": "event.messages",
        "expectations": "event.expectations",
        "sources": "event.sources",
    }

    date: str
    absent: str
    """That it did not happen, and how, in words."""
    inferred: str
    later_than: tuple[Link, ...]
    """Events that it is known to have come after."""
    places: tuple[Link, ...]
    place_inferred: str
    whole: Link | None
    summary: Prose
    stakes: tuple[Statement, ...]
    actors: tuple[PartTaken, ...]
    claims: tuple[Statement, ...]
    figures: tuple[Count, ...]
    differ: str
    """The key of the words that accounts of the event or of a part of it differ."""
    disputed: str
    """Which neighbouring questions are disputed, in words."""
    questions: tuple[Entry, ...]
    prepared_by: tuple[Connection, ...]
    because: tuple[Connection, ...]
    led_to: tuple[Connection, ...]
    reason_for: tuple[Connection, ...]
    chain: tuple[ChainStep, ...]
    chain_goes_on: bool
    """Whether the chain is longer than what is listed of it."""
    parts: tuple[Entry, ...]
    quotes: tuple[Quotation, ...]
    messages: tuple[Entry, ...]
    expectations: tuple[Entry, ...]
    sources: tuple[Link, ...]
    origins: str
    """How many sources and origins there are, where there is more than one source."""
    before: Entry | None
    after: Entry | None


def pages(edition: Edition) -> Iterable[Page]:
    """One page per event."""
    return (_page(edition.graph, event) for event in edition.graph.all(Event))


def _page(graph: Graph, event: Item[Event]) -> EventPage:
    body, say = event.body, graph.words
    date = phrases.capital(phrases.moment(graph, event))
    expected = graph.backlinks(event, "expectations", "outcomes")
    near, goes_on = queries.nearest_in_chain(graph, event, MOST_STEPS)
    said = list(_said(graph, event, near))
    sources = dict.fromkeys(one.source for one in said)
    return EventPage(
        path=links.path_of(graph, "event", event.id),
        title=body.title,
        about=say.text("event.about", date=date, summary=links.plain(graph, body.summary)),
        origin=event.record.path,
        search_boost=BOOSTS[body.date.exact_day + body.is_key_moment],
        breadcrumbs=_chapter(graph, body),
        search_tags=(phrases.capital(say.moment(body.date, end=body.end)),),
        date=date,
        inferred=body.date_inferred or "",
        later_than=tuple(links.to_event(graph, id_) for id_ in body.after),
        places=tuple(links.to_place(graph, id_) for id_ in body.places),
        place_inferred=body.place_inferred or "",
        whole=links.to_event(graph, body.part_of) if body.part_of else None,
        summary=links.written(graph, body.summary),
        stakes=pieces.stakes(graph, body.stakes),
        actors=tuple(_parts_taken(graph, body)),
        claims=tuple(
            pieces.addressed(pieces.statement(graph, claim.text, claim), claim)
            for claim in body.claims
        ),
        figures=counts(graph, [(figure, event) for figure in body.figures], linked=False),
        differ=phrases.differ_key(graph, event),
        disputed=phrases.disputed_beside(graph, event),
        questions=pieces.question_entries(graph, queries.questions(graph, event)),
        absent=phrases.absent(graph, event),
        prepared_by=prepared_by(graph, event),
        because=because(graph, event),
        led_to=connected(graph, event, "prepared"),
        reason_for=connected(graph, event, "reasons"),
        chain=chain(graph, near, event),
        chain_goes_on=goes_on,
        parts=pieces.event_entries(graph, queries.unique(graph.backlinks(event, "parts"), Event)),
        quotes=pieces.quotations(
            graph, queries.unique(graph.backlinks(event, "quotes", "remarks"), Quote)
        ),
        messages=pieces.message_entries(
            graph, queries.unique(graph.backlinks(event, "messages"), Message)
        ),
        expectations=pieces.expectation_entries(graph, queries.unique(expected, Expectation)),
        sources=tuple(links.to_source_in_full(graph, id_) for id_ in sources),
        origins=origins.sentence(graph, said),
        before=_beside(graph, event, 0),
        after=_beside(graph, event, 1),
    )


def _beside(graph: Graph, event: Item[Event], side: int) -> Entry | None:
    """The event that is known to have come before it, or after it."""
    found = order.beside(graph)[event.id][side]
    return pieces.event_entries(graph, [found])[0] if found else None


def _parts_taken(graph: Graph, body: Event) -> Iterator[PartTaken]:
    """Each actor of an event once, in order, in all their roles."""
    parts: dict[str, list[Participation]] = {}
    for part in body.actors:
        parts.setdefault(part.actor, []).append(part)
    for actor, taken in parts.items():
        yield PartTaken(
            links.to_actor(graph, actor),
            _title(graph, taken, body.date),
            pieces.roles(graph.words, taken),
            tuple(links.written(graph, part.note) for part in taken if part.note),
            tuple(part.after_death for part in taken if part.after_death),
            tuple(part.inferred for part in taken if part.inferred),
        )


def _title(graph: Graph, taken: Sequence[Participation], date: Date) -> str:
    """The title that somebody held at the event; none after their death."""
    dead = any(part.after_death for part in taken)
    return "" if dead else lives.titles(graph, taken[0].actor, date)


def _chapter(graph: Graph, body: Event) -> tuple[Link, ...]:
    if body.chapter is None:
        return ()
    title = graph.get(Chapter, body.chapter).body.title
    return (Link(title, links.address_of(graph, "chapter", body.chapter)),)


def _said(
    graph: Graph, event: Item[Event], near: Iterable[Item[Event]]
) -> Iterator[Attributed | Quote]:
    """All statements and quotes that its page shows, its own first."""
    yield from event.body.statements
    yield from (quote.body for quote in queries.unique(graph.backlinks(event, "quotes"), Quote))
    links_here = graph.backlinks(event, "prepared", "reasons")
    yield from (one.part for one in links_here if isinstance(one.part, Attributed))
    shown = {other.id: other for other in near}
    for other in shown.values():
        yield from (one for one in other.body.responds_to if one.event in shown)
