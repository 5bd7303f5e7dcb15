"""Dates as uncertain as they are → words: `about February 2024`, `from 2 to 5 April 2031`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from builder.dates import Date, Ending
from builder.days import FIRST_PLAIN_YEAR, REFORM, day_number
from builder.fields import LOCAL, Clock
from builder.points import Point
from builder.words.language import Language

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MARKS = {"~": "approximate", "?": "uncertain", "%": "uncertain-approximate"}
DECADE, CENTURY = 10, 100
GREGORIAN = day_number(*REFORM)


def date(say: Language, when: Date, *, through: bool = False) -> str:
    """A date in words; `through` reads an interval as all through instead of some time in.

    A Julian day is told in both calendars, first in that which was in use: since the reform the
    Gregorian one, of which all other dates are.
    """
    if not when.julian:
        return _date(say, when, through)
    julian = when.mapped(lambda point: replace(point, julian=False))
    if not all(point.day for point in when.points):
        return say.text("date.julian", date=_date(say, julian, through))
    gregorian = when.mapped(Point.gregorian)
    if when.points[-1].earliest < GREGORIAN:
        key, first, other = "date.julian-first", julian, gregorian
    else:
        key, first, other = "date.gregorian-first", gregorian, julian
    years = {point.year for one in (julian, gregorian) for point in one.points}
    beside = other.mapped(lambda point: replace(point, mark="", years=int(len(years) > 1)))
    return say.text(key, date=_date(say, first, through), other=_date(say, beside, through))


def _date(say: Language, when: Date, through: bool) -> str:  # noqa: FBT001
    if when.choices:
        return _choice(say, when.choices)
    if not when.interval or (when.start and when.start == when.end):
        return _qualified(say, when.start) if when.start else ""
    if when.start and when.end:
        key = "from-to" if through else "either" if _are_neighbours(when) else "between"
        return _between(say, when.start, when.end, key)
    if when.start:
        key = "since" if through else "or-later"
        return say.text(f"date.{key}", date=_qualified(say, when.start))
    if when.end:
        key = "until" if through else "or-earlier"
        return say.text(f"date.{key}", date=_qualified(say, when.end))
    return say.text("date.always" if through else "date.unknown")


def _are_neighbours(when: Date) -> bool:
    """Whether it is one unit or the next: two days, two years."""
    start, end = when.start, when.end
    if not start or not end or any(when.soft):
        return False
    return start.unit == end.unit and start.latest + 1 == end.earliest


def _choice(say: Language, points: Sequence[Point]) -> str:
    """One or the other: `26 or 28 July 1854`."""
    last = points[-1]
    if all(_is_shared(one, other) for one, other in pairwise(points)):
        earlier = [_shared(say, one, last) for one in points[:-1]]
        return say.any_of([*earlier, _qualified(say, last)])
    return say.any_of(_qualified(say, one) for one in points)


def moment(say: Language, when: Date, clock: Clock | None = None, end: Date | None = None) -> str:
    """A date, its clock time and the date it lasted until."""
    started = date(say, when)
    if clock:
        started = say.text("date.moment", date=started, time=clock_time(say, clock))
    if end is None or end.start == end.end == when.start == when.end:
        return started
    begun = started if clock else beginning(say, when)
    return ending(say, begun, end) or _lasting(say, when, clock, end, started)


def ending(say: Language, start: str, end: Date) -> str:
    """What began at a time in words, and whose end is open or not known; empty for other ends."""
    if end.unknown:
        return say.text(f"date.end-{_unknown(end)}", start=start)
    if end.start and end.end:
        return ""
    if end.end:
        return say.text("date.ended-by", start=start, end=_at(say, end.end))
    key = "ended-later" if end.start else "going-on"
    return say.text(f"date.{key}", start=start, end=_at(say, end.start) if end.start else "")


def _unknown(end: Date) -> str:
    return "untold" if isinstance(end, Ending) and end.untold else "unknown"


def _at(say: Language, point: Point) -> str:
    """The words of one point, as of a date without a slash."""
    return date(say, Date("", point, point))


def _lasting(say: Language, when: Date, clock: Clock | None, end: Date, started: str) -> str:
    plain = when.julian == end.julian and not (clock or end.choices or when.choices)
    if plain and not (when.interval or end.interval):
        return date(say, Date("", when.start, end.start, interval=True), through=True)
    if plain and when.start and when.end and when.end == end.start == end.end and not end.julian:
        return _between(say, when.start, when.end, "after-until")
    return say.text("date.lasting", date=started, end=_bound(say, end))


def clock_time(say: Language, clock: Clock) -> str:
    """A clock time, and whose clock it is: `03:00 Helsinki time`."""
    key = {"UTC": "utc", LOCAL: "local"}.get(clock.zone, "city")
    time = say.text(f"clock.{key}", time=f"{clock.time:%H:%M}", city=clock.city)
    if clock.ahead is None:
        return time
    return say.text("clock.ahead", time=time, offset=_offset(clock.ahead))


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"{sign}{hours}:{rest:02}" if rest else f"{sign}{hours}"


def period(say: Language, start: Date | None, end: Date | None) -> str:
    """Since when and until when."""
    if end and not (end.start or end.end):
        return _endless(say, start, end)
    if start and end:
        return say.text("date.from-to", start=beginning(say, start), end=_until(say, end))
    if start and start.start and start.interval and not start.end:
        return say.text("date.since-earliest", date=_at(say, start.start))
    if start:
        return say.text("date.since", date=beginning(say, start))
    return say.text("date.until", date=_until(say, end)) if end else ""


def beginning(say: Language, when: Date) -> str:
    """A date as it can follow “from” or “since”: `2031 or earlier`, `some time in 2031 or 2032`."""
    if when.end and not when.start:
        return say.text("date.or-before", date=_at(say, when.end))
    return _bound(say, when)


def _until(say: Language, when: Date) -> str:
    """A date as it can follow “to” or “until”: `2031 at the latest`."""
    if when.end and not when.start:
        return say.text("date.at-latest", date=_at(say, when.end))
    return _bound(say, when)


def _bound(say: Language, when: Date) -> str:
    """A date as a time that something began or ended at: `a time between 2 and 5 April 2031`."""
    if when.unknown:
        return say.text("date.not-known")
    said = date(say, when)
    start, end = when.start, when.end
    if when.choices or not start or not end:
        return said
    if _is_nameless(start) if start == end else not _are_neighbours(when):
        return say.text("date.some-time", date=said)
    return said


def _endless(say: Language, start: Date | None, end: Date) -> str:
    """Since when, and that it has ended or not, at no known time."""
    if not end.unknown:
        return period(say, start, None)
    if not start:
        return say.text("date.former")
    return say.text(f"date.end-{_unknown(end)}", start=beginning(say, start))


def month(say: Language, number_of_year: int, number: int) -> str:
    """A month and its year: `April 2031`."""
    return say.text("date.month", month=say.month(number), year=year(say, number_of_year))


def year(say: Language, number: int, *, alone: bool = False) -> str:
    """A year: `2024`, `476 CE`, `44 BCE`; `alone` without its era, which the next one names."""
    if number >= FIRST_PLAIN_YEAR:
        return str(number)
    shown = str(number if number > 0 else 1 - number)
    if alone:
        return shown
    return say.text("date.ce" if number > 0 else "date.bce", year=shown)


def _between(say: Language, start: Point, end: Point, key: str) -> str:
    return say.text(f"date.{key}", start=_shared(say, start, end), end=_qualified(say, end))


def _qualified(say: Language, point: Point) -> str:
    name = _name(say, point)
    return say.text(f"date.{MARKS[point.mark]}", date=name) if point.mark else name


def _name(say: Language, point: Point) -> str:
    """A date without its qualification: `13 April 2031`, `early February 2024`."""
    if point.years > 1:
        return _years(say, point)
    written = year(say, point.year)
    if point.month > 12:
        return _season(say, point)
    if point.day and not point.years:
        return say.text("date.day-month", day=str(point.day), month=say.month(point.month))
    if point.day:
        return say.text("date.day", day=str(point.day), month=say.month(point.month), year=written)
    name = month(say, point.year, point.month) if point.month else written
    return say.text(f"date.{point.third}", date=name) if point.third else name


def _season(say: Language, point: Point) -> str:
    """A season with its year, or the two that it belongs to: `winter 1845–46`."""
    written = year(say, point.year)
    if point.spans_years:
        written = _both_years(say, point.year)
    named = say.text(f"date.{SEASONS[point.season]}", year=written)
    return say.text("date.southern", season=named) if point.southern else named


def _both_years(say: Language, first: int) -> str:
    """A year and the next: `1845–46`, `1899–1900`, `45–44 BCE`."""
    last = first + 1
    if first >= FIRST_PLAIN_YEAR and last % 100:
        return say.text("date.years", start=str(first), end=f"{last % 100:02}")
    start = year(say, first, alone=last != 1)
    return say.text("date.years", start=start, end=year(say, last))


def _years(say: Language, point: Point) -> str:
    """A decade or a century: `the 1850s`, `the 19th century`."""
    if point.years == CENTURY:
        if point.year < 0:
            return say.ordinal("date.century-bce", -(point.year // 100))
        return say.ordinal("date.century", point.year // 100 + 1)
    if not _is_nameless(point):
        return say.text("date.decade", year=str(point.year))
    last = point.year + point.years - 1
    shared = (point.year > 0) == (last > 0)
    start = year(say, point.year, alone=shared)
    return say.text("date.between", start=start, end=year(say, last))


def _is_nameless(point: Point) -> bool:
    """Whether it is a decade that is called by its first and last year.

    “The 1800s” may be a century, and decades before the year 0 are not those of its numbers.
    """
    return point.years == DECADE and not (point.year >= FIRST_PLAIN_YEAR and point.year % 100)


def _is_shared(start: Point, end: Point) -> bool:
    """Whether the first of two dates may do without what it shares with the second."""
    plain = not (start.mark or end.mark or start.third or end.third)
    return plain and start.years == end.years <= 1 and start.unit == end.unit


def _shared(say: Language, start: Point, end: Point) -> str:
    """The first date of two, without the month, year or era that it shares with the second."""
    qualified = start.mark or end.mark or start.third or end.third
    if not qualified and start.unit == end.unit == "year" and (start.year > 0) == (end.year > 0):
        return year(say, start.year, alone=end.year < FIRST_PLAIN_YEAR)
    if qualified or start.year != end.year or end.unit == "year" or not start.month:
        return _qualified(say, start)
    if start.day and end.day and start.month == end.month:
        return str(start.day)
    if start.month > 12:
        return _season_alone(say, start, end)
    key = "date.day-month" if start.day else "date.month-alone"
    return say.text(key, day=str(start.day), month=say.month(start.month))


def _season_alone(say: Language, start: Point, end: Point) -> str:
    """A season without its year, where the next date has the same and only that."""
    if start.southern or end.southern or start.spans_years or end.spans_years:
        return _season(say, start)
    return say.text(f"date.{SEASONS[start.season]}-alone")
