"""Whoever says so is named as it is: the basis of a statement fits the one who makes it."""

from collections.abc import Iterator

from builder.link import Graph, blocks
from builder.model import Actor, Expectation, Source, Sourced
from builder.problems import Problem, error


def unattributed_claim(graph: Graph) -> Iterator[Problem]:
    """Report a statement whose basis cannot be that of the one it is attributed to."""
    for name in sorted(graph.items):
        item = graph.items[name]
        for part, path in blocks(item.body):
            if isinstance(part, (Sourced, Expectation)):
                why = _misfit(graph, part)
                if why:
                    yield error(item.place(*path, "basis"), "unattributed-claim", *why)


def _misfit(graph: Graph, said: Sourced | Expectation) -> tuple[str, str] | None:
    actor = graph.items.get(("actor", said.according_to))
    source = graph.items.get(("source", said.source))
    if actor is None or source is None:
        return None
    who, report = actor.body, source.body
    if not isinstance(who, Actor) or not isinstance(report, Source):
        return None
    unnamed = who.type == "unnamed sources"
    if (said.basis == "unnamed official") != unnamed and said.basis in {
        "unnamed official",
        "on the record",
    }:
        hint = "name those who say so, or choose the basis that fits them"
        state = "is not a class of unnamed sources" if not unnamed else "is not named"
        return f"the basis is `{said.basis}`, but `{said.according_to}` {state}", hint
    if said.basis == "reporter's account" and said.according_to != report.publisher:
        hint = f"write `according_to: {report.publisher}`, or the basis on which it says so"
        return f"a reporter's account is its publisher's, not that of `{said.according_to}`", hint
    return None
