"""A graph and the texts of its sources → a check of each quote, and passages copied from sources.

A quote must occur exactly once in the text of its source, or in the passage that its locator names;
where the text does not show such places, the quote is found and not verified. Before comparing,
only white space and the shapes of quotation marks, apostrophes and dashes are normalised: a
sentence and its negation are 99 % alike, so there is no fuzzy matching. The closest passage is
given as a hint, never as a match.
"""

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal, get_args

from builder.edit import edit
from builder.graph import Graph
from builder.held_text import HeldText, Passage, held, normalised, passages
from builder.model import Quote, Source
from builder.parse import Item
from builder.problems import Problem, error, shown
from builder.prose import plain
from builder.walk import voice

State = Literal[
    "verified", "only found", "not in the text", "compared in copies", "text not available"
]
STATES: tuple[State, ...] = get_args(State)

PARAGRAPH = Passage("", "paragraph")
HOW_TO_MARK = (
    "to have a locator checked, mark in the text where a page, folio or minute begins,"
    " on a line of its own: `[p. 12]`, `[fol. 3v]`, `[00:12:30]`"
)

COPIED = 10
"""This many words in a row from a source make a sentence a copy, not our own."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCE_END = re.compile(r'(?<=[.!?]) |(?<=[.!?]") ')


@dataclass(frozen=True)
class QuoteCheck:
    """The result for one quote; if it is not verified, why not, and what to do.

    `only found` means that the words are there, and nothing shows whether the locator is right;
    `compared in copies`, that the text is not available and a person has compared two copies.
    """

    quote: Item[Quote]
    state: State
    why: str = ""
    hint: str = ""


def digest(text: str) -> str:
    """SHA-256 of a source's normalised text."""
    return hashlib.sha256(normalised(text.replace("\f", " [page] ")).encode()).hexdigest()


def fingerprint(quote: Quote, source: Source) -> str:
    """SHA-256 over a quote, its locator and its source's text: changes when any of them does."""
    parts = [normalised(quote.text), quote.locator or "", source.sha256 or ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def verify(graph: Graph, texts: Mapping[str, str]) -> Iterator[QuoteCheck]:
    """Check every quote against the text of its source; `texts` are given by source id."""
    read = {
        source.id: held(texts[source.id], source.body.title)
        for source in graph.all(Source)
        if source.id in texts
    }
    for quote in graph.all(Quote):
        text = read.get(quote.body.source)
        if text is None:
            compared = quote.body.compared is not None
            yield QuoteCheck(quote, "compared in copies" if compared else "text not available")
        else:
            yield _check(quote, text)


def _check(quote: Item[Quote], text: HeldText) -> QuoteCheck:
    """Hold a quote against the text: its words first, then each passage that its locator names."""
    found = text.find(quote.body.text)
    if not found:
        hint = f"the closest passage differs: {shown(_nearest(quote.body.text, text))}"
        why = f"the quote is not word for word in the text of `{quote.body.source}`"
        return QuoteCheck(quote, "not in the text", why, hint)
    named = passages(quote.body.locator) if quote.body.locator else ()
    told = [passage for passage in named if text.tells(passage)]
    length = len(normalised(quote.body.text))
    for passage in told:
        inside = [at for at in found if text.holds(passage, at)]
        if not inside:
            where = ", ".join(dict.fromkeys(text.label(passage, at) for at in found))
            why = f"the quote is not at `{passage.text}`, but at `{where}`"
            return QuoteCheck(quote, "not in the text", why, "correct the locator")
        found = [at for at in inside if text.reaches(passage, at, at + length - 1)]
        if not found:
            last = text.label(passage, inside[0] + length - 1)
            why = f"the quote begins at `{passage.text}` and goes on to `{last}`"
            return QuoteCheck(quote, "not in the text", why, "name both in the locator")
    if len(found) > 1 and not told:
        numbers = ", ".join(text.label(PARAGRAPH, at).partition(" ")[2] for at in found)
        why = f"the quote occurs more than once, in paragraphs {numbers}"
        return QuoteCheck(quote, "not in the text", why, "say which: `locator: paragraph 3`")
    for passage in named:
        if passage not in told:
            return QuoteCheck(quote, "only found", _untold(passage, text))
    return QuoteCheck(quote, "verified")


def _untold(passage: Passage, text: HeldText) -> str:
    """Why it cannot be said whether a quote is at a passage."""
    if not passage.unit:
        return f"`{passage.text}` is no passage that a text can mark"
    if passage.unit in text.marks:
        return f"the text marks no `{passage.text}`"
    return f"the text marks no {passage.within or passage.unit}s"


def _nearest(words: str, text: HeldText) -> str:
    """The sentence in the text that is most similar to the quote."""
    sentences = chain.from_iterable(_SENTENCE_END.split(line) for line in text.paragraphs)
    closest = difflib.get_close_matches(normalised(words), list(sentences), n=1, cutoff=0.0)
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
        for run in _runs(_words(held(text).words)):
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
