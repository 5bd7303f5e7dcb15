"""A page in HTML → the same words and links in plain Markdown, as a person would write them.

The peer that the build is measured against gets these pages. They depend on no template: the same
explainer gives the same Markdown however our own pages are made. Pictures are left out, because
plain MkDocs draws none; explained words become the lines of the extension `abbr`.
"""

import posixpath
import re
from collections.abc import Collection
from html.parser import HTMLParser

from markdown.extensions.toc import slugify

_OURS = re.compile(r"^(?:trail|template|tags):.*\n(?: .*\n)*", re.MULTILINE)
"""Front matter that only our own templates read."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_MARKS = {"em": "*", "strong": "**", "b": "**", "code": "`"}
_LEAVES = {"p", "figcaption", "summary", "dt", "dd", *(f"h{level}" for level in range(1, 7))}
_SILENT = {"svg", "script", "style", "template", "iframe", "button", "select"}


def plain(page: str, path: str, pages: Collection[str]) -> str:
    """The page, front matter included; links to other `pages` become links to their files."""
    front, end, body = page.partition("\n---\n") if page.startswith("---\n") else ("", "", page)
    writer = _Writer(path, pages)
    writer.feed(body)
    writer.close()
    return f"{_OURS.sub('', front + chr(10)).rstrip()}{end}\n{writer.text()}".lstrip()


class _Writer(HTMLParser):
    """Writes Markdown as it reads HTML: `lists` are the open lists, `line` what is unwritten."""

    def __init__(self, path: str, pages: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.pages = path, pages
        self.blocks: list[str] = []
        self.line: list[str] = []
        self.lists: list[str] = []
        self.bullet = ""
        self.item = ""
        self.cells = 0
        self.quoted = 0
        self.silent = 0
        self.targets: list[str] = []
        self.explained: dict[str, str] = {}
        self.term: str | None = None
        self.anchor = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        named = {name: value or "" for name, value in attrs}
        if self.silent or tag in _SILENT or named.get("class") == "headerlink":
            self.silent += 1
        elif tag in {"ul", "ol"}:
            self._end_block()
            self.item = ""
            self.lists.append(tag)
        elif tag == "li":
            self._end_block()
            self.bullet = "1.  " if self.lists[-1:] == ["ol"] else "-   "
        elif tag == "blockquote":
            self._end_block()
            self.quoted += 1
        elif tag in {"td", "th"}:
            self.line.append("| ")
            self.cells += tag == "th"
        elif tag in _LEAVES | {"div", "nav", "table", "tr"}:
            self._end_block()
            self.anchor = named.get("id", "") if tag[0] == "h" else ""
        else:
            self._inline(tag, named)

    def _inline(self, tag: str, named: dict[str, str]) -> None:
        if tag == "a":
            self.targets.append(self._target(named.get("href", "")))
            self.line.append("[")
        elif tag == "abbr":
            self.term = named.get("title", "")
        elif tag == "br":
            self.line.append("  \n")
        else:
            self.line.append(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self.silent:
            self.silent -= 1
        elif tag in {"ul", "ol"}:
            self._end_block()
            self.lists.pop()
        elif tag == "blockquote":
            self._end_block()
            self.quoted -= 1
        elif tag == "tr":
            self._end_row()
        elif tag == "li":
            self._end_block(tight=True)
        elif tag in _LEAVES | {"div", "nav"}:
            self._end_block("#" * int(tag[1]) + " " if re.fullmatch(r"h\d", tag) else "")
        elif tag == "a":
            self.line.append(f"]({self.targets.pop()})")
        elif tag == "abbr":
            self.term = None
        else:
            self.line.append(_MARKS.get(tag, "" if tag not in {"td", "th"} else " "))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content: only a line break says something."""
        if tag == "br":
            self._inline(tag, dict.fromkeys((name for name, _ in attrs), ""))

    def handle_data(self, data: str) -> None:
        """Write text, with what Markdown would read otherwise escaped."""
        if self.silent:
            return
        if self.term is not None:
            self.explained[data] = self.term
        self.line.append(_SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)))

    def _target(self, href: str) -> str:
        """Where a link leads, as a path to a file if it leads to one of the pages."""
        address, sharp, anchor = href.partition("#")
        if not address or "://" in address or address.startswith("mailto:"):
            return href
        here = posixpath.dirname(self.path)
        published = here if self.path.endswith("index.md") else self.path.removesuffix(".md")
        at = posixpath.normpath(posixpath.join(published, address))
        files = ("index.md",) if at == "." else (f"{at}.md", f"{at}/index.md")
        found = next((file for file in files if file in self.pages), at)
        return posixpath.relpath(found, here or ".") + sharp + anchor

    def _end_row(self) -> None:
        row = re.sub(" +", " ", f"{''.join(self.line).strip()} |")
        self.line.clear()
        if self.cells > 1:
            row += "\n" + "| --- " * row.count("| ") + "|"
        joined = self.blocks and self.blocks[-1].startswith("| ") and self.cells < 2
        if joined:
            self.blocks[-1] += f"\n{row}"
        else:
            self.blocks.append(row)
        self.cells = 0

    def _end_block(self, start: str = "", *, tight: bool = False) -> None:
        """Write what is unwritten as a block of its own, indented as the open lists ask for.

        A `tight` item of a list without paragraphs stands in the line below the item before it.
        """
        text = "".join(self.line).strip()
        self.line.clear()
        if not text:
            return
        if start and self.anchor not in {"", slugify(text, "-")}:
            text += f" {{: #{self.anchor} }}"
        depth = len(self.lists)
        indent = "    " * (depth - 1) + self.bullet if self.bullet else "    " * depth
        block = f"{indent}{'> ' * self.quoted}{start}{text}"
        if self.bullet and tight and self.blocks[-1:] and self.blocks[-1] is self.item:
            self.blocks[-1] += f"\n{block}"
        else:
            self.blocks.append(block)
        self.item = self.blocks[-1] if tight and self.bullet else ""
        self.bullet = ""

    def text(self) -> str:
        """All that was read."""
        self._end_block()
        notes = (f"*[{form}]: {meaning}" for form, meaning in sorted(self.explained.items()))
        return "\n\n".join([*self.blocks, "\n".join(notes)]).rstrip() + "\n"
