"""The pieces that pages are made of: links, prose, attributions, and what most pages share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from builder import prose as reading
from builder.dates import Date, Span, span, words
from builder.diagrams.figures import Row
from builder.link import Graph, Mention
from builder.model import (
    Actor,
    Amount,
    Chapter,
    Claim,
    Event,
    Expectation,
    Figure,
    Message,
    Outcome,
    Part,
    Place,
    Question,
    Quote,
    Reaction,
    Relation,
    Response,
    Side,
    Source,
    Sourced,
    Stated,
    Term,
)
from builder.parse import Item

Body = TypeVar("Body", bound=Part)

ON_ONE_PAGE = {"chapter", "term"}
"""Kinds whose records stand together on their index page, each with an anchor."""


@dataclass(frozen=True)
class Link:
    """A plain-text label and a path of the site: `events/damascus-strike.md`."""

    text: str
    path: str


@dataclass(frozen=True)
class Prose:
    """A contributor's Markdown, and where its record links lead, by what is written there."""

    text: str
    links: Mapping[str, Link] = field(default_factory=dict)


@dataclass(frozen=True)
class Gloss:
    """A word a reader may not know, in one of its forms, and what it means; both plain text."""

    form: str
    meaning: str


@dataclass(frozen=True)
class Page:
    """A page of the site, with everything it shows. Subclasses add their own content."""

    template: ClassVar[str]
    hides: ClassVar[tuple[str, ...]] = ("navigation", "toc")
    """Which of the theme's side columns stay away."""

    path: str
    """Where it stands in the site: `events/damascus-strike.md`."""
    title: str
    """Plain text; the heading, too."""
    about: str
    """One plain sentence or two for search results and link previews."""
    origin: str
    """The data file it shows, or nothing: what its edit link opens."""
    listed: str = field(default="", kw_only=True)
    """Its title among others, where its own would not say which of two pages it is."""
    trail: tuple[Link, ...] = field(default=(), kw_only=True)
    """The pages above it, from the widest: its list, and what it belongs to there. The theme shows
    them, so each path is an address in the published site: `chapters/#the-barrage`."""
    known_by: tuple[str, ...] = field(default=(), kw_only=True)
    """Other words by which it is looked for, shown beside it among the results: names, a date."""
    ahead: bool = field(default=False, kw_only=True)
    """Whether it comes first among results that fit as well: a day before a range of days."""
    glossary: tuple[Gloss, ...] = field(default=(), kw_only=True)
    """Words that are explained wherever they occur on the page."""

    @property
    def listing(self) -> str:
        """Its title in lists of results, in tabs and in previews."""
        return self.listed or self.title


@dataclass(frozen=True)
class Attribution:
    """Who says so, on what basis, where it stands."""

    by: Link
    basis: str
    source: Link
    locator: str
    stated: str
    disputed: Link | None = None
    """Leads to the question that it bears on, while accounts of that differ."""


@dataclass(frozen=True)
class Statement:
    """Something stated, with its attribution, and the page it belongs to where that is another."""

    text: Prose
    said: Attribution
    about: Link | None = None


@dataclass(frozen=True)
class Count:
    """A figure: what was counted, the number in words, and who gives it."""

    label: str
    number: str
    counts: Prose | None
    said: Attribution
    about: Link | None = None
    row: Row | None = None
    """Its mark beside others of its sort."""
    colour: str = ""
    """The colour of the side whose figure it is."""


@dataclass(frozen=True)
class Entry:
    """A line of a list: what it leads to, when, and a word about it."""

    to: Link
    date: str = ""
    note: str = ""
    disputed: bool = False
    """Whether accounts of it differ."""
    bases: tuple[str, ...] = ()
    """On what its statements rest, each once, where the list says so."""


@dataclass(frozen=True)
class Said:
    """A quotation as it stands on other pages."""

    text: str
    language: str
    speaker: Link
    to: Link
    setting: str
    date: str


def path_of(kind: str, id_: str) -> str:
    """The path of a record's page in the site."""
    return f"{kind}s/index.md#{id_}" if kind in ON_ONE_PAGE else f"{kind}s/{id_}.md"


def name(body: Part) -> str:
    """What a record is called in links, plain text."""
    match body:
        case Actor() | Place():
            return body.name
        case Question():
            return body.question
        case Term():
            return body.term
        case Quote():
            return f"“{shortened(body.text, 70)}”"
        case Event() | Source() | Message() | Expectation() | Chapter():
            return body.title
    raise TypeError(type(body).__name__)


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def address_of(kind: str, id_: str) -> str:
    """The address of a record's page in the published site: `events/damascus-strike/`."""
    path, anchor, fragment = path_of(kind, id_).partition("#")
    folder, _, page = path.rpartition("/")
    page = "" if page == "index.md" else page.removesuffix(".md") + "/"
    return f"{folder}/{page}{anchor}{fragment}"


def to(item: Item[Part]) -> Link:
    """A link to a record's page."""
    return Link(name(item.body), path_of(item.kind, item.id))


def to_actor(graph: Graph, id_: str) -> Link:
    """A link to an actor."""
    return to(graph.get(Actor, id_))


def to_event(graph: Graph, id_: str) -> Link:
    """A link to an event."""
    return to(graph.get(Event, id_))


def to_place(graph: Graph, id_: str) -> Link:
    """A link to a place."""
    return to(graph.get(Place, id_))


def to_source(graph: Graph, id_: str) -> Link:
    """A link to a source, named by its publisher and date."""
    source = graph.get(Source, id_)
    publisher = graph.get(Actor, source.body.publisher).body.name
    return Link(f"{publisher}, {source.body.published.words()}", path_of("source", id_))


def written(graph: Graph, text: str) -> Prose:
    """A record's Markdown with its links to records resolved."""
    links = {}
    for target in reading.links(text):
        kind, _, id_ = target.partition(":")
        if kind in reading.RECORDS:
            links[target] = to(graph.items[kind, id_])
    return Prose(text, links)


def maybe(graph: Graph, text: str | None) -> Prose | None:
    """The same for a field that may be absent."""
    return None if text is None else written(graph, text)


def plain(graph: Graph, text: str) -> str:
    """A record's Markdown as plain text on one line, for descriptions and data."""
    return reading.plain(
        text, {target: to.text for target, to in written(graph, text).links.items()}
    )


def attribution(graph: Graph, said: Sourced | Expectation) -> Attribution:
    """Who says so."""
    stated = said.stated.words() if isinstance(said, Sourced) and said.stated else ""
    return Attribution(
        to_actor(graph, said.according_to),
        basis_of(said),
        to_source(graph, said.source),
        said.locator or "",
        stated,
        _dispute(graph, said),
    )


def statement(
    graph: Graph, text: str, said: Sourced | Expectation, about: Link | None = None
) -> Statement:
    """Something stated, with its attribution."""
    return Statement(written(graph, text), attribution(graph, said), about)


def count(graph: Graph, figure: Figure, about: Link | None = None) -> Count:
    """A figure in words."""
    counts = maybe(graph, figure.counts)
    return Count(figure.label, amount(figure), counts, attribution(graph, figure), about)


def amount(of: Amount) -> str:
    """A number or range with its unit: `more than 300 drones`, `60–70 missiles`."""
    if of.value is not None:
        number = digits(of.value)
    elif of.low is not None and of.high is not None:
        number = f"{digits(of.low)}–{digits(of.high)}"
    elif of.high is not None:
        number = f"at most {digits(of.high)}"
    else:
        number = f"at least {digits(of.low or Decimal())}"
    return " ".join(filter(None, [of.qualifier, number, of.unit]))


def digits(number: Decimal) -> str:
    """A number in digits, its thousands parted: `1,250`, `0.5`."""
    return f"{number.normalize():,f}"


def moment(event: Event) -> str:
    """An event's date in words."""
    return words(event.date, event.time, event.end)


def when(event: Event) -> Span:
    """The moments between which an event happened or began."""
    return span(event.date, event.time)


def latency(earlier: Event, later: Event) -> str:
    """How long after the earlier the later came, where both dates are exact to the day."""
    first, second = when(earlier), when(later)
    if not (earlier.date.exact_day and later.date.exact_day) or any(first.soft + second.soft):
        return ""
    if earlier.date.earliest is None or later.date.earliest is None:
        return ""
    days = (later.date.earliest - earlier.date.earliest) // timedelta(days=1)
    if days == 0:
        return "the same day"
    return f"{days} day{'s' * (days != 1)} later" if days > 0 else ""


def chronological(events: Iterable[Item[Event]]) -> list[Item[Event]]:
    """Events by earliest possible moment, then latest, then `order`, then id."""
    return sorted(events, key=lambda event: (*when(event.body).key, event.body.order, event.id))


def by_date(items: Iterable[Item[Body]], date: Callable[[Body], Date | None]) -> list[Item[Body]]:
    """Items by their date, those without one last; those of the same date stay as they are."""

    def key(item: Item[Body]) -> tuple[bool, tuple[float, float]]:
        found = date(item.body)
        return found is None, span(found).key if found else (0.0, 0.0)

    return sorted(items, key=key)


def in_order(quotes: Iterable[Item[Quote]]) -> list[Item[Quote]]:
    """Quotes by their date, then `order`, then id."""
    ranked = sorted(quotes, key=lambda quote: (quote.body.order, quote.id))
    return by_date(ranked, lambda body: body.date)


def unique(mentions: Iterable[Mention], kind: type[Body]) -> list[Item[Body]]:
    """The records of a kind among mentions, each once, in order."""
    found: dict[str, Item[Any]] = {}
    for mention in mentions:
        if isinstance(mention.item.body, kind):
            found.setdefault(mention.item.id, mention.item)
    return list(found.values())


def event_entries(
    graph: Graph, events: Iterable[Item[Event]], *, bases: bool = False
) -> tuple[Entry, ...]:
    """Events as lines of a list, in order of time."""
    return tuple(
        Entry(
            to(event),
            capital(moment(event.body)),
            disputed=bool(disputes(graph, event)),
            bases=rests_on(event.body.claims) if bases else (),
        )
        for event in chronological(events)
    )


def _dispute(graph: Graph, said: Sourced | Expectation) -> Link | None:
    """The question that a statement bears on, where accounts of it differ."""
    id_ = said.question if isinstance(said, (Stated, Expectation)) else None
    question = graph.get(Question, id_) if id_ else None
    if question is None or question.body.status != "disputed":
        return None
    return Link(f"accounts differ: {question.body.question}", to(question).path)


def is_disputed(graph: Graph, statements: Iterable[Sourced | Expectation]) -> bool:
    """Whether one of them bears on a question on which accounts differ."""
    return any(_dispute(graph, said) for said in statements)


def questions(graph: Graph, event: Item[Event]) -> list[Item[Question]]:
    """The questions that touch an event, and those that its statements bear on."""
    body = event.body
    borne = [said.question for said in (*body.claims, *body.figures, *body.responds_to)]
    named = unique(graph.back(event, "questions"), Question)
    found = [*named, *(graph.get(Question, id_) for id_ in borne if id_)]
    return list({one.id: one for one in found}.values())


def disputes(graph: Graph, event: Item[Event]) -> list[Item[Question]]:
    """The questions about an event on which accounts differ."""
    return [one for one in questions(graph, event) if one.body.status == "disputed"]


def basis_of(said: Sourced | Expectation) -> str:
    """On what a statement rests, as it is printed."""
    return said.basis.replace("'", "’")


def rests_on(said: Iterable[Sourced | Expectation]) -> tuple[str, ...]:
    """On what statements rest, each basis once, in order."""
    return tuple(dict.fromkeys(map(basis_of, said)))


def quotations(graph: Graph, quotes: Iterable[Item[Quote]]) -> tuple[Said, ...]:
    """Quotations as they stand on other pages, in order of time."""
    return tuple(
        Said(
            quote.body.text,
            quote.body.language,
            to_actor(graph, quote.body.speaker),
            to(quote),
            quote.body.setting or "",
            quote.body.date.words() if quote.body.date else "",
        )
        for quote in in_order(quotes)
    )


def message_entries(graph: Graph, messages: Iterable[Item[Message]]) -> tuple[Entry, ...]:
    """Messages as lines of a list, in order of time."""
    return tuple(
        Entry(
            to(message),
            capital(message.body.date.words()),
            disputed=is_disputed(graph, message.body.versions),
        )
        for message in by_date(messages, lambda body: body.date)
    )


def expectation_entries(
    graph: Graph, expectations: Iterable[Item[Expectation]], *, kinds: bool = False
) -> tuple[Entry, ...]:
    """Expectations as lines of a list, in their order."""
    return tuple(
        Entry(
            to(one),
            note=one.body.kind if kinds else "",
            disputed=is_disputed(graph, [one.body, *one.body.outcomes]),
        )
        for one in expectations
    )


def accounts(number: int) -> str:
    """How many accounts there are of a question, in words."""
    return "no account" if not number else f"{number} account{'s' * (number > 1)}"


def positions(graph: Graph, body: Question) -> str:
    """Whose accounts there are: `Accounts by RailCo and The Post, side by side.`."""
    ids = dict.fromkeys(one.according_to for one in body.accounts)
    *others, last = [to_actor(graph, id_).text for id_ in ids] or [""]
    if len(body.accounts) < 2:
        return f"One account, by {last}." if last else ""
    return f"Accounts by {', '.join(others)}{' and ' if others else ''}{last}, side by side."


def question_entries(questions: Sequence[Item[Question]]) -> tuple[Entry, ...]:
    """Questions as lines of a list."""
    return tuple(Entry(to(question), note=question.body.status) for question in questions)


def claims_by_event(graph: Graph, mentions: Iterable[Mention]) -> tuple[Statement, ...]:
    """Claims that mention a record, in order of their events' time, each with its event."""
    found = [
        mention
        for mention in mentions
        if isinstance(mention.part, Claim) and isinstance(mention.item.body, Event)
    ]
    rank = {event.id: n for n, event in enumerate(chronological(unique(found, Event)))}
    found.sort(key=lambda mention: rank[mention.item.id])
    return tuple(
        statement(graph, mention.part.text, mention.part, to(mention.item))
        for mention in found
        if isinstance(mention.part, Claim)
    )


def cited(mentions: Iterable[Mention]) -> tuple[Entry, ...]:
    """Records that cite somebody or something for more than a claim, and what for."""
    found: dict[Link, dict[str, None]] = {}
    for mention in mentions:
        if isinstance(mention.part, (Expectation, Outcome, Reaction, Relation, Response)):
            found.setdefault(to(mention.item), {})[mention.part.noun] = None
    return tuple(Entry(link, note=", ".join(nouns)) for link, nouns in found.items())


def figures_by_event(graph: Graph, mentions: Iterable[Mention]) -> tuple[Count, ...]:
    """Figures that mention a record, each with its event."""
    return tuple(
        count(graph, mention.part, to(mention.item))
        for mention in mentions
        if isinstance(mention.part, Figure)
    )


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def side_of(graph: Graph, actor: Actor) -> Side | None:
    """The side an actor stands on, if any."""
    sides = graph.explainer.sides if graph.explainer else ()
    return next((side for side in sides if side.id == actor.side), None)


def title_at(graph: Graph, actor: str, date: Date) -> str:
    """The titles an actor can have held at a date; never one that had ended or not begun."""
    roles = graph.get(Actor, actor).body.roles
    return ", ".join(role.title for role in roles if role.title and role.may_be_held(date))


def period(start: Date | None, end: Date | None) -> str:
    """Since when and until when, in words."""
    if start and end:
        return f"from {start.words()} to {end.words()}"
    return f"since {start.words()}" if start else f"until {end.words()}" if end else ""


def events_named(graph: Graph, ids: Iterable[str]) -> tuple[Entry, ...]:
    """Events by their ids, as lines of a list, in order of time."""
    return event_entries(graph, [graph.get(Event, id_) for id_ in ids])
