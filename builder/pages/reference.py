"""The reference: all records and fields, from the model's docstrings, and all problems."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, get_args, get_origin

from pydantic.fields import FieldInfo

from builder.dates import Date, Ending, EventEnding
from builder.fields import Clock, one_or_several
from builder.identifiers import Identifier
from builder.marks import Markdown, Ref
from builder.model import KINDS, Part, shapes
from builder.pages.page import Page
from builder.sections.edition import Edition
from builder.sections.phrases import capital
from builder.vocabulary import Vocabulary, Word

EXAMPLES: Mapping[str, str] = {
    "explainer": "explainer.yml",
    "actor": "actors/ada-moss.yml",
    "place": "places/north-pier.yml",
    "source": "sources/gazette-ferry.yml",
    "event": "events/ferry-withdrawn.yml",
    "quote": "quotes/we-told-them.yml",
    "message": "messages/call-to-the-master.yml",
    "expectation": "expectations/a-week-at-most.yml",
    "question": "questions/age-of-the-crack.yml",
    "chapter": "chapters/the-crack.yml",
    "term": "terms/survey.yml",
}
"""A record of each kind, from the small invented story in `templates/example`."""
WRITTEN = {
    Date: "a date",
    Ending: "a date, “..” or “unknown”",
    EventEnding: "a date, “..”, “unknown” or “untold”",
    Clock: "a clock time with its zone",
    Identifier: "an id of a register, or an address",
}
"""What is written as one value, in a contributor's words."""


@dataclass(frozen=True)
class FieldEntry:
    """A field of a record: its name, whether it is needed, what it takes, what it means."""

    name: str
    needed: bool
    takes: str
    meaning: str
    """A docstring, with code between backticks."""
    choices: str


@dataclass(frozen=True)
class Shape:
    """A kind of record, or a block of fields inside one."""

    title: str
    anchor: str
    folder: str
    meaning: str
    fields: tuple[FieldEntry, ...]
    example: str
    """The template that is a record of the kind; empty for a block."""


@dataclass(frozen=True)
class ReferencePage(Page):
    """Every kind, every field."""

    template: ClassVar[str] = "pages/reference.md.j2"
    hides: ClassVar[tuple[str, ...]] = ()

    kinds: tuple[Shape, ...]
    blocks: tuple[Shape, ...]


@dataclass(frozen=True)
class ProblemsPage(Page):
    """What every message of the checks means; its template has a section for each code."""

    template: ClassVar[str] = "pages/problems.md.j2"
    hides: ClassVar[tuple[str, ...]] = ()
    searched: ClassVar[bool] = False


def pages(edition: Edition) -> Iterable[Page]:
    """The pages of the reference, where the explainer tells its readers how to contribute."""
    if not any(path.startswith("contribute/") for path in edition.documents):
        return
    words = edition.vocabulary
    yield ReferencePage(
        path="contribute/records.md",
        title="Records and their fields",
        about="Every kind of record and every field, with what it means.",
        origin="",
        kinds=tuple(entry(shape, name, words) for name, shape in KINDS.items()),
        blocks=tuple(entry(shape, "", words) for shape in inner_blocks()),
    )
    yield ProblemsPage(
        path="contribute/problems.md",
        title="Problems and what to do",
        about="What every message of the checks means, and what to do about it.",
        origin="",
    )


def entry(shape: type[Part], kind: str, vocabulary: Vocabulary) -> Shape:
    """What the reference says of a kind, or with an empty `kind` of a block inside records."""
    folder = "" if not kind else "data/explainer.yml" if kind == "explainer" else f"data/{kind}s/"
    return Shape(
        capital(shape.noun),
        shape.noun.replace(" ", "-"),
        folder,
        (shape.__doc__ or "").strip(),
        tuple(_field(name, info, vocabulary) for name, info in shape.model_fields.items()),
        f"example/{EXAMPLES[kind]}" if kind else "",
    )


def _field(name: str, info: FieldInfo, vocabulary: Vocabulary) -> FieldEntry:
    return FieldEntry(
        info.alias or name,
        info.is_required(),
        _takes(info.annotation, info.metadata),
        info.description or "",
        ", ".join(_choices(info.annotation, vocabulary)),
    )


def inner_blocks() -> Iterator[type[Part]]:
    """The blocks inside records, each once, in order of first use."""
    found: dict[type[Part], None] = {}
    waiting = list(KINDS.values())
    while waiting:
        shape = waiting.pop(0)
        for info in shape.model_fields.values():
            for part in shapes(info.annotation):
                if part not in found:
                    found[part] = None
                    waiting.append(part)
    yield from found


def _choices(annotation: Any, vocabulary: Vocabulary) -> Iterator[str]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Word):
        yield from vocabulary.of(annotation)
    else:
        for inner in get_args(annotation):
            yield from _choices(inner, vocabulary)


def _takes(annotation: Any, metadata: Any) -> str:  # noqa: ANN401 - any annotation
    """What a field takes, in a contributor's words: `a date`, `a list: each an actor’s id`."""
    if get_origin(annotation) is tuple:
        each = _takes(get_args(annotation)[0], ())
        alone = any(getattr(mark, "func", None) is one_or_several for mark in metadata)
        return f"{each}, or a list of several" if alone else f"a list: each {each}"
    marks = (*metadata, *getattr(annotation, "__metadata__", ()))
    for mark in marks:
        if isinstance(mark, Ref):
            id_ = f"{'an' if mark.kind[0] in 'aeiou' else 'a'} {mark.kind}’s id"
            return f"{id_}, or a name" if mark.or_name else id_
        if isinstance(mark, Markdown):
            return "Markdown"
    inner = [part for part in get_args(annotation) if part not in {type(None), *marks}]
    if inner:
        return _takes(inner[0], marks)
    return _named(annotation)


def _named(annotation: Any) -> str:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return "one of the words below"
    if annotation in WRITTEN:
        return WRITTEN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return f"a block: {annotation.noun}"
    return "text" if annotation is str else "a number"
