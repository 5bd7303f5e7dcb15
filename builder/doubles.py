"""A graph → records that may be one thing told twice: alike in a name, an address, words or date.

Those alike in one way are a group, in order of ids. A record says under `distinct_from` of which
others it is told apart, and why.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from builder.graph import Graph, once_for_all
from builder.held_text import normalised
from builder.model import Actor, Event, Kind, Place, Quote, Source
from builder.parse import Item
from builder.strict_yaml import Path

Alike = tuple[Item[Any], Path]
"""A record, and the field in which it is like others."""
Groups = Iterable[Sequence[Alike]]
_Pair = tuple[str, frozenset[str]]

HINT = (
    "if both are the same, keep one, with the other's id under `formerly`; "
    "if not, say why under `distinct_from`"
)
"""What to do about a record that may be the same as another."""
TRACKING = {
    *("fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid"),
}
"""Parameters of addresses that tell where readers came from, besides those that begin `utm_`."""


def names(graph: Graph) -> Groups:
    """Actors, and places, with the same name or alias; capitals make no difference."""
    for found in (graph.all(Actor), graph.all(Place)):
        yield from _grouped(
            (_folded(name), (item, path)) for item in found for name, path in _names(item.body)
        )


def addresses(graph: Graph) -> Groups:
    """Sources at the same address."""
    return _grouped(
        (address(source.body.url), (source, ("url",)))
        for source in graph.all(Source)
        if source.body.url
    )


def quotes(graph: Graph) -> Groups:
    """Quotes of the same words by the same speaker."""
    return _grouped(
        ((frozenset(quote.body.speakers), normalised(quote.body.text)), (quote, ("text",)))
        for quote in graph.all(Quote)
    )


def events(graph: Graph) -> Groups:
    """Events of the same date and place with the same actors in the same roles."""
    return _grouped(
        (
            (str(body.date), str(body.time), frozenset(body.places), frozenset(_parts(body))),
            (event, ("date",)),
        )
        for event in graph.all(Event)
        if (body := event.body).actors
    )


WAYS: Sequence[Callable[[Graph], Groups]] = (names, addresses, quotes, events)
"""All ways in which records may be alike."""


def told_twice(graph: Graph, groups: Groups) -> Iterator[tuple[Item[Any], Path, Item[Any]]]:
    """Each record that may be the same as one before it: where they are alike, and that one."""
    apart = _told_apart(graph)
    for group in groups:
        for item, path in group:
            if first := _first(group, item, apart):
                yield item, path, first


def _first(group: Sequence[Alike], item: Item[Any], apart: Collection[_Pair]) -> Item[Any] | None:
    """The first of a group that is before a record and is not told apart from it."""
    for one, _ in group:
        if one is item:
            break
        if _pair(item, one.id) not in apart:
            return one
    return None


def idle(graph: Graph) -> Iterator[tuple[Item[Any], Path, str]]:
    """Each record that tells itself apart from one that it is not like: where, and from which."""
    groups: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for way, found in enumerate(WAYS):
        for nth, group in enumerate(found(graph)):
            for item, _ in group:
                groups.setdefault((item.kind, item.id), set()).add((way, nth))
    for item, path, id_ in _said_apart(graph):
        own, other = (groups.get((item.kind, one), set()) for one in (item.id, id_))
        if id_ == item.id or not own & other:
            yield item, path, id_


@once_for_all
def _told_apart(graph: Graph) -> frozenset[_Pair]:
    """The pairs of records of which one says that it is not the other."""
    return frozenset(_pair(item, id_) for item, _, id_ in _said_apart(graph))


def _said_apart(graph: Graph) -> Iterator[tuple[Item[Any], Path, str]]:
    """Each record that says that it is not another: where, and which."""
    for item in graph.items.values():
        for nth, said in enumerate(item.body.distinct_from if isinstance(item.body, Kind) else ()):
            for place, id_ in enumerate(said.records):
                path = ("distinct_from", nth, "records")
                yield item, (*path, place) if (*path, place) in item.record.locations else path, id_


def _pair(item: Item[Any], other: str) -> _Pair:
    return item.kind, frozenset((item.id, other))


def _grouped(found: Iterable[tuple[object, Alike]]) -> Groups:
    """The records of each key, if there are several, each once."""
    groups: dict[object, dict[str, Alike]] = {}
    for key, alike in found:
        groups.setdefault(key, {}).setdefault(alike[0].id, alike)
    return [[*group.values()] for group in groups.values() if len(group) > 1]


def _names(body: Actor | Place) -> Iterator[tuple[str, Path]]:
    yield body.name, ("name",)
    for nth, alias in enumerate(body.aliases if isinstance(body, Actor) else ()):
        yield alias, ("aliases", nth)


def _parts(body: Event) -> Iterator[tuple[str, str]]:
    return ((one.actor, str(one.role)) for one in body.actors)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def address(url: str) -> tuple[str, tuple[str, ...]]:
    """What an address leads to: without its scheme, its fragment and where readers came from."""
    whole, _, query = url.partition("#")[0].partition("?")
    host, _, path = whole.partition("//")[2].partition("/")
    asked = (one for one in query.split("&") if one and not _tracks(one.partition("=")[0]))
    return f"{host.casefold().removeprefix('www.')}/{path.removesuffix('/')}", tuple(asked)


def _tracks(name: str) -> bool:
    return name.casefold() in TRACKING or name.casefold().startswith("utm_")
