"""The text of a source → its words, and where they are; a locator → the passages that it names.

Paragraphs and lines are counted, without the headline. Pages, folios and minutes are known where
the text marks them on a line of their own, at the beginning of each:

    [p. 362]      [fol. 3v]      [00:12:30]

A form feed, which programs put between the pages of a PDF, begins a page, too: such pages are
counted from 1, unless others are marked.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

_ALIKE = {
    ord(char): to
    for to, chars in {
        '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
        "'": "\u2018\u2019\u201a\u201b\u02bc\u2032",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    }.items()
    for char in chars
}
_UNITS = {
    "paragraph": r"paragraphs?|paras?\.?|¶¶?",
    "page": r"pages?|pp?\.?",
    "folio": r"folios?|fols?\.?|ff?\.?",
    "line": r"lines?|ll?\.?",
    "minute": r"minutes?|min\.?",
}
_UNIT = "|".join(f"(?P<{unit}>{names})" for unit, names in _UNITS.items())
_TIME = r"\d{1,3}:\d\d(?::\d\d)?"
_PART = re.compile(
    rf"(?:(?:{_UNIT})(?:\s+|(?<=\.)|(?=\d)))?(?P<first>[\w:]+)(?:\s*-\s*(?P<last>[\w:]+))?",
    re.IGNORECASE,
)
_MARK = re.compile(
    rf"\[(?:(?:(?P<page>{_UNITS['page']})|{_UNITS['folio']})\s*(?P<label>\w+)|(?P<time>{_TIME}))\]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r".*\d.*|(?=.)m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE
)
"""What a page or a folio is called that belongs to a count: `12`, `3v`, `xiv`."""
FEED = "\f"
SHORT = {"page": "p. ", "folio": "fol. ", "minute": ""}
"""What stands before the label of a mark."""


@dataclass(frozen=True)
class Passage:
    """A part of a locator: what is counted, and which of it, as ranges from first to last.

    Without a unit it is something that a text cannot mark: `the last chapter`.
    """

    text: str
    unit: str = ""
    ranges: tuple[tuple[str, str], ...] = ()
    within: str = ""
    """For lines: what they are counted from the top of, if not of the whole text."""


@dataclass(frozen=True)
class Milestone:
    """The beginning of a page, a folio or a minute, at an offset in the words of a text."""

    unit: str
    label: str
    at: int = 0


@dataclass(frozen=True)
class HeldText:
    """The words of a text on one line, and the offsets at which its parts begin."""

    words: str
    paragraph_starts: Sequence[int]
    line_starts: Sequence[int]
    marks: Mapping[str, Sequence[Milestone]] = field(default_factory=dict)

    @property
    def paragraphs(self) -> Iterator[str]:
        """The paragraphs, without the headline."""
        for start, end in pairwise([*self.paragraph_starts, len(self.words) + 1]):
            yield self.words[start : end - 1]

    def find(self, words: str) -> list[int]:
        """The offset of each occurrence of the words.

        They must start and end at word boundaries: `can` does not match `can't`, nor `300`
        `300,000`.
        """
        escaped = re.escape(normalised(words))
        pattern = re.compile(rf"(?<!\w)(?<!\w['.,-]){escaped}(?!\w|['.,-]\w)")
        return [found.start() for found in pattern.finditer(self.words)]

    def tells(self, passage: Passage) -> bool:
        """Whether the text shows where such a passage is.

        It does not show where `page twelve` is, unless a page is marked so.
        """
        units = {"paragraph", "line", "", *self.marks}
        if not passage.unit or not {passage.unit, passage.within} <= units:
            return False
        known = {mark.label.casefold() for mark in self.marks.get(passage.unit, ())}
        labels = chain.from_iterable(passage.ranges)
        return all(_COUNTED.fullmatch(label) or label.casefold() in known for label in labels)

    def holds(self, passage: Passage, at: int) -> bool:
        """Whether an offset is in a passage of a kind that the text tells."""
        if passage.unit in self.marks:
            return any(self._marked(passage.unit, *ends, at) for ends in passage.ranges)
        number = self._number(passage, at)
        return any(
            first.isdecimal() and last.isdecimal() and int(first) <= number <= int(last)
            for first, last in passage.ranges
        )

    def reaches(self, passage: Passage, at: int, end: int) -> bool:
        """Whether a passage that holds an offset holds a later one, too, as it should.

        A minute says only where somebody begins to speak, and a line is one of its own page.
        """
        page = passage.within
        if passage.unit == "minute" or (page and self._nth(page, at) != self._nth(page, end)):
            return True
        return self.holds(passage, end)

    def label(self, passage: Passage, at: int) -> str:
        """What is said of an offset in the terms of a passage: `paragraph 3`, `p. 12`."""
        if passage.unit not in self.marks:
            return f"{passage.unit} {self._number(passage, at)}"
        marks = self.marks[passage.unit]
        nth = self._nth(passage.unit, at)
        named = f"{SHORT[passage.unit]}{marks[max(nth, 0)].label}"
        return named if nth >= 0 else f"before {named}"

    def _number(self, passage: Passage, at: int) -> int:
        """The number of the paragraph or line, from 1, that an offset is in."""
        if passage.unit == "paragraph":
            return bisect_right(self.paragraph_starts, at)
        top = 0
        if passage.within and (nth := self._nth(passage.within, at)) >= 0:
            top = self.marks[passage.within][nth].at
        return bisect_right(self.line_starts, at) - bisect_left(self.line_starts, top)

    def _nth(self, unit: str, at: int) -> int:
        """The index of the mark that an offset is after, or -1."""
        return bisect_right([mark.at for mark in self.marks[unit]], at) - 1

    def _marked(self, unit: str, first: str, last: str, at: int) -> bool:
        marks, nth = self.marks[unit], self._nth(unit, at)
        if nth < 0:
            return False
        if unit == "minute":
            end = _seconds(marks[nth + 1].label) if nth + 1 < len(marks) else None
            begins, ends = _seconds(first), _seconds(last) + (0 if ":" in last else 59)
            return _seconds(marks[nth].label) <= ends and (end is None or begins < end)
        if first.isdecimal() and last.isdecimal() and marks[nth].label.isdecimal():
            return int(first) <= int(marks[nth].label) <= int(last)
        labels = [mark.label.casefold() for mark in marks]
        if first.casefold() not in labels or last.casefold() not in labels:
            return False
        return labels.index(first.casefold()) <= nth <= labels.index(last.casefold())


def normalised(text: str) -> str:
    """The text with uniform quotation marks, apostrophes, dashes and white space."""
    return " ".join(text.translate(_ALIKE).split())


def passages(locator: str) -> tuple[Passage, ...]:
    """The passages that a locator names: `p. 362, line 4`, `paragraphs 3 and 5`, `00:12:30`.

    One after another of the same unit are one passage: `p. 12, p. 13`.
    """
    found: list[Passage] = []
    for part in re.split(r"\s*(?:[,;&]|\band\b)\s*", normalised(locator)):
        match = _PART.fullmatch(part)
        unit = _unit(match, found) if match else ""
        if match is None or not unit or not _possible(unit, match):
            found.append(Passage(part))
            continue
        ends = match["first"], _whole(match["first"], match["last"] or match["first"])
        if found and unit == found[-1].unit:
            before = found.pop()
            found.append(Passage(f"{before.text}, {part}", unit, (*before.ranges, ends)))
        else:
            found.append(Passage(part, unit, (ends,)))
    top = next((passage.unit for passage in found if passage.unit in {"page", "folio"}), "")
    return tuple(
        Passage(passage.text, passage.unit, passage.ranges, top)
        if passage.unit == "line"
        else passage
        for passage in found
    )


def _unit(match: re.Match[str], before: Sequence[Passage]) -> str:
    """The unit that a part of a locator names, that a time implies, or that of the part before."""
    if named := next((unit for unit in _UNITS if match[unit]), ""):
        return named
    if re.fullmatch(_TIME, match["first"]):
        return "minute"
    return before[-1].unit if before and re.search(r"\d", match["first"]) else ""


def _possible(unit: str, match: re.Match[str]) -> bool:
    """Whether the values of a part can be of its unit."""
    values = {
        "minute": rf"\d{{1,3}}|{_TIME}",
        "paragraph": r"\d{1,9}",
        "line": r"\d{1,9}",
        "page": r"\w+",
        "folio": r"\w+",
    }
    ends = (match["first"], match["last"] or match["first"])
    return all(re.fullmatch(values[unit], value, re.ASCII) for value in ends)


def _whole(first: str, last: str) -> str:
    """The end of a range in full: `362-4` ends at 364."""
    cut = len(first) - len(last)
    return first[:cut] + last if cut > 0 and first.isdecimal() and last.isdecimal() else last


def _seconds(time: str) -> int:
    """The seconds of a time: `00:12:30`, `12:30`, or a number of minutes."""
    parts = [int(part) for part in time.split(":")]
    if len(parts) == 1:
        return parts[0] * 60
    hours, minutes, seconds = ([0] * (3 - len(parts))) + parts
    return hours * 3600 + minutes * 60 + seconds


def held(text: str, title: str = "") -> HeldText:
    """Read a text; its headline is not counted, nor are its marks words."""
    length, headline = 0, normalised(title)
    pieces: list[str] = []
    paragraphs: list[int] = []
    lines: list[int] = []
    marks: dict[str, list[Milestone]] = {}
    for nth, paragraph in enumerate(_paragraphs(_entries(text))):
        own = " ".join(entry for entry in paragraph if isinstance(entry, str))
        begun = False
        for entry in paragraph:
            if isinstance(entry, Milestone):
                marks.setdefault(entry.unit, []).append(Milestone(entry.unit, entry.label, length))
            elif nth or own != headline:
                lines.append(length)
                paragraphs += [] if begun else [length]
                begun = True
                pieces.append(entry)
                length += len(entry) + 1
    return HeldText(" ".join(pieces), paragraphs, lines, marks)


def _entries(text: str) -> list[Milestone | str]:
    """The lines of a text, normalised, and the marks on lines of their own."""
    apart = re.sub(r"\n?\f\n?", f"\n{FEED}\n", text)
    entries = [_entry(line) for line in apart.split("\n")]
    if any(
        isinstance(entry, Milestone) and entry.unit == "page" and entry.label for entry in entries
    ):
        return [entry for entry in entries if not isinstance(entry, Milestone) or entry.label]
    return list(_numbered(entries)) if FEED in text else entries


def _entry(line: str) -> Milestone | str:
    if FEED in line:
        return Milestone("page", "")
    match = _MARK.fullmatch(line.strip())
    if match is None:
        return normalised(line)
    if match["time"]:
        return Milestone("minute", match["time"])
    return Milestone("page" if match["page"] else "folio", match["label"])


def _numbered(entries: Iterable[Milestone | str]) -> Iterator[Milestone | str]:
    """The pages between form feeds, counted from 1."""
    number = 1
    yield Milestone("page", "1")
    for entry in entries:
        feed = isinstance(entry, Milestone) and not entry.label
        number += feed
        yield Milestone("page", str(number)) if feed else entry


def _paragraphs(entries: Sequence[Milestone | str]) -> Iterator[list[Milestone | str]]:
    """Entries by paragraph: separated by empty lines, or if there are none, one per line."""
    filled = [nth for nth, entry in enumerate(entries) if entry and isinstance(entry, str)]
    spaced = bool(filled) and "" in entries[filled[0] : filled[-1]]
    paragraph: list[Milestone | str] = []
    for entry in entries:
        if entry:
            paragraph.append(entry)
        if (not entry or not spaced) and any(isinstance(part, str) for part in paragraph):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
