"""What one asks a graph: in what order, which side, which title, which disputes. No words."""

from collections.abc import Callable, Iterable
from typing import Any

from builder.dates import Date, Span, span
from builder.graph import Backlink, Graph
from builder.model import (
    Actor,
    Body,
    Chapter,
    Event,
    Question,
    Quote,
    Side,
)
from builder.parse import Item
from builder.vocabulary import DISPUTED


def chapters(graph: Graph) -> list[Item[Chapter]]:
    """The chapters in the order of the story."""
    return sorted(graph.all(Chapter), key=lambda chapter: (chapter.body.order, chapter.id))


def when(event: Event) -> Span:
    """The moments between which an event happened or began."""
    return span(event.date, event.time)


def chronological(events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Events by earliest possible moment, then latest, then `order`, then id."""
    return sorted(events, key=lambda event: (*when(event.body).key, event.body.order, event.id))


def by_date(items: Iterable[Item[Body]], date: Callable[[Body], Date | None]) -> list[Item[Body]]:
    """Items by their date, those without one last; those of the same date stay as they are."""

    def key(item: Item[Body]) -> tuple[bool, tuple[float, float]]:
        found = date(item.body)
        return found is None, span(found).key if found else (0.0, 0.0)

    return sorted(items, key=key)


def in_order(quotes: Iterable[Item[Quote]]) -> list[Item[Quote]]:
    """Quotes by their date, then `order`, then id."""
    ranked = sorted(quotes, key=lambda quote: (quote.body.order, quote.id))
    return by_date(ranked, lambda body: body.date)


def unique(mentions: Iterable[Backlink], kind: type[Body]) -> list[Item[Body]]:
    """The records of a kind among mentions, each once, in order."""
    found: dict[str, Item[Any]] = {}
    for mention in mentions:
        if isinstance(mention.item.body, kind):
            found.setdefault(mention.item.id, mention.item)
    return list(found.values())


def questions(graph: Graph, event: Item[Event]) -> list[Item[Question]]:
    """The questions that touch an event, and those that its statements bear on."""
    body = event.body
    borne = [said.question for said in (*body.claims, *body.figures, *body.responds_to)]
    named = unique(graph.backlinks(event, "questions"), Question)
    found = [*named, *(graph.get(Question, id_) for id_ in borne if id_)]
    return list({one.id: one for one in found}.values())


def disputes(graph: Graph, event: Item[Event]) -> list[Item[Question]]:
    """The questions about an event on which accounts differ."""
    return [one for one in questions(graph, event) if one.body.status == DISPUTED]


def side_of(graph: Graph, actor: Actor) -> Side | None:
    """The side an actor stands on, if any."""
    sides = graph.explainer.sides if graph.explainer else ()
    return next((side for side in sides if side.id == actor.side), None)


def title_at(graph: Graph, actor: str, date: Date) -> str:
    """The titles an actor can have held at a date; never one that had ended or not begun."""
    roles = graph.get(Actor, actor).body.roles
    return ", ".join(role.title for role in roles if role.title and role.may_be_held(date))
