"""The home page: the answer, the whole in six points, the timeline, the chapters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.graph import Graph
from builder.model import Chapter, Question
from builder.pages.page import METHOD, Page
from builder.parse import Item
from builder.sections import divisions, links, pieces
from builder.sections.edition import Edition
from builder.sections.links import HOME, Link, Prose
from builder.sections.pieces import Entry, Statement
from builder.sections.timeline import EventList, Strip
from builder.vocabulary import DISPUTED, OPEN, Status


@dataclass(frozen=True)
class HomeChapter:
    """A chapter: its heading, its introduction and its events."""

    title: Link
    introduction: Prose
    stakes: tuple[Statement, ...]
    events: tuple[Entry, ...]
    more: Link | None
    """The way to its other events."""


@dataclass(frozen=True)
class HomePage(Page):
    """What a reader meets first."""

    template: ClassVar[str] = "pages/home.md.j2"

    answer: Prose | None
    as_of: str
    """Empty where the explainer has no date."""
    summary: tuple[Prose, ...]
    stakes: tuple[Statement, ...]
    events: EventList
    strip: Strip | None
    chapters: tuple[HomeChapter, ...]
    disputed: tuple[Entry, ...]
    unknown: tuple[Entry, ...]
    more_disputed: Link | None
    """The way to all of them, where there are very many."""
    more_unknown: Link | None
    note: Prose | None
    licence: str
    method: str
    """The page that tells how the explainer is made; empty if there is none."""
    data: str
    """The page that offers the data, and so on; empty if there is none."""
    corrections: str
    contribute: str


def pages(edition: Edition) -> Iterable[Page]:
    """The one home page, where there is an explainer and nobody wrote a page of their own."""
    graph = edition.graph
    body = graph.explainer
    if body is None or HOME in edition.documents:
        return
    disputed, more_disputed = _questions(graph, DISPUTED)
    unknown, more_unknown = _questions(graph, OPEN)
    yield HomePage(
        path=HOME,
        title=body.title,
        about=links.plain(graph, body.answer) if body.answer else body.title,
        origin="explainer.yml",
        answer=links.maybe(graph, body.answer),
        as_of=graph.words.date(body.as_of) if body.as_of else "",
        summary=tuple(links.written(graph, point) for point in body.summary),
        stakes=pieces.stakes(graph, body.stakes),
        events=edition.event_list,
        strip=edition.strip,
        chapters=tuple(_stretch(graph, chapter) for chapter in queries.chapters(graph)),
        disputed=disputed,
        unknown=unknown,
        more_disputed=more_disputed,
        more_unknown=more_unknown,
        note=links.maybe(graph, body.note),
        licence=body.licence or "",
        method=_by_hand(edition, METHOD),
        data=_by_hand(edition, "data/index.md"),
        corrections=links.contact(body.corrections or ""),
        contribute=_by_hand(edition, "contribute/index.md"),
    )


def _by_hand(edition: Edition, path: str) -> str:
    """The path of a page if somebody wrote it; else empty."""
    return path if path in edition.documents else ""


def _questions(graph: Graph, status: Status) -> tuple[tuple[Entry, ...], Link | None]:
    """The questions of a status; where there are very many, the first, and the way to all."""
    found = tuple(
        Entry(links.to(graph, question), says=links.maybe(graph, question.body.accounts_differ))
        for question in graph.all(Question)
        if question.body.status == status
    )
    divided = divisions.of_status(graph, status)
    if not divided or len(found) <= divisions.MOST_BESIDE:
        return found, None
    text = graph.words.text("question.all", n=len(found))
    return found[: divisions.MOST_BESIDE], Link(text, divided)


def _stretch(graph: Graph, chapter: Item[Chapter]) -> HomeChapter:
    return HomeChapter(
        links.to(graph, chapter),
        links.written(graph, chapter.body.introduction),
        pieces.stakes(graph, chapter.body.stakes),
        *pieces.chapter_entries(graph, chapter, key_moments=True),
    )
