"""A clock, and a day → how far it was ahead of UTC, in minutes; and whether it showed that time.

From the IANA time zone database, by `zoneinfo`. Before standard time each place had the time of its
own sun, of which the database knows no more than an estimate: that is never used.
"""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from builder.days import DAY, Day, Moment, civil
from builder.fields import LOCAL, Clock

LIKE_YEARS = 9_200
"""The last multiple of 400 after which `datetime` has 400 whole years to spare."""

_BEFORE = {"LMT", "-00"}
"""What the database calls the time of a zone in which clocks had none in common yet."""


def ahead(clock: Clock, day: Day) -> int:
    """How many minutes a clock was ahead of UTC when it showed its time on a day.

    A time without a zone is left as it is; so is one that no clock showed, or none in common.
    """
    if clock.zone in {LOCAL, "UTC"}:
        return 0
    if clock.ahead is not None:
        return clock.ahead
    found = _at(clock, day)
    return _minutes(found) if found else 0


def ahead_at(zone: str, moment: Moment) -> int:
    """How many minutes clocks of a zone were ahead of UTC at a moment."""
    return _ahead_at(zone, moment) if zone != "UTC" else 0


@lru_cache(maxsize=10_000)
def _ahead_at(zone: str, moment: Moment) -> int:
    day, minute = divmod(moment, DAY)
    year, month, of_month = _civil(day)
    if year <= MINYEAR:
        return 0
    at = datetime(year, month, of_month, minute // 60, minute % 60, tzinfo=UTC)
    return _minutes(at.astimezone(ZoneInfo(zone)))


def has_standard_time(clock: Clock, day: Day) -> bool:
    """Whether clocks of its zone had a time in common on that day."""
    if clock.zone in {LOCAL, "UTC"}:
        return True
    found = _at(clock, day)
    return found is not None and found.tzname() not in _BEFORE


def readings(clock: Clock, day: Day) -> Sequence[int]:
    """How far ahead of UTC clocks of its zone were when they showed its time on a day.

    One number; none where they were put forward over that time, and two where they were put back
    and showed it twice.
    """
    if clock.zone in {LOCAL, "UTC"}:
        return (0,)
    folds = [at for at in (_at(clock, day), _at(clock, day, fold=1)) if at]
    shown = [at for at in folds if _shows(at)]
    return tuple(dict.fromkeys(map(_minutes, shown)))


def _civil(day: Day) -> tuple[int, int, int]:
    """Year, month and day; from the last year of `datetime` on, of a like year before it.

    The calendar, and with it the rules of each zone, repeat every 400 years.
    """
    year, month, of_month = civil(day)
    return year if year < MAXYEAR else LIKE_YEARS + year % 400, month, of_month


def _at(clock: Clock, day: Day, fold: int = 0) -> datetime | None:
    year, month, of_month = _civil(day)
    if year <= MINYEAR:
        return None
    hour, minute = clock.time.hour, clock.time.minute
    zone = ZoneInfo(clock.zone)
    return datetime(year, month, of_month, hour, minute, tzinfo=zone, fold=fold)


def _shows(at: datetime) -> bool:
    """Whether clocks showed it: a time that they skipped does not come back from UTC."""
    back = at.astimezone(UTC).astimezone(at.tzinfo)
    return back.replace(tzinfo=None) == at.replace(tzinfo=None)


def _minutes(at: datetime) -> int:
    offset = at.utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0
