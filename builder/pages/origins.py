"""Where it all comes from: the sources, what each is derived from, who is heard in how many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder.pages.page import Page
from builder.pictures.origins import OriginsPicture
from builder.sections import origins
from builder.sections.edition import Edition
from builder.sections.origins import ActorLine, SourceLine


@dataclass(frozen=True)
class OriginsPage(Page):
    """A picture, and tables that say the same."""

    template: ClassVar[str] = "pages/origins.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "sources": "origins.by-source",
        "actors": "origins.by-actor",
    }

    pictures: tuple[OriginsPicture, ...]
    """None without sources."""
    label: str
    """What the picture shows: `4 sources, 1 origin`."""
    lead: str
    """On how many origins it all rests, and how many are heard in several."""
    has_actors: bool
    """Whether the picture shows who is heard in several sources."""
    left_out: int
    """How many sources the picture leaves to the table."""
    sources: tuple[SourceLine, ...]
    actors: tuple[ActorLine, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """The one page of origins."""
    graph = edition.graph
    pictures = origins.drawing(graph)
    yield OriginsPage(
        path=origins.PATH,
        title=graph.words.text("origins.title"),
        about=graph.words.text("origins.about"),
        origin="",
        pictures=pictures,
        label=origins.label(graph),
        lead=origins.lead(graph),
        has_actors=any(picture.actors for picture in pictures),
        left_out=origins.left_out(graph),
        sources=origins.source_lines(graph),
        actors=origins.actor_lines(graph),
    )
