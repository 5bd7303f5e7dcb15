"""Numbers on a scale, as expectations and figures draw them, and what must always hold."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.pictures.quantities.expectations import Number, chart
from builder.pictures.quantities.figures import Given, rows
from builder.pictures.quantities.values import (
    Quantity,
    QuantityMark,
    QuantityPoint,
    mark,
    scale,
    scales,
    sorts,
)
from builder.vocabulary import QUALIFIERS
from builder.words import ENGLISH

steady = settings(derandomize=True, deadline=None, database=None, max_examples=80)
LIMITS = {str(row): row for row in QUALIFIERS}


def of(low: str, high: str = "", limit: str = "") -> Quantity:
    return Quantity(Decimal(low), Decimal(high or low), LIMITS.get(limit))


def trains(words: str, quantity: Quantity, unit: str = "through trains") -> Number:
    return Number(words, unit, quantity, (), "held-0")


ESTIMATE = [trains("at most 10", of("10", limit="at most")), trains("60–70", of("60", "70"))]
CAME = [trains("110", of("110"), "express trains")]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    numbers = st.decimals(0, Decimal(999999999999999), places=draw(st.integers(0, 6)))
    low, high = sorted((draw(numbers), draw(numbers)))
    limit = draw(st.sampled_from((None, *QUALIFIERS)))
    return Quantity(low, low, limit) if limit else Quantity(low, high)


def share(text: str) -> float:
    assert text.endswith("%")
    return float(text.removesuffix("%"))


def test_a_scale_begins_at_nought_and_has_round_steps() -> None:
    assert [tick.text for tick in scale([of("110")]).ticks(ENGLISH)] == [
        *["0", "25", "50", "75", "100", "125"]
    ]
    assert [tick.anchor for tick in scale([of("2")]).ticks(ENGLISH)] == ["start", "middle", "end"]


def test_there_are_no_half_trains_on_a_scale() -> None:
    assert [tick.text for tick in scale([of("1")]).ticks(ENGLISH)] == ["0", "1"]
    assert [tick.text for tick in scale([of("12")]).ticks(ENGLISH)] == ["0", "5", "10", "15"]
    assert [tick.text for tick in scale([of("0.5")]).ticks(ENGLISH)] == [
        *["0", "0.1", "0.2", "0.3", "0.4", "0.5"]
    ]


def test_of_long_numbers_a_scale_shows_the_first_and_the_last() -> None:
    texts = [tick.text for tick in scale([of("1250000")]).ticks(ENGLISH)]
    assert texts == ["0", "", "", "", "", "1,250,000"]


def test_a_number_is_a_point_and_a_range_a_band_between_two_edges() -> None:
    on = scale([of("100")])
    point = mark(of("60"), on)
    assert point.points == (QuantityPoint("60%", "40%"),)
    assert not point.bands
    assert not point.edges
    between = mark(of("60", "70"), on)
    assert not between.points
    assert [(band.start, band.size) for band in between.bands] == [("60%", "10%")]
    assert [edge.start for edge in between.edges] == ["60%", "70%"]


@pytest.mark.parametrize(
    ("limit", "begins", "ends", "hollow"),
    [
        ("more than", 50, 59, True),
        ("at least", 50, 59, False),
        ("fewer than", 41, 50, True),
        ("at most", 41, 50, False),
        ("nearly", 45.5, 50, True),
        ("about", 45.5, 54.5, False),
    ],
)
def test_a_limit_fades_to_the_side_on_which_it_is_open(
    limit: str, begins: float, ends: float, *, hollow: bool
) -> None:
    drawn = mark(of("50", limit=limit), scale([of("100")]))
    assert min(share(band.start) for band in drawn.bands) == pytest.approx(begins)
    assert max(100 - share(band.rest) for band in drawn.bands) == pytest.approx(ends)
    assert [point.hollow for point in drawn.points] == [hollow]
    nearest = max(drawn.bands, key=lambda band: float(band.opacity))
    assert "50%" in {nearest.start, nearest.rest}


def test_no_stem_says_that_what_is_at_most_ten_reaches_ten() -> None:
    on = scale([of("100")])
    assert mark(of("10", limit="at most"), on).stem is None
    stem = mark(of("10", limit="more than"), on).stem
    assert stem is not None
    assert stem.size == "10%"


def test_what_counts_the_same_sort_of_thing_is_as_long_and_nothing_else() -> None:
    units = ["express trains", "goods trains", "days", "weeks"]
    on = scales(units, [of("110"), of("36"), of("29"), of("6")])
    assert on["express trains"] == on["goods trains"]
    assert on["days"] != on["weeks"]
    assert sorts(["Express Trains"]) == {"Express Trains": "trains"}


def test_what_counts_two_sorts_of_things_makes_one_of_both() -> None:
    units = ["buses", "express trains", "days", "buses and trains"]
    assert list(sorts(units).values()) == ["buses", "buses", "days", "buses"]
    chained = ["buses and trains", "trains and trams", "buses", "trams"]
    assert set(sorts(chained).values()) == {"buses"}


def test_what_was_expected_and_what_came_stand_in_panels_of_their_own() -> None:
    drawn = chart(ESTIMATE, CAME, ENGLISH)
    assert drawn is not None
    assert [(panel.came, panel.unit, len(panel.columns)) for panel in drawn.panels] == [
        (False, "through trains", 2),
        (True, "express trains", 1),
    ]
    assert (drawn.same_unit, drawn.same_scale, drawn.faded, drawn.lines) == (
        *(False, True, True, False),
    )
    assert [column.mark.top.start for panel in drawn.panels for column in panel.columns] == [
        *["8%", "56%", "88%"]
    ]


def test_the_same_unit_is_still_not_joined_to_what_was_expected() -> None:
    drawn = chart(ESTIMATE, [trains("80", of("80"))], ENGLISH)
    assert drawn is not None
    assert [panel.came for panel in drawn.panels] == [False, True]
    assert drawn.same_unit


def test_units_that_do_not_compare_have_scales_of_their_own() -> None:
    drawn = chart([trains("6", of("6"), "weeks")], [trains("29", of("29"), "days")], ENGLISH)
    assert drawn is not None
    assert not drawn.same_scale
    assert [panel.ticks[-1].text for panel in drawn.panels] == ["6", "30"]


def test_many_numbers_or_long_ones_become_lines() -> None:
    many = chart(ESTIMATE * 3, [], ENGLISH)
    long = chart([trains("1,250,000", of("1250000"))], [], ENGLISH)
    assert many is not None
    assert long is not None
    assert many.lines
    assert long.lines


def test_nothing_is_drawn_without_a_number_expected_or_below_nought() -> None:
    assert chart([], CAME, ENGLISH) is None
    assert chart([trains("-5", of("-5"))], CAME, ENGLISH) is None


def test_a_figure_with_nothing_beside_it_is_not_drawn() -> None:
    given_ = [Given("people", of("3")), Given("days", of("12")), Given("people", of("100"))]
    drawn = rows(given_, ENGLISH)
    assert [bool(row) for row in drawn] == [True, False, True]
    assert drawn[0] is not None
    assert drawn[2] is not None
    assert drawn[0].ticks == drawn[2].ticks


def edges(of_: QuantityMark) -> list[float]:
    found = [*of_.points, *of_.edges, of_.top, *of_.bands, *([of_.stem] if of_.stem else [])]
    return [share(text) for one in found for text in (one.start, one.rest)]


@steady
@given(st.lists(quantities(), min_size=1, max_size=8))
def test_nothing_stands_outside_the_scale(found: list[Quantity]) -> None:
    on = scale(found)
    for one in found:
        assert all(0 <= edge <= 100 for edge in edges(mark(one, on)))


@steady
@given(st.lists(quantities(), min_size=1, max_size=8))
def test_an_end_that_is_open_above_has_room_to_fade(found: list[Quantity]) -> None:
    on = scale(found)
    for one in found:
        if one.limit in {"more than", "at least"} and one.high:
            assert share(mark(one, on).bands[-1].rest) < 100 - on.share(one.high)


@steady
@given(st.lists(quantities(), min_size=1, max_size=8))
def test_the_numbers_of_a_scale_do_not_touch(found: list[Quantity]) -> None:
    # Twelve pixels high and as wide as seven and a half a sign, on the narrowest line: 290 pixels.
    ticks = [tick for tick in scale(found).ticks(ENGLISH) if tick.text]
    middle = {"start": 0.5, "middle": 0.0, "end": -0.5}
    boxes = []
    for tick in ticks:
        wide = len(tick.text) * 7.5 * (0.9 if "," in tick.text else 1)
        centre = share(tick.start) * 2.9 + middle[tick.anchor] * wide
        boxes.append((centre - wide / 2, centre + wide / 2))
    for (_, left), (right, _) in pairwise(boxes):
        assert left <= right + 1e-6


@steady
@given(st.lists(quantities(), min_size=1, max_size=8))
def test_the_same_numbers_give_the_same_picture_and_order_is_kept(found: list[Quantity]) -> None:
    given_ = [Given("people", one) for one in found]
    assert rows(given_, ENGLISH) == rows(list(given_), ENGLISH)
    on = scale(found)
    tops = [share(mark(one, on).top.start) for one in sorted(found, key=lambda one: one.high)]
    assert tops == sorted(tops)
