"""The files of the stretches, as plain data → that of all, which has a row for each event.

A row has what a picture of all events and the choice among them need; its values are named by
`fields`. `from` is in minutes since 1970 in UTC, and `minutes` tells how many later `to` is.
`lane`, `sides`, `chapter`, `bases` and `actors` are places in the lists of that name, from 0. What
few events have is in `more`, which may be missing: a `date` with an end that is open or only
roughly meant, or with `cuts`, an `end`, `until`, a place in `clocks`, `behind` (the id of an
event), `answers` (the place of the event answered, how much later, a place in `attributions`),
`disputed` and `absent`. `known` tells from which day on the event of each row is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from builder.days import moment

Plain = dict[str, Any]

VERSION = 6
FIELDS = (
    *("id", "title", "text", "from", "minutes", "precision", "lane", "sides"),
    *("significance", "type", "chapter", "bases", "actors", "more"),
)


def in_rows(whole: Plain, stretches: Mapping[str, Plain]) -> Plain:
    """The file of all rows, by what all of it is placed and grouped by and by its stretches.

    The stretches come by the paths of their files.
    """
    lists = _Lists(whole, stretches.values())
    rows = [
        _row(event, lists, part["attributions"])
        for part in stretches.values()
        for event in part["events"]
    ]
    return {
        **whole,
        "version": VERSION,
        "bases": list(lists.bases.values()),
        "attributions": lists.attributions.entries,
        "clocks": lists.clocks.entries,
        "stretches": [
            {"url": path, "events": len(part["events"])} for path, part in stretches.items()
        ],
        "known": [
            event.get("known", "") for part in stretches.values() for event in part["events"]
        ],
        "fields": FIELDS,
        "events": rows,
    }


class _Noted:
    """Entries, each once, known by its place."""

    def __init__(self) -> None:
        self.entries: list[Plain] = []
        self._places: dict[str, int] = {}

    def place(self, entry: Plain) -> int:
        """Its place, from 0; a new one is added at the end."""
        place = self._places.setdefault(repr(entry), len(self.entries))
        if place == len(self.entries):
            self.entries.append(entry)
        return place


class _Lists:
    """What rows refer to, and where each entry is."""

    def __init__(self, whole: Plain, parts: Iterable[Plain]) -> None:
        parts = list(parts)
        self.sides, self.chapters, self.actors = (
            _places(entry["id"] for entry in whole[name])
            for name in ("sides", "chapters", "actors")
        )
        self.bases = {base["id"]: base for part in parts for base in part["bases"]}
        self.events = _places(event["id"] for part in parts for event in part["events"])
        self.base = _places(self.bases)
        self.attributions = _Noted()
        self.clocks = _Noted()


def _places(ids: Iterable[str]) -> Mapping[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _row(event: Plain, lists: _Lists, said: Sequence[Plain]) -> list[Any]:
    date, start, minutes = event["date"], *_minutes(event["date"])
    bases = dict.fromkeys(lists.base[said[place]["basis"]] for place in event.get("said", ()))
    row = [
        event["id"],
        event["title"],
        date["text"],
        start,
        minutes,
        date["precision"],
        lists.sides[event["lane"]] if "lane" in event else None,
        [lists.sides[side] for side in event["sides"]],
        event["significance"],
        event["type"],
        lists.chapters[event["chapter"]] if "chapter" in event else None,
        list(bases),
        [lists.actors[actor] for actor in event.get("actors", ())],
    ]
    more = _more(event, lists, said)
    return [*row, more] if more else row


def _minutes(date: Plain) -> tuple[int | None, int | None]:
    """When a date begins and how many minutes it is long; nothing if that is not all of it."""
    if date["from"] is None or date["to"] is None or {"soft", "cuts"} & date.keys():
        return None, None
    start, stop = (moment(date[end]) for end in ("from", "to"))
    return start, stop - start


def _more(event: Plain, lists: _Lists, said: Sequence[Plain]) -> Plain:
    date = event["date"]
    clock = {key: date[key] for key in ("zone", "offset", "offsets") if key in date}
    bounds = {key: date[key] for key in ("from", "to", "soft", "cuts") if key in date}
    answers = [
        [
            lists.events[answer["event"]],
            answer["latency"],
            lists.attributions.place(said[answer["said"]]),
        ]
        for answer in event.get("answers", ())
    ]
    more = {
        "date": bounds if _minutes(date)[0] is None else None,
        "end": event.get("end"),
        "until": date.get("until"),
        "clock": lists.clocks.place(clock) if clock else None,
        "behind": event.get("behind"),
        "answers": answers,
        "disputed": "disputed" in event,
        "absent": "absent" in event,
    }
    # A place may be 0, which is something.
    return {key: value for key, value in more.items() if value or type(value) is int}
