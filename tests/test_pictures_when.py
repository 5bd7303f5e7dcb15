"""How an uncertain date looks, on the strip, in the diagram of messages and in the browser."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.dates import Date, Span, span
from builder.pictures import when
from builder.pictures.timescale import Scale
from builder.pictures.when import LEAST, SURE, MarkShape, shape, soft_band

CSS = Path(__file__).parent.parent / "builder" / "web" / "src" / "css"
YEARS = Scale(((datetime(2000, 1, 1, tzinfo=UTC), 0.0), (datetime(2040, 1, 1, tzinfo=UTC), 1.0)))
MONTH = Scale(((datetime(2031, 3, 1, tzinfo=UTC), 0.0), (datetime(2031, 4, 1, tzinfo=UTC), 1.0)))


def on(notation: str) -> Span:
    return span(Date.parse(notation))


def drawn(scale: Scale, began: str, ended: str = "") -> MarkShape:
    return shape(scale, 960, on(began), on(ended) if ended else None)


def test_a_day_is_a_point_until_its_band_is_wider_than_one() -> None:
    assert drawn(YEARS, "2031-03-05").dots
    day = drawn(MONTH, "2031-03-05")
    assert not day.dots
    assert [opacity for _, _, opacity in day.bands] == [SURE]


@pytest.mark.parametrize("ended", ["2031-03-05", "2031-03-06", "2031", "2031-03~"])
def test_what_lasted_is_a_band_however_far_away(ended: str) -> None:
    mark = drawn(YEARS, "2031-03-05", ended)
    assert not mark.dots
    assert mark.right - mark.left >= LEAST - 0.001


def test_what_surely_went_on_is_full_and_the_days_of_its_ends_are_part_of_it() -> None:
    mark = drawn(MONTH, "2031-03-05", "2031-03-20")
    assert {opacity for _, _, opacity in mark.bands} == {SURE}
    assert (mark.left, mark.right) == pytest.approx((960 * 4 / 31, 960 * 20 / 31))


def test_of_what_may_have_lasted_no_time_at_all_nothing_is_full() -> None:
    assert max(opacity for _, _, opacity in drawn(YEARS, "2010/2020", "2015/2030").bands) < SURE


def test_a_band_that_fades_at_both_ends_keeps_a_middle() -> None:
    found = list(soft_band(0, 20, (True, True)))
    assert [found[0][0], found[-1][1]] == [0, 20]
    assert [opacity for _, _, opacity in found] == [0.125, 0.25, 0.375, 0.5, 0.375, 0.25, 0.125]


def test_the_list_for_narrow_windows_fades_as_the_picture_does() -> None:
    text = (CSS / "column.css").read_text(encoding="utf-8")
    assert set(re.findall(r"rgb\(0 0 0 / ([\d.]+)\)", text)) == {f"{when.FAINTEST:g}"}
    ends = [f"{100 * share:g}%" for share in (when.SOFT_ONE, when.SOFT_BOTH)]
    assert re.findall(r"--from: (\S+);", text)[:2] == ends
