"""The home page: the answer, the whole in six points, the timeline, the chapters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Chapter, Event, Question
from builder.pages import parts
from builder.pages.parts import Entry, Link, Page, Prose
from builder.pages.timeline import Happening, Strip, drawing, happenings
from builder.parse import Item


@dataclass(frozen=True)
class Stretch:
    """A chapter: its heading, its introduction and its events."""

    title: Link
    introduction: Prose
    events: tuple[Entry, ...]


@dataclass(frozen=True)
class HomePage(Page):
    """What a reader meets first."""

    template: ClassVar[str] = "pages/home.md.j2"

    answer: Prose
    as_of: str
    summary: tuple[Prose, ...]
    events: tuple[Happening, ...]
    strip: Strip | None
    chapters: tuple[Stretch, ...]
    disputed: tuple[Link, ...]
    unknown: tuple[Link, ...]
    note: Prose | None
    licence: str
    corrections: str


def pages(graph: Graph) -> Iterable[Page]:
    """The one home page, where there is an explainer."""
    body = graph.explainer
    if body is None:
        return
    questions = graph.all(Question)
    yield HomePage(
        path="index.md",
        title=body.title,
        about=parts.plain(graph, body.answer),
        origin="explainer.yml",
        answer=parts.written(graph, body.answer),
        as_of=body.as_of.words(),
        summary=tuple(parts.written(graph, point) for point in body.summary),
        events=happenings(graph),
        strip=drawing(graph),
        chapters=tuple(_stretch(graph, chapter) for chapter in chapters(graph)),
        disputed=tuple(parts.to(one) for one in questions if one.body.status == "disputed"),
        unknown=tuple(parts.to(one) for one in questions if one.body.status == "open"),
        note=parts.maybe(graph, body.note),
        licence=body.licence,
        corrections=body.corrections if "/" in body.corrections else f"mailto:{body.corrections}",
    )


def chapters(graph: Graph) -> list[Item[Chapter]]:
    """The chapters in the order of the story."""
    return sorted(graph.all(Chapter), key=lambda chapter: (chapter.body.order, chapter.id))


def _stretch(graph: Graph, chapter: Item[Chapter]) -> Stretch:
    events = parts.unique(graph.back(chapter, "events"), Event)
    key_moments = [event for event in events if event.body.significance == 3]
    return Stretch(
        parts.to(chapter),
        parts.written(graph, chapter.body.introduction),
        parts.event_entries(graph, key_moments or events),
    )
