"""Judging words are used only in quotations, and in notes on who links a response to its cause."""

import re
from collections.abc import Iterator, Mapping

from builder.graph import Graph
from builder.model import Response, Term
from builder.problems import Problem, warning
from builder.walk import voice

INSTEAD: Mapping[str, str] = {
    r"admit(?:s|ted|ting)?": "said",
    r"claim(?:ed|ing)": "said",
    r"allege(?:s|d|dly)?": "said",
    r"regimes?": "government",
    r"retaliat\w*": "answer, and link it as a response",
    r"terroris\w+": "the name of the group or the act",
    r"heroic\w*|brutal\w*|barbaric\w*|cowardly": "what happened",
    r"unprovoked|provocation\w*": "what happened before",
    r"refus(?:es|ed) to acknowledge": "did not comment",
}
"""Judging words, as patterns, and what to write instead."""

_GROUPS = (rf"(?P<w{n}>\b(?:{pattern})\b)" for n, pattern in enumerate(INSTEAD))
_WORD = re.compile("|".join(_GROUPS), re.IGNORECASE)
_NOT_OURS = re.compile('\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019|"[^"]*"|\\]\\([^)]*\\)')
"""Quotations and link targets."""


def judging_word(graph: Graph) -> Iterator[Problem]:
    """Report each judging word in our own voice."""
    for name in sorted(graph.items):
        item = graph.items[name]
        if isinstance(item.body, Term):
            continue
        for part, path, text in voice(item.body):
            if isinstance(part, Response):
                continue
            ours = _NOT_OURS.sub(lambda other: " " * len(other[0]), text)
            for found in _WORD.finditer(ours):
                nth = len(re.findall(re.escape(found[0]), text[: found.start()]))
                location = item.record.find(path, found[0], nth)
                instead = list(INSTEAD.values())[int((found.lastgroup or "w0")[1:])]
                hint = f"write {instead}; if somebody said the word, put it in quotation marks"
                yield warning(location, "judging-word", f"`{found[0]}` passes judgement", hint)
