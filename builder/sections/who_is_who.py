"""Actors → who is who: by side in the explainer's order, people under the bodies they serve in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder import queries
from builder.graph import Graph
from builder.model import Actor, DatedRole
from builder.parse import Item
from builder.prose import first_sentence
from builder.sections import divisions, links, lives
from builder.vocabulary import NEUTRAL


@dataclass(frozen=True)
class Member:
    """An actor with its role at the time, one line about it, and who belongs to it."""

    name: str
    address: str
    role: str
    line: str
    members: tuple["Member", ...]


@dataclass(frozen=True)
class SideGroup:
    """A side and its actors; the one without a name holds those on no side."""

    anchor: str
    name: str
    colour: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Class:
    """A class of sources that are not named, and how many people it stands for."""

    name: str
    address: str
    how_many: str


@dataclass(frozen=True)
class UnnamedGroup:
    """The classes of unnamed sources of a side."""

    name: str
    colour: str
    classes: tuple[Class, ...]


@dataclass(frozen=True)
class Who:
    """Who is who."""

    groups: tuple[SideGroup, ...]
    withheld: tuple[UnnamedGroup, ...]


def who(graph: Graph, actors: Sequence[Item[Actor]]) -> Who:
    """Who these actors are, each under the nearest of the others it belongs to."""
    tree = _Tree(graph, [actor for actor in actors if not actor.body.type.unnamed])
    unnamed = [actor for actor in actors if actor.body.type.unnamed]
    withheld = (
        UnnamedGroup(name, colour, _classes(graph, of))
        for _, name, colour, of in _by_side(graph, unnamed)
    )
    return Who(tuple(tree.groups()), tuple(withheld))


def role(graph: Graph, actor: Actor, role_: DatedRole, under: str = "") -> str:
    """A role in words; the body it is held in goes without saying under that body."""
    body = links.to_actor(graph, role_.body).text if role_.body and role_.body != under else ""
    dates = lives.role_period(graph, actor, role_)
    return graph.words.listed(filter(None, [lives.title(graph, role_), body, dates]))


def _by_side(
    graph: Graph, actors: Sequence[Item[Actor]]
) -> Iterator[tuple[str, str, str, list[Item[Actor]]]]:
    """Each side's id, name, colour and actors, if it has any; then those on no side."""
    sides = queries.sides(graph)
    for side in sides.values():
        if of := [actor for actor in actors if actor.body.side == side.id]:
            yield side.id, side.name, side.colour, of
    if of := [actor for actor in actors if actor.body.side not in sides]:
        name = graph.words.text("actor.no-side") if sides else ""
        yield "none", name, NEUTRAL, of


def _classes(graph: Graph, unnamed: Iterable[Item[Actor]]) -> tuple[Class, ...]:
    return tuple(
        Class(
            actor.body.name,
            links.address_of(graph, "actor", actor.id),
            actor.body.unnamed.how_many if actor.body.unnamed else "",
        )
        for actor in sorted(unnamed, key=lambda actor: actor.body.name)
    )


class _Tree:
    """Which of some actors is placed under which."""

    def __init__(self, graph: Graph, actors: Sequence[Item[Actor]]) -> None:
        self.graph = graph
        self.actors = sorted(actors, key=_rank)
        chosen = {actor.id for actor in actors}
        self.above: dict[str, str] = {}
        for actor in self.actors:
            self.above[actor.id] = self._nearest(actor, chosen)

    def groups(self) -> Iterator[SideGroup]:
        roots = [actor for actor in self.actors if not self.above[actor.id]]
        for id_, name, colour, of in _by_side(self.graph, roots):
            if name or len(of) <= divisions.AT_A_GLANCE:
                yield SideGroup(f"side-{id_}", name, colour, tuple(map(self._member, of)))
                continue
            for part in divisions.by_letter(self.graph, of):
                ranked = sorted(part.items, key=_rank)
                members = tuple(map(self._member, ranked))
                yield SideGroup(part.anchor, part.title, colour, members)

    def _nearest(self, actor: Item[Actor], chosen: Iterable[str]) -> str:
        """The nearest body above that is shown too; empty if that would make a cycle."""
        passed, id_ = {actor.id}, self._body(actor)
        while id_ and id_ not in passed:
            if id_ in chosen:
                return "" if self._leads_to(id_, actor.id) else id_
            passed.add(id_)
            id_ = self._body(self.graph.get(Actor, id_))
        return ""

    def _leads_to(self, id_: str, end: str) -> bool:
        while id_ and id_ != end:
            id_ = self.above.get(id_, "")
        return id_ == end

    def _body(self, actor: Item[Actor]) -> str:
        """What an actor of the same side it is part of, or holds its latest role in."""
        belongs = [relation.actor for relation in actor.body.relations if relation.type.belongs]
        serves = [role_.body for role_ in reversed(lives.held(self.graph, actor)) if role_.body]
        same = (
            id_
            for id_ in [*belongs, *serves]
            if self.graph.get(Actor, id_).body.side == actor.body.side
        )
        return next(same, "")

    def _member(self, actor: Item[Actor]) -> Member:
        body = actor.body
        under = self.above[actor.id]
        titles = [role(self.graph, body, role_, under) for role_ in lives.held(self.graph, actor)]
        roles = self.graph.words.apart(filter(None, titles))
        about = links.plain(self.graph, body.description) if body.description else ""
        below = [child for child in self.actors if self.above[child.id] == actor.id]
        return Member(
            body.name,
            links.address_of(self.graph, "actor", actor.id),
            roles or ("" if body.type.person else self.graph.words.word(body.type)),
            first_sentence(about),
            tuple(self._member(child) for child in below),
        )


def _rank(actor: Item[Actor]) -> tuple[int, int, str, str]:
    """In the order that records ask for; people first, then bodies by their type; by name."""
    body = actor.body
    return body.order, body.type.rank, body.name, actor.id


def chosen(graph: Graph, ids: Sequence[str], side: str | None) -> list[Item[Actor]]:
    """The actors asked for: those with these ids, or all; of those, only the ones of a side."""
    return [
        actor
        for actor in graph.all(Actor)
        if (not ids or actor.id in ids) and (not side or actor.body.side == side)
    ]
