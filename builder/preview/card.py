"""Cards: the pictures that links to a page are shown with, as the words that stand on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.link import Graph
from builder.model import Actor, Event, Expectation, Message, Place, Question, Quote, Source
from builder.pages import parts
from builder.pages.home import HomePage
from builder.pages.indexes import STATUSES, IndexPage
from builder.pages.message_view import way
from builder.pages.parts import Page
from builder.parse import Item


@dataclass(frozen=True)
class Card:
    """What stands on a card, plain text; what is empty is left out."""

    label: str
    """What the page is: `Event`."""
    headline: str
    detail: str = ""
    """A few words beside the label, mostly a date in words."""
    note: str = ""
    """A line under the headline."""
    side: str = ""
    """The colour of the side of whoever acts, by its name: `blue`."""

    @property
    def words(self) -> str:
        """All of it in one line, for those who do not see the picture."""
        return " · ".join(filter(None, [self.label, self.headline, self.note, self.detail]))


def cards(graph: Graph, pages: Sequence[Page]) -> Mapping[str, Card]:
    """The cards of the pages that have one of their own, by the page's path."""
    return {**dict(_of_pages(pages)), **dict(_of_records(graph))}


def place(path: str) -> str:
    """Where the card of a page stands in the site: `assets/cards/events/closure.png`."""
    return f"assets/cards/{path.removesuffix('.md')}.png"


def _of_pages(pages: Sequence[Page]) -> Iterator[tuple[str, Card]]:
    for page in pages:
        if isinstance(page, HomePage):
            yield page.path, Card("", page.title, f"As of {page.as_of}")
        elif isinstance(page, IndexPage):
            yield page.path, Card("", page.title, note=page.lead)
        elif page.path.endswith("/index.md"):
            yield page.path, Card("", page.title, note=page.about)


def _of_records(graph: Graph) -> Iterator[tuple[str, Card]]:
    for actor in graph.all(Actor):
        yield parts.path_of("actor", actor.id), _actor(graph, actor.body)
    for event in graph.all(Event):
        yield parts.path_of("event", event.id), _event(graph, event)
    for quote in graph.all(Quote):
        yield parts.path_of("quote", quote.id), _quote(graph, quote.body)
    for question in graph.all(Question):
        detail = STATUSES[question.body.status]
        yield (
            parts.path_of("question", question.id),
            Card("Question", question.body.question, detail),
        )
    for message in graph.all(Message):
        yield parts.path_of("message", message.id), _message(graph, message.body)
    for expectation in graph.all(Expectation):
        yield parts.path_of("expectation", expectation.id), _expectation(graph, expectation.body)
    for place in graph.all(Place):
        label = parts.capital(place.body.type)
        yield parts.path_of("place", place.id), Card(label, place.body.name, "Place")
    for source in graph.all(Source):
        yield parts.path_of("source", source.id), _source(graph, source.body)


def _actor(graph: Graph, actor: Actor) -> Card:
    side = parts.side_of(graph, actor)
    label = parts.capital(actor.type)
    return Card(label, actor.name, side.name if side else "", side=side.colour if side else "")


def _event(graph: Graph, event: Item[Event]) -> Card:
    first = graph.get(Actor, event.body.actors[0].actor).body if event.body.actors else None
    side = parts.side_of(graph, first) if first else None
    date = parts.capital(parts.moment(event.body))
    return Card("Event", event.body.title, date, side=side.colour if side else "")


def _message(graph: Graph, message: Message) -> Card:
    side = parts.side_of(graph, graph.get(Actor, message.sender).body)
    date = parts.capital(message.date.words())
    note = way(graph, message, arrow="to")  # the faces of cards have none
    return Card("Message", message.title, date, note, side.colour if side else "")


def _expectation(graph: Graph, body: Expectation) -> Card:
    holders = [graph.get(Actor, id_).body for id_ in body.holders]
    side = parts.side_of(graph, holders[0])
    names = ", ".join(holder.name for holder in holders)
    date = parts.capital(body.steps[-1].held.words())
    return Card(parts.capital(body.kind), body.title, date, names, side.colour if side else "")


def _source(graph: Graph, source: Source) -> Card:
    label, date = parts.capital(source.kind), parts.capital(source.published.words())
    return Card(label, source.title, date, parts.to_actor(graph, source.publisher).text)


def _quote(graph: Graph, quote: Quote) -> Card:
    speaker = graph.get(Actor, quote.speaker).body
    side = parts.side_of(graph, speaker)
    note = ", ".join(filter(None, [speaker.name, quote.setting]))
    date = parts.capital(quote.date.words()) if quote.date else ""
    words = f"“{' '.join(quote.text.split())}”"
    return Card("Quote", words, date, note, side.colour if side else "")
