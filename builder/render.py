"""Pages → Markdown, through Jinja.

A template gets one variable, `page`. In templates of HTML (`x.html.j2`), which holds pictures and
tables too, Jinja escapes every value. In templates of Markdown (`x.md.j2`) each value goes through
an explicit filter:

    inline   plain text on one line          prose    a contributor's Markdown
    text     plain text between HTML tags    link     a link to a page of the site
    lines    plain text of several lines
    url      a web address in a link         attr     plain text in an HTML attribute
    matter   plain text in the front matter  href     a page's path as seen from this page
    site     an address in the site as seen   mark     the class for the mark of a basis
             from where this page is published
    names    plain texts, side by side        links    links, side by side or with “and”
    anchor   a link in HTML                  anchors  such links
    indent   Jinja's own, after another

and every word comes from the table of the site's language:

    say(key, name=value | filter)            go(key, path or address): a link in Markdown
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup, escape

from builder import text
from builder.blocks.piece import Document, Piece
from builder.pages.page import Page
from builder.sections.pieces import Gloss, Link, Prose
from builder.sections.relations import Anchor
from builder.words import Words


def render(pages: Sequence[Page], words: Words) -> Mapping[str, str]:
    """The Markdown of each page by its path."""
    return {page.path: _explained(_written(page, words), page.glossary) for page in pages}


@dataclass(frozen=True)
class Inserted:
    """A page written by hand, and what its blocks stand for."""

    markdown: str
    """The whole page, with each block replaced."""
    words: str
    """What was written by hand, with a slot for each block."""
    pieces: tuple[str, ...]
    """The Markdown that stands for each block."""


def insert(documents: Sequence[Document], words: Words) -> Mapping[str, Inserted]:
    """The pages written by hand, by path, with what their blocks stand for."""
    return {document.path: _inserted(document, words) for document in documents}


def slot(name: str) -> str:
    """What holds the place of something in a page while Markdown becomes HTML."""
    return f'<div data-explainer="{name}"></div>'


def _inserted(document: Document, words: Words) -> Inserted:
    pieces = [_written(piece, words).rstrip() for piece in document.pieces]
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


def _written(page: Page | Piece, words: Words) -> str:
    markdown = _environment(words).get_template(page.template).render(page=page)
    # Empty sections leave empty lines behind; nothing that is shown holds two in a row.
    markdown = re.sub(r"[ \t]+$", "", markdown, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n"


def _explained(markdown: str, glossary: Sequence[Gloss]) -> str:
    """The page with a line for each word that occurs on it and is explained."""
    words = set(_WORD.findall(markdown))
    notes = [_note(gloss) for gloss in glossary if _occurs(gloss.form, markdown, words)]
    return "\n".join([markdown, *notes, ""]) if notes else markdown


_WORD = re.compile(r"\w+")


def _occurs(form: str, markdown: str, words: set[str]) -> bool:
    """Whether a form stands on the page as it is; one with signs of Markdown stands as none."""
    # Almost no form stands on a page; that the page lacks one of its words is soon known.
    if not words.issuperset(_WORD.findall(form)) or text.escape_inline(form) != form:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", markdown))


def _note(gloss: Gloss) -> str:
    """The line from which Markdown makes a tooltip wherever the word occurs."""
    return f"*[{gloss.form}]: {text.escape_inline(gloss.meaning)}"


@cache
def _environment(words: Words) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("builder", "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html.j2"], default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {
        "inline": lambda value: words.bdi(text.escape_inline(value)),
        "lines": text.escape_lines,
        "attr": text.escape_attribute,
        "text": lambda value: Markup(words.bdi(text.escape_attribute(value))),  # noqa: S704 - escaped
        "mark": text.mark,
        "matter": text.front_matter,
        "url": text.address,
        "prose": _prose,
        "link": _link(words),
        "href": _href,
        "site": _site,
        "names": lambda texts: words.joined(
            (words.bdi(text.escape_inline(one)) for one in texts), "unit"
        ),
        "links": _joined(words, _link(words)),
        "anchor": _anchor(words),
        "anchors": _joined(words, _anchor(words)),
        "indent": environment.filters["indent"],
    }
    environment.globals = {"say": _say(words), "go": _go(words)}
    return environment


@jinja2.pass_context
def _prose(context: Context, value: Prose) -> str:
    return text.prose(value, context["page"].path)


def _link(words: Words) -> Callable[[Context, Link], str]:
    """A link in Markdown. What is isolated is its label, or its attributes would not follow it."""

    @jinja2.pass_context
    def link(context: Context, value: Link) -> str:
        return f"[{words.bdi(text.escape_inline(value.text))}]({_href(context, value.path)})"

    return link


def _anchor(words: Words) -> Callable[[Context, Anchor], Markup]:
    """A link between HTML tags."""

    @jinja2.pass_context
    def anchor(context: Context, value: Anchor) -> Markup:
        label = Markup(words.bdi(text.escape_attribute(value.text)))  # noqa: S704 - escaped
        return Markup('<a href="{}">{}</a>').format(_site(context, value.address), label)

    return anchor


def _say(words: Words) -> Callable[..., str]:
    """An entry of the table with values in it, which in HTML are escaped as all others are."""

    @jinja2.pass_eval_context
    def say(template: EvalContext, key: str, **values: Any) -> str:  # noqa: ANN401 - any value
        if not template.autoescape:
            return words.markup(key, **values)
        escaped = {name: escape(value) for name, value in values.items()}
        return Markup(words.markup(key, **escaped))  # noqa: S704 - the table is ours

    return say


def _joined(words: Words, write: Callable[[Context, Any], str]) -> Callable[..., str]:
    """A filter for several values: side by side, or the last with “and”."""

    @jinja2.pass_context
    def joined(context: Context, values: Iterable[Any], last: str = "") -> str:
        written = [write(context, value) for value in values]
        markup = words.joined(written, "standard" if last else "unit")
        return Markup(markup) if context.eval_ctx.autoescape else markup  # noqa: S704 - escaped

    return joined


def _go(words: Words) -> Callable[[Context, str, str], str]:
    """A link whose words are ours: to a path of the site, an anchor of the page or an address."""

    @jinja2.pass_context
    def go(context: Context, key: str, target: str) -> str:
        outside = re.match(r"#|mailto:|https?://", target)
        to = text.address(target) if outside else _href(context, target)
        return f"[{words.text(key)}]({to})"

    return go


@jinja2.pass_context
def _href(context: Context, value: str) -> str:
    return text.relative(value, context["page"].path)


@jinja2.pass_context
def _site(context: Context, value: str) -> str:
    return text.published(value, context["page"].path)
