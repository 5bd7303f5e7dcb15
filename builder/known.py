"""A graph → from which day on something is known.

A statement is known from the day on which it was stated, a quote from the day on which it was
said; where that is not told, from the day on which its source appeared. An uncertain date counts
with its latest reading: by then it was surely said, at the latest when the source appeared. An
event is known as soon as one statement of it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from builder.dates import Date
from builder.days import Day, civil
from builder.graph import Graph, once, once_for_all
from builder.model import Attributed, Event, Expectation, Message, Outcome, Question, Quote, Source
from builder.parse import Item
from builder.points import FIRST_YEAR, LAST_YEAR
from builder.queries import unique
from builder.walk import blocks

MOST = 6
"""How many days may be key days."""

Said = Attributed | Expectation | Quote


def day(graph: Graph, said: Said) -> Day | None:
    """The day from which on a statement or a quote is known; None where no day is sure."""
    source = graph.get(Source, said.source).body
    dates = (_own(said), source.published or source.written)
    return min((one.latest for one in dates if one and one.latest is not None), default=None)


def _own(said: Said) -> Date | None:
    if isinstance(said, Quote):
        return said.date
    return said.stated if isinstance(said, Attributed) else None


@once
def of_event(graph: Graph, event: Item[Event]) -> Day | None:
    """The day from which on an event is known; None where no statement of it has a sure day."""
    return first(graph, _statements(graph, event))


def first(graph: Graph, said: Iterable[Said]) -> Day | None:
    """The first day on which one of several statements is known."""
    days = (day(graph, one) for one in said)
    return min((one for one in days if one is not None), default=None)


def _statements(graph: Graph, event: Item[Event]) -> Sequence[Said]:
    """The statements of an event and what was said in it; if there are none, what tells of it."""
    own = [part for part, _ in blocks(event.body) if isinstance(part, Attributed)]
    quotes = [quote.body for quote in unique(graph.backlinks(event, "quotes"), Quote)]
    return [*own, *quotes] or [*_elsewhere(graph, event)]


def _elsewhere(graph: Graph, event: Item[Event]) -> Iterator[Said]:
    for backlink in graph.backlinks(event, "remarks", "messages", "outcomes"):
        body, part = backlink.item.body, backlink.part
        if isinstance(body, Quote):
            yield body
        elif isinstance(body, Message):
            yield from body.versions
        elif isinstance(part, Outcome):
            yield part


@once
def disputed(graph: Graph, question: Item[Question]) -> Day | None:
    """The day from which on accounts of a question differ: that of the second one."""
    days = sorted(known for one in question.body.accounts if (known := day(graph, one)) is not None)
    return days[1] if len(days) > 1 else None


@once_for_all
def key_days(graph: Graph) -> Sequence[Day]:
    """The days on which most new was said of events and questions, at most `MOST`, in order.

    The last day of all is none: from then on everything is known.
    """
    said = [one for event in graph.all(Event) for one in _statements(graph, event)]
    said += [one for question in graph.all(Question) for one in answers(question.body)]
    new = Counter(known for one in said if (known := day(graph, one)) is not None)
    last = max(new, default=0)
    new = Counter({known: n for known, n in new.items() if known != last and _has_a_name(known)})
    most = sorted(new, key=lambda known: (-new[known], known))[:MOST]
    return tuple(sorted(most))


def _has_a_name(known: Day) -> bool:
    """Whether it is of a year that dates can name."""
    return FIRST_YEAR <= civil(known).year <= LAST_YEAR


def answers(question: Question) -> Sequence[Attributed]:
    """The accounts of a question, and its answer."""
    return (*question.accounts, *([question.answer] if question.answer else []))


def by(known: Day | None, limit: Day) -> bool:
    """Whether something is known by a day."""
    return known is not None and known <= limit
