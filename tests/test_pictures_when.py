"""How an uncertain date looks, on the strip, in the diagram of messages and in the browser."""

import json
import os
import re
from pathlib import Path

import pytest

from builder.dates import Date, Ending, Span, span
from builder.days import DAY, day_number, iso
from builder.fields import Clock
from builder.pictures import when
from builder.pictures.timescale import Scale
from builder.pictures.when import LEAST, SURE, MarkShape, shape, soft_band, within

CSS = Path(__file__).parent.parent / "builder" / "web" / "src" / "css"


def between(first: tuple[int, int], last: tuple[int, int]) -> Scale:
    """The even scale from the first of a month to that of another."""
    return Scale(((day_number(*first) * DAY, 0.0), (day_number(*last) * DAY, 1.0)))


YEARS = between((2000, 1), (2040, 1))
MONTH = between((2031, 3), (2031, 4))


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


def test_a_band_too_narrow_for_its_parts_is_full_only_if_all_of_them_are() -> None:
    mark = drawn(YEARS, "2031-03", "2031-04-05/2031-04-20")
    assert [(segment.sure, segment.soft) for segment in mark.segments] == [(False, (False, False))]
    mark = drawn(YEARS, "2031-03-05~", "2031-04-05")
    assert [(segment.sure, segment.soft) for segment in mark.segments] == [(False, (True, False))]


def test_of_one_date_or_another_each_is_a_band_and_a_line_joins_them() -> None:
    mark = drawn(YEARS, "[2005,2010,2011,2020-05-05]")
    readings, joints = mark.segments[::2], mark.segments[1::2]
    assert [(round(one.low), round(one.high)) for one in readings] == [
        *((120, 144), (240, 288)),
        (round(readings[2].high - when.READING), round(960 * 20.34 / 40)),
    ]
    assert [one.joint for one in mark.segments] == [False, True, False, True, False]
    heights = [float(one.height) for one in mark.rects(10)]
    slim = round(when.HEIGHT * when.SLIM, 1)
    assert heights == [slim, when.JOINT, slim, when.JOINT, slim]
    assert slim < when.HEIGHT
    assert not any(one.sure for one in (*readings, *joints))


def test_what_began_on_one_day_or_another_may_go_on_between_them() -> None:
    assert not any(one.joint for one in drawn(YEARS, "[2005,2010]", "2020").segments)


def test_days_side_by_side_are_one_band() -> None:
    assert len(drawn(MONTH, "[2031-03-05,2031-03-06]").segments) == 1


def test_a_band_that_fades_at_both_ends_keeps_a_middle() -> None:
    found = list(soft_band(0, 20, (True, True)))
    assert [found[0][0], found[-1][1]] == [0, 20]
    assert [opacity for _, _, opacity in found] == [0.125, 0.25, 0.375, 0.5, 0.375, 0.25, 0.125]


def test_the_list_for_narrow_windows_fades_as_the_picture_does() -> None:
    text = (CSS / "column.css").read_text(encoding="utf-8")
    assert set(re.findall(r"rgb\(0 0 0 / ([\d.]+)\)", text)) == {f"{when.FAINTEST:g}"}
    ends = [f"{100 * share:g}%" for share in (when.SOFT_ONE, when.SOFT_BOTH)]
    assert re.findall(r"--from: (\S+);", text)[:2] == ends


# What the browser draws by, too -------------------------------------------------------------------

DRAWN = Path(__file__).parent / "web" / "dates-drawn.json"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")
ALL = between((2029, 1), (2034, 1))
WIDTHS = (36_520, 183)
"""Near and far, in pixels: a day is wider than a point, or narrower."""
BAND = 12
"""The least width of a band, beside a point of nine pixels."""
BEGAN = (
    *("2031-04-02 at 03:00", "2031-04-02", "2031-04-02~", "2031-04-02?", "2031-04", "2031-04~"),
    *("2031-22", "2031", "early 2031-04", "2031-04-02/2031-04-05", "2031-04-03/..", "../2031-05"),
    *("[2031-04-02,2031-04-03]", "[2031-04-02,2031-04-04]", "[2029-03,2033-03]", "[2030-02~,2031]"),
    *("[2031-02-02,2031-04-02,2031-09]", "[2030-01,2030-02-02,2030-02-04,2033-05]"),
)
ENDED = (
    *(None, "2031-04-02", "2031-04-09", "2031-04-09~", "2031-04", "2031-06"),
    *("2031-04-05/2031-04-20", "2031-06-01/..", "../2031-06", "..", "unknown"),
)


def dated(notation: str | None) -> Span | None:
    if notation is None:
        return None
    day, _, clock = notation.partition(" at ")
    return span(Ending.parse(day), Clock.parse(f"{clock} UTC") if clock else None)


def plain(of: Span | None) -> object:
    """A date as in `timeline.json`."""
    if of is None:
        return None
    ends = (None if end is None else iso(end) for end in (of.earliest, of.latest))
    return (
        {**dict(zip(("from", "to"), ends, strict=True)), "soft": of.soft}
        | {"precision": of.precision}
        | ({"unknown": True} if of.unknown else {})
        | ({"cuts": [iso(end) for gap in of.gaps for end in gap]} if of.gaps else {})
    )


def example(began: str, ended: str | None, width: int) -> dict[str, object]:
    first, last = dated(began), dated(ended)
    assert first
    found = shape(ALL, width, first, last, BAND)
    parts = [
        [
            round(segment.low, 3),
            round(segment.high, 3),
            "joint" if segment.joint else segment.sure,
            *([] if segment.sure or segment.joint else segment.soft),
        ]
        for segment in found.segments
    ]
    mark = {"dot": round(found.dots[0], 3)} if found.dots else {"parts": parts}
    dates = {"date": plain(first), "end": plain(last)}
    return {"name": f"{began}; {ended}", "width": width, **dates, **mark}


def test_the_browser_is_tested_by_the_same_cases() -> None:
    lines = [
        json.dumps(example(began, ended, width))
        for began in BEGAN
        for ended in ENDED
        for width in WIDTHS
    ]
    found = "[\n" + ",\n".join(lines) + "\n]\n"
    if REWRITE:
        DRAWN.write_text(found, encoding="utf-8")
    assert found == DRAWN.read_text(encoding="utf-8"), "run `make cases`"


ORDER = DRAWN.with_name("order.json")
ORDERED = (
    *("../2031-04-10", "2031-04-10", "2031-04-10 at 03:00", "2031-04-11", "2031-04", "2031"),
    *("../2031-04-09", "2031-04-02/..", "../2030", "2029~", "[2031-04-01,2031-04-10]"),
    *("early 2031-04", "../2028", "2028-12-31", "2031-04-01/2031-04-10"),
)


def in_order() -> list[tuple[str, Span]]:
    dates = [(notation, dated(notation)) for notation in ORDERED]
    return sorted(((name, of) for name, of in dates if of), key=lambda pair: pair[1].key)


def test_what_is_only_known_to_have_happened_by_a_day_stands_at_the_end_of_that() -> None:
    names = [name for name, _ in in_order()]
    assert names[:2] == ["2029~", "2028-12-31"]
    assert names.index("../2031-04-10") == names.index("2031-04-11") - 1
    assert names.index("../2031-04-10") > names.index("2031-04-10 at 03:00")
    assert on("../..").key > on("9999-12-31").key


def test_the_browser_puts_dates_in_the_same_order() -> None:
    lines = [json.dumps({"name": name, "date": plain(of)}) for name, of in in_order()]
    found = "[\n" + ",\n".join(lines) + "\n]\n"
    if REWRITE:
        ORDER.write_text(found, encoding="utf-8")
    assert found == ORDER.read_text(encoding="utf-8"), "run `make cases`"


def test_an_open_beginning_fades_soon_before_the_day_that_is_known() -> None:
    mark = drawn(YEARS, "../2010")
    (only,) = mark.segments
    assert (only.high - only.low, only.soft) == (when.TAIL, (True, False))
    assert only.high == pytest.approx(960 * 11 / 40, abs=0.1)
    lasted = drawn(YEARS, "../2010", "2020")
    assert [(one.sure, one.soft) for one in lasted.segments] == [
        (False, (True, False)),
        (True, (False, False)),
        (False, (False, False)),
    ]


def test_at_the_left_edge_of_a_picture_an_open_beginning_is_cut() -> None:
    mark = within(drawn(YEARS, "../2000-06"), 960)
    assert (mark.left, mark.right) == (0, pytest.approx(960 / 80, abs=0.5))
    narrow = within(drawn(YEARS, "../2000-01-10"), 960)
    assert (narrow.left, narrow.right) == (0, LEAST)
    assert [(one.sure, one.soft) for one in narrow.segments] == [(False, (True, False))]


def test_what_may_have_happened_later_fades_soon_after_the_day_that_is_known() -> None:
    (only,) = drawn(YEARS, "2010/..").segments
    assert (only.low, only.sure, only.soft) == (pytest.approx(240, abs=0.5), False, (False, True))
    assert only.high - only.low == when.TAIL
    (same,) = shape(YEARS, 960, on("2010/.."), dated("unknown")).segments
    assert (same.low, same.high, same.soft) == (only.low, only.high, only.soft)


@pytest.mark.parametrize("began", ["2005-02-03", "2005"])
def test_what_lasted_until_a_day_or_later_is_full_until_then_and_fades_soon(began: str) -> None:
    *_, sure, tail = drawn(YEARS, began, "2010/..").segments
    assert (sure.sure, sure.high) == (True, pytest.approx(240, abs=0.5))
    assert (tail.sure, tail.low, tail.soft) == (False, sure.high, (False, True))
    assert tail.high - tail.low == when.TAIL


def test_what_goes_on_is_full_to_the_edge_of_the_picture_and_fades_there() -> None:
    sure, tail = shape(YEARS, 960, on("2005-02-03"), dated("..")).segments
    assert (sure.sure, tail.sure, tail.soft) == (True, False, (False, True))
    assert (sure.high, tail.low, tail.high) == (tail.low, 960 - when.TAIL, 960)


def test_of_what_may_not_have_begun_yet_nothing_is_full() -> None:
    for ended in ENDED:
        mark = shape(YEARS, 960, on("2005/.."), dated(ended))
        assert not any(segment.sure for segment in mark.segments), ended


def test_the_first_day_of_what_lasted_then_or_later_is_sure() -> None:
    sure, tail = drawn(MONTH, "2031-03-05", "2031-03-05/..").segments
    assert (sure.sure, tail.sure) == (True, False)
    assert sure.high - sure.low == pytest.approx(960 / 31)
