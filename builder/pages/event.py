"""An event's page: what happened, who took part, who says so, what it answers and led to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.dates import words
from builder.link import Graph, Mention
from builder.model import Chapter, Event, Expectation, Message, Place, Quote
from builder.pages import parts
from builder.pages.answer_view import Step, around, chain
from builder.pages.figures_view import counts
from builder.pages.parts import Count, Entry, Link, Page, Prose, Said, Statement
from builder.parse import Item


@dataclass(frozen=True)
class Part:
    """An actor's part in the event: the role, the actor, the title held that day."""

    role: str
    actor: Link
    title: str
    note: Prose | None


@dataclass(frozen=True)
class EventPage(Page):
    """Everything about one event."""

    template: ClassVar[str] = "pages/event.md.j2"

    date: str
    inferred: str
    type: str
    place: Link | None
    whole: Link | None
    summary: Prose
    actors: tuple[Part, ...]
    claims: tuple[Statement, ...]
    figures: tuple[Count, ...]
    disputed: bool
    questions: tuple[Entry, ...]
    chain: tuple[Step, ...]
    parts: tuple[Entry, ...]
    quotes: tuple[Said, ...]
    messages: tuple[Entry, ...]
    expectations: tuple[Entry, ...]
    sources: tuple[Link, ...]
    tags: tuple[str, ...]
    before: Entry | None
    after: Entry | None


def pages(graph: Graph) -> Iterable[Page]:
    """One page per event."""
    entries = (None, *parts.event_entries(graph, graph.all(Event)), None)
    beside = {
        entry.to.path: (before, after)
        for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False)
        if entry
    }
    for event in graph.all(Event):
        before, after = beside[parts.path_of("event", event.id)]
        yield _page(graph, event, before, after)


def _page(graph: Graph, event: Item[Event], before: Entry | None, after: Entry | None) -> EventPage:
    body = event.body
    expected = graph.back(event, "expectations", "outcomes")
    return EventPage(
        path=parts.path_of("event", event.id),
        title=body.title,
        about=f"{parts.capital(parts.moment(body))}. {parts.plain(graph, body.summary)}",
        origin=event.record.path,
        ahead=body.date.exact_day,
        trail=_chapter(graph, body),
        known_by=(parts.capital(words(body.date, end=body.end)),),
        date=parts.capital(parts.moment(body)),
        inferred=body.date_inferred or "",
        type=body.type,
        place=parts.to(graph.get(Place, body.place)) if body.place else None,
        whole=parts.to_event(graph, body.part_of) if body.part_of else None,
        summary=parts.written(graph, body.summary),
        actors=tuple(
            Part(
                one.role,
                parts.to_actor(graph, one.actor),
                parts.title_at(graph, one.actor, body.date),
                parts.maybe(graph, one.note),
            )
            for one in body.actors
        ),
        claims=tuple(parts.statement(graph, claim.text, claim) for claim in body.claims),
        figures=counts(graph, [(figure, event) for figure in body.figures], linked=False),
        disputed=bool(parts.disputes(graph, event)),
        questions=parts.question_entries(parts.questions(graph, event)),
        chain=chain(graph, around(graph, event), event),
        parts=parts.event_entries(graph, parts.unique(graph.back(event, "parts"), Event)),
        quotes=parts.quotations(graph, parts.unique(graph.back(event, "quotes", "remarks"), Quote)),
        messages=parts.message_entries(graph, parts.unique(graph.back(event, "messages"), Message)),
        expectations=parts.expectation_entries(graph, parts.unique(expected, Expectation)),
        sources=_sources(graph, event),
        tags=body.tags,
        before=before,
        after=after,
    )


def _chapter(graph: Graph, body: Event) -> tuple[Link, ...]:
    if body.chapter is None:
        return ()
    title = graph.get(Chapter, body.chapter).body.title
    return (Link(title, parts.address_of("chapter", body.chapter)),)


def _sources(graph: Graph, event: Item[Event]) -> tuple[Link, ...]:
    body = event.body
    ids = [said.source for said in (*body.claims, *body.figures, *body.responds_to)]
    ids += [quote.body.source for quote in parts.unique(graph.back(event, "quotes"), Quote)]
    return tuple(parts.to_source(graph, id_) for id_ in dict.fromkeys(ids))


def took_part(mentions: Iterable[Mention]) -> tuple[Entry, ...]:
    """Events in which an actor took part, in order of time, with its roles."""
    mentions = list(mentions)
    roles: dict[str, list[str]] = {}
    for mention in mentions:
        roles.setdefault(mention.item.id, []).append(getattr(mention.part, "role", ""))
    return tuple(
        Entry(parts.to(event), parts.capital(parts.moment(event.body)), ", ".join(roles[event.id]))
        for event in parts.chronological(parts.unique(mentions, Event))
    )
