"""What all pages, blocks and exports of one build work from, each part worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from builder import order
from builder.graph import Graph
from builder.model import Event
from builder.parse import Item
from builder.pictures.map.atlas import Atlas
from builder.pictures.map.basemap import Basemap
from builder.pictures.map.maps import Ground
from builder.pictures.timescale import Scale
from builder.sections import glossary, sites, stretches, timeline
from builder.sections.glossary import Glossary
from builder.sections.stretches import Stretch
from builder.vocabulary import VOCABULARY, Vocabulary


@dataclass(frozen=True)
class Edition:
    """A graph without a fatal problem, and what is drawn and said of it on more than one page."""

    graph: Graph
    basemap: Basemap | None = None
    """What maps are drawn on, where the outlines were given."""
    documents: frozenset[str] = frozenset()
    """Paths of the pages written by hand: these are not generated."""
    address: str = ""
    """Where the site will be published, if that is known."""
    vocabulary: Vocabulary = VOCABULARY
    """The words that records may choose from."""

    @cached_property
    def events(self) -> Sequence[Item[Event]]:
        """All events in the order in which they are drawn."""
        return order.as_drawn(self.graph, self.graph.all(Event))

    @cached_property
    def stretches(self) -> Sequence[Stretch]:
        """The same in stretches of time, where they are too many for one page and one file."""
        if len(self.events) <= stretches.WHOLE:
            return ()
        return stretches.stretches(self.graph.words, self.events, stretches.MOST)

    @cached_property
    def scale(self) -> Scale:
        """The time scale of the whole story."""
        return timeline.scale(self.graph, self.events)

    @cached_property
    def event_list(self) -> timeline.EventList:
        """All events as the list beside the timeline tells them."""
        needed = timeline.rows(self.graph, self.scale, self.events, whole=True)
        return timeline.event_list(self.graph, self.events, self.stretches, needed=needed)

    @cached_property
    def strip(self) -> timeline.Strip | None:
        """The strip of all events; none without events."""
        return timeline.drawing(self.graph, self.scale, self.events)

    @cached_property
    def glossary(self) -> Glossary:
        """The words that are explained wherever they occur."""
        return glossary.glossary(self.graph)

    @cached_property
    def atlas(self) -> Atlas:
        """The maps of the places, and what they are drawn on."""
        ground = Ground(self.basemap, self.graph.words, borders=self.graph.shows_borders)
        return Atlas(sites.sites(self.graph, self.basemap), ground)
