"""Dates on an axis: as round as there is room for, and never touching, here and in the browser."""

import json
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from builder.days import DAY, civil, day_number, iso
from builder.pictures.calendar import APART
from builder.pictures.strip.ticks import SIZE, axis, dated
from builder.pictures.svg import TextLine
from builder.pictures.text import text_width
from builder.pictures.timescale import Scale
from builder.words import ENGLISH
from builder.words.dates import year

CASES = Path(__file__).parent / "web" / "round-dates.json"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")
BROWSER = 12.0
"""The size of the words of an axis in the browser, in pixels."""
SPANS = (
    *((1845, 2016), (1990, 2031), (1799, 1901), (2001, 2012), (1066, 1950), (-299, 201)),
    *((-3000, 2000), (-9999, 9999), (880, 1120)),
)
WIDTHS = (960, 360, 96)


def at(number: int, month: int = 1, day: int = 1) -> int:
    return day_number(number, month, day) * DAY


def case(first: int, last: int, width: int) -> dict[str, object]:
    """A span of years and a width → the years on its axis."""
    start, end = at(first, 3, 5), at(last, 7, 20)
    found = dated(start, end, width, ENGLISH, BROWSER)
    years = [year(ENGLISH, number) for number in years_of(found[1])] if found else []
    return {"from": iso(start), "to": iso(end), "width": width, "dates": years}


def years_of(moments: Sequence[int]) -> list[int]:
    found = [civil(moment // DAY) for moment in moments]
    assert all(day[1:] == (1, 1) for day in found)
    return [day.year for day in found]


def test_the_browser_is_tested_by_the_same_cases() -> None:
    lines = [json.dumps(case(*span, width)) for span in SPANS for width in WIDTHS]
    found = "[\n" + ",\n".join(lines) + "\n]\n"
    if REWRITE:
        CASES.write_text(found, encoding="utf-8")
    assert found == CASES.read_text(encoding="utf-8"), "run `make cases`"


def drawn(scale: Scale, width: float) -> tuple[TextLine, ...]:
    return axis(scale, width, (10, 100), ENGLISH).dates


def bent(*points: tuple[int, float]) -> Scale:
    return Scale(points)


LONG = bent(
    (at(1839, 5, 19), 0.0),
    (at(1845, 5, 19), 0.1),
    (at(1848, 4, 22), 0.35),
    (at(1859, 9, 3), 0.6),
    (at(1880, 1, 20), 0.8),
    (at(1981, 6, 25), 0.85),
    (at(2016, 9, 13), 1.0),
)


@pytest.mark.parametrize("width", [960, 360])
def test_of_a_long_span_every_date_is_a_year(width: int) -> None:
    """Also where its pace changes in the middle of one; within years, months may stand too."""
    texts = [line.text for line in drawn(LONG, width)]
    assert len(texts) > 3
    assert all(text.isdecimal() for text in texts), texts


@pytest.mark.parametrize("last", [1846, 1850, 1900, 2016, 4000, 9000])
@pytest.mark.parametrize("width", [960, 360])
def test_dates_of_one_pace_are_at_equal_steps_and_round(last: int, width: int) -> None:
    """Each begins a division of as many years as there are from one to the next."""
    texts = [line.text for line in drawn(bent((at(1799, 5, 19), 0.0), (at(last), 1.0)), width)]
    years = [int(text) for text in texts]
    steps = {later - earlier for earlier, later in pairwise(years)}
    assert len(steps) == 1
    assert not any(number % min(steps) for number in years)


@pytest.mark.parametrize("width", [960, 360, 200])
@pytest.mark.parametrize("scale", [LONG, bent((at(-9999), 0.0), (at(-1), 0.5), (at(9999), 1.0))])
def test_dates_never_touch_and_stay_within_the_picture(scale: Scale, width: int) -> None:
    ends = [
        (float(line.x) - half, float(line.x) + half)
        for line in drawn(scale, width)
        for half in [text_width(line.text, SIZE) / 2]
    ]
    assert all(right - left >= APART - 1 for (_, left), (right, _) in pairwise(ends))
    assert all(left >= -0.1 and right <= width + 0.1 for left, right in ends)


def test_where_the_pace_changes_to_days_the_day_is_told_with_its_year() -> None:
    scale = bent((at(2019), 0.0), (at(2031, 4, 1), 0.3), (at(2031, 4, 20), 1.0))
    texts = [line.text for line in drawn(scale, 960)]
    assert "1 April 2031" in texts
    assert [text for text in texts if text.isdecimal()] == ["2020", "2022", "2024", "2026", "2028"]
