"""A graph → how well it is sourced: counts and shares, never a score of truth."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.graph import Graph
from builder.model import Actor, Attributed, Expectation, Quote, Source
from builder.verify import fingerprint
from builder.walk import blocks


@dataclass(frozen=True)
class Audit:
    """What the sourcing audit says. A statement is anything with somebody it is attributed to."""

    statements: int
    by_basis: Mapping[str, int]
    by_side: Mapping[str, int]
    by_source: Mapping[str, int]
    by_origin: Mapping[str, int]
    """By independent origin: a source derived from another counts as that other."""
    quotes: int
    quotes_verified: int
    dates_inferred: int
    dated: int
    shares: Mapping[str, int]
    """Whole per cents, rounded down, by the names of the thresholds in `quality`."""


def audit(graph: Graph) -> Audit:
    """Count what every statement, quote and date rests on."""
    said = list(_statements(graph))
    basis = Counter(one.basis for one in said)
    sources = Counter(one.source for one in said)
    origins: Counter[str] = Counter()
    for id_, number in sources.items():
        origins[_origin(graph, id_)] += number
    quotes = graph.all(Quote)
    verified = sum(1 for quote in quotes if is_verified(graph, quote.body))
    unnamed = sum(graph.get(Actor, one.according_to).body.type.unnamed for one in said)
    located = sum(one.locator is not None for one in said)
    inferred, dated = _dates(graph)
    return Audit(
        len(said),
        {str(one): basis[one] for one in sorted(basis, key=lambda one: (one.rank, one))},
        dict(Counter(_side(graph, one.according_to) for one in said).most_common()),
        dict(sources.most_common()),
        dict(origins.most_common()),
        len(quotes),
        verified,
        inferred,
        dated,
        {
            "quotes_verified": _share(verified, len(quotes)),
            "statements_named": _share(len(said) - unnamed, len(said)),
            "statements_located": _share(located, len(said)),
        },
    )


def is_verified(graph: Graph, quote: Quote) -> bool:
    """Whether the quote was checked against its source's text, and neither has changed since."""
    source = graph.get(Source, quote.source).body
    return quote.checked is not None and quote.checked.seal == fingerprint(quote, source)


def _statements(graph: Graph) -> Iterator[Attributed | Expectation]:
    for name in sorted(graph.items):
        for part, _ in blocks(graph.items[name].body):
            if isinstance(part, (Attributed, Expectation)):
                yield part


def _side(graph: Graph, actor: str) -> str:
    """The side of a claimant; of unnamed sources, that of those they belong to."""
    body = graph.get(Actor, actor).body
    if body.side is None and body.unnamed and body.unnamed.whose:
        body = graph.get(Actor, body.unnamed.whose).body
    return body.side or ""


def _origin(graph: Graph, source: str) -> str:
    """The source that a source goes back to; of sources that copy each other, the one met first."""
    met = {source}
    while (above := graph.get(Source, source).body.derived_from) and above not in met:
        met.add(above)
        source = above
    return source


def _dates(graph: Graph) -> tuple[int, int]:
    """How many dates are worked out, of all that records say of: `date_inferred` and its like."""
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
