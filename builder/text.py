"""Values → the text of a page: readers see exactly what was written, wherever it goes.

`escape_inline` escapes plain text for Markdown; only what Markdown would misread is replaced, with
character references, which no extension takes for its own syntax. `prose` rewrites a contributor's
Markdown from its sanitised HTML, so nothing but paragraphs, emphasis, links, lists and quotations
can reach the page. `escape_attribute` and `front_matter` escape for HTML attributes and for the
page's front matter, which MkDocs and its themes put unescaped into `<title>`, `<meta>` and the
navigation.
"""

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import escape

from builder import prose as reading
from builder.fields import slug
from builder.sections.links import Link, Prose

# Characters that can mean something to Markdown anywhere in a line. Python-Markdown's parser of raw
# HTML accepts unfinished character references: it reads `&#8217d` as `’d`, and `&#b` makes it lose
# the rest of the page.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}<|~^]|&(?=#|\w+;)")
# Characters that mean something at the start of a line: headings, lists, rules, admonitions, …
_AT_START = re.compile(r"[#>+\-=:!?/]|\s")
_NUMBERED = re.compile(r"\d+(?=[.)](?:\s|\Z))")


def escape_inline(text: str) -> str:
    """Plain text within one line of Markdown."""
    escaped = line_start(_ANYWHERE.sub(_references, text))
    # Markdown strips number signs from the end of a heading, and spaces from the end of a line.
    return re.sub(r"[#\s]+\Z", _references, escaped)


def _references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])


def line_start(escaped: str) -> str:
    """Escape the first character of an already escaped line if it would start a block."""
    number = _NUMBERED.match(escaped)
    at = number.end() if number else 0
    if number or _AT_START.match(escaped):
        return f"{escaped[:at]}&#{ord(escaped[at])};{escaped[at + 1 :]}"
    return escaped


def escape_lines(text: str) -> str:
    """Plain text of several lines: empty lines separate paragraphs, other line breaks are kept."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join("<br>\n".join(map(escape_inline, part.split("\n"))) for part in paragraphs)


def escape_with_code(text: str) -> str:
    """Plain text within one line of Markdown, with code between backticks, as in our docstrings."""
    return re.sub(r"&#96;(.+?)&#96;", r"<code>\1</code>", escape_inline(" ".join(text.split())))


def escape_attribute(text: str) -> str:
    """Plain text within a quoted HTML attribute."""
    return str(escape(text))


def mark(key: str) -> str:
    """A key in the name of what goes by it: `is-actors-the-post-md`."""
    return f"is-{slug(key)}"


def front_matter(text: str) -> str:
    """Plain text as a front-matter value, already escaped for the HTML it will end up in."""
    return json.dumps(html.escape(text, quote=True), ensure_ascii=False)


def relative(path: str, page: str) -> str:
    """A path of the site relative to a page's path: `../actors/river-board.md`.

    The empty path is the root of the site: `../`.
    """
    target, anchor, fragment = path.partition("#")
    folder, _, name = page.rpartition("/")
    if not target:
        return _steps("", folder) + "/"
    if target == page:
        return (anchor and f"#{fragment}") or name
    return _steps(target.rstrip("/"), folder) + anchor + fragment


def published(path: str, page: str) -> str:
    """A path of the published site relative to where a page is published, as browsers need it.

    The page `contribute/blocks.md` is published as `contribute/blocks/`. Links in Markdown are
    written with `relative` and MkDocs converts them; links it does not read are written like this.
    """
    folder, _, name = page.removesuffix(".md").rpartition("/")
    if name not in {"index", "README"}:
        folder = f"{folder}/{name}"
    found = _steps(path.rstrip("/"), folder.strip("/"))
    return found + "/" if path.endswith("/") or not path else found


def _steps(target: str, folder: str) -> str:
    """The way from a folder to a path; both are relative to the site, which is the empty path."""
    up, down = folder.split("/") if folder else [], target.split("/") if target else []
    shared = 0
    while shared < min(len(up), len(down)) and up[shared] == down[shared]:
        shared += 1
    return "/".join([".."] * (len(up) - shared) + down[shared:]) or "."


def address(url: str) -> str:
    """A web address within the parentheses of a Markdown link."""
    encoded = re.sub(r"[\s()<>\[\]\"'\\`|^{}]", lambda found: f"%{ord(found[0]):02X}", url)
    return re.sub(r"&(?=#|\w+;)", "&amp;", encoded)


def prose(text: Prose, page: str, anchors: Iterable[str] = ()) -> str:
    """A contributor's Markdown, for a page; at its beginning, what addresses on the page name."""
    html = reading.html(text.text)
    writer = _Writer(text.links, page)
    writer.feed(html)
    writer.close()
    before = "".join(f'<span id="{escape_attribute(anchor)}"></span>' for anchor in anchors)
    # Before a list or a quotation they need a paragraph of their own.
    apart = "\n\n" if before and not html.startswith("<p>") else ""
    return before + apart + writer.written()


@dataclass
class _Block:
    """An open element: its tag, and the Markdown inside it so far."""

    tag: str
    text: str = ""
    blocks: list[str] = field(default_factory=list)
    target: str = ""

    def flush(self) -> None:
        """End the current paragraph."""
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
        """The Markdown of everything fed in."""
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
            # After an exclamation mark, a link would be an image.
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
    # Tags where asterisks could be misread: tags nest, and need no white space around them.
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
