"""Items → a graph: every reference resolved, the way back indexed, links in prose checked.

References are found by their declaration in the model, so a new relation is no new code here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel

from builder.fields import Markdown, Ref, Voice
from builder.load import Path, Records
from builder.model import KINDS, Explainer, Kind, Part
from builder.parse import Item, Items
from builder.problems import SUGGESTED_AT_MOST, Problem, error, shown, suggestion
from builder.prose import RECORDS, WEB, links

Body = TypeVar("Body", bound=Part)


@dataclass(frozen=True)
class Mention:
    """A reference seen from the record it names: who mentions it, and in which block."""

    item: Item[Part]
    part: Part
    path: Path


@dataclass(frozen=True)
class Graph:
    """All items, and for each the mentions of it, by the name of the way back."""

    items: Items
    mentions: Mapping[tuple[str, str, str], tuple[Mention, ...]]

    def all(self, kind: type[Body]) -> list[Item[Body]]:
        """The items of a kind, by id."""
        found = [item for item in self.items.values() if isinstance(item.body, kind)]
        return cast("list[Item[Body]]", sorted(found, key=lambda item: item.id))

    def get(self, kind: type[Body], id_: str) -> Item[Body]:
        """The item that a checked reference names."""
        return cast("Item[Body]", self.items[name_of(kind), id_])

    def back(self, item: Item[Part], *names: str) -> list[Mention]:
        """Where other records mention this one, by the names of the way back, in file order."""
        return [
            mention
            for name in names
            for mention in self.mentions.get((item.kind, item.id, name), ())
        ]

    @property
    def explainer(self) -> Explainer | None:
        """What `explainer.yml` says, or None where it could not be read."""
        item = self.items.get(("explainer", "explainer"))
        return cast("Explainer", item.body) if item else None


def name_of(kind: type[Part]) -> str:
    """A kind's name, from its class."""
    return next(name for name, shape in KINDS.items() if shape is kind)


def link(items: Items, records: Records) -> tuple[Graph, list[Problem]]:
    """Resolve all references.

    They are checked against records, not items: a record with a misspelt field is still there, and
    what names it is not at fault.
    """
    problems: list[Problem] = []
    mentions: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    former = {
        (item.kind, old): item.id
        for item in items.values()
        if isinstance(item.body, Kind)
        for old in item.body.formerly
    }
    known = _Known(records, former)
    for name in sorted(items):
        item = items[name]
        for part, path, ref, id_ in references(item.body):
            if (ref.kind, id_) in items:
                mentions[ref.kind, id_, ref.back].append(Mention(item, part, path))
            elif (ref.kind, id_) not in records:
                place = item.place(*path)
                problems.append(known.unknown(place, ref.kind, id_))
        problems += _in_prose(item, known)
    frozen = {name: tuple(found) for name, found in mentions.items()}
    return Graph(items, frozen), problems


class _Known:
    """Which records there are, and what to say of one that there is not."""

    def __init__(self, records: Records, former: Mapping[tuple[str, str], str]) -> None:
        self.records = records
        self.former = former
        self.unknowns = 0

    def unknown(self, place: Any, kind: str, id_: str) -> Problem:  # noqa: ANN401 - a Place
        """The problem of a reference that leads nowhere."""
        self.unknowns += 1
        message = f"there is no {kind} {shown(id_)}"
        if (kind, id_) in self.former:
            hint = f"it is now called `{self.former[kind, id_]}`"
            return error(place, "unknown-reference", message, hint)
        ids = [name for known_kind, name in self.records if known_kind == kind]
        others = [known_kind for known_kind, name in self.records if name == id_]
        hint = suggestion(id_, ids) if self.unknowns <= SUGGESTED_AT_MOST else ""
        if not hint and others:
            hint = f"there is a {others[0]} of that id"
        if not hint:
            hint = f"write it first, as {kind}s/{id_}.yml"
        return error(place, "unknown-reference", message, hint)


def _in_prose(item: Item[Part], known: _Known) -> Iterator[Problem]:
    for path, text in prose(item.body):
        seen: dict[str, int] = defaultdict(int)
        for target in links(text):
            scheme, colon, id_ = target.partition(":")
            nth, seen[target] = seen[target], seen[target] + 1
            if colon and scheme in RECORDS:
                if (scheme, id_) not in known.records:
                    yield known.unknown(item.record.find(path, target, nth), scheme, id_)
            elif not colon or scheme.lower() not in WEB:
                hint = (
                    "link to a web address or to a record, as in `[the strike](event:the-strike)`"
                )
                message = f"a link cannot lead to {shown(target)}"
                yield error(item.record.find(path, target, nth), "bad-link", message, hint)


def references(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path, Ref, str]]:
    """Every reference in a block and the blocks inside it: the block, its path, what it names."""
    for holder, where, marks, value in _values(part, path):
        for ref in marks:
            if isinstance(ref, Ref):
                yield holder, where, ref, value


def prose(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every Markdown text in a block and the blocks inside it, with its path."""
    for _, where, marks, value in _values(part, path):
        if any(isinstance(mark, Markdown) for mark in marks):
            yield where, value


def voice(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path, str]]:
    """Every text in our own voice: its block, its path, the text."""
    for holder, where, marks, value in _values(part, path):
        if any(isinstance(mark, (Markdown, Voice)) for mark in marks):
            yield holder, where, value


def blocks(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path]]:
    """A block and all blocks inside it, with their paths."""
    yield part, path
    for name, index, entry, _ in _entries(part):
        if isinstance(entry, Part):
            yield from blocks(entry, (*path, name, *index))


def _values(part: Part, path: Path) -> Iterator[tuple[Part, Path, tuple[object, ...], str]]:
    """Every marked text in a block and the blocks inside it."""
    for block, within in blocks(part, path):
        for name, index, entry, marks in _entries(block):
            if marks and entry is not None and not isinstance(entry, Part):
                yield block, (*within, name, *index), marks, entry


def _entries(block: Part) -> Iterator[tuple[str, tuple[int, ...], Any, tuple[object, ...]]]:
    """The values of a block's fields, lists taken apart: name, index if any, value, marks."""
    for attribute, name, marks in _fields(type(block)):
        value = getattr(block, attribute)
        if isinstance(value, tuple):
            yield from ((name, (index,), entry, marks) for index, entry in enumerate(value))
        else:
            yield name, (), value, marks


@cache
def _fields(shape: type[Part]) -> tuple[tuple[str, str, tuple[object, ...]], ...]:
    """The fields of a class: attribute, name in the file, and the marks of its type."""
    return tuple(
        (attribute, info.alias or attribute, (*_marks(info.annotation), *_own(info.metadata)))
        for attribute, info in shape.model_fields.items()
    )


def _marks(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return
    yield from _own(getattr(annotation, "__metadata__", ()))
    for inner in get_args(annotation):
        yield from _marks(inner)


def _own(metadata: Any) -> Iterator[object]:  # noqa: ANN401 - any metadata
    for mark in metadata:
        if isinstance(mark, (Ref, Markdown, Voice)):
            yield mark
