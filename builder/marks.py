"""What the model declares of a field beyond its type: `Annotated[Line, Shown()]`."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Ref:
    """Marks a field that names another record: its kind, and what it calls such backlinks."""

    kind: str
    back: str
    or_name: bool = False
    """Whether the field may also hold a plain name, that is, anything that cannot be an id."""


@dataclass(frozen=True)
class Shown:
    """Marks a plain field of a record or of a statement, shown wherever that is shown.

    On a record, `meta` puts it in the line under the heading, which says briefly what the record
    is; `facts` gives it a line of its own that starts with the field's name. On a statement, that
    is a block with `according_to`, both put it after the attribution. Other blocks do not show it.
    """

    where: Literal["meta", "facts"] = "facts"


class Markdown:
    """Marks a text field that holds Markdown; `link` checks its links to records."""


class LanguageCode:
    """Marks a field that names a language by its code."""


class Voice:
    """Marks a line in our own voice: rules require neutral words in it."""
