"""The graph → `data/timeline.json`, which the timeline draws.

`from` and `to` are the earliest and latest possible moment of a date, in UTC to the minute, the
latter exclusive; null is open. A day without a clock time is a calendar day, whatever its zone.
`soft` says which end is only roughly meant. A moment known to the minute has `from` equal to `to`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from builder.dates import Span, span, words
from builder.link import Graph
from builder.model import Actor, Chapter, Event, Place
from builder.pages import parts
from builder.pages.home import chapters
from builder.parse import Item

VERSION = 1


def timeline(graph: Graph) -> Mapping[str, str]:
    """All events in order of time, with the sides and chapters they stand in."""
    explainer = graph.explainer
    plain = {
        "version": VERSION,
        "title": explainer.title if explainer else "",
        "sides": [side.model_dump() for side in explainer.sides] if explainer else [],
        "chapters": [_chapter(chapter) for chapter in chapters(graph)],
        "events": [_event(graph, e) for e in parts.chronological(graph.all(Event))],
    }
    return {"data/timeline.json": json.dumps(plain, ensure_ascii=False, indent=1) + "\n"}


def _chapter(chapter: Item[Chapter]) -> dict[str, Any]:
    body = chapter.body
    return {
        "id": chapter.id,
        "title": body.title,
        "from": _iso(span(body.start).earliest),
        "to": _iso(span(body.end).latest),
    }


def _event(graph: Graph, event: Item[Event]) -> dict[str, Any]:
    body = event.body
    sides = [graph.get(Actor, one.actor).body.side for one in body.actors]
    return {
        "id": event.id,
        "title": body.title,
        "url": parts.path_of("event", event.id).removesuffix(".md") + "/",
        "date": _date(words(body.date, body.time), parts.when(body)),
        "end": _date(body.end.words(), span(body.end)) if body.end else None,
        "sides": [side for side in dict.fromkeys(sides) if side],
        "type": body.type,
        "significance": body.significance,
        "summary": parts.plain(graph, body.summary),
        "place": graph.get(Place, body.place).body.name if body.place else "",
        "chapter": body.chapter,
        "responds_to": [response.event for response in body.responds_to],
    }


def _date(text: str, bounds: Span) -> dict[str, Any]:
    return {
        "text": text,
        "from": _iso(bounds.earliest),
        "to": _iso(bounds.latest),
        "soft": list(bounds.soft),
        "precision": bounds.precision,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes") + "Z" if moment else None
