"""A question's page: the accounts side by side, what it touches, and what would settle it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Event, Expectation, Message, Question
from builder.pages import parts
from builder.pages.parts import Entry, Page, Prose, Statement
from builder.parse import Item

STATUS = {
    "open": "Not known: what is said does not settle it.",
    "disputed": "Accounts differ.",
    "settled": "This is settled.",
}
UNSAID = "Nobody says; it is not known."


@dataclass(frozen=True)
class QuestionPage(Page):
    """Everything about one question."""

    template: ClassVar[str] = "pages/question.md.j2"

    status: str
    status_words: str
    accounts: tuple[Statement, ...]
    settled_by: Prose | None
    checked: str
    note: Prose | None
    events: tuple[Entry, ...]
    others: tuple[Entry, ...]
    """Messages and expectations with statements that bear on it."""


def pages(graph: Graph) -> Iterable[Page]:
    """One page per question."""
    return (_page(graph, question) for question in graph.all(Question))


def _page(graph: Graph, question: Item[Question]) -> QuestionPage:
    body = question.body
    bearing = graph.back(question, "statements")
    words = STATUS[body.status] if body.accounts or body.status != "open" else UNSAID
    return QuestionPage(
        path=parts.path_of("question", question.id),
        title=body.question,
        about=f"{words} {parts.positions(graph, body)}".strip(),
        origin=question.record.path,
        status=body.status,
        status_words=words,
        accounts=tuple(parts.statement(graph, one.position, one) for one in body.accounts),
        settled_by=parts.maybe(graph, body.settled_by),
        checked=body.checked.words(),
        note=parts.maybe(graph, body.note),
        events=parts.event_entries(graph, _events(graph, question)),
        others=(
            *parts.message_entries(graph, parts.unique(bearing, Message)),
            *parts.expectation_entries(graph, parts.unique(bearing, Expectation)),
        ),
    )


def _events(graph: Graph, question: Item[Question]) -> list[Item[Event]]:
    """The events it touches, and those with statements that bear on it."""
    named = {id_: graph.get(Event, id_) for id_ in question.body.events}
    bearing = parts.unique(graph.back(question, "statements"), Event)
    return list((named | {event.id: event for event in bearing}).values())
