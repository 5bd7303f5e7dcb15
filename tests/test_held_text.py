"""What a source's text says of itself: where its pages, folios, minutes and lines are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.held_text import Passage, held, normalised, passages

BOOK = """\
The bridge

[p. 361]
It stood for sixty years. It was
closed in spring.

[p. 362]
Nobody crossed it. It was
[p. 363]
opened again. Nobody crossed it.
"""
TALK = "[00:00:00]\nGood evening.\n[00:12:30]\nWe did not close it.\n[1:13:30]\nGood night.\n"
FOLIOS = "[fol. 3r]\nIt was closed.\n[fol. 3v]\nIt was opened.\nIt was closed.\n"


def at(text: str, words: str, title: str = "") -> list[str]:
    """Where words are, in every way that the text tells."""
    found = held(text, title)
    units = ["paragraph", "line", *found.marks]
    return [
        found.label(Passage("", unit), offset) for unit in units for offset in found.find(words)
    ]


def test_marks_begin_pages_and_are_no_words() -> None:
    assert at(BOOK, "was opened again", "The bridge") == ["paragraph 2", "line 3", "p. 362"]
    assert at(BOOK, "opened again", "The bridge") == ["paragraph 2", "line 4", "p. 363"]
    assert at(BOOK, "opened again") == ["paragraph 3", "line 5", "p. 363"]


def test_form_feeds_begin_pages_unless_pages_are_marked() -> None:
    assert at("One.\n\n\fTwo.\n\n\fThree.", "Three") == ["paragraph 3", "line 3", "p. 3"]
    assert at("One.\n\f[p. 9]\nTwo.", "Two") == ["paragraph 2", "line 2", "p. 9"]
    assert at("One.\n\f[p. 9]\nTwo.", "One") == ["paragraph 1", "line 1", "before p. 9"]


def test_minutes_and_folios() -> None:
    assert at(TALK, "We did not close it.")[2] == "00:12:30"
    assert at(FOLIOS, "It was opened.")[2] == "fol. 3v"


@pytest.mark.parametrize(
    ("text", "words", "locator"),
    [
        (BOOK, "Nobody crossed it.", "p. 362"),
        (BOOK, "Nobody crossed it.", "pp. 361–363"),
        (BOOK, "Nobody crossed it.", "pages 361-3"),
        (BOOK, "Nobody crossed it.", "pp. 360–362"),  # not each of them needs a mark
        (BOOK, "Nobody crossed it.", "pp. 363–365"),
        (BOOK, "Nobody crossed it.", "P. 363"),
        (BOOK, "closed in spring", "p. 361, line 2"),
        (BOOK, "closed in spring", "line 3"),
        (BOOK, "opened again", "line 1, p. 363"),
        (BOOK, "closed in spring", "paragraphs 1 and 2"),
        (FOLIOS, "It was closed.", "fol. 3r"),
        (FOLIOS, "It was closed.", "ff. 3r–3v, line 2"),
        (TALK, "We did not close it.", "00:12:30"),
        (TALK, "We did not close it.", "minute 12"),
        (TALK, "We did not close it.", "20:00–30:00"),
        (TALK, "Good night.", "minutes 73–74"),
    ],
)
def test_a_locator_that_is_right(text: str, words: str, locator: str) -> None:
    found = held(text)
    assert any(
        all(found.tells(passage) and found.holds(passage, offset) for passage in passages(locator))
        for offset in found.find(words)
    )


@pytest.mark.parametrize(
    ("text", "words", "locator"),
    [
        (BOOK, "closed in spring", "p. 362"),
        (BOOK, "closed in spring", "p. 36"),
        (BOOK, "closed in spring", "pp. 362–363"),
        (BOOK, "closed in spring", "line 2"),
        (FOLIOS, "It was opened.", "fol. 3r"),
        (TALK, "We did not close it.", "00:00:10"),
        (TALK, "We did not close it.", "1:20:00"),
        (TALK, "Good evening.", "minute 13"),
        (BOOK, "closed in spring", "paragraph 1"),
    ],
)
def test_a_locator_that_is_wrong(text: str, words: str, locator: str) -> None:
    found, [passage] = held(text), passages(locator)
    assert found.tells(passage)
    assert not any(found.holds(passage, offset) for offset in found.find(words))


@pytest.mark.parametrize(
    "locator", ["p. 3", "fol. 3v", "minute 3", "00:03", "chapter 3", "the end", "p. 3, line 1"]
)
def test_what_a_text_does_not_tell(locator: str) -> None:
    found = held("It was closed.\nIt was opened.\n")
    assert not all(found.tells(passage) for passage in passages(locator))


def test_a_word_that_begins_like_a_unit_is_none() -> None:
    for word in ("preface", "foreword", "line", "left", "minutes", "back cover"):
        assert not passages(word)[0].unit
    assert [passage.unit for passage in passages("p. 3, left")] == ["page", ""]


LINES = st.lists(
    st.sampled_from(
        ["It was closed.", "Two  words", "", " ", "[p. 3]", "[fol. 3v]", "[00:12]", "\f", "[p.4]"]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["", "It was closed.", "Two words"]))
def test_whatever_the_text_its_parts_are_its_words_in_order(lines: list[str], title: str) -> None:
    text = "\n".join(lines)
    found = held(text, title)
    without = [line for line in lines if not line.startswith(("[", "\f"))]
    words = normalised("\n".join(without))
    assert found.words == words or found.words == words.removeprefix(title).strip()
    assert " ".join(found.paragraphs) == found.words
    for starts in (found.paragraph_starts, found.line_starts):
        assert all(before < after for before, after in pairwise(starts))
        assert all(found.words[start - 1 : start] in {"", " "} for start in starts)
    for marks in found.marks.values():
        assert [mark.at for mark in marks] == sorted(mark.at for mark in marks)


@given(LINES)
def test_paragraphs_are_the_same_with_and_without_marks(lines: list[str]) -> None:
    marked = [line for line in lines if line.strip()]
    bare = [line for line in marked if not line.startswith(("[", "\f"))]
    assert list(held("\n".join(marked)).paragraphs) == list(held("\n".join(bare)).paragraphs)


@given(st.text(max_size=40))
def test_any_locator_can_be_read(locator: str) -> None:
    found = held(BOOK)
    for passage in passages(locator):
        assert not found.tells(passage) or found.holds(passage, 0) in {True, False}
