"""A record → what the model declares in it: references, prose, blocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from builder.fields import is_id
from builder.marks import LanguageCode, Markdown, Ref, Shown, Voice
from builder.model import Part, shapes
from builder.strict_yaml import Path


def marked_texts(
    shape: type[Part], value: Mapping[str, Any], path: Path
) -> Iterator[tuple[Path, tuple[object, ...], str]]:
    """Every marked text of a record as written, whether or not the rest of it is valid."""
    for field in fields_of(shape):
        for index, entry in entries(value.get(field.name)):
            where = (*path, field.name, *index)
            if isinstance(entry, dict):
                for inner in field.blocks:
                    yield from marked_texts(inner, entry, where)
            elif isinstance(entry, str) and field.marks:
                yield where, field.marks, entry


def entries(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:  # noqa: ANN401 - any value
    """The entries of a list with their indexes; anything else as its only entry."""
    if isinstance(value, tuple):
        yield from (((index,), entry) for index, entry in enumerate(value))
    else:
        yield (), value


def references(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path, Ref, str]]:
    """Every reference in a block and the blocks inside it: its block, its path, what it names."""
    for holder, where, marks, value in _values(part, path, (Ref,)):
        for ref in marks:
            if isinstance(ref, Ref) and not (ref.or_name and not is_id(value)):
                yield holder, where, ref, value


def prose(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path, str]]:
    """Every Markdown text in a block and the blocks inside it: its block, its path, the text."""
    for holder, where, _, value in _values(part, path, (Markdown,)):
        yield holder, where, value


def voice(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path, str]]:
    """Every text in our own voice: its block, its path, the text."""
    for holder, where, _, value in _values(part, path, (Markdown, Voice)):
        yield holder, where, value


def blocks(part: Part, path: Path = ()) -> Iterator[tuple[Part, Path]]:
    """A block and all blocks inside it, with their paths."""
    yield part, path
    for field in _holding_blocks(type(part)):
        value = getattr(part, field.attribute)
        for index, entry in entries(value) if value else ():
            if isinstance(entry, Part):
                yield from blocks(entry, (*path, field.name, *index))


def _values(
    part: Part, path: Path, kinds: tuple[type, ...]
) -> Iterator[tuple[Part, Path, tuple[object, ...], str]]:
    """Every text with a mark of one of the kinds, in a block and the blocks inside it."""
    for block, within in blocks(part, path):
        for field in _marked(type(block), kinds):
            value = getattr(block, field.attribute)
            for index, entry in entries(value) if value else ():
                if isinstance(entry, str):
                    yield block, (*within, field.name, *index), field.marks, entry


@dataclass(frozen=True)
class Field:
    """A field of a class: its attribute, its name in the file, its marks, the blocks in it."""

    attribute: str
    name: str
    marks: tuple[object, ...]
    blocks: tuple[type[Part], ...]


@cache
def fields_of(shape: type[Part]) -> tuple[Field, ...]:
    """The fields of a class, in their order."""
    return tuple(
        Field(
            attribute,
            info.alias or attribute,
            (*_marks(info.annotation), *_own(info.metadata)),
            tuple(shapes(info.annotation)),
        )
        for attribute, info in shape.model_fields.items()
    )


@cache
def _holding_blocks(shape: type[Part]) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(shape) if field.blocks)


@cache
def _marked(shape: type[Part], kinds: tuple[type, ...]) -> tuple[Field, ...]:
    fields = fields_of(shape)
    return tuple(one for one in fields if any(isinstance(mark, kinds) for mark in one.marks))


def _marks(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return
    yield from _own(getattr(annotation, "__metadata__", ()))
    for inner in get_args(annotation):
        yield from _marks(inner)


def _own(metadata: Any) -> Iterator[object]:  # noqa: ANN401 - any metadata
    for mark in metadata:
        if isinstance(mark, (LanguageCode, Markdown, Ref, Shown, Voice)):
            yield mark
