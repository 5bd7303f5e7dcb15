"""Structured data: a graph → JSON-LD with the vocabulary of schema.org, by the page's path.

It says only what the records state, and no more certainly than they do: a date that is approximate,
an interval, or inferred by us is left out, because schema.org cannot express that. Claimants who
are neither a person nor an organisation there (unnamed officials, a state) are credited by name, so
that no claim lacks its author.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder import order, queries
from builder.citation import citation, publisher
from builder.dates import Date, span
from builder.days import Day, civil, iso_day
from builder.fields import LOCAL, Clock, written_offset
from builder.files import File
from builder.graph import Graph
from builder.model import (
    Actor,
    Addressed,
    Attributed,
    Chapter,
    Claim,
    Event,
    Explainer,
    Media,
    Part,
    Place,
    Question,
    Quote,
    Source,
    Stake,
)
from builder.parse import Item
from builder.sections import links, media, pieces
from builder.sections.licences import licence
from builder.zones import ahead

Thing = dict[str, Any]

MEDIA = {
    "picture": "ImageObject",
    "document": "DigitalDocument",
    "video": "VideoObject",
    "audio": "AudioObject",
}
"""The type in schema.org of what a record shows."""
UNITS = {"day": 10, "month": 7, "year": 4}
"""How much of `2031-04-13` names each."""
COUNTRY = "Country"
"""The type of a state in schema.org: a place, so it cannot speak or publish."""


def json_ld(graph: Graph, address: str = "") -> Mapping[str, str]:
    """JSON-LD for each page that has any; `address` is that of the site."""
    things = _Things(graph, address and address.rstrip("/") + "/")
    return {path: _safe({"@context": "https://schema.org"} | thing) for path, thing in things.all()}


def _safe(thing: Thing) -> str:
    """JSON that cannot end a script or start a comment, whatever its values are."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def certain(date: Date | None, clock: Clock | None = None, inferred: str | None = None) -> str:
    """A date in ISO 8601: a day, a month or a year, or a moment. Empty if it is not certain."""
    if date is None or inferred or date.precision not in UNITS or any(date.soft):
        return ""
    if date.earliest is None or (date.julian and not date.exact_day):
        return ""
    if civil(date.earliest).year < 1:  # readers do not agree which year a minus means
        return ""
    day = iso_day(date.earliest)
    if not (clock and date.exact_day):
        return day[: UNITS[date.precision]]
    return f"{day}T{clock.time:%H:%M}{_offset(clock, date.earliest)}"


def _offset(clock: Clock, day: Day) -> str:
    """How far a clock was ahead of UTC, as ISO 8601 has it; nothing where that is not known."""
    if clock.zone == LOCAL:
        return ""
    return written_offset(ahead(clock, day))


def _thing(type_: str, **properties: object) -> Thing:
    """A thing with its properties; empty ones are left out."""
    return {"@type": type_} | _filled(**properties)


def _filled(**properties: object) -> Thing:
    return {name: value for name, value in properties.items() if value}


@dataclass(frozen=True)
class _Things:
    """Describes the records of a graph; each method gives one thing."""

    graph: Graph
    address: str

    def all(self) -> Iterator[tuple[str, Thing]]:
        if self.graph.explainer:
            yield "index.md", self.explainer(self.graph.explainer)
        for item in self.graph.items.values():
            if item.kind in links.WITHOUT_PAGES or item.kind == "explainer":
                continue
            things = [thing for thing in (self.record(item), self.breadcrumbs(item)) if thing]
            if things:
                yield links.path_of(self.graph, item.kind, item.id), {"@graph": things}

    def record(self, item: Item[Any]) -> Thing | None:
        of: dict[str, Callable[[Item[Any]], Thing | None]] = {
            "actor": self.actor,
            "event": self.event,
            "place": self.place,
            "question": self.question,
            "quote": self.quote,
            "source": self.source,
        }
        thing = of[item.kind](item) if item.kind in of else None
        return thing and self.shown(thing, item)

    def shown(self, thing: Thing, item: Item[Any]) -> Thing:
        """A thing with its pictures, documents and recordings; they need the site's address."""
        pairs = list(media.of(self.graph, item)) if self.address else []
        works = {
            name: [self.medium(*pair) for pair in pairs if (media.kind(*pair) == "picture") is of]
            for name, of in (("image", True), ("subjectOf", False))
        }
        known = thing.get("subjectOf", [])
        return thing | _filled(image=works["image"], subjectOf=[*known, *works["subjectOf"]])

    def medium(self, medium: Media, file: File | None) -> Thing:
        kind = media.kind(medium, file)
        address = self.address + file.address if file else str(medium.video or medium.audio)
        return _thing(
            MEDIA[kind],
            contentUrl=address if kind == "picture" else "",
            url="" if kind == "picture" else address,
            name=medium.alt,
            caption=medium.caption if kind == "picture" else "",
            description="" if kind == "picture" else medium.caption,
            creditText=medium.credit,
            license=licence(medium.licence),
            dateCreated=certain(medium.date, inferred=medium.date_inferred),
            contentLocation=self.place_link(medium.place) if medium.place else None,
            encodingFormat="application/pdf" if file and kind != "picture" else "",
        )

    def url(self, kind: str, id_: str) -> str:
        return self.address and self.address + links.address_of(self.graph, kind, id_)

    def breadcrumbs(self, item: Item[Any]) -> Thing | None:
        """The breadcrumbs from the home page to a page; they need the site's address."""
        if not self.address or not self.graph.explainer:
            return None
        folder = f"{item.kind}s"
        steps = [
            (self.graph.explainer.title, self.address),
            (self.graph.words.text(f"{item.kind}.list"), f"{self.address}{folder}/"),
            (links.name(self.graph.words, item.body), self.url(item.kind, item.id)),
        ]
        listed = [
            _thing("ListItem", position=n, name=name, item=url)
            for n, (name, url) in enumerate(steps, 1)
        ]
        return _thing("BreadcrumbList", itemListElement=listed)

    def explainer(self, body: Explainer) -> Thing:
        moments = [event for event in self.graph.all(Event) if event.body.is_key_moment]
        return _thing(
            "NewsArticle",
            headline=body.title,
            description=links.plain(self.graph, body.answer) if body.answer else "",
            url=self.address,
            mainEntityOfPage=self.address,
            inLanguage=body.languages[0],
            license=licence(body.licence or ""),
            publisher=body.publisher and _thing("Organization", name=body.publisher),
            isAccessibleForFree=True,
            temporalCoverage=self.coverage(),
            hasPart=self.claims(*body.stakes),
            about=[self.event_link(event) for event in order.chronological(self.graph, moments)],
        )

    def coverage(self) -> str:
        """From the start of the first chapter to the end of the last, if both are certain."""
        chapters = [chapter.body for chapter in self.graph.all(Chapter)]
        if not chapters:
            return ""
        first = min((chapter.start for chapter in chapters), key=lambda date: span(date).key)
        last = max((chapter.end for chapter in chapters), key=lambda date: span(date).key[::-1])
        ends = certain(first), certain(last)
        return "/".join(ends) if all(ends) else ""

    def event_link(self, item: Item[Event]) -> Thing:
        return _thing("Event", name=item.body.title, url=self.url("event", item.id))

    def event(self, item: Item[Event]) -> Thing:
        body = item.body
        happened = body.did_not_happen is None  # what did not has no beginning there
        begun = certain(body.date, body.time, body.date_inferred) if happened else ""
        whole = self.graph.get(Event, body.part_of) if body.part_of else None
        smaller = queries.unique(self.graph.backlinks(item, "parts"), Event)
        return _thing(
            "Event",
            name=body.title,
            description=links.plain(self.graph, body.summary),
            url=self.url("event", item.id),
            startDate=begun,
            endDate=begun and certain(body.end),
            location=_one_or_several(self.place_link(id_) for id_ in body.places),
            superEvent=self.event_link(whole) if whole else None,
            subEvent=[self.event_link(part) for part in order.chronological(self.graph, smaller)],
            subjectOf=self.claims(*body.stakes, *body.claims, page=self.url("event", item.id)),
        )

    def claims(self, *stated: Stake | Claim, page: str = "") -> list[Thing]:
        """Statements on a page, each with who makes it and where it appears."""
        return [
            _thing(
                "Claim",
                url=_address(page, one),
                **self.statement(one.text, one),
                appearance=self.work(one.source),
            )
            for one in stated
        ]

    def statement(self, text: str, statement: Attributed) -> Thing:
        """What somebody says, in our words, with who says it and on what basis."""
        say = self.graph.words
        actors = [self.graph.get(Actor, id_).body for id_ in statement.according_to]
        # What we infer, nobody has said.
        speaking = () if statement.basis.ours else actors
        authors = (author for actor in speaking if (author := _who(actor)))
        names = say.all_of(actor.name for actor in actors)
        said = say.text("said.ours", by=names) if statement.basis.ours else names
        credit = say.text("said.credit", name=said, basis=say.word(statement.basis))
        return {
            "text": links.plain(self.graph, text),
            "author": _one_or_several(authors),
            "creditText": credit,
        }

    def actor(self, item: Item[Actor]) -> Thing | None:
        body = item.body
        if not body.type.schema:
            return None
        return _thing(
            body.type.schema,
            name=body.name,
            alternateName=list(body.aliases),
            birthDate=certain(body.born),
            deathDate=certain(body.died),
            description=links.plain(self.graph, body.description) if body.description else "",
            url=self.url("actor", item.id),
            sameAs=_elsewhere(body),
        )

    def place_link(self, id_: str) -> Thing:
        name = self.graph.get(Place, id_).body.name
        return _thing("Place", name=name, url=self.url("place", id_))

    def place(self, item: Item[Place]) -> Thing:
        body = item.body
        return _thing(
            "Place",
            name=body.name,
            description=links.plain(self.graph, body.description) if body.description else "",
            url=self.url("place", item.id),
            sameAs=_elsewhere(body),
            containedInPlace=self.place_link(body.part_of) if body.part_of else None,
            geo=_circle(body),
        )

    def question(self, item: Item[Question]) -> Thing:
        body = item.body
        return _thing(
            "Question",
            name=body.question,
            description=pieces.status_sentence(self.graph, body) if body.accounts_differ else "",
            url=self.url("question", item.id),
            acceptedAnswer=_thing(
                "Answer",
                **self.statement(body.answer.text, body.answer),
                citation=self.work(body.answer.source),
            )
            if body.answer
            else None,
            answerCount=len(body.accounts),
            suggestedAnswer=[
                _thing(
                    "Answer",
                    url=_address(self.url("question", item.id), account),
                    **self.statement(account.position, account),
                    citation=self.work(account.source),
                )
                for account in body.accounts
            ],
            about=[
                self.event_link(self.graph.get(Event, id_))
                for listed in body.concerns.values()
                for id_ in listed
            ],
        )

    def quote(self, item: Item[Quote]) -> Thing:
        body = item.body
        speakers = [self.graph.get(Actor, id_).body for id_ in body.speakers]
        original = _thing("Quotation", text=body.original, inLanguage=body.original_language)
        return _thing(
            "Quotation",
            text=body.text,
            inLanguage=body.language,
            creator=_one_or_several(who for speaker in speakers if (who := _who(speaker))),
            creditText=self.graph.words.all_of(speaker.name for speaker in speakers),
            dateCreated=certain(body.date, inferred=body.date_inferred),
            url=self.url("quote", item.id),
            isBasedOn=self.work(body.source),
            translationOfWork=original if body.original else None,
        )

    def work(self, id_: str) -> Thing:
        body = self.graph.get(Source, id_).body
        url = str(body.url) if body.url else self.url("source", id_)
        return _thing("CreativeWork", name=body.title, url=url)

    def source(self, item: Item[Source]) -> Thing:
        body = item.body
        return self.work(item.id) | _filled(
            publisher=self.publisher(body),
            creditText=citation(self.graph, item),
            dateCreated=certain(body.written, inferred=body.written_inferred),
            datePublished=certain(body.published, inferred=body.published_inferred),
            inLanguage=body.language,
            archivedAt=str(body.archived or ""),
            mainEntityOfPage=self.url("source", item.id),
            sameAs=_elsewhere(body),
        )

    def publisher(self, body: Source) -> Thing | None:
        """Who published it; one who is only named may be a person or an organisation."""
        actor = publisher(self.graph, body)
        if actor:
            return _who(actor.body)
        return _thing("Organization", name=body.publisher) if body.publisher else None


def _elsewhere(body: Actor | Place | Source) -> list[str]:
    return [one.address for one in body.same_as]


def _address(page: str, statement: Part) -> str:
    """The address of a statement on a page, if it has one of its own."""
    anchors = links.anchors(statement) if page and isinstance(statement, Addressed) else ()
    return f"{page}#{anchors[0]}" if anchors else ""


def _who(actor: Actor) -> Thing | None:
    """An actor as schema.org lets it speak or publish; None if it cannot."""
    type_ = actor.type.schema
    return _thing(type_, name=actor.name) if type_ not in {"", COUNTRY} else None


def _one_or_several(things: Iterable[Thing]) -> Thing | list[Thing] | None:
    """Several as a list, one as itself."""
    found = list(things)
    return found if len(found) > 1 else next(iter(found), None)


def _circle(place: Place) -> Thing | None:
    """Where a place is, as precisely as that is known."""
    at = place.position
    if at is None:
        return None
    middle = _thing("GeoCoordinates", latitude=str(at.latitude), longitude=str(at.longitude))
    return _thing("GeoCircle", geoMidpoint=middle, geoRadius=f"{at.radius_km.normalize():f} km")
