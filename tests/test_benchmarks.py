"""The generated stories that the timeline is measured with: always the same, in the site's form."""

import json
import os
import runpy
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "timeline"
story = runpy.run_path(str(FOLDER / "events.py"))["story"]
CONVERT = runpy.run_path(str(FOLDER / "convert.py"))

TOP = ["version", "title", "as_of", "scale", "zones", "sides", "chapters", "actors"]
TOP += ["bases", "attributions", "event_url", "events"]
ALWAYS = {"id", "title", "date", "lane", "colour", "sides", "type", "significance"}
WHERE_KNOWN = {"end", "summary", "place", "chapter", "actors", "answers", "said", "quotes"}
DATE = {"text", "from", "to", "precision"}


@pytest.fixture(scope="module")
def generated() -> dict[str, Any]:
    plain: dict[str, Any] = story(1000)
    return plain


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%MZ")  # noqa: DTZ007 both sides of a < are UTC


def ids(things: list[dict[str, Any]]) -> set[str]:
    return {thing["id"] for thing in things}


def test_the_same_size_gives_the_same_story_in_every_run() -> None:
    def elsewhere(seed: str) -> str:
        ask = "import json; from events import story; print(json.dumps(story(300)))"
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.check_output([sys.executable, "-c", ask], cwd=FOLDER, env=env, text=True)

    assert json.loads(elsewhere("1")) == json.loads(elsewhere("2")) == story(300)


def test_another_seed_gives_another_story() -> None:
    assert story(100, seed=1)["events"] != story(100, seed=2)["events"]


@pytest.mark.parametrize("size", [1, 100, 1000])
def test_a_story_has_as_many_events_as_asked_for(size: int) -> None:
    assert len(ids(story(size)["events"])) == size


def test_a_story_has_every_part_of_version_5(generated: dict[str, Any]) -> None:
    assert list(generated) == TOP
    assert generated["version"] == 5
    assert generated["zones"] == [{"id": "utc", "name": "UTC"}]


def test_an_event_has_what_it_must_and_leaves_out_what_is_empty(generated: dict[str, Any]) -> None:
    for event in generated["events"]:
        assert set(event) >= ALWAYS
        assert set(event) <= ALWAYS | WHERE_KNOWN | {"disputed"}
        assert all(event.values())


def test_the_scale_rises_over_whole_days_and_covers_every_event(generated: dict[str, Any]) -> None:
    (first, start), (last, stop) = generated["scale"]
    assert (start, stop) == (0, 1)
    assert first.endswith("T00:00Z")
    assert last.endswith("T00:00Z")
    ends = [event.get("end", event["date"])["to"] for event in generated["events"]]
    assert moment(first) < moment(generated["events"][0]["date"]["from"])
    assert max(map(moment, ends)) < moment(last)


def test_dates_are_in_order_and_a_clock_time_has_its_zone(generated: dict[str, Any]) -> None:
    starts = [event["date"]["from"] for event in generated["events"]]
    assert starts == sorted(starts)
    for date in (event["date"] for event in generated["events"]):
        minute = date["precision"] == "minute"
        assert set(date) - {"soft"} == DATE | ({"zone", "offset", "offsets"} if minute else set())
        assert any(date.get("soft", [True]))
        assert len(date.get("offsets", generated["zones"])) == len(generated["zones"])
        assert (date["from"] == date["to"]) is minute
        assert moment(date["from"]) <= moment(date["to"])


def test_every_reference_leads_somewhere(generated: dict[str, Any]) -> None:
    known = ids(generated["events"])
    for event in generated["events"]:
        assert set(event["sides"]) <= ids(generated["sides"])
        assert set(event["actors"]) <= ids(generated["actors"])
        assert event["chapter"] in ids(generated["chapters"])
        answers = event.get("answers", [])
        assert {answer["event"] for answer in answers} <= known - {event["id"]}
        said = {*event["said"], *(answer["said"] for answer in answers)}
        assert said <= set(range(len(generated["attributions"])))


def test_a_story_is_as_mixed_as_real_ones(generated: dict[str, Any]) -> None:
    events = generated["events"]
    assert {event["date"]["precision"] for event in events} == {"minute", "day", "month", "span"}
    assert {event["significance"] for event in events} == {1, 2, 3}
    assert {len(event["sides"]) for event in events} >= {1, 2, 3}
    assert all(20 <= len(event["title"]) <= 60 for event in events)
    assert all(any(name in event for event in events) for name in WHERE_KNOWN | {"disputed"})


def test_most_events_stand_in_few_weeks(generated: dict[str, Any]) -> None:
    weeks = [moment(event["date"]["from"]).isocalendar()[:2] for event in generated["events"]]
    busy = sorted((weeks.count(week) for week in set(weeks)), reverse=True)[:30]
    assert sum(busy) > 0.7 * len(weeks)


def test_the_others_get_every_event_in_its_place(generated: dict[str, Any]) -> None:
    items = CONVERT["vis_timeline"](generated)["items"]
    slides = CONVERT["timelinejs"](generated)["events"]
    assert [item["id"] for item in items] == [event["id"] for event in generated["events"]]
    assert [slide["unique_id"] for slide in slides] == [
        event["id"] for event in generated["events"]
    ]
    for event, item, slide in zip(generated["events"], items, slides, strict=True):
        start = datetime.fromisoformat(event["date"]["from"])
        assert item["start"] == start.timestamp() * 1000
        assert slide["start_date"]["day"] == start.day
        assert ("end" in item) == ("end_date" in slide) == (item["type"] == "range")
