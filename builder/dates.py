"""Dates with their uncertainty: text → a `Date` with its bounds.

The notation is a subset of EDTF (ISO 8601-2, levels 0 and 1), with one addition:

    2024-04-13                a day                 2024-04     a month      2024    a year
    2023-21                   a season: 21 spring, 22 summer, 23 autumn, 24 winter
    2024-02~                  approximately         2024-04-14? uncertain    2024%   both
    2024-04-01/2024-04-13     from one date to another: the field says whether that means
                              "some time in" or "all through"
    2024-04-01/..             open: from then on    ../2024-04  open: until then
    early 2024-02             ours, because EDTF has no word for it: also `mid` and `late`,
                              of a month (ten days each) or of a year (four months each)

Bounds are never narrower than what was written. An approximate or uncertain date may be off by one
of its own units (a day, a month, a season, a year); a date that is both, by two.
"""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Literal, Never
from zoneinfo import ZoneInfo

from builder.fields import Clock, Parsed, refuse
from builder.problems import shown

Precision = Literal["minute", "day", "month", "season", "year", "span"]

SEASONS = range(21, 25)
"""Spring to winter, as EDTF numbers them in place of a month."""
MARGIN = {"day": 1, "third": 10, "third of a year": 123, "month": 31, "season": 92, "year": 366}
"""How many days an approximate or uncertain date may be off, by its unit."""
HOW_TO = "write it like 2024-04-13, 2024-04, 2024, 2024-02~ or 2024-04-01/2024-04-13"

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""The years that a date may name."""
_POINT = re.compile(
    r"(?:(?P<third>early|mid|late) )?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)


@dataclass(frozen=True)
class Point:
    """One date without a slash: a day, month, season or year, perhaps qualified."""

    year: int
    month: int = 0
    day: int = 0
    third: str = ""
    mark: str = ""

    @property
    def unit(self) -> str:
        """The unit that the date is precise to; `third` means a third of a month."""
        if self.third:
            return "third" if self.month else "third of a year"
        if self.day:
            return "day"
        return "year" if not self.month else "season" if self.month > 12 else "month"

    def _margin(self) -> timedelta:
        off = MARGIN[self.unit] * {"": 0, "%": 2}.get(self.mark, 1)
        return timedelta(days=off)

    @property
    def named(self) -> date:
        """The first day of what is named, however roughly."""
        return self._days()[0]

    @cached_property
    def earliest(self) -> date:
        """The first possible day."""
        return self.named - self._margin()

    @cached_property
    def latest(self) -> date:
        """The last possible day."""
        return self._days()[1] + self._margin()

    @property
    def soft(self) -> bool:
        """Whether its bounds are only approximate."""
        return bool(self.mark or self.third)

    def _days(self) -> tuple[date, date]:
        if self.day:
            return date(self.year, self.month, self.day), date(self.year, self.month, self.day)
        if self.month > 12:
            # Meteorological seasons of the northern hemisphere; winter starts in the year named.
            start = (self.month - 20) * 3
            following = (self.year + 1, 2) if start == 12 else (self.year, start + 2)
            return date(self.year, start, 1), _month_end(*following)
        if not self.month:
            first = {"": 1, "early": 1, "mid": 5, "late": 9}[self.third]
            return date(self.year, first, 1), _month_end(self.year, first + 3 if self.third else 12)
        end = _month_end(self.year, self.month)
        days = {"": (1, end.day), "early": (1, 10), "mid": (11, 20), "late": (21, end.day)}
        first, last = days[self.third]
        return end.replace(day=first), end.replace(day=last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True)
class Date(Parsed):
    """A date as written: a point, or an interval with None for an open end."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool = False

    @classmethod
    def parse(cls, value: object) -> "Date":
        """Read the notation described at the top of this module, or `refuse` and say why."""
        if not isinstance(value, str):
            refuse("bad-date", "a date is a single value, not a list or a block of fields", HOW_TO)
        halves = value.split("/")
        if len(halves) == 1:
            point = _point(value, value)
            return cls(value, point, point)
        if len(halves) > 2:
            refuse("bad-date", f"{shown(value)} has more than one slash", HOW_TO)
        start, end = (None if half == ".." else _point(half, value) for half in halves)
        if start and end and start.earliest > end.latest:
            refuse("bad-date", f"{shown(value)} ends before it begins", "swap the two dates")
        return cls(value, start, end, interval=True)

    @property
    def earliest(self) -> date | None:
        """The first possible day; None if the start is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last possible day; None if the end is open."""
        return self.end.latest if self.end else None

    @property
    def soft(self) -> tuple[bool, bool]:
        """Which of its two ends are only approximate or open."""
        return (not self.start or self.start.soft, not self.end or self.end.soft)

    @property
    def precision(self) -> Precision:
        """How precise it is; an interval or a third of a month or year is a `span`."""
        if self.interval or not self.start or self.start.third:
            return "span"
        unit = self.start.unit
        return "day" if unit == "day" else "month" if unit == "month" else _coarse(unit)

    @property
    def exact_day(self) -> bool:
        """Whether it names one calendar day, so that a clock time can go with it."""
        return self.precision == "day"

    def __str__(self) -> str:
        return self.text


def _coarse(unit: str) -> Literal["season", "year"]:
    return "season" if unit == "season" else "year"


def _point(text: str, whole: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found:
        _refuse_date(text, whole)
    point = Point(
        int(found["year"]),
        int(found["month"] or 0),
        int(found["day"] or 0),
        found["third"] or "",
        found["mark"],
    )
    if not FIRST_YEAR <= point.year <= LAST_YEAR:
        message = f"the year of {shown(whole)} is not between {FIRST_YEAR} and {LAST_YEAR}"
        refuse("bad-date", message)
    if found["month"] and not (
        1 <= point.month <= 12 or (point.month in SEASONS and not point.day)
    ):
        message = f"{shown(whole)} has no month or season numbered {found['month']}"
        refuse("bad-date", message, "months are 01 to 12, seasons 21 (spring) to 24 (winter)")
    if point.third and (point.day or point.month > 12):
        refuse("bad-date", f"`{point.third}` goes with a month or a year, not {shown(whole)}")
    if found["day"] and not 1 <= point.day <= monthrange(point.year, point.month)[1]:
        days = monthrange(point.year, point.month)[1]
        message = f"there is no day {shown(text.rstrip('~?%'))} in the calendar"
        refuse("bad-date", message, f"{month_name[point.month]} {point.year} has {days} days")
    return point


def _refuse_date(text: str, whole: str) -> Never:
    if re.search(r"\d[Xx]", text):
        hint = "write the range instead, as in 2024-04-10/2024-04-19"
        refuse("bad-date", f"{shown(whole)} has X for a digit, which is not supported", hint)
    if re.search(r"T|\d:\d", text):
        hint = "put the clock time in the field `time`, as in `03:00 Europe/Helsinki`"
        refuse("bad-date", f"{shown(whole)} contains a clock time", hint)
    refuse("bad-date", f"{shown(whole)} is not a date", HOW_TO)


@dataclass(frozen=True)
class Span:
    """The earliest and latest possible moment in UTC, the latter exclusive; None means open.

    For a date with a clock time both are the same moment, which is included.
    """

    earliest: datetime | None
    latest: datetime | None
    soft: tuple[bool, bool]
    precision: Precision

    @property
    def dated(self) -> bool:
        """Whether it has any bound: `../..` has neither a start nor an end."""
        return bool(self.earliest or self.latest)

    @property
    def key(self) -> tuple[float, float]:
        """Sort key: earliest, then latest possible moment; open ends lie beyond all others."""
        return (
            self.earliest.timestamp() if self.earliest else float("-inf"),
            self.latest.timestamp() if self.latest else float("inf"),
        )


def span(when: Date, clock: Clock | None = None) -> Span:
    """The moments between which a date lies.

    With a clock time, it is a moment in that clock's zone. Without one, it covers whole calendar
    days, taken as days in UTC: a source that names a day means a calendar day, not a time zone.
    """
    zone = ZoneInfo(clock.zone) if clock else UTC

    def moment(day: date | None, at: time, offset: int = 0) -> datetime | None:
        if day is None:
            return None
        return datetime.combine(day + timedelta(days=offset), at, zone).astimezone(UTC)

    if clock and when.exact_day:
        soft = when.soft
        ends = moment(when.earliest, clock.time), moment(when.latest, clock.time)
        return Span(*ends, soft, "span" if any(soft) else "minute")
    ends = moment(when.earliest, time()), moment(when.latest, time(), 1)
    return Span(*ends, when.soft, when.precision)


def local(when: Date, clock: Clock | None = None) -> Span:
    """As `span`, but in local time, written as if it were UTC.

    Pictures show days, and an event belongs to its local day: 01:00 in Tokyo on the 14th is drawn
    on the 14th, though it is still the 13th in UTC.
    """
    return span(when, replace(clock, zone="UTC") if clock else None)
