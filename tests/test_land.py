"""Land and borders, cut to a window."""

import json

from hypothesis import given
from hypothesis import strategies as st

from builder.pictures.map.basemap import Basemap, Bounds, Outlines, read

SQUARE = ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0))
degrees = st.integers(-180, 180).map(float)
north = st.integers(-80, 80).map(float)


def area(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairs)) / 2


def test_the_text_counts_in_hundredths_of_a_degree() -> None:
    text = json.dumps({"areas": [[[0, 0], [150, 0], [0, -25]]], "borders": [[[1, 2], [3, 4]]]})
    outlines = read(text).outlines
    assert outlines.areas == (((0, 0), (1.5, 0), (0, -0.25)),)
    assert outlines.borders == (((0.01, 0.02), (0.03, 0.04)),)


def test_land_ends_at_the_window() -> None:
    [ring] = Outlines((SQUARE,), ()).clip(Bounds(5, -5, 20, 5)).areas
    assert set(ring) == {(5, 0), (5, 5), (10, 5), (10, 0)}


def test_land_around_a_window_fills_it() -> None:
    [ring] = Outlines((SQUARE,), ()).clip(Bounds(2, 2, 4, 4)).areas
    assert area(ring) == 4


def test_land_beside_a_window_is_not_in_it() -> None:
    assert Outlines((SQUARE,), (SQUARE,)).clip(Bounds(11, 0, 20, 10)) == Outlines((), ())


def test_a_window_across_the_180th_degree_has_land_from_both_sides() -> None:
    east = ((-180.0, 0.0), (-180.0, 10.0), (-170.0, 10.0), (-170.0, 0.0))
    west = ((170.0, 0.0), (170.0, 10.0), (180.0, 10.0), (180.0, 0.0))
    found = Outlines((east, west), ()).clip(Bounds(175, 0, 185, 10)).areas
    assert sorted(area(ring) for ring in found) == [50, 50]
    assert {x for ring in found for x, _ in ring} == {175, 180, 185}


def test_a_border_is_taken_with_the_points_around_the_window() -> None:
    line = tuple((float(x), 0.0) for x in range(10))
    [run] = Outlines((), (line,)).clip(Bounds(3.5, -1, 5.5, 1)).borders
    assert run == line[3:7]


@given(degrees, north, st.integers(1, 90), st.integers(1, 60))
def test_nothing_is_drawn_beyond_the_window_whatever_was_asked_before(
    west: float, south: float, wide: int, high: int
) -> None:
    land = Basemap(Outlines((SQUARE, tuple((x + 170, y) for x, y in SQUARE)), ()))
    window = Bounds(west, south, west + wide, south + high)
    found = land.clip(window)
    for x, y in (point for ring in found.areas for point in ring):
        assert window.west <= x <= window.east
        assert window.south <= y <= window.north
    expected = land.outlines.clip(window)
    total, direct = (sum(map(area, one.areas)) for one in (found, expected))
    assert abs(total - direct) < 1e-6
    assert land.clip(window) == found
