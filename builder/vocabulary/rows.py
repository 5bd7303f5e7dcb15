"""What the builder knows of a word that a record may choose: a row of a closed list.

A word is a `str`, so it is written, compared and looked up as text; its fields hold everything else
about it. A validated record holds the row itself, never bare text: no code can meet a word without
a row, and no other module keeps a table of words. What readers see is in `words`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar, cast

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LAST = 99
"""The rank of words without a rank of their own: after all others."""


@dataclass(frozen=True, eq=False, repr=False)
class Word(str):
    """A word of a closed list."""

    __slots__ = ("value",)

    section: ClassVar[str] = ""
    """Where the tables in `words` say what readers see; empty if they see no word of the list."""
    added_under: ClassVar[str] = ""
    """Under which field of `words` an explainer adds to the list; empty if it cannot."""

    value: str

    def __new__(cls, value: str, **_: object) -> Self:
        """Create the text; the dataclass sets the fields."""
        return super().__new__(cls, value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's own signature
        """Have pydantic look the text up, and serialise the row as text."""
        as_text = core_schema.plain_serializer_function_ser_schema(str)
        return core_schema.with_info_plain_validator_function(cls._row, serialization=as_text)

    @classmethod
    def _row(cls, text: object, info: ValidationInfo) -> Self:
        """The row of a text, from the vocabulary that the record is validated with."""
        rows = vocabulary_of(info).of(cls)
        if isinstance(text, str) and text in rows:
            return rows[rows.index(text)]
        context = {"choices": [str(row) for row in rows], "list": cls.added_under}
        raise PydanticCustomError("unknown_word", "unknown word", context)


class Role(Word):
    """The part an actor takes in an event."""

    section = "role"
    added_under = "roles"


class EventType(Word):
    """What kind of event it is."""

    section = "event-type"
    added_under = "event_types"


class SourceKind(Word):
    """What a source is."""

    section = "source-kind"
    added_under = "source_kinds"


class ExpectationKind(Word):
    """Whether something was expected, estimated or intended."""

    section = "expectation-kind"
    added_under = "expectation_kinds"


@dataclass(frozen=True, eq=False, repr=False)
class ActorType(Word):
    """What an actor is."""

    section = "actor-type"
    added_under = "actor_types"

    rank: int = LAST
    """Its order among actors of the same body: people come first."""
    schema: str = ""
    """Its type in schema.org; empty if there is none."""
    article: bool = True
    """Whether its name takes an article in a sentence: `the River Board`, but `Ruritania`."""
    unnamed: bool = False
    """Whether it stands for people whose names are withheld."""

    @property
    def person(self) -> bool:
        """Whether it is a single human being."""
        return self.schema == "Person"

    @property
    def outlet(self) -> bool:
        """Whether it reports news, so that its name and a date say which report is meant."""
        return self.schema == "NewsMediaOrganization"


@dataclass(frozen=True, eq=False, repr=False)
class RelationType(Word):
    """How an actor is related to another."""

    section = "relation"
    added_under = "relations"

    inverse: str
    """The same relation, seen from the other actor."""
    rank: int = LAST
    """Of an actor's relations, the one with the lowest rank places it under another actor."""
    belongs: bool = False
    """Whether the actor is part of the other, so that the other can represent it."""
    between: bool = False
    """Whether it relates the actor to two others, as somebody between them."""


@dataclass(frozen=True, eq=False, repr=False)
class PlaceType(Word):
    """What a place is."""

    section = "place-type"
    added_under = "place_types"

    area: bool = False
    """Whether it is an area, so that its position represents the whole."""
    bordered: bool = False
    """Whether it is an area with borders that maps show."""


VOICES = (NAMED, BODY, OUTLET, UNNAMED, *_, INFERRED) = (
    *("named", "body", "outlet", "unnamed", "printed", "seen", "evidence", "inferred"),
)
"""How something reaches readers: said by a person by name, in the name of a body, by an outlet
itself or by people whom nobody names; in a document that is published, or that an outlet has seen;
as evidence; inferred by editors."""


@dataclass(frozen=True, eq=False, repr=False)
class Basis(Word):
    """What a statement rests on."""

    section = "basis"
    added_under = "bases"

    rank: int = LAST
    """Its order in counts."""
    named: bool | None = None
    """Whether those who say so are named; None if they may or may not be."""
    mark: str = "square"
    """Its mark beside the word: the classes of `basis.css` that draw it."""
    meaning: str = ""
    """What it means, where the tables in `words` do not say it."""
    voice: str = ""
    """Which of `VOICES` it is; empty if that depends on who says so."""

    @property
    def ours(self) -> bool:
        """Whether the editors infer it from what is said, and nobody says it."""
        return self.voice == INFERRED


class Status(Word):
    """The state of a question."""

    section = "status"


class Reading(Word):
    """How much of a source was read."""

    section = "reading"


@dataclass(frozen=True, eq=False, repr=False)
class ReactionType(Word):
    """What an actor did about a message: denied it, doubted it, found it."""

    section = "reaction"
    added_under = "reactions"

    denies: bool = False
    """Whether the actor says that there was no such message."""


class Absence(Word):
    """How something did not happen."""

    section = "absence"


@dataclass(frozen=True, eq=False, repr=False)
class Direction(Word):
    """Whether a message went from one to the other, or a channel was open to both."""

    both: bool = False
    """Whether either could send."""


@dataclass(frozen=True, eq=False, repr=False)
class Qualifier(Word):
    """How a number is qualified."""

    section = "limit"

    above: bool = False
    """Whether the true number may be higher."""
    below: bool = False
    """Whether the true number may be lower."""
    included: bool = True
    """Whether the number itself may be the true one."""
    near: bool = False
    """Whether the true number is close to it."""


class Marking(Word):
    """Where a term is explained."""


@dataclass(frozen=True, eq=False, repr=False)
class SideColour(Word):
    """A colour that a side may have."""

    light: str
    """Its value in the light scheme: `#296ecc`."""
    dark: str
    """Its value in the dark scheme."""


@dataclass(frozen=True, eq=False, repr=False)
class Borders(Word):
    """What maps do with the lines between countries."""

    hidden: bool = False
    """Whether they leave them out."""


Kind = TypeVar("Kind", bound=Word)


@dataclass(frozen=True)
class Vocabulary:
    """The words that the records of a site may choose from, list by list, in order."""

    words: tuple[Word, ...]

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The words of a list, given by the class of its rows."""
        return cast("tuple[Kind, ...]", self._lists.get(kind, ()))

    @cached_property
    def in_full(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """All that is known of each word, which by itself says no more than its text."""
        return [(type(word).__name__, asdict(word)) for word in self.words]

    @cached_property
    def _lists(self) -> Mapping[type[Word], tuple[Word, ...]]:
        kinds = dict.fromkeys(map(type, self.words))
        return {kind: tuple(row for row in self.words if type(row) is kind) for kind in kinds}


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary that a record is validated with."""
    if not isinstance(info.context, Vocabulary):
        raise TypeError("a record is validated with a vocabulary as its context")
    return info.context
