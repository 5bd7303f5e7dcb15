"""A disputed question says in one sentence how accounts differ: “disputed” is no answer."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Question
from builder.problems import Problem, warning
from builder.vocabulary import DISPUTED


def difference_not_told(graph: Graph) -> Iterator[Problem]:
    """Report each disputed question that does not say how accounts of it differ."""
    for question in graph.all(Question):
        if question.body.status == DISPUTED and not question.body.accounts_differ:
            message = "readers learn only that this is disputed, not how accounts differ"
            hint = (
                "say it in one neutral sentence, each position with who takes it: `accounts_differ`"
            )
            yield warning(question.location("status"), "difference-not-told", message, hint)
