"""What one asks a graph: in what order, on which side, in answer to what, in dispute. No words."""

from collections.abc import Callable, Iterable, Mapping
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
from builder.vocabulary import DISPUTED, NEUTRAL


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


def sides(graph: Graph) -> Mapping[str, Side]:
    """The sides of the story by their ids, in the order of the explainer."""
    return {side.id: side for side in graph.explainer.sides} if graph.explainer else {}


def side_of(graph: Graph, actor: Actor) -> Side | None:
    """The side an actor stands on, if any."""
    return sides(graph).get(actor.side or "")


def sides_in(graph: Graph, event: Event) -> list[Side]:
    """The sides of those who took part in an event, in the order in which they are named."""
    found = [side_of(graph, graph.get(Actor, one.actor).body) for one in event.actors]
    return list({side.id: side for side in found if side}.values())


def lane_of(graph: Graph, event: Event) -> Side | None:
    """The side in whose lane an event stands: that of the first actor who has one."""
    return next(iter(sides_in(graph, event)), None)


def colour_of(side: Side | None) -> str:
    """The colour of a side, or of what stands on none."""
    return side.colour if side else NEUTRAL


def answered(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """The events that an event answers."""
    return [graph.get(Event, one.event) for one in event.body.responds_to]


def answering(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """The events that answer an event."""
    return unique(graph.backlinks(event, "answered_by"), Event)


def chain_of(graph: Graph, event: Item[Event]) -> list[Item[Event]]:
    """All that an event answers, directly or not, itself, and all that answers it."""
    found = {event.id: event}
    for step in (answered, answering):
        waiting = [event]
        seen = {event.id}
        while waiting:
            for other in step(graph, waiting.pop()):
                if other.id not in seen:
                    seen.add(other.id)
                    found[other.id] = other
                    waiting.append(other)
    return list(found.values())


def linked(graph: Graph, events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Those of some events that answer one of them, or are answered by one."""
    known = {event.id: event for event in events}
    found: dict[str, Item[Event]] = {}
    for event in known.values():
        for other in answered(graph, event):
            if other.id in known:
                found[event.id], found[other.id] = event, other
    return list(found.values())


def title_at(graph: Graph, actor: str, date: Date) -> str:
    """The titles an actor can have held at a date; never one that had ended or not begun."""
    roles = graph.get(Actor, actor).body.roles
    return ", ".join(role.title for role in roles if role.title and role.may_be_held(date))
