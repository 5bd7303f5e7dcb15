"""What is known of the order of events: the quick ways give what asking of every pair gives."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
import shapes
from hypothesis import assume, given
from hypothesis import strategies as st

from builder import order
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import Event
from builder.parse import Item, parse

Found = tuple[str, str, tuple[int, ...]]
"""A date, a clock time or nothing, and the places of events that it came after."""


@st.composite
def stories(draw: st.DrawFn) -> list[Found]:
    found: list[Found] = []
    for at in range(draw(st.integers(1, 9))):
        first = draw(st.integers(0, 6))
        last = first + draw(st.integers(0, 4))
        exact = first == last
        date = shapes.day(first) if exact else f"{shapes.day(first)}/{shapes.day(last)}"
        hours = st.sampled_from(["", "", "03:00 Europe/Oslo", "22:00 Asia/Tokyo"])
        after = draw(st.sets(st.integers(0, at - 1), max_size=2)) if at else set()
        found.append((date, draw(hours) if exact else "", tuple(sorted(after))))
    return found


def graph_of(story: Sequence[Found]) -> Graph:
    records: shapes.Records = {}
    for at, (date, time, after) in enumerate(story):
        clock = {"time": time} if time else {}
        earlier = {"after": [f"e{one}" for one in after]} if after else {}
        records[f"events/e{at}"] = shapes.event(at, date=date, **clock, **earlier)
    loaded, faults = load(shapes.texts(records))
    items, more = parse(loaded)
    graph, last = link(items, loaded)
    assert not [*faults, *more, *last]
    return graph


def comes_before(graph: Graph, one: Item[Event], other: Item[Event]) -> bool:
    return order.is_earlier(one.body, other.body) or one in order.known_before(graph, other)


@given(stories())
def test_nothing_that_may_have_come_before_it_stands_behind_a_window(story: list[Found]) -> None:
    graph = graph_of([(date, time, ()) for date, time, _ in story])
    listed = [event.body.date for event in order.chronological(graph, graph.all(Event))]
    for at, window in enumerate(listed):
        ends = window.earliest or 0, window.latest or 0
        for later in listed[at + 1 :]:
            inside = ends[0] <= (later.earliest or 0) <= (later.latest or 0) <= ends[1]
            assert window.exact_day or not inside or (later.earliest, later.latest) == ends


@given(stories())
def test_lists_keep_every_order_that_is_known(story: list[Found]) -> None:
    graph = graph_of(story)
    listed = order.chronological(graph, graph.all(Event))
    assume(
        not any(order.contradiction(graph, one, id_) for one in listed for id_ in one.body.after)
    )
    for at, later in enumerate(listed):
        assert not any(comes_before(graph, later, one) for one in listed[:at])


@given(stories())
def test_those_in_order_are_apart_and_no_other_could_be_added(story: list[Found]) -> None:
    graph = graph_of(story)
    sure, rest = order.in_order(graph, graph.all(Event))
    assert {event.id for event in (*sure, *rest)} == {event.id for event in graph.all(Event)}

    def apart(one: Item[Event], other: Item[Event]) -> bool:
        dates = one.body.date, other.body.date
        if (dates[0].earliest, dates[0].latest) == (dates[1].earliest, dates[1].latest):
            return True
        return comes_before(graph, one, other) or comes_before(graph, other, one)

    for nth, one in enumerate(sure):
        assert all(apart(one, other) for other in sure[:nth])
    for one in rest:
        assert not all(apart(one, other) for other in sure)


@given(stories())
def test_a_contradiction_is_found_wherever_there_is_one(story: list[Found]) -> None:
    graph = graph_of(story)
    for event in graph.all(Event):
        for id_ in event.body.after:
            first = graph.get(Event, id_)
            way = [first, *order.known_before(graph, first)]
            later = [one for one in way if order.is_earlier(event.body, one.body)]
            found = order.contradiction(graph, event, id_)
            assert (found in later) if later else found is None


def is_possible(graph: Graph) -> bool:
    """Whether no date says the opposite of `after`, as the checks ask."""
    return not any(
        order.contradiction(graph, event, id_)
        for event in graph.all(Event)
        for id_ in event.body.after
    )


@given(stories())
def test_neighbours_are_the_nearest_whose_order_is_known(story: list[Found]) -> None:
    graph = graph_of(story)
    assume(is_possible(graph))
    events = order.chronological(graph, graph.all(Event))
    for nth, event in enumerate(events):
        before, after = order.beside(graph)[event.id]
        direct = [graph.get(Event, id_) for id_ in event.body.after]
        earlier = [
            one
            for at, one in enumerate(events)
            if one in direct or (at < nth and order.is_earlier(one.body, event.body))
        ]
        if before is None:
            assert not earlier
        else:
            assert before in earlier
        assert after is None or comes_before(graph, event, after)


@given(st.integers(1, 8), st.booleans())
def test_only_those_that_hang_on_a_circle_are_in_one(size: int, closed: bool) -> None:  # noqa: FBT001
    records = {
        f"events/e{at}": shapes.event(at, **({"after": [f"e{at - 1}"]} if at else {}))
        for at in range(size)
    }
    if closed:
        records["events/e0"] = shapes.event(0, after=[f"e{size - 1}"])
    loaded, _ = load(shapes.texts(records))
    graph, _ = link(parse(loaded)[0], loaded)
    assert len(order.in_circles(graph)) == (size if closed else 0)


@pytest.mark.parametrize("size", [2, 30])
def test_what_came_one_after_the_other_stands_so(size: int) -> None:
    loaded, _ = load(shapes.texts(shapes.one_after_the_other(size)))
    graph, _ = link(parse(loaded)[0], loaded)
    found = order.chronological(graph, graph.all(Event))
    assert [event.id for event in found] == [f"e{at}" for at in range(size)]
    for one, other in pairwise(found):
        assert order.beside(graph)[other.id][0] == one
