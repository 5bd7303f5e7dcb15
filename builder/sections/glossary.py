"""Terms → the words that are explained wherever they occur."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.graph import Graph
from builder.model import Term
from builder.sections import links, phrases


@dataclass(frozen=True)
class Gloss:
    """A word a reader may not know, in one of its forms, and what it means; both plain text."""

    form: str
    meaning: str


def glossary(graph: Graph) -> Iterator[Gloss]:
    """Every form of every term with its meaning, in plain text."""
    for term in graph.all(Term):
        meaning = links.plain(graph, term.body.definition)
        forms = [
            form
            for name in (term.body.term, *term.body.aliases)
            for form in (name, phrases.capital(name))
        ]
        yield from (Gloss(form, meaning) for form in dict.fromkeys(forms))
