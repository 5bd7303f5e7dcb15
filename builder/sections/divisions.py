"""Records of a kind → the divisions of their list: by chapter, letter, date or status.

A list of at most `MOST` records is one page, with a way to each of its divisions if it has more
than `AT_A_GLANCE`. A longer one is a way in, and a page for each division. What is still too long
is divided more finely, by two letters or by months, and what cannot be is numbered. No page of a
record has the address of a division: an id has no slash.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder import order, queries
from builder.dates import Date
from builder.days import civil, iso_year
from builder.graph import Graph, once_for_all
from builder.model import (
    Actor,
    Chapter,
    Event,
    Expectation,
    Message,
    Part,
    Place,
    Question,
    Quote,
    Source,
    Term,
    name_of,
)
from builder.parse import Item
from builder.points import LAST_YEAR, Point
from builder.sections import cuts, phrases
from builder.vocabulary import DISPUTED, OPEN, SETTLED, Status
from builder.words import Words

MOST = 200
"""How many records a list has on one page at most."""
AT_A_GLANCE = 60
"""How many records a list has at most where nobody wants to jump."""
MOST_AT_LENGTH = 50
"""The same of kinds whose lists show the records themselves, once a list is divided."""
AT_LENGTH = {Chapter, Expectation, Message}
MOST_OF_EACH = 25
"""How many lines of each of its lists stay on a page that has more than twice `MOST` in all."""
MOST_BESIDE = 10
"""How many records of a divided list stand on a page of something else, as on the home page."""
FEWEST = 25
"""A letter or a time with fewer records shares its page with a neighbour, where both fit on it;
and no part of one page has more."""

LATIN = ["LATIN", "SMALL", "LETTER"]
"""How Unicode's name of a letter begins; then comes the letter, and with which stroke or hook."""
UNITS = (1, 2, 3)
"""How many numbers name a year, a month, a day."""
STATUSES = (DISPUTED, OPEN, SETTLED)
"""In which order questions are listed."""
DATES: Mapping[type[Part], Callable[[Any], Date | None]] = {
    Chapter: lambda body: body.start,
    Expectation: lambda body: body.steps[0].held,
    Message: lambda body: body.date,
    Quote: lambda body: body.date,
    Source: lambda body: body.date,
}
"""The kinds that are listed by a date, and by which."""
NAMES: Mapping[type[Part], Callable[[Any], str]] = {
    Actor: lambda body: body.name,
    Place: lambda body: body.name,
    Term: lambda body: body.term,
}
"""The kinds that are listed by a name, and by which."""


@dataclass(frozen=True)
class Division:
    """Some of the records of a kind, in the order of their list."""

    path: str
    """Of its page in the site: `actors/letter/a.md`."""
    title: str
    """Plain text: `A–C`, `April 2031`, a chapter's title."""
    items: tuple[Item[Any], ...]

    @property
    def anchor(self) -> str:
        """Where it begins, if one page has the whole list: `letter-a`."""
        return self.path.removesuffix(".md").partition("/")[2].replace("/", "-")


@dataclass(frozen=True, order=True)
class _Key:
    """By what records are listed together; those of one kind differ in `order`."""

    order: tuple[Any, ...]
    name: str
    """In an address."""
    title: str
    family: tuple[int, bool] | None = None
    """It may share a page with neighbours of the same family: as fine, and of the same script."""


@dataclass(frozen=True)
class _Run:
    """The records of one key, or of neighbouring ones."""

    first: _Key
    last: _Key
    items: tuple[Item[Any], ...]


_Level = Callable[[Item[Any]], _Key]


@once_for_all
def _found(graph: Graph) -> Mapping[type[Part], Sequence[Division]]:
    kinds: list[type[Part]] = [Event, Question, *DATES, *NAMES]
    long = (kind for kind in kinds if len(graph.all(kind)) > MOST)
    return {
        kind: tuple(_divided(graph, kind, MOST_AT_LENGTH if kind in AT_LENGTH else MOST))
        for kind in long
    }


@once_for_all
def _homes(graph: Graph) -> Mapping[tuple[str, str], str]:
    return {
        (item.kind, item.id): division.path
        for divisions in _found(graph).values()
        for division in divisions
        for item in division.items
    }


def divisions(graph: Graph, kind: type[Part]) -> Sequence[Division]:
    """The divisions of the list of a kind, in order; none where one page has all of it."""
    return _found(graph).get(kind, ())


def parts(graph: Graph, kind: type[Part]) -> Sequence[Division]:
    """The divisions of a list that one page has, where it is too long to be seen at a glance."""
    if kind is Actor or not AT_A_GLANCE < len(graph.all(kind)) <= MOST:
        return ()  # actors are by side
    found = tuple(_divided(graph, kind, FEWEST))
    return found if len(found) > 1 else ()


def by_letter(graph: Graph, actors: Sequence[Item[Actor]]) -> Sequence[Division]:
    """Actors by the first letters of their names, as parts of one page."""
    ranked = sorted(actors, key=lambda actor: sorting_name(actor.body.name))
    levels = _by_letters(graph.words, NAMES[Actor])
    return tuple(_paged(graph.words, f"{name_of(Actor)}s/letter", ranked, levels, FEWEST))


def whole(kind: str) -> str:
    """The path of the page of all records of a kind: the list, or the way into it."""
    return f"{kind}s/index.md"


def home(graph: Graph, kind: str, id_: str) -> str:
    """The path of the page on which a record is listed."""
    return _homes(graph).get((kind, id_), whole(kind))


def of_chapter(graph: Graph, chapter: Item[Chapter]) -> str:
    """The path of the page of a chapter's events, the first if there are several.

    It is empty where one page has all events.
    """
    return f"{name_of(Event)}s/chapter/{chapter.id}.md" if divisions(graph, Event) else ""


def of_status(graph: Graph, status: Status) -> str:
    """The path of the page of the questions of a status, the first if there are several.

    It is empty where one page has all of them.
    """
    return f"{name_of(Question)}s/status/{status}.md" if divisions(graph, Question) else ""


def sorting_name(name: str) -> str:
    """A name as it is sorted: its letters and digits, small and without marks.

    `Østby` is under O, `“The Post”` under T; letters of other scripts follow the Latin ones.
    """
    signs = unicodedata.normalize("NFKD", name.casefold())
    # Letters that only modify others, as the apostrophes of transcribed Arabic, are left out.
    return "".join(
        _plain(sign) for sign in signs if sign.isalnum() and unicodedata.category(sign) != "Lm"
    )


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    *kind, letter = (unicodedata.name(sign, "").partition(" WITH ")[0] or sign).split(" ")
    return letter.lower() if kind == LATIN and len(letter) == 1 else sign


def _divided(graph: Graph, kind: type[Part], most: int) -> Iterator[Division]:
    if kind is Event:
        return _of_events(graph, most)
    say, of, name = graph.words, graph.all(kind), f"{name_of(kind)}s"
    if kind is Question:
        return _paged(say, f"{name}/status", of, [_by_status(say)], most)
    if kind in NAMES:
        ranked = sorted(of, key=lambda item: (sorting_name(NAMES[kind](item.body)), item.id))
        return _paged(say, f"{name}/letter", ranked, _by_letters(say, NAMES[kind]), most)
    dated = queries.by_date(of, DATES[kind])
    return _paged(say, f"{name}/date", dated, _by_date(say, DATES[kind]), most)


def _of_events(graph: Graph, most: int) -> Iterator[Division]:
    """By chapter, and those outside the chapters by date."""
    say, name, chapters = graph.words, f"{name_of(Event)}s", queries.chapters(graph)
    rest = {event.id: event for event in order.as_drawn(graph, graph.all(Event))}
    for chapter in chapters:
        found = queries.unique(graph.backlinks(chapter, "events"), Event)
        events = [rest.pop(event.id) for event in order.as_drawn(graph, found)]
        key = _Key((), chapter.id, chapter.body.title)
        yield from _numbered(say, f"{name}/chapter", _Run(key, key, tuple(events)), MOST)
    dated = [*rest.values()]
    for division in _paged(say, f"{name}/date", dated, _by_date(say, lambda body: body.date), most):
        title = say.text("event.outside", dates=division.title) if chapters else division.title
        yield replace(division, title=title)


def _paged(
    say: Words, folder: str, items: Sequence[Item[Any]], levels: Sequence[_Level], most: int
) -> Iterator[Division]:
    """Items by their keys, each level finer than the one before it."""
    keyed = cuts.divided(items, levels, most)
    runs = (_Run(key, key, tuple(found)) for key, found in keyed)
    for run in cuts.joined(runs, lambda run, after: _with_next(run, after, most)):
        yield from _numbered(say, folder, run, most)


def _with_next(run: _Run, after: _Run, most: int) -> _Run | None:
    """Neighbours on one page, if one of them has few items and there is room."""
    sizes = len(run.items), len(after.items)
    alike = run.last.family == after.first.family is not None
    if not alike or min(sizes) >= FEWEST or sum(sizes) > most:
        return None
    return _Run(run.first, after.last, run.items + after.items)


def _numbered(say: Words, folder: str, run: _Run, most: int) -> Iterator[Division]:
    """The division of a run; if it is too long, several of about the same length."""
    path, title = f"{folder}/{run.first.name}", _title(say, run)
    parts = cuts.parts(run.items, most)
    for n, items in enumerate(parts):
        yield Division(
            f"{path}/part-{n + 1}.md" if n else f"{path}.md",
            say.text("list.part", title=title, n=n + 1, all=len(parts)) if parts[1:] else title,
            tuple(items),
        )


def _title(say: Words, run: _Run) -> str:
    if run.first == run.last:
        return run.first.title
    first, last = run.first.title, run.last.title
    key = "list.range-of-words" if " " in first + last else "list.range"
    return say.text(key, first=first, last=last)


def _by_status(say: Words) -> _Level:
    def key(item: Item[Any]) -> _Key:
        status = item.body.status
        return _Key((STATUSES.index(status),), status, say.text(f"question.{status}"))

    return key


def _by_letters(say: Words, name: Callable[[Any], str]) -> Sequence[_Level]:
    """By the first letter, the first two, the first three."""

    def level(length: int) -> _Level:
        def key(item: Item[Any]) -> _Key:
            start = sorting_name(name(item.body))[:length]
            if not start:
                return _Key((2,), "signs", say.text("list.signs"))
            if length == 1 and start.isdecimal():
                return _Key((0, ""), "0-9", say.text("list.digits"))
            family = (length, start.isascii())
            order = (0 if start[0].isdecimal() else 1, start)
            return _Key(order, _in_address(start), phrases.capital(start), family)

        return key

    return [level(length) for length in (1, 2, 3)]


def _in_address(start: str) -> str:
    """Letters as part of an address, those that it cannot have by their number in Unicode."""
    return "-".join([start] if start.isascii() else [f"u{ord(sign):04x}" for sign in start])


def _by_date(say: Words, date: Callable[[Any], Date | None]) -> Sequence[_Level]:
    """By the year, the month and the day that is named first, as far as the date names one."""

    def level(length: int) -> _Level:
        def key(item: Item[Any]) -> _Key:
            found = date(item.body)
            point = found and (found.start or found.end)
            if not point:
                return _Key((LAST_YEAR + 1,), "undated", say.text("list.undated"))
            numbers = civil(point.named)[: min(length, _named(point))]
            year, *rest = numbers
            start = "-".join([iso_year(year), *(f"{number:02}" for number in rest)])
            title = phrases.capital(say.date(Date.parse(start)))
            return _Key(numbers, start, title, (len(numbers), True))

        return key

    return [level(length) for length in UNITS]


def _named(point: Point) -> int:
    """How much of a date is named: all of it, the year and the month, or the year."""
    year, month, day = UNITS
    return day if point.day else month if point.month else year
