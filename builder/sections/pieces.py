"""What several pages and blocks show alike: attributions, statements, lines of lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder import order
from builder.audit import is_compared
from builder.graph import Backlink, Graph
from builder.model import (
    Account,
    Addressed,
    Answer,
    Attributed,
    Chapter,
    Claim,
    Condition,
    Disputable,
    Doubt,
    Event,
    Expectation,
    Figure,
    Message,
    Outcome,
    Participation,
    Preparation,
    Question,
    Quote,
    Reaction,
    Reason,
    Relation,
    Response,
    Stake,
    Telling,
)
from builder.parse import Item
from builder.pictures.quantities.figures import FigureRow
from builder.queries import by_date, in_order, unique
from builder.sections import divisions, phrases
from builder.sections.facts import Fact, facts
from builder.sections.links import (
    Link,
    Prose,
    anchors,
    maybe,
    plain,
    to,
    to_actor,
    to_source,
    written,
)
from builder.sections.phrases import (
    amount,
    capital,
    compared,
    differ,
    disputed_beside,
    moment,
)
from builder.vocabulary import DISPUTED, Basis
from builder.words import Words

CITED = (Doubt, Expectation, Outcome, Preparation, Reaction, Reason, Relation, Response)
"""What an actor or a source may be cited for besides claims, figures, accounts and tellings."""


@dataclass(frozen=True)
class Attribution:
    """Who says so, on what basis, and where."""

    by: tuple[Link, ...]
    """Several, if they say it together."""
    names: str
    """The same in words: `A and B`."""
    basis: Basis
    source: Link
    locator: str
    stated: str
    said_in: Link | None = None
    """The source that is the record of the occasion on which it was said."""
    on: tuple[Link, ...] = ()
    """Whose words it characterises."""
    disputed: Link | None = None
    """Leads to the question that it bears on, while accounts of that differ."""
    facts: tuple[Fact, ...] = ()
    """The statement's fields that show themselves."""


@dataclass(frozen=True)
class Hanging:
    """What somebody threatened or promised to do, and on what that hangs."""

    condition: Prose
    consequence: Prose


@dataclass(frozen=True)
class Statement:
    """Something stated, with its attribution, and the page it belongs to where that is another."""

    text: Prose
    attribution: Attribution
    about: Link | None = None
    conditions: tuple[Hanging, ...] = ()
    anchors: tuple[str, ...] = ()
    """What addresses name it by, on the page of its record."""
    known: str = ""
    """From which day on it is known, in ISO 8601, where a page tells."""


@dataclass(frozen=True)
class AccountGroup:
    """Accounts that stand together, under a heading; under none, each for itself."""

    heading: str
    accounts: tuple[Statement, ...]


@dataclass(frozen=True)
class Count:
    """A figure: what was counted, the number in words, and who gives it."""

    label: str
    number: str
    counts: Prose | None
    attribution: Attribution
    about: Link | None = None
    row: FigureRow | None = None
    """Its mark beside others of its sort."""
    colour: str = ""
    """The colour of the side whose figure it is."""
    anchors: tuple[str, ...] = ()
    """What addresses name it by, on the page of its record."""


@dataclass(frozen=True)
class Entry:
    """A line of a list: what it leads to, when, and a word about it."""

    to: Link
    date: str = ""
    note: str = ""
    differ: str = ""
    """That accounts of it differ, in words."""
    disputed: str = ""
    """Which neighbouring questions are disputed, in words."""
    absent: str = ""
    """Of an event that did not happen, how."""
    bases: tuple[Basis, ...] = ()
    """On what its statements rest, each once, where the list says so."""
    says: Prose | None = None
    """Of a disputed question, how accounts differ."""
    under: str = ""
    """What the list says of it and those that follow, above the first of them."""
    known: str = ""
    """From which day on it is known, in ISO 8601, where the list tells."""


@dataclass(frozen=True)
class Quotation:
    """A quotation as other pages show it."""

    text: str
    language: str
    speakers: tuple[Link, ...]
    to: Link
    setting: str
    date: str
    compared: str = ""
    """What is said of it where its words were only compared in published copies."""


def attribution(graph: Graph, attributed: Attributed | Expectation) -> Attribution:
    """Who says so."""
    stated = (
        graph.words.date(attributed.stated)
        if isinstance(attributed, Attributed) and attributed.stated
        else ""
    )
    by = tuple(to_actor(graph, id_) for id_ in attributed.according_to)
    occasion = attributed.said_in if isinstance(attributed, Attributed) else None
    return Attribution(
        by,
        graph.words.all_of(link.text for link in by),
        attributed.basis,
        to_source(graph, attributed.source),
        attributed.locator or "",
        stated,
        to_source(graph, occasion) if occasion else None,
        _characterised(graph, attributed),
        dispute(graph, attributed),
        facts(graph, attributed) if isinstance(attributed, Attributed) else (),
    )


def _characterised(graph: Graph, attributed: Attributed | Expectation) -> tuple[Link, ...]:
    ids = attributed.characterises if isinstance(attributed, Attributed) else ()
    return tuple(to_actor(graph, id_) for id_ in ids)


def statement(
    graph: Graph, text: str, attributed: Attributed | Expectation, about: Link | None = None
) -> Statement:
    """Something stated, with its attribution."""
    on = attributed.conditions if isinstance(attributed, (Claim, Telling)) else ()
    said = written(graph, text)
    return Statement(said, attribution(graph, attributed), about, conditions(graph, on))


def telling(graph: Graph, version: Telling, about: Link | None = None) -> Statement:
    """What a message said according to somebody; of a mere channel, that it was open."""
    if version.content is not None:
        return statement(graph, version.content, version, about)
    said = Prose(graph.words.text("message.no-content"))
    return Statement(
        said, attribution(graph, version), about, conditions(graph, version.conditions)
    )


def conditions(graph: Graph, found: Iterable[Condition]) -> tuple[Hanging, ...]:
    """Threats and promises that hang on something."""
    return tuple(
        Hanging(written(graph, one.condition), written(graph, one.consequence)) for one in found
    )


def stakes(graph: Graph, found: Iterable[Stake]) -> tuple[Statement, ...]:
    """Why something matters, each with who says so."""
    return tuple(statement(graph, stake.text, stake) for stake in found)


def addressed(shown: Statement, part: Addressed) -> Statement:
    """A statement on the page of its record, where addresses may name it."""
    return replace(shown, anchors=anchors(part))


def count(graph: Graph, figure: Figure, about: Link | None = None) -> Count:
    """A figure in words."""
    counts = maybe(graph, figure.counts)
    return Count(
        figure.label, amount(graph.words, figure), counts, attribution(graph, figure), about
    )


def event_entries(
    graph: Graph, events: Iterable[Item[Event]], *, bases: bool = False, named: bool = True
) -> tuple[Entry, ...]:
    """Events as lines of a list, in order of time; unless `named`, without the disputes beside."""
    return tuple(
        _event_entry(graph, event, bases=bases, named=named)
        for event in order.chronological(graph, events)
    )


def event_entries_by_order(
    graph: Graph, events: Iterable[Item[Event]], *, bases: bool = False
) -> tuple[Entry, ...]:
    """A chapter's events as lines of a list: in order of time, then those not dated exactly."""
    ordered, rest = order.in_order(graph, events)
    entries = [_event_entry(graph, event, bases=bases) for event in (*ordered, *rest)]
    if rest:
        first = len(ordered)
        entries[first] = replace(entries[first], under=graph.words.text("event.vague"))
    return tuple(entries)


def _event_entry(
    graph: Graph, event: Item[Event], *, bases: bool = False, named: bool = True
) -> Entry:
    return Entry(
        to(graph, event),
        capital(moment(graph, event)),
        differ=differ(graph, event),
        disputed=disputed_beside(graph, event) if named else "",
        absent=phrases.absent(graph, event),
        bases=rests_on(event.body.claims) if bases else (),
    )


def chapter_entries(
    graph: Graph, chapter: Item[Chapter], *, key_moments: bool = False
) -> tuple[tuple[Entry, ...], Link | None]:
    """A chapter's events, or its key moments; of a long story the first, and the way to all."""
    events = unique(graph.backlinks(chapter, "events"), Event)
    divided = divisions.of_chapter(graph, chapter)
    moments = [event for event in events if event.body.is_key_moment]
    chosen = moments if moments and (key_moments or divided) else events
    entries = event_entries_by_order(graph, chosen)
    if not divided:
        return entries, None
    shown = entries[: divisions.MOST_BESIDE]
    if len(shown) == len(events):
        return shown, None
    return shown, Link(graph.words.text("chapter.events", n=len(events)), divided)


def dispute(graph: Graph, attributed: Attributed | Expectation) -> Link | None:
    """A link to the question that a statement bears on, where accounts of that differ."""
    question = _disputed(graph, attributed)
    if question is None:
        return None
    text = graph.words.text("disputed.question", question=phrases.named(question.body))
    return Link(text, to(graph, question).path)


def _disputed(graph: Graph, attributed: Attributed | Expectation) -> Item[Question] | None:
    id_ = attributed.question if isinstance(attributed, (Disputable, Expectation)) else None
    question = graph.get(Question, id_) if id_ else None
    return question if question and question.body.status == DISPUTED else None


def disputed_by(graph: Graph, statements: Iterable[Attributed | Expectation]) -> str:
    """The disputed questions that statements bear on, by name; empty without any."""
    found = {item.id: item for one in statements if (item := _disputed(graph, one))}
    return phrases.disputed(graph.words, found.values())


def rests_on(statements: Iterable[Attributed | Expectation]) -> tuple[Basis, ...]:
    """On what statements rest, each basis once, in order."""
    return tuple(dict.fromkeys(attributed.basis for attributed in statements))


def quotations(graph: Graph, quotes: Iterable[Item[Quote]]) -> tuple[Quotation, ...]:
    """Quotations as other pages show them, in order of time."""
    return tuple(
        Quotation(
            quote.body.text,
            quote.body.language,
            tuple(to_actor(graph, id_) for id_ in quote.body.speakers),
            to(graph, quote),
            quote.body.setting or "",
            graph.words.date(quote.body.date) if quote.body.date else "",
            compared(graph.words, quote.body) if is_compared(graph, quote.body) else "",
        )
        for quote in in_order(quotes)
    )


def quote_entries(graph: Graph, quotes: Iterable[Item[Quote]]) -> tuple[Entry, ...]:
    """Quotes as lines of a list, in order of time."""
    return tuple(
        Entry(
            to(graph, quote),
            capital(graph.words.date(quote.body.date)) if quote.body.date else "",
            phrases.speakers(graph, quote.body),
        )
        for quote in in_order(quotes)
    )


def message_entries(graph: Graph, messages: Iterable[Item[Message]]) -> tuple[Entry, ...]:
    """Messages as lines of a list, in order of time."""
    return tuple(
        Entry(
            to(graph, message),
            capital(graph.words.date(message.body.date)),
            disputed=disputed_by(graph, message.body.versions),
        )
        for message in by_date(messages, lambda body: body.date)
    )


def expectation_entries(
    graph: Graph, expectations: Iterable[Item[Expectation]], *, kinds: bool = False
) -> tuple[Entry, ...]:
    """Expectations as lines of a list, in their order."""
    return tuple(
        Entry(
            to(graph, expectation),
            note=graph.words.word(expectation.body.kind) if kinds else "",
            disputed=disputed_by(graph, [expectation.body, *expectation.body.outcomes]),
        )
        for expectation in expectations
    )


def accounts(say: Words, number: int) -> str:
    """How many accounts there are of a question, in words."""
    if not number:
        return say.text("question.no-account")
    return say.text("question.accounts-number", n=number)


def positions(graph: Graph, body: Question) -> str:
    """Whose accounts there are: `Accounts by RailCo and The Post, side by side.`."""
    ids = dict.fromkeys(id_ for account in body.accounts for id_ in account.according_to)
    names = graph.words.all_of(to_actor(graph, id_).text for id_ in ids)
    if not names:
        return ""
    key = "question.accounts-by" if len(body.accounts) > 1 else "question.one-account"
    return graph.words.text(key, names=names)


def status_sentence(graph: Graph, body: Question) -> str:
    """What is known of a question: `Not known.`, `Disputed: A says …`, `Settled since 2031.`."""
    if body.accounts_differ:
        how = plain(graph, body.accounts_differ)
        return graph.words.text("question.differ", how=how)
    if body.answer:
        since = graph.words.date(body.answer.since)
        return graph.words.text("question.settled-since", date=since)
    return graph.words.value("status-sentence", body.status)


def answer(graph: Graph, body: Question) -> Statement | None:
    """The answer to a question that is settled."""
    return statement(graph, body.answer.text, body.answer) if body.answer else None


def grouped(accounts: Iterable[tuple[Account, Statement]]) -> tuple[AccountGroup, ...]:
    """Accounts under their headings, in the order in which these occur; then those of none."""
    found: dict[str, list[Statement]] = {}
    for account, shown in accounts:
        found.setdefault(account.group or "", []).append(shown)
    alone = found.pop("", [])
    groups = tuple(AccountGroup(heading, tuple(together)) for heading, together in found.items())
    return (*groups, AccountGroup("", tuple(alone))) if alone else groups


def positions_taken(graph: Graph, backlinks: Iterable[Backlink]) -> Iterator[Statement]:
    """Accounts of questions, and answers to them, each with its question."""
    for backlink in backlinks:
        part = backlink.part
        if isinstance(part, (Account, Answer)):
            text = part.position if isinstance(part, Account) else part.text
            yield statement(graph, text, part, to(graph, backlink.item))


def question_entries(graph: Graph, questions: Sequence[Item[Question]]) -> tuple[Entry, ...]:
    """Questions as lines of a list."""
    return tuple(
        Entry(
            to(graph, question),
            note="" if question.body.accounts_differ else graph.words.word(question.body.status),
            says=maybe(graph, question.body.accounts_differ),
        )
        for question in questions
    )


def claims_by_event(graph: Graph, backlinks: Iterable[Backlink]) -> tuple[Statement, ...]:
    """Claims and stakes that mention a record, in order of their events' time, each with its event.

    What is at stake in the whole story or in a chapter comes first.
    """
    found = [backlink for backlink in backlinks if isinstance(backlink.part, (Claim, Stake))]
    events = order.chronological(graph, unique(found, Event))
    rank = {(event.kind, event.id): n for n, event in enumerate(events)}
    found.sort(key=lambda backlink: rank.get((backlink.item.kind, backlink.item.id), -1))
    return tuple(
        statement(graph, backlink.part.text, backlink.part, to(graph, backlink.item))
        for backlink in found
        if isinstance(backlink.part, (Claim, Stake))
    )


def cited(graph: Graph, backlinks: Iterable[Backlink]) -> tuple[Entry, ...]:
    """Records that cite somebody or something for more than a claim, and what for."""
    found: dict[Link, dict[str, None]] = {}
    for backlink in backlinks:
        if isinstance(backlink.part, CITED):
            noun = graph.words.value("noun", backlink.part.noun)
            found.setdefault(to(graph, backlink.item), {})[noun] = None
    return tuple(Entry(link, note=graph.words.listed(nouns)) for link, nouns in found.items())


def figures_by_event(graph: Graph, backlinks: Iterable[Backlink]) -> tuple[Count, ...]:
    """Figures that mention a record, each with its event."""
    return tuple(
        count(graph, backlink.part, to(graph, backlink.item))
        for backlink in backlinks
        if isinstance(backlink.part, Figure)
    )


def events_named(graph: Graph, ids: Iterable[str]) -> tuple[Entry, ...]:
    """Events by their ids, as lines of a list, in order of time."""
    return event_entries(graph, [graph.get(Event, id_) for id_ in ids])


def roles(say: Words, parts: Iterable[Participation]) -> str:
    """In what roles somebody took part, in words: `intended target; killed`."""
    return say.apart(part.words or say.word(part.role) for part in parts)


def took_part(graph: Graph, backlinks: Iterable[Backlink]) -> tuple[Entry, ...]:
    """Events in which an actor took part, in order of time, with its roles."""
    backlinks = list(backlinks)
    taken: dict[str, list[Participation]] = {}
    for backlink in backlinks:
        if isinstance(backlink.part, Participation):
            taken.setdefault(backlink.item.id, []).append(backlink.part)
    return tuple(
        Entry(
            to(graph, event),
            capital(moment(graph, event)),
            roles(graph.words, taken[event.id]),
        )
        for event in order.chronological(graph, unique(backlinks, Event))
    )
