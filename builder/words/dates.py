"""Dates as uncertain as they are → words: `about February 2024`, `from 2 to 5 April 2031`."""

from builder.dates import Date, Point
from builder.fields import Clock
from builder.words.language import Language

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MARKS = {"~": "approximate", "?": "uncertain", "%": "uncertain-approximate"}


def date(say: Language, when: Date, *, through: bool = False) -> str:
    """A date in words; `through` reads an interval as all through instead of some time in."""
    if not when.interval or (when.start and when.start == when.end):
        return _qualified(say, when.start) if when.start else ""
    if when.start and when.end:
        return _between(say, when.start, when.end, "from-to" if through else "between")
    if when.start:
        key = "since" if through else _preposition(when.start, "after")
        return say.text(f"date.{key}", date=_qualified(say, when.start))
    if when.end:
        key = "until" if through else _preposition(when.end, "before")
        return say.text(f"date.{key}", date=_qualified(say, when.end))
    return say.text("date.always" if through else "date.unknown")


def moment(say: Language, when: Date, clock: Clock | None = None, end: Date | None = None) -> str:
    """A date, its clock time and the date it lasted until."""
    started = date(say, when)
    if clock:
        key = "date.clock-utc" if clock.city == "UTC" else "date.clock"
        started = say.text(key, date=started, time=f"{clock.time:%H:%M}", city=clock.city)
    if end is None or end.start == end.end == when.start == when.end:
        return started
    if not (clock or when.interval or end.interval) and when.start and end.start:
        return _between(say, when.start, end.start, "from-to")
    return say.text("date.lasting", date=started, end=date(say, end))


def period(say: Language, start: Date | None, end: Date | None) -> str:
    """Since when and until when."""
    if start and end:
        return say.text("date.from-to", start=date(say, start), end=date(say, end))
    if start:
        return say.text("date.since", date=date(say, start))
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


def _preposition(point: Point, word: str) -> str:
    return f"{'on' if point.day else 'in'}-or-{word}"
