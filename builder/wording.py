"""Words to avoid → where they stand in our own voice."""

import re
from collections.abc import Iterator, Sequence

from builder.graph import Graph
from builder.model import AvoidedWord, Explainer, Kind, Response, Term
from builder.problems import FilePosition
from builder.walk import voice
from builder.words.judging import Avoided

_NOT_OURS = re.compile('\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019|"[^"]*"|\\]\\([^)]*\\)')
"""Quotations and link targets."""


def avoided(words: Sequence[AvoidedWord]) -> Sequence[Avoided]:
    """Words to avoid as an explainer writes them."""
    return [Avoided(one.word, _forms(one.word), one.instead) for one in words]


def places(graph: Graph, words: Sequence[Avoided]) -> Iterator[tuple[FilePosition, str, Avoided]]:
    """Each place where one of the words stands in our own voice, as it is written there.

    What a record allows is left out, and so are quotations, and notes on who links two events.
    """
    if not words:
        return
    forms = "|".join(rf"(?P<w{n}>(?:{word.forms})\b)" for n, word in enumerate(words))
    pattern = re.compile(rf"\b(?:{forms})", re.IGNORECASE)  # tried only where a word begins
    for name in sorted(graph.items):
        item = graph.items[name]
        if isinstance(item.body, Term):
            continue
        for part, path, text in voice(item.body):
            if isinstance(part, Response) or not pattern.search(text):
                continue
            for found in pattern.finditer(_ours(item.body, text)):
                nth = len(re.findall(re.escape(found[0]), text[: found.start()]))
                location = item.record.find(path, found[0], nth)
                yield location, found[0], words[int((found.lastgroup or "w0")[1:])]


def _forms(word: str) -> str:
    """The pattern of a word as an explainer writes it: `*` at the end is any ending."""
    stem = r"\s+".join(map(re.escape, word.removesuffix("*").split()))
    return stem + r"\w*" * word.endswith("*")


def _ours(body: object, text: str) -> str:
    """A text without what is not our voice, and what the record allows, each as long as it was."""
    allowed = (
        [_forms(one.word) for one in body.allow_words]
        if isinstance(body, (Kind, Explainer))
        else []
    )
    for other in [_NOT_OURS, *(re.compile(rf"\b{one}\b", re.IGNORECASE) for one in allowed)]:
        text = other.sub(lambda found: " " * len(found[0]), text)
    return text
