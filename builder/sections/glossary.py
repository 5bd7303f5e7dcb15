"""Terms → the words that are explained wherever they occur."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from builder.graph import Graph
from builder.model import Term
from builder.sections import links, phrases
from builder.vocabulary import LINKED

_WORD = re.compile(r"(\w+)")
_Forms = dict[tuple[str, ...], list[tuple[int, str, str]]]
"""Forms by their words and what is between these: their numbers, and the signs around them."""
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

    @cached_property
    def digest(self) -> str:
        """A hash of all words and what they mean."""
        return blake2b(repr(self.glosses).encode("utf-8", "surrogatepass")).hexdigest()

    def on(self, page: str) -> list[Gloss]:
        """The words of the glossary that occur on a page, in order; nothing counts in pictures."""
        parts = _WORD.split(_PICTURE.sub(" ", page))
        found: set[int] = set()
        for place in [at for at, part in enumerate(parts) if part in self._by_first_word]:
            for length, forms in self._by_first_word[parts[place]].items():
                for nth, before, after in forms.get(tuple(parts[place : place + length]), ()):
                    if nth not in found and _stands(before, after, parts, place, place + length):
                        found.add(nth)
        return [self.glosses[nth] for nth in sorted(found)]

    @cached_property
    def _by_first_word(self) -> dict[str, dict[int, _Forms]]:
        """Which forms begin with a word, by how many parts they have from there to the last word.

        Many may begin with the same word, as the names of ministries do; few lengths differ.
        """
        found: dict[str, dict[int, _Forms]] = {}
        for nth, gloss in enumerate(self.glosses):
            form = _WORD.split(gloss.form)
            if len(form) > 1:
                before, *words, after = form
                forms = found.setdefault(words[0], {}).setdefault(len(words), {})
                forms.setdefault(tuple(words), []).append((nth, before, after))
        return found


def _stands(before: str, after: str, parts: list[str], start: int, end: int) -> bool:
    """Whether signs stand before and after words, and no word goes on before or after them.

    The parts of a page are words, and before, between and after them whatever is none.
    """
    return (
        parts[start - 1].endswith(before)
        and parts[end].startswith(after)
        and not (before and before == parts[start - 1] and start > 1)
        and not (after and after == parts[end] and end < len(parts) - 1)
    )


def glossary(graph: Graph) -> Glossary:
    """Every form of every term that is explained everywhere, with its meaning, in plain text."""
    return Glossary(tuple(_glosses(graph)))


def _glosses(graph: Graph) -> Iterator[Gloss]:
    for term in graph.all(Term):
        if term.body.mark == LINKED:
            continue
        meaning = links.plain(graph, term.body.definition)
        forms = [
            form
            for name in (term.body.term, *term.body.aliases)
            for form in (name, phrases.capital(name))
        ]
        yield from (Gloss(form, meaning) for form in dict.fromkeys(forms))
