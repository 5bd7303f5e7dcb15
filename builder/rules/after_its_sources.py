"""No event rests only on sources that appeared before it: they cannot say that it happened."""

from collections.abc import Iterator

from builder.dates import is_days_before
from builder.graph import Graph
from builder.model import Event, Quote, Source
from builder.parse import Item
from builder.problems import Problem, warning
from builder.queries import unique
from builder.words import ENGLISH

NEEDS_COMPLETE_GRAPH = True


def after_its_sources(graph: Graph) -> Iterator[Problem]:
    """Report each event that is later than all of its sources, however the dates are read."""
    for event in graph.all(Event):
        sources = _sources(graph, event)
        dates = [source.body.published for source in sources]
        if sources and all(date and is_days_before(date, event.body.date) for date in dates):
            named = " and ".join(f"`{source.id}`" for source in sources)
            date = ENGLISH.date(event.body.date)
            message = f"this event, {date}, is later than all that is cited for it: {named}"
            hint = "check the dates; what was only announced is told as an announcement"
            yield warning(event.location("date"), "after-its-sources", message, hint)


def _sources(graph: Graph, event: Item[Event]) -> list[Item[Source]]:
    """The sources of an event: of its statements, and of the quotes in it and about it."""
    ids = [one.source for one in event.body.statements]
    quotes = unique(graph.backlinks(event, "quotes", "remarks"), Quote)
    ids += [quote.body.source for quote in quotes]
    return [graph.get(Source, id_) for id_ in dict.fromkeys(ids)]
