"""The sourcing audit's page: on what the whole rests, in words and numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder import queries
from builder.audit import audit
from builder.graph import Graph
from builder.pages.page import Page
from builder.sections import pieces
from builder.sections.edition import Edition
from builder.sections.pieces import Link
from builder.words.bases import MEANING

THRESHOLDS = {
    "quotes_verified": "Quotes checked against the published text",
    "statements_named": "Statements attributed to somebody who is named",
    "statements_located": "Statements that say where in the source they stand",
}


@dataclass(frozen=True)
class Row:
    """A line of a table: what is counted, how many, and what share that is or was asked for."""

    name: str
    link: Link | None
    number: str
    share: str


@dataclass(frozen=True)
class AuditPage(Page):
    """Counts and shares; no marks."""

    template: ClassVar[str] = "pages/audit.md.j2"

    statements: str
    bases: tuple[Row, ...]
    sides: tuple[Row, ...]
    sources: tuple[Row, ...]
    origins: tuple[Row, ...]
    independence: str
    quotes: str
    dates: str
    thresholds: tuple[Row, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """The one audit page."""
    graph = edition.graph
    found = audit(graph)
    explainer = graph.explainer
    sides = {id_: side.name for id_, side in queries.sides(graph).items()}
    # Only our own words get a printer's apostrophe: a name stands as it was written.
    bases = {name: f"{name}: {why}".replace("'", "’") for name, why in MEANING.items()}
    asked = explainer.quality.model_dump() if explainer and explainer.quality else {}
    yield AuditPage(
        path="audit/index.md",
        title="Sourcing audit",
        about="On what this explainer rests: who says so, on what basis, and what was checked.",
        origin="",
        statements=f"{found.statements:,}",
        bases=_rows(found.by_basis, bases),
        sides=_rows(found.by_side, {**sides, "": "Outlets, analysts and others without a side"}),
        sources=_source_rows(graph, found.by_source),
        origins=_source_rows(graph, found.by_origin),
        independence=_independence(len(found.by_origin)),
        quotes=f"{found.quotes_verified} of {found.quotes}",
        dates=f"{found.dates_inferred} of {found.dated}",
        thresholds=tuple(
            Row(words, None, f"{found.shares[name]}\u00a0%", _asked(asked.get(name)))
            for name, words in THRESHOLDS.items()
        ),
    )


def _rows(counts: Mapping[str, int], names: Mapping[str, str]) -> tuple[Row, ...]:
    whole = sum(counts.values())
    return tuple(
        Row(names.get(name, name), None, f"{number:,}", _share(number, whole))
        for name, number in counts.items()
    )


def _source_rows(graph: Graph, counts: Mapping[str, int]) -> tuple[Row, ...]:
    whole = sum(counts.values())
    return tuple(
        Row("", pieces.to_source(graph, id_), f"{number:,}", _share(number, whole))
        for id_, number in counts.items()
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}\u00a0%" if whole else "–"


def _asked(least: int | None) -> str:
    return "none asked" if least is None else f"at least {least}\u00a0%"


def _independence(number: int) -> str:
    if number == 0:
        return "There is no source yet."
    if number == 1:
        return (
            "All of it goes back to one origin: no second, independent report has been added yet."
        )
    return f"It goes back to {number} independent origins. A copy of a report is no origin."
