"""`explainer migrate`: what changes, what never does, and what is said."""

import os
import re
import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run

from builder import check, formats, starter
from builder.load import load

OLD = """\
title: The bridge
answer: It is closed.
summary: [It is closed.]
as_of: 2031-05-01
licence: CC BY 4.0
corrections: desk@example.org
sides: [{id: railway, name: The railway, colour: blue}]
quality:
  claims_named: 0
"""
NEW = f"format: {formats.newest()}\n" + OLD.replace("claims_named", "statements_named")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "terms").mkdir(parents=True)
    (folder / "explainer.yml").write_text(OLD)
    (folder / "terms/lattice.yml").write_text("term: Lattice\ndefinition: Crossed bars.\n")
    return folder


def test_every_change_is_said_with_its_place(data: Path) -> None:
    done = run("migrate", cwd=data.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "data/explainer.yml:9:3: `claims_named` becomes `statements_named`",
        "data/explainer.yml:1:1: now states `format: 2`",
        "data: format 1 is now 2, 1 file changed",
    ]
    assert (data / "explainer.yml").read_text() == NEW
    assert run("check", data).returncode == 0


def test_a_second_time_there_is_nothing_to_do(data: Path) -> None:
    run("migrate", data)
    before = (data / "explainer.yml").stat()
    done = run("migrate", cwd=data.parent)
    assert (done.returncode, done.stdout) == (0, b"data: format 2, nothing to do\n")
    assert (data / "explainer.yml").stat() == before


def test_a_format_with_zeros_before_it_is_that_format(data: Path) -> None:
    (data / "explainer.yml").write_text(f"format: 01\n{OLD}")
    assert run("migrate", data).returncode == 0
    assert (data / "explainer.yml").read_text() == NEW


def test_a_check_says_the_same_and_writes_nothing(data: Path) -> None:
    done = run("migrate", "--check", cwd=data.parent)
    assert done.returncode == 1
    assert done.stdout.endswith(b"data: format 1, 1 file to change for format 2\n")
    assert (data / "explainer.yml").read_text() == OLD
    run("migrate", data)
    assert run("migrate", "--check", data).returncode == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (OLD + "  statements_named: 1\n", "error[cannot-migrate]: `claims_named` is the former"),
        (
            OLD + f"format: {formats.newest() + 1}\n",
            f"error[newer-format]: the data is in format {formats.newest() + 1}; this",
        ),
        (OLD + "format: 1.0\n", "error[bad-number]: `1.0` is not a whole number from 1 to 9999"),
        (OLD + "format: 0\n", "error[bad-number]: `0` is not a whole number from 1 to 9999"),
        (OLD + "format: [1]\n", "error[wrong-type]: this must be a single value, not a list"),
        (OLD.replace("title: The", "title: [The"), "error[bad-yaml]"),
        (OLD + "title: Again\n", "error[duplicate-key]"),
    ],
)
def test_what_cannot_be_migrated_is_said_and_left(data: Path, written: str, said: str) -> None:
    (data / "explainer.yml").write_text(written)
    done = run("migrate", data)
    assert done.returncode == 1
    assert done.stdout.decode().startswith(said)
    assert (data / "explainer.yml").read_text() == written


@pytest.mark.parametrize("stated", ["1", '"1"', "'1'", "1   # one", ">-\n  1"])
def test_a_format_that_is_stated_is_replaced_where_it_stands(data: Path, stated: str) -> None:
    (data / "explainer.yml").write_text(f"format: {stated}\n{OLD}")
    assert run("migrate", data).returncode == 0
    stated = "2" if stated.startswith(">") else stated.replace("1", "2")
    assert (data / "explainer.yml").read_text() == NEW.replace("format: 2", f"format: {stated}")


def test_without_a_folder_or_an_explainer_nothing_is_migrated(data: Path) -> None:
    assert run("migrate", data / "none").returncode == 2
    (data / "explainer.yml").unlink()
    done = run("migrate", data)
    assert done.returncode == 1
    assert b"error[missing-file]" in done.stdout


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("migrate", data)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("cannot be written: No space left on device\n")
    assert sorted(path.name for path in data.rglob("*.*")) == ["explainer.yml", "lattice.yml"]
    assert (data / "explainer.yml").read_text() == OLD


def test_the_permissions_of_a_file_stay(data: Path) -> None:
    (data / "explainer.yml").chmod(0o600)
    run("migrate", data)
    assert stat.S_IMODE((data / "explainer.yml").stat().st_mode) == 0o600


def test_the_format_is_stated_last_so_that_a_migration_that_was_killed_goes_on() -> None:
    texts = {"explainer.yml": OLD.encode(), "terms/x.yml": b"term: X\ndefinition: Y.\n"}
    done = formats._Data(texts, load(texts)[0])
    done.raw = {"explainer.yml": "", "terms/x.yml": "", "actors/a.yml": ""}
    assert list(done.migrated(1).texts) == ["actors/a.yml", "terms/x.yml", "explainer.yml"]


def test_every_format_is_left_by_one_step() -> None:
    folder = Path(formats.__file__).parent
    numbers = sorted(int(path.stem[5:]) for path in folder.glob("from_*.py"))
    assert numbers == list(range(formats.OLDEST, formats.newest()))


def test_a_new_explainer_is_in_the_newest_format() -> None:
    made = starter.files(starter.Wanted("A title"), starter.Generator("1", ""))
    data = {path[5:]: text.encode() for path, text in made.items() if path.startswith("data/")}
    assert formats.migrate(data) == formats.Migrated(formats.newest())
    assert b"\nformat: " in data["explainer.yml"]


# For any text -------------------------------------------------------------------------------------

SPACES = st.text(" ", max_size=3)
COMMENTS = st.one_of(st.just(""), st.from_regex(r"#[ !-~ä“]{0,12}", fullmatch=True))
BETWEEN = st.lists(st.builds("".join, st.tuples(SPACES, COMMENTS)), max_size=2).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)
QUOTES = st.sampled_from(["{}", '"{}"', "'{}'"])


@st.composite
def explainers(draw: st.DrawFn) -> str:
    """OLD in other hands: comments, empty lines, quotation marks and spaces between all fields."""
    lines = []
    for line in OLD.splitlines():
        name, colon, value = line.partition(":")
        indent, key = re.match(r"( *)(.*)", name).groups()  # type: ignore[union-attr]
        after = draw(st.sampled_from(["", "  ", " # why"]))
        name = f"{draw(QUOTES).format(key)}{draw(SPACES)}"
        if draw(st.booleans()) and value:
            name = f"? {name}\n{indent}"
        field = f"{indent}{name}{colon}{value}{after}"
        lines += [draw(BETWEEN), field, "\n"]
    text = draw(st.sampled_from(["", "---\n", "# top\n---\n"])) + "".join(lines) + draw(BETWEEN)
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", ending)


@given(explainers())
def test_only_what_is_said_to_change_changes(text: str) -> None:
    done = formats.migrate({"explainer.yml": text.encode()})
    assert not done.problems
    now = done.texts["explainer.yml"]
    ending = (re.findall(r"\r\n|\r|\n", text) or ["\n"])[0]
    back = now.replace(f"format: 2{ending}", "", 1).replace("statements_named", "claims_named", 1)
    assert back == text
    was, is_ = (yaml.safe_load(one.removeprefix("\ufeff")) for one in (text, now))
    was["quality"] = {"statements_named": was["quality"].pop("claims_named")}
    assert is_ == {"format": 2, **was}
    assert not formats.migrate({"explainer.yml": now.encode()}).texts
    assert check({"explainer.yml": now.encode()}) == check({"explainer.yml": NEW})
