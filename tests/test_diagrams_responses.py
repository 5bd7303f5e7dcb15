"""What answers what, as a tree: a few by hand, and what must hold for any."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.pictures.responses import DEEPEST, ResponseRow, response_rows

steady = settings(derandomize=True, deadline=None, database=None, max_examples=120)


def test_answers_stand_in_the_list_of_what_they_answer() -> None:
    assert response_rows(["a", "b", "c", "d"], {"b": ["a"], "c": ["b"], "d": ["a"]}) == (
        ResponseRow("a", "", opens=True, closes=0),
        ResponseRow("b", "a", opens=True, closes=0),
        ResponseRow("c", "b", opens=False, closes=1),
        ResponseRow("d", "a", opens=False, closes=1),
    )


def test_an_event_stands_under_the_latest_of_those_it_answers() -> None:
    rows = response_rows(["a", "b", "c"], {"c": ["b", "a"]})
    assert [(row.key, row.under) for row in rows] == [("a", ""), ("b", ""), ("c", "b")]


def test_a_circle_is_cut() -> None:
    rows = response_rows(["a", "b"], {"a": ["b"], "b": ["a"]})
    assert [(row.key, row.under) for row in rows] == [("b", ""), ("a", "b")]
    assert response_rows(["a"], {"a": ["a"]}) == (ResponseRow("a", "", opens=False, closes=0),)


def test_a_long_chain_is_no_deeper_than_a_page_is_wide() -> None:
    keys = [f"{n:04}" for n in range(2000)]
    rows = response_rows(keys, {key: [before] for before, key in pairwise(keys)})
    assert [row.key for row in rows] == keys
    assert sum(row.opens for row in rows) == DEEPEST - 1 == rows[-1].closes


links = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghx"), max_size=3)
)


@steady
@given(links)
def test_every_event_stands_once_and_every_list_ends(causes: dict[str, list[str]]) -> None:
    rows = response_rows("abcdefgh", causes)
    assert sorted(row.key for row in rows) == list("abcdefgh")
    depth = 0
    for row in rows:
        assert not row.under or row.under in causes[row.key]
        assert not (row.opens and row.closes)
        depth += row.opens - row.closes
        assert 0 <= depth < DEEPEST
    assert depth == 0
