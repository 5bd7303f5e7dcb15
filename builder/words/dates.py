"""Dates as uncertain as they are → words: `about February 2024`, `from 2 to 5 April 2031`."""

from datetime import timedelta

from builder.dates import Date, Point
from builder.fields import Clock
from builder.words.language import Language

DAY = timedelta(days=1)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MARKS = {"~": "approximate", "?": "uncertain", "%": "uncertain-approximate"}


def date(say: Language, when: Date, *, through: bool = False) -> str:
    """A date in words; `through` reads an interval as all through instead of some time in."""
    if not when.interval or (when.start and when.start == when.end):
        return _qualified(say, when.start) if when.start else ""
    if when.start and when.end:
        either = when.end.latest - when.start.earliest == DAY and not any(when.soft)
        key = "from-to" if through else "either" if either else "between"
        return _between(say, when.start, when.end, key)
    if when.start:
        key = "since" if through else "or-later"
        return say.text(f"date.{key}", date=_qualified(say, when.start))
    if when.end:
        key = "until" if through else "or-earlier"
        return say.text(f"date.{key}", date=_qualified(say, when.end))
    return say.text("date.always" if through else "date.unknown")


def moment(say: Language, when: Date, clock: Clock | None = None, end: Date | None = None) -> str:
    """A date, its clock time and the date it lasted until."""
    started = date(say, when)
    if clock:
        started = say.text("date.moment", date=started, time=clock_time(say, clock))
    if end is None or end.start == end.end == when.start == when.end:
        return started
    if not (clock or when.interval or end.interval) and when.start and end.start:
        return _between(say, when.start, end.start, "from-to")
    if when.start and when.end and not clock and when.end == end.start == end.end:
        return _between(say, when.start, when.end, "after-until")
    return say.text("date.lasting", date=started, end=date(say, end))


def clock_time(say: Language, clock: Clock) -> str:
    """A clock time, and whose clock it is: `03:00 Helsinki time`."""
    key = "clock.utc" if clock.city == "UTC" else "clock.city"
    return say.text(key, time=f"{clock.time:%H:%M}", city=clock.city)


def period(say: Language, start: Date | None, end: Date | None) -> str:
    """Since when and until when."""
    latest = end.end if end and end.interval and not end.start else None
    if start and end:
        key = "date.from-to-latest" if latest else "date.from-to"
        last = _qualified(say, latest) if latest else date(say, end)
        return say.text(key, start=date(say, start), end=last)
    if start and start.start and start.interval and not start.end:
        return say.text("date.since-earliest", date=_qualified(say, start.start))
    if start:
        return say.text("date.since", date=date(say, start))
    if latest:
        return say.text("date.until-latest", date=_qualified(say, latest))
    return say.text("date.until", date=date(say, end)) if end else ""


def month(say: Language, year: int, number: int) -> str:
    """A month and its year: `April 2024`."""
    return say.text("date.month", month=say.month(number), year=str(year))


def _between(say: Language, start: Point, end: Point, key: str) -> str:
    return say.text(f"date.{key}", start=_shared(say, start, end), end=_qualified(say, end))


def _qualified(say: Language, point: Point) -> str:
    name = _name(say, point)
    return say.text(f"date.{MARKS[point.mark]}", date=name) if point.mark else name


def _name(say: Language, point: Point) -> str:
    """A date without its qualification: `13 April 2024`, `early February 2024`."""
    year = str(point.year)
    if point.month > 12:
        return say.text(f"date.{SEASONS[point.month]}", year=year)
    if point.day:
        return say.text("date.day", day=str(point.day), month=say.month(point.month), year=year)
    name = month(say, point.year, point.month) if point.month else year
    return say.text(f"date.{point.third}", date=name) if point.third else name


def _shared(say: Language, start: Point, end: Point) -> str:
    """The first date of two, without the month and year that it shares with the second."""
    qualified = start.mark or end.mark or start.third or end.third
    if qualified or start.year != end.year or end.unit == "year" or not start.month:
        return _qualified(say, start)
    if start.day and end.day and start.month == end.month:
        return str(start.day)
    if start.month > 12:
        return say.text(f"date.{SEASONS[start.month]}-alone")
    key = "date.day-month" if start.day else "date.month-alone"
    return say.text(key, day=str(start.day), month=say.month(start.month))
