"""A telling of a message says what the message said."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Message
from builder.problems import Problem, error


def telling_without_content(graph: Graph) -> Iterator[Problem]:
    """Report each telling without content, unless it is of a channel that was open both ways."""
    for message in graph.all(Message):
        for nth, version in enumerate(message.body.versions):
            if version.content is None and not message.body.direction.both:
                location = message.location("versions", nth)
                hint = "write its `content`; a doubt about a message goes under `doubts`"
                message_ = "this telling does not say what the message said"
                yield error(location, "telling-without-content", message_, hint)
