"""Actors and relations → trees of what hangs under what on one side, and the relations left over.

A relation within a side hangs its subject under its object, three levels deep at most. All others,
and those that would close a circle, are channels: lines that run beside the trees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.vocabulary import RelationType

LEVELS = 3
"""How many boxes fit side by side."""


@dataclass(frozen=True)
class NetworkActor:
    """An actor as the network needs it."""

    id: str
    name: str
    address: str
    """The address of its page, as the template's filter takes it."""


@dataclass(frozen=True)
class NetworkSide:
    """A side and those of its actors that have relations, in the order in which they are drawn."""

    name: str
    colour: str
    actors: tuple[NetworkActor, ...]


@dataclass(frozen=True)
class NetworkRelation:
    """What one actor is to another, or between two others."""

    subject: str
    type: RelationType
    label: str
    """Its type in words."""
    objects: tuple[str, ...]
    dates: str
    """Since and until when, in words, or nothing."""
    title: str
    """All of it in a sentence, with who says so."""


@dataclass(frozen=True)
class Tree:
    """An actor, the relations that hang it under its object, and what hangs under it."""

    actor: NetworkActor
    up: tuple[NetworkRelation, ...]
    children: tuple["Tree", ...]

    @property
    def size(self) -> int:
        """How many actors are in it."""
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True)
class Hierarchy:
    """The trees of each side, in the order of the sides, and the relations that are in none."""

    trees: tuple[tuple[NetworkSide, tuple[Tree, ...]], ...]
    channels: tuple[NetworkRelation, ...]


def build_hierarchy(
    sides: Sequence[NetworkSide], relations: Sequence[NetworkRelation]
) -> Hierarchy:
    """What hangs under what. Relations of actors on none of the given sides are left out."""
    side_of = {actor.id: n for n, side in enumerate(sides) for actor in side.actors}
    known = [
        relation
        for relation in relations
        if {relation.subject, *relation.objects} <= side_of.keys()
    ]
    above = _above(known, side_of)
    hung = [relation for relation in known if relation.objects == (above.get(relation.subject),)]
    grown = tuple((side, _trees(side, above, hung)) for side in sides)
    return Hierarchy(
        tuple((side, trees) for side, trees in grown if trees),
        tuple(relation for relation in known if relation not in hung),
    )


def _above(relations: Iterable[NetworkRelation], side_of: Mapping[str, int]) -> dict[str, str]:
    """The object under which each subject hangs."""
    above: dict[str, str] = {}
    for relation in sorted(relations, key=_rank):
        if len(relation.objects) > 1 or relation.subject in above:
            continue
        [object_] = relation.objects
        if side_of[relation.subject] == side_of[object_] and _fits(
            relation.subject, object_, above
        ):
            above[relation.subject] = object_
    return above


def _rank(relation: NetworkRelation) -> int:
    return relation.type.rank


def _fits(subject: str, object_: str, above: Mapping[str, str]) -> bool:
    """Whether a subject may hang there: in no circle, and not too deep."""
    chain = [object_]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return subject not in chain and len(chain) + _levels(subject, above) <= LEVELS


def _levels(actor: str, above: Mapping[str, str]) -> int:
    below = [subject for subject, object_ in above.items() if object_ == actor]
    return 1 + max((_levels(subject, above) for subject in below), default=0)


def _trees(
    side: NetworkSide, above: Mapping[str, str], hung: Sequence[NetworkRelation]
) -> tuple[Tree, ...]:
    def grown(actor: NetworkActor) -> Tree:
        up = tuple(relation for relation in hung if relation.subject == actor.id)
        below = [grown(child) for child in side.actors if above.get(child.id) == actor.id]
        below.sort(key=lambda tree: min(_rank(relation) for relation in tree.up))
        return Tree(actor, up, tuple(below))

    return tuple(grown(actor) for actor in side.actors if actor.id not in above)
