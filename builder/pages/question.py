"""A question's page: the accounts side by side, what it touches, and what would settle it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.graph import Graph
from builder.model import Actor, Event, Expectation, Message, Question
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, pieces
from builder.sections.edition import Edition
from builder.sections.links import Prose
from builder.sections.pieces import Entry, Statement


@dataclass(frozen=True)
class QuestionPage(Page):
    """Everything about one question."""

    template: ClassVar[str] = "pages/question.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "events": "question.events",
        "others": "question.others",
    }

    status: str
    status_words: str
    answer: Statement | None
    accounts: tuple[Statement, ...]
    settled_by: Prose | None
    as_of: str
    """The day to which the explainer is complete; not that on which somebody last looked."""
    checked: str
    note: Prose | None
    events: tuple[Entry, ...]
    others: tuple[Entry, ...]
    """Actors with relations, and messages and expectations, with statements that bear on it."""


def pages(edition: Edition) -> Iterable[Page]:
    """One page per question."""
    return (_page(edition.graph, question) for question in edition.graph.all(Question))


def _page(graph: Graph, question: Item[Question]) -> QuestionPage:
    body = question.body
    bearing = graph.backlinks(question, "statements")
    words = pieces.status_sentence(graph, body)
    return QuestionPage(
        path=links.path_of(graph, "question", question.id),
        title=body.question,
        about=f"{words} {pieces.positions(graph, body)}".strip(),
        origin=question.record.path,
        status=graph.words.word(body.status),
        status_words=words,
        answer=pieces.answer(graph, body),
        accounts=tuple(
            pieces.addressed(pieces.statement(graph, account.position, account), account)
            for account in body.accounts
        ),
        settled_by=links.maybe(graph, body.settled_by),
        as_of=_as_of(graph),
        checked=graph.words.date(body.checked),
        note=links.maybe(graph, body.note),
        events=pieces.event_entries(graph, _events(graph, question), named=False),
        others=(
            *(Entry(links.to(graph, actor)) for actor in queries.unique(bearing, Actor)),
            *pieces.message_entries(graph, queries.unique(bearing, Message)),
            *pieces.expectation_entries(graph, queries.unique(bearing, Expectation)),
        ),
    )


def _as_of(graph: Graph) -> str:
    explainer = graph.explainer
    return graph.words.date(explainer.as_of) if explainer and explainer.as_of else ""


def _events(graph: Graph, question: Item[Question]) -> list[Item[Event]]:
    """The events it touches, and those with statements that bear on it."""
    ids = (id_ for listed in question.body.concerns.values() for id_ in listed)
    named = {id_: graph.get(Event, id_) for id_ in ids}
    bearing = queries.unique(graph.backlinks(question, "statements"), Event)
    return list((named | {event.id: event for event in bearing}).values())
