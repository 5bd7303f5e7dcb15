"""A graph and the texts of its sources → a check of each quote, and passages copied from sources.

A quote must occur exactly once in the text of its source, or in the paragraph that its locator
names. Before comparing, only white space and the shapes of quotation marks, apostrophes and dashes
are normalised: a sentence and its negation are 99 % alike, so there is no fuzzy matching. The
closest passage is given as a hint, never as a match.
"""

import difflib
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Literal, get_args

from builder.edit import edit
from builder.graph import Graph
from builder.model import Quote, Source
from builder.parse import Item
from builder.problems import Problem, error, shown
from builder.prose import plain
from builder.walk import voice

State = Literal["verified", "not in the text", "text not available"]
STATES: tuple[State, ...] = get_args(State)

COPIED = 10
"""This many words in a row from a source make a sentence a copy, not our own."""

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
_SENTENCE_END = re.compile(r'(?<=[.!?]) |(?<=[.!?]") ')
_PARAGRAPH = re.compile(r"paragraph (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class QuoteCheck:
    """The result for one quote; if it is not verified, why not, and what to do."""

    quote: Item[Quote]
    state: State
    why: str = ""
    hint: str = ""


def normalised(text: str) -> str:
    """The text with uniform quotation marks, apostrophes, dashes and white space."""
    return " ".join(text.translate(_ALIKE).split())


def digest(text: str) -> str:
    """SHA-256 of a source's normalised text."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def fingerprint(quote: Quote, source: Source) -> str:
    """SHA-256 over a quote, its locator and its source's text: changes when any of them does."""
    parts = [normalised(quote.text), quote.locator or "", source.sha256 or ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, normalised: separated by empty lines, or else one per line."""
    lines = re.split(r"\n\s*\n" if re.search(r"\S\s*\n\s*\n\s*\S", text) else r"\n", text)
    return [line for line in map(normalised, lines) if line]


def verify(graph: Graph, texts: Mapping[str, str]) -> Iterator[QuoteCheck]:
    """Check every quote against the text of its source; `texts` are given by source id."""
    for quote in graph.all(Quote):
        text = texts.get(quote.body.source)
        if text is None:
            yield QuoteCheck(quote, "text not available")
        else:
            title = graph.get(Source, quote.body.source).body.title
            yield _check(quote, _body(paragraphs(text), title))


def _body(lines: list[str], title: str) -> list[str]:
    """The paragraphs without the headline, which locators do not count."""
    return lines[1:] if lines and lines[0] == normalised(title) else lines


def _check(quote: Item[Quote], lines: list[str]) -> QuoteCheck:
    found = _where(normalised(quote.body.text), lines)
    located = _PARAGRAPH.fullmatch(quote.body.locator or "")
    numbers = ", ".join(map(str, found))
    if not found:
        hint = f"the closest passage differs: {shown(_nearest(quote.body.text, lines))}"
        why = f"the quote is not word for word in the text of `{quote.body.source}`"
        return QuoteCheck(quote, "not in the text", why, hint)
    if located and int(located[1]) not in found:
        why = f"the quote is not in paragraph {located[1]}, but in {numbers}"
        return QuoteCheck(quote, "not in the text", why, "correct the locator")
    if not located and len(found) > 1:
        why = f"the quote occurs more than once, in paragraphs {numbers}"
        return QuoteCheck(quote, "not in the text", why, "say which: `locator: paragraph 3`")
    return QuoteCheck(quote, "verified")


def _where(words: str, lines: list[str]) -> list[int]:
    """The number of the paragraph (from 1) in which each occurrence of the words starts.

    They must start and end at word boundaries: `can` does not match `can't`, nor `300` `300,000`.
    """
    pattern = re.compile(rf"(?<!\w)(?<!\w['.,-]){re.escape(words)}(?!\w|['.,-]\w)")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return [bisect_right(starts, found.start()) for found in pattern.finditer(" ".join(lines))]


def _nearest(text: str, lines: list[str]) -> str:
    """The sentence in the text that is most similar to the quote."""
    sentences = chain.from_iterable(_SENTENCE_END.split(line) for line in lines)
    closest = difflib.get_close_matches(normalised(text), list(sentences), n=1, cutoff=0.0)
    return closest[0] if closest else ""


def changed(graph: Graph, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Report each source whose text has changed since its quotes were checked."""
    for source in graph.all(Source):
        before = source.body.sha256
        if source.id in texts and before and digest(texts[source.id]) != before:
            message = f"the text of `{source.id}` does not match its digest"
            hint = "if the new text is right, run `explainer verify --write`"
            yield error(source.location("sha256"), "changed-text", message, hint)


def mismatches(checks: list[QuoteCheck]) -> Iterator[Problem]:
    """A problem for each quote whose source's text is available but does not contain it."""
    for check in checks:
        if check.state == "not in the text":
            location = check.quote.location("text")
            yield error(location, "quote-not-in-text", check.why, check.hint)


def write_checks(
    graph: Graph, checks: list[QuoteCheck], texts: Mapping[str, str], today: str
) -> Mapping[str, str | None]:
    """The new texts, by path, of records whose digest or check changes.

    None if a file is written in such a way that the field cannot be inserted.
    """
    written: dict[str, str | None] = {}
    bodies = {source.id: source.body for source in graph.all(Source)}
    for source in graph.all(Source):
        new = digest(texts[source.id]) if source.id in texts else source.body.sha256
        if new and new != source.body.sha256:
            bodies[source.id] = source.body.model_copy(update={"sha256": new})
            written[source.record.path] = edit(source.record, {"sha256": f"sha256: {new}"})
    for quote in (check.quote for check in checks if check.state == "verified"):
        new = fingerprint(quote.body, bodies[quote.body.source])
        if quote.body.checked is None or quote.body.checked.seal != new:
            lines = f"checked:\n  date: {today}\n  seal: {new}"
            written[quote.record.path] = edit(quote.record, {"checked": lines})
    return written


def copies(graph: Graph, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Report texts in our own voice with ten or more words in a row from a source's text."""
    taken: dict[tuple[str, ...], str] = {}
    for id_, text in texts.items():
        for run in _runs(_words(normalised(text))):
            taken.setdefault(run, id_)
    for name in sorted(graph.items):
        item = graph.items[name]
        for _, path, text in voice(item.body):
            # As it is read: the addresses of links are not words.
            ours = _words(_QUOTED.sub(" · ", plain(text, {})))
            for words in _runs(ours):
                if words in taken:
                    passage = " ".join(words)
                    message = f"{COPIED} words in a row are from `{taken[words]}`: `{passage}`"
                    hint = "say it in our own words, or quote it"
                    yield error(item.location(*path), "long-copy", message, hint)
                    break  # one problem, however long the copy


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+|·", normalised(text).casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - COPIED + 1):
        yield tuple(words[start : start + COPIED])
