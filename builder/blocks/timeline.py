"""The block `timeline`: the timeline of part of the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self
from urllib.parse import quote

from pydantic import Field, model_validator

from builder import order
from builder.blocks.piece import Lines, Piece
from builder.blocks.window import Window, window
from builder.dates import Date, is_before, local, span
from builder.days import iso
from builder.fields import Height, Id, refuse
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Chapter, Event, Part
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections.edition import Edition
from builder.sections.links import HOME
from builder.sections.timeline import EventList, Strip, drawing, event_list, rows


class Timeline(Part):
    """A timeline of the events that match. Without options, of all of them."""

    noun: ClassVar[str] = "timeline block"

    actors: tuple[Annotated[Id, Ref("actor", back="timelines")], ...] = ()
    """Only events in which one of these actors takes part, by their ids."""
    start: Date | None = Field(default=None, alias="from")
    """Only what may have happened on this date or after it."""
    end: Date | None = Field(default=None, alias="to")
    """Only what may have happened on this date or before it."""
    chapter: Annotated[Id, Ref("chapter", back="timelines")] | None = None
    """Only what may have happened within a chapter, by its id; instead of `from` and `to`."""
    height: Height | None = None
    """The greatest height of the picture in pixels, from 240 to 1200."""

    @model_validator(mode="after")
    def _has_one_window(self) -> Self:
        if self.chapter and (self.start or self.end):
            hint = "keep either `chapter` or `from` and `to`"
            message = "`chapter` and `from` or `to` both limit the dates"
            refuse("two-windows", message, hint)
        if is_before(self.end, self.start):
            refuse("bad-range", "`to` is before `from`", "swap the two dates")
        return self


OPTIONS = Timeline


@dataclass(frozen=True)
class TimelinePiece(Piece):
    """The events that match, as a list, and the view with which the picture opens."""

    template: ClassVar[str] = "blocks/timeline.md.j2"

    events: EventList
    strip: Strip | None
    view: str
    """A view in the grammar of the timeline's address, without its question mark."""
    height: str
    apart: bool
    """Whether the timeline leaves the page's address alone: on the home page, the timeline of the
    whole story uses it."""


def check(graph: Graph, item: Item[Timeline]) -> Iterator[Problem]:
    """Report a timeline without events."""
    if not _matching(graph, item.body):
        message = "no event matches this timeline"
        yield error(item.location(), "no-event", message, "remove an option, or widen the dates")


def piece(edition: Edition, item: Item[Timeline], lines: Lines) -> TimelinePiece:
    """What replaces the block."""
    body = item.body
    events = order.as_drawn(edition.graph, _matching(edition.graph, body))
    apart = lines.path != HOME or bool(item.record.value)
    return TimelinePiece(
        lines,
        events=event_list(
            edition.graph,
            events,
            edition.stretches,
            needed=_rows(edition, body, events, apart=apart),
            height=body.height,
        ),
        strip=drawing(edition.graph, edition.scale, events),
        view=_view(body, events),
        height=str(body.height or ""),
        apart=apart,
    )


def _rows(
    edition: Edition, body: Timeline, events: list[Item[Event]], *, apart: bool
) -> tuple[int, int]:
    """How many rows the picture needs, where it is wide and where it is hardly wide.

    Beside the side columns that a page may have, which the home page has not, it is never wide.
    """
    dates = _window(edition.graph, body)
    on = edition.scale.part(dates.start, dates.end)
    wide, thin = rows(edition.graph, on, events, whole=not apart)
    return (thin if apart else wide), thin


def _matching(graph: Graph, body: Timeline) -> list[Item[Event]]:
    dates = _window(graph, body)
    return [event for event in _taking_part(graph, body) if dates.holds(event.body)]


def _taking_part(graph: Graph, body: Timeline) -> list[Item[Event]]:
    """Events of the actors, whenever: the picture has them all, and opens with those that match."""
    return [
        event
        for event in graph.all(Event)
        if not body.actors
        or any(participation.actor in body.actors for participation in event.body.actors)
    ]


def _window(graph: Graph, body: Timeline) -> Window:
    first, last = body.start, body.end
    if body.chapter:
        chapter = graph.get(Chapter, body.chapter).body
        first, last = chapter.start, chapter.end
    return window(first, last)


def _view(body: Timeline, events: list[Item[Event]]) -> str:
    """The view in the grammar of the timeline's address."""
    asked = {
        "t": body.chapter or _stretch(body, events),
        "actor": ",".join(dict.fromkeys(body.actors)),
    }
    return "&".join(f"{key}={quote(value, safe=',:-.')}" for key, value in asked.items() if value)


def _stretch(body: Timeline, events: list[Item[Event]]) -> str:
    """The window, to the minute; an open end is where the last matching event is."""
    if not (body.start or body.end):
        return ""
    spans = [local(event.body.date, event.body.time) for event in events]
    ends = [span(event.body.end).latest for event in events if event.body.end]
    bounds = [moment for found in spans for moment in (found.earliest, found.latest)]
    known = [moment for moment in (*bounds, *ends) if moment is not None]
    start = span(body.start).earliest if body.start else None
    end = span(body.end).latest if body.end else None
    first = min(known, default=end) if start is None else start
    last = max(known, default=start) if end is None else end
    if first is None or last is None or first >= last:
        return ""
    return "..".join(iso(moment).removesuffix("Z") for moment in (first, last))
