"""A conversion that fails half-way, as in a preview that goes on, changes no later text."""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from builder import prose, typeset
from builder.words import ENGLISH

NESTED = "\n".join("    " * depth + "- one" for depth in range(30))
PAGE = "---\ntitle: A\n---\n\n"
LATER = "One.\n\n- two\n\n> three"
LIMITS = range(40, 260, 5)


@contextmanager
def shallow(frames: int) -> Iterator[None]:
    """Let Python go so many calls deeper and no more."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def record(text: str) -> object:
    return prose._converted(text)


def page(text: str) -> object:
    typeset._converted.cache_clear()
    return typeset.typeset({"a.md": PAGE + text}, {}, ENGLISH)["a.md"].pieces


@pytest.mark.parametrize("convert", [record, page])
def test_a_text_is_converted_alike_after_another_has_failed(
    convert: Callable[[str], object],
) -> None:
    wanted, failed = convert(LATER), 0
    for frames in LIMITS:
        try:
            with shallow(frames):
                convert(NESTED)
        except RecursionError:
            failed += 1
        assert convert(LATER) == wanted, frames
    assert failed
