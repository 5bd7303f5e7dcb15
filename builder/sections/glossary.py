"""Terms → the words that are explained wherever they occur."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.graph import Graph
from builder.model import Term
from builder.sections import links, phrases

_WORD = re.compile(r"(\w+)")
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
        parts = _WORD.split(_PICTURE.sub(" ", page))
        found: set[int] = set()
        for place in [at for at, part in enumerate(parts) if part in self._by_first_word]:
            for nth, form in self._by_first_word[parts[place]]:
                if nth not in found and _stands(form, parts, place):
                    found.add(nth)
        return [self.glosses[nth] for nth in sorted(found)]

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[int, list[str]]]]:
        """Which forms begin with a word, each in parts; a sign may stand before the word."""
        found: dict[str, list[tuple[int, list[str]]]] = {}
        for nth, gloss in enumerate(self.glosses):
            form = _WORD.split(gloss.form)
            if len(form) > 1:
                found.setdefault(form[1], []).append((nth, form))
        return found


def _stands(form: list[str], parts: list[str], place: int) -> bool:
    """Whether a form stands where its first word does, and no word goes on before or after it.

    Both are in parts: words, and before, between and after them whatever is none.
    """
    before, *words, after = form
    end = place + len(words)
    return (
        parts[place:end] == words
        and parts[place - 1].endswith(before)
        and parts[end].startswith(after)
        and not (before and before == parts[place - 1] and place > 1)
        and not (after and after == parts[end] and end < len(parts) - 1)
    )


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
