"""The calendar: days and moments as whole numbers ⇄ years, months and days, however long ago.

A day is the number of days since 1 January 1970, a moment the minutes since its midnight. Python's
own dates begin with the year 1, so history needs numbers. Years are counted as in ISO 8601 and
EDTF: 1 BCE is the year 0, 44 BCE the year -43. Days are those of the Gregorian calendar, which is
carried on into the past, unless they are called Julian.

The years are taken to begin in March, so that the leap day is their last: then months have the same
length in all of them (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, 2021).
"""

from typing import NamedTuple

Day = int
Moment = int
"""It may be 0, the first of 1970: ask whether it is None, not whether it is true."""

DAY = 24 * 60
"""A day in minutes."""
REFORM = (1582, 10, 15)
"""The first day of the Gregorian calendar, after 4 October in the Julian one."""
FIRST_PLAIN_YEAR = 1000
"""Before it, a year is written with its era: a number with fewer digits may be anything."""
_GREGORIAN, _JULIAN = 719_468, 719_470
"""Days from 1 March of the year 0 to 1 January 1970, in each calendar."""
_CYCLE, _YEARS = 146_097, 400
"""After so many days and years, the Gregorian calendar repeats itself."""


class Civil(NamedTuple):
    """A day by its numbers in a calendar."""

    year: int
    month: int
    day: int


def day_number(year: int, month: int = 1, day: int = 1, *, julian: bool = False) -> Day:
    """A day of a calendar; months beyond the twelfth belong to the years that follow."""
    years, from_march = divmod(year * 12 + month - 3, 12)
    leaps = years // 4 if julian else years // 4 - years // 100 + years // 400
    before = (153 * from_march + 2) // 5
    return 365 * years + leaps + before + day - 1 - (_JULIAN if julian else _GREGORIAN)


def civil(day: Day, *, julian: bool = False) -> Civil:
    """The year, month and day of the month of a day."""
    if julian:
        cycle, rest = 0, day + _JULIAN
        years = (4 * rest + 3) // 1461
        of_year = rest - 1461 * years // 4
    else:
        cycle, rest = divmod(day + _GREGORIAN, _CYCLE)
        years = (rest - rest // 1460 + rest // 36_524 - rest // (_CYCLE - 1)) // 365
        of_year = rest - (365 * years + years // 4 - years // 100)
    from_march = (5 * of_year + 2) // 153
    later, month = divmod(from_march + 2, 12)
    year = cycle * _YEARS + years + later
    return Civil(year, month + 1, of_year - (153 * from_march + 2) // 5 + 1)


def month_length(year: int, month: int, *, julian: bool = False) -> int:
    """How many days a month has."""
    first, following = (day_number(year, n, julian=julian) for n in (month, month + 1))
    return following - first


def known(moment: Moment | None, otherwise: Moment) -> Moment:
    """The moment, or another where it is open."""
    return otherwise if moment is None else moment


def iso_year(year: int) -> str:
    """A year in four digits, as EDTF has it: `-0043`, `0476`."""
    return f"{year:05}" if year < 0 else f"{year:04}"


def iso_day(of: Day) -> str:
    """A day in ISO 8601: `2031-04-13`.

    A year that has not four digits is written as ECMA-262 expects it: `-000043-03-15`.
    """
    year, month, day = civil(of)
    written = f"{year:04}" if 0 <= year <= 9999 else f"{year:+07}"
    return f"{written}-{month:02}-{day:02}"


def iso(moment: Moment) -> str:
    """A moment in ISO 8601: `2031-04-13T03:00Z`; its year as that of a day."""
    day, minute = divmod(moment, DAY)
    return f"{iso_day(day)}T{minute // 60:02}:{minute % 60:02}Z"


def moment(text: str) -> Moment:
    """A moment that `iso` has written."""
    date, _, time = text.removesuffix("Z").partition("T")
    year, month, day = date.rsplit("-", 2)
    hour, minute = time.split(":")
    return day_number(int(year), int(month), int(day)) * DAY + int(hour) * 60 + int(minute)
