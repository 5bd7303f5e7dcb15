"""Phrases that several pages have in common: amounts, moments, latencies, counts."""

from builder import queries
from builder.graph import Graph, once
from builder.model import Amount, Event
from builder.parse import Item
from builder.vocabulary import AT_LEAST, AT_MOST, Qualifier
from builder.words import Words


def amount(say: Words, of: Amount) -> str:
    """A number or range with its unit: `more than 300 trains`, `60–70 metres`."""
    return say.text("amount.unit", number=number(say, of), unit=of.unit)


def number(say: Words, of: Amount) -> str:
    """The number or range without its unit: `more than 300`, `60–70`."""
    written = digits(say, of)
    limited = limit(of)
    if not limited:
        return written
    return say.text("amount.limited", limit=say.word(limited), number=written)


def limit(of: Amount) -> Qualifier | None:
    """How it is limited: its qualifier, or what the one end of an open range means."""
    if of.value is not None:
        return of.qualifier
    if of.low is not None and of.high is not None:
        return None
    return AT_LEAST if of.high is None else AT_MOST


def digits(say: Words, of: Amount) -> str:
    """The number or range alone: `300`, `60–70`."""
    if of.value is None and of.low is not None and of.high is not None:
        return say.text("amount.range", low=of.low, high=of.high)
    return say.number(next(number for number in (of.value, of.high, of.low) if number is not None))


def others(graph: Graph) -> str:
    """What everything on no side is called; nothing where the story has no sides."""
    return graph.words.text("lane.none") if queries.sides(graph) else ""


@once
def moment(graph: Graph, event: Item[Event]) -> str:
    """An event's date in words."""
    return graph.words.moment(event.body.date, event.body.time, event.body.end)


def latency(say: Words, earlier: Event, later: Event) -> str:
    """How long after the earlier began the later did; empty where their order is not known."""
    return say.latency((earlier.date, earlier.time), (later.date, later.time))


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def quotes_checked(say: Words, verified: int, number: int) -> str:
    """How many of all quotes were checked, in a sentence."""
    if not number:
        return say.text("audit.quotes-none")
    if not verified:
        return say.text("audit.quotes-unchecked", n=number)
    return say.text("audit.quotes", number=verified, all=number)
