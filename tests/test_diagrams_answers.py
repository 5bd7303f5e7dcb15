"""What answers what, as a tree: a few by hand, and what must hold for any."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.pictures.responses import DEEPEST, Row, answers

steady = settings(derandomize=True, deadline=None, database=None, max_examples=120)


def test_answers_stand_in_the_list_of_what_they_answer() -> None:
    assert answers(["a", "b", "c", "d"], {"b": ["a"], "c": ["b"], "d": ["a"]}) == (
        Row("a", "", opens=True, closes=0),
        Row("b", "a", opens=True, closes=0),
        Row("c", "b", opens=False, closes=1),
        Row("d", "a", opens=False, closes=1),
    )


def test_an_event_stands_under_the_latest_of_those_it_answers() -> None:
    rows = answers(["a", "b", "c"], {"c": ["b", "a"]})
    assert [(row.key, row.under) for row in rows] == [("a", ""), ("b", ""), ("c", "b")]


def test_a_circle_is_cut() -> None:
    rows = answers(["a", "b"], {"a": ["b"], "b": ["a"]})
    assert [(row.key, row.under) for row in rows] == [("b", ""), ("a", "b")]
    assert answers(["a"], {"a": ["a"]}) == (Row("a", "", opens=False, closes=0),)


def test_a_long_chain_is_no_deeper_than_a_page_is_wide() -> None:
    keys = [f"{n:04}" for n in range(2000)]
    rows = answers(keys, {key: [before] for before, key in pairwise(keys)})
    assert [row.key for row in rows] == keys
    assert sum(row.opens for row in rows) == DEEPEST - 1 == rows[-1].closes


links = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghx"), max_size=3)
)


@steady
@given(links)
def test_every_event_stands_once_and_every_list_ends(causes: dict[str, list[str]]) -> None:
    rows = answers("abcdefgh", causes)
    assert sorted(row.key for row in rows) == list("abcdefgh")
    depth = 0
    for row in rows:
        assert not row.under or row.under in causes[row.key]
        assert not (row.opens and row.closes)
        depth += row.opens - row.closes
        assert 0 <= depth < DEEPEST
    assert depth == 0
