"""Pages in Markdown → pages in HTML, which the site's engine and extensions leave alone.

The text of records must reach readers character for character, but a site may turn on extensions
that rewrite text. So everything that comes from records is converted here, with a fixed list of
extensions, and inserted after the site's own Markdown has been applied to the hand-written text.
"""

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens, slugify, unique
from markdown.treeprocessors import Treeprocessor

from builder import text
from builder.render import Inserted, slot
from builder.steps import Each, silent
from builder.words import Words

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "attr_list": {},
    "fenced_code": {},
    "md_in_html": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},  # a style in the page would not be allowed
    "toc": {"permalink": True},
}
"""The extensions that the templates rely on, with options. A site's own list has no effect here.

Readers of screens are told of a heading's link in the words of the site's language.
"""

END = slot("end")
"""Comes last in everything that is converted. If it is missing, part of the page is lost."""

_SLOT = re.compile(r'<div data-explainer="\w+"></div>')
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TERM = re.compile(r"</?abbr\b[^<>]*>")
_HREF = re.compile(r'<\w[^<>]*?\s(?:xlink:)?href="([^"]*)"')
_ID = re.compile(r'<\w[^<>]*?\sid="([^"]*)"')
_HEADING = re.compile(r'<h[1-6]\b[^<>]*?\sid="([^"]*)"')


class IncompletePageError(Exception):
    """A page lost its end, or one of its slots, while its Markdown was converted to HTML."""

    def __init__(self, page: str) -> None:
        super().__init__(page)

    def __str__(self) -> str:
        return f"part of the page {self.args[0]} is lost when its Markdown is converted to HTML"


@dataclass(frozen=True)
class Heading:
    """A heading for the table of contents; `name` is HTML."""

    level: int
    id: str
    name: str


@dataclass(frozen=True)
class Typeset:
    """A page in two parts: Markdown for the site's engine, and HTML that fills its slots later."""

    path: str
    markdown: str
    """Front matter and hand-written text, with a slot for each piece and for the end."""
    pieces: tuple[str, ...]
    """The HTML for each slot."""
    headings: tuple[Heading, ...]
    """The headings in the pieces, in order."""

    @property
    def anchors(self) -> set[str]:
        """The ids in the pieces that links can name."""
        return {html.unescape(id_) for piece in self.pieces for id_ in _ID.findall(piece)}

    @property
    def links(self) -> set[tuple[str, str]]:
        """The addresses in the site and the anchors that links in the pieces lead to."""
        found = set()
        for href in {href for piece in self.pieces for href in _HREF.findall(piece)}:
            parts = urlsplit(html.unescape(href))
            if not parts.scheme and not parts.netloc:
                where = unquote(posixpath.join(at(self.path), parts.path))
                slash = "/" if where.endswith("/") else ""
                found.add((posixpath.normpath(where) + slash, unquote(parts.fragment)))
        return found

    def filled(self, page: str) -> str:
        """The converted page with each piece in its slot.

        Raises `IncompletePageError` unless every slot and the end are there, once each, in order.
        """
        slots = [slot(str(number)) for number in range(len(self.pieces))]
        if _SLOT.findall(page) != [*slots, END]:
            raise IncompletePageError(self.path)
        pieces = iter(self.pieces)
        return _SLOT.sub(lambda _: next(pieces, ""), page).rstrip("\n")

    def contents(self, by_hand: Collection[Heading], page: str) -> list[Any]:
        """All headings of a filled page, nested as in Python-Markdown's `toc_tokens`."""
        known = {heading.id: heading for heading in (*by_hand, *self.headings)}
        found = (known.get(html.unescape(id_)) for id_ in _HEADING.findall(page))
        flat: list[Any] = [vars(heading).copy() for heading in found if heading]
        return list(nest_toc_tokens(flat))

    @property
    def text(self) -> str:
        """The page as one file. Its HTML has no empty lines, where CommonMark would end it."""
        compact = (re.sub(r"\n\s*\n", "\n", piece) for piece in self.pieces)
        whole = Typeset(self.path, self.markdown, tuple(compact), ())
        return whole.filled(self.markdown) + "\n"


def typeset(
    outputs: Mapping[str, str],
    documents: Mapping[str, Inserted],
    words: Words,
    each: Each = silent,
) -> Mapping[str, Typeset]:
    """All pages among the outputs, and the hand-written pages with blocks, by path.

    Raises `IncompletePageError`.
    """
    paths = list(filter(is_page, outputs))
    written = each("Pages converted", paths, len(paths))
    pages = {path: typeset_page(path, outputs[path], words) for path in written}
    return {**pages, **typeset_documents(documents, words)}


def is_page(path: str) -> bool:
    """Whether an output is a page, and not a file beside the pages."""
    return path.endswith(".md")


def typeset_page(path: str, page: str, words: Words) -> Typeset:
    """A page of the site that is generated. Raises `IncompletePageError`."""
    front, end, body = page.partition("\n---\n")
    piece, headings = _converted(body, path, words.text("site.section"))
    return Typeset(path, f"{front}{end}\n{slot('0')}\n\n{END}\n", (piece,), headings)


def typeset_documents(documents: Mapping[str, Inserted], words: Words) -> Mapping[str, Typeset]:
    """The hand-written pages with blocks, by path. Raises `IncompletePageError`."""
    link = words.text("site.section")
    return {path: _document(path, page, link) for path, page in documents.items()}


def _document(path: str, page: Inserted, link: str) -> Typeset:
    # If a heading in a piece has the same anchor as one in the text around it, the latter keeps it.
    taken = frozenset(_ID.findall(_reader(link).convert(page.words, path)))
    pieces: list[str] = []
    headings: list[Heading] = []
    for piece in page.pieces:
        converted, more = _converted(piece, path, link, taken)
        pieces.append(converted)
        headings += more
        taken |= frozenset(_ID.findall(converted))
    return Typeset(path, f"{page.words}\n{END}\n", tuple(pieces), tuple(headings))


@lru_cache(maxsize=2_000)  # from one rebuild to the next, most pages stay the same
def _converted(
    markdown: str, page: str, link: str, taken: frozenset[str] = frozenset()
) -> tuple[str, tuple[Heading, ...]]:
    """The complete HTML of Markdown on a page, and the headings in it."""
    reader = _reader(link)
    converted = reader.convert(f"{markdown}\n\n{END}\n", page, taken)
    if not converted.endswith(END) or converted.count(END) != 1:
        raise IncompletePageError(page)
    complete = converted.removesuffix(END).rstrip("\n")
    return _PICTURE.sub(_without_terms, complete), tuple(reader.headings())


def _without_terms(picture: re.Match[str]) -> str:
    """A picture without explained terms: SVG has no `abbr`, so their text would not be shown."""
    return _TERM.sub("", picture[0])


class _Reader(Treeprocessor):
    """Python-Markdown, set up once for all pages; writes links as browsers need them."""

    def __init__(self, link: str) -> None:
        options = {name: dict(of) for name, of in EXTENSIONS.items()}
        options["toc"] |= {"slugify": self._anchor, "permalink_title": link}
        super().__init__(Markdown(extensions=list(options), extension_configs=options))
        self.md.treeprocessors.register(self, "addresses", 0)
        self.page = ""
        self.taken: frozenset[str] = frozenset()

    def convert(self, markdown: str, page: str, taken: frozenset[str] = frozenset()) -> str:
        self.page, self.taken = page, taken
        try:
            return self.md.reset().convert(markdown)
        except BaseException:
            _reader.cache_clear()  # `reset` leaves it in a list that was open: pages get a new one
            raise

    def headings(self) -> Iterator[Heading]:
        """The headings of what was converted last."""
        yield from _flat(vars(self.md)["toc_tokens"])

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            link.set("href", _published(link.get("href", ""), self.page))

    def _anchor(self, words: str, separator: str) -> str:
        return unique(slugify(words, separator), set(self.taken))


@cache
def _reader(link: str) -> _Reader:
    """The reader for pages whose headings' links are called so."""
    return _Reader(link)


def _flat(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _flat(token["children"])


def _published(link: str, page: str) -> str:
    """A link to a file of the site as browsers need it; any other link unchanged."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    address = text.published(at(target).removeprefix("./"), page)  # `./` is the site itself
    return parts._replace(path=address).geturl()


# Where links lead ---------------------------------------------------------------------------------


def at(path: str) -> str:
    """Where a file of the site is published: `events/gates-opened.md` at `events/gates-opened/`."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    return f"{(folder or '.') if name in {'index', 'README'} else stem}/"


def astray(
    links: Mapping[str, Collection[tuple[str, str]]], anchors: Mapping[str, Collection[str] | None]
) -> Iterator[str]:
    """A sentence for each link in typeset pages that leads nowhere.

    `links` maps the path of each page to its links; `anchors` maps the address of each file of the
    site to its anchors; None means that any will do.
    """
    lost: dict[str, list[str]] = {}
    for path, page in links.items():
        for address, anchor in sorted(page):
            known = anchors.get(address)
            if address not in anchors:
                lost.setdefault(address, []).append(path)
            elif anchor and known is not None and anchor not in known:
                lost.setdefault(f"{address}#{anchor}", []).append(path)
    for target, holders in lost.items():
        others = f" and {len(holders) - 1} more" if len(holders) > 1 else ""
        yield f"the page {holders[0]}{others} links to {target}, which is not in the site"
