"""Records → typed items, and every way in which a record does not match its kind's shape.

The only room that knows the validation library's errors.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from builder.fields import described
from builder.inherit import inherit, withheld
from builder.load import Record, Records
from builder.model import Attributed, Kind, Part, Stating, shapes
from builder.problems import SUGGESTED_AT_MOST, FilePosition, Problem, error, shown, suggestion
from builder.strict_yaml import Path
from builder.vocabulary import VOCABULARY, Vocabulary

NEAR = 0.75
"""How near a word must be to one of a closed list: `interpreter` does not mean `interceptor`."""
CLOSED = {"literal_error", "unknown_word"}
"""The validation library's types of error for a word that is not in a closed list."""
WANTED = {
    "string_type": ("text", "write a single value"),
    "tuple_type": ("a list", "put each entry on its own line, starting with `- `"),
    "model_type": ("a block of fields", "write its fields on indented lines: `field: value`"),
}
"""Its types of error for a value of the wrong type: what it must be, and how to write that."""

Body_co = TypeVar("Body_co", bound=Part, covariant=True)


@dataclass(frozen=True)
class Item(Generic[Body_co]):
    """A record with its validated body."""

    kind: str
    id: str
    body: Body_co
    record: Record

    def location(self, *path: str | int, key: bool = False) -> FilePosition:
        """Where a field is in the file: `item.location("claims", 0, "text")`."""
        return self.record.location(path, key=key)


Items = Mapping[tuple[str, str], Item[Part]]


def parse(records: Records, vocabulary: Vocabulary = VOCABULARY) -> tuple[Items, list[Problem]]:
    """Validate every readable record."""
    items: dict[tuple[str, str], Item[Part]] = {}
    problems: list[Problem] = []
    for name, record in records.items():
        if record.value is None:
            continue
        item, faults = validate(record, vocabulary, hints=len(problems) < SUGGESTED_AT_MOST)
        problems += faults
        if item:
            items[name] = item
    return items, problems


def validate(
    record: Record, vocabulary: Vocabulary = VOCABULARY, *, hints: bool = True
) -> tuple[Item[Part] | None, list[Problem]]:
    """The item of a readable record, or the problems that prevent it."""
    whole = inherit(record)
    try:
        body = record.shape.model_validate(whole.value, context=vocabulary)
    except ValidationError as errors:
        taken_over = whole.locations.keys() - record.locations.keys()
        # What is taken over is wrong where it is written, and only there.
        own = [one for one in _details(errors) if not _within(one["loc"], taken_over)]
        return None, list(_problems(record, own, hints=hints))
    # Whoever changes the file needs its values as they are written.
    return Item(record.kind, record.id, body, replace(whole, value=record.value)), []


def _details(errors: ValidationError) -> list[Any]:
    return errors.errors(include_url=False)


def _within(path: Path, paths: Collection[Path]) -> bool:
    """Whether a value is one of others, or inside one."""
    return bool(paths) and any(path[:n] in paths for n in range(1, len(path) + 1))


def _problems(record: Record, details: list[Any], *, hints: bool) -> Iterator[Problem]:
    missing = {
        (tuple(detail["loc"][:-1]), str(detail["loc"][-1]))
        for detail in details
        if detail["type"] == "missing"
    }
    explained = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            problem, meant = _unknown_field(record, detail["loc"], missing, hints=hints)
            # `statsu` for `status` is one fault: the missing field is not reported too.
            explained.add((tuple(detail["loc"][:-1]), meant))
            yield problem
    for detail in details:
        path: Path = tuple(detail["loc"])
        if detail["type"] == "missing":
            if (path[:-1], str(path[-1])) not in explained:
                yield _missing(record, path)
        elif detail["type"] != "extra_forbidden" and not _only_seems_short(detail):
            yield _wrong(record, path, detail, hints=hints)


def _only_seems_short(detail: Any) -> bool:  # noqa: ANN401 - pydantic's own
    """Whether a list is reported as too short only because some of its entries are invalid."""
    if detail["type"] != "too_short" or not isinstance(detail["input"], tuple):
        return False
    return len(detail["input"]) >= int(detail["ctx"]["min_length"])


def _unknown_field(
    record: Record, path: Path, missing: set[tuple[Path, str]], *, hints: bool
) -> tuple[Problem, str]:
    word = str(path[-1])
    shape = _shape(record, path[:-1])
    hint = meant = ""
    if word in {"id", "type", "kind"} and len(path) == 1 and issubclass(record.shape, Kind):
        hint = "remove the line: the folder gives the kind, and the file name is the id"
    elif word in Attributed.model_fields and issubclass(shape, Stating):
        hint = "write it in each statement that it is true of"
    elif hints:
        absent = {name for parent, name in missing if parent == path[:-1]}
        hint = suggestion(word, absent)
        meant = hint.split("`")[1] if hint else ""
        known = [info.alias or name for name, info in shape.model_fields.items()]
        unused = [name for name in known if (*path[:-1], name) not in record.locations]
        fields = f"its fields are {', '.join(known)}" if known else "remove the line"
        hint = hint or suggestion(word, unused) or fields
    message = f"{_article(shape.noun)} has no field {shown(word)}"
    return error(record.location(path, key=True), "unknown-field", message, hint), meant


def _missing(record: Record, path: Path) -> Problem:
    shape = _shape(record, path[:-1])
    fields = {info.alias or name: info for name, info in shape.model_fields.items()}
    hint = " ".join((fields[str(path[-1])].description or "").split())
    message = f"this {shape.noun} has no `{path[-1]}`"
    location = record.location(path[:-1])
    if own := withheld(record, path):
        names = " and ".join(f"`{name}`" for name in own)
        why = f"does not take over that of the {record.shape.noun}: it has its own {names}"
        return error(location, "not-inherited", f"{message}, and {why}", hint)
    return error(location, "missing-field", message, hint)


def _wrong(record: Record, path: Path, detail: Any, *, hints: bool) -> Problem:  # noqa: ANN401 - pydantic's own
    location = record.location(path)
    context = detail.get("ctx", {})
    kind = detail["type"]
    whole = f"the {record.shape.noun}"
    name = next((f"`{key}`" for key in reversed(path) if isinstance(key, str)), whole)
    given = detail["input"]
    if given == "" and kind not in CLOSED:
        hint = "write a value or remove the line"
        return error(location, "empty-value", f"{name} has no value", hint)
    if "message" in context:  # raised by `refuse`
        return error(location, kind, context["message"], context["help"])
    if kind in CLOSED:
        choices = context.get("choices") or _choices(record, path)
        added = context.get("list", "")
        return _unknown_value(location, name, given, choices, added, hints=hints)
    if kind in WANTED:
        entry = isinstance(path[-1], int)
        return _wrong_type(location, f"each entry of {name}" if entry else name, kind, given)
    if kind in {"too_short", "too_long"}:
        limit = context.get("min_length", context.get("max_length"))
        bound = "at least" if kind == "too_short" else "at most"
        noun = "entry" if limit == 1 else "entries"
        return error(location, "wrong-number", f"{name} must have {bound} {limit} {noun}")
    return error(location, "wrong-value", f"{name} is wrong: {detail['msg'].lower()}")


def _wrong_type(location: FilePosition, name: str, kind: str, given: object) -> Problem:
    wanted, hint = WANTED[kind]
    message = f"{name} must be {wanted}, not {described(given)}"
    return error(location, "wrong-type", message, hint)


def _unknown_value(  # noqa: PLR0913 - all of them are in the sentence
    location: FilePosition,
    name: str,
    given: object,
    choices: list[str],
    added: str,
    *,
    hints: bool,
) -> Problem:
    if not isinstance(given, str):
        return error(
            location, "wrong-type", f"{name} must be a single value, not {described(given)}"
        )
    hint = suggestion(given, choices, NEAR) if hints else ""
    own = f"; or add it to `{added}`, under `words` in explainer.yml" if added else ""
    hint = hint or f"write one of: {', '.join(choices)}{own}"
    if not given:
        return error(location, "empty-value", f"{name} has no value", hint)
    return error(location, "unknown-value", f"{name} cannot be {shown(given)}", hint)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _shape(record: Record, path: Path) -> type[Part]:
    """The class of the block at a path."""
    shape = record.shape
    for key in path:
        if isinstance(key, str):
            inner = _annotation(shape, key)
            shape = next(shapes(inner), shape)
    return shape


def _annotation(shape: type[Part], key: str) -> Any:  # noqa: ANN401 - any annotation
    for name, info in shape.model_fields.items():
        if key == (info.alias or name):
            return info.annotation
    return None


def _choices(record: Record, path: Path) -> list[str]:
    """The values that a field's Literal type allows."""
    return [
        choice
        for choice in _flat(_annotation(_shape(record, path[:-1]), str(path[-1])))
        if isinstance(choice, str)
    ]


def _flat(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for part in inner:
        yield from _flat(part)
