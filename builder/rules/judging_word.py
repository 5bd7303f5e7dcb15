"""Judging words are used only in quotations, and in notes on who links a response to its cause."""

import re
from collections.abc import Iterator, Sequence

from builder.graph import Graph
from builder.model import Explainer, Kind, Response, Term
from builder.problems import Problem, warning
from builder.walk import voice
from builder.words.judging import BY_LANGUAGE, Judging

_NOT_OURS = re.compile('\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019|"[^"]*"|\\]\\([^)]*\\)')
"""Quotations and link targets."""


def judging_word(graph: Graph) -> Iterator[Problem]:
    """Report each judging word in our own voice."""
    words = judged(graph)
    if not words:
        return
    pattern = re.compile(
        "|".join(rf"(?P<w{n}>\b(?:{word.forms})\b)" for n, word in enumerate(words)), re.IGNORECASE
    )
    for name in sorted(graph.items):
        item = graph.items[name]
        if isinstance(item.body, Term):
            continue
        for part, path, text in voice(item.body):
            if isinstance(part, Response):
                continue
            for found in pattern.finditer(_ours(item.body, text)):
                nth = len(re.findall(re.escape(found[0]), text[: found.start()]))
                location = item.record.find(path, found[0], nth)
                instead = words[int((found.lastgroup or "w0")[1:])].instead
                hint = (
                    f"write {instead}; if somebody said the word, put it in quotation marks; "
                    "if it passes no judgement here, say why in `allow_words`"
                )
                yield warning(location, "judging-word", f"`{found[0]}` passes judgement", hint)


def judged(graph: Graph) -> Sequence[Judging]:
    """The judging words of the site's language, as the explainer has changed the list."""
    own = graph.explainer.words if graph.explainer else None
    general = BY_LANGUAGE.get(graph.words.code, ())
    if own is None:
        return general
    neutral = {word.casefold() for word in own.neutral}
    added = (Judging(one.word, _forms(one.word), one.instead) for one in own.judging)
    return (*(word for word in general if word.name not in neutral), *added)


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
