"""The made-up explainers the build is measured with: always the same, and without a problem."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from builder import build
from builder.disk import read
from builder.load import load
from builder.problems import line

FOLDER = Path(__file__).parent.parent / "benchmarks" / "build"
PROFILES = ("proportions", "events")


def made(folder: Path, size: int, *words: str, **more: str) -> Path:
    command = [sys.executable, str(FOLDER / "generate.py"), str(folder), "--size", str(size)]
    env = {**os.environ, **more}
    subprocess.run([*command, *words], env=env, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The records of a large explainer, by kind and id."""
    found: dict[str, dict[str, Any]] = {}
    texts = read(made(tmp_path_factory.mktemp("large"), 700) / "data")
    for (kind, id_), record in load(texts)[0].items():
        found.setdefault(kind, {})[id_] = record.value or {}
    return found


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_same_seed_gives_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    one = made(tmp_path / "one", 90, PYTHONHASHSEED="1")
    two = made(tmp_path / "two", 90, PYTHONHASHSEED="2")
    other = made(tmp_path / "other", 90, "--seed", "7")
    assert tree(one) == tree(two)
    assert tree(one) != tree(other)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("size", [50, 83])
def test_a_check_finds_no_problem(tmp_path: Path, size: int, profile: str) -> None:
    folder = made(tmp_path, size, "--profile", profile)
    texts = read(folder / "data")
    result = build(texts, read(folder / "docs", ".md"))
    assert [line(one) for one in result.problems] == []
    assert len(texts) == size
    assert "index.md" in result.documents


def test_most_records_of_a_chronicle_are_events(tmp_path: Path) -> None:
    names = read(made(tmp_path, 200, "--profile", "events") / "data")
    assert sum(name.startswith("events/") for name in names) > 0.7 * len(names)


def test_one_actor_is_in_half_of_all_events(records: dict[str, Any]) -> None:
    events = records["event"].values()
    busiest = Counter(part["actor"] for event in events for part in event["actors"])
    (_, most), (_, second) = busiest.most_common(2)
    assert 0.45 < most / len(events) < 0.55
    assert second < most


def test_tails_are_long(records: dict[str, Any]) -> None:
    claims = sorted(len(event["claims"]) for event in records["event"].values())
    accounts = sorted(len(question["accounts"]) for question in records["question"].values())
    assert claims[-1] == len(records["event"]) // 3
    assert claims[-2] <= 4
    assert accounts[-1] == 30
    assert accounts[-2] <= 5


def test_an_answer_is_answered_in_a_long_chain(records: dict[str, Any]) -> None:
    events = records["event"]
    causes = {
        id_: event["responds_to"][0]["event"]
        for id_, event in events.items()
        if "responds_to" in event
    }
    assert max(steps(id_, causes) for id_ in events) >= len(events) // 10


def steps(id_: str, causes: dict[str, str]) -> int:
    count = 0
    while id_ in causes:
        id_, count = causes[id_], count + 1
    return count


@pytest.mark.parametrize(
    "notation",
    [
        *(r"\d{4}", r"\d{4}-[01]\d", r"\d{4}-\d\d-\d\d", r"\d{4}-2\d"),
        *(r"(early|mid|late) \d{4}", r"(early|mid|late) \d{4}-\d\d", r".*~", r".*\?", r".*%"),
        *(r"\.\./.+", r".+/\.\.", r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"),
    ],
)
def test_dates_have_every_form(records: dict[str, Any], notation: str) -> None:
    dated = [*records["event"].values(), *records["message"].values()]
    assert [one for one in dated if re.fullmatch(notation, one["date"])]


def test_prose_and_places_are_linked(records: dict[str, Any]) -> None:
    summaries = [event["summary"] for event in records["event"].values()]
    assert sum("](" in text for text in summaries) > 0.8 * len(summaries)
    above = Counter(place.get("part_of") for place in records["place"].values())
    assert above["marrow-sound"] >= 2
    assert [message for message in records["message"].values() if message.get("carriers")]
    assert [actor for actor in records["actor"].values() if actor.get("relations")]
