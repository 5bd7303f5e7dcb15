"""A date that a reader may set → what a page needs for it: its limits, and the way to key dates."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from builder import known
from builder.dates import Date
from builder.days import Day, civil, iso_day
from builder.graph import Graph
from builder.model import Question
from builder.parse import Item
from builder.sections import links, stretches
from builder.sections.links import Link


@dataclass(frozen=True)
class KeyDay:
    """The way to what was known on a day."""

    to: Link
    here: bool


@dataclass(frozen=True)
class AsOf:
    """What can be chosen on a page, and on its versions of key dates."""

    whole: Link
    """The way to everything."""
    address: str
    """The same as it is published: `timeline/`."""
    day: str
    """The date of this version, in ISO 8601; empty where everything is shown."""
    first: str
    last: str
    """From when on anything, and all of it, is known."""
    days: tuple[KeyDay, ...]


def as_of(
    graph: Graph,
    whole: Link,
    days: Collection[Day | None],
    keys: Iterable[Day],
    here: Day | None = None,
) -> AsOf | None:
    """What can be chosen on a page whose parts are known from some days on; None if nothing.

    `keys` are the dates of which it has versions.
    """
    sure = {one for one in days if one is not None}
    if len(sure) < 2:
        return None
    ways = tuple(
        KeyDay(Link(in_words(graph, key), version(whole.path, key)), key == here) for key in keys
    )
    return AsOf(
        whole,
        links.address(whole.path),
        "" if here is None else iso_day(here),
        iso_day(min(sure)),
        iso_day(max(sure)),
        ways,
    )


def key_days(graph: Graph, days: Collection[Day | None]) -> Iterator[Day]:
    """The key dates of a page: those on which some of its parts are known, and not all.

    Where two show the same, the earlier stands for both.
    """
    shown: dict[int, Day] = {}
    for key in known.key_days(graph):
        shown.setdefault(sum(known.by(one, key) for one in days), key)
    for number, key in shown.items():
        if 0 < number < len(days):
            yield key


def then(graph: Graph, questions: Iterable[Item[Question]], day: Day, words: str) -> str:
    """Words about disputes, if accounts of one of them differed by a day; else nothing."""
    days = (known.disputed(graph, question) for question in questions)
    return words if any(known.by(one, day) for one in days) else ""


def version(path: str, day: Day) -> str:
    """The path of a page as of a day: `timeline/as-of/2031-04-13.md`."""
    folder = path.removesuffix("index.md").removesuffix(".md").removesuffix("/")
    return f"{folder}/as-of/{iso_day(day)}.md"


def in_words(graph: Graph, day: Day) -> str:
    """A day in words."""
    return graph.words.date(Date.parse(stretches.iso(civil(day))))
