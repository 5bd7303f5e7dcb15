"""Terms → the words that are explained wherever they occur."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Term
from builder.sections import phrases, pieces
from builder.sections.pieces import Gloss


def glossary(graph: Graph) -> Iterator[Gloss]:
    """Every form of every term with its meaning, in plain text."""
    for term in graph.all(Term):
        meaning = pieces.plain(graph, term.body.definition)
        forms = [
            form
            for name in (term.body.term, *term.body.aliases)
            for form in (name, phrases.capital(name))
        ]
        yield from (Gloss(form, meaning) for form in dict.fromkeys(forms))
