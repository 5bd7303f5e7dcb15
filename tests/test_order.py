"""The order in which files come changes nothing."""

import random

import pytest
from projects import neutral_texts

from builder import build


@pytest.mark.parametrize("seed", range(2))
def test_the_same_texts_in_another_order_give_the_same_site(seed: int) -> None:
    names = list(neutral_texts())
    random.Random(seed).shuffle(names)  # noqa: S311 - the same orders in every run
    first, second = build(neutral_texts()), build({name: neutral_texts()[name] for name in names})
    assert list(first.outputs.items()) == list(second.outputs.items())
    assert first.origins == second.origins


def test_problems_come_in_the_same_order_whatever_the_order_of_the_files() -> None:
    texts: dict[str, str | bytes] = {
        name: raw.replace(b"overwater", b"overwter") for name, raw in neutral_texts().items()
    }
    names = sorted(texts, reverse=True)
    found = build(texts).problems
    assert len(found) > 10
    assert found == build({name: texts[name] for name in names}).problems
    assert list(found) == sorted(found)
