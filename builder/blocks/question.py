"""The block `question`: a point in dispute or not known, with the accounts side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Part, Question
from builder.parse import Item
from builder.problems import Problem, error
from builder.sections import links, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.sections.pieces import AccountGroup, Entry, Statement
from builder.vocabulary import Status


class QuestionBlock(Part):
    """Questions from the data with their accounts: those named, or all of one status."""

    noun: ClassVar[str] = "question block"

    questions: tuple[Annotated[Id, Ref("question", back="blocks")], ...] = ()
    """Questions by their ids, in the order to show them."""
    status: Status | None = Field(default=None)
    """All questions of this status, instead of `questions`."""
    style: Literal["accounts", "list"] = "accounts"
    """`accounts` shows the accounts side by side, `list` only how they differ, and how
    many there are."""


@dataclass(frozen=True)
class Posed:
    """A question, its status and its accounts."""

    question: Link
    status: str
    accounts_differ: Prose | None
    answer: Statement | None
    groups: tuple[AccountGroup, ...]


OPTIONS = QuestionBlock


@dataclass(frozen=True)
class QuestionPiece(Piece):
    """Questions in a hand-written page."""

    template: ClassVar[str] = "blocks/question.md.j2"

    questions: tuple[Posed, ...]
    entries: tuple[Entry, ...]


def check(graph: Graph, item: Item[QuestionBlock]) -> Iterator[Problem]:
    """Report a block without questions."""
    if not _chosen(graph, item.body):
        hint = "name some under `questions`, or a `status` that some have"
        yield error(item.location(), "no-question", "no question matches this block", hint)


def piece(edition: Edition, item: Item[QuestionBlock], lines: Lines) -> QuestionPiece:
    """What replaces the block."""
    chosen = _chosen(edition.graph, item.body)
    listed = item.body.style == "list"
    posed = tuple(
        Posed(
            links.to(edition.graph, question),
            pieces.status_sentence(edition.graph, question.body),
            links.maybe(edition.graph, question.body.accounts_differ),
            pieces.answer(edition.graph, question.body),
            pieces.grouped(
                (account, pieces.statement(edition.graph, account.position, account))
                for account in question.body.accounts
            ),
        )
        for question in chosen
    )
    entries = tuple(
        Entry(
            links.to(edition.graph, question),
            note=pieces.accounts(edition.graph.words, len(question.body.accounts)),
            says=links.maybe(edition.graph, question.body.accounts_differ),
        )
        for question in chosen
    )
    return QuestionPiece(
        lines,
        questions=() if listed else posed,
        entries=entries if listed else (),
    )


def _chosen(graph: Graph, body: QuestionBlock) -> list[Item[Question]]:
    if body.questions:
        return [graph.get(Question, id_) for id_ in body.questions]
    return [item for item in graph.all(Question) if item.body.status == body.status]
