"""The kinds of record: the fields of each, described for contributors.

Every class is frozen, refuses unknown fields, and has a docstring under every field, which becomes
the editor's hint and the reference page. A reference is declared once: `Ref("actor",
back="took_part")` says that the id names an actor, and that backlinks from here are `took_part`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from builder.dates import Date, Ending, EventEnding, is_before
from builder.fields import (
    Clock,
    Contact,
    Digest,
    Distance,
    FormatNumber,
    Id,
    Language,
    Latitude,
    Line,
    Longitude,
    Name,
    Number,
    Order,
    OwnLine,
    Repository,
    Share,
    Significance,
    Text,
    Url,
    Verbatim,
    Zone,
    one_or_several,
    refuse,
    slug,
)
from builder.identifiers import OfActor, OfPlace, OfSource
from builder.marks import Ref, Shown
from builder.vocabulary import (
    DISPUTED,
    EVERYWHERE,
    KEY_MOMENT,
    ONE_WAY,
    SETTLED,
    SHOWN,
    Absence,
    ActorType,
    Basis,
    Borders,
    Direction,
    EventType,
    ExpectationKind,
    Marking,
    PlaceType,
    Qualifier,
    ReactionType,
    Reading,
    RelationType,
    Role,
    SideColour,
    SourceKind,
    Status,
    vocabulary_of,
)


class Part(BaseModel):
    """A block of fields inside a record."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )

    noun: ClassVar[str] = "block"
    """What problems call it."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Refuse `Shown` where it could show nothing: a block has its place on a page."""
        for name, info in cls.model_fields.items():
            if any(isinstance(mark, Shown) for mark in info.metadata):
                for block in shapes(info.annotation):
                    fault = f"{cls.__name__}.{name}: `Shown` is for plain fields, not for blocks"
                    raise TypeError(f"{fault} ({block.__name__})")


def shapes(annotation: Any) -> Iterator[type[Part]]:  # noqa: ANN401 - any annotation
    """The classes of blocks in a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from shapes(inner)


Claimants = Annotated[
    tuple[Annotated[Id, Ref("actor", back="claims")], ...],
    BeforeValidator(one_or_several),
    Field(min_length=1),
]
"""Those who say something together: one actor, or a list of several."""


class Attributed(Part):
    """Who says something, on what basis, and where it is written."""

    according_to: Claimants
    """Who says so: a person, a body, an outlet, or a class of unnamed sources. A list if several
    say it together: it is one statement then."""
    basis: Basis
    """What the statement rests on."""
    source: Annotated[Id, Ref("source", back="claims")]
    """The report, statement or document that says so."""
    locator: Line | None = None
    """Where in the source: a paragraph, page or minute."""
    said_in: Annotated[Id, Ref("source", back="claims")] | None = None
    """The source that is the record of the occasion on which it was said, if `source` only reports
    what was said there: the transcript of a press call. The two are one origin then."""
    stated: Date | None = None
    """When it was said, if known."""
    characterises: Annotated[
        tuple[Annotated[Id, Ref("actor", back="characterised")], ...],
        BeforeValidator(one_or_several),
    ] = ()
    """Whose words this is about, where an outlet says in its own voice how somebody spoke: `far
    graver than before`. That is neither their claim nor a plain fact."""


class Disputable(Attributed):
    """A statement that may be one side of a dispute."""

    question: Annotated[Id, Ref("question", back="statements")] | None = None
    """The question it bears on: if accounts of it differ, readers see a mark beside this."""


class Addressed(Part):
    """A statement that may have an address of its own on its record's page."""

    id: Id | None = None
    """Its name within the record, and its address on the page: `#s-…`. It never changes."""
    formerly: tuple[Id, ...] = ()
    """Former ids of it within the record: their addresses lead here."""


class Condition(Part):
    """What somebody threatened or promised to do if something else happened."""

    noun: ClassVar[str] = "condition"

    condition: Text = Field(alias="if")
    """What would have to happen, in our own words."""
    consequence: Text = Field(alias="then")
    """What would follow, in our own words."""


class Claim(Addressed, Disputable):
    """A statement of fact, and who makes it."""

    noun: ClassVar[str] = "claim"

    text: Text
    """What is stated, in our own words."""
    conditions: tuple[Condition, ...] = ()
    """Threats and promises in it that hang on a condition: `if` and `then`."""


class Amount(Part):
    """A number with its unit: a value, or a range."""

    noun: ClassVar[str] = "amount"

    unit: Line
    """What is counted: `trains`, `people`, `hours`."""
    value: Number | None = None
    """The number, in digits."""
    low: Number | None = None
    """The lower end of a range."""
    high: Number | None = None
    """The upper end of a range; without `low`, it means `at most`."""
    qualifier: Qualifier | None = None
    """How the source qualifies the value, or both ends of the range."""
    words: Line | None = None
    """The number as the source words it: `three dozen`, beside the digits; `most` or `nearly all`
    without any, since no digits say just that."""

    @model_validator(mode="after")
    def _has_a_number(self) -> Self:
        ranged = self.low is not None or self.high is not None
        if (self.value is not None and ranged) or not (self.has_digits or self.words):
            hint = "write `value`, or `low` and `high`, or only the `words` of the source"
            refuse(
                "figure-without-number", f"this {self.noun} needs either a value or a range", hint
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            refuse("bad-range", "`low` is greater than `high`", "swap the two numbers")
        if self.qualifier and self.value is None and None in {self.low, self.high}:
            hint = "write `value`, or both ends"
            refuse("bad-range", "a qualifier goes with `value` or with a whole range", hint)
        return self

    @property
    def has_digits(self) -> bool:
        """Whether the number is known in digits, and not only in words."""
        return any(number is not None for number in (self.value, self.low, self.high))


class Figure(Addressed, Disputable, Amount):
    """A number, with who gave it."""

    noun: ClassVar[str] = "figure"

    label: OwnLine
    """What was counted or measured: `trains stopped`."""
    counts: Text | None = None
    """What the count includes and what it does not, if readers could mistake it for another."""


class Stake(Disputable):
    """Why something matters, and who says so."""

    noun: ClassVar[str] = "stake"

    text: Text
    """What is at stake and for whom, in our own words."""


class DatedRole(Part):
    """An office or function that somebody held."""

    noun: ClassVar[str] = "role"

    title: Line | None = None
    """The title: `Minister of Transport`."""
    body: Annotated[Id, Ref("actor", back="officeholders")] | None = None
    """The government, force or organisation in which the role is held."""
    start: Date | None = Field(default=None, alias="from")
    """Since when, if known."""
    end: Ending | None = Field(default=None, alias="to")
    """Until when, if it has ended; `unknown` if nobody knows when, `../2031` if it had by 2031."""
    inferred: OwnLine | None = None
    """How we inferred that they held it, if no source states it."""

    def may_be_held(self, date: Date) -> bool:
        """Whether the role may have been held on a date, under some reading of the dates."""
        return not (is_before(date, self.start) or is_before(self.end, date))

    @property
    def goes_on(self) -> bool:
        """Whether nothing says that it has ended."""
        return self.end is None or self.end.goes_on

    def was_over(self, date: Date) -> bool:
        """Whether all that is known is that the role had ended by a date: `to: ../2031`."""
        end = self.end
        if self.start or end is None or self.goes_on or end.start:
            return False
        return end.latest is None or not (date.latest is not None and date.latest < end.latest)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.title or self.body):
            refuse("empty-role", "this role has neither a title nor a body", "write one of them")
        return self


class Relation(Disputable):
    """How an actor is related to another, according to a source."""

    noun: ClassVar[str] = "relation"

    type: RelationType
    """The kind of relation, in the source's own terms: an ally is not a proxy."""
    actor: Annotated[Id, Ref("actor", back="relations")]
    """The other actor."""
    other: Annotated[Id, Ref("actor", back="relations")] | None = None
    """The second of the two sides, for `mediates between`."""
    start: Date | None = Field(default=None, alias="from")
    """Since when, if known."""
    end: Ending | None = Field(default=None, alias="to")
    """Until when, if it has ended; `unknown` if nobody knows when."""

    @model_validator(mode="after")
    def _has_its_second_side(self, info: ValidationInfo) -> Self:
        if self.type.between != (self.other is not None):
            types = _either(row for row in vocabulary_of(info).of(RelationType) if row.between)
            hint = f"`other` names the second side of {types}; no other type has one"
            refuse("wrong-sides", "the relation has the wrong number of actors", hint)
        if self.other == self.actor:
            refuse("wrong-sides", "both sides of the relation are the same actor", "name two")
        return self


class Unnamed(Part):
    """Sources whose names are withheld."""

    noun: ClassVar[str] = "description of unnamed sources"

    how_many: Line
    """How many, in the source's words: `two`, `several`, `not stated`."""
    whose: Annotated[Id, Ref("actor", back="unnamed_sources")] | None = None
    """The state or body they belong to."""
    why: Text
    """Why the outlet does not name them."""


class Participation(Part):
    """An actor's part in an event."""

    noun: ClassVar[str] = "participation"

    actor: Annotated[Id, Ref("actor", back="took_part")]
    """Who took part."""
    role: Role
    """In which role."""
    words: OwnLine | None = None
    """What pages say in place of the role, where that alone says too little: `argued for closing it
    at once`, `intended target`."""
    note: Text | None = None
    """What the role alone does not say."""
    inferred: OwnLine | None = None
    """How we inferred the role, if no source states it."""
    after_death: OwnLine | None = None
    """How somebody can take part after their death, who is found, buried or spoken of: `her grave
    is found`. Otherwise the check warns of it."""


class Response(Disputable):
    """A link from an event to the event it answers, and who makes that link."""

    noun: ClassVar[str] = "response"

    event: Annotated[Id, Ref("event", back="responses")]
    """The event that this one answers."""
    note: Text | None = None
    """How the source describes the link, in our own words."""
    order_known: OwnLine | None = None
    """How it is known which of the two came first, if the dates leave that open."""


class Preparation(Disputable):
    """A link from an event to one that prepared it, and who makes that link."""

    noun: ClassVar[str] = "preparation"

    event: Annotated[Id, Ref("event", back="prepared")]
    """The earlier event: the planning of a strike, the order for it."""
    note: Text | None = None
    """How the source describes the link, in our own words."""


class Reason(Disputable):
    """A reason for a decision, and who gives it."""

    noun: ClassVar[str] = "reason"

    text: Text | None = None
    """The reason, in our own words."""
    event: Annotated[Id, Ref("event", back="reasons")] | None = None
    """The earlier event that is the reason, if it is one."""

    @model_validator(mode="after")
    def _gives_one(self) -> Self:
        if not (self.text or self.event):
            hint = "write it as `text`, or name the `event` that it is"
            refuse("empty-reason", "this reason has neither a text nor an event", hint)
        return self


class Telling(Addressed, Disputable):
    """One account of a message."""

    noun: ClassVar[str] = "telling"

    content: Text | None = None
    """What was said according to this account, in our own words. It may be left out only of a
    channel that was open `both ways`, of which nothing else is told."""
    conditions: tuple[Condition, ...] = ()
    """Threats and promises in it that hang on a condition: `if` and `then`."""


class Doubt(Disputable):
    """A doubt about a message, by somebody who does not tell of it."""

    noun: ClassVar[str] = "doubt"

    text: Text
    """What is unclear or doubted, in our own words."""


class Reaction(Disputable):
    """What an actor did about a message."""

    noun: ClassVar[str] = "reaction"

    actor: Annotated[Id, Ref("actor", back="reactions")]
    """Who reacted."""
    reaction: ReactionType
    """What they did: acknowledged, denied, doubted, found or lost it."""
    text: Text | None = None
    """What they said, if known."""


class Step(Addressed):
    """What was expected at one time."""

    noun: ClassVar[str] = "step"

    held: Date
    """When this was expected; an interval means some time in it."""
    held_inferred: OwnLine | None = None
    """How the date was inferred, if no source states it."""
    text: Text
    """What was expected, in our own words."""
    amount: Amount | None = None
    """The number that was expected, if there is one."""


class Outcome(Disputable):
    """What happened instead."""

    noun: ClassVar[str] = "outcome"

    text: Text
    """What happened, in our own words."""
    event: Annotated[Id, Ref("event", back="outcomes")] | None = None
    """The event in which it happened."""
    amount: Amount | None = None
    """The actual number, if there is one. Its unit may differ: pages do not compare the two."""


class Account(Addressed, Attributed):
    """One position on a question."""

    noun: ClassVar[str] = "account"

    position: Text
    """The position, in our own words."""
    group: OwnLine | None = None
    """Under which heading it stands together with others: `The harbour says`. The same line in
    several accounts puts these together; groups come in the order in which they are first named."""


class Answer(Attributed):
    """The answer to a question that is settled, with who gives it and since when it stands."""

    noun: ClassVar[str] = "answer"

    text: Text
    """The answer, in our own words."""
    since: Date
    """Since when the question is settled."""


class Side(Part):
    """A side of the story, with its name and colour."""

    noun: ClassVar[str] = "side"

    id: Id
    """What actors write in their `side`."""
    name: Line
    """What readers see."""
    colour: SideColour
    """One of the site's colours. None is taken from a flag; none means good or bad."""


class CityClock(Part):
    """A clock that readers can switch the timeline to."""

    noun: ClassVar[str] = "clock"

    zone: Zone
    """Its time zone: `Europe/Helsinki`."""
    name: Line
    """What readers see, usually the city: `Helsinki`."""

    @property
    def id(self) -> str:
        """How addresses name it: its name in `a-z`, `0-9` and `-`, or else its zone."""
        return slug(self.name) or slug(self.zone)


class NewWord(Part):
    """A word that this explainer adds to a list."""

    noun: ClassVar[str] = "word"

    word: Name
    """The word, as records write it and as readers see it, in the explainer’s language."""


class NewActorType(NewWord):
    """A type of actor that this explainer adds."""

    noun: ClassVar[str] = "type of actor"

    like: ActorType | None = None
    """The type that it resembles: its order among others and its type for machines are the same."""


class NewPlaceType(NewWord):
    """A type of place that this explainer adds."""

    noun: ClassVar[str] = "type of place"

    like: PlaceType | None = None
    """The type that it resembles: `region` if its position stands for an area."""


class NewRelationType(NewWord):
    """A type of relation that this explainer adds."""

    noun: ClassVar[str] = "type of relation"

    inverse: Name
    """The same relation, seen from the other actor; the word itself, if it is the same."""
    like: RelationType | None = None
    """The relation that it resembles: it is drawn and ordered in the same way."""


class NewBasis(NewWord):
    """A basis that this explainer adds."""

    noun: ClassVar[str] = "basis"

    meaning: OwnLine
    """What it means to rest on it, as readers are told: `written down on the day`."""
    like: Basis | None = None
    """The basis that it resembles: its mark, its order, and whether those who say so are named."""


class NewReactionType(NewWord):
    """Something else that may become of a message in this explainer."""

    noun: ClassVar[str] = "type of reaction"

    like: ReactionType | None = None
    """The word that it resembles: `denied` if somebody says that there was no such message."""


class AvoidedWord(Part):
    """A word that is avoided in this explainer, and draws a warning."""

    noun: ClassVar[str] = "word to avoid"

    word: Name
    """The word, or several; a `*` at the end stands for any ending."""
    instead: Line
    """What to write instead."""


class OwnWords(Part):
    """The words that this explainer adds to those that every explainer has."""

    noun: ClassVar[str] = "block of words"

    roles: tuple[Name, ...] = ()
    """Parts that actors take in events: `[lamplighter, pilot]`."""
    event_types: tuple[Name, ...] = ()
    """Types of events."""
    actor_types: tuple[NewActorType, ...] = ()
    """Types of actors."""
    place_types: tuple[NewPlaceType, ...] = ()
    """Types of places."""
    source_kinds: tuple[Name, ...] = ()
    """Kinds of sources."""
    expectation_kinds: tuple[Name, ...] = ()
    """Kinds of expectations."""
    relations: tuple[NewRelationType, ...] = ()
    """Relations between actors."""
    bases: tuple[NewBasis, ...] = ()
    """What statements may rest on."""
    reactions: tuple[NewReactionType, ...] = ()
    """What may become of messages."""
    judging: tuple[AvoidedWord, ...] = ()
    """Words that pass judgement in this story."""
    style: tuple[AvoidedWord, ...] = ()
    """Words that this explainer writes in another way: another spelling, another name."""
    neutral: tuple[Name, ...] = ()
    """Words of the general list of judging words that pass none in this story."""


class Quality(Part):
    """Minimum shares for the sourcing audit, in per cent."""

    noun: ClassVar[str] = "quality threshold"

    quotes_verified: Share | None = None
    """Quotes that have been checked against their source's text, of all but those that are only
    compared in copies."""
    statements_named: Share | None = None
    """Statements on the record by people who are named: none of a state or another body, none in an
    outlet's own voice, no document and no inference."""
    statements_located: Share | None = None
    """Statements that say where in the source they are."""


class AllowedWord(Part):
    """A judging word, or words with one in them, that may stand in this record."""

    noun: ClassVar[str] = "exception"

    word: Line
    """The words as they stand in the record: `ice regime`."""
    because: OwnLine
    """Why they pass no judgement here."""


class Distinction(Part):
    """Other records that this one could be taken for."""

    noun: ClassVar[str] = "distinction"

    records: Annotated[tuple[Id, ...], BeforeValidator(one_or_several), Field(min_length=1)]
    """The id of another record of the same kind, or a list of several."""
    because: OwnLine
    """Why they are not the same: `two reports at one address`."""


class Kind(Part):
    """A kind of record."""

    formerly: tuple[Id, ...] = ()
    """Former ids of this record: their addresses lead here."""
    allow_words: tuple[AllowedWord, ...] = ()
    """Judging words that may stand in this record, each with the reason."""
    distinct_from: tuple[Distinction, ...] = ()
    """Records that have a name, an address, words, or date and actors in common with this one and
    are not the same, each with the reason. Otherwise the check warns of something told twice."""


class Media(Part):
    """A picture or a document beside the record, or a link to a video or a sound recording."""

    noun: ClassVar[str] = "picture or document"

    file: Line | None = None
    """The name of a file in the record’s own folder, a picture (.jpg, .png, .webp) or a document
    (.pdf): `gates-opened.jpg`."""
    video: Url | None = None
    """In place of a file, the address of a video elsewhere: pages link to it and load nothing."""
    audio: Url | None = None
    """In place of a file, the address of a sound recording elsewhere."""
    alt: OwnLine
    """What is to be seen or heard, in words, for those who cannot see or hear it: `Three men stand
    at the open gate`. Without it, nothing is published."""
    licence: Line
    """On what terms it may be shown: `CC BY 4.0`, `public domain`, `with permission of the
    archive`. Without it, nothing is published."""
    caption: OwnLine | None = None
    """What readers should know about it, in a sentence or two."""
    credit: Line | None = None
    """Who made it and whom to thank for it: `A. Moss / Harbour Museum`."""
    date: Date | None = None
    """When it was taken, drawn, written or recorded, if known."""
    date_inferred: OwnLine | None = None
    """How the date was inferred, if nobody states it."""
    place: Annotated[Id, Ref("place", back="media")] | None = None
    """Where it was taken or recorded, or what place it shows."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        named = [name for name in ("file", "video", "audio") if getattr(self, name)]
        if len(named) != 1:
            what = "more than one thing" if named else "nothing to show"
            hint = "write one of `file`, `video` and `audio`; what else there is, is another entry"
            refuse("wrong-media", f"this {self.noun} names {what}", hint)
        return self


class Shows(Kind):
    """A kind of record that has a page of its own, which may show pictures."""

    media: tuple[Media, ...] = ()
    """Pictures and documents that lie beside the record, and links to videos and recordings."""


class Stating(Shows):
    """A kind of record that makes statements, and may say once what they have in common."""

    source: Annotated[Id, Ref("source", back="said_once")] | None = None
    """The source of every statement below that names none itself."""
    according_to: (
        Annotated[
            tuple[Annotated[Id, Ref("actor", back="said_once")], ...],
            BeforeValidator(one_or_several),
            Field(min_length=1),
        ]
        | None
    ) = None
    """Who makes the statements below, save those that name a claimant or a source themselves; a
    list if several make them together."""
    basis: Basis | None = None
    """What the statements below rest on, save those that name a claimant or a source themselves."""


class Explainer(Part):
    """The explainer as a whole: what it is about and how it is edited."""

    noun: ClassVar[str] = "explainer"

    format: FormatNumber = 1
    """The format that all records are written in, a number; without it, the oldest.
    `explainer migrate` brings records from an older format to the newest."""
    title: OwnLine
    """The headline of the explainer."""
    answer: Text | None = None
    """The answer to the reader's first question, in one sentence that can stand alone."""
    summary: tuple[Text, ...] = Field(default=(), max_length=6)
    """The story in at most six points, each linked to its records."""
    stakes: tuple[Stake, ...] = ()
    """Why the story matters and to whom, each with who says so."""
    as_of: Date | None = None
    """The day to which the explainer is complete."""
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    """The language in which it is published: only one so far, and one that the builder has words
    in."""
    note: Text | None = None
    """A note from the editors: what this is, and what it is not."""
    licence: Line | None = None
    """The licence of the data and the text. Without one, readers may not share them."""
    publisher: Annotated[OwnLine | None, Shown()] = None
    """Who publishes the explainer and answers for it."""
    corrections: Contact | None = None
    """Where readers send corrections: an email or web address."""
    repository: Repository | None = None
    """Where the files of the explainer are kept, for pencils and links to a file's history; only
    if `repo_url` in `mkdocs.yml` does not say so."""
    sides: tuple[Side, ...] = ()
    """The sides of the story, in the order of the timeline's lanes, if it has sides."""
    clocks: tuple[CityClock, ...] = ()
    """Clocks that readers can switch the timeline to, besides UTC."""
    borders: Borders = SHOWN
    """Whether maps show lines between countries: `hidden` leaves them out.
    They are Natural Earth's, and the explainer takes no position by showing them."""
    quality: Quality | None = None
    """Minimum shares for the sourcing audit."""
    words: OwnWords | None = None
    """Words that records may use besides those that every explainer has."""
    allow_words: tuple[AllowedWord, ...] = ()
    """Judging words that may stand in this file, each with the reason."""


class Actor(Stating):
    """A person, state, body, force, group, organisation, outlet, or class of unnamed sources."""

    noun: ClassVar[str] = "actor"

    name: Line
    """The name that readers see."""
    aliases: tuple[Line, ...] = ()
    """Other names and spellings, for search."""
    type: Annotated[ActorType, Shown("meta")]
    """What the actor is."""
    side: Id | None = None
    """The id of a side listed in `explainer.yml`."""
    side_inferred: OwnLine | None = None
    """How we inferred the side, if no source states it."""
    order: Order = 0
    """Its place among its own in who is who: lower comes first, then people, then by name."""
    born: Date | None = None
    """When a person was born, as exactly as that is known."""
    died: Date | None = None
    """When a person died, as exactly as that is known; it ends every role. If only the last sign of
    life is known, write `1931-04-02/..`."""
    roles: tuple[DatedRole, ...] = ()
    """Offices held, with their dates: nobody appears under a title they did not hold that day."""
    relations: tuple[Relation, ...] = ()
    """Relations to other actors, as sources state them."""
    description: Text | None = None
    """Who or what this is, in a sentence or two."""
    same_as: tuple[OfActor, ...] = ()
    """What others call the same: an id of Wikidata, the ORCID of a person, the ISSN of a newspaper,
    or the address of a page about it: `[wikidata:Q64]`. Copy it from there; never from memory."""
    unnamed: Unnamed | None = None
    """For a class of unnamed sources: how many there are, whose they are, and why unnamed."""

    @model_validator(mode="after")
    def _says_whose(self, info: ValidationInfo) -> Self:
        if self.type.unnamed != (self.unnamed is not None):
            types = _either(row for row in vocabulary_of(info).of(ActorType) if row.unnamed)
            hint = f"`unnamed` is required with the type {types}, and goes with no other"
            refuse("wrong-unnamed", "the type and `unnamed` do not go together", hint)
        return self

    @model_validator(mode="after")
    def _is_somebody_who_lives(self) -> Self:
        if (self.born or self.died) and not self.type.person:
            hint = "`born` and `died` are for a single person: tell of it in an event"
            refuse("no-person", "only a person is born and dies", hint)
        return self

    def is_unborn(self, date: Date) -> bool:
        """Whether a date is before their birth, under every reading."""
        return is_before(date, self.born)

    def may_live(self, date: Date) -> bool:
        """Whether they may have lived on a date, under some reading of the dates."""
        return not (is_before(self.died, date) or self.is_unborn(date))

    def may_hold(self, role: DatedRole, date: Date) -> bool:
        """Whether they may have held a role of theirs on a date: death ends it."""
        return self.may_live(date) and role.may_be_held(date)


class Position(Part):
    """Where a place is."""

    noun: ClassVar[str] = "position"

    latitude: Latitude
    """Degrees north of the equator, south negative (WGS 84)."""
    longitude: Longitude
    """Degrees east of Greenwich, west negative (WGS 84)."""
    radius_km: Distance
    """How precise it is: the true position is within this many kilometres."""


class Place(Shows):
    """Where something happened."""

    noun: ClassVar[str] = "place"

    name: Line
    """The name that readers see."""
    type: Annotated[PlaceType, Shown("meta")]
    """What the place is."""
    position: Position | None = None
    """Where it is, and how precisely that is known."""
    zone: Zone | None = None
    """The time zone at this place: `Europe/Helsinki`."""
    part_of: Annotated[Id, Ref("place", back="places")] | None = None
    """The larger place that it is part of."""
    description: Text | None = None
    """What a reader should know about it."""
    same_as: tuple[OfPlace, ...] = ()
    """What others call the same: an id of Wikidata, or the address of a page about it:
    `[wikidata:Q64]`. Copy it from there; never from memory."""


class Source(Shows):
    """A report, statement, document or broadcast."""

    noun: ClassVar[str] = "source"

    title: Line
    """Its title, as published; of what has none, a description: `Letter to the harbour office`."""
    short: Annotated[Line, Shown()] | None = None
    """By what name it is cited, if not by outlet and date, or by author, title and date. Shown as
    written, so add the year if readers need it: `Marsh, Report on the Bridge (1931)`."""
    publisher: Annotated[Line, Ref("actor", back="published", or_name=True)] | None = None
    """Who published it: the id of an actor of this story, or the name of anybody else, such as a
    publisher of books. A letter, a log or an inscription may have none."""
    authors: tuple[Line, ...] = ()
    """Its authors, as the source names them."""
    contributors: tuple[Line, ...] = ()
    """Others whom it credits for reporting."""
    published: Date | None = None
    """When it was published, if it was."""
    published_inferred: OwnLine | None = None
    """How the date was inferred, if the source does not give it."""
    written: Date | None = None
    """When it was written, spoken or made, if that is not when it was published: the date of a
    letter in a book of letters. If only a limit is known, write `../1931`."""
    written_inferred: OwnLine | None = None
    """How that date was inferred, if the source does not give it."""
    edition: Annotated[Line, Shown()] | None = None
    """Which edition was read, without that word: `second`, `revised`."""
    volume: Annotated[Line, Shown()] | None = None
    """The volume, and the number within it, without the word: `12`, `12, no. 3`."""
    pages: Annotated[Line, Shown()] | None = None
    """Its pages in the volume or book that it is in: `300–420`."""
    held_by: Annotated[Line, Shown()] | None = None
    """Where the original is kept: an archive, a library, a museum."""
    shelfmark: Annotated[Line, Shown()] | None = None
    """Under what mark it is kept there: `MS 45, box 2`."""
    language: Annotated[Language, Shown()] = "en"
    """The language it was published in."""
    kind: Annotated[SourceKind, Shown("meta")]
    """What it is."""
    url: Url | None = None
    """Its address on the web."""
    archived: Url | None = None
    """The address of an archived copy."""
    accessed: Date | None = None
    """When we last read it."""
    read: Reading | None = None
    """How we have read it: `whole`; `in part`, and then cite it only for what is in that part; or
    `in copies`, where others have reprinted it and what was first published is not at hand."""
    same_as: tuple[OfSource, ...] = ()
    """What others call the same: its DOI, its ISBN, an id of Wikidata, or the address of a page
    about it: `["isbn:978-0-306-40615-7"]`. Copy it from there; never from memory."""
    based_on: Text | None = None
    """What it says it is based on: interviews, documents, its own observation."""
    derived_from: Annotated[Id, Ref("source", back="derived")] | None = None
    """The source it reprints or copies: a wire copy is not a second origin."""
    note: Text | None = None
    """What a reader should know about it."""
    sha256: Digest | None = None
    """A digest of the normalised text that quotes are checked against."""

    @property
    def date(self) -> Date | None:
        """The date by which it is cited and listed: when it was written, else published."""
        return self.written or self.published

    @model_validator(mode="after")
    def _has_a_date(self) -> Self:
        if self.date is None:
            hint = "write when it was `published`, or `written`: `../1931` if only a limit is known"
            refuse("source-without-date", "the source has no date", hint)
        return self


class Event(Stating):
    """Something that happened, was decided, was said or began."""

    noun: ClassVar[str] = "event"

    title: OwnLine
    """A short headline in the present tense, without judgement."""
    date: Date
    """When it happened or began; an interval means some time in it."""
    date_inferred: OwnLine | None = None
    """How the date was inferred, if no source states it."""
    time: Clock | None = None
    """The clock time with its zone: `03:00 Europe/Helsinki`."""
    end: EventEnding | None = None
    """When it ended, if it lasted: a date, `..` if it goes on, `unknown` if nobody knows when, or
    `untold` if no source says whether it ended."""
    after: tuple[Annotated[Id, Ref("event", back="later")], ...] = ()
    """Events that it came after, where the dates leave that open: a source says “later”, or “by the
    time”. It changes no date, only the order of lists."""
    places: Annotated[
        tuple[Annotated[Id, Ref("place", back="events")], ...],
        BeforeValidator(one_or_several),
        Field(alias="place"),
    ] = ()
    """Where it happened; a list if at several places at once, or from one to another."""
    place_inferred: OwnLine | None = None
    """How we inferred the place, if no source states it."""
    type: Annotated[EventType, Shown("meta")]
    """What kind of event it is."""
    actors: tuple[Participation, ...] = ()
    """Who took part, and in which role; the first who has a side gives the event its lane."""
    summary: Text
    """What happened, in one or two sentences of our own."""
    stakes: tuple[Stake, ...] = ()
    """Why it matters and to whom, each with who says so."""
    claims: tuple[Claim, ...] = ()
    """Statements of fact about it, each with who says so."""
    figures: tuple[Figure, ...] = ()
    """Numbers, each with who gives it."""
    responds_to: tuple[Response, ...] = ()
    """Events it answers, and who makes that link."""
    prepared_by: tuple[Preparation, ...] = ()
    """Events that prepared it or led to it, and who makes that link."""
    because: tuple[Reason, ...] = ()
    """Why it was decided: each reason with who gives it."""
    did_not_happen: Absence | None = None
    """Of what did not happen, how: it `came close`, it `never came`, or those asked had `no
    comment`. Its date says when it was near or expected, or when they were asked."""
    part_of: Annotated[Id, Ref("event", back="parts")] | None = None
    """The larger event that it is part of."""
    chapter: Annotated[Id, Ref("chapter", back="events")] | None = None
    """The chapter of the story that it belongs to."""
    far_from_others: OwnLine | None = None
    """Why its date is right though it is half a century or more from that of every other event:
    `the bridge was built then`."""
    significance: Significance = 2
    """3 for a key moment of the story, 1 for background detail."""
    order: Order = 0
    """Breaks ties between events of the same date: lower comes first."""
    tags: Annotated[tuple[OwnLine, ...], Shown()] = ()
    """Words of your choice to group events by."""

    @property
    def statements(self) -> tuple[Disputable, ...]:
        """All that it says of the event, each with who says so."""
        said = (
            *(self.stakes, self.claims, self.figures),
            *(self.responds_to, self.prepared_by, self.because),
        )
        return tuple(statement for statements in said for statement in statements)

    @property
    def is_key_moment(self) -> bool:
        """Whether it is one of the key moments of the story."""
        return self.significance == KEY_MOMENT

    @model_validator(mode="after")
    def _has_a_day_for_its_time(self) -> Self:
        if self.time and not self.date.exact_day:
            hint = "give the full date, or leave out `time`"
            refuse("time-without-day", "a clock time needs a date that is a single day", hint)
        return self


class Check(Part):
    """The record that a quote was checked against its source's text."""

    noun: ClassVar[str] = "check"

    date: Date
    """When it was checked."""
    seal: Digest
    """A digest of the quote, its locator and the text, written by `explainer verify --write`."""


class Comparison(Part):
    """The record that copies of a quote were compared, where its source's text is not at hand."""

    noun: ClassVar[str] = "comparison"

    date: Date
    """When they were compared."""
    copies: tuple[Annotated[Id, Ref("source", back="compared")], ...] = Field(min_length=2)
    """The published copies in which the words are the same; its own source may be one of them."""

    @model_validator(mode="after")
    def _is_of_several(self) -> Self:
        if len({*self.copies}) < len(self.copies):
            hint = "name two copies, each a source of its own"
            refuse("same-copy-twice", f"this {self.noun} names the same copy twice", hint)
        return self


class Quote(Shows):
    """Somebody's words, verbatim."""

    noun: ClassVar[str] = "quote"

    text: Verbatim
    """The words exactly as published, without quotation marks."""
    speakers: Annotated[
        tuple[Annotated[Id, Ref("actor", back="quotes")], ...],
        BeforeValidator(one_or_several),
        Field(min_length=1, alias="speaker"),
    ]
    """Whose words they are; a list if they are a joint statement of several."""
    date: Date | None = None
    """When they were said, if known."""
    date_inferred: OwnLine | None = None
    """How the date was inferred, if no source states it."""
    event: Annotated[Id, Ref("event", back="quotes")] | None = None
    """The event in which they were said, or that they are about."""
    addressees: tuple[Annotated[Id, Ref("actor", back="addressed")], ...] = ()
    """Whom they were said to."""
    setting: OwnLine | None = None
    """Where they were said: `on state television`, `in an interview`."""
    about: tuple[Annotated[Id, Ref("event", back="remarks")], ...] = ()
    """Events they are about."""
    reporting: Annotated[Id, Ref("actor", back="reported")] | None = None
    """Whose message it is, if the speaker reports what somebody else said."""
    source: Annotated[Id, Ref("source", back="quotes")]
    """Where the words are published."""
    locator: Line | None = None
    """Where in the source: a paragraph, page or minute."""
    language: Language = "en"
    """The language of `text`."""
    original: Verbatim | None = None
    """The words in the language they were said in, if `text` is a translation."""
    original_language: Language | None = None
    """The language they were said in."""
    translator: Line | None = None
    """Who translated them."""
    conditions: tuple[Condition, ...] = ()
    """Threats and promises in the words that hang on a condition, in ours: `if` and `then`."""
    order: Order = 0
    """Breaks ties between quotes of the same date: lower comes first."""
    checked: Check | None = None
    """Shows that it is word for word in its source; written by `explainer verify --write`."""
    compared: Comparison | None = None
    """Instead of a check, in which published copies its words are the same, if the text of its
    source is not at hand: pages say that it is compared and not verified."""


class Message(Stating):
    """Something that somebody told somebody else, often through others, or left to be found."""

    noun: ClassVar[str] = "message"

    title: OwnLine
    """A short headline without judgement."""
    senders: Annotated[
        tuple[Annotated[Id, Ref("actor", back="sent")], ...],
        BeforeValidator(one_or_several),
        Field(min_length=1, alias="from"),
    ]
    """Who sent it; a list if several sent it together."""
    carriers: tuple[Annotated[Id, Ref("actor", back="carried")], ...] = ()
    """Who carried it, one after the other or in parallel."""
    to: tuple[Annotated[Id, Ref("actor", back="received")], ...] = ()
    """Whom it was for, if known."""
    direction: Direction = ONE_WAY
    """`both ways` for a channel through which either could send, such as a hotline."""
    date: Date
    """When it was sent; an interval means some time in it."""
    date_inferred: OwnLine | None = None
    """How the date was inferred, if no source states it."""
    received: Date | None = None
    """When it arrived, if that is known and not the day on which it was sent."""
    received_inferred: OwnLine | None = None
    """How that date was inferred, if no source states it."""
    found: Date | None = None
    """When it was found, if it was left to be found or lost."""
    found_inferred: OwnLine | None = None
    """How that date was inferred, if no source states it."""
    events: tuple[Annotated[Id, Ref("event", back="messages")], ...] = ()
    """Events in which it was sent, or that it is about."""
    versions: tuple[Telling, ...] = Field(min_length=1)
    """What it said, one version for each account."""
    doubts: tuple[Doubt, ...] = ()
    """Doubts about it by those who do not tell of it themselves: they are no further telling."""
    reactions: tuple[Reaction, ...] = ()
    """What became of it: who acknowledged, denied, doubted, found or lost it."""

    @model_validator(mode="after")
    def _has_two_ends(self) -> Self:
        if self.direction.both and not self.to:
            hint = "write who is at its other end under `to`"
            refuse("one-ended-channel", "a channel that is open both ways has no other end", hint)
        return self


class Expectation(Shows):
    """What somebody expected, estimated or intended before the fact."""

    noun: ClassVar[str] = "expectation"

    title: OwnLine
    """A short headline without judgement."""
    holders: tuple[Annotated[Id, Ref("actor", back="expectations")], ...] = Field(min_length=1)
    """Who expected it."""
    kind: ExpectationKind
    """Whether it was expected, estimated or intended."""
    about: Annotated[Id, Ref("event", back="expectations")] | None = None
    """The event it was about; without it, something that never came about, or that no event here
    tells."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """What was expected, and when: one step, or several in order where the expectation changed."""
    according_to: Claimants
    """Who says that this was expected; a list if several say so together."""
    basis: Basis
    """What that statement rests on."""
    source: Annotated[Id, Ref("source", back="claims")]
    """The source that says so."""
    locator: Line | None = None
    """Where in the source: a paragraph, page or minute."""
    question: Annotated[Id, Ref("question", back="statements")] | None = None
    """The question it bears on: if accounts of it differ, readers see a mark beside this."""
    outcomes: tuple[Outcome, ...] = ()
    """What happened instead, and who says so."""


class Question(Stating):
    """A point in dispute, or something that is not known."""

    noun: ClassVar[str] = "question"

    question: OwnLine
    """The question, as a reader would ask it."""
    short: OwnLine | None = None
    """The question in a few words, as it is named beside events in lists: `did it change the
    custom?`. Without it, the question itself stands there."""
    status: Status
    """`disputed` if accounts differ, `open` if the answer is not known, `settled` once it is."""
    accounts_differ: Text | None = None
    """Of a disputed question, how accounts differ: one neutral sentence, each position with who
    takes it. It is the short answer wherever the question is listed."""
    accounts: tuple[Account, ...] = ()
    """The positions, side by side."""
    disputes: tuple[Annotated[Id, Ref("event", back="disputes")], ...] = ()
    """Events that are themselves in dispute: whether they happened, or happened as told. Readers
    see that accounts differ, and the timeline draws these with a broken outline."""
    disputes_part: tuple[Annotated[Id, Ref("event", back="disputes_part")], ...] = ()
    """Events of which a part is in dispute, such as a number or a place; marked likewise."""
    events: tuple[Annotated[Id, Ref("event", back="questions")], ...] = ()
    """Other events that it is about: nobody disputes these. Lists name the question beside them."""
    answer: Answer | None = None
    """The answer, of a question that is settled."""
    settled_by: Text | None = None
    """What would settle it, of a question that is not."""
    checked: Date
    """When we last looked for an answer."""
    note: Text | None = None
    """What else a reader should know about it."""

    @property
    def concerns(self) -> Mapping[str, tuple[str, ...]]:
        """All events that it is about, by the field that names them."""
        return {
            "disputes": self.disputes,
            "disputes_part": self.disputes_part,
            "events": self.events,
        }

    @model_validator(mode="after")
    def _says_how_it_is_settled(self) -> Self:
        if (self.status == SETTLED) != (self.answer is not None):
            hint = f"`answer` is required with the status `{SETTLED}`, and goes with no other"
            refuse("wrong-answer", "the status and `answer` do not go together", hint)
        if self.accounts_differ and self.status != DISPUTED:
            hint = f"`accounts_differ` goes only with the status `{DISPUTED}`"
            refuse("wrong-answer", "the status and `accounts_differ` do not go together", hint)
        return self


class Chapter(Kind):
    """A part of the story, with its own time span."""

    noun: ClassVar[str] = "chapter"

    title: OwnLine
    """Its heading."""
    start: Date = Field(alias="from")
    """Where it begins on the timeline."""
    end: Date = Field(alias="to")
    """Where it ends on the timeline."""
    introduction: Text
    """Two or three sentences that introduce it."""
    stakes: tuple[Stake, ...] = ()
    """Why it matters and to whom, each with who says so."""
    order: Order
    """Its position among the chapters: lower comes first."""


class Term(Kind):
    """A word that readers may not know."""

    noun: ClassVar[str] = "term"

    term: Line
    """The word."""
    definition: Text
    """What it means, in one or two sentences."""
    aliases: tuple[Line, ...] = ()
    """Other forms of the word."""
    mark: Marking = EVERYWHERE
    """Where it is explained: `everywhere` it occurs, or, of a word with other meanings too, only
    where it is `linked` by hand, as in `[lead](term:lead)`."""


KINDS: Mapping[str, type[Part]] = {
    "explainer": Explainer,
    "actor": Actor,
    "place": Place,
    "source": Source,
    "event": Event,
    "quote": Quote,
    "message": Message,
    "expectation": Expectation,
    "question": Question,
    "chapter": Chapter,
    "term": Term,
}
"""Every kind by name; a kind's folder is its name with an `s`."""
FOLDERS: Mapping[str, str] = {f"{kind}s": kind for kind in KINDS if kind != "explainer"}
"""The kind of the records in each folder."""
_NAMES = {shape: name for name, shape in KINDS.items()}


def name_of(kind: type[Part]) -> str:
    """A kind's name, from its class."""
    return _NAMES[kind]


Body = TypeVar("Body", bound=Part)
"""The body of a record of some kind."""


def _either(words: Iterable[str]) -> str:
    """Words joined for a problem: `a`, or `a` or `b`."""
    return " or ".join(f"`{word}`" for word in words)
