"""Very many events come in stretches of time: on pages, in the list and in files."""

import json
import re
import runpy
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import generated
import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT, neutral_texts

from builder import build
from builder.days import iso_day
from builder.disk import write
from builder.exports.timeline import export
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import Event
from builder.pages import listing
from builder.pages.timeline import pages
from builder.parse import Item, parse
from builder.pictures import crowd
from builder.sections import stretches
from builder.sections.edition import Edition
from builder.sections.stretches import Stretch
from builder.words import ENGLISH

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
YEARS = st.integers(1990, 1996)
DAYS = st.builds(
    "{:04}-{:02}-{:02}".format, YEARS, st.integers(1, 12), st.sampled_from([1, 2, 3, 28])
)
DATES = st.one_of(
    DAYS,
    st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12)),
    YEARS.map(str),
    YEARS.map("{}~".format),
    DAYS.map("../{}".format),
    DAYS.map("{}/..".format),
    st.just("../.."),
)
EVENT = "title: An event\ntype: meeting\nsummary: It happened.\n"


def graph_of(texts: Mapping[str, str | bytes]) -> Graph:
    records, _ = load(texts)
    items, misshapen = parse(records)
    assert not misshapen
    return link(items, records)[0]


def neutral() -> Graph:
    return graph_of(neutral_texts())


def events_on(dates: list[str]) -> list[Item[Event]]:
    """Give an event on each date, in order of time."""
    texts = {f"events/e{number}.yml": f"{EVENT}date: {date}\n" for number, date in enumerate(dates)}
    return list(Edition(graph_of(texts)).events)


def ids(parts: list[Stretch]) -> list[str]:
    return [event.id for part in parts for event in part.events]


def placed(event: Item[Event]) -> str:
    """Give the day that an event is placed by; a year or month is its first day."""
    date = event.body.date
    day = date.latest if date.earliest is None else date.earliest
    return "" if day is None else iso_day(day)


@given(st.lists(DATES, max_size=60), st.integers(1, 9))
def test_every_event_is_in_one_stretch_and_stretches_are_small_and_in_order(
    dates: list[str], most: int
) -> None:
    events = events_on(dates)
    rank = {event.id: (placed(event), number) for number, event in enumerate(events)}
    parts = list(stretches.stretches(ENGLISH, events, most))
    assert sorted(ids(parts)) == sorted(event.id for event in events)
    assert all(1 <= len(part.events) <= most for part in parts)
    assert len({part.name for part in parts}) == len(parts)
    assert all(re.fullmatch(r"[a-z0-9-]+", part.name) for part in parts)
    assert len({part.period for part in parts}) == len(parts)
    for one, other in pairwise(parts):
        if placed(other.events[0]):
            assert max(map(placed, one.events)) <= min(map(placed, other.events))
    for part in parts:
        first, _, last = re.sub(r"-part-\d+$", "", part.name).partition("-to-")
        for event in part.events:
            day = placed(event)
            assert part.name.startswith("undated") if not day else first <= day
            assert not day or day[: len(last or first)] <= (last or first)
        assert part.events == tuple(sorted(part.events, key=lambda event: rank[event.id]))


@given(st.lists(DATES, max_size=60), st.integers(2, 9))
def test_no_two_neighbours_of_a_kind_would_fit_in_one(dates: list[str], most: int) -> None:
    parts = stretches.stretches(ENGLISH, events_on(dates), most)
    for one, other in pairwise(part for part in parts if "part" not in part.name):
        if len(one.name.split("-to-")[-1]) == len(other.name.split("-to-")[0]):
            assert len(one.events) + len(other.events) > most or other.name == "undated"


def test_a_stretch_is_named_by_its_time() -> None:
    dates = ["1991", "1993", "1994-02-03", "1994-02-03", "1994-02-03", "1994-05", "../.."]
    named = [
        (part.name, part.period, len(part.events))
        for part in stretches.stretches(ENGLISH, events_on(dates), 2)
    ]
    assert named == [
        ("1991-to-1993", "from 1991 to 1993", 2),
        ("1994-02-03-part-1", "3 February 1994, part 1", 1),
        ("1994-02-03-part-2", "3 February 1994, part 2", 2),
        ("1994-05", "May 1994", 1),
        ("undated", "without a date", 1),
    ]


@pytest.mark.parametrize("date", ["-9999~", "-9999-01-01?", "../9999~", "9999-12-31~"])
def test_dates_about_the_first_and_the_last_year_are_in_it(date: str) -> None:
    [only] = stretches.stretches(ENGLISH, events_on([date]))
    assert only.name in {"-9999", "9999"}


def test_a_clock_time_is_in_the_month_of_its_place() -> None:
    moment = f"{EVENT}date: 1994-05-01\ntime: 00:30 Asia/Tokyo\n"
    texts = {"events/a.yml": moment, "events/b.yml": moment.replace("05-01", "04-30")}
    found = stretches.stretches(ENGLISH, Edition(graph_of(texts)).events, 1)
    assert [(part.name, ids([part])) for part in found] == [("1994-04", ["b"]), ("1994-05", ["a"])]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few events be very many."""
    monkeypatch.setattr(stretches, "WHOLE", 10)
    monkeypatch.setattr(stretches, "MOST", 6)


def files(graph: Graph) -> Mapping[str, Any]:
    return {path: json.loads(text) for path, text in export(Edition(graph)).items()}


def test_up_to_the_bound_nothing_is_cut() -> None:
    assert [*files(neutral())] == ["data/timeline.json"]
    assert not Edition(neutral()).stretches


@pytest.mark.usefixtures("small")
def test_the_files_of_all_stretches_tell_what_the_file_of_the_whole_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = files(neutral())
    assert parts.pop("data/timeline.json")["all"] == "data/timeline/all.json"
    rows = parts.pop("data/timeline/all.json")
    assert [stretch["url"] for stretch in rows["stretches"]] == [*parts]
    assert [stretch["events"] for stretch in rows["stretches"]] == [
        len(part["events"]) for part in parts.values()
    ]
    told = {event["id"]: event for part in parts.values() for event in part["events"]}
    assert [row[0] for row in rows["events"]] == [*told]
    monkeypatch.undo()
    whole = files(neutral())["data/timeline.json"]

    def spelled(file: Any, event: Any) -> Any:  # noqa: ANN401 - any JSON
        """Give an event with its attributions in place of their numbers."""
        said = [file["attributions"][place] for place in event.get("said", ())]
        answers = [
            {**one, "said": file["attributions"][one["said"]]} for one in event.get("answers", ())
        ]
        return {**event, "said": said, "answers": answers}

    assert {event["id"]: spelled(whole, event) for event in whole["events"]} == {
        event["id"]: spelled(part, event) for part in parts.values() for event in part["events"]
    }


@pytest.fixture(scope="module", params=["proportions", "events"])
def long_story(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """Give the files of a story of some 400 events, which are too many for one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "WHOLE", 100)
        size = {"proportions": 1800, "events": 500}[request.param]
        return export(Edition(graph_of(generated.generate(size, request.param).texts)))


def test_the_first_frame_of_an_outline_is_that_of_all_events(
    long_story: Mapping[str, str], tmp_path: Path
) -> None:
    write(tmp_path, long_story)
    command = [BUNDLE["node"](), str(ROOT / "tests" / "web" / "first_frame.mjs"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["different"] == []
    assert found["count"] > 390
    assert found["marks"] > 50
    assert found["clusters"] > 10


def test_an_outline_counts_all_events(long_story: Mapping[str, str]) -> None:
    outline = json.loads(long_story["data/timeline.json"])
    rows = {row[0]: row for row in json.loads(long_story["data/timeline/all.json"])["events"]}
    assert outline["count"] + outline["undated"] == len(rows)
    assert sum(outline["bars"]) == outline["count"]
    assert outline["moments"] == sum(row[8] == 3 for row in rows.values())
    assert all(row[:11] == rows[row[0]][:11] for row in outline["events"])
    assert len(outline["events"]) + sum(outline["beside"]) == outline["count"]
    assert outline["nth"] == sorted(set(outline["nth"]))


def test_events_without_a_date_are_not_said_to_be_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 2)
    dates = ["1994-05-01", "1995", "../..", "../.."]
    texts = {f"events/e{n}.yml": f"{EVENT}date: {date}\n" for n, date in enumerate(dates)}
    _, dated, undated = pages(Edition(graph_of(texts)))
    assert (dated.about, dated.ordered) == ("2 events of 4, in order of time.", True)
    assert (undated.about, undated.ordered) == ("2 events of 4, without a date.", False)


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        (["../1995-02-26", "1995-04-12/1995-04-20"], "From February to April 1995"),
        (["1995-04-12", "1995-04"], "From 1 to 12 April 1995"),
        (["1995-04-12", "1995-04-12~"], "From 11 to 12 April 1995"),
        (["1995-04-12", "1995-04-12", "../.."], "12 April 1995"),
        (["../.."], ""),
        (["-0043-03-15", "0101-05-01"], "From March 44 BCE to May 101 CE"),
    ],
)
def test_a_page_of_events_is_headed_by_when_they_may_have_begun(
    dates: list[str], period: str
) -> None:
    assert listing._period(ENGLISH, events_on(dates)) == period


def test_an_outline_does_not_grow_with_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 100)
    days = [f"{year}-{month:02}-{day:02}" for year in range(1990, 1996) for month in range(1, 13)
            for day in range(1, 29)]  # fmt: skip

    def known(number: int) -> int:
        step = len(days) / number
        graph = graph_of({
            f"events/e{i}.yml": f"{EVENT}date: {days[int(i * step)]}\n" for i in range(number)
        })  # fmt: skip
        return len(json.loads(export(Edition(graph))["data/timeline.json"])["events"])

    most = crowd.COLUMN + 1 + crowd.CELLS * (crowd.alone(1) + 2) + 2
    assert known(500) <= most
    assert known(2000) <= most


@pytest.mark.usefixtures("small")
def test_the_page_of_the_whole_leads_to_a_page_for_each_stretch() -> None:
    edition = Edition(neutral())
    outputs = build(neutral_texts()).outputs
    names = [stretch.name for stretch in edition.stretches]
    assert {path for path in outputs if path.startswith("timeline/")} == {
        "timeline/index.md",
        *(f"timeline/{name}.md" for name in names),
    }
    whole = outputs["timeline/index.md"]
    assert re.findall(r"\]\(([\w-]+)\.md\)", whole) == names
    for path in ("timeline/index.md", "index.md", "embed/timeline.md"):
        assert "timeline-list" not in outputs[path]
    shown = "".join(outputs[f"timeline/{name}.md"] for name in names)
    for event in edition.events:
        assert shown.count(f"(../events/{event.id}.md)") >= 1
    for before, after in pairwise(names):
        assert f"]({after}.md)" in outputs[f"timeline/{before}.md"]
        assert f"]({before}.md)" in outputs[f"timeline/{after}.md"]
