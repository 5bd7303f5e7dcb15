"""A question is disputed only if there are at least two accounts of it."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Question
from builder.problems import Problem, error
from builder.vocabulary import DISPUTED


def one_account(graph: Graph) -> Iterator[Problem]:
    """Report each disputed question with fewer than two accounts."""
    for question in graph.all(Question):
        if question.body.status == DISPUTED and len(question.body.accounts) < 2:
            message = "a disputed question needs at least two accounts"
            hint = "add the other account, or set the status to `open`"
            yield error(question.location("status"), "one-account", message, hint)
