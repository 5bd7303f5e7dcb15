"""The sourcing audit's page: on what the whole rests, in words and numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.audit import Audit, audit, share
from builder.graph import Graph
from builder.pages.page import Page
from builder.sections import links, phrases
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.vocabulary import Basis
from builder.words import Words

THRESHOLDS = ("quotes_verified", "statements_named", "statements_located")


@dataclass(frozen=True)
class Row:
    """A line of a table: what is counted, how many, and what share that is or was asked for."""

    name: str
    link: Link | None
    number: str
    share: str
    origins: str = ""
    """From how many independent origins, where that is told."""


@dataclass(frozen=True)
class AuditPage(Page):
    """Counts and shares; no marks."""

    template: ClassVar[str] = "pages/audit.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "sources": "audit.sources",
        "origins": "audit.origins",
    }

    lead: str
    voices: tuple[Row, ...]
    bases: tuple[Row, ...]
    sides: tuple[Row, ...]
    sources: tuple[Row, ...]
    origins: tuple[Row, ...]
    independence: str
    quotes: str
    read: str
    dates: str
    thresholds: tuple[Row, ...]
    note: Prose | None
    """The editors' note."""
    licence: str
    corrections: str
    """The address of those who correct the explainer."""


def pages(edition: Edition) -> Iterable[Page]:
    """The one audit page."""
    graph = edition.graph
    found, say = audit(graph), graph.words
    explainer = graph.explainer
    bases = {str(basis): _basis(say, basis) for basis in found.by_basis}
    asked = explainer.quality.model_dump() if explainer and explainer.quality else {}
    yield AuditPage(
        path="audit/index.md",
        title=say.text("audit.title"),
        about=say.text("audit.about"),
        origin="",
        lead=say.text("audit.lead", n=found.statements),
        voices=tuple(_voice_rows(say, found)),
        bases=_rows(say, {str(basis): n for basis, n in found.by_basis.items()}, bases),
        sides=_side_rows(graph, found.by_side) if queries.sides(graph) else (),
        sources=_source_rows(graph, found.by_source),
        origins=_source_rows(graph, found.by_origin),
        independence=_independence(say, len(found.by_origin)),
        quotes=phrases.quotes_checked(say, found),
        read=phrases.sources_read(graph, found),
        dates=say.text("audit.of", number=found.dates_inferred, all=found.dated),
        thresholds=tuple(
            Row(
                say.text(f"threshold.{name}"),
                None,
                say.text("amount.percent", number=found.shares[name]),
                _asked(say, asked.get(name)),
            )
            for name in THRESHOLDS
        ),
        note=links.maybe(graph, explainer.note) if explainer else None,
        licence=(explainer and explainer.licence) or "",
        corrections=links.contact((explainer and explainer.corrections) or ""),
    )


def _basis(say: Words, basis: Basis) -> str:
    name, meaning = say.word(basis), say.meaning(basis)
    return say.text("audit.basis-row", basis=name, meaning=meaning) if meaning else name


def _voice_rows(say: Words, found: Audit) -> Iterator[Row]:
    """A row for each voice in which there is a statement."""
    for voice, number in found.by_voice.items():
        part = _share(say, number, found.statements)
        origins = say.number(found.voice_origins[voice])
        yield Row(say.text(f"voice.{voice}"), None, say.number(number), part, origins)


def _side_rows(graph: Graph, counts: Mapping[tuple[str, ...], int]) -> tuple[Row, ...]:
    """A row for each side, and for each that several sides speak of together."""
    names = {id_: side.name for id_, side in queries.sides(graph).items()}
    names[""] = phrases.others(graph)
    together = {
        graph.words.all_of(names.get(id_, id_) for id_ in ids): number
        for ids, number in counts.items()
    }
    return _rows(graph.words, together, {})


def _rows(say: Words, counts: Mapping[str, int], names: Mapping[str, str]) -> tuple[Row, ...]:
    whole = sum(counts.values())
    return tuple(
        Row(names.get(name, name), None, say.number(number), _share(say, number, whole))
        for name, number in counts.items()
    )


def _source_rows(graph: Graph, counts: Mapping[str, int]) -> tuple[Row, ...]:
    say, whole = graph.words, sum(counts.values())
    return tuple(
        Row("", links.to_source(graph, id_), say.number(number), _share(say, number, whole))
        for id_, number in counts.items()
    )


def _share(say: Words, part: int, whole: int) -> str:
    if not whole:
        return say.text("audit.none")
    return say.text("amount.percent", number=share(part, whole))


def _asked(say: Words, least: int | None) -> str:
    if least is None:
        return say.text("audit.none-asked")
    return say.text("audit.at-least", number=say.text("amount.percent", number=least))


def _independence(say: Words, number: int) -> str:
    return say.text("audit.independence", n=number) if number else say.text("audit.no-origin")
