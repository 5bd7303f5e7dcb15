"""Values → the text of a page: what was written is what is read, whichever sink it goes to.

`inline` escapes plain text for Markdown; only what Markdown would misread is changed, into
character references, which no extension takes for its own sign. `prose` writes a contributor's
Markdown anew from its sanitised form, so nothing but paragraphs, emphasis, links, lists and
quotations can reach the page. `attribute` and `matter` escape for HTML attributes and for the
page's front matter, which MkDocs and its themes put into `<title>`, `<meta>` and the navigation as
it stands.
"""

import html
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import escape

from builder import prose as reading
from builder.fields import slug
from builder.sections.pieces import Link, Prose

# Signs that can mean something to Markdown anywhere in a line. A number that is begun is one to
# Python-Markdown's reader of raw HTML: it reads `&#8217d` as `’d`, and loses the page after `&#b`.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}<|~^]|&(?=#|\w+;)")
# Signs that mean something at the beginning of a line: headings, lists, rules, admonitions, …
_AT_START = re.compile(r"[#>+\-=:!?/]|\s")
_NUMBERED = re.compile(r"\d+(?=[.)](?:\s|\Z))")


def escape_inline(text: str) -> str:
    """Plain text within one line of Markdown."""
    escaped = line_start(_ANYWHERE.sub(_references, text))
    # A heading loses the number signs at its end, a line its spaces.
    return re.sub(r"[#\s]+\Z", _references, escaped)


def _references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])


def line_start(escaped: str) -> str:
    """Escape the first sign of an already escaped line where it would begin a block."""
    number = _NUMBERED.match(escaped)
    at = number.end() if number else 0
    if number or _AT_START.match(escaped):
        return f"{escaped[:at]}&#{ord(escaped[at])};{escaped[at + 1 :]}"
    return escaped


def escape_lines(text: str) -> str:
    """Plain text of several lines: an empty line parts paragraphs, other line breaks stay."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join("<br>\n".join(map(escape_inline, part.split("\n"))) for part in paragraphs)


def escape_attribute(text: str) -> str:
    """Plain text within a quoted HTML attribute."""
    return str(escape(text))


def mark(basis: str) -> str:
    """The class that gives a basis its mark: `is-reporters-account`."""
    return f"is-{slug(basis)}"


def front_matter(text: str) -> str:
    """Plain text as a value of the front matter, already escaped for the HTML it will stand in."""
    return json.dumps(html.escape(text, quote=True), ensure_ascii=False)


def relative(path: str, page: str) -> str:
    """The address of a path of the site as seen from a page's path: `../actors/iran.md`.

    An empty path is the site itself: `../`.
    """
    target, anchor, fragment = path.partition("#")
    if not target:
        return posixpath.relpath(".", posixpath.dirname(page) or ".") + "/"
    if target == page:
        return (anchor and f"#{fragment}") or posixpath.basename(page)
    return posixpath.relpath(target, posixpath.dirname(page) or ".") + anchor + fragment


def published(path: str, page: str) -> str:
    """The address of a path of the site as a browser needs it: from where a page is published.

    The page `contribute/blocks.md` is published as `contribute/blocks/`. Links in Markdown are
    written with `relative`, and MkDocs sees to the rest; what it does not read is written so.
    """
    folder, _, name = page.removesuffix(".md").rpartition("/")
    if name not in {"index", "README"}:
        folder = f"{folder}/{name}"
    found = posixpath.relpath(path or ".", folder.strip("/") or ".")
    return found + "/" if path.endswith("/") or not path else found


def address(url: str) -> str:
    """A web address within the parentheses of a Markdown link."""
    encoded = re.sub(r"[\s()<>\[\]\"'\\`|^{}]", lambda found: f"%{ord(found[0]):02X}", url)
    return re.sub(r"&(?=#|\w+;)", "&amp;", encoded)


def prose(text: Prose, page: str) -> str:
    """A contributor's Markdown, for a page."""
    writer = _Writer(text.links, page)
    writer.feed(reading.html(text.text))
    writer.close()
    return writer.written()


@dataclass
class _Block:
    """An element being written: its tag, and the Markdown inside it so far."""

    tag: str
    text: str = ""
    blocks: list[str] = field(default_factory=list)
    target: str = ""

    def flush(self) -> None:
        """End the running paragraph."""
        if self.text.strip():
            written = self.text.strip("\n ").split("\n")
            self.blocks.append("\n".join(map(line_start, written)))
        self.text = ""


class _Writer(HTMLParser):
    """Writes sanitised HTML as Markdown."""

    def __init__(self, links: Mapping[str, Link], page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links = links
        self.page = page
        self.stack = [_Block("body")]

    def written(self) -> str:
        """All of it."""
        self.stack[0].flush()
        return "\n\n".join(self.stack[0].blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.stack[-1].text += "<br>\n"
            return
        if tag in {"ul", "ol", "blockquote", "p", "li"}:
            self.stack[-1].flush()
        self.stack.append(_Block(tag, target=dict(attrs).get("href") or ""))

    def handle_data(self, data: str) -> None:
        self.stack[-1].text += _ANYWHERE.sub(_references, data)

    def handle_endtag(self, tag: str) -> None:
        if len(self.stack) < 2 or self.stack[-1].tag != tag:
            return
        done = self.stack.pop()
        above = self.stack[-1]
        if tag in {"em", "strong"}:
            above.text += _emphasis(tag, done.text, above.text)
        elif tag == "a":
            # With a sign of exclamation before it, a link would be an image.
            above.text = re.sub(r"!\Z", "&#33;", above.text) + self._link(done)
        else:
            done.flush()
            above.blocks += _wrapped(done)

    def _link(self, done: _Block) -> str:
        to = self.links.get(done.target)
        label = done.text.replace("\n", " ").strip()
        if to:
            return f"[{label or escape_inline(to.text)}]({relative(to.path, self.page)})"
        if done.target:
            return f"[{label or escape_inline(done.target)}]({address(done.target)})"
        return label


def _emphasis(tag: str, text: str, before: str) -> str:
    # Where asterisks could be misread, tags: they nest, and need no white space beside them.
    simple = re.fullmatch(r"\w(?:[^*<]*\w)?[.,;:!?]?", text) and not before.endswith("*")
    sign = "*" if tag == "em" else "**"
    return f"{sign}{text}{sign}" if simple else f"<{tag}>{text}</{tag}>" if text.strip() else text


def _wrapped(done: _Block) -> list[str]:
    if done.tag == "blockquote":
        inner = "\n\n".join(done.blocks)
        return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))]
    if done.tag in {"ul", "ol"}:
        sign = "-   " if done.tag == "ul" else "1.  "
        items = (block.replace("\n", "\n    ") for block in done.blocks)
        return ["\n".join(f"{sign}{item}" for item in items)]
    if done.tag == "li":
        return ["\n\n".join(done.blocks)]
    return done.blocks
