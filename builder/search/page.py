"""One page's HTML → its sections: each with its heading, its text and the words that find it.

Nothing outside of the page is asked, so that pages may be read in any order, and what was read be
kept.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from builder.search.words import whole_name, words

# How a word stands in a section: the higher, the more it says of it. `search_rank.js` weighs them.
ONCE, SEVERAL, OFTEN, HEADING = range(4)
STANDINGS = 8
NAMES = ((7, 4), (4, 5), (2, 6), (1, 7))
"""In a name of its page: one of at least so many words, and how it stands there."""

FOR_CONTRIBUTORS, BEHIND = "contribute/", 0.02
"""Where pages for those who write the site are, and their boost: so low that any page for readers
that has all words comes before them, unless they have the whole query for a name."""


@dataclass(frozen=True)
class FoundSection:
    """What stands below one heading of a page, or before the first."""

    anchor: str
    """Of its heading; empty where the page begins."""
    title: str
    text: str
    """Plain, a line for each paragraph."""
    words: tuple[str, ...]
    """Its words by how they stand in it, with blanks between: text, for there are millions."""


@dataclass(frozen=True)
class FoundPage:
    """A page as search knows it."""

    url: str
    kind: str
    """What the page of a record is in a word, `Event`; other pages have none."""
    tags: tuple[str, ...]
    """Its other names, and its date."""
    boost: float
    sections: tuple[FoundSection, ...]
    """At least one: the first is the page itself."""

    @staticmethod
    def of(kept: Mapping[str, Any]) -> "FoundPage":
        """A page from what JSON has kept of it."""
        sections = (
            FoundSection(**{**section, "words": tuple(section["words"])})
            for section in kept["sections"]
        )
        return FoundPage(
            kept["url"], kept["kind"], tuple(kept["tags"]), kept["boost"], tuple(sections)
        )


def read_page(url: str, title: str, html: str, meta: Mapping[str, Any]) -> FoundPage | None:
    """A page by its content, its title and its front matter; none where that says so.

    Beside `exclude` and `boost`, its `search` may give `kind`; `phrase`, words by which it is found
    as by a name; `list`, where only its description and its headings are searched, for all else is
    on pages of its own; and `records`, where its sections are records.
    """
    wishes = meta.get("search")
    wishes = wishes if isinstance(wishes, Mapping) else {}
    if wishes.get("exclude"):
        return None
    tags, kind, phrase = _tags(meta.get("tags")), _said(wishes, "kind"), _said(wishes, "phrase")
    first, *others = _divide(html)
    if wishes.get("list"):
        first, *others = (part.as_heading() for part in (first, *others))
        first.body.append(_said(meta, "description"))
    own = first.heading or title
    text = "" if first.is_hidden else first.text
    standing = _standing(f"{text}\n{kind}\n{first.unshown}", [own, *tags, phrase], NAMES)
    page = FoundSection("", own, text, _named(standing, [own, *tags]))
    usual = BEHIND if url.startswith(FOR_CONTRIBUTORS) else 1.0
    below = (
        _section(one, title, bool(wishes.get("records"))) for one in others if not one.is_hidden
    )
    return FoundPage(url, kind, tags, _boost(wishes.get("boost"), usual), (page, *below))


def _section(part: "_Part", title: str, is_record: bool) -> FoundSection:  # noqa: FBT001 - told apart by its name
    standing = _standing(f"{part.text}\n{part.unshown}", [part.heading])
    if is_record:
        standing = _named(standing, [part.heading])
    return FoundSection(part.anchor, part.heading or title, part.text, standing)


def _named(standing: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
    """The words of what has names of its own, with each of these as a whole among the best."""
    *others, best = standing
    whole = map(whole_name, dict.fromkeys(names))
    return (*others, " ".join(filter(None, [best, *whole])))


def _tags(given: object) -> tuple[str, ...]:
    named = given if isinstance(given, list) else []
    return tuple(unescape(str(tag)) for tag in named if tag and isinstance(tag, (str, int, float)))


def _said(meta: Mapping[str, Any], name: str) -> str:
    """A text of the front matter, where it is escaped for the theme; empty if there is none."""
    found = meta.get(name)
    return unescape(found) if isinstance(found, str) else ""


def _boost(given: object, usual: float) -> float:
    return float(given) if isinstance(given, (int, float)) and given > 0 else usual


def _standing(
    text: str, names: list[str], ranks: tuple[tuple[int, int], ...] = ((1, HEADING),)
) -> tuple[str, ...]:
    """The words of a section with such a text and such names, by how they stand in it."""
    counted = Counter(words(text))
    found = {word: ONCE if n == 1 else SEVERAL if n < 4 else OFTEN for word, n in counted.items()}
    for name in names:
        said = words(name)
        rank = next((rank for least, rank in ranks if len(said) >= least), ONCE)
        for word in said:
            found[word] = max(rank, found.get(word, ONCE))
    standing: list[list[str]] = [[] for _ in range(STANDINGS)]
    for word, rank in found.items():
        standing[rank].append(word)
    return tuple(map(" ".join, standing))


# HTML → sections ----------------------------------------------------------------------------------

_TAG = re.compile(
    r"<!--.*?-->|<(?i:script|style|object)\b.*?</(?i:script|style|object)\s*>"
    r"|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_UNSHOWN = re.compile(r"""\bclass=["']?(?:[^"'>]* )?(?:meta|proof|speaker)(?![\w-])""")
"""Lines that say what a page is about, when and from where: found, and shown as what it is."""
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_ID = re.compile(r"\sid\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_EXCLUDED = "data-search-exclude"
_PERMALINK = re.compile(r"""\bclass=["']?headerlink\b""")
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_VOID = {
    *["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"],
    *["source", "track", "wbr"],
}
_IN_A_WORD = {
    *["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"],
    *["ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "time", "tspan"],
    *["u", "var", "wbr"],
}
_IN_A_LINE = {*["br", "dd", "img", "input", "sub", "summary", "sup", "td", "th"]}
_BREAK = "\x1e"
"""Between paragraphs, until white space is settled."""


@dataclass
class _Part:
    """A section while it is read; its heading and text, once it is."""

    anchor: str = ""
    depth: float = 0
    """How deep its heading stands; what contains that ends the section, too."""
    is_hidden: bool = False
    title: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """What is found and not shown."""

    def as_heading(self) -> "_Part":
        """The part without what stands below its heading."""
        return _Part(self.anchor, self.depth, self.is_hidden, self.title)

    @cached_property
    def heading(self) -> str:
        return " ".join(_settled(self.title).split("\n"))

    @cached_property
    def text(self) -> str:
        return _settled(self.body)

    @cached_property
    def unshown(self) -> str:
        return _settled(self.aside)


def _settled(pieces: list[str]) -> str:
    """What was read, a line for each paragraph, its blanks single."""
    blocks = (unescape(block).split() for block in "".join(pieces).split(_BREAK))
    return "\n".join(" ".join(block) for block in blocks if block)


def _divide(html: str) -> list[_Part]:
    """The sections of a page, the first without an anchor."""
    reader = _PageReader()
    at = 0
    for tag in _TAG.finditer(html):
        reader.say(html[at : tag.start()])
        at = tag.end()
        closes, name, attributes = tag.groups()
        if name:
            reader.meet(name.lower(), attributes, closes=bool(closes))
    reader.say(html[at:])
    return reader.parts


class _PageReader:
    """Where one is in a page: how deep, in which section, in a heading or in what is not shown."""

    def __init__(self) -> None:
        self.parts = [_Part()]
        self.current = self.parts[0]
        self.depth = 0
        self.heading_at: int | None = None
        self.aside_at: int | None = None
        self.hidden: tuple[str, int] | None = None
        """The name of the hidden element, and how many of that name are open."""

    def say(self, text: str) -> None:
        """Take text in."""
        if not text or self.hidden:
            return
        if self.aside_at is not None:
            self.current.aside.append(text)
        else:
            (self.current.body if self.heading_at is None else self.current.title).append(text)

    def meet(self, name: str, attributes: str, *, closes: bool) -> None:
        """Pass a tag. What stands within words is no place of its own: it has no depth."""
        within = name in _IN_A_WORD
        if not within:
            self.say(" " if name in _IN_A_LINE else _BREAK)
        if name in _VOID or attributes.endswith("/"):
            return
        if self.hidden:
            self._count(name, -1 if closes else 1)
        elif closes:
            if not within:
                self._leave()
        elif name in _HEADINGS and (found := _ID.search(attributes)):
            self.depth += 1
            self._begin(name, next(filter(None, found.groups()), ""), attributes)
        elif attributes and _is_hidden(name, attributes):
            self.hidden = name, 1
        elif not within:
            self.depth += 1
            if name == "p" and attributes and _UNSHOWN.search(attributes):
                self.aside_at = self.depth

    def _count(self, name: str, step: int) -> None:
        """Stay in what is hidden until it ends, whatever is left open in it."""
        hidden, n = self.hidden or ("", 0)
        if name == hidden:
            self.hidden = (hidden, n + step) if n + step else None

    def _begin(self, name: str, anchor: str, attributes: str) -> None:
        """Begin a section, or the page itself with its first heading."""
        is_first = len(self.parts) == 1 and not self.current.depth
        if not (is_first and name == "h1"):
            self.current = _Part(unescape(anchor))
            self.parts.append(self.current)
        self.current.depth = self.heading_at = self.depth
        self.current.is_hidden = _is_hidden(name, attributes)

    def _leave(self) -> None:
        if self.aside_at == self.depth:
            self.aside_at = None
        if self.heading_at == self.depth:
            self.heading_at = None
        elif self.depth < self.current.depth:
            self.current.depth = float("inf")  # it is over
            before = (one for one in reversed(self.parts) if one.depth <= self.depth)
            self.current = next(before, self.parts[0])
        self.depth = max(self.depth - 1, 0)


def _is_hidden(name: str, attributes: str) -> bool:
    if name == "a" and _PERMALINK.search(attributes):
        return True
    return _EXCLUDED in attributes and _EXCLUDED in _QUOTED.sub("", attributes)
