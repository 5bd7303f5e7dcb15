"""A graph → how well it is sourced: counts and shares, never a score of truth."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.graph import Graph
from builder.model import Actor, Attributed, Expectation, Quote, Source
from builder.verify import fingerprint
from builder.vocabulary import READINGS, Basis
from builder.walk import blocks


@dataclass(frozen=True)
class Audit:
    """The result of the sourcing audit. A statement is anything that is attributed to somebody."""

    statements: int
    by_basis: Mapping[Basis, int]
    by_side: Mapping[str, int]
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
    origins: Counter[str] = Counter()
    for id_, number in sources.items():
        origins[origin(graph, id_)] += number
    quotes = graph.all(Quote)
    verified = sum(is_verified(graph, quote.body) for quote in quotes)
    compared = sum(is_compared(graph, quote.body) for quote in quotes)
    read = Counter(source.body.read for source in graph.all(Source))
    inferred, dated = _dates(graph)
    return Audit(
        len(statements),
        {word: basis[word] for word in sorted(basis, key=lambda word: (word.rank, word))},
        dict(Counter(_side(graph, by.according_to) for by in statements).most_common()),
        dict(sources.most_common()),
        dict(origins.most_common()),
        len(quotes),
        verified,
        compared,
        inferred,
        dated,
        {word: read[word] for word in READINGS},
        {
            "quotes_verified": _share(verified, len(quotes) - compared),
            **_shares(graph, statements),
        },
    )


def _shares(graph: Graph, statements: Sequence[Attributed | Expectation]) -> Mapping[str, int]:
    """The shares of statements by somebody named, and of statements with a locator."""
    actors = [graph.get(Actor, statement.according_to).body for statement in statements]
    named = sum(not actor.type.unnamed for actor in actors)
    located = sum(statement.locator is not None for statement in statements)
    return {
        "statements_named": _share(named, len(statements)),
        "statements_located": _share(located, len(statements)),
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


def _side(graph: Graph, actor: str) -> str:
    """The side of a claimant; for unnamed sources, the side of the body they belong to."""
    body = graph.get(Actor, actor).body
    if body.side is None and body.unnamed and body.unnamed.whose:
        body = graph.get(Actor, body.unnamed.whose).body
    return body.side or ""


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
                if field.endswith("_inferred"):
                    dated += getattr(block, field.removesuffix("_inferred")) is not None
                    inferred += getattr(block, field) is not None
    return inferred, dated


def _share(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
