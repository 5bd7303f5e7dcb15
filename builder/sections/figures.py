"""Figures of events → their list and the large figures, each with its claimant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder import queries
from builder.graph import Graph
from builder.model import Actor, Amount, Event, Figure
from builder.parse import Item
from builder.pictures.quantities.figures import Given, rows
from builder.pictures.quantities.values import Quantity
from builder.sections import links, phrases, pieces
from builder.sections.links import Link
from builder.sections.pieces import Attribution, Count

Found = tuple[Figure, Item[Event]]
"""A figure and the event it belongs to."""


@dataclass(frozen=True)
class Key:
    """A figure set large: `more than`, `300`, what it counts, who says so, and of which event."""

    limit: str
    number: str
    unit: str
    """Its unit, unless what is counted names it wherever the unit stands here."""
    label: str
    attribution: Attribution
    about: Link


def counts(graph: Graph, found: Sequence[Found], *, linked: bool = True) -> tuple[Count, ...]:
    """Figures in words, each with its mark where there is another of its sort.

    With `linked`, each leads to its event; without, they are on the page of that.
    """
    drawn = rows([Given(figure.unit, quantity(figure)) for figure, _ in found], graph.words)
    return tuple(
        replace(
            pieces.count(graph, figure, links.to(graph, event) if linked else None),
            row=row,
            colour=_colour(graph, figure),
            anchors=() if linked else links.anchors(figure),
        )
        for (figure, event), row in zip(found, drawn, strict=True)
    )


def keys(graph: Graph, found: Sequence[Found]) -> tuple[Key, ...]:
    """The same figures, large."""
    unnamed = {figure.unit for figure, _ in found if not _names_its_unit(figure)}
    return tuple(
        _key(graph, figure, event, figure.unit if figure.unit in unnamed else "")
        for figure, event in found
    )


def _names_its_unit(figure: Figure) -> bool:
    return figure.unit.casefold() in figure.label.casefold()


def quantity(of: Amount) -> Quantity | None:
    """A number or a range; of a range that is open, what its one end means; of mere words, none."""
    if not of.has_digits:
        return None
    ends = [bound for bound in (of.value, of.low, of.high) if bound is not None]
    return Quantity(ends[0], ends[-1], phrases.limit(of))


def _key(graph: Graph, figure: Figure, event: Item[Event], unit: str) -> Key:
    say, limit = graph.words, phrases.limit(figure)
    return Key(
        say.word(limit) if limit else "",
        phrases.digits(say, figure),
        unit,
        phrases.worded(say, figure.label, figure) if figure.has_digits else figure.label,
        pieces.attribution(graph, figure),
        links.to(graph, event),
    )


def _colour(graph: Graph, figure: Figure) -> str:
    """The colour of the side of those who give it, where they have one in common."""
    sides = {queries.side_of(graph, graph.get(Actor, id_).body) for id_ in figure.according_to}
    side = sides.pop()
    return side.colour if side and not sides else ""
