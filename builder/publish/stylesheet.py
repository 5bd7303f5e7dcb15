"""A sheet of styles and the words of a site → the sheet with what the site can use of it.

A browser reads, and asks of every element, whatever a sheet holds; a theme styles much that an
explainer never shows. A selector is left out only if it names a class, an id, an attribute or an
element that no page and no script of the site so much as mentions.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Any

import tinycss2

WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
ASKED = re.compile(r"var\(\s*(--[\w-]+)")
NESTING = {"media", "supports", "container", "layer"}
"""At-rules that hold rules. Of others, such as `@keyframes`, nothing is left out."""
OURS = "table:not([class])"
"""What our own sheet says whole. The theme says it by what stands before and after, and so that
each change of any class would have a browser look at all below it anew."""


def words(texts: Iterable[str]) -> set[str]:
    """All that could be a name: the words of pages and of scripts."""
    return {word for text in texts for word in WORD.findall(text)}


def prune_css(sheet: str, known: AbstractSet[str]) -> str:
    """The sheet without rules that can fit nothing and custom properties that nothing asks for.

    Args:
        sheet: CSS; what is no CSS is passed over as browsers do.
        known: the words of the site, as `words` gives them.
    """

    def fitting(rule: Any) -> str:  # noqa: ANN401 - nodes have no type of their own
        selectors = [one for one in _selectors(rule.prelude) if _fits(one, known)]
        return _written(",".join(selectors), tinycss2.serialize(rule.content))

    kept = _each(sheet, fitting)
    asked = known | set(ASKED.findall(kept))

    def asking(rule: Any) -> str:  # noqa: ANN401
        lines = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        needed = (one for one in lines if one.type != "error" and not _is_idle(one, asked))
        body = ";".join(one.serialize() for one in needed)
        return _written(tinycss2.serialize(rule.prelude), body)

    return _each(kept, asking)


def _each(sheet: str | list[Any], write: Callable[[Any], str]) -> str:
    """The sheet with each of its rules written anew, those inside others too."""

    def again(node: Any) -> str:  # noqa: ANN401
        if node.type == "qualified-rule":
            return write(node)
        if node.type != "at-rule" or node.lower_at_keyword == "charset":
            return ""
        if node.lower_at_keyword in NESTING and node.content is not None:
            inner = _each(node.content, write)
            return _written(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", inner)
        return str(node.serialize())

    return "".join(map(again, _parsed(sheet) if isinstance(sheet, str) else _rules(sheet)))


@lru_cache(maxsize=2)  # `mkdocs serve` builds again and again, and a theme's sheet stays the same
def _parsed(sheet: str) -> tuple[Any, ...]:
    return _rules(sheet)


def _rules(sheet: str | list[Any]) -> tuple[Any, ...]:
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _written(head: str, body: str) -> str:
    """A rule; nothing where it would say nothing, or of nothing."""
    return f"{head.strip()}{{{body.strip()}}}" if head.strip() and body.strip() else ""


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """The selectors of a list; commas inside brackets part none."""
    one: list[Any] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(node)
    yield tinycss2.serialize(one).strip()


def _fits(selector: str, known: AbstractSet[str]) -> bool:
    """Whether all that it names is known; what stands in brackets, as in `:not(.a)`, may not be."""
    return OURS not in selector and not any(_is_unknown(name, known) for name in _names(selector))


@cache
def _names(selector: str) -> tuple[str, ...]:
    """The classes, ids, attributes and elements that a selector asks for."""
    names: list[str] = []
    before = ""
    for node in tinycss2.parse_component_value_list(selector):
        if node.type == "hash" or (node.type == "ident" and before != ":"):
            names.append(node.value)
        if node.type == "[] block":
            names += [one.value for one in node.content if one.type == "ident"][:1]
        before = node.value if node.type == "literal" else ""
    return tuple(names)


def _is_unknown(name: str, known: AbstractSet[str]) -> bool:
    """A name with signs in it, which is no word, may be anywhere."""
    return WORD.fullmatch(name) is not None and name not in known


def _is_idle(line: Any, asked: AbstractSet[str]) -> bool:  # noqa: ANN401
    """Whether it defines a custom property that nothing asks for."""
    return line.type == "declaration" and line.name.startswith("--") and line.name not in asked
