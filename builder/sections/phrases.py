"""Phrases that several pages have in common: amounts, moments, latencies, counts."""

from builder import queries
from builder.audit import Audit
from builder.graph import Graph, once
from builder.model import Amount, Event, Quote, Source
from builder.parse import Item
from builder.vocabulary import AT_LEAST, AT_MOST, IN_PART, WHOLE, Qualifier
from builder.words import Words

TWO = 2
"""Copies, whose number is written as a word: more are rarely compared."""


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


def quotes_checked(say: Words, found: Audit) -> str:
    """How many of all quotes were checked, in a sentence; in another, how many only compared."""
    number = found.quotes - found.quotes_compared
    compared = say.text("audit.quotes-compared", n=found.quotes_compared)
    if not found.quotes:
        return say.text("audit.quotes-none")
    if not found.quotes_verified and number:
        checked = say.text("audit.quotes-unchecked", n=number)
    else:
        checked = say.text("audit.quotes", number=found.quotes_verified, all=number)
    return f"{checked} {compared}" if found.quotes_compared else checked


def sources_read(graph: Graph, found: Audit) -> str:
    """How many sources were read whole and how many in part, and when the last, if any says so."""
    say, numbers = graph.words, found.sources_read
    if not any(numbers.values()):
        return ""
    dates = [source.body.accessed for source in graph.all(Source) if source.body.accessed]
    last = max(dates, key=queries.order_of, default=None)
    read = say.text("audit.read", whole=numbers[WHOLE], part=numbers[IN_PART])
    return f"{read} {say.text('source.accessed', date=say.date(last))}" if last else read


def reading(say: Words, source: Source) -> str:
    """How much of a source was read, and when: `read in part, 1 May 2031`."""
    date = say.date(source.accessed) if source.accessed else ""
    if source.read is None:
        return say.text("source.last-read", date=date) if date else ""
    return say.listed(filter(None, [say.word(source.read), date]))


def compared(say: Words, quote: Quote) -> str:
    """In how many published copies the words of a quote were compared; nothing if in none."""
    if quote.compared is None:
        return ""
    number = len(quote.compared.copies)
    return say.text("quote.compared-two" if number == TWO else "quote.compared", n=number)
