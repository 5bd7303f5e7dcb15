"""Dates with their uncertainty: text → a `Date` with its bounds.

The notation is a subset of EDTF (ISO 8601-2, levels 0 to 2), with a few additions:

    2031-04-13                a day                 2031-04     a month      2031    a year
    185X                      a decade              18XX        a century    -0043   44 BCE
    2023-21                   a season: 21 spring, 22 summer, 23 autumn, 24 winter, which ends in
                              the next year; 29 to 32 are those of the southern hemisphere
    2031-02~                  approximately         2031-04-14? uncertain    2031%   both
    2031-04-01/2031-04-13     from one date to another: the field says whether that means
                              "some time in" or "all through"
    2031-04-01/..             open: from then on    ../2031-04  open: until then
    [2031-04-13,2031-04-15]   one or the other
    early 2024-02             ours, because EDTF has no word for it: also `mid` and `late`,
                              of a month (ten days each) or of a year (four months each)
    44 BCE                    ours, the same as -0043; also BC, CE and AD
    1917-10-25 Julian         ours: a date of the Julian calendar

When something ended, an `Ending`, may also be `..`: it is still going on; or `unknown`: it is not
known when it ended. That of an event may be `untold`: nobody says whether it ended.

Bounds are never narrower than what was written. An approximate or uncertain date may be off by one
of its own units (a day, a month, a season, a year …); a date that is both, by two.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal

from builder.days import DAY, Day, Moment
from builder.fields import LOCAL, Clock, Parsed, refuse
from builder.points import HOW_TO, Point, point, suggestion
from builder.problems import shown
from builder.zones import ahead

UNTOLD = "untold"
UNKNOWN = ("unknown", UNTOLD)
"""How an end is written of which no date is known."""
Precision = Literal["minute", "day", "month", "season", "year", "span"]


@dataclass(frozen=True)
class Date(Parsed):
    """A date as written: a point, or an interval with None for an open end."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool = False
    choices: Sequence[Point] = ()
    """Of one or the other, in order of time; the first and the last are its ends."""

    @classmethod
    def parse(cls, value: object) -> "Date":
        """Read the notation described at the top of this module, or `refuse` and say why."""
        text = _written(value)
        if text in {"..", *UNKNOWN}:
            hint = (
                "something that lasted has a `date`, when it began, and an `end`; what happened at"
                " a time not known is written `../2031`, by then, or `1997/..`, then or later"
            )
            refuse("bad-date", f"{shown(text)} is only for when something ended", hint)
        if text.startswith("["):
            return cls._choice(text)
        halves = text.split("/")
        if len(halves) == 1:
            read = point(text, text)
            return cls(text, read, read)
        return cls._interval(text, halves)

    @classmethod
    def _choice(cls, text: str) -> "Date":
        """One or the other, written `[1845,1846]`."""
        parts = [part.strip() for part in text.strip("[]").split(",")]
        if not text.endswith("]") or len(parts) < 2 or ".." in text:
            hint = suggestion(text) or "write it like `[1845,1846]`, or `1845/1847` for a range"
            refuse("bad-date", f"{shown(text)} is not a choice of dates", hint)
        points = sorted(
            (point(part, text) for part in parts), key=lambda one: (one.earliest, one.latest)
        )
        if len(set(points)) < len(points):
            refuse("bad-date", f"{shown(text)} names a date twice", "name each once")
        _refuse_mixed(text, points)
        return cls(text, points[0], points[-1], choices=tuple(points))

    @classmethod
    def _interval(cls, text: str, halves: Sequence[str]) -> "Date":
        """From one date to another, of which one may be open."""
        if len(halves) > 2:
            refuse("bad-date", f"{shown(text)} has more than one slash", suggestion(text) or HOW_TO)
        if "" in halves:
            known = next((half for half in halves if half), "2031-04-13")
            hint = f"write `{known}/..` or `../{known}`; an end that is not known is `end: unknown`"
            refuse("bad-date", f"{shown(text)} has nothing on one side of its slash", hint)
        start, end = (None if half == ".." else point(half, text) for half in halves)
        _refuse_mixed(text, [one for one in (start, end) if one])
        if start and end and start.earliest > end.latest:
            refuse("bad-date", f"{shown(text)} ends before it begins", "swap the two dates")
        return cls(text, start, end, interval=True)

    @property
    def points(self) -> Sequence[Point]:
        """The dates that it names, in order."""
        return self.choices or tuple(dict.fromkeys(one for one in (self.start, self.end) if one))

    @cached_property
    def earliest(self) -> Day | None:
        """The first possible day; None if the start is open."""
        return self.start.earliest if self.start else None

    @cached_property
    def latest(self) -> Day | None:
        """The last possible day; None if the end is open."""
        if self.choices:
            return max(one.latest for one in self.choices)
        return self.end.latest if self.end else None

    @property
    def gaps(self) -> Iterator[tuple[Day, Day]]:
        """Of one or the other, the days between its readings: the first, and the first after."""
        for n, later in enumerate(self.choices[1:], start=1):
            after = max(one.latest for one in self.choices[:n]) + 1
            if after < later.earliest:
                yield after, later.earliest

    @property
    def soft(self) -> tuple[bool, bool]:
        """Which of its two ends are only approximate or open."""
        return (not self.start or self.start.soft, not self.end or self.end.soft)

    @property
    def precision(self) -> Precision:
        """How precise it is; what has no other word is a `span`."""
        if self.interval or self.choices or not self.start:
            return "span"
        return _PRECISIONS.get(self.start.unit, "span")

    @property
    def exact_day(self) -> bool:
        """Whether it names one calendar day, so that a clock time can go with it."""
        return self.precision == "day"

    @property
    def unknown(self) -> bool:
        """Whether it is said that nothing of it is known."""
        return self.text in {*UNKNOWN, "../.."}

    @property
    def julian(self) -> bool:
        """Whether it is a date of the Julian calendar."""
        return any(one.julian for one in self.points)

    def mapped(self, change: Callable[[Point], Point]) -> "Date":
        """The same with all of its points changed."""
        start, end = (one and change(one) for one in (self.start, self.end))
        return replace(self, start=start, end=end, choices=tuple(map(change, self.choices)))

    def __str__(self) -> str:
        return self.text


def is_before(one: Date | None, other: Date | None) -> bool:
    """Whether a date is before another under every reading of both; of none, it is not."""
    last, first = one.latest if one else None, other.earliest if other else None
    return last is not None and first is not None and last < first


def is_days_before(one: Date | None, other: Date | None) -> bool:
    """The same, by more than a day: elsewhere a day has another date for some of its hours."""
    last, first = one.latest if one else None, other.earliest if other else None
    return last is not None and first is not None and last + 1 < first


class Ending(Date):
    """When something ended: a date; `..` where it has not ended; or `unknown`."""

    UNKNOWN: ClassVar[Sequence[str]] = UNKNOWN[:1]
    """How it is written that no date of it is known."""

    @classmethod
    def parse(cls, value: object) -> "Ending":
        """Read it, or `refuse` and say why."""
        text = _written(value)
        if text in {"..", *cls.UNKNOWN}:
            return cls(text, None, None, interval=True)
        when = Date.parse(text)
        return cls(text, when.start, when.end, when.interval, when.choices)

    @property
    def goes_on(self) -> bool:
        """Whether it says that nothing has ended."""
        return self.text == ".."

    @property
    def untold(self) -> bool:
        """Whether nobody says that it ended, nor that it goes on."""
        return self.text == UNTOLD


class EventEnding(Ending):
    """The same, which may also be `untold`."""

    UNKNOWN = UNKNOWN


def ended_by(end: Ending | None, limit: Date | None) -> Date | None:
    """When something ended that a limit ends at the latest; None if it goes on."""
    if end is None or end.goes_on:
        return limit
    if is_before(limit, end):
        return limit
    if limit is None or limit.latest is None or not end.interval:
        return end
    if end.latest is not None and end.latest <= limit.latest:
        return end
    return replace(end, text="", end=limit.end)


_PRECISIONS: Mapping[str, Precision] = {
    "day": "day",
    "month": "month",
    "season": "season",
    "year": "year",
}


def _written(value: object) -> str:
    """The text of a date; a list in YAML is a choice: `[1845, 1846]`."""
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return f"[{','.join(value)}]"
    if not isinstance(value, str):
        refuse("bad-date", "a date is a single value, not a block of fields", HOW_TO)
    return value


def _refuse_mixed(text: str, points: Sequence[Point]) -> None:
    """Refuse dates of two calendars in one: the Julian one may be meant for both."""
    if len({one.julian for one in points}) > 1:
        hint = "write `Julian` after each date that is of the Julian calendar"
        refuse("bad-date", f"only a part of {shown(text)} is Julian", hint)


@dataclass(frozen=True)
class Span:
    """The earliest and latest possible moment in UTC, the latter exclusive; None means open.

    For a date with a clock time both are the same moment, which is included.
    """

    earliest: Moment | None
    latest: Moment | None
    soft: tuple[bool, bool]
    precision: Precision
    unknown: bool = False
    """Whether it is said that nothing of it is known, which is not the same as open."""
    gaps: tuple[tuple[Moment, Moment], ...] = ()
    """Between its earliest and latest moment, where it cannot have been; the later is exclusive."""

    @property
    def dated(self) -> bool:
        """Whether it has any bound: `../..` has neither a start nor an end."""
        return self.earliest is not None or self.latest is not None

    @property
    def place(self) -> Moment | None:
        """Where it stands in an order: at its earliest moment, or where that is open, its latest.

        What is only known to have happened by a day is not the first thing that happened.
        """
        return self.latest if self.earliest is None else self.earliest

    @property
    def key(self) -> tuple[float, float]:
        """Sort key: its place, then its latest moment; where one is open, after all others."""
        after_all = float("inf")
        place = self.place
        return (
            after_all if place is None else place,
            after_all if self.latest is None else self.latest,
        )


def span(when: Date, clock: Clock | None = None) -> Span:
    """The moments between which a date lies.

    With a clock time, it is a moment in that clock's zone. Without one, it covers whole calendar
    days, taken as days in UTC: a source that names a day means a calendar day, not a time zone.
    """
    if clock and when.exact_day:
        soft = when.soft
        ends = _moment(when.earliest, clock), _moment(when.latest, clock)
        return Span(*ends, soft, "span" if any(soft) else "minute")
    first, last = when.earliest, when.latest
    start = None if first is None else first * DAY
    end = None if last is None else (last + 1) * DAY
    gaps = tuple((after * DAY, before * DAY) for after, before in when.gaps)
    return Span(start, end, when.soft, when.precision, when.unknown, gaps)


def _moment(day: Day | None, clock: Clock) -> Moment | None:
    if day is None:
        return None
    return day * DAY + clock.time.hour * 60 + clock.time.minute - ahead(clock, day)


def local(when: Date, clock: Clock | None = None) -> Span:
    """As `span`, but in local time, written as if it were UTC.

    Pictures show days, and an event belongs to its local day: 01:00 in Tokyo on the 14th is drawn
    on the 14th, though it is still the 13th in UTC.
    """
    return span(when, replace(clock, zone=LOCAL, ahead=None) if clock else None)
