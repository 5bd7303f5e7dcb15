"""A graph and texts of its sources → what became of each quote, and what was copied.

A quote must stand in the text of its source exactly once, or in the paragraph its locator names.
Before comparing, only white space and the shapes of quotation marks, apostrophes and dashes are
made the same: a sentence and its negation are 99 % alike, so nothing is ever matched nearly. The
nearest passage is named as a hint, never as a match.
"""

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from builder.edit import edit
from builder.link import Graph, prose
from builder.model import Quote, Source
from builder.parse import Item
from builder.problems import Problem, error, shown

State = Literal["verified", "not in the text", "text not available"]
STATES: tuple[State, ...] = get_args(State)

COPIED = 10
"""So many words in a row from a source are a copy, not our own sentence."""

_ALIKE = {
    ord(char): to
    for to, chars in {
        '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
        "'": "\u2018\u2019\u201a\u201b\u02bc\u2032",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    }.items()
    for char in chars
}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PARAGRAPH = re.compile(r"paragraph (\d+)")


@dataclass(frozen=True)
class Finding:
    """What became of one quote."""

    quote: Item[Quote]
    state: State
    nearest: str = ""


def normalised(text: str) -> str:
    """The text with one shape of quotation mark, apostrophe, dash and white space."""
    return " ".join(text.translate(_ALIKE).split())


def digest(text: str) -> str:
    """SHA-256 of a source's normalised text, paragraph by paragraph."""
    return hashlib.sha256("\n".join(paragraphs(text)).encode()).hexdigest()


def seal(quote: Quote, source: Source) -> str:
    """SHA-256 over a quote, its locator and its source's text: changes when one of them does."""
    parts = [normalised(quote.text), quote.locator or "", source.sha256 or ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """The text's lines that hold words, normalised."""
    lines = (normalised(line) for line in text.splitlines())
    return [line for line in lines if line]


def verify(graph: Graph, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Hold every quote against the text of its source; `texts` are given by source id."""
    for quote in graph.all(Quote):
        text = texts.get(quote.body.source)
        if text is None:
            yield Finding(quote, "text not available")
            continue
        title = graph.get(Source, quote.body.source).body.title
        lines = _body(paragraphs(text), title)
        if _stands(quote.body, lines):
            yield Finding(quote, "verified")
        else:
            yield Finding(quote, "not in the text", _nearest(quote.body.text, lines))


def _body(lines: list[str], title: str) -> list[str]:
    """The paragraphs without the headline, which is not counted by locators."""
    return lines[1:] if lines and lines[0] == normalised(title) else lines


def _stands(quote: Quote, lines: list[str]) -> bool:
    words = normalised(quote.text)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = [number for number, line in enumerate(lines, 1) for _ in pattern.finditer(line)]
    located = _PARAGRAPH.fullmatch(quote.locator or "")
    if located:
        return int(located[1]) in found
    return len(found) == 1


def _nearest(text: str, lines: list[str]) -> str:
    """The sentence of the text that looks most like the quote."""
    sentences = [one for line in lines for one in re.split(r'(?<=[.!?]) |(?<=[.!?]") ', line)]
    near = difflib.get_close_matches(normalised(text), sentences, n=1, cutoff=0.0)
    return near[0] if near else ""


def changed(graph: Graph, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Report each source whose text is not the one its quotes were checked against before."""
    for source in graph.all(Source):
        before = source.body.sha256
        if source.id in texts and before and digest(texts[source.id]) != before:
            message = f"the text of `{source.id}` is not the one its digest was made of"
            hint = "if the new text is right, run `explainer verify --write`"
            yield error(source.place("sha256"), "changed-text", message, hint)


def mismatches(findings: list[Finding]) -> Iterator[Problem]:
    """The problem of each quote that does not stand in its text."""
    for finding in findings:
        if finding.state == "not in the text":
            place = finding.quote.place("text")
            message = f"the quote does not stand word for word in {finding.quote.body.source}"
            hint = f"the nearest passage, which is not it: {shown(finding.nearest)}"
            yield error(place, "quote-not-in-text", message, hint)


def noted(
    graph: Graph, findings: list[Finding], texts: Mapping[str, str], today: str
) -> Mapping[str, str]:
    """The records' texts with what was found: the sources' digests, the quotes' checks."""
    written = {}
    bodies = {source.id: source.body for source in graph.all(Source)}
    for source in graph.all(Source):
        new = digest(texts[source.id]) if source.id in texts else source.body.sha256
        if new and new != source.body.sha256:
            bodies[source.id] = source.body.model_copy(update={"sha256": new})
            written[source.record.path] = edit(source.record, {"sha256": f"sha256: {new}"})
    for quote in (finding.quote for finding in findings if finding.state == "verified"):
        new = seal(quote.body, bodies[quote.body.source])
        if quote.body.checked is None or quote.body.checked.seal != new:
            lines = f"checked:\n  date: {today}\n  seal: {new}"
            written[quote.record.path] = edit(quote.record, {"checked": lines})
    return written


def copies(graph: Graph, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Report sentences of ours that take ten or more words in a row from a source's text."""
    taken: dict[tuple[str, ...], str] = {}
    for id_, text in texts.items():
        for line in paragraphs(text):
            for run in _runs(_words(line)):
                taken.setdefault(run, id_)
    for name in sorted(graph.items):
        item = graph.items[name]
        for path, text in prose(item.body):
            ours = _words(_QUOTED.sub(" · ", text))
            for words in _runs(ours):
                if words in taken:
                    message = f"{COPIED} words in a row stand in {taken[words]}: {' '.join(words)}"
                    hint = "say it in our own words, or quote it"
                    yield error(item.place(*path), "long-copy", message, hint)
                    break  # one fault, however long the copy


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+|·", normalised(text).casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - COPIED + 1):
        yield tuple(words[start : start + COPIED])
