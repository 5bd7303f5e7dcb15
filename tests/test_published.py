"""`explainer check --published`: what an earlier build published still has its address."""

import json
from pathlib import Path

import pytest
from test_cli import run

from builder import build, check
from builder.published import pages, read

POST = "{name: The Post, type: news outlet}"
SOURCE = "{title: A report, publisher: post, published: 2031-04-03, kind: report}"
EVENT = """\
title: The closure
date: 2031-04-02
type: decision
summary: It closes.
claims:
  - {id: open, text: It was open., according_to: post, basis: document, source: a}
  - {id: shut, formerly: [closed], text: Shut., according_to: post, basis: document, source: a}
"""
DATA = {
    "explainer.yml": "title: The bridge",
    "actors/post.yml": POST,
    "sources/a.yml": SOURCE,
    "events/closure.yml": EVENT,
}


def lost(data: dict[str, str]) -> list[str]:
    """What is gone of what `DATA` published: each place with its message."""
    outputs = build(DATA).outputs
    before = read(outputs["data/statements.json"])
    found = check(data, before=before)
    return [f"{one.location.path}: {one.message}" for one in found if one.code == "lost-address"]


def test_what_is_as_it_was_is_not_lost() -> None:
    assert lost(DATA) == []


def test_a_statement_without_its_id_or_its_former_one_is_lost() -> None:
    changed = EVENT.replace("id: open, ", "").replace("formerly: [closed], ", "")
    gone = "of this record was published, and is not here any more"
    assert lost({**DATA, "events/closure.yml": changed}) == [
        f"events/closure.yml: the statement `closed` {gone}",
        f"events/closure.yml: the statement `open` {gone}",
    ]


def test_a_statement_may_have_another_id_and_its_record_another_name() -> None:
    changed = EVENT.replace("id: open", "id: was-open, formerly: [open]")
    renamed = {"events/shutting.yml": f"formerly: [closure]\n{changed}"}
    data = {name: text for name, text in DATA.items() if "closure" not in name}
    assert lost({**data, **renamed}) == []


def test_a_record_that_is_gone_is_lost_with_all_that_it_said() -> None:
    data = {name: text for name, text in DATA.items() if "closure" not in name}
    assert lost(data) == [
        "events/closure.yml: the event `closure` was published, and its address leads nowhere now"
    ]


def test_nobody_says_what_is_lost_of_data_that_cannot_be_read() -> None:
    assert lost({**DATA, "events/closure.yml": "title: ["}) == []


def test_pages_of_records_are_known_by_their_addresses() -> None:
    names = ("events/a/index.html", "events/index.html", "events/date/2031/index.html")
    others = ("data/x/index.html", "events/A!/index.html", "events/a/picture.png")
    assert pages([*names, *others]) == {("event", "a"): ()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder, beside a build of it."""
    for name, text in DATA.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    site = tmp_path / "site"
    for page in ("data", "events/closure", "actors/mayor"):
        (site / page).mkdir(parents=True)
        (site / page / "index.html").write_text("<h1>It</h1>", encoding="utf-8")
    listed = build(DATA).outputs["data/statements.json"]
    (site / "data/statements.json").write_text(listed, encoding="utf-8")
    return tmp_path / "data"


def test_a_build_is_given_as_its_folder_or_as_its_list_alone(data: Path) -> None:
    site = data.parent / "site"
    done = run("check", data, "--published", site / "data/statements.json")
    assert (done.returncode, b"lost-address" in done.stdout) == (0, False)
    done = run("check", data, "--published", site, "--format", "json")
    found = json.loads(done.stdout)["problems"]
    assert (done.returncode, [one["code"] for one in found]) == (1, ["lost-address"])
    assert "the actor `mayor` was published" in found[0]["message"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "cannot be read: No such file or directory"),
        ("# Not JSON", "is not the list of statements of a build"),
        ("{}", "is not the list of statements of a build"),
        ('[{"id": "x", "address": "https://elsewhere.example/"}]', "is not the list"),
        ('[{"id": "x", "address": "pages/x/#s-x"}]', "is not the list"),
        ('[{"id": "x", "address": "events/x/#s-x", "formerly": "y"}]', "is not the list"),
        ("[" * 100_000, "is not the list of statements of a build"),
        ("\x80", "is not the list of statements of a build"),
    ],
)
def test_another_file_is_wrong_usage(data: Path, content: str | None, fault: str) -> None:
    file = data.parent / "statements.json"
    if content is not None:
        file.write_bytes(content.encode("latin-1"))
    done = run("check", data, "--published", file)
    assert done.returncode == 2
    assert fault in done.stderr.decode()
    assert not done.stdout
