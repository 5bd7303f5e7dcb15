"""How long after one date another is → words, as a person says it: `nearly 12 years later`.

The browser says the same of events that it shows one below the other (`layout/latency.js`): the
numbers come from here by `tables.py`, and one list of cases tests both.
"""

from dataclasses import dataclass

from builder.dates import Date, span
from builder.days import DAY, Day, Moment, civil
from builder.fields import LOCAL, Clock
from builder.words.language import Language

HOUR = 60
MANY_DAYS, MANY_MONTHS = 365, 24
"""Up to so many days are given in days, fewer months than so many in months, else years."""
MANY_UNSURE_DAYS = 60
"""Up to so many in days where the days are not exactly known …"""
CLOSE = 7
"""… unless they are known within so many."""
LONG = {"day": 1, "month": 30.4, "year": 365.2}
"""About how many days they have."""
NEARLY = {"hour": 45, "month": 21, "year": 9}
"""From so many minutes, days or months on, it is nearly one more."""


@dataclass(frozen=True)
class Days:
    """A date as latencies count it: its first and last local day, and its moment if known."""

    first: Day
    last: Day
    soft: bool
    moment: Moment | None = None


def bounds(date: Date, clock: Clock | None = None) -> Days | None:
    """Of a date, perhaps with a clock time; None where an end is open."""
    if date.earliest is None or date.latest is None:
        return None
    exact = span(date, clock)
    known = exact.precision == "minute" and not (clock and clock.zone == LOCAL)
    moment = exact.earliest if known else None
    return Days(date.earliest, date.latest, any(date.soft), moment)


def later(say: Language, earlier: Days, later: Days) -> str:
    """How long after the first the second was; empty where their order is not known."""
    if earlier.moment is not None and later.moment is not None:
        minutes = later.moment - earlier.moment
        if minutes < 2 * DAY:
            return _in_hours(say, minutes)
        # Time that has passed, not days of two calendars, which may leave one out or have it twice.
        return _later(say, _exact(say, earlier.first, earlier.first + round(minutes / DAY)))
    least, most = later.first - earlier.last, later.last - earlier.first
    if most == 0 == least:
        return say.text("latency.same-day")
    if earlier.soft or later.soft:
        return _later(say, _about(say, earlier, later)) if least > 0 else ""
    return _later(say, _between(say, earlier, later)) if least >= 0 else ""


def _later(say: Language, length: str) -> str:
    return say.text("latency.later", length=length) if length else ""


def _length(say: Language, unit: str, n: int) -> str:
    return say.text(f"latency.{unit}", n=n)


def _in_hours(say: Language, minutes: int) -> str:
    if minutes < 0:
        return ""
    if minutes == 0:
        return say.text("latency.same-time")
    if minutes < HOUR:
        return _later(say, _length(say, "minute", minutes))
    return _later(say, _rounded(say, "hour", *divmod(minutes, HOUR)))


def _rounded(say: Language, unit: str, whole: int, rest: int) -> str:
    """So many units and something: `more than 11 years`, or nearly one more."""
    if not rest:
        return _length(say, unit, whole)
    if rest >= NEARLY[unit]:
        return say.text("latency.nearly", length=_length(say, unit, whole + 1))
    return say.text("latency.more-than", length=_length(say, unit, whole))


def _months(first: Day, last: Day) -> tuple[int, int]:
    """How many months passed between two days, and about how many days more."""
    (year, month, day), (to_year, to_month, to_day) = civil(first), civil(last)
    months = (to_year - year) * 12 + to_month - month
    return (months, to_day - day) if to_day >= day else (months - 1, to_day - day + 31)


def _exact(say: Language, first: Day, last: Day) -> str:
    months, more = _months(first, last)
    if months and not (months % 12 or more):
        return _length(say, "year", months // 12)
    if last - first <= MANY_DAYS:
        return _length(say, "day", last - first)
    if months + (more >= NEARLY["month"]) < MANY_MONTHS:
        return _rounded(say, "month", months, more)
    # A few days after whole years are more than nothing, and not nearly a year.
    return _rounded(say, "year", months // 12, months % 12 or min(more, 1))


def _about(say: Language, earlier: Days, later: Days) -> str:
    """From the middle of one to the middle of the other, if that is more than what is not known."""
    days = (later.first + later.last - earlier.first - earlier.last) / 2
    unsure = (later.last - later.first + earlier.last - earlier.first) / 2
    if unsure > days / 2:
        return ""
    unit = "day"
    if days > MANY_UNSURE_DAYS:
        unit = "month" if days < (MANY_MONTHS - 0.5) * LONG["month"] else "year"
    return say.text("latency.about", length=_length(say, unit, int(days / LONG[unit] + 0.5)))


def _between(say: Language, earlier: Days, later: Days) -> str:
    least, most = later.first - earlier.last, later.last - earlier.first
    low = _exact(say, earlier.last, later.first)
    if low == _exact(say, earlier.first, later.last):
        return low
    if most <= MANY_UNSURE_DAYS or (most <= MANY_DAYS and most - least <= CLOSE):
        return _range(say, "day", least, most)
    months, _ = _months(earlier.last, later.first)
    most_months, more = _months(earlier.first, later.last)
    most_months += more > 0
    if most_months < MANY_MONTHS:
        return _range(say, "month", months, most_months)
    return _range(say, "year", months // 12, -(-most_months // 12))


def _range(say: Language, unit: str, low: int, high: int) -> str:
    length = _length(say, unit, high)
    if low == 0:
        return say.text("latency.at-most", length=length)
    key = "either" if high == low + 1 and unit == "day" else "between"
    return say.text(f"latency.{key}", low=low, length=length)
