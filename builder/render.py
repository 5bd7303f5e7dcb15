"""Pages → Markdown, through Jinja.

A template gets one variable, `page`. Every value goes through an explicit filter:

    inline   plain text on one line          prose    a contributor's Markdown
    lines    plain text of several lines     link     a link to a page of the site
    url      a web address in a link         attr     plain text in an HTML attribute
    matter   plain text in the front matter  href     a page's path as seen from this page
    site     an address in the site as seen   mark     the class for the mark of a basis
             from where this page is published
    indent   Jinja's own, after another
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import jinja2

from builder import text
from builder.blocks.piece import Document, Piece
from builder.pages.page import Page
from builder.sections.pieces import Gloss, Link, Prose


def render(pages: Sequence[Page]) -> Mapping[str, str]:
    """The Markdown of each page by its path."""
    return {page.path: _rendered(page) for page in pages}


@dataclass(frozen=True)
class Inserted:
    """A page written by hand, and what its blocks stand for."""

    markdown: str
    """The whole page, with each block replaced."""
    words: str
    """What was written by hand, with a slot for each block."""
    pieces: tuple[str, ...]
    """The Markdown that stands for each block."""


def insert(documents: Sequence[Document]) -> Mapping[str, Inserted]:
    """The pages written by hand, by path, with what their blocks stand for."""
    return {document.path: _inserted(document) for document in documents}


def slot(name: str) -> str:
    """What holds the place of something in a page while Markdown becomes HTML."""
    return f'<div data-explainer="{name}"></div>'


def _inserted(document: Document) -> Inserted:
    pieces = [_written(piece).rstrip() for piece in document.pieces]
    slots = [slot(str(number)) for number, _ in enumerate(pieces)]
    return Inserted(
        _explained(_replaced(document, pieces), document.glossary),
        _explained(_replaced(document, slots), document.glossary),
        tuple(_explained(f"{piece}\n", document.glossary) for piece in pieces),
    )


def _replaced(document: Document, pieces: Sequence[str]) -> str:
    """The page with a text in place of each block."""
    lines = document.text.split("\n")
    for block, piece in reversed(list(zip(document.pieces, pieces, strict=True))):
        # Between empty lines, as Markdown asks of a block, whatever stands around the fence.
        lines[block.lines.first : block.lines.last + 1] = ["", piece, ""]
    return "\n".join(lines).rstrip() + "\n"


def _written(page: Page | Piece) -> str:
    markdown = _environment().get_template(page.template).render(page=page)
    # Empty sections leave empty lines behind; nothing that is shown holds two in a row.
    markdown = re.sub(r"[ \t]+$", "", markdown, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n"


def _rendered(page: Page) -> str:
    return _explained(_written(page), page.glossary)


def _explained(markdown: str, glossary: Sequence[Gloss]) -> str:
    """The page with a line for each word that occurs on it and is explained."""
    words = set(_WORD.findall(markdown))
    notes = [_note(gloss) for gloss in glossary if _occurs(gloss.form, markdown, words)]
    return "\n".join([markdown, *notes, ""]) if notes else markdown


_WORD = re.compile(r"\w+")


def _occurs(form: str, markdown: str, words: set[str]) -> bool:
    """Whether a form stands on the page as it is; one with signs of Markdown stands as none."""
    # Almost no form stands on a page; that the page lacks one of its words is soon known.
    if not words.issuperset(_WORD.findall(form)) or text.inline(form) != form:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", markdown))


def _note(gloss: Gloss) -> str:
    """The line from which Markdown makes a tooltip wherever the word occurs."""
    return f"*[{gloss.form}]: {text.inline(gloss.meaning)}"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("builder", "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - pages are Markdown: the filters escape, and a test sees to it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {
        "inline": text.inline,
        "lines": text.lines,
        "attr": text.attribute,
        "mark": text.mark,
        "matter": text.matter,
        "url": text.address,
        "prose": _prose,
        "link": _link,
        "href": _href,
        "site": _site,
        "indent": environment.filters["indent"],
    }
    return environment


@jinja2.pass_context
def _prose(context: jinja2.runtime.Context, value: Prose) -> str:
    return text.prose(value, context["page"].path)


@jinja2.pass_context
def _link(context: jinja2.runtime.Context, value: Link) -> str:
    return text.link(value, context["page"].path)


@jinja2.pass_context
def _href(context: jinja2.runtime.Context, value: str) -> str:
    return text.relative(value, context["page"].path)


@jinja2.pass_context
def _site(context: jinja2.runtime.Context, value: str) -> str:
    return text.published(value, context["page"].path)
