"""The graph → `data/tooltips.json`: what a reader sees of a record without going there.

By the address of its page in the site, each record has a `title`, a `small` line (its date, or what
it is) and a `text` of one sentence; the latter two may be empty. All are plain text.

Beyond `WHOLE` characters, `data/tooltips.json` has only the number of `parts`, and each part is a
file of its own in `data/tooltips/`. `part_of` says in which the records of a page are, as
`tooltip.js` does: so a reader fetches about as much for a link however large the site is.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from builder import queries
from builder.citation import dated, responsible
from builder.graph import Graph
from builder.model import (
    Actor,
    Chapter,
    Event,
    Expectation,
    Message,
    Part,
    Place,
    Question,
    Quote,
    Source,
    Term,
)
from builder.parse import Item
from builder.prose import first_sentence, shortened
from builder.sections import links, phrases, pieces
from builder.sections.edition import Edition

LONGEST = 240
WHOLE = 120_000
"""Characters up to which all tooltips are in one file."""
PART = 24_000
"""Characters that a part has on average, beyond that."""


def export(edition: Edition) -> Mapping[str, str]:
    """All tooltips, each on a line of its own, in order of their addresses."""
    graph = edition.graph
    found = {}
    for item in graph.items.values():
        line = _tooltip(graph, item)
        if line:
            found[links.address_of(graph, item.kind, item.id)] = line
    return _files({address: _json(found[address]) for address in sorted(found)})


def _files(lines: Mapping[str, str]) -> Mapping[str, str]:
    """Tooltips by their addresses, in one file or in parts."""
    size = sum(len(address) + len(line) for address, line in lines.items())
    if size <= WHOLE:
        return {"data/tooltips.json": _object(lines)}
    count = -(-size // PART)
    parts: list[dict[str, str]] = [{} for _ in range(count)]
    for address, line in lines.items():
        parts[part_of(address.partition("#")[0], count)][address] = line
    files = {f"data/tooltips/{number}.json": _object(part) for number, part in enumerate(parts)}
    return {"data/tooltips.json": f'{{"parts":{count}}}\n'} | files


def part_of(page: str, parts: int) -> int:
    """The number of the part that has the records of a page, by the hash FNV-1a of its signs."""
    number = 2166136261
    for sign in page:
        number = (number ^ ord(sign)) * 16777619 % 2**32
    return number % parts


def _object(lines: Mapping[str, str]) -> str:
    written = [f"{_json(address)}:{line}" for address, line in lines.items()]
    return "{\n" + ",\n".join(written) + "\n}\n"


def _tooltip(graph: Graph, item: Item[Part]) -> Mapping[str, str] | None:
    body = item.body
    if isinstance(body, Event):
        small, text = _event(graph, graph.get(Event, item.id))
    elif type(body) in WRITTEN:
        small, text = WRITTEN[type(body)](graph, body)
    else:
        return None
    title = (
        phrases.speakers(graph, body) if isinstance(body, Quote) else links.name(graph.words, body)
    )
    return {"title": title, "small": phrases.capital(small), "text": text}


def _event(graph: Graph, event: Item[Event]) -> tuple[str, str]:
    date = phrases.moment(graph, event)
    differ = phrases.differ(graph, event)
    small = graph.words.text("disputed.small", text=date, differ=differ) if differ else date
    return small, _first(graph, event.body.summary)


def _actor(graph: Graph, actor: Actor) -> tuple[str, str]:
    side = queries.side_of(graph, actor)
    type_ = graph.words.word(actor.type)
    small = graph.words.text("actor.small", type=type_, side=side.name) if side else type_
    return small, _first(graph, actor.description or "")


def _quote(graph: Graph, quote: Quote) -> tuple[str, str]:
    small = graph.words.date(quote.date) if quote.date else graph.words.value("noun", "quote")
    return small, graph.words.text("quote.marks", text=shortened(quote.text, LONGEST - 2))


def _source(graph: Graph, source: Source) -> tuple[str, str]:
    kind = graph.words.word(source.kind)
    small = graph.words.text("source.small", kind=kind, date=dated(graph, source))
    return small, responsible(graph, source) or source.title


def _place(graph: Graph, place: Place) -> tuple[str, str]:
    return graph.words.word(place.type), _first(graph, place.description or "")


def _message(graph: Graph, message: Message) -> tuple[str, str]:
    """From whom to whom; what it said differs by who tells of it, and stays on its page."""
    sender = graph.words.all_of(links.to_actor(graph, id_).text for id_ in message.senders)
    to = graph.words.listed(links.to_actor(graph, id_).text for id_ in message.to)
    key = "message.small-to" if to else "message.small"
    return graph.words.date(message.date), graph.words.text(key, sender=sender, to=to)


def _expectation(graph: Graph, body: Expectation) -> tuple[str, str]:
    holders = graph.words.listed(links.to_actor(graph, id_).text for id_ in body.holders)
    by = graph.words.all_of(links.to_actor(graph, id_).text for id_ in body.according_to)
    kind = graph.words.word(body.kind)
    return kind, graph.words.text("expectation.card", holders=holders, by=by)


def _question(graph: Graph, question: Question) -> tuple[str, str]:
    say = graph.words
    status, date = say.word(question.status), say.date(question.checked)
    small = say.text("question.small", status=status, date=date)
    if question.accounts_differ:
        return small, _first(graph, question.accounts_differ)
    return small, pieces.positions(graph, question) or _first(graph, question.note or "")


def _chapter(graph: Graph, chapter: Chapter) -> tuple[str, str]:
    return graph.words.period(chapter.start, chapter.end), _first(graph, chapter.introduction)


def _term(graph: Graph, term: Term) -> tuple[str, str]:
    return graph.words.value("noun", "term"), _first(graph, term.definition)


WRITTEN: Mapping[type[Part], Callable[[Graph, Any], tuple[str, str]]] = {
    Actor: _actor,
    Quote: _quote,
    Source: _source,
    Place: _place,
    Message: _message,
    Expectation: _expectation,
    Question: _question,
    Chapter: _chapter,
    Term: _term,
}
"""The small line and the text of a record, by its kind."""


def _first(graph: Graph, prose: str) -> str:
    """The first sentence of a record's Markdown, cut at a word where it is very long."""
    return shortened(first_sentence(links.plain(graph, prose)), LONGEST)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
