"""What a reader sees of a record at a link to it: in one file, or of a large site in parts."""

import json
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import neutral_texts

from builder import build
from builder.exports import tooltips
from builder.exports.tooltips import part_of

PARTS = Path(__file__).parent / "web" / "tooltip-parts.json"
ALL = "data/tooltips.json"


def files() -> Mapping[str, str]:
    """Give the files of the neutral site with tooltips."""
    outputs = build(neutral_texts()).outputs
    return {path: text for path, text in outputs.items() if path.startswith("data/tooltips")}


def test_a_small_site_has_all_in_one_file() -> None:
    assert [*files()] == [ALL]


def test_the_parts_of_a_large_site_have_what_one_file_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = json.loads(files()[ALL])
    monkeypatch.setattr(tooltips, "WHOLE", 1000)
    monkeypatch.setattr(tooltips, "PART", 1500)
    parts = dict(files())
    count = json.loads(parts.pop(ALL))["parts"]
    assert count > 10
    assert sorted(parts) == sorted(f"data/tooltips/{number}.json" for number in range(count))
    told = {path: json.loads(text) for path, text in parts.items()}
    assert {key: value for part in told.values() for key, value in part.items()} == whole
    for address in whole:
        part = part_of(address.partition("#")[0], count)
        assert address in told[f"data/tooltips/{part}.json"]


@given(st.integers(2, 200), st.sampled_from(["events", "actors"]), st.integers(0, 10_000))
def test_no_part_is_much_larger_than_the_others(parts: int, kind: str, first: int) -> None:
    pages = [f"{kind}/e{number}/" for number in range(first, first + 40 * parts)]
    assert max(Counter(part_of(page, parts) for page in pages).values()) <= 120


def test_the_browser_looks_where_the_builder_puts_it() -> None:
    pages = ["events/closure/", "actors/illyria/", "terms/", "events/mañana/"]
    found = [[page, parts, part_of(page, parts)] for page in pages for parts in (2, 19, 97)]
    if os.environ.get("EXPLAINER_REWRITE"):
        PARTS.write_text(json.dumps(found) + "\n", encoding="utf-8")
    assert json.loads(PARTS.read_text("utf-8")) == found, "run `make cases`"
