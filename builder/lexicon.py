"""The words that an explainer adds under `words` → the vocabulary that its records choose from.

It is made before any other record is read, from the entries as they are written: an entry that has
a fault still gives its word, so that one fault there is not a hundred in the records that use it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from builder.cycles import cycles, way
from builder.load import Record, Records
from builder.problems import Problem, error, shown
from builder.strict_yaml import Path
from builder.vocabulary import VOCABULARY, Basis, RelationType, Vocabulary, Word

FIELD = "words"


def lexicon(
    records: Records, vocabulary: Vocabulary = VOCABULARY
) -> tuple[Vocabulary, list[Problem]]:
    """The words that every explainer has and those of this one, and what is wrong with these."""
    record = records.get(("explainer", "explainer"))
    written = record.value.get(FIELD) if record and record.value else None
    if record is None or not isinstance(written, dict):
        return vocabulary, []
    lists = [
        _List(record, kind, list(vocabulary.of(kind)))
        for kind in dict.fromkeys(map(type, vocabulary.words))
    ]
    growing = [one for one in lists if one.kind.added_under]
    problems = [fault for one in growing for fault in one.extend(written.get(one.kind.added_under))]
    return Vocabulary(tuple(row for one in lists for row in one.rows)), problems


@dataclass
class _List:
    """A list of words, which grows by what an explainer adds to it."""

    record: Record
    kind: type[Word]
    rows: list[Word]
    lines: dict[Word, int] = field(default_factory=dict)
    """In which line each word was added."""

    def extend(self, written: Any) -> Iterator[Problem]:  # noqa: ANN401 - whatever is written
        """Add entries in their order; give what is wrong with them."""
        entries = dict(enumerate(written)) if isinstance(written, tuple) else {}
        later = {nth: _word(entry) for nth, entry in entries.items()}
        circles = {nth: circle for circle in self._circles(entries) for nth in circle}
        for nth, entry in entries.items():
            word, path = later.pop(nth), (FIELD, self.kind.added_under, nth)
            if not word:
                continue
            fault = self._taken(path, "word", word)
            like = _text(entry, "like")
            if like and like in {word, *later.values()} and not self._row(like):
                yield self._not_yet(path, like)
            if fault is None and nth not in circles and _text(entry, "inverse") not in {"", word}:
                fault = self._taken(path, "inverse", _text(entry, "inverse"), word)
            if fault:
                yield fault
                continue
            if nth in circles and nth == max(circles[nth]):
                yield self._circle(path, [_word(entries[one]) for one in circles[nth]])
            self.rows.append(self._made(word, like, {} if nth in circles else entry))
            self.lines[self.rows[-1]] = self.record.location(path).line

    def _circles(self, entries: Mapping[int, Any]) -> Iterator[Sequence[int]]:
        """The entries of relations of which each is the inverse of another, cycle by cycle."""
        if not issubclass(self.kind, RelationType):
            return
        named: dict[str, int] = {}
        for nth, entry in entries.items():
            named.setdefault(_word(entry).casefold(), nth)
        ends = {word: _text(entries[nth], "inverse").casefold() for word, nth in named.items()}
        for cycle in cycles({word: end for word, end in ends.items() if word and end != word}):
            yield [named[word] for word in cycle]

    def _made(self, word: str, like: str, entry: Mapping[str, Any]) -> Word:
        """The row of a new word: what it says of itself, the rest from the word that it is like."""
        own = {"value": word}
        if issubclass(self.kind, RelationType):
            own["inverse"] = _text(entry, "inverse") or word
        if issubclass(self.kind, Basis):
            own["meaning"] = _text(entry, "meaning")
        model = self._row(like)
        return replace(model, **own) if model else self.kind(**own)

    def _row(self, word: str) -> Word | None:
        return next((row for row in self.rows if row == word), None)

    def _taken(self, path: Path, name: str, word: str, other: str = "") -> Problem | None:
        """The problem if another word of the list has this name already, at either of its ends.

        `other` is the word that stands at the other end of this one.
        """
        if other.casefold() == word.casefold():
            hint = "write both alike if it is the same relation, or choose another word"
            message = f"{shown(word)} is {shown(other)} with other capital letters"
            return error(self.record.location((*path, name)), "word-taken", message, hint)
        for row in self.rows:
            if row.casefold() == word.casefold():
                fault = self._again(row) if name == "word" else self._no_inverse(row)
            elif isinstance(row, RelationType) and row.inverse.casefold() == word.casefold():
                fault = self._other_end(row)
            else:
                continue
            return error(self.record.location((*path, name)), "word-taken", *fault)
        return None

    def _circle(self, path: Path, words: Sequence[str]) -> Problem:
        message = f"these inverses are a cycle: {way(words)}"
        hint = "give each relation an `inverse` that has no entry of its own"
        return error(self.record.location((*path, "inverse")), "word-taken", message, hint)

    def _again(self, row: Word) -> tuple[str, str]:
        if row in self.lines:
            hint = f"line {self.lines[row]} has it: remove one, or choose another word"
            return f"{shown(row)} is defined twice", hint
        hint = "remove the entry: records can use the word as it is; or choose another word"
        return f"every explainer has the word {shown(row)}", hint

    @staticmethod
    def _no_inverse(row: Word) -> tuple[str, str]:
        message = f"{shown(row)} is a relation of its own, not the other end of this one"
        return message, "choose another word for `inverse`"

    @staticmethod
    def _other_end(row: RelationType) -> tuple[str, str]:
        message = f"{shown(row.inverse)} is {shown(row)}, seen from the other actor"
        return message, f"define one of the two; the other actor’s record can say {shown(row)}"

    def _not_yet(self, path: Path, like: str) -> Problem:
        message = f"`like` names {shown(like)}, which is not defined yet"
        hint = "put the entry of that word before this one"
        return error(self.record.location((*path, "like")), "word-too-early", message, hint)


def _word(entry: Any) -> str:  # noqa: ANN401 - whatever is written
    return entry.strip() if isinstance(entry, str) else _text(entry, "word")


def _text(entry: Any, name: str) -> str:  # noqa: ANN401 - whatever is written
    found = entry.get(name) if isinstance(entry, dict) else None
    return found.strip() if isinstance(found, str) else ""
