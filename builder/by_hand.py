"""Pages written by hand → a problem for each thing in them that readers would not get.

They are read as a site reads them whose author has set nothing. What other extensions of Markdown
make of a page only a build knows, which asks `read` of its HTML.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from builder.blocks.fences import find_fences
from builder.model import KINDS
from builder.problems import DOCS, FilePosition, Problem, error, shown, warning
from builder.strict_yaml import decode
from builder.typeset import EXTENSIONS

_RECORD = rf"(?:{'|'.join(KINDS)}):"
_ANYTHING = re.compile(rf"<|!\[|\b(?:style|on\w+)\s*=|\b{_RECORD}", re.IGNORECASE)
"""What is in every page that has something to tell of."""
_FRONT = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)(?=\n|\Z)", re.DOTALL)
NOWHERE = FilePosition("")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Loss:
    """Something that readers would not get: what is said of it, and how it stands in Markdown."""

    problem: Problem
    """Without its place."""
    written: tuple[str, ...]
    """Patterns, of which the first that is found shows the place; or the group in it does."""


@dataclass(frozen=True)
class Seen:
    """What there is to tell of a page's HTML."""

    lost: list[Loss] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The address of each picture."""


def check(documents: Mapping[str, str | bytes]) -> Iterator[Problem]:
    """The problems of pages, by their paths in docs/; what stands in code is no part of them."""
    for path in sorted(documents):
        text = decode(documents[path], DOCS + path)
        if isinstance(text, Problem) or not _ANYTHING.search(bare := _bare(text)):
            continue
        try:
            html = _reader().reset().convert(_FRONT.sub("", text))
        except RecursionError:
            _reader.cache_clear()  # it is left within a list, also after `reset`
            message = "lists are nested too deep for Markdown"
            yield error(FilePosition(DOCS + path), "too-nested", message, "use fewer levels")
            continue
        for loss in read(html, path).lost:
            found = filter(None, (re.search(one, bare, re.IGNORECASE) for one in loss.written))
            if at := next(found, None):
                start = at.start(at.lastindex or 0)
                line, column = bare.count("\n", 0, start) + 1, start - bare.rfind("\n", 0, start)
                yield replace(loss.problem, location=FilePosition(DOCS + path, line, column))


def read(html: str, path: str) -> Seen:
    """Look at the HTML of the page with that path in docs/; what is said twice is told once."""
    page = _ByHand(path)
    page.feed(html)
    return Seen(list(dict.fromkeys(page.seen.lost)), page.seen.pictures)


@cache
def _reader() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS))


def _bare(text: str) -> str:
    """A page of the same length, with spaces for its front matter, code and comments."""
    lines = _FRONT.sub(_blank, text).split("\n")
    for fence in find_fences(text):
        for number in range(fence.first, (fence.last or fence.first) + 1):
            lines[number] = " " * len(lines[number])
    return _CODE.sub(_blank, "\n".join(lines))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


class _ByHand(HTMLParser):
    """Looks at each element of a page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.folder = posixpath.dirname(path)
        self.seen = Seen()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notice what the policy of the site keeps from readers, and what is not there for all."""
        of = {name: value or "" for name, value in attributes}
        if tag == "script":
            self._blocked("`<script>`", "extra_javascript", "<script")
        if tag == "style":
            self._blocked("`<style>`", "extra_css", "<style")
        for name in of:
            if name == "style" or name.startswith("on"):
                what, setting = f"`{name}=` in `<{tag}>`", _setting(name)
                inside = rf"\b({name})\s*="
                self._blocked(what, setting, rf"<{tag}\b[^>]*{inside}", rf"\{{[^}}]*{inside}")
        if tag == "a":
            self._link(of.get("href", ""))
        if tag == "img":
            self._picture(of)

    def _say(self, problem: Problem, *written: str) -> None:
        self.seen.lost.append(Loss(problem, written))

    def _blocked(self, what: str, setting: str, *written: str) -> None:
        message = f"{what} does nothing in a page: the policy of the site forbids it"
        hint = f"put it into a file, and name that under `{setting}` in `mkdocs.yml`"
        self._say(warning(NOWHERE, "blocked-by-policy", message, hint), *written)

    def _link(self, href: str) -> None:
        kind, sign, id_ = href.partition(":")
        if sign and kind in KINDS:
            file = posixpath.relpath(f"{kind}s/{id_}.md", self.folder or ".")
            message = f"a page cannot link to {shown(href)}, as records do"
            problem = warning(NOWHERE, "record-link", message, f"link to the file: {shown(file)}")
            there = re.escape(href)
            self._say(problem, rf"\]\(\s*<?({there})", there)

    def _picture(self, of: dict[str, str]) -> None:
        source = of.get("src", "")
        self.seen.pictures.append(source)
        if not of.get("alt", "").strip():
            message = f"the picture {shown(source)} has no text for those who do not see it"
            hint = "write what is to be seen on it, as in `![Three men at a gate](gate.jpg)`"
            there = re.escape(source)
            problem = warning(NOWHERE, "picture-without-text", message, hint)
            self._say(problem, rf"!\[\s*\]\(\s*<?{there}", rf"<img\b[^>]*{there}", there or "<img")


def _setting(attribute: str) -> str:
    return "extra_css" if attribute == "style" else "extra_javascript"
