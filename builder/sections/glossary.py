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
        """The words of the glossary that occur on a page, in order."""
        # Nothing is explained in pictures. Of the rest, few forms occur on a page, and those whose
        # first word does not are never looked for.
        page = _PICTURE.sub(" ", page)
        first = self._by_first_word.keys() & set(_WORD.findall(page))
        near = sorted(nth for word in first for nth in self._by_first_word[word])
        return [self.glosses[nth] for nth in near if _occurs(self.glosses[nth].form, page)]

    @cached_property
    def _by_first_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for nth, gloss in enumerate(self.glosses):
            if word := _WORD.search(gloss.form):
                found.setdefault(word[0], []).append(nth)
        return found


def _occurs(form: str, page: str) -> bool:
    """Whether a form stands on a page as a word or as several."""
    at = page.find(form)
    while at >= 0:
        before, after = page[at - 1 : at], page[at + len(form) : at + len(form) + 1]
        if not (_WORD.match(before) or _WORD.match(after)):
            return True
        at = page.find(form, at + 1)
    return False


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
