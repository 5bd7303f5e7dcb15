"""The closed lists: every word that a record may choose, and what the builder knows about it.

A word is a `str`, so it is written, compared and looked up as text; its fields hold everything else
about it. A validated record holds the row itself, never bare text: no code can meet a word without
a row, and no other module keeps a table of words. What readers see is in `words`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LAST = 99
"""The rank of words without a rank of their own: after all others."""

KEY_MOMENT = 3
"""The significance of a key moment: the highest value."""


@dataclass(frozen=True, eq=False, repr=False)
class Word(str):
    """A word of a closed list."""

    __slots__ = ("value",)

    section: ClassVar[str] = ""
    """Where the tables in `words` say what readers see; empty if they see no word of the list."""

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
        """The row of a text, from the vocabulary in the context or else from the default one."""
        rows = vocabulary_of(info).of(cls)
        for row in rows:
            if row == text:
                return row
        choices = [str(row) for row in rows]
        raise PydanticCustomError("unknown_word", "unknown word", {"choices": choices})


class Role(Word):
    """The part an actor takes in an event."""

    section = "role"


class EventType(Word):
    """What kind of event it is."""

    section = "event-type"


class SourceKind(Word):
    """What a source is."""

    section = "source-kind"


class ExpectationKind(Word):
    """Whether something was expected, estimated or intended."""

    section = "expectation-kind"


@dataclass(frozen=True, eq=False, repr=False)
class ActorType(Word):
    """What an actor is."""

    section = "actor-type"

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


@dataclass(frozen=True, eq=False, repr=False)
class RelationType(Word):
    """How an actor is related to another."""

    section = "relation"

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

    area: bool = False
    """Whether it is an area, so that its position represents the whole."""


@dataclass(frozen=True, eq=False, repr=False)
class Basis(Word):
    """What a statement rests on."""

    section = "basis"

    rank: int = LAST
    """Its order in counts."""
    named: bool | None = None
    """Whether those who say so are named; None if they may or may not be."""


class Status(Word):
    """The state of a question."""

    section = "status"


class ReactionType(Word):
    """How an actor reacts to a message that it is said to have sent or received."""

    section = "reaction"


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


@dataclass(frozen=True, eq=False, repr=False)
class SideColour(Word):
    """A colour that a side may have."""

    light: str
    """Its value in the light scheme: `#296ecc`."""
    dark: str
    """Its value in the dark scheme."""


ROLES = (
    Role("addressee"),
    Role("approver"),
    Role("attacker"),
    Role("caller"),
    Role("carrier"),
    Role("commander"),
    Role("decision-maker"),
    Role("estimator"),
    Role("host"),
    Role("informed"),
    Role("injured"),
    Role("interceptor"),
    Role("killed"),
    Role("mediator"),
    Role("opponent"),
    Role("participant"),
    Role("planner"),
    Role("sender"),
    Role("speaker"),
    Role("supporter"),
    Role("target"),
)

EVENT_TYPES = (
    EventType("attack"),
    EventType("decision"),
    EventType("planning"),
    EventType("meeting"),
    EventType("call"),
    EventType("statement"),
    EventType("message"),
    EventType("estimate"),
    EventType("defence"),
    EventType("preparation"),
    EventType("development"),
)

ACTOR_TYPES = (
    ActorType("person", rank=0, schema="Person"),
    ActorType("state", rank=1, schema="Country", article=False),
    ActorType("group of states", rank=2),
    ActorType("government body", rank=3, schema="GovernmentOrganization"),
    ActorType("armed force", rank=4, schema="Organization"),
    ActorType("armed group", rank=5, schema="Organization"),
    ActorType("organisation", rank=6, schema="Organization"),
    ActorType("news outlet", rank=7, schema="NewsMediaOrganization", article=False),
    ActorType("unnamed sources", unnamed=True),
)

RELATION_TYPES = (
    RelationType("part of", inverse="includes", rank=0, belongs=True),
    RelationType("commands", inverse="commanded by", rank=1),
    RelationType("ally of", inverse="ally of", rank=5),
    RelationType("proxy of", inverse="has as proxy", rank=3),
    RelationType("backed by", inverse="backs", rank=4),
    RelationType("mediates between", inverse="has as mediator", between=True),
    RelationType("spokesperson for", inverse="has as spokesperson", rank=2),
)

PLACE_TYPES = (
    PlaceType("country", area=True),
    PlaceType("region", area=True),
    PlaceType("city"),
    PlaceType("site"),
    PlaceType("base"),
    PlaceType("sea", area=True),
)

SOURCE_KINDS = (
    SourceKind("report"),
    SourceKind("statement"),
    SourceKind("document"),
    SourceKind("broadcast"),
    SourceKind("post"),
    SourceKind("interview"),
)

EXPECTATION_KINDS = (
    ExpectationKind("expectation"),
    ExpectationKind("estimate"),
    ExpectationKind("intention"),
)

BASES = (
    Basis("on the record", rank=0, named=True),
    Basis("unnamed official", rank=1, named=False),
    Basis("document seen", rank=2),
    Basis("document", rank=3),
    Basis("imagery", rank=4),
    Basis("reporter's account", rank=5),
    Basis("editor's inference", rank=6),
)

STATUSES = (OPEN, DISPUTED, SETTLED) = (Status("open"), Status("disputed"), Status("settled"))

REACTIONS = (ACKNOWLEDGED, DENIED) = (ReactionType("acknowledged"), ReactionType("denied"))

QUALIFIERS = (
    Qualifier("about", above=True, below=True, near=True),
    Qualifier("more than", above=True, included=False),
    AT_LEAST := Qualifier("at least", above=True),
    AT_MOST := Qualifier("at most", below=True),
    Qualifier("fewer than", below=True, included=False),
    Qualifier("nearly", below=True, included=False, near=True),
)

# After Okabe and Ito, and Paul Tol; told apart with the common kinds of colour blindness, none of
# them a flag's. Their hues are moved in lightness and a little in hue until no two look alike to
# readers with protanopia or deuteranopia either, and each has a contrast of at least 3:1 with its
# paper, in both schemes (tests/web/colours.test.js computes all of it).
SIDE_COLOURS = (
    SideColour("blue", light="#296ecc", dark="#527be4"),
    SideColour("vermilion", light="#ac4a05", dark="#c94a0b"),
    SideColour("green", light="#24a182", dark="#71b586"),
    SideColour("purple", light="#9e368d", dark="#af508a"),
    SideColour("ochre", light="#c67f03", dark="#fcce41"),
    SideColour("sky", light="#1598cc", dark="#3ab8f2"),
    NEUTRAL := SideColour("grey", light="#474848", dark="#dbdfe2"),
)
"""The last is also the colour of everything on no side."""

Kind = TypeVar("Kind", bound=Word)


@dataclass(frozen=True)
class Vocabulary:
    """The words that the records of a site may choose from, list by list, in order."""

    words: tuple[Word, ...]

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The words of a list, given by the class of its rows."""
        return tuple(row for row in self._lists.get(kind, ()) if isinstance(row, kind))

    @cached_property
    def _lists(self) -> Mapping[type[Word], tuple[Word, ...]]:
        kinds = dict.fromkeys(map(type, self.words))
        return {kind: tuple(row for row in self.words if type(row) is kind) for kind in kinds}


VOCABULARY = Vocabulary(
    (
        *ROLES,
        *EVENT_TYPES,
        *ACTOR_TYPES,
        *RELATION_TYPES,
        *PLACE_TYPES,
        *SOURCE_KINDS,
        *EXPECTATION_KINDS,
        *BASES,
        *STATUSES,
        *REACTIONS,
        *QUALIFIERS,
        *SIDE_COLOURS,
    )
)
"""The words that every site has."""


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary that a record is validated with."""
    return info.context if isinstance(info.context, Vocabulary) else VOCABULARY
