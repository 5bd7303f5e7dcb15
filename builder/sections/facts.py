"""Fields that show themselves: a record → its plain facts, by their declaration in the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from builder.dates import Date
from builder.fields import Clock, Markdown, Ref, Shown
from builder.graph import Graph
from builder.model import Part
from builder.sections import pieces
from builder.walk import Field, fields_of
from builder.words import phrases


@dataclass(frozen=True)
class Fact:
    """A field's name, what readers call it, and its value in words; all plain text."""

    name: str
    label: str
    value: str


def facts(graph: Graph, body: Part, *where: str) -> tuple[Fact, ...]:
    """The facts of a record that are shown in some places, or with no place named, all of them."""
    return tuple(_facts(graph, body, where))


def _facts(graph: Graph, body: Part, where: tuple[str, ...]) -> Iterator[Fact]:
    for field in fields_of(type(body)):
        shown = next((mark for mark in field.marks if isinstance(mark, Shown)), None)
        value = getattr(body, field.attribute)
        if shown and value not in (None, ()) and (not where or shown.where in where):
            label = phrases.capital(field.name.replace("_", " "))
            yield Fact(field.name, label, _words(graph, field, value))


def _words(graph: Graph, field: Field, value: Any) -> str:  # noqa: ANN401 - any field's value
    """A value as readers see it."""
    match value:
        case tuple():
            return ", ".join(_words(graph, field, one) for one in value)
        case Date():
            return value.words()
        case Clock():
            return f"{value.time:%H:%M} {value.city}"
        case int() | Decimal():
            return phrases.digits(Decimal(value))
        case str():
            return _text(graph, field, value)
    raise TypeError(field.name)


def _text(graph: Graph, field: Field, value: str) -> str:
    for mark in field.marks:
        if isinstance(mark, Ref):
            return pieces.name(graph.items[mark.kind, value].body)
        if isinstance(mark, Markdown):
            return pieces.plain(graph, value)
    return value.replace("\n", " ")
