"""Phrases that several pages have in common: amounts, moments, latencies, counts."""

from collections.abc import Iterable

from builder import queries
from builder.audit import Audit
from builder.graph import Graph, once
from builder.model import (
    Actor,
    Amount,
    Event,
    Expectation,
    Message,
    Part,
    Place,
    Question,
    Quote,
    Source,
)
from builder.parse import Item
from builder.vocabulary import AT_LEAST, AT_MOST, IN_COPIES, IN_PART, WHOLE, Qualifier
from builder.words import Words

TWO = 2
"""Copies, whose number is written as a word: more are rarely compared."""


_KINDS = {
    Event: "event.card",
    Message: "message.card",
    Question: "question.card",
    Quote: "quote.card",
}


def kind(say: Words, body: Part) -> str:
    """What a record with a page is, in a word or two: `Event`, `News outlet`; else nothing."""
    match body:
        case Event() | Quote() | Question() | Message():
            return say.text(_KINDS[type(body)])
        case Actor() | Place():
            return capital(say.word(body.type))
        case Source() | Expectation():
            return capital(say.word(body.kind))
    return ""


def amount(say: Words, of: Amount) -> str:
    """A number or range with its unit: `more than 300 trains`, `60–70 metres`."""
    return say.text("amount.unit", number=number(say, of), unit=of.unit)


def number(say: Words, of: Amount) -> str:
    """The number or range without its unit: `more than 300`, `60–70`."""
    written, limited = digits(say, of), limit(of)
    if limited:
        written = say.text("amount.limited", limit=say.word(limited), number=written)
    return worded(say, written, of) if of.has_digits else written


def worded(say: Words, text: str, of: Amount) -> str:
    """A text with the number as the source words it, where it does: `36 (“three dozen”)`."""
    if not of.words:
        return text
    quoted = say.text("amount.words", words=of.words)
    return say.text("amount.worded", number=text, words=quoted)


def speakers(graph: Graph, quote: Quote) -> str:
    """Whose words a quote is, in words: `Ida Crane`, `RailCo and The Post`."""
    return graph.words.all_of(graph.get(Actor, id_).body.name for id_ in quote.speakers)


def places(graph: Graph, event: Event) -> str:
    """Where an event happened, in words: `Old Bridge`, `Old Bridge, New Bridge`."""
    return graph.words.listed(graph.get(Place, id_).body.name for id_ in event.places)


def limit(of: Amount) -> Qualifier | None:
    """How it is limited: its qualifier, or what the one end of an open range means."""
    if of.value is not None or None not in {of.low, of.high}:
        return of.qualifier
    if not of.has_digits:
        return None
    return AT_LEAST if of.high is None else AT_MOST


def digits(say: Words, of: Amount) -> str:
    """The number or range alone: `300`, `60–70`; without digits, the words of the source."""
    if not of.has_digits:
        return say.text("amount.words", words=of.words)
    if of.value is None and of.low is not None and of.high is not None:
        return say.text("amount.range", low=of.low, high=of.high)
    return say.number(next(number for number in (of.value, of.high, of.low) if number is not None))


def others(graph: Graph) -> str:
    """What everything on no side is called; nothing where the story has no sides."""
    return graph.words.text("lane.none") if queries.sides(graph) else ""


@once
def differ(graph: Graph, event: Item[Event]) -> str:
    """That accounts of an event or of a part of it differ; empty if nobody disputes it."""
    key = differ_key(graph, event)
    return graph.words.text(key) if key else ""


def differ_key(graph: Graph, event: Item[Event]) -> str:
    """The same as the key of an entry of the words."""
    found = queries.disputes(graph, event)
    if not found:
        return ""
    whole = any(event.id in question.body.disputes for question in found)
    return "disputed.word" if whole else "disputed.part"


@once
def disputed_beside(graph: Graph, event: Item[Event]) -> str:
    """The disputed questions beside an event, by name: `Disputed: did it change the custom?`."""
    return disputed(graph.words, queries.neighbouring(graph, event))


def absent(graph: Graph, event: Item[Event]) -> str:
    """That an event did not happen, and how; empty if it did."""
    how = event.body.did_not_happen
    return graph.words.word(how) if how else ""


def disputed(say: Words, questions: Iterable[Item[Question]]) -> str:
    """Disputed questions by their short names; empty without any."""
    names = [named(question.body) for question in questions]
    return say.text("disputed.questions", questions=say.apart(names)) if names else ""


def named(question: Question) -> str:
    """A question in as few words as its record has for it."""
    return question.short or question.question


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
    key = "audit.read-copies" if numbers[IN_COPIES] else "audit.read"
    read = say.text(key, whole=numbers[WHOLE], part=numbers[IN_PART], copies=numbers[IN_COPIES])
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
