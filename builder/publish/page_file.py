"""A page's HTML and front matter → a file that MkDocs, ProperDocs and Zensical read alike.

All three convert it with Python-Markdown, which passes HTML through. Only headings are Markdown: of
those an engine makes its contents, and the links beside them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

EXTENSIONS = ("attr_list",)
"""What such a file needs of Markdown, beside the contents that every site has."""

_TAG = re.compile(
    r"<!--.*?-->|<(?P<ends>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
_HEADING = re.compile(r"<h([1-6])((?:\s[^<>]*)?)>(.*)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>')
_MARKDOWN = re.compile(r"[\\`~*_\[\]{}!#&]")
_ENTITY = re.compile(r"(&#?\w+;)")
_OF_BLOCKS = re.compile(r"[`~\[\]{}]")
"""Signs that say something even within HTML: to fences, to macros, to Zensical's check of links."""
_NOT_TEXT = re.compile(
    r"(<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->)", re.DOTALL | re.IGNORECASE
)
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_VOID = {
    *("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}


def page_file(matter: Mapping[str, Any], html: str) -> str:
    """The text of the file."""
    front = yaml.safe_dump(dict(matter), allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n" + "\n\n".join(_blocks(html)) + "\n"


def _blocks(html: str) -> Iterator[str]:
    """Headings that stand in nothing, as Markdown, and what is between them, as it is."""
    at = 0
    for start, end in _outermost(html):
        heading = _HEADING.fullmatch(html, start, end)
        if heading:
            yield from filter(None, [_compact(html[at:start])])
            yield _as_markdown(*heading.groups())
            at = end
    yield from filter(None, [_compact(html[at:])])


def _outermost(html: str) -> Iterator[tuple[int, int]]:
    """Where each element begins and ends that stands in no other."""
    depth = start = 0
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name or name in _VOID or tag[0].endswith("/>"):
            continue
        if not tag["ends"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, tag.end()


def _as_markdown(level: str, attributes: str, inner: str) -> str:
    text = " ".join(_PERMALINK.sub("", inner).split())
    return f"{'#' * int(level)} {_inert(text)} {{:{attributes} }}"


def _inert(html: str) -> str:
    """HTML in a line of Markdown, in which nothing is a sign of it."""
    parts = _ENTITY.split(html)
    return "".join(
        part if n % 2 else _MARKDOWN.sub(_as_number, part) for n, part in enumerate(parts)
    )


def _compact(html: str) -> str:
    """HTML without empty lines, where some Markdown would end it; in code they are kept."""
    parts = _CODE.split(html)
    whole = "".join(part if n % 2 else _EMPTY_LINES.sub("\n", part) for n, part in enumerate(parts))
    parts = _NOT_TEXT.split(whole.strip("\n"))
    return "".join(
        part if n % 2 else _OF_BLOCKS.sub(_as_number, part) for n, part in enumerate(parts)
    )


def _as_number(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
