"""The list of all actors: who is who, side by side, and how they are related."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.model import Actor
from builder.pages.listing import Head, Items, Jump, Listing, listings
from builder.pages.page import Page
from builder.sections import divisions, relations, who_is_who
from builder.sections.edition import Edition
from builder.sections.links import Link


@dataclass(frozen=True)
class ActorsPage(Listing):
    """All actors, and all relations between them."""

    template: ClassVar[str] = "pages/actors.md.j2"

    who: who_is_who.Who
    network: relations.View | None


def pages(edition: Edition) -> Iterable[Page]:
    """The page of all actors, or of each letter, and the network of all on the way there."""
    graph = edition.graph
    actors = graph.all(Actor)

    def listing(head: Head, items: Items[Actor]) -> ActorsPage:
        whole = len(items) == len(actors)
        network = relations.relations(graph, actors) if whole else None
        who = who_is_who.who(graph, items)
        ways = tuple(
            Jump(Link(group.name, f"{head[0]}#{group.anchor}"), "")
            for group in who.groups
            if len(items) > divisions.AT_A_GLANCE
        )
        return ActorsPage(*head, who, network, ways=ways if whole and len(ways) > 1 else ())

    def entrance(head: Head) -> ActorsPage:
        return ActorsPage(*head, who_is_who.who(graph, ()), relations.relations(graph, actors))

    return listings(graph, Actor, listing, entrance)
