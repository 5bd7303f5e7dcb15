"""The made-up explainers the build is measured with: always the same, and without a problem."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from generated import BENCH as FOLDER
from generated import script

from builder import build
from builder.disk import read
from builder.load import load
from builder.problems import line

PROFILES = ("proportions", "events")
plain = script("plain")["plain"]
EDITS = script("edits")["EDITS"]
run = script("spent")["run"]
saved = script("serve")["saved"]
TABLE = script("table")


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


PAGE = """---
title: "T"
trail:
  - name: "Events"
    at: "events/"
hide:
  - toc
---

<h1 id="a-title">A title<a class="headerlink" href="#a-title">&para;</a></h1>
<p class="meta"><em>1 May</em> · <strong>two *stars*</strong></p>
<h2 id="differ">Related</h2>
<ul>
<li>Plain <a href="../../actors/ada/">Ada</a></li>
<li>Other <a href="../">all</a></li>
</ul>
<svg><text>Drawn</text></svg>
<ol>
<li>
<p>First <a href="https://example.org/">web</a></p>
<p>Second</p>
</li>
</ol>
<blockquote>
<p>Said of <abbr title="A line.">tram</abbr></p>
</blockquote>
<table><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>
"""
WRITTEN = """---
title: "T"
hide:
  - toc
---

# A title

*1 May* · **two \\*stars\\***

## Related {: #differ }

-   Plain [Ada](../actors/ada.md)
-   Other [all](index.md)

1.  First [web](https://example.org/)

    Second

> Said of tram

| A | B |
| --- | --- |
| 1 | 2 |
| 3 | 4 |

*[tram]: A line.
"""


def test_the_peer_gets_the_words_and_links_of_a_page_as_a_person_would_write_them() -> None:
    pages = {"actors/ada.md", "events/index.md", "events/one.md"}
    assert plain(PAGE, "events/one.md", pages) == WRITTEN


def test_a_page_without_front_matter_is_converted_whole() -> None:
    page = '<h1 id="data">Data</h1>\n<p>See <a href="events/one/">one</a>.</p>'
    assert plain(page, "index.md", {"events/one.md"}) == "# Data\n\nSee [one](events/one.md).\n"


def test_each_edit_changes_one_record_and_leaves_no_problem(tmp_path: Path) -> None:
    texts = {name: text.decode() for name, text in read(made(tmp_path, 83) / "data").items()}
    edited = dict(texts)
    for edit in EDITS.values():
        path, text = edit(texts)
        assert text.replace("Corrected ", "", 1) == texts[path]
        edited[path] = text
    assert len({path for path in texts if edited[path] != texts[path]}) == len(EDITS)
    assert build(edited).problems == ()


def test_what_the_benchmark_itself_holds_is_no_memory_of_a_command(tmp_path: Path) -> None:
    held = b"x" * 200_000_000
    small = run([sys.executable, "-c", "print('done')"], tmp_path, 60)
    large = run([sys.executable, "-c", "b'x' * 120_000_000"], tmp_path, 60)
    assert (small.code, small.printed) == (0, "done\n")
    assert small.memory < 60_000_000
    assert 120_000_000 < large.memory < len(held)


def test_a_command_is_stopped_when_its_time_is_over(tmp_path: Path) -> None:
    late = run([sys.executable, "-c", "while True: pass"], tmp_path, 0.5)
    assert late.stopped
    assert 0 < late.cpu <= late.wall < 30


def test_serving_is_measured_until_the_page_has_what_was_saved(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "events" / "one.md"
    page.parent.mkdir(parents=True)
    page.write_text("# One\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\n", "utf-8")
    spent = saved(tmp_path, "events/one/", lambda: page.write_text("# Corrected\n", "utf-8"), 60)
    assert not spent.stopped, spent.printed
    assert spent.code == 0
    assert 0 < spent.wall < 60


def test_what_took_too_long_has_no_ratio_and_no_growth() -> None:
    measured, report = TABLE["Measured"], TABLE["report"]
    found = [
        measured(1000, "cold", "ours", cpu=10, wall=5),
        measured(1000, "cold", "peer", cpu=20, wall=10),
        measured(5000, "cold", "ours", cpu=70, wall=60, state="stopped"),
        measured(5000, "cold", "peer", cpu=100, wall=50),
    ]
    facts = dict.fromkeys(("date", "profile", "machine", "versions"), "x")
    text = report(found, facts)
    assert "| 1,000 | whole site, cold | 10.0 | 20.0 | 0.50 | 5.0 | 10.0 | 0.50 |" in text
    assert "| 5,000 | whole site, cold | over 70.0 | 100.0 | – | over 60.0 | 50.0 | – |" in text
    assert "| whole site, cold | ours | – |" in text
    assert "| whole site, cold | peer | 1.00 |" in text
    assert "at most 0.75 | 0.5 | met |" in text
