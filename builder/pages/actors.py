"""The page of all actors: who is who, side by side, and how they stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.link import Graph
from builder.model import Actor
from builder.pages import network_view, who_view
from builder.pages.parts import Page

LEAD = "Who acted, spoke, or was acted on."


@dataclass(frozen=True)
class ActorsPage(Page):
    """All actors, and all relations between them."""

    template: ClassVar[str] = "pages/actors.md.j2"

    lead: str
    who: who_view.Who
    network: network_view.View | None


def pages(graph: Graph) -> Iterable[Page]:
    """The one page of all actors."""
    actors = graph.all(Actor)
    yield ActorsPage(
        "actors/index.md",
        "Actors",
        LEAD,
        "",
        lead=LEAD,
        who=who_view.who(graph, actors),
        network=network_view.relations(graph, actors),
    )
