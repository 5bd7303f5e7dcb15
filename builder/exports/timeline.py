"""The graph → `data/timeline.json`, which the timeline draws.

`from` and `to` are the earliest and latest possible moment of a date, in UTC to the minute, the
latter exclusive; null is open, and both are null where the date is not known at all. When something
ended is `unknown` where that is said, and `untold` where nobody says whether it ended: null alone
means that it goes on. `behind` is an event that it is known to come after, and behind which it
stands in the order, though its date alone would put it before. A day without a clock time
is a calendar day, whatever its zone; the scale, too, has days of the places. `soft` says which end
is only roughly meant, where one is; `cuts` tells from when to when it cannot have been, time after
time, between one date or another. A moment known to the minute has `from` equal to `to`. A year
of other than four digits has six and a sign, as ECMA-262 has it; 1 BCE is the year 0. The `text` of
a date is how the pages tell when the event was, with how long it lasted; `until` is when it ended,
for those who tell the rest by another clock. `lane` is the side in whose lane an event is, none
where it has no side, and `colour` the colour of that side. `offset` is how many minutes the clock
that was read was ahead of UTC then, `offsets` the same for each of `zones`. `basis` is the id of
one of the `bases`. `said` are places in `attributions`, from 0. `event_url` is a template of RFC
6570, relative to the site. `known` is the day from which on an event is known, none where no day
is sure; `said_known`, `answers_known`, `quotes_known` and the like tell it of each of those, where
not all are known as soon. In events, a key whose value would be empty is left out.

What is the same for many events is written once: this file is fetched and read before anything is
drawn. Of very many events it has only what the first frame needs, see `outline.py`;
`data/timeline/all.json` has a row for each, see `rows.py`, and `data/timeline/` a file as described
here for each stretch of time, whose events may answer some of another stretch.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from builder import known, order, queries
from builder.dates import EventEnding, Span, span
from builder.days import Day, Moment, iso, iso_day
from builder.exports.outline import outline
from builder.exports.rows import in_rows
from builder.fields import LOCAL
from builder.graph import Graph
from builder.model import Actor, Chapter, Event, Quote
from builder.parse import Item
from builder.queries import chapters
from builder.sections import connections, links, phrases, pieces
from builder.sections.edition import Edition
from builder.sections.timeline import more_facts
from builder.vocabulary import Basis
from builder.words import Words
from builder.zones import ahead_at

PATH = "data/timeline.json"
ROWS = "data/timeline/all.json"
VERSION = 5
ALWAYS = {"id", "title", "date", "colour", "sides", "type", "significance"}
"""What every event has, empty or not."""


def export(edition: Edition) -> Mapping[str, str]:
    """All events in order of time, with the scale, clocks, sides, chapters and actors they need."""
    if not edition.stretches:
        return {PATH: _lines(_told(edition, edition.events))}
    parts = {
        f"data/timeline/{stretch.name}.json": _told(edition, stretch.events)
        for stretch in edition.stretches
    }
    rows = in_rows(_frame(edition, edition.events), parts)
    files = {PATH: outline(edition, rows, ROWS), ROWS: rows, **parts}
    return {path: _lines(plain) for path, plain in files.items()}


def _told(edition: Edition, events: Iterable[Item[Event]]) -> dict[str, Any]:
    """Events with all that is told of them."""
    attributions = _Attributions()
    rows = [_event(edition.graph, event, attributions) for event in events]
    frame = _frame(edition, events)
    address = frame.pop("event_url")
    return {
        **frame,
        "bases": attributions.bases(edition.graph.words),
        "attributions": attributions.plain(),
        "event_url": address,
        "events": rows,
    }


def _frame(edition: Edition, events: Iterable[Item[Event]]) -> dict[str, Any]:
    """What events are placed and grouped by."""
    graph = edition.graph
    explainer = graph.explainer
    return {
        "version": VERSION,
        "title": explainer.title if explainer else "",
        "as_of": graph.words.date(explainer.as_of) if explainer and explainer.as_of else "",
        "scale": [[iso(moment), share] for moment, share in edition.scale.points],
        "zones": [{"id": id_, "name": name} for id_, name, _ in _zones(graph)],
        "sides": [side.model_dump() for side in explainer.sides] if explainer else [],
        "chapters": [_chapter(chapter) for chapter in chapters(graph)],
        "actors": _actors(graph, events),
        "event_url": links.address_of(graph, "event", "{id}"),
    }


Voice = tuple[str, Basis]
"""Who says something, and on what basis."""


def _voice(attribution: pieces.Attribution) -> Voice:
    return attribution.names, attribution.basis


class _Attributions:
    """Who says something, on what basis: each pair once, known by its place."""

    def __init__(self) -> None:
        self._places: dict[Voice, int] = {}

    def place(self, attribution: pieces.Attribution) -> int:
        """Its place, from 0; a new one is added at the end."""
        return self._places.setdefault(_voice(attribution), len(self._places))

    def bases(self, say: Words) -> list[dict[str, str]]:
        """What is named as a basis: the word of the records, and that of the site's language."""
        found = sorted({basis for _, basis in self._places}, key=lambda basis: (basis.rank, basis))
        return [{"id": basis, "name": say.word(basis)} for basis in found]

    def plain(self) -> list[dict[str, str]]:
        return [{"by": by, "basis": basis} for by, basis in self._places]


def _lines(plain: Mapping[str, Any]) -> str:
    """The data as JSON, each entry of a list on a line of its own, so that changes can be read."""

    def entry(value: Any) -> str:  # noqa: ANN401 - any JSON
        if isinstance(value, list) and value:
            return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
        return _compact(value)

    return "{\n" + ",\n".join(f"{_compact(key)}:{entry(plain[key])}" for key in plain) + "\n}\n"


def _compact(value: Any) -> str:  # noqa: ANN401 - any JSON
    # In ASCII: one curly quote, and a browser holds the whole file in two bytes for each sign.
    return json.dumps(value, separators=(",", ":"))


def _zones(graph: Graph) -> list[tuple[str, str, str]]:
    """The clocks of the timeline, UTC first: id, name, zone."""
    clocks = graph.explainer.clocks if graph.explainer else ()
    chosen = [(clock.id, clock.name, clock.zone) for clock in clocks]
    return [("utc", "UTC", "UTC"), *chosen]


def _chapter(chapter: Item[Chapter]) -> dict[str, Any]:
    body = chapter.body
    return {
        "id": chapter.id,
        "title": body.title,
        "from": _iso(span(body.start).earliest),
        "to": _iso(span(body.end).latest),
    }


def _actors(graph: Graph, events: Iterable[Item[Event]]) -> list[dict[str, Any]]:
    """Those who take part in an event, by id."""
    ids = {participation.actor for event in events for participation in event.body.actors}
    return [{"id": id_, "name": graph.get(Actor, id_).body.name} for id_ in sorted(ids)]


def _event(graph: Graph, event: Item[Event], attributions: _Attributions) -> dict[str, Any]:
    body = event.body
    lane = queries.lane_of(graph, event)
    whole = {
        "id": event.id,
        "title": body.title,
        "date": {"text": phrases.capital(phrases.moment(graph, event))}
        | _bounds(order.when(body))
        | _clock(graph, body),
        "end": _ended(body.end) if body.end else None,
        "lane": lane.id if lane else None,
        "colour": queries.colour_of(lane),
        "sides": [side.id for side in queries.sides_in(graph, event)],
        "type": body.type,
        "significance": body.significance,
        "summary": links.plain(graph, body.summary),
        "place": phrases.places(graph, body),
        "chapter": body.chapter,
        "behind": order.behind(graph, event),
        "actors": list(dict.fromkeys(participation.actor for participation in body.actors)),
        "answers": _answers(graph, body, attributions),
        "said": _claims(graph, body, attributions),
        "quotes": _quotes(graph, event),
        "disputed": _disputed(graph, event),
        "absent": body.did_not_happen is not None,
        **_known(graph, event),
        "facts": [*_facts(graph, event)],
    }
    return {key: value for key, value in whole.items() if value or key in ALWAYS}


def _answers(graph: Graph, body: Event, attributions: _Attributions) -> list[dict[str, Any]]:
    """The events it answers: how much later it came, and who makes the link."""
    found = []
    for response in body.responds_to:
        latency = phrases.latency(graph.words, graph.get(Event, response.event).body, body)
        by = attributions.place(pieces.attribution(graph, response))
        found.append({"event": response.event, "latency": latency, "said": by})
    return found


def _claims(graph: Graph, body: Event, attributions: _Attributions) -> list[int]:
    """Who makes its claims; each once."""
    places = (attributions.place(pieces.attribution(graph, claim)) for claim in body.claims)
    return list(dict.fromkeys(places))


def _known(graph: Graph, event: Item[Event]) -> dict[str, Any]:
    """From when on it is known, and what of it only from later on."""
    whole = known.of_event(graph, event)
    said: dict[Voice, Day | None] = {}
    for claim in event.body.claims:
        voice = _voice(pieces.attribution(graph, claim))
        days = [one for one in (said.get(voice), known.day(graph, claim)) if one is not None]
        said[voice] = min(days, default=None)
    answers = [known.day(graph, response) for response in event.body.responds_to]
    return {
        "known": _day(whole),
        "said_known": _later(whole, said.values()),
        "answers_known": _later(whole, answers),
        "quotes_known": _later(
            whole, (known.day(graph, one.body) for one in _said_in(graph, event))
        ),
        "disputed_known": _later(
            whole, (known.disputed(graph, one) for one in queries.disputes(graph, event))
        ),
        "facts_known": _later(whole, _fact_days(graph, event, whole)),
    }


def _fact_days(graph: Graph, event: Item[Event], whole: Day | None) -> list[Day | None]:
    """From when on each of its facts is known: disputes beside it once all of them had begun."""
    days = [known.disputed(graph, one) for one in queries.neighbouring(graph, event)]
    sure = [one for one in days if one is not None]
    begun = max(sure) if sure and len(sure) == len(days) else None
    return [*(whole for _ in more_facts(graph, event.body)), *([begun] if days else [])]


def _later(whole: Day | None, days: Iterable[Day | None]) -> list[str]:
    """From when on each part is known; nothing where all are as soon as the whole."""
    found = list(days)
    late = any(one is None or whole is None or one > whole for one in found)
    return [_day(one) for one in found] if late else []


def _day(day: Day | None) -> str:
    return "" if day is None else iso_day(day)


def _quotes(graph: Graph, event: Item[Event]) -> list[dict[str, str]]:
    """What was said in it or about it, word for word."""
    return [
        {
            "text": quote.body.text,
            "speaker": phrases.speakers(graph, quote.body),
            "url": links.address_of(graph, "quote", quote.id),
            "lang": quote.body.language,
        }
        for quote in _said_in(graph, event)
    ]


def _said_in(graph: Graph, event: Item[Event]) -> Sequence[Item[Quote]]:
    quotes = queries.unique(graph.backlinks(event, "quotes", "remarks"), Quote)
    return queries.in_order(quotes)


def _disputed(graph: Graph, event: Item[Event]) -> list[dict[str, str]]:
    """The questions by which accounts of it, or of a part of it, differ."""
    return [
        {
            "text": phrases.named(question.body),
            "url": links.address_of(graph, "question", question.id),
        }
        for question in queries.disputes(graph, event)
    ]


def _facts(graph: Graph, event: Item[Event]) -> Iterator[dict[str, Any]]:
    """What else is told of it: fields that show themselves, and disputed questions beside it."""
    absent = phrases.absent(graph, event)
    if absent:
        yield {"label": graph.words.text("event.happened"), "values": [absent]}
    for fact in more_facts(graph, event.body):
        yield {"label": fact.label, "values": fact.values}
    for key, names in connections.names(graph, event.body):
        if names:
            yield {"label": graph.words.text(key), "values": names}
    beside = [phrases.named(question.body) for question in queries.neighbouring(graph, event)]
    if beside:
        yield {"label": graph.words.text("disputed.beside"), "values": beside}


def _bounds(of: Span) -> dict[str, Any]:
    ends = {"from": _iso(of.earliest), "to": _iso(of.latest)}
    soft = {"soft": list(of.soft)} if any(of.soft) else {}
    unknown = {"unknown": True} if of.unknown else {}
    cuts = {"cuts": [iso(end) for gap in of.gaps for end in gap]} if of.gaps else {}
    return {**ends, **soft, **unknown, **cuts, "precision": of.precision}


def _ended(end: EventEnding) -> dict[str, Any]:
    return _bounds(span(end)) | ({"untold": True} if end.untold else {})


def _clock(graph: Graph, body: Event) -> dict[str, Any]:
    """The clock that was read, and how far it and those of the timeline were ahead of UTC."""
    moment = order.when(body).earliest
    if body.time is None or body.time.zone == LOCAL or moment is None:
        return {}
    say = graph.words
    lasted = say.moment(body.date, body.time, body.end) != say.moment(body.date, body.time)
    return ({"until": say.date(body.end)} if body.end and lasted else {}) | {
        "zone": body.time.city,
        "offset": ahead_at(body.time.zone, moment),
        "offsets": [ahead_at(zone, moment) for _, _, zone in _zones(graph)],
    }


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else iso(moment)
