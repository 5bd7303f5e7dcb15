"""Clocks of a zone at the ends of what the calendar of Python can say."""

import pytest

from builder.days import DAY, day_number
from builder.fields import Clock
from builder.zones import ahead, ahead_at, has_standard_time, readings


@pytest.mark.parametrize("year", [9_998, 9_999, 10_000, 10_399])
@pytest.mark.parametrize(("month", "day", "minutes"), [(12, 31, 60), (7, 1, 120), (1, 1, 60)])
def test_a_zone_has_its_time_in_each_year_to_come(
    year: int, month: int, day: int, minutes: int
) -> None:
    clock, on = Clock.parse("12:00 Europe/Berlin"), day_number(year, month, day)
    assert has_standard_time(clock, on)
    assert list(readings(clock, on)) == [minutes]
    assert ahead(clock, on) == minutes
    assert ahead_at("Europe/Berlin", on * DAY + 12 * 60 - minutes) == minutes
