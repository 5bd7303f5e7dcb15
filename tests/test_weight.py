"""How much a reader fetches of a long story, compressed as a server would: it hardly grows."""

import gzip
from collections.abc import Mapping

import pytest
from generated import generate

from builder import Result, build
from builder.search.index import index_files
from builder.search.page import read_page
from builder.typeset import typeset

KILO = 1000


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.fixture(scope="module")
def long() -> Result:
    """More than a thousand events, so that all that is cut is cut."""
    result = build(generate(1400, "events").texts)
    assert sum(path.startswith("events/") for path in result.outputs) > KILO
    return result


@pytest.mark.parametrize(
    ("path", "most"), [("index.md", 16), ("timeline/index.md", 12), ("embed/timeline.md", 12)]
)
def test_a_page_with_the_whole_timeline_is_light(long: Result, path: str, most: int) -> None:
    page = typeset({path: long.outputs[path]}, {}, long.words)[path]
    assert weight("".join(page.pieces)) <= most * KILO


def test_what_the_first_frame_fetches_is_light(long: Result) -> None:
    assert weight(long.outputs["data/timeline.json"]) <= 20 * KILO


def test_what_a_tooltip_fetches_is_light(long: Result) -> None:
    parts = [path for path in long.outputs if path.startswith("data/tooltips/")]
    assert len(parts) > 1
    for path in parts:
        assert weight(long.outputs["data/tooltips.json"] + long.outputs[path]) <= 8 * KILO


def searchable(number: int) -> Mapping[str, str]:
    """Give the index of so many pages, each with words of its own and words of all."""
    text = "The council met at the harbour and heard what the engineers had found. " * 5
    pages = (
        read_page(f"events/e{n}/", f"Meeting {n:x}", f"<h1>Meeting {n:x}</h1><p>{text}</p>", {})
        for n in range(number)
    )
    return index_files(page for page in pages if page)


def test_what_a_search_fetches_first_hardly_grows() -> None:
    files = searchable(10_000)
    first = {
        kind: max(weight(text) for path, text in files.items() if f"/{kind}" in path)
        for kind in ("index", "words-", "texts-")
    }
    assert sum(first.values()) <= 25 * KILO, first
