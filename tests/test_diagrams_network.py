"""The network of relations: where boxes and lines stand, and what holds for any relations."""

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from sites import SMALL

from builder import build
from builder.pictures.network import Network, NetworkActor, NetworkRelation, NetworkSide, network
from builder.pictures.network.channels import Channel, crossings, ordered_channels
from builder.pictures.network.hierarchy import build_hierarchy
from builder.pictures.network.layout import line_width, places
from builder.pictures.svg import Rect, TextLine
from builder.sections.relations import MOST_DRAWN
from builder.vocabulary import RELATION_TYPES
from builder.words import ENGLISH

ROWS = {str(row): row for row in RELATION_TYPES}


def side(name: str, *ids: str, colour: str = "blue") -> NetworkSide:
    return NetworkSide(
        name, colour, tuple(NetworkActor(id_, id_.title(), f"actors/{id_}/") for id_ in ids)
    )


def tie(subject: str, type_: str, *objects: str, dates: str = "") -> NetworkRelation:
    return NetworkRelation(
        subject, ROWS[type_], type_, objects, dates, f"{subject} {type_} {' and '.join(objects)}"
    )


RAILWAY = side("The railway", "company", "workshop", "crane")
TOWN = side("The town", "council", "post", colour="green")
TIES = [
    tie("workshop", "part of", "company"),
    tie("crane", "commands", "workshop"),
    tie("post", "mediates between", "company", "council", dates="since 2030"),
]


def drawn() -> Network:
    found = network([RAILWAY, TOWN], TIES)
    assert found
    return found


def left(one: Rect) -> float:
    return float(one.x)


def test_subjects_stand_left_of_their_objects() -> None:
    at = {node.title: left(node.box) for node in drawn().nodes}
    assert at == {
        "Company": 613.3,
        "Workshop": 306.7,
        "Crane": 0,
        "Council": 613.3,
        "Post": 613.3,
    }


def test_sides_stand_in_their_order_and_keep_their_colour() -> None:
    found = drawn()
    assert [(one.name.text, one.colour) for one in found.sides] == [
        ("The railway", "blue"),
        ("The town", "green"),
    ]
    of_railway = [float(node.box.y) for node in found.nodes if node.colour == "blue"]
    of_town = [float(node.box.y) for node in found.nodes if node.colour == "green"]
    assert max(of_railway) < float(found.sides[1].name.y) < min(of_town)


def test_every_relation_has_its_type_and_its_dates_at_its_line() -> None:
    said = {edge.title: [line.text for line in edge.words] for edge in drawn().edges}
    assert said["crane commands workshop"] == ["commands"]
    assert said["post mediates between company and council"] == ["mediates between", "since 2030"]


def test_who_mediates_has_an_arrow_to_each_of_both() -> None:
    assert drawn().bundles[-1].heads.count("z") == 2


def test_relations_to_the_same_share_one_line() -> None:
    sides = [side("One", "a", "b"), side("Two", "c")]
    found = network(sides, [tie("a", "ally of", "c"), tie("b", "backed by", "c")])
    assert found
    assert (len(found.bundles), len(found.edges)) == (1, 2)


def test_what_would_close_a_circle_or_lie_too_deep_is_a_channel() -> None:
    chain = side("One", "a", "b", "c", "d")
    ties = [
        tie("a", "part of", "b"),
        tie("b", "part of", "c"),
        tie("c", "part of", "a"),
        tie("d", "part of", "a"),
    ]
    assert [one.subject for one in build_hierarchy([chain], ties).channels] == ["c", "d"]


def test_a_relation_is_part_of_before_it_is_an_ally() -> None:
    ties = [tie("a", "ally of", "b"), tie("a", "part of", "c")]
    [(_, trees)] = build_hierarchy([side("One", "a", "b", "c")], ties).trees
    assert {tree.actor.id: [child.actor.id for child in tree.children] for tree in trees} == {
        "b": [],
        "c": ["a"],
    }


def test_without_relations_there_is_no_picture() -> None:
    assert network([RAILWAY, TOWN], []) is None
    assert network([RAILWAY], [tie("crane", "ally of", "somebody-else")]) is None


def test_crossings_are_lines_to_outer_channels_through_inner_ones() -> None:
    short, long = Channel(("a",), (10,), (30,)), Channel(("b",), (20,), (90,))
    assert (crossings([short, long]), crossings([long, short])) == (1, 1)
    inside = Channel(("c",), (30,), (40,))
    assert (crossings([inside, long]), crossings([long, inside])) == (0, 2)


def test_channels_stand_in_the_order_with_fewest_crossings() -> None:
    sides = [side("One", "a", "b", "c"), side("Two", "d"), side("Three", "e")]
    ties = [tie("a", "ally of", "d"), tie("b", "ally of", "e"), tie("c", "ally of", "e")]
    found = ordered_channels(places(build_hierarchy(sides, ties)))
    # The shorter one inside would be crossed by both subjects of the longer one.
    assert [channel.objects for channel in found] == [("e",), ("d",)]
    assert found[0].length > found[1].length
    assert crossings(found) < crossings(found[::-1])


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
TYPES = st.sampled_from(["part of", "commands", "ally of", "spokesperson for", "backed by"])
DATES = st.sampled_from(["", "since 2030", "from some time in early 2030 to 4 February 2031"])


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[NetworkSide], list[NetworkRelation]]:
    number = draw(st.integers(2, 14))
    names = [" ".join(draw(st.lists(NAMES, min_size=1, max_size=5))) for _ in range(number)]
    actors = [NetworkActor(f"a{n}", name, "") for n, name in enumerate(names)]
    cut = draw(st.integers(0, number))
    sides = [
        NetworkSide("One", "blue", tuple(actors[:cut])),
        NetworkSide("Two", "sky", tuple(actors[cut:])),
    ]
    ids = st.sampled_from([actor.id for actor in actors])
    between = st.builds(
        lambda s, o, p, d: tie(s, "mediates between", o, p, dates=d), ids, ids, ids, DATES
    )
    two = st.builds(lambda s, t, o, d: tie(s, t, o, dates=d), ids, TYPES, ids, DATES)
    return sides, draw(st.lists(two | between, min_size=1, max_size=14))


Area = tuple[float, float, float, float]


def area(one: TextLine) -> Area:
    x, y = float(one.x), float(one.y)
    return x, y - 10, x + line_width(one.text), y + 3


def box(one: Rect) -> Area:
    x, y = float(one.x), float(one.y)
    return x, y, x + float(one.width), y + float(one.height)


def overlap(one: Area, other: Area) -> bool:
    return (
        one[0] < other[2] - 0.2
        and other[0] < one[2] - 0.2
        and one[1] < other[3] - 0.2
        and other[1] < one[3] - 0.2
    )


def areas(found: Network) -> list[Area]:
    """All that holds words: the boxes, the words at lines, the sides' names."""
    return [
        *(box(node.box) for node in found.nodes),
        *(area(line) for edge in found.edges for line in edge.words),
        *(area(one.name) for one in found.sides),
    ]


def level(found: Network) -> list[Area]:
    """All level pieces of lines, as areas without height."""
    pieces = []
    for path in [*(one.line for one in found.bundles), *(one.line for one in found.edges)]:
        for x, y, end in re.findall(r"M([-\d.]+) ([-\d.]+)H([-\d.]+)", path):
            ends = sorted([float(x), float(end)])
            pieces.append((ends[0], float(y), ends[1], float(y)))
    return pieces


@settings(max_examples=120, deadline=None)
@given(networks())
def test_nothing_overlaps_or_lies_outside(
    given_: tuple[list[NetworkSide], list[NetworkRelation]],
) -> None:
    found = network(*given_)
    assert found
    assert found == network(*given_)
    shapes = areas(found)
    for one in shapes:
        assert one[0] >= 0
        assert one[1] >= 0
        assert one[2] <= 960
        assert one[3] <= float(found.height)
    for one, other in combinations(shapes, 2):
        assert not overlap(one, other)
    for line in level(found):
        assert line[0] >= -0.1
        assert line[2] <= 960
        for one in shapes:
            within = one[1] + 0.5 < line[1] < one[3] - 0.5
            assert not (within and line[0] < one[2] - 0.5 and one[0] + 0.5 < line[2])


@settings(max_examples=60, deadline=None)
@given(networks())
def test_every_relation_has_a_line(given_: tuple[list[NetworkSide], list[NetworkRelation]]) -> None:
    found = network(*given_)
    assert found
    assert sorted(edge.title for edge in found.edges) == sorted(one.title for one in given_[1])


def test_of_many_actors_those_with_the_most_relations_are_drawn_and_the_table_has_all() -> None:
    said = "according_to: the-paper, basis: on the record, source: report"
    hub = [f"{{type: ally of, actor: town-{n:02}, {said}}}" for n in range(1, 60)]
    towns = {
        f"actors/town-{n:02}.yml": f"name: Town {n:02}\ntype: state\n"
        + (f"relations: [{', '.join(hub)}]\n" if not n else "")
        + (f"relations: [{{type: ally of, actor: town-{n - 1:02}, {said}}}]\n" if n > 40 else "")
        for n in range(60)
    }
    page = build({**SMALL, **towns}).outputs["actors/index.md"]
    figure, _, table = page.partition('<table class="network-table">')
    shown = set(re.findall(r'class="network-actor[^>]*data-of="(town-\d+)"', figure))
    assert len(shown) == MOST_DRAWN
    assert shown >= {"town-00", *(f"town-{n}" for n in range(41, 59))}, "those with two or more"
    assert ENGLISH.text("network.more", n=60 - MOST_DRAWN) in figure
    heading = 1
    assert table.count("<tr>") == heading + len(hub) + 19
