"""The timeline's page: every event in order of time, complete as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Event, Place
from builder.pages import parts
from builder.pages.parts import Link, Page, Prose
from builder.parse import Item


@dataclass(frozen=True)
class Happening:
    """An event as the timeline's list tells it."""

    to: Link
    date: str
    inferred: bool
    place: str
    summary: Prose


@dataclass(frozen=True)
class TimelinePage(Page):
    """All events."""

    template: ClassVar[str] = "pages/timeline.md.j2"

    events: tuple[Happening, ...]


def pages(graph: Graph) -> Iterable[Page]:
    """The one timeline page."""
    yield TimelinePage(
        path="timeline/index.md",
        title="Timeline",
        about="Every event in order of time, drawn to scale, with dates as uncertain as they are.",
        origin="",
        events=happenings(graph),
    )


def happenings(graph: Graph, events: Iterable[Item[Event]] | None = None) -> tuple[Happening, ...]:
    """Events in order of time; all of them, where none are given."""
    return tuple(
        Happening(
            parts.to(event),
            parts.capital(parts.moment(event.body)),
            bool(event.body.date_inferred),
            graph.get(Place, event.body.place).body.name if event.body.place else "",
            parts.written(graph, event.body.summary),
        )
        for event in parts.chronological(graph.all(Event) if events is None else events)
    )
