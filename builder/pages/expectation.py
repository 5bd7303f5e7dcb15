"""An expectation's page: what was expected when, by whom, and what happened instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Amount, Expectation, Outcome
from builder.pages import parts
from builder.pages.parts import Attribution, Link, Page, Prose
from builder.parse import Item


@dataclass(frozen=True)
class Held:
    """What was expected at one time."""

    date: str
    inferred: str
    text: Prose
    amount: str


@dataclass(frozen=True)
class Came:
    """What happened, and who says so."""

    text: Prose
    amount: str
    event: Link | None
    said: Attribution


@dataclass(frozen=True)
class ExpectationPage(Page):
    """Everything about one expectation."""

    template: ClassVar[str] = "pages/expectation.md.j2"

    kind: str
    holders: tuple[Link, ...]
    event: Link
    steps: tuple[Held, ...]
    said: Attribution
    outcomes: tuple[Came, ...]


def pages(graph: Graph) -> Iterable[Page]:
    """One page per expectation."""
    return (_page(graph, expectation) for expectation in graph.all(Expectation))


def _page(graph: Graph, expectation: Item[Expectation]) -> ExpectationPage:
    body = expectation.body
    return ExpectationPage(
        path=parts.path_of("expectation", expectation.id),
        title=body.title,
        about=parts.plain(graph, body.steps[-1].text),
        origin=expectation.record.path,
        kind=body.kind,
        holders=tuple(parts.to_actor(graph, id_) for id_ in body.holders),
        event=parts.to_event(graph, body.about),
        steps=tuple(
            Held(
                parts.capital(step.held.words()),
                step.held_inferred or "",
                parts.written(graph, step.text),
                _amount(step.amount),
            )
            for step in body.steps
        ),
        said=parts.attribution(graph, body),
        outcomes=tuple(_came(graph, outcome) for outcome in body.outcomes),
    )


def _came(graph: Graph, outcome: Outcome) -> Came:
    return Came(
        parts.written(graph, outcome.text),
        _amount(outcome.amount),
        parts.to_event(graph, outcome.event) if outcome.event else None,
        parts.attribution(graph, outcome),
    )


def _amount(amount: Amount | None) -> str:
    return parts.amount(amount) if amount else ""
