"""Expectations → what was expected beside what came: in words, and as a chart where in numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder import queries
from builder.graph import Graph
from builder.model import Actor, Event, Expectation, Outcome, Step
from builder.parse import Item
from builder.pictures.quantities.expectations import Chart, Number, chart
from builder.sections import links, phrases, pieces
from builder.sections.figures import quantity
from builder.sections.links import Link, Prose
from builder.sections.pieces import Attribution, Count

HELD, CAME = "held-{}", "came-{}"
"""What the n-th step and the n-th outcome are known by, in words and in the chart."""


@dataclass(frozen=True)
class Holder:
    """Who expected it, and the colour of the side."""

    actor: Link
    colour: str


@dataclass(frozen=True)
class Held:
    """What was expected at one time."""

    date: str
    inferred: str
    text: Prose
    amount: str
    key: str
    """What its column in the chart is known by."""
    anchors: tuple[str, ...]
    """What addresses name it by, on the page of its record."""


@dataclass(frozen=True)
class Came:
    """What happened, and who says so; without a number, the figures that its event has."""

    text: Prose
    amount: str
    event: Link | None
    attribution: Attribution
    figures: tuple[Count, ...]
    key: str
    """What its column in the chart is known by."""


@dataclass(frozen=True)
class Outlook:
    """An expectation and its outcomes."""

    to: Link
    heading: str
    """Whether it was expected, estimated or intended: `Estimate`."""
    holders: tuple[Holder, ...]
    event: Link | None
    absent: str
    """That the event did not happen, in words."""
    steps: tuple[Held, ...]
    attribution: Attribution
    outcomes: tuple[Came, ...]
    names: str
    """The holders' names in words."""
    colour: str
    """The colour of their side, where they have one in common."""
    chart: Chart | None


def outlooks(graph: Graph, expectations: Iterable[Item[Expectation]]) -> tuple[Outlook, ...]:
    """Expectations in order of the time they began to be held."""
    ordered = queries.by_date(expectations, lambda body: body.steps[0].held)
    return tuple(outlook(graph, expectation) for expectation in ordered)


def outlook(graph: Graph, expectation: Item[Expectation]) -> Outlook:
    """One expectation beside what came."""
    body = expectation.body
    holders = tuple(_holder(graph, id_) for id_ in body.holders)
    colours = {holder.colour for holder in holders}
    return Outlook(
        to=links.to(graph, expectation),
        heading=phrases.capital(graph.words.word(body.kind)),
        holders=holders,
        event=links.to_event(graph, body.about) if body.about else None,
        absent=phrases.absent(graph, graph.get(Event, body.about)) if body.about else "",
        steps=tuple(_held(graph, step, HELD.format(n)) for n, step in enumerate(body.steps)),
        attribution=pieces.attribution(graph, body),
        outcomes=tuple(
            _came(graph, outcome, CAME.format(n)) for n, outcome in enumerate(body.outcomes)
        ),
        names=graph.words.all_of(holder.actor.text for holder in holders),
        colour=colours.pop() if len(colours) == 1 else "",
        chart=_chart(graph, body),
    )


def _holder(graph: Graph, id_: str) -> Holder:
    side = queries.side_of(graph, graph.get(Actor, id_).body)
    return Holder(links.to_actor(graph, id_), side.colour if side else "")


def _held(graph: Graph, step: Step, key: str) -> Held:
    return Held(
        phrases.capital(graph.words.date(step.held)),
        step.held_inferred or "",
        links.written(graph, step.text),
        phrases.amount(graph.words, step.amount) if step.amount else "",
        key,
        links.anchors(step),
    )


def _came(graph: Graph, outcome: Outcome, key: str) -> Came:
    event = graph.get(Event, outcome.event) if outcome.event else None
    figures = event.body.figures if event and not outcome.amount else ()
    return Came(
        links.written(graph, outcome.text),
        phrases.amount(graph.words, outcome.amount) if outcome.amount else "",
        links.to(graph, event) if event else None,
        pieces.attribution(graph, outcome),
        tuple(pieces.count(graph, figure) for figure in figures),
        key,
    )


def _chart(graph: Graph, body: Expectation) -> Chart | None:
    return chart(
        [
            Number(
                phrases.number(graph.words, step.amount),
                step.amount.unit,
                held,
                (phrases.capital(graph.words.date(step.held)),),
                HELD.format(n),
            )
            for n, step in enumerate(body.steps)
            if step.amount and (held := quantity(step.amount))
        ],
        [
            Number(
                phrases.number(graph.words, outcome.amount),
                outcome.amount.unit,
                came,
                (_according(graph, outcome),),
                CAME.format(n),
            )
            for n, outcome in enumerate(body.outcomes)
            if outcome.amount and (came := quantity(outcome.amount))
        ],
        graph.words,
    )


def _according(graph: Graph, outcome: Outcome) -> str:
    attribution = pieces.attribution(graph, outcome)
    basis = graph.words.word(attribution.basis)
    return graph.words.text("expectation.said", by=attribution.names, basis=basis)
