"""The example: what `init` writes, with other records; its site, and its quotes."""

import runpy
import shutil
from pathlib import Path

import pytest
from sites import mkdocs

from builder import starter
from builder.__main__ import main

EXAMPLE = Path(__file__).parent.parent / "examples" / "missing-days"
ITS_OWN = ("data/", "docs/index.md", "docs/method.md", "sources/", "README.md")
OF_A_REPOSITORY = (".ci/", ".github/", "Makefile", "requirements.txt")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in a folder of its own, with the texts that it quotes."""
    folder = tmp_path_factory.mktemp("example") / "missing-days"
    made = shutil.ignore_patterns("node_modules", "site", ".site.*", ".cache", "*.txt")
    shutil.copytree(EXAMPLE, folder, ignore=made)
    runpy.run_path(str(EXAMPLE / "sources" / "take.py"))["take"](folder / "sources")
    return folder


def test_its_layout_is_that_of_a_new_explainer() -> None:
    new = starter.files(starter.Wanted("The days that never were"), starter.Generator("1.0", ""))
    for path, text in new.items():
        if not path.startswith((*ITS_OWN, *OF_A_REPOSITORY)):
            assert (EXAMPLE / path).read_text("utf-8") == text, path
    of_a_kind = {path.split("/")[1] for path in new if path.startswith("data/")}
    assert {path.name for path in (EXAMPLE / "data").iterdir()} <= of_a_kind


def test_it_has_no_problems(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", str(example)]) == 0
    assert capsys.readouterr().out.endswith("docs: 3 pages, no problems\n")


def test_every_quote_is_word_for_word_in_its_source(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_SOURCES", str(example / "sources"))
    assert main(["verify", "--data", str(example / "data")]) == 0
    quotes = len(list((example / "data" / "quotes").iterdir()))
    assert f"{quotes} quotes: {quotes} verified" in capsys.readouterr().out


def test_its_site_is_built_strictly_and_says_the_days_that_never_were(example: Path) -> None:
    done = mkdocs(example, "--strict")
    assert done.returncode == 0, done.stderr
    pages = {
        "last-russian-friday": "18 October 1867 (6 October in the Julian calendar)",
        "samoa-twice": "4 July 1879 or 4 July 1892",
        "tonga-leap": "1941, 1961 or 1 October 1968",
        "samoa-skip": "31 December 2011, 00:00",
    }
    for event, date in pages.items():
        page = example / "site" / "events" / event / "index.html"
        assert date in page.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " "), event
