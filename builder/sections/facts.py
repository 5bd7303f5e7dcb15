"""Fields that show themselves: a record → its plain facts, by their declaration in the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from builder.dates import Date
from builder.fields import Clock
from builder.graph import Graph
from builder.marks import LanguageCode, Markdown, Ref, Shown
from builder.model import Part
from builder.sections import links, phrases
from builder.vocabulary import Word
from builder.walk import Field, fields_of


@dataclass(frozen=True)
class Fact:
    """A field's name, what readers call it, and its values in words; all plain text."""

    name: str
    label: str
    values: tuple[str, ...]


def facts(graph: Graph, body: Part, *where: str) -> tuple[Fact, ...]:
    """The facts of a record that are shown in some places, or with no place named, all of them."""
    return tuple(_facts(graph, body, where))


def _facts(graph: Graph, body: Part, where: tuple[str, ...]) -> Iterator[Fact]:
    for field in fields_of(type(body)):
        shown = next((mark for mark in field.marks if isinstance(mark, Shown)), None)
        value = getattr(body, field.attribute)
        if shown and value not in (None, ()) and (not where or shown.where in where):
            name = phrases.capital(field.name.replace("_", " "))
            label = graph.words.value("field", field.name, name)
            values = value if isinstance(value, tuple) else (value,)
            yield Fact(field.name, label, tuple(_words(graph, field, value) for value in values))


def _words(graph: Graph, field: Field, value: Any) -> str:  # noqa: ANN401 - a value of any field
    """A value as readers see it."""
    match value:
        case Date():
            return graph.words.date(value)
        case Clock():
            return graph.words.clock(value)
        case int() | Decimal():
            return graph.words.number(Decimal(value))
        case Word():
            return graph.words.word(value)
        case str():
            return _text(graph, field, value)
    raise TypeError(field.name)


def _text(graph: Graph, field: Field, value: str) -> str:
    for mark in field.marks:
        if isinstance(mark, Ref):
            return links.name(graph.words, graph.items[mark.kind, value].body)
        if isinstance(mark, LanguageCode):
            return graph.words.language(value)
        if isinstance(mark, Markdown):
            return links.plain(graph, value)
    return value.replace("\n", " ")
