"""A contributor's Markdown → clean HTML, and the links in it.

The Markdown of records is small: paragraphs, emphasis, links, lists and quotations. Raw HTML,
headings, code, images and tables are not part of it; their syntax stays text. Whatever
Python-Markdown produces goes through nh3 with a short list of elements and link schemes.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html.parser import HTMLParser

import markdown
import nh3

from builder.model import KINDS

ELEMENTS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br"}
WEB = {"http", "https", "mailto"}
# A sentence ends after a word of four letters or a number of two digits, so `Gen.` and `U.S.` end
# none, and what follows it has no small letter.
_END = re.compile(r"(?:[^\W\d_]{4}|\d\d)[”’»)]?[.!?][”’»)]?(?=\s+(\S))")
# One line of words and common signs, none of which means anything in Markdown or HTML.
_WORDS = re.compile(r"""[^\W\d_](?:[^\W_]|[ .,;:?'"()/%’“”–—…-])*""")
RECORDS = frozenset(kind for kind in KINDS if kind != "explainer")


@cache
def _reader(*, plainer: bool = False) -> markdown.Markdown:
    """Python-Markdown with what records may use of it; `plainer` knows no `***`."""
    reader = markdown.Markdown(output_format="html", extensions=["sane_lists"])
    reader.preprocessors.deregister("html_block")
    # Only `1.` starts a numbered list: `2019. Then war.` is a sentence, and keeps its year.
    numbered = reader.parser.blockprocessors["olist"]
    vars(numbered)["RE"] = re.compile(r"^[ ]{0,3}1\.[ ]+(.*)")
    for name in ("code", "hashheader", "setextheader", "hr", "reference"):
        reader.parser.blockprocessors.deregister(name)
    for name in (
        "backtick",
        "reference",
        "image_link",
        "image_reference",
        "short_reference",
        "short_image_ref",
        "autolink",
        "automail",
        "html",
        "entity",
    ):
        reader.inlinePatterns.deregister(name)
    if plainer:
        for name in ("em_strong", "em_strong2"):  # Markdown before 3.11 has the second for `_`
            reader.inlinePatterns.deregister(name, strict=False)
    return reader


def _converted(text: str, *, plainer: bool = False) -> str:
    # What looks like an entity is text too: `&lt;` is shown as written.
    try:
        return _reader(plainer=plainer).reset().convert(text.replace("&", "&amp;"))
    except BaseException:
        _reader.cache_clear()  # `reset` leaves it in a list that was open: texts get a new one
        raise


@lru_cache(maxsize=20_000)
def _html(text: str) -> str:
    converted = _converted(text)
    if "\x02" in converted or "\x03" in converted:
        # Where emphasis overlaps (`*a**b*[c](d)`), Python-Markdown leaves its placeholders behind.
        return _converted(text, plainer=True)
    return converted


@lru_cache(maxsize=20_000)
def html(text: str) -> str:
    """The text as HTML that is safe to publish: known elements and link schemes only."""
    return nh3.clean(
        _html(text),
        tags=ELEMENTS,
        attributes={"a": {"href"}},
        url_schemes=WEB | RECORDS,
        link_rel=None,
    )


def links(text: str) -> Iterator[str]:
    """Where the text's links point, in order, as written: `event:gates-opened`, `https://…`."""
    if "](" not in text:
        return
    finder = _Links()
    finder.feed(_html(text))
    finder.close()
    yield from finder.found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            named = dict(attrs)
            # Link titles are not part of our Markdown: kept in, they make the address invalid.
            title = f' "{named["title"]}"' if "title" in named else ""
            self.found.append((named.get("href") or "") + title)


def plain(text: str, names: Mapping[str, str]) -> str:
    """The text without markup, on one line; `names` maps link targets to records' names."""
    if _WORDS.fullmatch(text):
        return " ".join(text.split())
    reader = _Plain(names)
    reader.feed(html(text))
    reader.close()
    return " ".join("".join(reader.pieces).split())


def first_sentence(text: str) -> str:
    """The first sentence of a plain text."""
    ends = (found.end() for found in _END.finditer(text) if not found[1].islower())
    return text[: next(ends, len(text))]


class _Plain(HTMLParser):
    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.names = names
        self.pieces: list[str] = []
        self.target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.target = dict(attrs).get("href") or "" if tag == "a" else ""
        if tag in {"p", "li", "br"}:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.target = ""
        self.pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.target:  # a link without text
            self.pieces.append(self.names.get(self.target, self.target))
        self.target = ""


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
