"""A question's page: the accounts side by side, what it touches, and what would settle it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from builder import known, queries
from builder.days import Day, iso_day
from builder.graph import Graph
from builder.model import (
    Actor,
    Attributed,
    Chapter,
    Event,
    Expectation,
    Explainer,
    Message,
    Question,
)
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import as_of, links, pieces
from builder.sections.as_of import AsOf
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.sections.pieces import AccountGroup, Entry, Statement
from builder.vocabulary import DISPUTED, OPEN, Status


@dataclass(frozen=True)
class QuestionPage(Page):
    """Everything about one question."""

    template: ClassVar[str] = "pages/question.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "events": "question.events",
        "others": "question.others",
    }

    status: str
    status_words: str
    accounts_differ: Prose | None
    answer: Statement | None
    groups: tuple[AccountGroup, ...]
    settled_by: Prose | None
    as_of: str
    """The day to which the explainer is complete; not that on which somebody last looked."""
    checked: str
    note: Prose | None
    events: tuple[Entry, ...]
    known_on: AsOf | None
    """What a reader may choose who asks what had been said by a date."""
    others: tuple[Entry, ...]
    """The whole and chapters with what is at stake, actors with relations, and messages and
    expectations, with statements that bear on it."""


@dataclass(frozen=True)
class QuestionVersion(QuestionPage):
    """The accounts that had been given by a key date."""

    searched: ClassVar[bool] = False


def pages(edition: Edition) -> Iterable[Page]:
    """One page per question, and one for each key date between its accounts."""
    graph = edition.graph
    for question in graph.all(Question):
        # A long story has very many questions: pages of each date would be too many.
        keys = [] if edition.stretches else list(as_of.key_days(graph, _days(graph, question)))
        page = _page(graph, question, keys)
        yield page
        for day in keys:
            yield _version(graph, question, page, keys, day)


def _version(
    graph: Graph, question: Item[Question], page: QuestionPage, keys: Sequence[Day], day: Day
) -> Page:
    """A question's page as it was known on a day."""
    days = _days(graph, question)
    events = _by_link(graph, question)
    date = as_of.in_words(graph, day)
    shown = sum(known.by(one, day) for one in days)
    words = graph.words.text("known.accounts", shown=shown, n=len(days), date=date)
    status = _status(graph, question, day)
    return replace(
        QuestionVersion(**vars(page)),
        path=as_of.version(page.path, day),
        title=graph.words.text("known.title", title=page.title, date=date),
        about=words,
        canonical=links.address(page.path),
        breadcrumbs=_above(graph, page),
        status=graph.words.word(status),
        as_of=date,
        status_words=words,
        accounts_differ=None,
        answer=page.answer if known.by(days[-1], day) else None,
        groups=_groups(graph, question.body, day),
        events=tuple(
            _then(graph, entry, events[entry.to], day)
            for entry in page.events
            if known.by(known.of_event(graph, events[entry.to]), day)
        ),
        known_on=as_of.as_of(graph, Link(page.title, page.path), days, keys, day),
    )


def _then(graph: Graph, one: Entry, event: Item[Event], day: Day) -> Entry:
    """A line about an event without disputes that had not begun."""
    return replace(
        one,
        differ=as_of.then(graph, queries.disputes(graph, event), day, one.differ),
        disputed=as_of.then(graph, queries.neighbouring(graph, event), day, one.disputed),
    )


def _above(graph: Graph, page: QuestionPage) -> tuple[Link, ...]:
    listed = Link(graph.words.text("question.list"), "questions/")
    return (listed, Link(page.title, links.address(page.path)))


def _status(graph: Graph, question: Item[Question], day: Day) -> Status:
    """What was known of it: open until accounts differ, disputed until there is an answer."""
    body = question.body
    if body.answer and known.by(known.day(graph, body.answer), day):
        return body.status
    if body.status == OPEN:
        return body.status
    return DISPUTED if known.by(known.disputed(graph, question), day) else OPEN


def _days(graph: Graph, question: Item[Question]) -> Sequence[Day | None]:
    """The days from which on its accounts and its answer are known."""
    return [known.day(graph, one) for one in known.answers(question.body)]


def _page(graph: Graph, question: Item[Question], keys: Sequence[Day]) -> QuestionPage:
    body = question.body
    bearing = graph.backlinks(question, "statements")
    words = pieces.status_sentence(graph, body)
    whole = Link(body.question, links.path_of(graph, "question", question.id))
    events = _by_link(graph, question)
    return QuestionPage(
        path=whole.path,
        title=whole.text,
        about=words if body.accounts_differ else f"{words} {pieces.positions(graph, body)}".strip(),
        origin=question.record.path,
        status=graph.words.word(body.status),
        status_words=words,
        accounts_differ=links.maybe(graph, body.accounts_differ),
        answer=_answer(graph, body),
        groups=_groups(graph, body),
        settled_by=links.maybe(graph, body.settled_by),
        as_of=_as_of(graph),
        checked=graph.words.date(body.checked),
        note=links.maybe(graph, body.note),
        events=tuple(
            replace(entry, known=_iso(known.of_event(graph, events[entry.to])))
            for entry in pieces.event_entries(graph, _events(graph, question), named=False)
        ),
        known_on=as_of.as_of(graph, whole, _days(graph, question), keys),
        others=(
            *(
                Entry(links.to(graph, item))
                for kind in (Explainer, Chapter, Actor)
                for item in queries.unique(bearing, kind)
            ),
            *pieces.message_entries(graph, queries.unique(bearing, Message)),
            *pieces.expectation_entries(graph, queries.unique(bearing, Expectation)),
        ),
    )


def _as_of(graph: Graph) -> str:
    explainer = graph.explainer
    return graph.words.date(explainer.as_of) if explainer and explainer.as_of else ""


def _groups(graph: Graph, body: Question, day: Day | None = None) -> tuple[AccountGroup, ...]:
    """Its accounts, or those that are known by a day."""
    accounts = (
        account
        for account in body.accounts
        if day is None or known.by(known.day(graph, account), day)
    )
    return pieces.grouped(
        (
            account,
            _dated(
                graph,
                pieces.addressed(pieces.statement(graph, account.position, account), account),
                account,
            ),
        )
        for account in accounts
    )


def _dated(graph: Graph, statement: Statement, said: Attributed) -> Statement:
    """A statement with the day from which on it is known."""
    return replace(statement, known=_iso(known.day(graph, said)))


def _answer(graph: Graph, body: Question) -> Statement | None:
    statement = pieces.answer(graph, body)
    return _dated(graph, statement, body.answer) if statement and body.answer else None


def _iso(day: Day | None) -> str:
    return "" if day is None else iso_day(day)


def _by_link(graph: Graph, question: Item[Question]) -> Mapping[Link, Item[Event]]:
    """The events that it touches, by the way to each."""
    return {links.to(graph, event): event for event in _events(graph, question)}


def _events(graph: Graph, question: Item[Question]) -> list[Item[Event]]:
    """The events it touches, and those with statements that bear on it."""
    ids = (id_ for listed in question.body.concerns.values() for id_ in listed)
    named = {id_: graph.get(Event, id_) for id_ in ids}
    bearing = queries.unique(graph.backlinks(question, "statements"), Event)
    return list((named | {event.id: event for event in bearing}).values())
