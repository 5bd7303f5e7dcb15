"""A new explainer: its title, language, sides and owner → the files of its folder.

The files lie in `files/` beside this module, as they are or as Jinja templates (`.j2`). They tell a
small invented story with a commented record of each kind, so that the folder builds at once.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from builder.formats import newest
from builder.model import Side
from builder.publishable import PLACEHOLDERS
from builder.text import escape_inline
from builder.vocabulary import SIDE_COLOURS

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Wanted:
    """What a new explainer is to be."""

    title: str
    language: str = "en"
    sides: tuple[Side, ...] = ()
    owner: Mapping[str, str] | None = None
    """What its owner has said already, by the fields that only they can fill in."""


@dataclass(frozen=True)
class Generator:
    """What the new explainer is built with."""

    version: str
    lock: str
    """Every package with its version and hashes, as pip's requirements."""
    wheel: str = ""
    """The path in the new folder of the program itself; empty where pip finds it in an index."""
    from_: Path | None = None
    """The file that belongs there."""


def files(wanted: Wanted, generator: Generator) -> dict[str, str]:
    """The texts of a new explainer, by their path in its folder."""
    env = Environment(  # noqa: S701 - YAML and Markdown, not HTML
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    env.filters |= {"yaml": _quoted, "markdown": escape_inline}
    names = {
        "format": newest(),
        "title": wanted.title,
        "language": wanted.language,
        "sides": wanted.sides,
        "side": partial(_side, wanted.sides),
        "only_you": partial(_owned, wanted.owner or {}),
        "version": generator.version,
        "wheel": generator.wheel,
    }
    texts = {"requirements.txt": generator.lock}
    for path in sorted(filter(Path.is_file, FILES.rglob("*"))):
        name, text = path.relative_to(FILES).as_posix(), path.read_text("utf-8")
        if name.endswith(".j2"):
            name, text = name.removesuffix(".j2"), env.from_string(text).render(names)
        texts[name] = text
    return texts


def sides(named: Iterable[tuple[str, str]]) -> tuple[Side, ...]:
    """Sides from their ids and names, each with a colour of its own as far as there are."""
    return tuple(
        Side.model_construct(id=id_, name=name, colour=SIDE_COLOURS[place % len(SIDE_COLOURS)])
        for place, (id_, name) in enumerate(named)
    )


def _quoted(text: str) -> str:
    """Text as a scalar on one line, in quotation marks where YAML could misread it."""
    return yaml.safe_dump(text, allow_unicode=True, width=math.inf).removesuffix("...\n").strip()


def _side(given: tuple[Side, ...], place: int) -> str:
    """The line of an actor that names its side."""
    if place < len(given):
        return f"side: {_quoted(given[place].id)}"
    return "# side: north # the id of a side in explainer.yml"


def _owned(given: Mapping[str, str], field: str) -> str:
    """The line of a field that only the owner can fill in."""
    return (
        f"{field}: {_quoted(given[field])}"
        if given.get(field)
        else f"# {field}: {PLACEHOLDERS[field]}"
    )
