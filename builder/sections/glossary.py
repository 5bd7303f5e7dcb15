"""Terms → the words that are explained wherever they occur."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.graph import Graph
from builder.model import Term
from builder.sections import links, phrases

_WORD = re.compile(r"\w+")
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Gloss:
    """A word a reader may not know, in one of its forms, and what it means; both plain text."""

    form: str
    meaning: str


@dataclass(frozen=True)
class Glossary:
    """The words that are explained wherever they occur."""

    glosses: Sequence[Gloss] = ()

    def on(self, page: str) -> list[Gloss]:
        """The words of the glossary that occur on a page, in order; nothing counts in pictures."""
        page = _PICTURE.sub(" ", page)
        found: set[int] = set()
        for word in _WORD.finditer(page):
            for nth, start in self._by_first_word.get(word[0], ()):
                if nth not in found and _occurs(self.glosses[nth].form, page, word.start() - start):
                    found.add(nth)
        return [self.glosses[nth] for nth in sorted(found)]

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[int, int]]]:
        """Which forms begin with a word, and how far in it starts: a form may begin with a sign."""
        found: dict[str, list[tuple[int, int]]] = {}
        for nth, gloss in enumerate(self.glosses):
            if word := _WORD.search(gloss.form):
                found.setdefault(word[0], []).append((nth, word.start()))
        return found


def _occurs(form: str, page: str, at: int) -> bool:
    """Whether a form stands at a place on a page, and no word goes on before or after it."""
    if at < 0 or not page.startswith(form, at):
        return False
    end = at + len(form)
    return not (_WORD.match(page[at - 1 : at]) or _WORD.match(page[end : end + 1]))


def glossary(graph: Graph) -> Glossary:
    """Every form of every term with its meaning, in plain text."""
    return Glossary(tuple(_glosses(graph)))


def _glosses(graph: Graph) -> Iterator[Gloss]:
    for term in graph.all(Term):
        meaning = links.plain(graph, term.body.definition)
        forms = [
            form
            for name in (term.body.term, *term.body.aliases)
            for form in (name, phrases.capital(name))
        ]
        yield from (Gloss(form, meaning) for form in dict.fromkeys(forms))
