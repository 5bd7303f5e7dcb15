"""Pages as a browser reads them: their elements, and what they say."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from markdown import Markdown
from mkdocs.utils.meta import get_data

from builder.typeset import EXTENSIONS

FRONT = "---\ntitle: Page\n---\n\n"


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def shown_as(markdown: str) -> Element:
    """Give the elements that a browser makes of a page, with exactly the builder's extensions."""
    assert markdown.startswith("---\n")  # without it, MkDocs takes a first line `a: b` for metadata
    body, front = get_data(markdown)
    assert front
    page = _markdown().reset().convert(body)
    return html5lib.parse(page, namespaceHTMLElements=False).find("body")


def said(element: Element) -> str:
    """Give what a reader reads; white space collapses as HTML says, no other does."""
    return without_isolates(collapsed("".join(_said(element))))


def without_isolates(words: str) -> str:
    """Leave out what keeps a name's direction to itself where no element can; records hold none."""
    return re.sub("[\u2066-\u2069]", "", words)


def _said(element: Element) -> Iterator[str]:
    if element.tag in {"br", "p", "li", "ul", "ol", "blockquote", "div"}:
        yield " "
    yield element.text or ""
    for inner in element:
        yield from _said(inner)
        yield inner.tail or ""
    if element.tag in {"p", "li", "ul", "ol", "blockquote", "div"}:
        yield " "


def collapsed(words: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", words).strip(" ")


def skeleton(element: Element) -> list[Any]:
    """Give elements and attributes without the text; anchors are made from headings.

    Whether a word has a tooltip, or a direction to keep to itself, depends on the word, so neither
    is part of it.
    """
    attributes = {
        name: value
        for name, value in element.attrib.items()
        if name != "id" and not value.startswith("#")
    }
    return [element.tag, attributes, list(_bones(element))]


def _bones(element: Element) -> Iterator[list[Any]]:
    for inner in element:
        tag = inner.tag.rpartition("}")[2]
        if tag == "bdi":
            yield from _bones(inner)
        elif tag != "abbr":
            yield skeleton(inner)


def without_pictures(page: Element) -> Element:
    """Take the pictures from a page: their words stand where there is room for them."""
    for timeline in page.iter("div"):
        for strip in timeline.findall("div[@class='timeline-strip']"):
            timeline.remove(strip)
    # So do words in diagrams; the list or table beneath says the same.
    for figure in page.iter("figure"):
        for picture in [child for child in figure if child.tag.endswith("svg")]:
            figure.remove(picture)
    return page
