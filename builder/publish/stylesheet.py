"""A style sheet and the words of a site → the rules of the sheet that the site can use.

Browsers parse every rule of a sheet and match it against every element; a theme styles much that an
explainer never shows. A selector is removed only if it names a class, an id, an attribute or an
element that no page and no script of the site even mentions. By hand, on the tokens of tinycss2:
PurgeCSS would need Node wherever a site is built.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Any

import tinycss2

from builder.publish.fingerprint import of_programs
from builder.publish.store import Store, key

WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
USED = re.compile(r"var\(\s*(--[\w-]+)")
NESTING = {"media", "supports", "container", "layer"}
"""At-rules that contain rules. Others, such as `@keyframes`, are kept whole."""
OURS = "table:not([class])"
"""A selector that our own sheet styles completely. The theme's rules for it are removed: they would
make browsers restyle everything below an element whenever one of its classes changes."""


def words(texts: Iterable[str]) -> set[str]:
    """Everything in pages and scripts that could be a name."""
    return {word for text in texts for word in WORD.findall(text)}


def pruned(sheet: str, known: AbstractSet[str], store: Store) -> str:
    """The same as `prune_css`, unless a former build has left it."""
    named = known & words([sheet])  # of the others, no rule can need one
    name = key("sheet", of_programs(), sheet, *sorted(named))
    kept = store.get(name)
    if kept is None:
        kept = prune_css(sheet, named).encode()
        store.put(name, kept)
    return kept.decode()


def prune_css(sheet: str, known: AbstractSet[str]) -> str:
    """The sheet without rules that can match nothing and custom properties that nothing uses.

    Args:
        sheet: CSS; invalid parts are ignored, as in browsers.
        known: the words of the site, as `words` gives them.
    """

    def matching(rule: Any) -> str:  # noqa: ANN401 - nodes have no common type
        selectors = [found for found in _selectors(rule.prelude) if _may_match(found, known)]
        return _written(",".join(selectors), tinycss2.serialize(rule.content))

    kept = _rewritten(sheet, matching)
    used = known | set(USED.findall(kept))

    def using(rule: Any) -> str:  # noqa: ANN401
        lines = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        needed = (line for line in lines if line.type != "error" and not _is_unused(line, used))
        body = ";".join(line.serialize() for line in needed)
        return _written(tinycss2.serialize(rule.prelude), body)

    return _rewritten(kept, using)


def _rewritten(sheet: str | list[Any], write: Callable[[Any], str]) -> str:
    """The sheet with each of its rules, nested ones included, rewritten with a function."""

    def rewrite(node: Any) -> str:  # noqa: ANN401
        if node.type == "qualified-rule":
            return write(node)
        if node.type != "at-rule" or node.lower_at_keyword == "charset":
            return ""
        if node.lower_at_keyword in NESTING and node.content is not None:
            inner = _rewritten(node.content, write)
            return _written(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", inner)
        return str(node.serialize())

    return "".join(map(rewrite, _parsed(sheet) if isinstance(sheet, str) else _rules(sheet)))


@lru_cache(
    maxsize=2
)  # `mkdocs serve` builds again and again, and the theme's sheet does not change
def _parsed(sheet: str) -> tuple[Any, ...]:
    return _rules(sheet)


def _rules(sheet: str | list[Any]) -> tuple[Any, ...]:
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _written(head: str, body: str) -> str:
    """A rule; nothing if its head or its body is empty."""
    return f"{head.strip()}{{{body.strip()}}}" if head.strip() and body.strip() else ""


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """The selectors of a list; commas inside brackets do not separate any."""
    selector: list[Any] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield tinycss2.serialize(selector).strip()
            selector = []
        else:
            selector.append(node)
    yield tinycss2.serialize(selector).strip()


def _may_match(selector: str, known: AbstractSet[str]) -> bool:
    """Whether everything it names is known, except inside brackets, as in `:not(.a)`."""
    return OURS not in selector and not any(_is_unknown(name, known) for name in _names(selector))


@cache
def _names(selector: str) -> tuple[str, ...]:
    """The classes, ids, attributes and elements that a selector names."""
    names: list[str] = []
    before = ""
    for node in tinycss2.parse_component_value_list(selector):
        if node.type == "hash" or (node.type == "ident" and before != ":"):
            names.append(node.value)
        if node.type == "[] block":
            names += [inner.value for inner in node.content if inner.type == "ident"][:1]
        before = node.value if node.type == "literal" else ""
    return tuple(names)


def _is_unknown(name: str, known: AbstractSet[str]) -> bool:
    """Whether the site never mentions a name; names with other characters count as known."""
    return WORD.fullmatch(name) is not None and name not in known


def _is_unused(line: Any, used: AbstractSet[str]) -> bool:  # noqa: ANN401
    """Whether a line defines a custom property that nothing uses."""
    return line.type == "declaration" and line.name.startswith("--") and line.name not in used
