"""An actor's page: role at the time, what it did, said, told and was told, expected, relations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from builder import queries
from builder.graph import Backlink, Graph
from builder.model import (
    Actor,
    DatedRole,
    Expectation,
    Message,
    Quote,
    Relation,
    Side,
    Source,
    Telling,
)
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links, lives, pieces
from builder.sections.edition import Edition
from builder.sections.links import Link, Prose
from builder.sections.pieces import Attribution, Count, Entry, Quotation, Statement, took_part


@dataclass(frozen=True)
class HeldRole:
    """An office, its body and its dates in words."""

    title: str
    body: Link | None
    dates: str
    inferred: str


@dataclass(frozen=True)
class Tie:
    """A relation seen from this actor."""

    label: str
    actors: tuple[Link, ...]
    dates: str
    attribution: Attribution
    other: Link | None = None
    """Of a go-between: the second side."""


@dataclass(frozen=True)
class Officeholder:
    """A person who holds an office in this body."""

    person: Link
    title: str
    dates: str


@dataclass(frozen=True)
class Withheld:
    """What is known of unnamed sources."""

    how_many: str
    whose: Link | None
    why: Prose


@dataclass(frozen=True)
class ActorPage(Page):
    """Everything about one actor."""

    template: ClassVar[str] = "pages/actor.md.j2"
    long: ClassVar[Mapping[str, str]] = {
        "did": "actor.part",
        "carried": "actor.carried",
        "published": "actor.published",
        "quotes": "actor.quotes",
        "reported": "actor.reported",
        "claims": "actor.claims",
        "accounts": "actor.accounts",
        "figures": "actor.figures",
        "sent": "actor.sent",
        "tellings": "actor.told",
        "reacted": "actor.reacted",
        "cited": "actor.cited",
        "characterised": "actor.characterised",
        "addressed": "actor.addressed",
        "received": "actor.received",
        "expected": "actor.expected",
        "relations": "actor.to-others",
        "holders": "actor.holders",
        "unnamed_sources": "actor.unnamed-sources",
    }

    side: Side | None
    side_inferred: str
    aliases: tuple[str, ...]
    description: Prose | None
    born: str
    died: str
    opening: str
    """For a person: who this was at the time, in one sentence that could stand alone."""
    unnamed: Withheld | None
    roles: tuple[HeldRole, ...]
    """Those held at the time."""
    other_roles: tuple[HeldRole, ...]
    did: tuple[Entry, ...]
    quotes: tuple[Quotation, ...]
    reported: tuple[Quotation, ...]
    addressed: tuple[Quotation, ...]
    claims: tuple[Statement, ...]
    figures: tuple[Count, ...]
    accounts: tuple[Statement, ...]
    sent: tuple[Entry, ...]
    carried: tuple[Entry, ...]
    received: tuple[Entry, ...]
    tellings: tuple[Statement, ...]
    reacted: tuple[Entry, ...]
    cited: tuple[Entry, ...]
    characterised: tuple[Entry, ...]
    expected: tuple[Entry, ...]
    relations: tuple[Tie, ...]
    holders: tuple[Officeholder, ...]
    unnamed_sources: tuple[Link, ...]
    published: tuple[Link, ...]

    @property
    def has_done(self) -> bool:
        """Whether there is anything that it did."""
        return bool(self.did or self.carried or self.published)

    @property
    def has_said(self) -> bool:
        """Whether there is anything that it said."""
        words = self.quotes or self.reported or self.claims or self.accounts or self.figures
        return bool(
            words or self.sent or self.tellings or self.reacted or self.cited or self.characterised
        )

    @property
    def was_told(self) -> bool:
        """Whether there is anything that it was told."""
        return bool(self.addressed or self.received)

    @property
    def has_relations(self) -> bool:
        """Whether it is related to anybody."""
        return bool(self.relations or self.holders or self.unnamed_sources)


def pages(edition: Edition) -> Iterable[Page]:
    """One page per actor."""
    return (_page(edition.graph, actor) for actor in edition.graph.all(Actor))


def _page(graph: Graph, actor: Item[Actor]) -> ActorPage:
    body = actor.body
    claims = graph.backlinks(actor, "claims")
    held = lives.held(graph, actor)
    return ActorPage(
        path=links.path_of(graph, "actor", actor.id),
        title=body.name,
        about=_about(graph, body),
        origin=actor.record.path,
        search_tags=body.aliases,
        side=queries.side_of(graph, body),
        side_inferred=body.side_inferred or "",
        aliases=body.aliases,
        description=links.maybe(graph, body.description),
        opening=_opening(graph, actor),
        unnamed=_unnamed(graph, body),
        born=graph.words.date(body.born) if body.born else "",
        died=graph.words.date(body.died) if body.died else "",
        roles=tuple(_role(graph, body, role) for role in held),
        other_roles=tuple(_role(graph, body, role) for role in body.roles if role not in held),
        did=took_part(graph, graph.backlinks(actor, "took_part")),
        quotes=_quotes(graph, actor, "quotes"),
        reported=_quotes(graph, actor, "reported"),
        addressed=_quotes(graph, actor, "addressed"),
        claims=pieces.claims_by_event(graph, claims),
        figures=pieces.figures_by_event(graph, claims),
        accounts=tuple(pieces.positions_taken(graph, claims)),
        sent=_messages(graph, actor, "sent"),
        carried=_messages(graph, actor, "carried"),
        received=_messages(graph, actor, "received"),
        tellings=tuple(_tellings(graph, claims)),
        reacted=_messages(graph, actor, "reactions"),
        cited=pieces.cited(graph, claims),
        characterised=_characterised(graph, actor),
        expected=pieces.expectation_entries(
            graph, queries.unique(graph.backlinks(actor, "expectations"), Expectation), kinds=True
        ),
        relations=tuple(_ties(graph, actor)),
        holders=tuple(_holders(graph, actor)),
        unnamed_sources=tuple(
            links.to(graph, item)
            for item in queries.unique(graph.backlinks(actor, "unnamed_sources"), Actor)
        ),
        published=tuple(
            links.to(graph, item)
            for item in queries.unique(graph.backlinks(actor, "published"), Source)
        ),
    )


def _about(graph: Graph, body: Actor) -> str:
    """Who this is, on one line."""
    say = graph.words
    about = links.plain(graph, body.description) if body.description else ""
    if about and body.name in about:
        return about
    titles = say.listed(lives.title(graph, role) for role in body.roles if role.title)
    what = about or titles or say.word(body.type)
    return say.text("actor.about", name=body.name, what=what)


def _opening(graph: Graph, actor: Item[Actor]) -> str:
    """Who a person was at the time; nothing where there is no role, or the description says so."""
    body = actor.body
    family = body.name.split()[-1]
    tells = body.description and family in links.plain(graph, body.description)
    return "" if tells else lives.opening(graph, actor)


def _unnamed(graph: Graph, body: Actor) -> Withheld | None:
    if body.unnamed is None:
        return None
    whose = links.to_actor(graph, body.unnamed.whose) if body.unnamed.whose else None
    return Withheld(body.unnamed.how_many, whose, links.written(graph, body.unnamed.why))


def _role(graph: Graph, actor: Actor, role: DatedRole) -> HeldRole:
    body = links.to_actor(graph, role.body) if role.body else None
    return HeldRole(
        lives.title(graph, role),
        body,
        lives.role_dates(graph, actor, role),
        role.inferred or "",
    )


def _quotes(graph: Graph, actor: Item[Actor], back: str) -> tuple[Quotation, ...]:
    return pieces.quotations(graph, queries.unique(graph.backlinks(actor, back), Quote))


def _messages(graph: Graph, actor: Item[Actor], back: str) -> tuple[Entry, ...]:
    return pieces.message_entries(graph, queries.unique(graph.backlinks(actor, back), Message))


def _characterised(graph: Graph, actor: Item[Actor]) -> tuple[Entry, ...]:
    """Records in which others say how an actor spoke, each once."""
    found = {link.item.id: link.item for link in graph.backlinks(actor, "characterised")}
    return tuple(Entry(links.to(graph, item)) for item in found.values())


def _tellings(graph: Graph, claims: Iterable[Backlink]) -> Iterator[Statement]:
    for backlink in claims:
        if isinstance(backlink.part, Telling):
            part = backlink.part
            yield pieces.telling(graph, part, links.to(graph, backlink.item))


def _ties(graph: Graph, actor: Item[Actor]) -> Iterator[Tie]:
    for relation in actor.body.relations:
        ids = [relation.actor, *([relation.other] if relation.other else [])]
        others = tuple(links.to_actor(graph, id_) for id_ in ids)
        dates = lives.relation_period(graph, actor.body, relation)
        yield _tie(graph, relation, graph.words.word(relation.type), others, dates)
    for backlink in graph.backlinks(actor, "relations"):
        if isinstance(backlink.part, Relation) and backlink.item.id != actor.id:
            relation = backlink.part
            label = graph.words.value("relation-inverse", relation.type.inverse)
            teller = graph.get(Actor, backlink.item.id)
            dates = lives.relation_period(graph, teller.body, relation)
            tie = _tie(graph, relation, label, (links.to(graph, teller),), dates)
            sides = [id_ for id_ in (relation.actor, relation.other) if id_ and id_ != actor.id]
            yield replace(tie, other=links.to_actor(graph, sides[0])) if relation.other else tie


def _tie(graph: Graph, relation: Relation, label: str, actors: tuple[Link, ...], dates: str) -> Tie:
    return Tie(label, actors, dates, pieces.attribution(graph, relation))


def _holders(graph: Graph, actor: Item[Actor]) -> Iterator[Officeholder]:
    for backlink in graph.backlinks(actor, "officeholders"):
        if isinstance(backlink.part, DatedRole):
            holder, role = graph.get(Actor, backlink.item.id), backlink.part
            dates = lives.role_dates(graph, holder.body, role)
            yield Officeholder(links.to(graph, holder), lives.title(graph, role), dates)
