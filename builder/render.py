"""Pages → Markdown, through Jinja.

A template gets one variable, `page`. In templates of HTML (`x.html.j2`), which holds pictures and
tables too, Jinja escapes every value. In templates of Markdown (`x.md.j2`) each value goes through
an explicit filter:

    inline   plain text on one line          prose    a contributor's Markdown
    text     plain text between HTML tags    link     a Markdown link to a page of the site
    lines    plain text of several lines     links    several links, the last with “and” if asked
    url      a web address in a link         names    several plain texts
    attr     plain text in an HTML attribute anchor   an HTML link to a page of the site
    matter   plain text in the front matter  anchors  several HTML links
    srcset   a picture in several widths, for a browser to choose from
    href     a page's path relative to this page
    site     a path of the published site relative to where this page is published
    mark     the CSS class for the mark of a basis
    code     plain text with code between backticks
    indent   Jinja's own, after another

and all words come from the table of the site's language:

    say(key, name=value | filter)            go(key, path or address): a link in Markdown
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

import jinja2
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup, escape

from builder import text
from builder.blocks.piece import Document, Piece
from builder.pages.page import Page
from builder.sections.glossary import Gloss, Glossary
from builder.sections.links import Link, Prose
from builder.sections.media import Size
from builder.sections.relations import Anchor
from builder.words import ENGLISH, Words


class Rendered(Mapping[str, str]):
    """The Markdown of each page by its path, rendered when it is first asked for.

    So the processes that share the work of a build each render what they go on with. The text of a
    page that shows just what it showed in a former build is taken over. `beside` is what pages show
    and do not hold: the outlines under maps, and what the vocabulary says of words.
    """

    def __init__(
        self,
        pages: Sequence[Page] = (),
        words: Words = ENGLISH,
        beside: Sequence[object] = (),
        former: "Rendered | None" = None,
    ) -> None:
        self._pages = {page.path: page for page in pages}
        self._words = words
        self._beside = _hash(words.code, *beside)
        self._shown: dict[str, str] = {}
        self._texts = former.still_right(self) if former else {}

    def still_right(self, later: "Rendered") -> dict[str, str]:
        """The texts, by path, of those of later pages that show what they showed."""
        known = ((path, text) for path, text in self._texts.items() if path in later)
        return {path: text for path, text in known if later.shown(path) == self.shown(path)}

    def shown(self, path: str) -> str:
        """A hash of all that a page shows: with the same templates, its text is the same."""
        if path not in self._shown:
            page = self._pages[path]
            self._shown[path] = _hash(self._beside, page.template, page.glossary.digest, page)
        return self._shown[path]

    def __getitem__(self, path: str) -> str:
        if path not in self._texts:
            page = self._pages[path]
            self._texts[path] = _explained(_written(page, self._words), page.glossary)
        return self._texts[path]

    def __contains__(self, path: object) -> bool:
        return path in self._pages

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def sources(folder: str) -> Mapping[str, str]:
    """What is in a folder among the templates, as it is written, by its path there."""
    loader = jinja2.PackageLoader("builder", "templates")
    environment = _environment(ENGLISH)
    return {
        name.removeprefix(folder): loader.get_source(environment, name)[0]
        for name in loader.list_templates()
        if name.startswith(folder)
    }


def _hash(*parts: object) -> str:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()


def forget_templates() -> None:
    """Read the templates anew from now on, for those who edit them."""
    _environment.cache_clear()


@dataclass(frozen=True)
class Inserted:
    """A hand-written page, and what replaces its blocks."""

    markdown: str
    """The whole page, with each block replaced."""
    words: str
    """The hand-written text, with a slot for each block."""
    pieces: tuple[str, ...]
    """The Markdown that replaces each block."""


def insert(documents: Sequence[Document], words: Words) -> Mapping[str, Inserted]:
    """The hand-written pages with what replaces their blocks, by path."""
    return {document.path: _inserted(document, words) for document in documents}


def slot(name: str) -> str:
    """A placeholder for something in a page while its Markdown is converted to HTML."""
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
    """The page with each block replaced by a text."""
    lines = document.text.split("\n")
    for block, piece in reversed(list(zip(document.pieces, pieces, strict=True))):
        # Between empty lines, as Markdown requires of a block, whatever surrounds the fence.
        lines[block.lines.first : block.lines.last + 1] = ["", piece, ""]
    return "\n".join(lines).rstrip() + "\n"


def _written(page: Page | Piece, words: Words) -> str:
    markdown = _environment(words).get_template(page.template).render(page=page)
    # Empty sections leave empty lines behind; no content has two in a row.
    markdown = re.sub(r"[ \t]+$", "", markdown, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n"


def _explained(markdown: str, glossary: Glossary) -> str:
    """The page with an abbreviation line for each term of the glossary that occurs on it."""
    # A form that needs escaping never occurs as it is.
    found = [gloss for gloss in glossary.on(markdown) if _is_plain(gloss.form)]
    return "\n".join([markdown, *map(_note, found), ""]) if found else markdown


@cache
def _is_plain(form: str) -> bool:
    return text.escape_inline(form) == form


def _note(gloss: Gloss) -> str:
    """The line from which Markdown makes a tooltip wherever the form occurs."""
    return f"*[{gloss.form}]: {text.escape_inline(gloss.meaning)}"


@cache
def _environment(words: Words) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("builder", "templates"),
        auto_reload=False,  # else it asks for the time of each file at each use
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html.j2"], default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {
        "inline": lambda value: words.bdi(text.escape_inline(value)),
        "lines": text.escape_lines,
        "code": text.escape_with_code,
        "attr": text.escape_attribute,
        "text": lambda value: Markup(words.bdi(text.escape_attribute(value))),  # noqa: S704 - escaped
        "mark": text.mark,
        "word": words.word,
        "matter": text.front_matter,
        "url": text.address,
        "prose": _prose,
        "link": _link(words),
        "href": _href,
        "site": _site,
        "srcset": _srcset,
        "names": lambda texts: words.joined(
            (words.bdi(text.escape_inline(value)) for value in texts), "unit"
        ),
        "links": _joined(words, _link(words)),
        "anchor": _anchor(words),
        "anchors": _joined(words, _anchor(words)),
        "indent": environment.filters["indent"],
    }
    environment.globals = {"say": _say(words), "go": _go(words)}
    return environment


@jinja2.pass_context
def _prose(context: Context, value: Prose, anchors: Iterable[str] = ()) -> str:
    return text.prose(value, context["page"].path, anchors)


def _link(words: Words) -> Callable[[Context, Link], str]:
    """A link in Markdown. Only its label is isolated, so that attributes can follow the link."""

    @jinja2.pass_context
    def link(context: Context, value: Link) -> str:
        return f"[{words.bdi(text.escape_inline(value.text))}]({_href(context, value.path)})"

    return link


def _anchor(words: Words) -> Callable[[Context, Anchor], Markup]:
    """A link in HTML."""

    @jinja2.pass_context
    def anchor(context: Context, value: Anchor) -> Markup:
        label = Markup(words.bdi(text.escape_attribute(value.text)))  # noqa: S704 - escaped
        return Markup('<a href="{}">{}</a>').format(_site(context, value.address), label)

    return anchor


def _say(words: Words) -> Callable[..., str]:
    """An entry of the table with its values filled in, which are escaped in HTML."""

    @jinja2.pass_eval_context
    def say(template: EvalContext, key: str, **values: Any) -> str:  # noqa: ANN401 - any value
        if not template.autoescape:
            return words.markup(key, **values)
        escaped = {name: escape(value) for name, value in values.items()}
        return Markup(words.markup(key, **escaped))  # noqa: S704 - the table is ours

    return say


def _joined(words: Words, write: Callable[[Context, Any], str]) -> Callable[..., str]:
    """A filter for several values: separated by commas, or with “and” before the last."""

    @jinja2.pass_context
    def joined(context: Context, values: Iterable[Any], last: str = "") -> str:
        written = [write(context, value) for value in values]
        markup = words.joined(written, "standard" if last else "unit")
        return Markup(markup) if context.eval_ctx.autoescape else markup  # noqa: S704 - escaped

    return joined


def _go(words: Words) -> Callable[[Context, str, str], str]:
    """A link with a text of ours: to a path of the site, an anchor of the page or an address."""

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
def _srcset(context: Context, sizes: Iterable[Size]) -> str:
    return ", ".join(f"{_site(context, size.address)} {size.width}w" for size in sizes)


@jinja2.pass_context
def _site(context: Context, value: str) -> str:
    return text.published(value, context["page"].path)
