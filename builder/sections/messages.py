"""Messages of the graph → what the sequence diagram shows, and the same as a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder import queries
from builder.dates import Date, span
from builder.graph import Graph
from builder.model import Actor, Disputable, Message
from builder.parse import Item
from builder.pictures.sequence import Lifeline, Sent, SequencePicture, sequence
from builder.sections import links, phrases, pieces
from builder.sections.links import Link, Prose
from builder.sections.pieces import Statement

MOST_LINES = 9
"""With more lifelines than this, people share their body's lifeline, or a whole side shares one;
in a story without sides there is no picture then."""
Homes = Mapping[str, str]
"""For each actor, who or what its lifeline stands for: an actor's id, or `side:` and a side's."""


@dataclass(frozen=True)
class Reply:
    """An actor's acknowledgement or denial."""

    actor: Link
    reaction: str
    text: Prose | None
    attribution: pieces.Attribution


@dataclass(frozen=True)
class ListedMessage:
    """A message in the list below the diagram."""

    to: Link
    date: str
    inferred: str
    way: str
    versions: tuple[Statement, ...]
    doubts: tuple[Statement, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Exchange:
    """The diagram and the list of the same messages."""

    label: str
    pictures: tuple[SequencePicture, ...]
    """None where it would have too many lifelines."""
    open: bool
    """Whether of some message nobody says whom it was for."""
    both_ways: bool
    """Whether some is a channel that was open both ways."""
    denied: bool
    """Whether some message is denied."""
    messages: tuple[ListedMessage, ...]


def exchange(graph: Graph, messages: Iterable[Item[Message]]) -> Exchange | None:
    """The diagram of messages in order of time; none without messages."""
    ordered = queries.by_date(messages, lambda body: body.date)
    if not ordered:
        return None
    homes = _homes(graph, ordered)
    lines = _in_order(graph, ordered, homes)
    around = [_line(graph, home) for home in lines]
    sent = [_sent(graph, message, homes, lines) for message in ordered]
    names = graph.words.listed(line.name for line in around)
    addressed = any(message.to for message in sent)
    key = "message.label" if addressed else "message.label-from"
    label = graph.words.text(key, n=len(ordered), names=names)
    listed = tuple(_listed(graph, message) for message in ordered)
    return Exchange(
        label,
        sequence(around, sent) if len(around) <= MOST_LINES else (),
        open=any(not message.to for message in sent),
        both_ways=any(message.both_ways for message in sent),
        denied=any(message.denied for message in sent),
        messages=listed,
    )


def _listed(graph: Graph, message: Item[Message]) -> ListedMessage:
    body = message.body
    return ListedMessage(
        links.to(graph, message),
        phrases.capital(graph.words.date(body.date)),
        body.date_inferred or "",
        way(graph, body),
        tuple(pieces.telling(graph, version) for version in body.versions),
        doubts(graph, body),
        replies(graph, body),
    )


def doubts(graph: Graph, message: Message) -> tuple[Statement, ...]:
    """Doubts about a message, each with whose it is."""
    return tuple(pieces.statement(graph, doubt.text, doubt) for doubt in message.doubts)


def replies(graph: Graph, message: Message) -> tuple[Reply, ...]:
    """What became of a message, and who says so."""
    return tuple(
        Reply(
            links.to_actor(graph, reaction.actor),
            phrases.capital(graph.words.word(reaction.reaction)),
            links.maybe(graph, reaction.text),
            pieces.attribution(graph, reaction),
        )
        for reaction in message.reactions
    )


def way(graph: Graph, message: Message, *, spelt: bool = False) -> str:
    """From whom to whom, and through whom; `spelt` has a word in place of the arrow."""
    say = graph.words

    def names(ids: Iterable[str]) -> str:
        return say.all_of(links.to_actor(graph, id_).text for id_ in ids)

    to = names(message.to) or say.text("message.to-nobody")
    key = "message.way-words" if spelt else "message.way"
    if message.direction.both:
        key = "message.way-both-words" if spelt else "message.way-both"
    found = say.text(key, sender=names(message.senders), to=to)
    if not message.carriers:
        return found
    return say.text("message.through", way=found, carriers=names(message.carriers))


def _sent(graph: Graph, message: Item[Message], homes: Homes, lines: Sequence[str]) -> Sent:
    body = message.body

    def places(ids: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(lines.index(homes[id_]) for id_ in ids))

    return Sent(
        title=body.title,
        address=links.address_of(graph, "message", message.id),
        date=phrases.capital(graph.words.date(body.date)),
        when=span(body.date),
        way=way(graph, body),
        senders=places(body.senders),
        carriers=places(body.carriers),
        to=places(body.to),
        tellings=tuple(_telling(graph, version) for version in body.versions),
        both_ways=body.direction.both,
        doubts=tuple(
            graph.words.text(
                "message.doubted",
                by=pieces.attribution(graph, doubt).names,
                doubt=links.plain(graph, doubt.text),
            )
            for doubt in body.doubts
        ),
        reactions=tuple(
            graph.words.text(
                "message.reaction-told",
                reaction=graph.words.text(
                    "message.reaction",
                    reaction=graph.words.word(reaction.reaction),
                    actor=links.to_actor(graph, reaction.actor).text,
                ),
                told=_telling(graph, reaction),
            )
            for reaction in body.reactions
        ),
        denied=any(reaction.reaction.denies for reaction in body.reactions),
    )


def _telling(graph: Graph, told: Disputable) -> str:
    by = pieces.attribution(graph, told).names
    return graph.words.text("message.told", by=by, basis=graph.words.word(told.basis))


def _ends(message: Message) -> tuple[str, ...]:
    return (*message.senders, *message.carriers, *message.to)


def _homes(graph: Graph, messages: Sequence[Item[Message]]) -> Homes:
    """A lifeline for each actor; if those are too many, for each body; or else for each side."""
    dates = {id_: message.body.date for message in messages for id_ in _ends(message.body)}
    own = {id_: id_ for id_ in dates}
    bodies = {id_: _body(graph, id_, date) for id_, date in dates.items()}
    sides = {id_: f"side:{graph.get(Actor, id_).body.side or ''}" for id_ in dates}
    for homes in (own, bodies):
        if len(set(homes.values())) <= MOST_LINES:
            return homes
    return sides if queries.sides(graph) else bodies


def _body(graph: Graph, id_: str, date: Date) -> str:
    """The topmost actor of the same side that somebody represented or was part of."""
    seen = [id_]
    while above := _above(graph, graph.get(Actor, seen[-1]).body, date):
        if above in seen:
            break
        seen.append(above)
    return seen[-1]


def _above(graph: Graph, actor: Actor, date: Date) -> str:
    held = [role.body for role in actor.roles if role.body and actor.may_hold(role, date)]
    held += [relation.actor for relation in actor.relations if relation.type.belongs]
    same = [id_ for id_ in held if graph.get(Actor, id_).body.side == actor.side]
    return same[0] if same else ""


def _line(graph: Graph, home: str) -> Lifeline:
    if home.startswith("side:"):
        side = queries.sides(graph).get(home[5:])
        name = side.name if side else phrases.others(graph)
        return Lifeline(name, queries.colour_of(side))
    actor = graph.get(Actor, home).body
    return Lifeline(actor.name, queries.colour_of(queries.side_of(graph, actor)))


def _in_order(graph: Graph, messages: Sequence[Item[Message]], homes: Homes) -> list[str]:
    """Lifelines in the order of the sides, with carriers between those that they carry for.

    Those of one side are in the order in which messages pass them.
    """
    order = {id_: n for n, id_ in enumerate(queries.sides(graph))}

    def rank(home: str) -> int:
        side = home[5:] if home.startswith("side:") else graph.get(Actor, home).body.side or ""
        return order.get(side, len(order))

    ranks: dict[str, tuple[int, int, int]] = {}
    between = {homes[id_] for message in messages for id_ in message.body.carriers}
    between = {home for home in between if not home.startswith("side:")}
    passed = [homes[id_] for message in messages for id_ in _ends(message.body)]
    for home in passed:
        ranks[home] = (rank(home), 0, rank(home))
    for message in messages:
        ends = [homes[id_] for id_ in (*message.body.senders, *message.body.to)]
        reached = {rank(home) for home in ends if home not in between}
        first = min(reached) if len(reached) > 1 else None
        for home in {homes[id_] for id_ in message.body.carriers} & between:
            if first is not None and (ranks[home][1] == 0 or first < ranks[home][0]):
                ranks[home] = (first, 1, rank(home))
    return sorted(ranks, key=lambda home: (ranks[home], passed.index(home)))
