"""The page of all actors: who is who, side by side, and how they are related."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.model import Actor
from builder.pages.page import Page
from builder.sections import relations, who_is_who
from builder.sections.edition import Edition


@dataclass(frozen=True)
class ActorsPage(Page):
    """All actors, and all relations between them."""

    template: ClassVar[str] = "pages/actors.md.j2"

    lead: str
    who: who_is_who.Who
    network: relations.View | None


def pages(edition: Edition) -> Iterable[Page]:
    """The one page of all actors."""
    graph = edition.graph
    actors = graph.all(Actor)
    lead = graph.words.text("actor.list-about")
    yield ActorsPage(
        "actors/index.md",
        graph.words.text("actor.list"),
        lead,
        "",
        lead=lead,
        who=who_is_who.who(graph, actors),
        network=relations.relations(graph, actors),
    )
