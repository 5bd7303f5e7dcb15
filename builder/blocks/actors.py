"""The block `actors`: who some actors are, or how they are related."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from builder import queries
from builder.blocks.piece import Lines, Piece
from builder.fields import Id
from builder.graph import Graph
from builder.marks import Ref
from builder.model import Part
from builder.parse import Item
from builder.problems import Problem, error, shown, suggestion
from builder.sections import relations, who_is_who
from builder.sections.edition import Edition


class Actors(Part):
    """The actors that match. Without options, all of them."""

    noun: ClassVar[str] = "actors block"

    actors: tuple[Annotated[Id, Ref("actor", back="actors_blocks")], ...] = ()
    """Only these actors, by their ids."""
    side: Id | None = None
    """Only actors of this side, by its id in `explainer.yml`."""
    style: Literal["who", "network"] = "who"
    """What to show: `who` they are, or the `network` of their relations."""


OPTIONS = Actors


@dataclass(frozen=True)
class ActorsPiece(Piece):
    """Who the actors are, or their relations."""

    template: ClassVar[str] = "blocks/actors.md.j2"

    who: who_is_who.Who | None
    network: relations.View | None


def check(graph: Graph, item: Item[Actors]) -> Iterator[Problem]:
    """Report an unknown side, a block without actors, and a network without relations."""
    body = item.body
    sides = list(queries.sides(graph))
    if body.side and body.side not in sides:
        hint = suggestion(body.side, sides) or f"the sides are {', '.join(sides)}"
        message = f"there is no side {shown(body.side)} in `explainer.yml`"
        yield error(item.location("side"), "unknown-side", message, hint)
        return
    found = who_is_who.chosen(graph, body.actors, body.side)
    if not found:
        message = "no actor matches this block"
        yield error(item.location(), "no-actor", message, "remove an option, or name others")
    elif body.style == "network" and not relations.relations(graph, found):
        message = "these actors have no relations to each other"
        hint = "add actors they are related to, or write `style: who`"
        yield error(item.location(), "no-relation", message, hint)


def piece(edition: Edition, item: Item[Actors], lines: Lines) -> ActorsPiece:
    """What replaces the block."""
    found = who_is_who.chosen(edition.graph, item.body.actors, item.body.side)
    network = item.body.style == "network"
    return ActorsPiece(
        lines,
        who=None if network else who_is_who.who(edition.graph, found),
        network=relations.relations(edition.graph, found) if network else None,
    )
