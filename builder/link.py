"""Items → a graph: every reference resolved, the way back indexed, links in prose checked.

References are found by their declaration in the model, so a new relation is no new code here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel

from builder.fields import Markdown, Ref, Voice, is_address, is_id, is_readable
from builder.land import Land
from builder.load import Path, Record, Records
from builder.model import KINDS, Explainer, Part, shapes
from builder.parse import Item, Items
from builder.problems import SUGGESTED_AT_MOST, Place, Problem, error, shown, suggestion
from builder.prose import RECORDS, links

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
    complete: bool = True
    """Whether it holds every record, and every reference leads somewhere."""
    land: Land | None = None
    """What maps are drawn on, where the outlines were given."""

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
    mentions: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for name in sorted(items):
        item = items[name]
        for part, path, ref, id_ in references(item.body):
            mentions[ref.kind, id_, ref.back].append(Mention(item, part, path))
    problems = dangling((records[name] for name in sorted(records)), records)
    frozen = {name: tuple(found) for name, found in mentions.items()}
    return Graph(items, frozen, len(items) == len(records) and not problems), problems


def dangling(written: Iterable[Record], records: Records) -> list[Problem]:
    """The references and links in what is written that lead to none of the records."""
    known = _Known(records)
    return [problem for one in written for problem in known.check(one)]


class _Known:
    """Which records there are, and what to say of one that there is not."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.unknowns = 0
        self.former = {
            (record.kind, old): record.id
            for record in records.values()
            for old in (record.value or {}).get("formerly", ())
            if isinstance(old, str)
        }

    def check(self, record: Record) -> Iterator[Problem]:
        """The references and links of a record that lead nowhere.

        They are read from the values as written, so that one wrong field hides no other fault.
        """
        for path, marks, text in _written(record.shape, record.value or {}, ()):
            for mark in marks:
                if isinstance(mark, Ref) and is_id(text) and (mark.kind, text) not in self.records:
                    yield self._unknown(record.place(path), mark.kind, text)
                elif isinstance(mark, Markdown) and is_readable(text):
                    yield from self._in_prose(record, path, text)

    def _in_prose(self, record: Record, path: Path, text: str) -> Iterator[Problem]:
        seen: dict[str, int] = defaultdict(int)
        for target in links(text):
            scheme, _, id_ = target.partition(":")
            nth, seen[target] = seen[target], seen[target] + 1
            place = record.find(path, f"]({target}", nth, skip=2)
            if place == record.place(path):  # the bracket is written in an escape
                place = record.find(path, target, nth)
            if scheme in RECORDS and id_:
                if (scheme, id_) not in self.records:
                    yield self._unknown(place, scheme, id_)
            elif not is_address(target):
                hint = "link to a web address or a record, as in `[the strike](event:the-strike)`"
                message = f"a link cannot lead to {shown(target)}"
                yield error(place, "bad-link", message, hint)

    def _unknown(self, place: Place, kind: str, id_: str) -> Problem:
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
            hint = f"there is {'an' if others[0][0] in 'aeiou' else 'a'} {others[0]} of that id"
        if not hint:
            hint = f"write it first, as {kind}s/{id_}.yml"
        return error(place, "unknown-reference", message, hint)


def _written(
    shape: type[Part], value: Mapping[str, Any], path: Path
) -> Iterator[tuple[Path, tuple[object, ...], str]]:
    """Every marked text of a record as written, whether or not the rest of it has its shape."""
    for field in _fields(shape):
        for index, entry in _apart(value.get(field.name)):
            where = (*path, field.name, *index)
            if isinstance(entry, dict):
                for inner in field.blocks:
                    yield from _written(inner, entry, where)
            elif isinstance(entry, str) and field.marks:
                yield where, field.marks, entry


def _apart(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:  # noqa: ANN401 - any value
    """A value, or the entries of a list, each with its index."""
    if isinstance(value, tuple):
        yield from (((index,), entry) for index, entry in enumerate(value))
    else:
        yield (), value


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
    for field in _fields(type(part)):
        for index, entry in _apart(getattr(part, field.attribute)):
            if isinstance(entry, Part):
                yield from blocks(entry, (*path, field.name, *index))


def _values(part: Part, path: Path) -> Iterator[tuple[Part, Path, tuple[object, ...], str]]:
    """Every marked text in a block and the blocks inside it."""
    for block, within in blocks(part, path):
        for field in _fields(type(block)):
            for index, entry in _apart(getattr(block, field.attribute)):
                if field.marks and isinstance(entry, str):
                    yield block, (*within, field.name, *index), field.marks, entry


@dataclass(frozen=True)
class _Field:
    """A field of a class: its attribute, its name in the file, its marks, the blocks it holds."""

    attribute: str
    name: str
    marks: tuple[object, ...]
    blocks: tuple[type[Part], ...]


@cache
def _fields(shape: type[Part]) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            attribute,
            info.alias or attribute,
            (*_marks(info.annotation), *_own(info.metadata)),
            tuple(shapes(info.annotation)),
        )
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
