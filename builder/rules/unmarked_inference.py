"""What the editors infer is marked as theirs."""

import re
from collections.abc import Iterator
from functools import cache

from builder.graph import Graph
from builder.model import Attributed, Event, Expectation, Message, Part, Quote
from builder.parse import Item
from builder.problems import Problem, warning
from builder.strict_yaml import Path
from builder.walk import blocks, fields_of, voice
from builder.words.inferring import BY_LANGUAGE

_QUOTED = re.compile("\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019")
_MARKS = "inferred"
"""How the fields end that say how something was inferred."""


def unmarked_inference(graph: Graph) -> Iterator[Problem]:
    """Report each text that tells of an inference of ours where nothing is marked as one.

    A statement is marked by its basis, anything else by the field `inferred` in the same block. How
    a date was inferred stands in its own field, `date_inferred`, which needs that date.
    """
    phrases = BY_LANGUAGE.get(graph.words.code, ())
    pattern = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)
    for name in sorted(graph.items):
        item = graph.items[name]
        yield from _without_date(item)
        if not phrases or not isinstance(item.body, (Event, Expectation, Message, Quote)):
            continue
        for block, path, text in voice(item.body):
            if not pattern.search(text):
                continue
            found = pattern.search(_QUOTED.sub(lambda one: " " * len(one[0]), text))
            if found and not _is_marked(block, path):
                message = f"`{found[0]}` tells of an inference that is not marked as one"
                hint = (
                    "write it as a claim with the basis `editor's inference`, or in the field that"
                    " says how something was inferred, such as `date_inferred`; if a source infers"
                    " it, say who does"
                )
                location = item.record.find(path, found[0])
                yield warning(location, "unmarked-inference", message, hint)


def _is_marked(block: Part, path: Path) -> bool:
    """Whether a text is a mark itself, or stands in a block that has one for all that it says.

    That a date was inferred marks nothing else.
    """
    if str(path[-1]).endswith(_MARKS) or path[-1] == "order_known":
        return True
    if isinstance(block, Attributed):
        return block.basis.ours
    return bool(getattr(block, _MARKS, None))


def _without_date(item: Item[Part]) -> Iterator[Problem]:
    """Report each reason for a date, a place or a side that is not there."""
    for block, path in blocks(item.body):
        for name, of, attribute in _reasons(type(block)):
            if getattr(block, name) and not getattr(block, attribute):
                message = f"`{name}` says how something was inferred, but there is no `{of}`"
                hint = f"write the `{of}` that was inferred, or remove the line"
                location = item.location(*path, name, key=True)
                yield warning(location, "unmarked-inference", message, hint)


@cache
def _reasons(shape: type[Part]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a block that say how another was inferred, with that and its attribute."""
    named = {field.name: field.attribute for field in fields_of(shape)}
    reasons = ((name, name.removesuffix(f"_{_MARKS}")) for name in named)
    return tuple((name, of, named[of]) for name, of in reasons if of != name and of in named)
