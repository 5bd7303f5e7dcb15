"""Places on a map: where they are drawn, how large, and where their names stand."""

import math
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import points_of
from sites import SMALL

from builder import build
from builder.disk import outlines
from builder.pictures.map.atlas import Atlas
from builder.pictures.map.bar import bar
from builder.pictures.map.basemap import Basemap, Outlines
from builder.pictures.map.labels import ROOMY, LabelBox, PlaceName, place
from builder.pictures.map.land import land
from builder.pictures.map.maps import (
    NARROW,
    WIDE,
    Ground,
    MapPanel,
    MapPicture,
    drawn,
    overview,
)
from builder.pictures.map.marks import DOT, MOST_ALIKE, MOST_NAMED, Site
from builder.pictures.map.marks import SMALL as SMALL_DISC
from builder.pictures.map.projection import DEGREE, EqualEarth, Mercator, Polar
from builder.pictures.map.viewport import Viewport, fitted
from builder.search.page import read_page
from builder.sections.maps import MOST_EVENTS, on
from builder.words import ENGLISH

WORLD = Outlines((((-170.0, -80.0), (-170.0, 80.0), (170.0, 80.0), (170.0, -80.0)),), ())
PAPER = Ground(None, ENGLISH)
TOWN = Site("Town", "places/town/", 50, 10, 2)
FARM = Site("Farm", "places/farm/", 51, 14, 60)
COUNTRY = Site("Country", "places/country/", 50.5, 12, 120, area=True)

spots = st.lists(
    st.builds(
        Site,
        name=st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=30),
        address=st.uuids().map(str),
        latitude=st.floats(-90, 90),
        longitude=st.floats(-180, 180),
        radius_km=st.floats(0.1, 4000),
        area=st.booleans(),
        weight=st.integers(0, 5),
    ),
    min_size=1,
    max_size=12,
)
names = st.lists(
    st.builds(
        PlaceName,
        text=st.text("abcdef ", min_size=1, max_size=40).filter(str.strip),
        x=st.floats(0, 360),
        y=st.floats(0, 300),
        radius=st.floats(4, 80),
        area=st.booleans(),
        strong=st.booleans(),
    ),
    max_size=15,
)


def marks(picture: MapPicture) -> dict[str, str]:
    return {mark.address: mark.kind for panel in picture.panels for mark in panel.marks}


def panel_of(picture: MapPicture) -> MapPanel:
    [panel] = picture.panels
    return panel


def test_the_middle_of_a_frame_is_in_its_middle_and_north_is_up() -> None:
    frame = Viewport(Mercator(10), *Mercator(10).plane(10, 50), 20, 400, 300)
    assert frame.point(10, 50) == (200, 150)
    assert frame.point(11, 50) == (220, 150)
    assert frame.point(10, 51)[1] < 150
    assert frame.earth(200, 150) == pytest.approx((10, 50))


def test_a_degree_at_the_equator_is_as_long_as_the_scale_says() -> None:
    frame = Viewport(Mercator(0), 0, 0, 20, 400, 300)
    assert frame.length(DEGREE, 0) == pytest.approx(20)
    assert frame.length(DEGREE, 60) == pytest.approx(40)


@pytest.mark.parametrize("pole", [1, -1])
def test_around_a_pole_its_distance_grows_with_that_on_the_earth_and_east_is_to_the_right(
    pole: int,
) -> None:
    polar = Polar(30, pole)
    assert polar.plane(123, pole * 90) == pytest.approx((0, 0))
    assert polar.plane(30, pole * 89) == pytest.approx((0, -pole * 1), rel=1e-3)
    assert polar.plane(31, pole * 70)[0] > 0
    assert polar.stretch(pole * 90) == 1
    assert polar.stretch(0) == 2


@pytest.mark.parametrize(("north", "across", "up"), [(0, 155.1, 0), (90, 91.8, 75.5)])
def test_on_a_map_of_the_whole_earth_its_edge_is_where_the_authors_say(
    north: float, across: float, up: float
) -> None:
    assert EqualEarth(0).plane(180, north) == pytest.approx((across, up), abs=0.1)


@given(st.floats(-179, 179), st.floats(-85, 85), st.floats(-170, 170))
def test_every_point_of_a_sheet_is_where_it_came_from(
    east: float, north: float, middle: float
) -> None:
    for projection in (Mercator(middle), Polar(middle, 1), Polar(middle, -1), EqualEarth(middle)):
        longitude, latitude = projection.earth(*projection.plane(middle + east, north))
        assert latitude == pytest.approx(north, abs=1e-6)
        assert (longitude - middle - east + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(spots)
def test_the_window_of_a_frame_has_all_that_is_in_it(given_spots: list[Site]) -> None:
    view = fitted([(s.longitude, s.latitude, 10) for s in given_spots], (600, 400), 500)
    window = view.window()
    for site in given_spots:
        assert window.south <= site.latitude <= window.north
        turns = (site.longitude + turn for turn in (-720, -360, 0, 360, 720))
        assert any(window.west - 1e-6 <= east <= window.east + 1e-6 for east in turns)


def test_the_bar_is_a_round_number_and_at_most_a_quarter_of_the_width() -> None:
    frame = Viewport(Mercator(0), 0, 0, 20, 400, 300)
    bar = frame.bar()
    assert bar is not None
    kilometres, length = bar
    assert kilometres == 500
    assert length == pytest.approx(frame.length(500, 0))
    assert length <= 100


def test_the_bar_is_in_the_first_corner_without_a_mark_and_nowhere_if_there_is_none() -> None:
    frame = Viewport(Mercator(0), 0, 0, 20, 400, 300)
    taken: list[LabelBox] = []
    for right, top in ((False, False), (True, False), (False, True), (True, True)):
        found = bar(frame, ENGLISH, taken)
        assert found is not None
        assert (found.box.left > 200, found.box.top < 150) == (right, top)
        assert min(found.box.left, found.box.top) >= 0
        assert found.box.right <= 400
        assert found.box.bottom <= 300
        taken.append(LabelBox(*(found.box.left + 5, found.box.top + 5) * 2))
    assert bar(frame, ENGLISH, taken) is None


@given(spots)
def test_the_bar_lies_over_no_mark(given_spots: list[Site]) -> None:
    for picture in overview(given_spots, PAPER):
        for panel in picture.panels:
            for circle in (one for mark in panel.marks for one in mark.circles[:1]):
                x, y, r = float(circle.x), float(circle.y), min(float(circle.r), SMALL_DISC)
                mark = LabelBox(x - r, y - r, x + r, y + r)
                assert not (panel.bar and panel.bar.box.meets(mark))


def test_where_distances_differ_much_in_a_frame_it_has_no_bar() -> None:
    assert fitted([(0, 0, 1), (0, 70, 1)], (600, 400), 500).bar() is None
    assert fitted([(0, 40, 1), (0, 55, 1)], (600, 400), 500).bar() is not None
    assert fitted([(0, 88, 1), (180, 70, 1)], (600, 400), 500).bar() is not None
    assert fitted([(-120, 0, 1), (0, 0, 1), (120, 0, 1)], (600, 400), 500).bar() is None


def test_places_on_both_sides_of_the_180th_degree_lie_side_by_side() -> None:
    frame = fitted([(179, 0, 10), (-179, 0, 10)], (400, 300), 100)
    assert frame.scale > 50
    assert abs(frame.projection.middle % 360 - 180) < 1


@pytest.mark.parametrize(
    ("places", "projection"),
    [
        ([(-18, 65.7), (-22, 64.1)], Mercator),
        ([(15.6, 78.2)], Polar),
        ([(0, -90)], Polar),
        ([(0, 51), (-95, 69), (170, 70), (-179, 71), (0, 87)], Polar),
        ([(10, 60), (10, -78)], EqualEarth),
        ([(-74, 41), (0, 51), (140, 36)], EqualEarth),
        ([(178, -18), (-172, -14)], Mercator),
    ],
)
def test_the_projection_is_the_one_on_which_places_look_as_readers_know_them(
    places: list[tuple[float, float]], projection: type
) -> None:
    view = fitted([(east, north, 1) for east, north in places], (600, 400), 500)
    assert type(view.projection) is projection


def test_a_map_of_the_whole_earth_is_cut_at_bering_strait_unless_the_story_is_there() -> None:
    around = fitted([(-120, 0, 1), (0, 0, 1), (120, 0, 1)], (600, 400), 500)
    assert around.projection.middle == 10
    pacific = fitted([(170, 70, 1), (-160, -60, 1)], (600, 400), 500)
    assert pacific.projection.middle == pytest.approx(-175)


def test_a_town_is_a_dot_and_a_vague_place_is_a_disc_as_wide_as_its_radius() -> None:
    wide, _ = overview([TOWN, FARM], PAPER)
    town, farm = (
        next(m for m in panel_of(wide).marks if m.address == s.address) for s in (TOWN, FARM)
    )
    assert town.kind == "is-spot"
    assert [circle.r for circle in town.circles] == ["4"]
    assert farm.kind == "is-disc"
    bar = panel_of(wide).bar
    assert bar is not None
    unit = float(re.findall(r"h([\d.]+)", bar.line)[0]) / float(bar.words.text.split()[0])
    assert float(farm.circles[0].r) == pytest.approx(60 * unit, rel=0.03)


def test_an_area_has_a_ring_around_what_it_may_reach_over_unless_its_outline_is_seen() -> None:
    country = replace(COUNTRY, outlined=True)
    for area, is_ringed in ((COUNTRY, True), (country, False)):
        for picture in overview([TOWN, FARM, area], PAPER):
            panel = panel_of(picture)
            mark = next(m for m in panel.marks if m.address == area.address)
            assert bool(mark.ring) is is_ringed
            if is_ringed:
                x, y = panel.on.view.position(area.longitude, area.latitude)
                points = points_of(mark.ring)
                radius = panel.on.view.length(area.radius_km, area.latitude)
                assert all(math.dist(p, (x, y)) == pytest.approx(radius, rel=0.05) for p in points)


@pytest.mark.parametrize("outlined", [True, False])
def test_an_area_too_small_for_its_name_is_a_ring_and_never_a_disc(outlined: bool) -> None:  # noqa: FBT001 - a parameter of the test
    far = Site("Far", "places/far/", 10, 100, 2)
    small = replace(COUNTRY, radius_km=200, outlined=outlined)
    _, narrow = overview([TOWN, small, far], PAPER)
    panel = panel_of(narrow)
    mark = next(mark for mark in panel.marks if mark.address == small.address)
    assert DOT < panel.on.view.length(small.radius_km, small.latitude) < ROOMY
    assert mark.kind == "is-area"
    assert mark.ring
    assert not mark.circles
    speck = replace(small, radius_km=20)
    _, narrow = overview([TOWN, speck, far], PAPER)
    mark = next(mark for mark in panel_of(narrow).marks if mark.address == speck.address)
    assert (mark.kind, mark.circles) == ("is-area", ())
    middle = panel_of(narrow).on.view.position(speck.longitude, speck.latitude)
    assert all(math.dist(p, middle) == pytest.approx(DOT, rel=0.1) for p in points_of(mark.ring))


@pytest.mark.parametrize("radius", [30, 250, 700])
def test_an_area_near_a_pole_is_a_ring_on_any_page(radius: float) -> None:
    area = Site("Ice", "places/ice/", 87, 0, radius, area=True)
    far = [Site(f"P{n}", f"places/p{n}/", -40, n * 90, 2) for n in range(4)]
    for others in (far, [replace(TOWN, latitude=75)], []):
        for picture in overview([area, *others], PAPER):
            mark = next(m for m in panel_of(picture).marks if m.address == area.address)
            assert (mark.kind, mark.circles) == ("is-area", ())
            assert mark.ring or not others  # alone, it may be all around the frame


@pytest.mark.parametrize(
    ("position", "is_ringed"),
    [
        ("{latitude: -9.37, longitude: -171.23, radius_km: 100}", True),
        ("{latitude: 3.2, longitude: 73.2, radius_km: 450}", True),
        ("{latitude: -17.8, longitude: 178, radius_km: 250}", False),
        ("{latitude: 64.9, longitude: -18.5, radius_km: 250}", False),
        ("{latitude: 78.6, longitude: 17, radius_km: 250}", False),
    ],
    ids=["Tokelau", "Maldives", "Fiji", "Iceland", "Svalbard"],
)
def test_a_country_of_specks_has_a_ring_as_none_of_it_is_seen(
    position: str,
    is_ringed: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    place = f"name: There\ntype: country\nposition: {position}\n"
    page = build({**SMALL, "places/there.yml": place}, outlines=outlines()).outputs
    assert ("map-ring" in page["places/index.md"]) is is_ringed
    assert ("map-ring" in page["places/there.md"]) is is_ringed


def test_a_country_is_a_name_without_a_disc() -> None:
    wide, narrow = overview([TOWN, FARM, COUNTRY], PAPER)
    for picture in (wide, narrow):
        country = next(m for m in panel_of(picture).marks if m.address == COUNTRY.address)
        assert country.kind == "is-area"
        assert not country.circles


def test_a_region_around_all_others_is_not_drawn() -> None:
    region = Site("Continent", "places/continent/", 50, 12, 3000, area=True)
    assert drawn([region, TOWN, FARM]) == [TOWN, FARM]
    assert drawn([region]) == [region]


def test_where_places_crowd_there_is_a_second_panel_that_names_them() -> None:
    crowd = [Site(f"Town {n}", f"places/{n}/", 50 + n / 10, 10, 1) for n in range(4)]
    far = Site("Far", "places/far/", 40, 40, 1)
    for picture in overview([*crowd, far], PAPER):
        first, second = picture.panels
        assert first.enlarged
        assert not second.enlarged
        named = {mark.address for mark in first.marks if mark.words}
        assert named == {far.address}
        assert {m.address for m in second.marks if m.words} == {one.address for one in crowd}


def test_without_places_there_is_no_map() -> None:
    assert overview([], PAPER) == ()


def test_without_outlines_there_are_places_on_plain_paper() -> None:
    assert panel_of(overview([TOWN, FARM], PAPER)[0]).on.land == ""
    drawn_on = panel_of(overview([TOWN, FARM], Ground(Basemap(WORLD), ENGLISH))[0]).on
    assert drawn_on.land.startswith("M")


def test_borders_are_left_out_where_an_explainer_wants_none() -> None:
    world = replace(WORLD, borders=(((9.0, 50.0), (15.0, 51.0)),))
    for borders in (True, False):
        ground = Ground(Basemap(world), ENGLISH, borders=borders)
        assert bool(panel_of(overview([TOWN, FARM], ground)[0]).on.borders) is borders


def test_what_lies_around_a_place_is_shown_but_nothing_vague() -> None:
    vague = Site("Somewhere", "places/somewhere/", 50, 10, 900)
    near = Site("Near", "places/near/", 50.5, 11, 1)
    wide, _ = Atlas([TOWN, vague, near, FARM], PAPER).around(TOWN).pictures
    assert set(marks(wide)) == {TOWN.address, near.address}
    assert marks(wide)[TOWN.address] == "is-spot is-chosen"


def test_of_many_places_in_a_town_a_map_shows_the_important_ones_and_counts_the_others() -> None:
    town = [Site(f"Street {n}", f"places/{n:03}/", 50.01, 11, 1, weight=n) for n in range(100)]
    found = Atlas(town, PAPER).around(town[3])
    wide, narrow = found.pictures
    shown = {town[3].address, *(site.address for site in town[-MOST_NAMED + 1 :])}
    assert set(marks(wide)) == set(marks(narrow)) == shown
    assert found.more == len(town) - MOST_NAMED
    assert marks(wide)[town[3].address] == "is-spot is-chosen"


def test_of_places_that_look_like_one_few_are_named_and_all_are_drawn() -> None:
    spot = [Site(f"Door {n}", f"places/{n}/", 50, 10, 1, weight=n) for n in range(9)]
    [found] = {
        panel_of(picture).marks for picture in Atlas(spot, PAPER).around(spot[0]).pictures[:1]
    }
    assert {mark.address for mark in found} == {site.address for site in spot}
    named = {mark.address for mark in found if mark.words}
    assert spot[0].address in named
    assert len(named) <= MOST_ALIKE


def test_how_many_more_places_lie_at_a_spot_is_said_there() -> None:
    town = [Site(f"Street {n}", f"places/{n}/", 50, 10, 1) for n in range(174)]
    far = Site("Far", "places/far/", 54, 14, 1)
    for picture in overview([*town, far], PAPER):
        said = [line.text for panel in picture.panels for one in panel.more for line in one.words]
        assert said == [ENGLISH.text("map.more-here", n=174 - MOST_ALIKE)]
        assert on(picture) == {site.address for site in [*town, far]}


@pytest.mark.parametrize("longitude", [179.4, 179.97, 180, -180, -179.97, -179.4])
def test_a_place_near_the_180th_degree_is_on_its_map_with_those_beyond_it(longitude: float) -> None:
    chosen = Site("Here", "places/here/", -17, longitude, 2)
    others = [Site(f"At {east}", f"places/{east}/", -17.1, east, 2) for east in (179.5, -179.5)]
    for picture in Atlas([chosen, *others], PAPER).around(chosen).pictures:
        assert set(marks(picture)) == {chosen.address, *(site.address for site in others)}


def test_places_in_a_town_share_what_is_drawn_beneath_them() -> None:
    town = [Site(f"Street {n}", f"places/{n}/", 50 + n / 100, 11, 1) for n in range(3)]
    atlas = Atlas(town, Ground(Basemap(WORLD), ENGLISH))
    first, second = (panel_of(atlas.around(site).pictures[0]) for site in town[:2])
    assert first.on is second.on
    assert first.marks != second.marks


def test_outlines_are_written_from_point_to_point() -> None:
    outlines = Outlines((((0.0, 0.0), (1.0, 0.0), (1.0, -1.0)),), (((0.0, 0.0), (1.0, 0.0)),))
    frame = Viewport(Mercator(0), 0, 0, 10, 100, 100)
    assert land(Basemap(outlines), frame) == ("M50 50l10 0 0 10z", "M50 50l10 0")


def test_a_name_with_no_room_beside_its_mark_has_a_line_that_leads_there() -> None:
    wall = [LabelBox(0, 96, 300, 104)]
    [found] = place([PlaceName("Town", 150, 100, 4)], (300, 300), wall)
    assert found is not None
    assert found.leader == ""
    [found] = place([PlaceName("Town", 160, 100, 4)], (300, 300), [LabelBox(150, 76, 300, 124)])
    assert found is not None
    assert found.leader
    assert float(found.words[0].x) < 150


def test_a_long_name_takes_two_lines() -> None:
    [found] = place([PlaceName("A rather long name of a small town", 10, 100, 4)], (360, 300), [])
    assert found is not None
    assert [line.text for line in found.words] == ["A rather long", "name of a small town"] or [
        line.text for line in found.words
    ] == ["A rather long name", "of a small town"]
    first, second = found.words
    assert float(second.y) - float(first.y) == 16


@given(names)
def test_names_never_overlap_and_stay_inside(given_names: list[PlaceName]) -> None:
    found = [one for one in place(given_names, (360, 300), [LabelBox(0, 260, 100, 300)]) if one]
    for one, other in combinations(found, 2):
        assert not one.box.meets(other.box)
    for one in found:
        assert one.box.left >= 0
        assert one.box.right <= 360
        assert one.box.top >= 0
        assert one.box.bottom <= 300
        assert not one.box.meets(LabelBox(0, 260, 100, 300))


@settings(max_examples=40, deadline=None)
@given(spots)
def test_every_place_that_is_drawn_lies_in_its_panel(given_spots: list[Site]) -> None:
    pictures = overview(given_spots, PAPER)
    assert pictures == overview(given_spots, PAPER), "the same data, the same picture"
    assert [float(one.width) for one in pictures] == [WIDE, NARROW]
    for picture in pictures:
        assert on(picture) <= {one.address for one in given_spots}
        exact = {one.address for one in drawn(given_spots) if not one.area}
        assert exact <= on(picture), "whatever is no area is on the map of all places"
        for panel in picture.panels:
            assert float(panel.x) + float(panel.width) <= float(picture.width)
            assert float(panel.y) + float(panel.height) <= float(picture.height)
            for circle in (circle for mark in panel.marks for circle in mark.circles):
                assert -0.1 <= float(circle.x) <= float(panel.width) + 0.1
                assert -0.1 <= float(circle.y) <= float(panel.height) + 0.1
                assert not math.isnan(float(circle.r))


@settings(max_examples=25, deadline=None)
@given(spots)
def test_every_place_is_on_the_map_or_named_below_it(given_spots: list[Site]) -> None:
    places = {
        f"places/p-{n}.yml": f"name: Place {n}x\ntype: {'region' if spot.area else 'city'}\n"
        f"position: {{latitude: {spot.latitude:.2f}, longitude: {spot.longitude:.2f}, "
        f"radius_km: {max(spot.radius_km, 0.1):.1f}}}\n"
        for n, spot in enumerate(given_spots)
    }
    page = build({**SMALL, **places}).outputs["places/index.md"]
    figure = page[page.index("<figure") : page.index("</figure>")]
    pictures, caption = figure.split("<figcaption")
    for picture in pictures.split('<svg class="is-')[1:]:
        for n in range(len(given_spots)):
            assert f"p-{n}/" in picture or f"Place {n}x" in caption


@pytest.mark.parametrize("borders", ["shown", "hidden"])
def test_what_is_said_below_a_map_is_what_is_on_it(borders: str) -> None:
    story = {
        **SMALL,
        "explainer.yml": f"{SMALL['explainer.yml']}borders: {borders}\n",
        "places/here.yml": "name: Here\ntype: city\n"
        "position: {latitude: 50, longitude: 10, radius_km: 2}\n",
        "places/there.yml": "name: There\ntype: country\n"
        "position: {latitude: 51, longitude: 11, radius_km: 100}\n",
        "places/sea.yml": "name: Sea\ntype: sea\n"
        "position: {latitude: 52, longitude: 12, radius_km: 100}\n",
    }
    land = '{"areas": [[[0, 4000], [0, 6000], [3000, 6000], [3000, 4000], [0, 4000]]],'
    result = build(story, outlines=f'{land} "borders": [[[900, 5000], [1200, 5100]]]}}')
    page = result.outputs["places/index.md"]
    is_shown = borders == "shown"
    assert ("map-border" in page) is is_shown
    assert (ENGLISH.text("map.land-and-borders") in page) is is_shown
    assert (ENGLISH.text("map.land") in page) is not is_shown
    assert page.count("map-ring") == (2 if is_shown else 4), "of the sea, and of the country"
    assert ENGLISH.text("map.ring") in page
    assert ENGLISH.text("map.bar") in page


def test_the_table_of_surroundings_lists_few_events_of_a_place_and_counts_the_others() -> None:
    places = {
        f"places/{name}.yml": f"name: {name.title()}\ntype: city\n"
        f"position: {{latitude: 50.{n}, longitude: 10, radius_km: 2}}\n"
        for n, name in enumerate(["here", "there"])
    }
    events = {
        f"events/e-{n}.yml": SMALL["events/closure.yml"] + "place: there\n"
        for n in range(MOST_EVENTS + 3)
    }
    page = build({**SMALL, **places, **events}).outputs["places/here.md"]
    assert page.count("../events/e-") == MOST_EVENTS
    found = read_page("places/here/", "Here", page, {})
    assert found
    assert (
        " ".join(section.text for section in found.sections).count("The line closes ")
        == MOST_EVENTS
    )
    assert ENGLISH.text("map.more-events", n=3) in page
