"""Places on a map: where they are drawn, how large, and where their names stand."""

import math
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import SMALL

from builder import build
from builder.pictures.map.atlas import Atlas
from builder.pictures.map.basemap import Basemap, Outlines
from builder.pictures.map.labels import LabelBox, PlaceName, place
from builder.pictures.map.maps import (
    NARROW,
    WIDE,
    Ground,
    MapPanel,
    MapPicture,
    drawn,
    overview,
)
from builder.pictures.map.marks import MOST_ALIKE, MOST_NAMED, Site
from builder.pictures.map.projection import Viewport, fitted, land, northing
from builder.sections.maps import MOST_EVENTS
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
        latitude=st.floats(-75, 75),
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
    frame = Viewport(10, northing(50), 20, 400, 300)
    assert frame.point(10, 50) == (200, 150)
    assert frame.point(11, 50) == (220, 150)
    assert frame.point(10, 51)[1] < 150
    assert frame.latitude == pytest.approx(50)


def test_a_degree_at_the_equator_is_as_long_as_the_scale_says() -> None:
    frame = Viewport(0, 0, 20, 400, 300)
    assert frame.length(111.195, 0) == pytest.approx(20)
    assert frame.length(111.195, 60) == pytest.approx(40)


def test_the_bar_is_a_round_number_and_at_most_a_quarter_of_the_width() -> None:
    frame = Viewport(0, 0, 20, 400, 300)
    kilometres, length = frame.bar()
    assert kilometres == 500
    assert length == pytest.approx(frame.length(500, 0))
    assert length <= 100


def test_places_on_both_sides_of_the_180th_degree_lie_side_by_side() -> None:
    frame = fitted([(179, 0, 10), (-179, 0, 10)], 400, 300, 100)
    assert frame.scale > 50
    assert abs(frame.longitude % 360 - 180) < 1


def test_a_town_is_a_dot_and_a_vague_place_is_a_disc_as_wide_as_its_radius() -> None:
    wide, _ = overview([TOWN, FARM], PAPER)
    town, farm = (
        next(m for m in panel_of(wide).marks if m.address == s.address) for s in (TOWN, FARM)
    )
    assert town.kind == "is-spot"
    assert [circle.r for circle in town.circles] == ["4"]
    assert farm.kind == "is-disc"
    bar = panel_of(wide).bar
    unit = float(re.findall(r"h([\d.]+)", bar.line)[0]) / float(bar.words.text.split()[0])
    assert float(farm.circles[0].r) == pytest.approx(60 * unit, rel=0.03)


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
    assert panel_of(overview([TOWN, FARM], PAPER)[0]).land == ""
    assert panel_of(overview([TOWN, FARM], Ground(Basemap(WORLD), ENGLISH))[0]).land.startswith("M")


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
    assert first.land is second.land
    assert first.marks != second.marks


def test_outlines_are_written_from_point_to_point() -> None:
    outlines = Outlines((((0.0, 0.0), (1.0, 0.0), (1.0, -1.0)),), (((0.0, 0.0), (1.0, 0.0)),))
    frame = Viewport(0, 0, 10, 100, 100)
    assert land(outlines, frame) == ("M50 50l10 0 0 10z", "M50 50l10 0")


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
        assert set(marks(picture)) <= {one.address for one in given_spots}
        for panel in picture.panels:
            assert float(panel.x) + float(panel.width) <= float(picture.width)
            assert float(panel.y) + float(panel.height) <= float(picture.height)
            for circle in (circle for mark in panel.marks for circle in mark.circles):
                assert -0.1 <= float(circle.x) <= float(panel.width) + 0.1
                assert -0.1 <= float(circle.y) <= float(panel.height) + 0.1
                assert not math.isnan(float(circle.r))


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
    assert ENGLISH.text("map.more-events", n=3) in page
