"""The block `figures`: figures of events, each with who gives it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from builder import order
from builder.blocks.piece import Lines, Piece
from builder.fields import Id, Line
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Event, Part
from builder.parse import Item
from builder.problems import Problem, error, shown, suggestion
from builder.sections.edition import Edition
from builder.sections.figures import Found, Key, counts, keys
from builder.sections.pieces import Count


class Figures(Part):
    """The figures that match. Without options, the figures of all events."""

    noun: ClassVar[str] = "figures block"

    events: tuple[Annotated[Id, Ref("event", back="shown")], ...] = ()
    """Only figures of these events, by their ids, in this order."""
    labels: tuple[Line, ...] = ()
    """Only figures with one of these labels, exactly as in the records."""
    units: tuple[Line, ...] = ()
    """Only figures with one of these units, exactly as in the records."""
    style: Literal["ranges", "large"] = "ranges"
    """`ranges` draws comparable figures on a scale, `large` sets each as a large number."""


OPTIONS = Figures


@dataclass(frozen=True)
class FiguresPiece(Piece):
    """The figures that match, in one of the two styles."""

    template: ClassVar[str] = "blocks/figures.md.j2"

    counts: tuple[Count, ...]
    keys: tuple[Key, ...]


def check(graph: Graph, item: Item[Figures]) -> Iterator[Problem]:
    """Report each label and unit that no figure has, and a block without figures."""
    body = item.body
    figures = [figure for figure, _ in _of_events(graph, body)]
    wrong = [
        *_unknown(item, "labels", body.labels, [figure.label for figure in figures]),
        *_unknown(item, "units", body.units, [figure.unit for figure in figures]),
    ]
    yield from wrong
    if not wrong and not _matching(graph, body):
        message = "no figure matches this block"
        yield error(item.location(), "no-figure", message, "remove an option")


def _unknown(
    item: Item[Figures], option: str, written: tuple[str, ...], known: list[str]
) -> Iterator[Problem]:
    for number, word in enumerate(written):
        if word not in known:
            message = f"no figure of these events has the {option.removesuffix('s')} {shown(word)}"
            hint = suggestion(word, known) or "write it exactly as in the event's figures"
            yield error(item.location(option, number), "no-figure", message, hint)


def piece(edition: Edition, item: Item[Figures], lines: Lines) -> FiguresPiece:
    """What replaces the block."""
    found = _matching(edition.graph, item.body)
    large = item.body.style == "large"
    return FiguresPiece(
        lines,
        counts=() if large else counts(edition.graph, found),
        keys=keys(edition.graph, found) if large else (),
    )


def _matching(graph: Graph, body: Figures) -> list[Found]:
    return [
        (figure, event)
        for figure, event in _of_events(graph, body)
        if (not body.labels or figure.label in body.labels)
        and (not body.units or figure.unit in body.units)
    ]


def _of_events(graph: Graph, body: Figures) -> list[Found]:
    """The figures of the events in the order given, or else in chronological order."""
    listed = [graph.get(Event, id_) for id_ in dict.fromkeys(body.events)]
    events = listed or order.chronological(graph, graph.all(Event))
    return [(figure, event) for event in events for figure in event.body.figures]
