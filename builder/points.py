"""One date without a slash: text → a `Point`, with the first and last day that it may mean."""

import re
from calendar import month_name
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Never

from builder.date_help import meant
from builder.days import REFORM, Day, civil, day_number, iso_year, month_length
from builder.fields import refuse
from builder.problems import shown

FIRST_YEAR, LAST_YEAR = -9999, 9999
"""The years that a date may name."""
SPRING, WINTER = 21, 24
"""Spring to winter, as EDTF numbers them in place of a month."""
SOUTHERN = 8
"""What EDTF adds for the southern hemisphere; for the northern one 4, and so may a record."""
YEARS = {"": 1, "X": 10, "XX": 100}
"""How many years are named, by the digits left open."""
MARGIN = {
    "day": 1,
    "third": 10,
    "third of a year": 123,
    "month": 31,
    "season": 92,
    "year": 366,
    "decade": 3653,
    "century": 36_525,
}
"""How many days an approximate or uncertain date may be off, by its unit."""
HOW_TO = "write it like 2031-04-13, 2031-04, 2024, 2024-02~ or 2031-04-01/2031-04-13"
NUMBERS = "months are 01 to 12, seasons 21 (spring) to 24 (winter), southern ones 29 to 32"

_POINT = re.compile(
    r"(?:(?P<third>early|mid|late) )?(?P<year>(?!-0000)-?\d{1,4})(?P<blank>X{0,2})"
    r"(?:-(?P<month>(?!00)\d\d)(?:-(?P<day>(?!00)\d\d))?)?"
    r"(?P<mark>[~?%]?)(?: (?P<era>BCE?|CE|AD))?(?P<julian> Julian)?(?P<last>[~?%]?)",
    re.ASCII,
)


@dataclass(frozen=True)
class Point:
    """A day, month, season, year, decade or century, perhaps qualified."""

    year: int
    """The first that is named; 1 BCE is 0."""
    month: int = 0
    day: int = 0
    third: str = ""
    mark: str = ""
    years: int = 1
    """How many years are named: of a decade or a century, one, or none if it is said already."""
    julian: bool = False
    """Whether it is a date of the Julian calendar."""

    @property
    def unit(self) -> str:
        """The unit that the date is precise to; `third` means a third of a month."""
        if self.third:
            return "third" if self.month else "third of a year"
        if self.day:
            return "day"
        if self.month:
            return "season" if self.month > 12 else "month"
        return {1: "year", 10: "decade", 100: "century"}[self.years]

    @property
    def season(self) -> int:
        """Of a season, the number of it: 21 for spring, 24 for winter."""
        return SPRING + (self.month - SPRING) % 4

    @property
    def southern(self) -> bool:
        """Of a season, whether it is one of the southern hemisphere."""
        return self.month >= SPRING + SOUTHERN

    @property
    def spans_years(self) -> bool:
        """Whether it is a season that begins in the year named and ends in the next."""
        return self.month > 12 and self._first_month() == 12

    @property
    def named(self) -> Day:
        """The first day of what is named, however roughly."""
        return self._days[0]

    @cached_property
    def earliest(self) -> Day:
        """The first possible day."""
        return self.named - self._margin()

    @cached_property
    def latest(self) -> Day:
        """The last possible day."""
        return self._days[1] + self._margin()

    @property
    def soft(self) -> bool:
        """Whether its bounds are only approximate."""
        return bool(self.mark or self.third)

    def gregorian(self) -> "Point":
        """A day of the Julian calendar by the Gregorian one."""
        year, month, day = civil(self.named)
        return replace(self, year=year, month=month, day=day, julian=False)

    def _margin(self) -> int:
        return MARGIN[self.unit] * {"": 0, "%": 2}.get(self.mark, 1)

    @cached_property
    def _days(self) -> tuple[Day, Day]:
        if self.day:
            day = day_number(self.year, self.month, self.day, julian=self.julian)
            return day, day
        if not self.month:
            months = 4 if self.third else 12 * self.years
            return self._months({"": 1, "early": 1, "mid": 5, "late": 9}[self.third], months)
        if self.month > 12:
            return self._months(self._first_month(), 3)
        first, last = self._months(self.month, 1)
        return {
            "": (first, last),
            "early": (first, first + 9),
            "mid": (first + 10, first + 19),
            "late": (first + 20, last),
        }[self.third]

    def _first_month(self) -> int:
        """Of a season as the weather has it: spring begins in March, or in September."""
        return (3 * (self.season - SPRING) + (6 if self.southern else 0)) % 12 + 3

    def _months(self, first: int, number: int) -> tuple[Day, Day]:
        """The first and last day of so many months."""
        start, end = (
            day_number(self.year, month, julian=self.julian) for month in (first, first + number)
        )
        return start, end - 1


def point(text: str, whole: str) -> Point:
    """Read a date without a slash, a part of the `whole` that was written, or `refuse`."""
    read = _read(text)
    if not read:
        _refuse_form(whole)
    if fault := _fault(read, text, whole):
        message, hint = fault
        refuse("bad-date", message, suggestion(whole) or hint)
    return read


def _read(text: str) -> Point | None:
    """What has the form of a date."""
    found = _POINT.fullmatch(text)
    if not found or (found["mark"] and found["last"]):
        return None
    digits, era, years = found["year"], found["era"] or "", YEARS[found["blank"]]
    if era and (digits.startswith("-") or int(digits) == 0 or years > 1):
        return None
    if not era and len(digits.removeprefix("-") + found["blank"]) != len("2024"):
        return None
    return Point(
        _year(digits, years, era),
        int(found["month"] or 0),
        int(found["day"] or 0),
        found["third"] or "",
        found["mark"] or found["last"],
        years,
        bool(found["julian"]),
    )


def _year(digits: str, years: int, era: str) -> int:
    """The first year that is named: the tens before the year 0 begin with -19."""
    if era.startswith("B"):
        return 1 - int(digits)
    return int(digits) * years - (years - 1 if digits.startswith("-") else 0)


def _fault(read: Point, text: str, whole: str) -> tuple[str, str] | None:
    """Why it is no date of the calendar, and what helps."""
    numbered = 1 <= read.month <= 12 or (SPRING <= read.month <= WINTER + SOUTHERN and not read.day)
    if read.month and not numbered:
        return f"{shown(whole)} has no month or season numbered {read.month:02}", NUMBERS
    if read.third and (read.day or read.month > 12 or read.years > 1):
        return f"`{read.third}` goes with a month or a year, not {shown(whole)}", ""
    if read.month and read.years > 1:
        return f"{shown(whole)} has a month of more than one year", HOW_TO
    written = text.rstrip("~?%")
    days = month_length(read.year, read.month, julian=read.julian) if numbered else 0
    if read.day > days:
        of = f"{month_name[read.month]} {iso_year(read.year)}"
        return f"there is no day {shown(written)} in the calendar", f"{of} has {days} days"
    reformed = (read.year, read.month) == REFORM[:2] and 4 < read.day < REFORM[2]
    if reformed and not read.julian:
        hint = f"it went from 4 to 15 October; a Julian date is written `{written} Julian`"
        return f"there was no day {shown(written)} when the Gregorian calendar began", hint
    return None


def suggestion(whole: str) -> str:
    """The notation that was perhaps meant, as a question; empty if nothing is near."""
    notation = meant(whole)
    parts = [
        _read(part) for part in notation.strip("[]").replace(",", "/").split("/") if part != ".."
    ]
    dates = [date for date in parts if date and not _fault(date, notation, notation)]
    ordered = len(dates) < 2 or dates[0].earliest <= dates[1].latest
    sound = dates and len(dates) == len(parts) and ordered and notation != whole
    return f"did you mean `{notation}`?" if sound else ""


def _refuse_form(whole: str) -> Never:
    if re.search(r"T\d|\d:\d", whole):
        hint = "put the clock time in the field `time`, as in `03:00 Europe/Helsinki`"
        refuse("bad-date", f"{shown(whole)} contains a clock time", hint)
    refuse("bad-date", f"{shown(whole)} is not a date", suggestion(whole) or HOW_TO)
