"""A size and a seed → a made-up story, as `data/timeline.json` has it (version 5).

The same size and seed give the same story on every machine and in every run: figures of two dates
are then about the same events. It spreads as real stories do: years with little in them, weeks with
most of it; dates as exact as the sources were; four sides that often meet in one event.
"""

import random
from datetime import datetime, timedelta
from itertools import pairwise, product
from typing import Any

SEED = 20240413
FIRST, LAST = datetime(2018, 11, 1), datetime(2024, 4, 20)  # noqa: DTZ001 all of it is UTC
DAY = timedelta(days=1)

SIDES = (
    ("coast", "The coast", "vermilion"),
    ("hills", "The hills", "blue"),
    ("islands", "The islands and their allies", "green"),
    ("union", "The union", "purple"),
)
COLOURS = {side: colour for side, _, colour in SIDES}
ACTORS = (
    *(("harbour-office", "Harbour office", "coast"), ("coast-guard", "Coast guard", "coast")),
    *(("port-union", "Port workers", "coast"), ("hill-council", "Hill council", "hills")),
    *(("rail-company", "Rail company", "hills"), ("water-board", "Water board", "hills")),
    *(("island-court", "Island court", "islands"), ("ferry-line", "Ferry line", "islands")),
    *(("island-press", "Island press", "islands"), ("union-envoy", "Envoy of the union", "union")),
    *(("union-bank", "Bank of the union", "union"), ("observers", "Observers", "union")),
)
TYPES = ("attack", "decision", "meeting", "message", "statement")
PLACES = ("Old Harbour", "Upper Valley", "North Quay", "Ferry House", "Long Bridge", "")
VERBS = ("closes", "answers", "warns of", "puts off", "opens", "denies", "asks for", "confirms")
THINGS = ("the crossing", "a second inspection", "talks on the grain depot", "the night ferry")
MORE = ("", " after the storm", " for two more weeks", " over the disputed survey", ", with terms")
SAYERS = ("The Daily Quay", "two harbour officials", "the hill council", "a court record")
BASES = ("reporter’s account", "unnamed official", "on record", "document")
ATTRIBUTIONS = tuple(product(SAYERS, BASES))
MONTHS = "January February March April May June July August September October November December"
OFFSET = 210

# How often a date is how exact, of 100.
EXACT = {"minute": 22, "day": 60, "month": 8, "span": 10}


class Dice:
    """All that is left to chance; on `random()` alone, which no version of Python changes."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 no secret hangs on it

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def below(self, count: int) -> int:
        return int(self._random.random() * count)

    def pick(self, choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 whatever is chosen from
        return choices[self.below(len(choices))]

    def weighted(self, weights: dict[str, int]) -> str:
        at = self._random.random() * sum(weights.values())
        for name, weight in weights.items():
            at -= weight
            if at < 0:
                return name
        return next(reversed(weights))

    def bell(self) -> float:
        """Give a number from −1 to 1, mostly near 0."""
        return (sum(self._random.random() for _ in range(4)) - 2) / 2


def story(size: int, seed: int = SEED) -> dict[str, Any]:
    """Give the whole file for this many events, as plain data ready for JSON."""
    dice = Dice(seed * 100_003 + size)
    weeks = [FIRST + (LAST - FIRST) * (1 - dice.below(1000) ** 2 / 1e6) for _ in range(8)]
    events = [_event(dice, _moment(dice, weeks)) for _ in range(size)]
    events.sort(key=lambda one: (one["date"]["from"], one["date"]["to"], one["title"]))
    for number, event in enumerate(events, 1):
        event["id"] = f"event-{number}"
    chapters = _chapters(events)
    for event in events:
        event["chapter"] = _chapter_of(event, chapters)
    _answers(dice, events)
    return {
        "version": 5,
        "title": f"A story of {size:,} events",
        "as_of": _day(LAST),
        "scale": [[_iso(FIRST - 60 * DAY), 0], [_iso(LAST + 60 * DAY), 1]],
        "zones": [{"id": "utc", "name": "UTC"}],
        "sides": [{"id": i, "name": name, "colour": colour} for i, name, colour in SIDES],
        "chapters": chapters,
        "actors": [{"id": i, "name": name} for i, name, _ in ACTORS],
        "bases": [{"id": basis, "name": basis} for basis in BASES],
        "attributions": [{"by": by, "basis": basis} for by, basis in ATTRIBUTIONS],
        "event_url": "events/{id}/",
        "events": [_filled(event) for event in events],
    }


def _moment(dice: Dice, weeks: list[datetime]) -> datetime:
    """Choose a minute: most lie about one of the story's weeks, few in between."""
    if dice.chance(0.12):
        return FIRST + timedelta(minutes=dice.below(int((LAST - FIRST) / timedelta(minutes=1))))
    about = weeks[min(dice.below(8), dice.below(8))]
    at = about + dice.bell() * timedelta(days=12)
    return min(max(at, FIRST), LAST).replace(second=0, microsecond=0)


def _event(dice: Dice, at: datetime) -> dict[str, Any]:
    actors = [dice.pick(ACTORS) for _ in range(1 + dice.below(2) + dice.below(2))]
    thing = f"{dice.pick(VERBS)} {dice.pick(THINGS)}"
    title = f"{actors[0][1]} {thing}{dice.pick(MORE)}"
    place = dice.pick(PLACES)
    summary = f"{actors[-1][1]} had expected otherwise. It was the first to say so, at {place}."
    quote = {"text": "We did not see this coming.", "speaker": actors[0][1], "lang": "en"}
    disputed = {"text": f"Who {thing}?", "url": "questions/who/"}
    return {
        "title": title[:60].rstrip(" ,"),
        "date": _date(dice, at),
        "end": _date(dice, at + 3 * DAY, "day") if dice.chance(0.06) else None,
        "lane": actors[0][2],
        "colour": COLOURS[actors[0][2]],
        "sides": list(dict.fromkeys(side for _, _, side in actors)),
        "actors": list(dict.fromkeys(actor for actor, _, _ in actors)),
        "type": dice.pick(TYPES),
        "significance": int(dice.weighted({"1": 55, "2": 35, "3": 10})),
        "summary": summary if place else "",
        "place": place,
        "said": [_said(dice)],
        "quotes": [quote | {"url": "quotes/one/"}] if dice.chance(0.05) else [],
        "disputed": [disputed] if dice.chance(0.03) else [],
    }


def _date(dice: Dice, at: datetime, exact: str = "") -> dict[str, Any]:
    exact = exact or dice.weighted(EXACT)
    day = at.replace(hour=0, minute=0)
    if exact == "minute":
        clock = {"zone": "Old Harbour", "offset": OFFSET, "offsets": [0]}
        there = at + timedelta(minutes=OFFSET)
        return _bounds(f"{_day(there)}, {there:%H:%M}", at, at, exact) | clock
    if exact == "day":
        return _bounds(_day(day), day, day + DAY, exact)
    if exact == "month":
        first = day.replace(day=1)
        text = f"{MONTHS.split()[day.month - 1]} {day.year}"
        return _bounds(text, first, (first + 31 * DAY).replace(day=1), exact)
    last = day + (2 + dice.below(12)) * DAY
    made = _bounds(f"between {_day(day)} and {_day(last)}", day, last + DAY, exact)
    soft = [dice.chance(0.3), dice.chance(0.3)]
    return made | ({"soft": soft} if any(soft) else {})


def _bounds(text: str, start: datetime, stop: datetime, exact: str) -> dict[str, Any]:
    bounds = {"from": _iso(start), "to": _iso(stop)}
    return {"text": text, **bounds, "precision": exact}


def _chapters(events: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Cut the story in five: each chapter has as many events, and lasts as long as it takes."""
    cuts = [_midnight(events[len(events) * part // 5]) for part in range(5)]
    cuts = sorted({*cuts, _iso(LAST + 60 * DAY)})
    return [
        {"id": f"part-{number}", "title": f"Part {number}", "from": start, "to": stop}
        for number, (start, stop) in enumerate(pairwise(cuts), 1)
    ]


def _midnight(event: dict[str, Any]) -> str:
    return f"{event['date']['from'][:10]}T00:00Z"


def _chapter_of(event: dict[str, Any], chapters: list[dict[str, str]]) -> str:
    start = event["date"]["from"]
    return next((one["id"] for one in chapters if one["from"] <= start < one["to"]), "")


def _answers(dice: Dice, events: list[dict[str, Any]]) -> None:
    """Let a few events answer one that came shortly before."""
    for number, event in enumerate(events[20:], 20):
        if not dice.chance(0.04):
            continue
        earlier = events[number - 1 - dice.below(20)]
        days = (_moment_of(event) - _moment_of(earlier)).days
        latency = f"{days} days later" if days > 1 else ""
        event["answers"] = [{"event": earlier["id"], "latency": latency, "said": _said(dice)}]


def _said(dice: Dice) -> int:
    return ATTRIBUTIONS.index((dice.pick(SAYERS), dice.pick(BASES)))


def _moment_of(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["date"]["from"])


def _filled(event: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, as the export does."""
    return {name: value for name, value in event.items() if value}


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS.split()[moment.month - 1]} {moment.year}"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes") + "Z"
