"""A question's page: the accounts side by side, what it touches, and what would settle it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Question
from builder.pages import parts
from builder.pages.parts import Entry, Page, Prose, Statement
from builder.parse import Item

STATUS = {
    "open": "Nobody says; it is not known.",
    "disputed": "Accounts differ.",
    "settled": "This is settled.",
}


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


def pages(graph: Graph) -> Iterable[Page]:
    """One page per question."""
    return (_page(graph, question) for question in graph.all(Question))


def _page(graph: Graph, question: Item[Question]) -> QuestionPage:
    body = question.body
    return QuestionPage(
        path=parts.path_of("question", question.id),
        title=body.question,
        about=f"{STATUS[body.status]} {_accounts(len(body.accounts))}".strip(),
        origin=question.record.path,
        status=body.status,
        status_words=STATUS[body.status],
        accounts=tuple(parts.statement(graph, one.position, one) for one in body.accounts),
        settled_by=parts.maybe(graph, body.settled_by),
        checked=body.checked.words(),
        note=parts.maybe(graph, body.note),
        events=parts.events_named(graph, body.events),
    )


def _accounts(number: int) -> str:
    if number == 0:
        return ""
    return "One account." if number == 1 else f"{number} accounts, side by side."
