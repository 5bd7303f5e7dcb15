"""Actors → the relations between them: a picture, nested lists for narrow pages, a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder import queries
from builder.graph import Graph
from builder.model import Actor, Relation
from builder.parse import Item
from builder.pictures.network import (
    Hierarchy,
    Network,
    NetworkActor,
    NetworkRelation,
    NetworkSide,
    Tree,
    build_hierarchy,
    network,
)
from builder.sections import divisions, links, phrases, pieces
from builder.sections.links import Link
from builder.sections.lives import relation_period
from builder.vocabulary import NEUTRAL, Basis

MOST_DRAWN = 40
"""How many actors a network has at most: with more, no line could be followed."""


@dataclass(frozen=True)
class Anchor:
    """Plain words and where in the site they lead."""

    text: str
    address: str


@dataclass(frozen=True)
class RelationRow:
    """A relation in the table, with who says so."""

    who: Anchor
    colour: str
    what: str
    whom: tuple[Anchor, ...]
    dates: str
    by: tuple[Anchor, ...]
    basis: Basis
    source: Anchor
    locator: str
    stated: str
    facts: tuple[str, ...]
    disputed: Anchor | None


@dataclass(frozen=True)
class Branch:
    """An actor in the list for narrow pages: what it is to others, and who hangs under it."""

    actor: Anchor
    says: tuple[str, ...]
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class Bed:
    """A side in the list for narrow pages."""

    name: str
    colour: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class View:
    """All relations of some actors."""

    picture: Network
    beds: tuple[Bed, ...]
    rows: tuple[RelationRow, ...]
    dated: bool
    """Whether any relation has dates."""
    tellers: tuple[Anchor, ...]
    """Who says all this."""
    more: int
    """How many actors with relations are not drawn."""
    elsewhere: Anchor | None
    """Where those are found, if the table has no more than the picture."""


def relations(graph: Graph, actors: Sequence[Item[Actor]]) -> View | None:
    """The relations between these actors; None where there are none."""
    ids = {actor.id for actor in actors}
    found = [
        (actor, relation)
        for actor in sorted(actors, key=lambda actor: (actor.body.name, actor.id))
        for relation in actor.body.relations
        if actor.id in ids and set(_objects(relation)) <= ids
    ]
    every = [_drawn(graph, actor, relation) for actor, relation in found]
    linked = {id_ for relation in every for id_ in _ends(relation)}
    best = _best_linked(every)
    shown = [relation for relation in every if best.issuperset(_ends(relation))]
    picture = network(_sides(graph, actors, best), shown)
    if picture is None:
        return None
    long = len(found) > divisions.MOST
    if long:
        found = [pair for pair, drawn in zip(found, every, strict=True) if drawn in shown]
    sides = _sides(graph, actors, linked)
    rank = {actor.id: n for n, actor in enumerate(a for side in sides for a in side.actors)}
    found.sort(key=lambda pair: rank[pair[0].id])
    return View(
        picture,
        _beds(build_hierarchy(_sides(graph, actors, best), shown), shown, graph),
        tuple(_row(graph, actor, relation) for actor, relation in found),
        any(relation.dates for relation in (shown if long else every)),
        tuple(dict.fromkeys(_actor(graph, id_) for _, said in found for id_ in said.according_to)),
        len(linked - best),
        Anchor(graph.words.text("network.lists"), links.address(divisions.whole("actor")))
        if long
        else None,
    )


def _ends(relation: NetworkRelation) -> tuple[str, ...]:
    return (relation.subject, *relation.objects)


def _best_linked(relations: Sequence[NetworkRelation]) -> set[str]:
    """The actors with the most relations, so many that each has one to another of them."""
    degrees = Counter(id_ for relation in relations for id_ in _ends(relation))
    found: set[str] = set()
    for relation in sorted(
        relations, key=lambda relation: -sum(degrees[id_] for id_ in _ends(relation))
    ):
        if len(wider := found.union(_ends(relation))) <= MOST_DRAWN:
            found = wider
    return found


def _objects(relation: Relation) -> tuple[str, ...]:
    return (relation.actor, *([relation.other] if relation.other else []))


def _drawn(graph: Graph, actor: Item[Actor], relation: Relation) -> NetworkRelation:
    objects = _objects(relation)
    dates = relation_period(graph, actor.body, relation)
    by = pieces.attribution(graph, relation).names
    basis = graph.words.word(relation.basis)
    what = _phrase(graph, actor.body, relation)
    title = graph.words.text("network.wire", who=actor.body.name, what=what, by=by, basis=basis)
    label = graph.words.word(relation.type)
    return NetworkRelation(actor.id, relation.type, label, objects, dates, title)


def _phrase(graph: Graph, actor: Actor, relation: Relation) -> str:
    """What it is, to whom, and when: `mediates between A and B, since 2030`."""
    dates = relation_period(graph, actor, relation)
    return _said(graph, graph.words.word(relation.type), _objects(relation), dates)


def _said(graph: Graph, what: str, objects: Sequence[str], dates: str) -> str:
    say = graph.words
    names = say.all_of(links.to_actor(graph, id_).text for id_ in objects)
    whole = say.text("network.relation", relation=what, names=names)
    return say.listed(filter(None, [whole, dates]))


def _sides(graph: Graph, actors: Sequence[Item[Actor]], shown: set[str]) -> tuple[NetworkSide, ...]:
    """The sides in the explainer's order, then those on none, each with its related actors."""
    sides = queries.sides(graph)
    named = [(id_, side.name, side.colour) for id_, side in sides.items()]
    ordered = sorted(actors, key=lambda actor: (actor.body.name, actor.id))
    return tuple(
        NetworkSide(name, colour, tuple(_point(graph, actor) for actor in of))
        for id_, name, colour in [
            *named,
            ("", phrases.others(graph), NEUTRAL),
        ]
        if (
            of := [
                actor
                for actor in ordered
                if actor.id in shown
                and (actor.body.side if actor.body.side in sides else "") == id_
            ]
        )
    )


def _point(graph: Graph, actor: Item[Actor]) -> NetworkActor:
    return NetworkActor(actor.id, actor.body.name, links.address_of(graph, "actor", actor.id))


def _beds(hierarchy: Hierarchy, shown: Sequence[NetworkRelation], graph: Graph) -> tuple[Bed, ...]:
    """The same trees as nested lists, in which each actor says what it is to others."""
    relations: dict[str, list[NetworkRelation]] = {}
    for relation in shown:
        relations.setdefault(relation.subject, []).append(relation)

    def branch(tree: Tree) -> Branch:
        says = tuple(_says(graph, relation) for relation in relations.get(tree.actor.id, ()))
        actor = Anchor(tree.actor.name, tree.actor.address)
        return Branch(actor, says, tuple(map(branch, tree.children)))

    return tuple(
        Bed(side.name, side.colour, tuple(map(branch, trees))) for side, trees in hierarchy.trees
    )


def _says(graph: Graph, relation: NetworkRelation) -> str:
    return _said(graph, relation.label, relation.objects, relation.dates)


def _anchor(link: Link) -> Anchor:
    return Anchor(link.text, links.address(link.path))


def _actor(graph: Graph, id_: str) -> Anchor:
    return _anchor(links.to_actor(graph, id_))


def _row(graph: Graph, actor: Item[Actor], relation: Relation) -> RelationRow:
    attribution = pieces.attribution(graph, relation)
    return RelationRow(
        _actor(graph, actor.id),
        queries.colour_of(queries.side_of(graph, actor.body)),
        graph.words.word(relation.type),
        tuple(_actor(graph, id_) for id_ in _objects(relation)),
        relation_period(graph, actor.body, relation),
        tuple(map(_anchor, attribution.by)),
        attribution.basis,
        _anchor(attribution.source),
        attribution.locator,
        attribution.stated,
        tuple(
            graph.words.text("list.fact", label=fact.label, value=graph.words.listed(fact.values))
            for fact in attribution.facts
        ),
        _anchor(attribution.disputed) if attribution.disputed else None,
    )
