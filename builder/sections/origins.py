"""Sources → where it all comes from: what each is derived from, and who is heard in how many.

Somebody is heard in a source who makes a statement there, or is quoted from it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder import queries
from builder.audit import origin, origin_of, stated
from builder.graph import Graph, once_for_all
from builder.model import Actor, Attributed, Expectation, Quote, Source
from builder.parse import Item
from builder.pictures.origins import CitedSource, HeardActor, OriginsPicture, origins
from builder.sections import links
from builder.sections.links import Link
from builder.words import Words

MOST_SOURCES = 48
"""How many sources the picture has at most: with more, no row could be followed."""
MOST_ACTORS = 16
"""How many of those who are heard in several sources."""


@dataclass(frozen=True)
class SourceLine:
    """A source in the table: what it is derived from, how much it says, how many are heard."""

    source: Link
    derived_from: Link | None
    statements: str
    heard: str


@dataclass(frozen=True)
class ActorLine:
    """Somebody in the table: in how many sources and origins they are heard, and in which."""

    actor: Link
    sources: str
    origins: str
    through: tuple[Link, ...]


PATH = "origins/index.md"
"""The page of it all."""


@dataclass(frozen=True)
class Origins:
    """Who is heard in which sources."""

    sources: tuple[Item[Source], ...]
    """Each after the one that it is derived from; else in order of time."""
    statements: Mapping[str, int]
    """How many rest on each source."""
    heard: Mapping[str, frozenset[str]]
    """The sources in which each actor is heard."""
    origins: Mapping[str, frozenset[str]]
    """The origins to which these lead."""
    all_origins: frozenset[str]
    """The origins to which all statements lead."""

    @property
    def voices(self) -> Mapping[str, int]:
        """How many are heard in each source."""
        return Counter(id_ for ids in self.heard.values() for id_ in ids)


@once_for_all
def found(graph: Graph) -> Origins:
    """Where all that is told comes from."""
    statements = list(stated(graph))
    heard: dict[str, set[str]] = {}
    origins: dict[str, set[str]] = {}
    said: list[tuple[Attributed | Expectation | Quote, str]] = []
    said += [(one, id_) for one in statements for id_ in one.according_to]
    said += [(quote.body, id_) for quote in graph.all(Quote) for id_ in quote.body.speakers]
    for one, id_ in said:
        heard.setdefault(id_, set()).add(one.source)
        origins.setdefault(id_, set()).add(origin_of(graph, one))
    return Origins(
        tuple(_ordered(graph)),
        Counter(statement.source for statement in statements),
        {id_: frozenset(ids) for id_, ids in heard.items()},
        {id_: frozenset(ids) for id_, ids in origins.items()},
        frozenset(origin_of(graph, statement) for statement in statements),
    )


def _ordered(graph: Graph) -> Iterable[Item[Source]]:
    """All sources in order of time, what is derived from one right after it."""
    by_time = queries.by_date(graph.all(Source), lambda body: body.date)
    firsts = [source for source in by_time if source.body.derived_from is None]
    seen: dict[str, Item[Source]] = {}
    # What is derived in a circle has no first: it comes last.
    waiting = [*reversed(by_time), *reversed(firsts)]
    while waiting:
        source = waiting.pop()
        if source.id not in seen:
            seen[source.id] = source
            copies = queries.unique(graph.backlinks(source, "derived"), Source)
            waiting += reversed(queries.by_date(copies, lambda body: body.date))
    return seen.values()


def sentence(graph: Graph, said: Iterable[Attributed | Quote]) -> str:
    """How many sources and origins: `4 sources, 2 origins.`; empty unless there are several."""
    found = list(said)
    sources = len({one.source for one in found})
    firsts = len({origin_of(graph, one) for one in found})
    if sources < 2:
        return ""
    key = "origins.event-copies" if firsts < sources else "origins.event"
    return graph.words.text(key, counted=counted(graph.words, sources, firsts))


def counted(say: Words, sources: int, origins: int) -> str:
    """How many sources and origins there are, in words."""
    return say.text(
        "origins.counted",
        sources=say.text("origins.sources", n=sources),
        origins=say.text("origins.origins", n=origins),
    )


def label(graph: Graph) -> str:
    """How many sources and origins the picture shows, in words."""
    sources = found(graph).sources
    firsts = {origin(graph, source.id) for source in sources}
    return counted(graph.words, len(sources), len(firsts))


def lead(graph: Graph) -> str:
    """On how many origins it all rests, and how many are heard in more than one, in words."""
    all_, say = found(graph), graph.words
    firsts = all_.all_origins
    if not firsts:
        return ""
    rests = say.text("audit.independence", n=len(firsts))
    if len(firsts) < 2:
        return rests
    several = sum(len(ids) > 1 for ids in all_.origins.values())
    key = "origins.several" if several else "origins.none-several"
    heard = say.text(key, n=several, all=len(all_.heard))
    return say.text("origins.lead", rests=rests, heard=heard)


def source_lines(graph: Graph) -> tuple[SourceLine, ...]:
    """All sources, as the table has them."""
    all_, say = found(graph), graph.words
    voices = all_.voices
    return tuple(
        SourceLine(
            links.to_source(graph, source.id),
            links.to_source(graph, above) if (above := source.body.derived_from) else None,
            say.number(all_.statements.get(source.id, 0)),
            say.number(voices.get(source.id, 0)),
        )
        for source in all_.sources
    )


def actor_lines(graph: Graph) -> tuple[ActorLine, ...]:
    """All who are heard in a source, most origins first, then most sources, then by name."""
    return tuple(
        ActorLine(
            links.to(graph, actor),
            graph.words.number(len(through)),
            graph.words.number(len(found(graph).origins[actor.id])),
            tuple(links.to_source(graph, id_) for id_ in through),
        )
        for actor, through in _heard(graph)
    )


def _heard(graph: Graph) -> Sequence[tuple[Item[Actor], Sequence[str]]]:
    """All who are heard, each with their sources in order."""
    all_ = found(graph)
    order = [source.id for source in all_.sources]
    pairs = [
        (graph.get(Actor, id_), [source for source in order if source in ids])
        for id_, ids in all_.heard.items()
    ]
    pairs.sort(key=lambda pair: (pair[0].body.name, pair[0].id))
    pairs.sort(key=lambda pair: (len(all_.origins[pair[0].id]), len(pair[1])), reverse=True)
    return pairs


def drawing(graph: Graph) -> tuple[OriginsPicture, ...]:
    """The picture; none without sources."""
    all_, say = found(graph), graph.words
    shown = _drawn(graph, all_)
    if not shown:
        return ()
    place = {source.id: n for n, source in enumerate(shown)}
    voices = all_.voices
    sources = [
        CitedSource(
            _key("source", source.id),
            links.address_of(graph, "source", source.id),
            links.to_source(graph, source.id).text,
            _above(source, n, place),
            voices.get(source.id, 0),
            say.number(voices.get(source.id, 0)),
        )
        for n, source in enumerate(shown)
    ]
    heard = [
        HeardActor(
            (_key("actor", actor.id), *(_key("source", id_) for id_ in through)),
            links.address_of(graph, "actor", actor.id),
            actor.body.name,
            tuple(place[id_] for id_ in through if id_ in place),
            counted(say, len(through), len(all_.origins[actor.id])),
        )
        for actor, through in _heard(graph)
        if sum(id_ in place for id_ in through) > 1
    ]
    headings = say.text("origins.heard"), say.text("origins.in-several")
    return origins(sources, heard[:MOST_ACTORS], *headings)


def _above(source: Item[Source], here: int, place: Mapping[str, int]) -> int | None:
    """Where the source stands that one is derived from, if that is above it."""
    above = place.get(source.body.derived_from or "", here)
    return above if above < here else None


def _drawn(graph: Graph, all_: Origins) -> Sequence[Item[Source]]:
    """The sources of the picture: of very many, those of the origins on which most rests."""
    if len(all_.sources) <= MOST_SOURCES:
        return all_.sources
    rests: Counter[str] = Counter()
    for id_, n in all_.statements.items():
        rests[origin(graph, id_)] += n
    kept: set[str] = set()
    for first, _ in rests.most_common():
        family = {source.id for source in all_.sources if origin(graph, source.id) == first}
        if len(kept) + len(family) > MOST_SOURCES:
            break
        kept |= family
    shown = [source for source in all_.sources if source.id in kept]
    return shown or all_.sources[:MOST_SOURCES]


def left_out(graph: Graph) -> int:
    """How many sources the picture leaves to the table."""
    all_ = found(graph)
    return len(all_.sources) - len(_drawn(graph, all_))


def _key(kind: str, id_: str) -> str:
    """What parts of the picture that belong together are named by."""
    return f"{kind}-{id_}"
