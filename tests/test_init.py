"""`explainer init`: what it writes passes at once, and what was given is in it as it was given."""

import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder import build, check, starter
from builder.__main__ import CLOSED_PIPE, main
from builder.publishable import OWNERS, unsaid
from builder.starter import origin

ALL_SAID = {
    "publisher": "The Bridge Desk",
    "corrections": "desk@example.org",
    "repository": "https://example.org/desk/bridge",
}
LINE = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60
).filter(lambda text: text.strip() == text and not text.startswith("﻿"))


def written(wanted: starter.Wanted) -> tuple[dict[str, str], dict[str, str]]:
    """The data and the hand-written pages of a new explainer."""
    texts = starter.files(wanted, starter.Generator("1.0", ""))
    folders = ("data/", "docs/")
    data, docs = (
        {path.removeprefix(of): text for path, text in texts.items() if path.startswith(of)}
        for of in folders
    )
    return data, docs


@given(LINE, st.lists(LINE, max_size=8))
def test_it_has_no_problems_whatever_it_is_called(title: str, sides: list[str]) -> None:
    named = starter.sides((f"side-{n}", name) for n, name in enumerate(sides))
    data, docs = written(starter.Wanted(title, sides=named))
    found = [problem for problem in check(data, docs) if problem.code not in MAY_BE_WRONG]
    assert found == []
    assert yaml.safe_load(data["explainer.yml"])["title"] == title


MAY_BE_WRONG = {"hidden-character", "judging-word", "same-side-twice", "bad-line"}
"""Faults of the title or of a side's name itself."""


def test_it_has_a_record_of_each_kind_with_a_comment_that_says_what_it_is() -> None:
    data, _ = written(starter.Wanted("The night the lamp went out"))
    kinds = {path.partition("/")[0]: path for path in data if "/" in path}
    assert sorted(kinds) == [
        *["actors", "chapters", "events", "expectations", "messages", "places"],
        *["questions", "quotes", "sources", "terms"],
    ]
    for kind in kinds:
        texts = [text for path, text in data.items() if path.startswith(f"{kind}/")]
        assert any(text.startswith("# A") for text in texts), kind


def test_a_title_is_plain_text_on_the_home_page_and_in_the_readme() -> None:
    title = "[x](nowhere.md) *star* <b>x</b>"
    texts = starter.files(starter.Wanted(title), starter.Generator("1.0", ""))
    for path in ("docs/index.md", "README.md"):
        [heading] = re.findall("^# (.*&#.*)", texts[path], re.MULTILINE)
        assert not set(heading) & set("[]*<")
        assert unescape(heading) == title


def test_its_home_page_is_made_of_blocks() -> None:
    data, docs = written(starter.Wanted("The night the lamp went out"))
    assert "index.md" in build(data, docs).documents


# The command


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / f"mkdocs_explainer-{version('mkdocs-explainer')}-py3-none-any.whl"
    path.write_bytes(b"a wheel")
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody at a terminal who answers what they are asked."""

    def sits(*answers: str) -> list[str]:
        left = list(answers)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", lambda _: left.pop(0))
        return left

    return sits


def init(folder: Path, wheel: Path, *words: str) -> int:
    return main(["init", str(folder), "--from", str(wheel), *words])


def test_all_that_is_given_is_in_it(tmp_path: Path, wheel: Path) -> None:
    owner = [word for name, text in ALL_SAID.items() for word in (f"--{name}", text)]
    sides = ["--side", "north=The north", "--side", "The old town"]
    assert init(tmp_path / "new", wheel, "--title", "Why: a bridge", *sides, *owner) == 0
    explainer = yaml.safe_load((tmp_path / "new/data/explainer.yml").read_text("utf-8"))
    assert explainer["title"] == "Why: a bridge"
    assert explainer["languages"] == ["en"]
    assert {side["id"]: side["name"] for side in explainer["sides"]} == {
        "north": "The north",
        "the-old-town": "The old town",
    }
    assert {name: explainer[name] for name in ALL_SAID} == ALL_SAID
    kept = tmp_path / "new" / "generator" / wheel.name
    assert kept.read_bytes() == wheel.read_bytes()
    pin = f"./generator/{wheel.name} --hash=sha256:{sha256(b'a wheel').hexdigest()}"
    assert (tmp_path / "new/requirements.txt").read_text().splitlines()[0] == pin


def test_nothing_is_asked_where_nobody_could_answer(
    tmp_path: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(tmp_path / "new", wheel) == 2
    assert capsys.readouterr().err == "explainer: an explainer needs a title: --title TEXT\n"
    assert not (tmp_path / "new").exists()


def test_on_a_terminal_it_asks(
    tmp_path: Path, wheel: Path, terminal: Callable[..., list[str]]
) -> None:
    left = terminal("", "Why a bridge closed", "The Desk", "", "", "The north", "")
    assert init(tmp_path / "new", wheel) == 0
    assert left == []
    explainer = yaml.safe_load((tmp_path / "new/data/explainer.yml").read_text("utf-8"))
    assert (explainer["title"], explainer["publisher"]) == ("Why a bridge closed", "The Desk")
    assert [side["id"] for side in explainer["sides"]] == ["the-north"]
    assert "corrections" not in explainer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--title", "Bridge", "--corrections", "nowhere"], "neither an email nor a web address"),
        (["--title", "Bridge", "--side", "No Id=The north"], "No Id"),
        (["--title", "Bridge", "--language", "tlh"], "tlh"),
        (["--title", "Bridge", "--side", "北"], "write `--side ID=NAME`"),
        (["--title", "Bridge", "--publisher", " "], "`--publisher`"),
        (["--title", "The brutal bridge"], "brutal"),
        (["--title", "Bridge", "--language", "ar-XB"], "has are en"),
        (["--title", "Bridge", "--repository", "git@host"], "git@host"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(
    tmp_path: Path, wheel: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(tmp_path / "new", wheel, *words) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "notes.txt").write_text("mine")
    assert init(tmp_path / "new", wheel, "--title", "Bridge") == 2
    assert capsys.readouterr().err.endswith("is not empty; name a new folder\n")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["notes.txt"]


def test_an_empty_repository_is_as_good_as_an_empty_folder(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "new" / ".git").mkdir(parents=True)
    (tmp_path / "new" / ".DS_Store").touch()
    assert init(tmp_path / "new", wheel, "--title", "Bridge") == 0


def test_the_wheel_of_another_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "explainer-0.1.0-py3-none-any.whl"
    other.write_bytes(b"")
    assert init(tmp_path / "new", other, "--title", "Bridge") == 2
    assert "is not the wheel of mkdocs-explainer" in capsys.readouterr().err


# What only the owner can fill in


def test_what_only_the_owner_can_say_is_missing_until_it_is_said() -> None:
    for said in ({}, *({name: ALL_SAID[name]} for name in OWNERS), ALL_SAID):
        data, _ = written(starter.Wanted("Bridge", owner=said))
        found = list(unsaid(data))
        missing = [problem.message.split("`")[1] for problem in found]
        lines = data["explainer.yml"].splitlines()
        told = [lines[problem.location.line - 1] for problem in found]
        assert all(line.startswith(f"# {name}: ") for line, name in zip(told, missing, strict=True))
        assert missing == [name for name in OWNERS if name not in said]


def test_an_example_that_is_left_as_it_is_says_nothing() -> None:
    data, _ = written(starter.Wanted("Bridge"))
    text = re.sub(r"(?m)^# (publisher|corrections|repository): ", r"\1: ", data["explainer.yml"])
    assert text != data["explainer.yml"]
    assert check({**data, "explainer.yml": text}) == ()
    assert [found.code for found in unsaid({"explainer.yml": text})] == ["not-publishable"] * 3


def test_a_fault_in_the_file_is_told_in_place_of_what_it_hides() -> None:
    data, _ = written(starter.Wanted("Bridge", owner=ALL_SAID))
    text = data["explainer.yml"] + "\nowner: somebody\n"
    assert [found.code for found in unsaid({"explainer.yml": text})] == ["unknown-field"]


def test_publishable_says_what_is_missing(
    tmp_path: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(tmp_path / "new", wheel, "--title", "Bridge", "--publisher", "The Desk")
    capsys.readouterr()
    assert main(["publishable", str(tmp_path / "new")]) == 1
    out = capsys.readouterr().out
    assert "`corrections` is not filled in" in out
    assert "`repository` is not filled in" in out
    assert "`publisher`" not in out


def test_a_program_run_from_a_folder_asks_for_its_wheel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = '{"url": "file:///home/somebody/explainer", "dir_info": {"editable": true}}'
    monkeypatch.setattr(origin, "distribution", lambda _: Installed("1.0", noted))
    assert main(["init", str(tmp_path / "new"), "--title", "Bridge"]) == 2
    assert "name its wheel: --from WHEEL" in capsys.readouterr().err


class Installed:
    """What is known of an installed package."""

    def __init__(self, version: str, noted: str) -> None:
        self.version, self.noted = version, noted

    def read_text(self, _: str) -> str:
        return self.noted


def test_a_reader_that_has_enough_ends_a_command_quietly() -> None:
    command = [sys.executable, "-m", "builder", "explain"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == CLOSED_PIPE
