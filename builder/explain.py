"""The name of a problem, a kind or a field → what the package knows of it, as Markdown.

It says what the pages for contributors say, to those who have no such page at hand.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from builder.blocks import BLOCKS
from builder.load import Record, Records, load
from builder.marks import Ref, Shown
from builder.model import KINDS, Addressed, Part, shapes
from builder.pages.reference import EXAMPLES, FieldEntry, Shape, entry, inner_blocks
from builder.problems import suggestion
from builder.render import sources
from builder.sections.phrases import capital
from builder.strict_yaml import Path, index
from builder.vocabulary import VOCABULARY, Basis
from builder.words import ENGLISH

NOT_ON_PAGES: Mapping[str, str] = {
    "formerly": "the old address leads there",
    **{
        f"{kind.__name__}.id": "the address of the statement on the page of its record"
        for kind in Addressed.__subclasses__()
    },
    "Explainer.languages": "it chooses the words, and machines are told of it",
    "Event.significance": "how large the mark is, the tour, the moments named on the home page",
    "Quote.language": "the language in which a quotation is read out",
    "Quote.original_language": "the language in which the original is read out",
    "Side.colour": "the colour of all that stands on the side",
    "CityClock.name": "a choice on the timeline",
    "CityClock.zone": "the times of that choice",
}
"""Fields that reach a reader in another way than in words on a page, and in which."""

_OPTIONS: Mapping[str, str] = {
    "event": "event: ferry-withdrawn",
    "picture": "file: places/north-pier.jpg",
    "question": "questions: [age-of-the-crack]",
    "quote": "quote: we-told-them",
}
"""What is written in those blocks in pages that show nothing without options."""
_SECTION = re.compile(r"^## `([\w-]+)` \{:[^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\((?:records\.md)?#([\w-]+)\)")
"""A link on a page for contributors to what can be explained, too."""


@cache
def codes() -> Mapping[str, str]:
    """What each problem means and what to do about it, by its code."""
    [page] = sources("pages/problems.md.j2").values()
    found = _SECTION.findall(_LINK.sub(r"\1 (`explainer explain \2`)", page))
    return {code: text.strip() for code, text in found}


@cache
def parts() -> Mapping[str, type[Part]]:
    """The kinds, the blocks inside records, and those in pages, by what they are called."""
    options = (block.OPTIONS for block in BLOCKS.values())
    blocks = {one.noun.replace(" ", "-"): one for one in (*inner_blocks(), *options)}
    return {**KINDS, **blocks}


@cache
def fences() -> Mapping[str, str]:
    """The names of blocks in pages, each by what its options are called here."""
    return {block.OPTIONS.noun.replace(" ", "-"): name for name, block in BLOCKS.items()}


@cache
def example() -> Records:
    """The records of a small invented story, in which every kind occurs."""
    return load(sources("example/"))[0]


@cache
def guides() -> Mapping[str, str]:
    """What is to be known about more than one field, by its name."""
    return {path.removesuffix(".md.j2"): text.strip() for path, text in sources("guides/").items()}


@cache
def names() -> tuple[str, ...]:
    """Everything that can be explained."""
    fields = (f"{part}.{field}" for part in parts() for field in _fields(part))
    return (*guides(), *codes(), *parts(), "blocks", *fields)


def explain(name: str) -> str | None:
    """What is known of a guide, a code, a kind, a block or a field; None for any other name.

    A kind may be called by its folder, `events`, a block in pages by its name, `map`, where no kind
    has that, and any other block by the field that takes it, `words`. A field inside a block is
    `claim.basis`, or has its whole path: `events.claims.basis`. `blocks` lists the blocks in pages.
    """
    if text := guides().get(name) or codes().get(name):
        return f"# {name}\n\n{text}\n"
    if name == "blocks":
        return _blocks()
    part, *path = name.split(".")
    alike = (part, part.removesuffix("s"), f"{part}-block", *_taken_by(part))
    part = next((one for one in alike if one in parts()), "")
    while len(path) > 1 and part in parts():
        part = _block(part, path.pop(0))
    if part not in parts():
        return None
    if not path:
        return _of_part(part)
    return _of_field(part, path[0]) if path[0] in _fields(part) else None


def nearest(name: str) -> str:
    """What may have been meant by an unknown name, or an empty string."""
    alike = [f"`{one}`" for one in names() if one.endswith(f".{name}")]
    if alike:
        return f"which one: {', '.join(alike)}?" if len(alike) > 1 else f"did you mean {alike[0]}?"
    plurals = [f"{kind}s.{field}" for kind in KINDS for field in _fields(kind)]
    return suggestion(name, [*names(), *plurals])


def _blocks() -> str:
    """What stands in pages written by hand."""
    lines = (f"- **{name}**: {parts()[part].__doc__}" for part, name in fences().items())
    about = "A block stands in a page written by hand, and shows what the records say there."
    more = f"`explainer explain {next(iter(fences()))}` lists the options of the first."
    return _joined("# blocks", about, "\n".join(lines), more)


def _told(part: str) -> Shape:
    return entry(parts()[part], part if part in KINDS else "", VOCABULARY)


def _fields(part: str) -> Mapping[str, FieldEntry]:
    return {field.name: field for field in _told(part).fields}


def _info(shape: type[Part], field: str) -> tuple[str, FieldInfo] | None:
    """A field as the model has it: its name there, and what it declares."""
    found = shape.model_fields.items()
    return next((one for one in found if field == (one[1].alias or one[0])), None)


def _block(part: str, field: str) -> str:
    """The block that a field takes, by its name; empty if it takes none."""
    shape = _shape_in(parts()[part], field)
    return next((name for name, one in parts().items() if one is shape), "")


def _taken_by(field: str) -> set[str]:
    """The blocks that fields of a name take, if it is only one."""
    found = {_block(part, field) for part in parts()} - {""}
    return found if len(found) == 1 else set()


def _shape_in(shape: type[Part], field: str) -> type[Part] | None:
    info = _info(shape, field)
    return next(shapes(info[1].annotation), None) if info else None


def _of_part(part: str) -> str:
    told = _told(part)
    by_hand = "a page written by hand" if part in fences() else ""
    where = told.folder or by_hand or ", ".join(_holders(part))
    fields = "\n".join(map(_line, told.fields))
    closed = [f"`explainer explain {part}.{one.name}`" for one in told.fields if one.choices]
    words = f"The words that are known: {', '.join(closed)}." if closed else ""
    shown = _fence(part) if part in fences() else _excerpt(part)
    if path := EXAMPLES.get(part):
        shown = _example(sources("example/")[path], path)
    return _joined(f"# {part}", told.meaning, f"In {where}.", fields, words, shown)


def _fence(part: str) -> str:
    """A block as it may stand in a page."""
    name = fences()[part]
    lines = (f"```{name}", _OPTIONS.get(name, ""), "```")
    block = "\n".join(filter(None, lines))
    return f"For example:\n\n````markdown\n{block}\n````"


def _holders(part: str) -> Iterator[str]:
    """The fields that a block stands in."""
    for holder in parts():
        yield from (f"{holder}.{one}" for one in _fields(holder) if _block(holder, one) == part)


def _of_field(part: str, name: str) -> str:
    field = _fields(part)[name]
    return _joined(
        f"# {part}.{name}",
        f"{capital(_takes(field))}.",
        field.meaning,
        _choices(part, field),
        "" if part in fences() else _reaches(part, name),
        _excerpt(part, name),
    )


def _line(field: FieldEntry) -> str:
    """A field among the others of its kind or block."""
    takes = ("a known word" if field.choices else field.takes) + (
        ", needed" if field.needed else ""
    )
    return f"- **{field.name}**: {takes}. {' '.join(field.meaning.split())}"


def _takes(field: FieldEntry) -> str:
    return f"{field.takes}, needed" if field.needed else field.takes


def _choices(part: str, field: FieldEntry) -> str:
    """The words that the field may have; those for a basis with what they mean."""
    info = _info(parts()[part], field.name)
    if info and info[1].annotation is Basis:
        words = VOCABULARY.of(Basis)
        return "\n".join(f"- **{one}**: {ENGLISH.value('basis-meaning', one)}" for one in words)
    return f"One of: {field.choices}." if field.choices else ""


def _reaches(part: str, field: str) -> str:
    """How readers see it."""
    shape, info = parts()[part], _info(parts()[part], field)
    name, declared = info or ("", FieldInfo())
    elsewhere = NOT_ON_PAGES.get(name) or NOT_ON_PAGES.get(f"{shape.__name__}.{name}")
    if elsewhere:
        return f"For readers: {elsewhere}."
    for mark in _marks(declared.annotation, declared.metadata):
        if isinstance(mark, Shown):
            line = "in the line under the heading" if mark.where == "meta" else "on its own line"
            return f"For readers: on the page of its record, {line}."
        if isinstance(mark, Ref):
            return f"For readers: a link to the {mark.kind}, from where a link leads back."
    return ""


def _marks(annotation: Any, metadata: Iterable[object] = ()) -> Iterator[object]:  # noqa: ANN401 - any annotation
    """What the model declares of a field, or of the entries of its list."""
    yield from (*metadata, *getattr(annotation, "__metadata__", ()))
    for inner in get_args(annotation):
        yield from _marks(inner)


def _excerpt(part: str, field: str = "") -> str:
    """Where the example has a field, or a block, as it stands there, in the fields around it."""
    for record in example().values():
        for path in record.locations:
            holder = path[:-1] if path[-1:] == (field,) else None if field else path
            if holder is not None and _shape_at(record, holder) is parts()[part]:
                return _example(_around(path, _cut(record, path)), record.path)
    return ""


def _shape_at(record: Record, path: Path) -> type[Part] | None:
    shape: type[Part] | None = record.shape
    for key in path:
        shape = _shape_in(shape, key) if shape and isinstance(key, str) else shape
    return shape


def _cut(record: Record, path: Path) -> str:
    """The lines of a record that a value stands in, from its name on."""
    key, count = record.locations[path].key, len(path)
    last = max(one.end for at, one in record.locations.items() if at[:count] == path)
    text = record.text[index(record.text, key) : record.text.find("\n", last - 1)]
    return textwrap.dedent(" " * (key.column - 1) + text)


def _around(path: Path, text: str) -> str:
    """Lines of a record, from the name of a value on, in the fields that the value stands in."""
    named = path and isinstance(path[-1], str)
    for key in reversed(path[:-1] if named else path):
        inner = textwrap.indent(text, "  ")
        text = f"- {inner[2:]}" if isinstance(key, int) else f"{key}:\n{inner}"
    return text


def _example(text: str, path: str) -> str:
    return f"For example, in `data/{path}`:\n\n```yaml\n{text.rstrip()}\n```"


def _joined(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs)) + "\n"
