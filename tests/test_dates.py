"""Dates: kept as written, never finer in words, in order, and within their bounds."""

import itertools
import random
import re
from calendar import monthrange
from datetime import date, time

import edtf
import pytest
from edtf import struct_time_to_date
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builder.dates import Date, span
from builder.fields import Clock
from builder.words import ENGLISH

UNIT_OF = ["minute", "day", "month", "season", "year", "span"]


@st.composite
def points(draw: st.DrawFn) -> str:
    year = draw(st.integers(1000, 2999))
    shape = draw(
        st.sampled_from(["year", "month", "day", "season", "third of month", "third of year"])
    )
    month = draw(st.integers(1, 12))
    date = f"{year}"
    if shape in {"month", "day", "third of month"}:
        date += f"-{month:02}"
    if shape == "day":
        date += f"-{draw(st.integers(1, monthrange(year, month)[1])):02}"
    if shape == "season":
        date += f"-{draw(st.integers(21, 24))}"
    if shape.startswith("third"):
        date = f"{draw(st.sampled_from(['early', 'mid', 'late']))} {date}"
    return date + draw(st.sampled_from(["", "", "~", "?", "%"]))


def valid(value: str) -> bool:
    try:
        Date.parse(value)
    except ValueError:
        return False
    return True


notations = st.one_of(
    points(),
    st.tuples(points(), points()).map("/".join).filter(valid),
    points().map(lambda point: f"{point}/.."),
    points().map(lambda point: f"../{point}"),
)


@settings(max_examples=500)
@given(notations)
@example("1000-01-01%")
@example("2999~")
@example("2999-12-31%/..")
@example("../1000?")
@example("../..")
def test_a_date_is_kept_as_written_and_its_bounds_are_in_order(written: str) -> None:
    when = Date.parse(written)
    assert when.text == str(when) == written
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    moments = span(when)
    if moments.earliest and moments.latest:
        assert moments.earliest < moments.latest
    assert ENGLISH.moment(when)
    assert ENGLISH.moment(when, None, when)


@settings(max_examples=300)
@given(notations)
def test_the_words_of_a_date_are_never_finer_than_what_was_written(written: str) -> None:
    months = "January February March April May June July August September October November December"
    spoken = ENGLISH.date(Date.parse(written))
    numbers = re.findall(r"\d+", spoken)
    days = [number for number in numbers if len(number) < 4]
    assert len(days) <= len(re.findall(r"\d{4}-\d\d-\d\d", written))
    named = [word for word in spoken.split() if word in months.split()]
    assert len(named) <= len(re.findall(r"\d{4}-(?:0\d|1[0-2])", written))
    years = set(re.findall(r"\d{4}", written))
    assert {number for number in numbers if len(number) == 4} == years
    assert ("about" in spoken) == bool(re.search("[~%]", written))
    assert ("perhaps" in spoken) == bool(re.search("[?%]", written))
    assert all(third in spoken for third in ("early", "mid", "late") if third in written)


@settings(max_examples=200)
@given(st.lists(notations, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_dates_is_total_and_does_not_depend_on_how_they_came(
    written: list[str], chance: random.Random
) -> None:
    dates = [Date.parse(one) for one in written]
    wanted = sorted(span(one).key for one in dates)
    chance.shuffle(dates)
    assert sorted(span(one).key for one in dates) == wanted
    for one, other in itertools.pairwise(dates):
        first, second = span(one), span(other)
        if first.latest and second.earliest and first.latest <= second.earliest:
            assert first.key < second.key


@settings(max_examples=200)
@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.times(),
    st.sampled_from(["UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York", "Pacific/Apia"]),
)
def test_a_clock_time_lies_on_its_day_or_beside_it(day: date, at: time, zone: str) -> None:
    when, clock = Date.parse(day.isoformat()), Clock.parse(f"{at:%H:%M} {zone}")
    moment = span(when, clock)
    assert moment.earliest == moment.latest
    assert moment.earliest
    assert abs((moment.earliest.date() - day).days) <= 1
    assert f"{at:%H:%M}" in ENGLISH.moment(when, clock)


@settings(max_examples=25)
@given(
    notations.filter(
        lambda date: (
            "y" not in date and "mid" not in date and "late" not in date and date != "../.."
        )
    )
)
@example("2024-24")
@example("2024-02-29/..")
def test_the_bounds_of_unqualified_dates_are_those_of_another_library(written: str) -> None:
    # How far a qualified date may be off, EDTF leaves open; ours is in builder/dates.py.
    written = re.sub("[~?%]", "", written)
    assume(valid(written))
    ours, theirs = Date.parse(written), edtf.parse_edtf(written)
    if ours.earliest:
        assert ours.earliest == struct_time_to_date(theirs.lower_strict())
    if ours.latest and not written.endswith("-24"):
        # Its winter ends with its year; ours, as the weather has it, with the next February.
        assert ours.latest == struct_time_to_date(theirs.upper_strict())


@pytest.mark.parametrize("mark", ["~", "?"])
@pytest.mark.parametrize("written", ["2024", "2024-04", "2024-04-13", "2023-22"])
def test_a_qualified_date_is_off_by_one_unit_and_both_marks_by_two(written: str, mark: str) -> None:
    plain, once, twice = (Date.parse(written + sign) for sign in ("", mark, "%"))
    assert plain.earliest
    assert plain.latest
    unit = {4: 366, 7: 31, 10: 1}[len(written)] if "-22" not in written else 92
    for off, one in ((unit, once), (2 * unit, twice)):
        assert one.earliest
        assert one.latest
        assert (plain.earliest - one.earliest).days == off
        assert (one.latest - plain.latest).days == off
