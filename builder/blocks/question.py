"""The block `question`: a point in dispute or not known, with its accounts side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from builder.blocks.parts import Piece, Spot
from builder.fields import Id, Ref
from builder.link import Graph
from builder.model import Part, Question, Status
from builder.pages import parts
from builder.pages.parts import Link, Statement
from builder.pages.question import STATUS
from builder.parse import Item
from builder.problems import Problem, error


class QuestionBlock(Part):
    """A question of the data with its accounts, or all questions of one status."""

    noun: ClassVar[str] = "question block"

    questions: tuple[Annotated[Id, Ref("question", back="blocks")], ...] = ()
    """Questions by their ids, in the order in which they shall stand."""
    status: Status | None = Field(default=None)
    """All questions of this status, instead of `questions`."""


@dataclass(frozen=True)
class Posed:
    """A question, how it stands, and its accounts."""

    question: Link
    status: str
    accounts: tuple[Statement, ...]


@dataclass(frozen=True)
class QuestionPiece(Piece):
    """Questions in a page written by hand."""

    template: ClassVar[str] = "blocks/question.md.j2"

    questions: tuple[Posed, ...]


def check(graph: Graph, item: Item[QuestionBlock]) -> Iterator[Problem]:
    """A block without a question says nothing."""
    if not _chosen(graph, item.body):
        hint = "name some under `questions`, or a `status` that some have"
        yield error(item.place(), "no-question", "no question fits this block", hint)


def piece(graph: Graph, item: Item[QuestionBlock], spot: Spot) -> QuestionPiece:
    """What the block stands for."""
    posed = tuple(
        Posed(
            parts.to(one),
            STATUS[one.body.status],
            tuple(
                parts.statement(graph, account.position, account) for account in one.body.accounts
            ),
        )
        for one in _chosen(graph, item.body)
    )
    return QuestionPiece(spot.path, spot.first, spot.last, questions=posed)


def _chosen(graph: Graph, body: QuestionBlock) -> list[Item[Question]]:
    if body.questions:
        return [graph.get(Question, id_) for id_ in body.questions]
    return [one for one in graph.all(Question) if one.body.status == body.status]
