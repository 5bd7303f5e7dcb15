"""The list of all actors: who is who, side by side, and how they are related."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.model import Actor
from builder.pages.listing import Head, Items, Listing, listings
from builder.pages.page import Page
from builder.sections import relations, who_is_who
from builder.sections.edition import Edition


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
        return ActorsPage(*head, who_is_who.who(graph, items), network)

    def entrance(head: Head) -> ActorsPage:
        return ActorsPage(*head, who_is_who.who(graph, ()), relations.relations(graph, actors))

    return listings(graph, Actor, listing, entrance)
