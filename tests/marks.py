"""Pages in the pseudo-language: what readers see of them that is neither marked nor data."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import yaml
from projects import NEUTRAL

from builder import prose

MARKED = re.compile(r"⟦[^⟦⟧\n]*⟧")
ISOLATES = re.compile("[\u2066-\u2069]")
READ_OUT = ("aria-label", "title", "alt", "placeholder")
SILENT = {"script", "style", "iframe", "code", "template"}
BETWEEN = {"abbr": "", "bdi": "", "path": "", "circle": "", "rect": "", "text": " ", "tspan": " "}
"""What stands before and after other elements; the lines of a drawn text are one text."""
BLOCKS = {
    *["address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt"],
    *["figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "hr", "label"],
    *["li", "main", "nav", "ol", "p", "section", "summary", "svg", "table", "td", "g", "th"],
    *["title", "tr", "ul", "button", "input"],
}
OF_THE_THEME = {"md-content__button", "md-source-file"}
"""Words of the theme, which has languages of its own."""
EVERYWHERE = {"UTC", "Neutral site"}
SEPARATORS = (" – ", " · ", ": ", ", ")
SHORT = 12
"""A text no longer than this must be one of the data's; a longer one may be a part of one."""


def strings(value: object) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def flat(text: str) -> str:
    return " ".join(ISOLATES.sub("", text).split())


def data() -> set[str]:
    """Every text of the records, whole and by the pieces that emphasis and links make of it."""
    found = set(EVERYWHERE)
    for path in NEUTRAL.rglob("data/**/*.yml"):
        for text in strings(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):  # noqa: S506
            html = prose.html(text)
            plain = re.sub(r"<[^>]*>", "\n", html)
            found |= {flat(text), flat(re.sub(r"<[^>]*>", "", html)), *map(flat, plain.split("\n"))}
    for path in NEUTRAL.rglob("docs/**/*.md"):
        text = re.sub(r"(?m)^(#+ |title: )", "", path.read_text("utf-8"))
        plain = re.sub(r"<[^>]*>", "\n", prose.html(text))
        found |= {flat(text), *map(flat, text.split("\n")), *map(flat, plain.split("\n"))}
    configuration = (NEUTRAL / "mkdocs.yml").read_text("utf-8")
    found.add(flat(re.findall(r"site_description: (.*)", configuration)[0]))
    return {text for text in found if text}


DATA = data()
ALL = "\n".join(DATA)


@cache
def is_data(text: str) -> bool:
    bare = text.strip(" ,;:.·–—…“”()")
    if not re.search(r"[^\W\d_]", bare) or bare in DATA or text.strip() in DATA:
        return True
    cut = text.rstrip().endswith("…")
    if (cut or len(bare) > SHORT) and bare in ALL:
        return True
    return any(
        is_data(text[: found.start()]) and is_data(text[found.end() :])
        for sign in SEPARATORS
        for found in re.finditer(re.escape(sign), text)
    )


def pieces(element: Element) -> Iterator[str]:
    """A page's texts in order, each in one piece; between blocks stands a line feed.

    A word of the glossary is a part of the text around it.
    """
    if element.tag in SILENT or OF_THE_THEME & set(element.get("class", "").split()):
        return
    tag = element.tag.rpartition("}")[2]  # those of SVG have a namespace
    block = "\n" if tag in BLOCKS else BETWEEN.get(tag, "\0")
    yield block + (element.text or "")
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield block


def seen(element: Element) -> Iterator[Element]:
    """An element and all in it, but for what is the theme's."""
    if OF_THE_THEME & set(element.get("class", "").split()):
        return
    yield element
    for child in element:
        yield from seen(child)


def unmarked(text: str) -> Iterator[str]:
    """What stands outside of the marks and is not data."""
    for block in text.split("\n"):
        rest, before = block, ""
        while rest != before:
            rest, before = MARKED.sub("\0", rest), rest
        yield from (piece for piece in map(flat, rest.split("\0")) if not is_data(piece))


def ours(page: str) -> Iterator[str]:
    """The texts of a page that are not the theme's: its head, its content, the ways around it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    yield tree.findtext("head/title") or ""
    for meta in tree.iter("meta"):
        if meta.get("name") == "description" or (meta.get("property") or "").endswith(
            ("title", "description", "alt")
        ):
            yield meta.get("content") or ""
    for element in tree.iter():
        classes = set(element.get("class", "").split())
        if classes & {"md-content__inner", "trail", "contents"} or (element.tag, classes) == (
            "main",
            {"md-typeset"},
        ):
            yield "".join(pieces(element))
            yield from (part.get(name, "") for part in seen(element) for name in READ_OUT)


def left(page: str) -> set[str]:
    """What a page, given as HTML, shows or says that is neither marked nor data."""
    return {words for text in ours(page) for words in unmarked(text)}
