"""The words that an explainer adds: whatever is written, no list has a word twice."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import build
from builder.lexicon import lexicon
from builder.load import load
from builder.model import OwnWords
from builder.problems import Problem
from builder.vocabulary import VOCABULARY, RelationType, Vocabulary, Word

HEAD = {"title": "T", "answer": "A.", "summary": ["S."], "as_of": "2031"}
LISTS = {kind.added_under: kind for kind in map(type, VOCABULARY.words) if kind.added_under}
few = st.sampled_from(["guild", "Guild", "lodge", "person", "part of", "includes", "twin of", ""])
"""So few names that they meet."""
blocks = st.fixed_dictionaries(
    {"word": few}, optional={"inverse": few, "like": few, "meaning": few}
)
anything: st.SearchStrategy[Any] = st.recursive(
    few | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(few, inner, max_size=3),
    max_leaves=6,
)
added = st.dictionaries(
    st.sampled_from(sorted(LISTS)), st.lists(few | blocks, max_size=6), max_size=3
)


def extended(words: object) -> tuple[Vocabulary, list[Problem]]:
    records, _ = load({"explainer.yml": json.dumps(HEAD | {"words": words})})
    return lexicon(records)


def names(rows: tuple[Word, ...]) -> list[str]:
    """Every word of a list, and the other end of each relation that has one."""
    ends = [row.inverse for row in rows if isinstance(row, RelationType) and row.inverse != row]
    return [name.casefold() for name in [*rows, *ends]]


@given(added)
def test_no_word_of_a_list_stands_there_twice_at_whichever_end(
    words: Mapping[str, list[Any]],
) -> None:
    vocabulary, _ = extended(words)
    for kind in dict.fromkeys(map(type, VOCABULARY.words)):
        rows = vocabulary.of(kind)
        assert len(set(names(rows))) == len(names(rows))
        assert rows[: len(VOCABULARY.of(kind))] == VOCABULARY.of(kind)


@given(added)
def test_a_word_is_in_the_list_or_a_problem_says_why_not(words: Mapping[str, list[Any]]) -> None:
    vocabulary, problems = extended(words)
    if problems:
        return
    for name, entries in words.items():
        written = [one["word"] if isinstance(one, dict) else one for one in entries]
        assert {word for word in written if word} <= set(vocabulary.of(LISTS[name]))


@given(anything | st.dictionaries(st.sampled_from(sorted(LISTS)), anything, max_size=4))
def test_whatever_is_written_there_is_told_of_and_breaks_nothing(words: object) -> None:
    result = build({"explainer.yml": json.dumps(HEAD | {"words": words})})
    assert result.outputs or result.problems


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_that_can_grow_has_a_field(name: str) -> None:
    assert name in OwnWords.model_fields
    assert set(OwnWords.model_fields) == {*LISTS, "judging", "neutral", "style"}
