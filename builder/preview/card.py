"""Cards: the pictures that other sites show with a link to a page, as the words on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder import queries
from builder.citation import dated, responsible
from builder.graph import Graph
from builder.model import Actor, Event, Expectation, Message, Place, Question, Quote, Source
from builder.pages.listing import Listing
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, phrases
from builder.sections.links import HOME
from builder.sections.messages import way


@dataclass(frozen=True)
class Card:
    """The words on a card, in plain text; empty ones are left out."""

    label: str
    """What the page is: `Event`."""
    headline: str
    detail: str = ""
    """A few words beside the label, usually a date."""
    note: str = ""
    """A line under the headline."""
    side: str = ""
    """The colour of the side of whoever acts, by its name: `blue`."""

    @property
    def words(self) -> str:
        """All the words in one line, for those who do not see the picture."""
        return " · ".join(filter(None, [self.label, self.headline, self.note, self.detail]))


def cards(graph: Graph, pages: Sequence[Page]) -> Mapping[str, Card]:
    """The cards of the pages that have their own, by the page's path."""
    return {**dict(_of_pages(graph, pages)), **dict(_of_records(graph))}


def place(path: str) -> str:
    """The path of a page's card in the site: `assets/cards/events/closure.png`."""
    return f"assets/cards/{path.removesuffix('.md')}.png"


def _of_pages(graph: Graph, pages: Sequence[Page]) -> Iterator[tuple[str, Card]]:
    if graph.explainer:
        date = graph.explainer.as_of
        as_of = graph.words.text("home.as-of", date=graph.words.date(date)) if date else ""
        yield HOME, Card("", graph.explainer.title, as_of)
    for page in pages:
        if isinstance(page, Listing) or page.path.endswith("/index.md"):
            yield page.path, Card("", page.title, note=page.about)


def _of_records(graph: Graph) -> Iterator[tuple[str, Card]]:
    for actor in graph.all(Actor):
        yield links.path_of(graph, "actor", actor.id), _actor(graph, actor.body)
    for event in graph.all(Event):
        yield links.path_of(graph, "event", event.id), _event(graph, event)
    for quote in graph.all(Quote):
        yield links.path_of(graph, "quote", quote.id), _quote(graph, quote.body)
    for question in graph.all(Question):
        detail = graph.words.text(f"question.{question.body.status}")
        yield (
            links.path_of(graph, "question", question.id),
            Card(phrases.kind(graph.words, question.body), question.body.question, detail),
        )
    for message in graph.all(Message):
        yield links.path_of(graph, "message", message.id), _message(graph, message.body)
    for expectation in graph.all(Expectation):
        yield (
            links.path_of(graph, "expectation", expectation.id),
            _expectation(graph, expectation.body),
        )
    for place in graph.all(Place):
        label = phrases.kind(graph.words, place.body)
        card = Card(label, place.body.name, graph.words.text("place.card"))
        yield links.path_of(graph, "place", place.id), card
    for source in graph.all(Source):
        yield links.path_of(graph, "source", source.id), _source(graph, source.body)


def _actor(graph: Graph, actor: Actor) -> Card:
    side = queries.side_of(graph, actor)
    label = phrases.kind(graph.words, actor)
    return Card(label, actor.name, side.name if side else "", side=side.colour if side else "")


def _event(graph: Graph, event: Item[Event]) -> Card:
    side = queries.lane_of(graph, event)
    date = phrases.capital(phrases.moment(graph, event))
    label = phrases.kind(graph.words, event.body)
    return Card(label, event.body.title, date, side=side.colour if side else "")


def _message(graph: Graph, message: Message) -> Card:
    side = queries.side_of(graph, graph.get(Actor, message.senders[0]).body)
    date = phrases.capital(graph.words.date(message.date))
    note = way(graph, message, spelt=True)  # the faces of cards have none
    return Card(
        phrases.kind(graph.words, message), message.title, date, note, side.colour if side else ""
    )


def _expectation(graph: Graph, body: Expectation) -> Card:
    holders = [graph.get(Actor, id_).body for id_ in body.holders]
    side = queries.side_of(graph, holders[0])
    names = graph.words.listed(holder.name for holder in holders)
    kind = phrases.kind(graph.words, body)
    date = phrases.capital(graph.words.date(body.steps[-1].held))
    return Card(kind, body.title, date, names, side.colour if side else "")


def _source(graph: Graph, source: Source) -> Card:
    label = phrases.kind(graph.words, source)
    date = phrases.capital(dated(graph, source))
    return Card(label, source.title, date, responsible(graph, source))


def _quote(graph: Graph, quote: Quote) -> Card:
    side = queries.side_of(graph, graph.get(Actor, quote.speakers[0]).body)
    note = graph.words.listed(filter(None, [phrases.speakers(graph, quote), quote.setting]))
    date = phrases.capital(graph.words.date(quote.date)) if quote.date else ""
    words = graph.words.text("quote.marks", text=" ".join(quote.text.split()))
    return Card(phrases.kind(graph.words, quote), words, date, note, side.colour if side else "")
