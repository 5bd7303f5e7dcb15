"""A word is explained once: no two terms have a form in common."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.model import Term
from builder.problems import Problem, error


def same_word_twice(graph: Graph) -> Iterator[Problem]:
    """Report each form of a term that another term has too."""
    explained: dict[str, str] = {}
    for term in graph.all(Term):
        forms = [(term.body.term, ("term",)), *_aliases(term.body)]
        for form, path in forms:
            if explained.setdefault(form, term.id) != term.id:
                message = f"`{form}` is already explained by `{explained[form]}`"
                yield error(
                    term.location(*path), "same-word-twice", message, "remove one of the two"
                )


def _aliases(term: Term) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    return ((alias, ("aliases", index)) for index, alias in enumerate(term.aliases))
