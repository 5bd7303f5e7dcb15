"""Dates: kept as written, never finer in words, in order, and within their bounds."""

import itertools
import random
import re
from calendar import monthrange
from datetime import date, time

import edtf
import pytest
from edtf.jdutil import date_to_jd
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builder.date_help import meant
from builder.dates import Date, Ending, span
from builder.days import DAY, civil, day_number, iso, iso_day, moment, month_length
from builder.fields import Clock
from builder.points import suggestion
from builder.words import ENGLISH

UNIT_OF = ["minute", "day", "month", "season", "year", "span"]
EPOCH = date(1970, 1, 1)


def number_of(day: date) -> int:
    return (day - EPOCH).days


# Days as numbers ----------------------------------------------------------------------------------

day_numbers = st.integers(day_number(-10_400), day_number(10_400))


@given(st.dates())
@example(EPOCH)
@example(date(1, 1, 1))
@example(date(2000, 2, 29))
def test_a_day_has_the_number_and_the_name_that_python_gives_it(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == number_of(day)
    assert date(*civil(number_of(day))) == day
    assert month_length(day.year, day.month) == monthrange(day.year, day.month)[1]
    assert iso_day(number_of(day)) == day.isoformat()


@given(day_numbers, st.booleans())
def test_a_number_comes_back_from_its_year_month_and_day(day: int, julian: bool) -> None:  # noqa: FBT001
    year, month, of_month = civil(day, julian=julian)
    assert day_number(year, month, of_month, julian=julian) == day
    assert 1 <= of_month <= month_length(year, month, julian=julian)
    assert 1 <= month <= 12
    assert civil(day + 1, julian=julian) > (year, month, of_month)


@given(st.integers(day_number(-4712, 1, 2, julian=True), day_number(1582, 10, 14)))
def test_julian_days_are_those_of_astronomers(day: int) -> None:
    # Their count of days, in another implementation, is by the Julian calendar until the reform.
    assert date_to_jd(*civil(day, julian=True)) == day + 2_440_587.5


@given(day_numbers)
def test_the_gregorian_calendar_repeats_itself_and_the_julian_one_sooner(day: int) -> None:
    for julian, years, days in ((False, 400, 146_097), (True, 4, 1461)):
        year, month, of_month = civil(day, julian=julian)
        assert civil(day + days, julian=julian) == (year + years, month, of_month)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("1582-10-05", "1582-10-15"),
        ("1700-02-28", "1700-03-10"),
        ("1700-02-29", "1700-03-11"),
        ("1752-09-03", "1752-09-14"),
        ("1917-10-25", "1917-11-07"),
        ("1918-02-01", "1918-02-14"),
        ("0200-03-01", "0200-03-01"),
    ],
)
def test_a_julian_date_is_the_day_of_history(julian: str, gregorian: str) -> None:
    assert Date.parse(f"{julian} Julian").earliest == Date.parse(gregorian).earliest


@given(day_numbers, st.integers(0, DAY - 1))
@example(day_number(0), 0)
@example(day_number(-1, 12, 31), 0)
@example(day_number(10_000), 1)
def test_a_moment_comes_back_from_its_text(day: int, minute: int) -> None:
    assert moment(iso(day * DAY + minute)) == day * DAY + minute


# Notations ----------------------------------------------------------------------------------------


@st.composite
def points(draw: st.DrawFn) -> str:
    year = draw(st.one_of(st.integers(1000, 2999), st.integers(-9999, 9999)))
    shape = draw(
        st.sampled_from(
            [
                "year",
                "month",
                "day",
                "season",
                "third of month",
                "third of year",
                "decade",
                "century",
            ]
        )
    )
    month = draw(st.integers(1, 12))
    written = f"{year:05}" if year < 0 else f"{year:04}"
    if shape in {"month", "day", "third of month"}:
        written += f"-{month:02}"
    if shape == "day":
        written += f"-{draw(st.integers(1, month_length(year, month))):02}"
    if shape == "season":
        written += f"-{draw(st.integers(21, 32))}"
    if shape == "decade":
        written = f"{written[:-1]}X"
    if shape == "century":
        written = f"{written[:-2]}XX"
    if shape.startswith("third"):
        written = f"{draw(st.sampled_from(['early', 'mid', 'late']))} {written}"
    written += draw(st.sampled_from(["", "", "~", "?", "%"]))
    assume("1582-10-" not in written)
    return written


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
    points().map(lambda point: f"{point} Julian").filter(valid),
    st.lists(points(), min_size=2, max_size=3, unique=True).map(lambda each: f"[{','.join(each)}]"),
)


@settings(max_examples=500)
@given(notations)
@example("-9999-01-01%")
@example("9999~")
@example("9999-12-31%/..")
@example("../-9999?")
@example("-99XX%")
@example("1970-01-01")
@example("0000")
@example("../..")
def test_a_date_is_kept_as_written_and_its_bounds_are_in_order(written: str) -> None:
    when = Date.parse(written)
    assert when.text == str(when) == written
    if when.earliest is not None and when.latest is not None:
        assert when.earliest <= when.latest
    moments = span(when)
    if moments.earliest is not None and moments.latest is not None:
        assert moments.earliest < moments.latest
    assert ENGLISH.moment(when)
    for end in (when, Ending.parse(".."), Ending.parse("unknown")):
        assert ENGLISH.moment(when, None, end)
        assert ENGLISH.period(when, end)


common = notations.filter(
    lambda date: not re.search("X|Julian|-2[1-9]|-3[0-2]|(?<!\\d)[-0]\\d{3}", date)
)
"""What is written in words as it is in digits: no season, decade or era."""


@settings(max_examples=300)
@given(common)
def test_the_words_of_a_date_are_never_finer_than_what_was_written(written: str) -> None:
    months = "January February March April May June July August September October November December"
    spoken = ENGLISH.date(Date.parse(written))
    numbers = re.findall(r"\d+", spoken)
    days = [number for number in numbers if len(number) < 4]
    assert len(days) <= len(re.findall(r"\d{4}-\d\d-\d\d", written))
    named = [word for word in spoken.replace(",", "").split() if word in months.split()]
    assert len(named) <= len(re.findall(r"\d{4}-(?:0\d|1[0-2])", written))
    years = set(re.findall(r"\d{4}", written))
    assert {number for number in numbers if len(number) == 4} == years
    assert ("about" in spoken) == bool(re.search("[~%]", written))
    assert ("perhaps" in spoken) == bool(re.search("[?%]", written))
    assert all(third in spoken for third in ("early", "mid", "late") if third in written)


@given(st.integers(-9999, 999), st.sampled_from(["", "-04", "-04-13", "-22"]))
def test_a_year_before_1000_has_its_era_and_either_notation_is_the_same_date(
    year: int, rest: str
) -> None:
    era, count = ("CE", year) if year > 0 else ("BCE", 1 - year)
    digits = f"{year:05}" if year < 0 else f"{year:04}"
    when = Date.parse(digits + rest)
    assert ENGLISH.date(when).endswith(f"{count} {era}")
    if count <= 9999:
        other = Date.parse(f"{count}{rest} {era}")
        assert (other.earliest, other.latest) == (when.earliest, when.latest)


@given(notations)
def test_a_notation_is_what_it_means(written: str) -> None:
    # The help is for what is no date: it never asks whether a date was meant as another one.
    assert suggestion(written) == "" or meant(written) != written


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
        if first.latest is None or second.earliest is None:
            continue
        if first.latest <= second.earliest:
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
    assert moment.earliest is not None
    assert abs(moment.earliest // DAY - number_of(day)) <= 1
    assert f"{at:%H:%M}" in ENGLISH.moment(when, clock)


OURS_ALONE = r"y|mid|late|Julian|X.*/|/.*X|^\.\./\.\.$|\[|-29|-3"
"""What is not EDTF, or not read by the other library."""


@settings(max_examples=25)
@given(
    notations.filter(
        lambda date: not re.search("y|mid|late|Julian|X.*/|/.*X|^../..$|\\[|-29|-3", date)
    )
)
@example("2032-24")
@example("-0043-03-15")
@example("185X")
@example("18XX")
@example("2032-02-29/..")
def test_the_bounds_of_unqualified_dates_are_those_of_another_library(written: str) -> None:
    # How far a qualified date may be off, EDTF leaves open; ours is in builder/dates.py.
    written = re.sub("[~?%]", "", written)
    assume(valid(written))
    assume(not re.search(r"-2[5-8]|-0\d\dX|-\d?0XX", written))  # not all of which it reads
    ours, theirs = Date.parse(written), edtf.parse_edtf(written)
    if ours.earliest is not None:
        assert civil(ours.earliest) == theirs.lower_strict()[:3]
    if ours.latest is not None and not re.search("-2[48]$", written):
        # Its winter ends with its year; ours, as the weather has it, with the next February.
        assert civil(ours.latest) == theirs.upper_strict()[:3]


@pytest.mark.parametrize("mark", ["~", "?"])
@pytest.mark.parametrize("written", ["2032", "2032-04", "2032-04-13", "2031-22"])
def test_a_qualified_date_is_off_by_one_unit_and_both_marks_by_two(written: str, mark: str) -> None:
    plain, once, twice = (Date.parse(written + sign) for sign in ("", mark, "%"))
    assert plain.earliest is not None
    assert plain.latest is not None
    unit = {4: 366, 7: 31, 10: 1}[len(written)] if "-22" not in written else 92
    for off, one in ((unit, once), (2 * unit, twice)):
        assert one.earliest is not None
        assert one.latest is not None
        assert plain.earliest - one.earliest == off
        assert one.latest - plain.latest == off


# Help ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "notation"),
    [
        ("1850s", "185X"),
        ("the 1850s", "185X"),
        ("19th century", "18XX"),
        ("the 1st century", "00XX"),
        ("5th century BC", "-04XX"),
        ("winter 1845", "1845-24"),
        ("winter 1845–46", "1845-24"),
        ("summer of 1850", "1850-22"),
        ("southern summer 1911–12", "1911-30"),
        ("c. 1850", "1850~"),
        ("circa April 1850", "1850-04~"),
        ("about 1850", "1850~"),
        ("perhaps 1850", "1850?"),
        ("20/21 April 1854", "[1854-04-20,1854-04-21]"),
        ("26 or 28 July 1854", "[1854-07-26,1854-07-28]"),
        ("1845 or 1846", "[1845,1846]"),
        ("{1845,1846}", "[1845,1846]"),
        ("[1845..1847]", "1845/1847"),
        ("1845–1847", "1845/1847"),
        ("1845-46", "1845/1846"),
        ("1914-18", "1914/1918"),
        ("between 1845 and 1847", "1845/1847"),
        ("before 1850", "../1850"),
        ("after 13 April 1850", "1850-04-13/.."),
        ("13 April 2032", "2032-04-13"),
        ("April 13, 2032", "2032-04-13"),
        ("Sept 2032", "2032-09"),
        ("2032/4/13", "2032-04-13"),
        ("13.04.2032", "2032-04-13"),
        ("2032-XX-XX", "2032"),
        ("2032-04-XX", "2032-04"),
        ("2032-04-0X", "2032-04-01/2032-04-09"),
        ("~2032", "2032~"),
        ("1850?~", "1850%"),
        ("Early February 2032", "early 2032-02"),
    ],
)
def test_what_was_meant_is_asked(written: str, notation: str) -> None:
    assert suggestion(written) == f"did you mean `{notation}`?"
    with pytest.raises(ValueError, match=r"date|slash|month|choice"):
        Date.parse(written)
    assert valid(notation)


@given(st.text(st.sampled_from("0123456789-/~?%X[],. aBCEJlnuiorcswgth"), max_size=20))
def test_what_is_suggested_is_a_date(written: str) -> None:
    notation = suggestion(written).removeprefix("did you mean `").removesuffix("`?")
    assert not notation or valid(notation)


@pytest.mark.parametrize(
    "written", ["04/05/2032", "yesterday", "2031-02-29", "1582-10-10", "31.04.2032"]
)
def test_nothing_is_suggested_where_it_would_be_a_guess(written: str) -> None:
    assert suggestion(written) == ""


@pytest.mark.parametrize(
    ("written", "gaps"),
    [
        ("[1849,1851]", [("1850-01-01", "1851-01-01")]),
        ("[1849,1850]", []),
        ("[1848,1850-03,1850]", [("1849-01-01", "1850-01-01")]),
        ("[1849~,1853-05-02]", [("1851-01-02", "1853-05-02")]),
        ("1849/1851", []),
    ],
)
def test_between_one_date_or_another_it_cannot_have_been(
    written: str, gaps: list[tuple[str, str]]
) -> None:
    found = span(Date.parse(written)).gaps
    assert [tuple(iso(end).split("T")[0] for end in gap) for gap in found] == gaps
