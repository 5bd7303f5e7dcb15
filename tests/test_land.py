"""Land and borders, cut to a window, and where land is on the maps that are drawn of it."""

import json
import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st
from paths import is_inside, lines_of, points_of

from builder.disk import outlines
from builder.pictures.map.basemap import Basemap, Bounds, Outlines, read
from builder.pictures.map.land import land
from builder.pictures.map.projection import DEGREE, EqualEarth, turned
from builder.pictures.map.viewport import Viewport, fitted

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
    land = Outlines((SQUARE,), (SQUARE,))
    assert land.clip(Bounds(11, 0, 20, 10)) == Outlines((), ())


def test_nothing_is_there_twice_in_a_window_as_wide_as_the_earth() -> None:
    for west in range(-190, -160, 5):
        found = Basemap(Outlines((SQUARE,), ())).clip(Bounds(west, -90, west + 360, 90))
        assert found.areas == (SQUARE,)
    beyond = tuple((x + 175, y) for x, y in SQUARE)
    found = Basemap(Outlines((beyond,), ())).clip(Bounds(-170, -90, 190, 90)).areas
    assert sum(map(area, found)) == 100


def test_a_window_across_the_180th_degree_has_land_from_both_sides() -> None:
    east = ((-180.0, 0.0), (-180.0, 10.0), (-170.0, 10.0), (-170.0, 0.0))
    west = ((170.0, 0.0), (170.0, 10.0), (180.0, 10.0), (180.0, 0.0))
    found = Basemap(Outlines((east, west), ())).clip(Bounds(175, 0, 185, 10)).areas
    assert sorted(area(ring) for ring in found) == [50, 50]
    assert {x for ring in found for x, _ in ring} == {175, 180, 185}


def test_a_border_is_taken_as_a_whole_where_it_touches_the_window() -> None:
    line, other = (tuple((float(x), y) for x in range(10)) for y in (0.0, 3.0))
    assert Outlines((), (line, other)).clip(Bounds(3.5, -1, 5.5, 1)).borders == (line,)


def test_land_around_a_pole_reaches_to_the_edge_that_it_is_and_has_no_end_to_either_side() -> None:
    ring = tuple((float(x), -70.0) for x in range(-180, 181, 20))
    for west in (-200, -60, 150):
        [found] = Basemap(Outlines((ring,), ())).clip(Bounds(west, -90, west + 50, -60)).areas
        assert area(found) == 50 * 20


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
    expected = land.outlines.around(window).clip(window)
    total, direct = (sum(map(area, one.areas)) for one in (found, expected))
    assert abs(total - direct) < 1e-6
    assert land.clip(window) == found


# Where land is ------------------------------------------------------------------------------------

EARTH = read(outlines())
LAND = {
    "Iceland": (-18.5, 64.9),
    "north of Iceland’s middle": (-18.3, 65.5),
    "Greenland": (-40.0, 72.0),
    "Greenland’s north": (-35.0, 82.5),
    "Svalbard": (17.0, 78.6),
    "Chukotka west of 180°": (178.0, 67.5),
    "Chukotka east of 180°": (-175.0, 66.7),
    "Wrangel Island west of 180°": (179.3, 71.2),
    "Wrangel Island east of 180°": (-179.5, 71.2),
    "Viti Levu": (178.0, -17.8),
    "Taveuni": (-179.92, -16.82),
    "Antarctica": (100.0, -80.0),
    "Antarctica at 180°": (180.0, -85.5),
    "the South Pole": (0.0, -90.0),
    "the South Pole by another name": (123.0, -90.0),
    "Mongolia": (104.0, 46.5),
}
SEA = {
    "north of Iceland": (-18.5, 66.9),
    "the Greenland Sea": (-10.0, 75.0),
    "the Barents Sea": (35.0, 74.0),
    "the Gulf of Anadyr": (-177.0, 63.8),
    "the Long Strait": (178.5, 70.2),
    "the Koro Sea": (-179.8, -17.8),
    "the Ross Sea": (180.0, -74.0),
    "the Southern Ocean": (100.0, -60.0),
    "the North Pole": (0.0, 90.0),
    "the Arabian Sea": (63.0, 18.0),
}
ALL_OVER = [(-120.0, 10.0, 1.0), (0.0, 85.0, 1.0), (120.0, -85.0, 1.0)]
SMALL = {"Taveuni", "Viti Levu", "Wrangel Island east of 180°", "Wrangel Island west of 180°"}
"""Too small to be seen on a map of the whole earth."""


def is_land(view: Viewport, where: tuple[float, float]) -> bool:
    path, _ = land(EARTH, view)
    return is_inside(path, view.position(*where))


@pytest.mark.parametrize("across", [500, 3000])
@pytest.mark.parametrize("name", [*LAND, *SEA])
def test_what_is_land_is_drawn_as_land_and_sea_as_sea(name: str, across: float) -> None:
    where = {**LAND, **SEA}[name]
    assert is_land(fitted([(*where, 1)], (680, 340), across), where) is (name in LAND)


@pytest.mark.parametrize("name", sorted({*LAND, *SEA} - SMALL))
def test_on_a_map_of_the_whole_earth_too(name: str) -> None:
    view = fitted(ALL_OVER, (960, 480), 500)
    assert view.is_world
    east, north = {**LAND, **SEA}[name]
    # The pole is the edge: what lies a little inside it can be looked at.
    assert is_land(view, (east, max(north, -89.9))) is (name in LAND)


def lies_on_land(longitude: float, latitude: float) -> bool:
    """Whether the way along the meridian to the North Pole, which is sea, crosses coasts an odd
    number of times: the globe itself is asked, no map."""
    crossed = 0
    for ring in EARTH.outlines.areas:
        for (west, south), (east, north) in pairwise(ring):
            span = east - west
            # A little beside it: a meridian through a corner of a coast has no two sides.
            at = (longitude + 1e-6 - west) % math.copysign(360, span)
            if span and 0 <= at / span < 1:
                crossed += south + (north - south) * at / span > latitude
    return crossed % 2 == 1


def test_the_globe_itself_knows_land_from_sea() -> None:
    assert all(lies_on_land(*where) for where in LAND.values())
    assert not any(lies_on_land(*where) for where in SEA.values())


places = st.lists(
    st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, 400)), min_size=1, max_size=4
)
shares = st.floats(0.02, 0.98)
FEW = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
"""The globe has 60,000 corners: to look for the least example would take minutes."""


@FEW
@given(places, shares, shares)
@example([(-18.1, 65.68, 2.0), (-21.94, 64.15, 2.0)], 0.5, 0.2)
@example([(178.44, -18.14, 2.0), (-171.77, -13.83, 2.0)], 0.1, 0.5)
@example([(0.0, -90.0, 2.0)], 0.3, 0.3)
@example([(-120.0, 10.0, 1.0), (0.0, 85.0, 1.0), (120.0, -85.0, 1.0)], 0.5, 0.97)
def test_wherever_a_map_is_it_shows_land_where_land_is(
    around: list[tuple[float, float, float]], across: float, down: float
) -> None:
    view = fitted(around, (680, 340), 500)
    point = across * view.width, down * view.height
    east, north = view.earth(*point)
    assume(abs(east - view.projection.middle) < 180 or view.is_polar)
    path, _ = land(EARTH, view)
    # Coasts are drawn without their smallest bends: close to one, both may be right.
    assume(all(distance(point, line) > 5 for ring in lines_of(path) for line in pairwise(ring)))
    assert is_inside(path, point) is lies_on_land(east, north)


def distance(
    point: tuple[float, float], line: tuple[tuple[float, float], tuple[float, float]]
) -> float:
    """From a point to a line between two others."""
    (x, y), ((from_x, from_y), (to_x, to_y)) = point, line
    across, down = to_x - from_x, to_y - from_y
    square = across * across + down * down
    along = ((x - from_x) * across + (y - from_y) * down) / square if square else 0
    along = max(0, min(1, along))
    return math.hypot(x - from_x - along * across, y - from_y - along * down)


@FEW
@given(places)
def test_no_line_leaps_over_the_map_that_is_short_on_the_earth(
    around: list[tuple[float, float, float]],
) -> None:
    view = fitted(around, (680, 340), 500)
    for path in land(EARTH, view):
        for line in lines_of(path):
            for start, end in pairwise(line):
                if math.dist(start, end) > view.width / 2:
                    assert is_long(view, start, end) or lies_at_the_edge(view, start, end)


def is_long(view: Viewport, start: tuple[float, float], end: tuple[float, float]) -> bool:
    (west, south), (east, north) = view.earth(*start), view.earth(*end)
    apart = math.hypot((turned(east, west) - west) * math.cos(math.radians(south)), north - south)
    return view.length(apart * DEGREE, max(south, north, key=abs)) > view.width / 8


def lies_at_the_edge(view: Viewport, *ends: tuple[float, float]) -> bool:
    """Where land goes on beyond a frame, its ring runs along what is cut off."""
    if view.is_world:
        return all(abs(view.earth(*end)[1]) > 85 for end in ends)
    return all(x < 0 or y < 0 or x > view.width or y > view.height for x, y in ends)


def test_no_step_of_an_outline_is_longer_than_half_the_way_around_the_earth() -> None:
    for line in (*EARTH.outlines.areas, *EARTH.outlines.borders):
        assert all(abs(east - west) <= 180 for (west, _), (east, _) in pairwise(line))


def test_a_map_of_the_whole_earth_has_nothing_beyond_its_edge() -> None:
    for middle in (10.0, 60.0, -175.0):
        around = [(middle - 80, -60.0, 1.0), (middle + 80, 70.0, 1.0)]
        view = fitted(around, (960, 480), 500)
        assert view.is_world
        edge = max(x for x, _ in view.outline)
        for path in land(EARTH, view):
            assert all(x <= edge + 0.5 for x, _ in points_of(path))


def turning(ring: Sequence[tuple[float, float]]) -> float:
    """The area in a ring; less than nothing where it runs the other way, as around a lake."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairs) / 2


def test_whatever_the_middle_of_the_whole_earth_as_much_of_it_is_land() -> None:
    """Equal Earth keeps areas: a ring that left the edge, where it is cut, would change them."""
    shares = []
    for middle in range(-180, 180, 15):
        projection = EqualEarth(float(middle))
        scale = 0.49 * min(960 / projection.EDGE, 480 / projection.TOP)
        view = Viewport(projection, 0.0, 0.0, scale, 960, 480)
        path, _ = land(EARTH, view)
        shares.append(sum(map(turning, lines_of(path))) / turning(view.outline))
    assert max(map(abs, shares)) - min(map(abs, shares)) < 0.003, shares
