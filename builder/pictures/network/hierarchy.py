"""Actors and relations → trees of what hangs under what on one side, and the relations left over.

A relation within a side hangs its subject under its object, three levels deep at most. All others,
and those that would close a circle, are channels: lines that run beside the trees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.vocabulary import RelationType

LEVELS = 3
"""As many boxes as stand side by side."""


@dataclass(frozen=True)
class NetworkActor:
    """An actor as the network needs it."""

    id: str
    name: str
    address: str
    """The address of its page, as the template's filter takes it."""


@dataclass(frozen=True)
class NetworkSide:
    """A side and those of its actors that have relations, in the order in which they stand."""

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
        """How many actors stand in it."""
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True)
class Hierarchy:
    """The trees of each side, in the order of the sides, and the relations that are in none."""

    trees: tuple[tuple[NetworkSide, tuple[Tree, ...]], ...]
    channels: tuple[NetworkRelation, ...]


def build_hierarchy(
    sides: Sequence[NetworkSide], relations: Sequence[NetworkRelation]
) -> Hierarchy:
    """What hangs under what. Relations of actors that stand on no side given are left out."""
    side_of = {actor.id: n for n, side in enumerate(sides) for actor in side.actors}
    known = [one for one in relations if {one.subject, *one.objects} <= side_of.keys()]
    above = _above(known, side_of)
    hung = [one for one in known if one.objects == (above.get(one.subject),)]
    grown = tuple((side, _trees(side, above, hung)) for side in sides)
    return Hierarchy(
        tuple((side, trees) for side, trees in grown if trees),
        tuple(one for one in known if one not in hung),
    )


def _above(relations: Iterable[NetworkRelation], side_of: Mapping[str, int]) -> dict[str, str]:
    """The object under which each subject hangs."""
    above: dict[str, str] = {}
    for one in sorted(relations, key=_rank):
        if len(one.objects) > 1 or one.subject in above:
            continue
        [object_] = one.objects
        if side_of[one.subject] == side_of[object_] and _fits(one.subject, object_, above):
            above[one.subject] = object_
    return above


def _rank(one: NetworkRelation) -> int:
    return one.type.rank


def _fits(subject: str, object_: str, above: Mapping[str, str]) -> bool:
    """Whether a subject may hang there: in no circle, and not too deep."""
    chain = [object_]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return subject not in chain and len(chain) + _levels(subject, above) <= LEVELS


def _levels(actor: str, above: Mapping[str, str]) -> int:
    below = [one for one, object_ in above.items() if object_ == actor]
    return 1 + max((_levels(one, above) for one in below), default=0)


def _trees(
    side: NetworkSide, above: Mapping[str, str], hung: Sequence[NetworkRelation]
) -> tuple[Tree, ...]:
    def grown(actor: NetworkActor) -> Tree:
        up = tuple(one for one in hung if one.subject == actor.id)
        below = [grown(one) for one in side.actors if above.get(one.id) == actor.id]
        below.sort(key=lambda tree: min(_rank(one) for one in tree.up))
        return Tree(actor, up, tuple(below))

    return tuple(grown(actor) for actor in side.actors if actor.id not in above)
