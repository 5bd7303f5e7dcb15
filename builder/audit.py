"""A graph → how well it is sourced: counts and shares, never a score of truth."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.graph import Graph
from builder.model import Actor, Attributed, Expectation, Quote, Source
from builder.verify import fingerprint
from builder.vocabulary import BODY, NAMED, READINGS, UNNAMED, VOICES, Basis
from builder.walk import blocks

NO_DATES = {"place_inferred", "side_inferred"}
"""Fields that say how something else than a date was inferred."""


@dataclass(frozen=True)
class Audit:
    """The result of the sourcing audit. A statement is anything that is attributed to somebody."""

    statements: int
    by_voice: Mapping[str, int]
    """By how they reach readers: those of `VOICES` that there are, in order."""
    voice_origins: Mapping[str, int]
    """From how many independent origins the statements of each voice come."""
    by_basis: Mapping[Basis, int]
    by_side: Mapping[tuple[str, ...], int]
    """By the sides of those who make a statement together, each once, in the story's order."""
    by_source: Mapping[str, int]
    by_origin: Mapping[str, int]
    """By independent origin: a source derived from another one counts as that one."""
    quotes: int
    quotes_verified: int
    quotes_compared: int
    """Not verified, but the same in published copies, where the source's text is not held."""
    dates_inferred: int
    dated: int
    sources_read: Mapping[str, int]
    """How many sources say that they were read whole, and how many in part."""
    shares: Mapping[str, int]
    """Whole per cent, rounded down, by the names of the thresholds in `quality`."""


def audit(graph: Graph) -> Audit:
    """Count what every statement, quote and date rests on."""
    statements = list(stated(graph))
    basis = Counter(statement.basis for statement in statements)
    sources = Counter(statement.source for statement in statements)
    origins = Counter(origin_of(graph, statement) for statement in statements)
    voices = _by_voice(graph, statements)
    quotes = graph.all(Quote)
    verified = sum(is_verified(graph, quote.body) for quote in quotes)
    compared = sum(is_compared(graph, quote.body) for quote in quotes)
    read = Counter(source.body.read for source in graph.all(Source))
    inferred, dated = _dates(graph)
    return Audit(
        len(statements),
        {voice: len(found) for voice, found in voices.items()},
        {voice: len(set(found)) for voice, found in voices.items()},
        {word: basis[word] for word in sorted(basis, key=lambda word: (word.rank, word))},
        dict(Counter(_sides(graph, statement) for statement in statements).most_common()),
        dict(sources.most_common()),
        dict(origins.most_common()),
        len(quotes),
        verified,
        compared,
        inferred,
        dated,
        {word: read[word] for word in READINGS},
        {
            "quotes_verified": share(verified, len(quotes) - compared),
            **_shares(graph, statements),
        },
    )


def _shares(graph: Graph, statements: Sequence[Attributed | Expectation]) -> Mapping[str, int]:
    """The shares of statements by named people on the record, and of those with a locator."""
    named = sum(_voice(graph, statement) == NAMED for statement in statements)
    located = sum(statement.locator is not None for statement in statements)
    return {
        "statements_named": share(named, len(statements)),
        "statements_located": share(located, len(statements)),
    }


def is_verified(graph: Graph, quote: Quote) -> bool:
    """Whether a quote was checked against its source's text, and neither has changed since."""
    source = graph.get(Source, quote.source).body
    return quote.checked is not None and quote.checked.seal == fingerprint(quote, source)


def is_compared(graph: Graph, quote: Quote) -> bool:
    """Whether all that is known of a quote's wording is that published copies agree."""
    return quote.compared is not None and graph.get(Source, quote.source).body.sha256 is None


def stated(graph: Graph) -> Iterator[Attributed | Expectation]:
    """All statements: whatever is attributed to somebody."""
    for name in sorted(graph.items):
        for part, _ in blocks(graph.items[name].body):
            if isinstance(part, (Attributed, Expectation)):
                yield part


def _by_voice(
    graph: Graph, statements: Iterable[Attributed | Expectation]
) -> Mapping[str, Sequence[str]]:
    """The origin of each statement, by the voice in which it is made."""
    found: dict[str, list[str]] = {voice: [] for voice in VOICES}
    for statement in statements:
        found[_voice(graph, statement)].append(origin_of(graph, statement))
    return {voice: origins for voice, origins in found.items() if origins}


def _voice(graph: Graph, statement: Attributed | Expectation) -> str:
    """Which of `VOICES` a statement is made in.

    Of several who make it together, one without a name leaves it without one; else one person who
    is named speaks by name for all.
    """
    types = [graph.get(Actor, id_).body.type for id_ in statement.according_to]
    if statement.basis.voice:
        return statement.basis.voice
    if any(type_.unnamed for type_ in types):
        return UNNAMED
    return NAMED if any(type_.person for type_ in types) else BODY


def _sides(graph: Graph, statement: Attributed | Expectation) -> tuple[str, ...]:
    """The sides of those who make a statement, each once, in the order of the story."""
    listed = [side.id for side in graph.explainer.sides] if graph.explainer else []
    order = {id_: place for place, id_ in enumerate([*listed, ""])}
    found = {_side(graph, id_) for id_ in statement.according_to}
    return tuple(sorted(found, key=lambda id_: (order.get(id_, len(order)), id_)))


def _side(graph: Graph, actor: str) -> str:
    """A claimant’s side, or none; that of unnamed sources is that of the body they belong to."""
    body = graph.get(Actor, actor).body
    if body.side is None and body.unnamed and body.unnamed.whose:
        body = graph.get(Actor, body.unnamed.whose).body
    return body.side or ""


def origin_of(graph: Graph, said: Attributed | Expectation | Quote) -> str:
    """The origin of a statement or a quote: that of the record of what its source reports."""
    occasion = said.said_in if isinstance(said, Attributed) else None
    return origin(graph, occasion or said.source)


def origin(graph: Graph, source: str) -> str:
    """The source that a source ultimately derives from; a cycle ends where it would close."""
    seen = {source}
    while (parent := graph.get(Source, source).body.derived_from) and parent not in seen:
        seen.add(parent)
        source = parent
    return source


def _dates(graph: Graph) -> tuple[int, int]:
    """How many dates are inferred, and how many could say so (`date_inferred` and the like)."""
    inferred = dated = 0
    for item in graph.items.values():
        for block, _ in blocks(item.body):
            for field in type(block).model_fields:
                if field.endswith("_inferred") and field not in NO_DATES:
                    dated += getattr(block, field.removesuffix("_inferred")) is not None
                    inferred += getattr(block, field) is not None
    return inferred, dated


def share(part: int, whole: int) -> int:
    """A share in per cent; 100 only where it is all, and 0 only where it is nothing."""
    if not part < whole:
        return 100
    return min(max(round(100 * part / whole), 1), 99) if part else 0
