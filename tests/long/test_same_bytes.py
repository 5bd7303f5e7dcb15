"""A site built with what former builds have left is, byte for byte, a site that is built anew."""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "tests"))

from projects import override  # noqa: E402 - of the tests, not of this folder
from sites import mkdocs, tree  # noqa: E402

from builder import Result, build, typeset  # noqa: E402

GENERATE = ROOT / "benchmarks" / "build" / "generate.py"
RECORDS, EDITS = 50, 100
SETTINGS = ("-q",)  # a copied event is told twice, which ends a strict build
Edit = Callable[[Path, random.Random], object]


@pytest.fixture(scope="module")
def explainer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edited") / "explainer"
    command = [sys.executable, str(GENERATE), str(folder), "--size", str(RECORDS)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def some(folder: Path, chance: random.Random, pattern: str) -> Path:
    return chance.choice(sorted(folder.glob(pattern)))


def changed(path: Path, pattern: str, to: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(pattern, to, text, count=1, flags=re.MULTILINE), "utf-8")


def a_word_more(field: str, pattern: str) -> Edit:
    def edit(folder: Path, chance: random.Random) -> None:
        word = chance.choice(["Later", "Again", "Corrected", "Then"])
        changed(some(folder, chance, pattern), rf"^({field}: (?:>-\n  )?)", rf"\1{word} ")

    return edit


def a_word_less(field: str, pattern: str) -> Edit:
    def edit(folder: Path, chance: random.Random) -> None:
        words = r"(?:Later |Again |Corrected |Then )+"
        changed(some(folder, chance, pattern), rf"^({field}: (?:>-\n  )?){words}", r"\1")

    return edit


def another_day(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance, "data/events/*.yml")
    changed(path, r"^(date: '?\d{4}-\d\d-)\d\d", rf"\g<1>{chance.randint(10, 28)}")


def another_place(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance, "data/places/*.yml")
    changed(path, r"^(\s+latitude: -?\d+)\.\d+", rf"\1.{chance.randint(10, 99)}")


def a_copy(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance, "data/events/*.yml")
    shutil.copy(path, path.with_name(f"{path.stem}-again.yml"))


def a_copy_less(folder: Path, chance: random.Random) -> None:
    copies = sorted(folder.glob("data/events/*-again.yml"))
    if copies:
        chance.choice(copies).unlink()


def by_hand(folder: Path, chance: random.Random) -> None:
    with some(folder, chance, "docs/*.md").open("a", encoding="utf-8") as page:
        page.write(f"\n## Added {chance.randint(1, 9)}\n\nA line.\n")


def the_name(folder: Path, chance: random.Random) -> None:
    changed(folder / "mkdocs.yml", r"^site_name: .*", f"site_name: Sound {chance.randint(1, 3)}")


def the_theme(folder: Path, chance: random.Random) -> None:
    path = folder / "overrides" / "partials" / "trail.html"
    if not path.exists():
        override(folder, "partials/trail.html")
    path.write_text(f"{path.read_text('utf-8')}<!-- {chance.randint(1, 9)} -->\n", "utf-8")


def out_of_the_site(folder: Path, chance: random.Random) -> None:
    files = sorted(path for path in (folder / "site").rglob("*.*") if path.is_file())
    chance.choice(files).unlink()


def out_of_the_cache(folder: Path, chance: random.Random) -> None:
    kept = sorted(path for path in (folder / ".cache").rglob("*") if path.is_file())
    for path in chance.sample(kept, len(kept) // 3):
        path.unlink()


def damaged(folder: Path, chance: random.Random) -> None:
    kept = sorted(path for path in (folder / ".cache").rglob("*") if path.is_file())
    for path in chance.sample(kept, len(kept) // 3):
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)


def nothing(_folder: Path, _chance: random.Random) -> None:
    pass


KINDS: tuple[Edit, ...] = (
    *(a_word_more(field, "data/events/*.yml") for field in ("summary", "title")),
    *(a_word_less(field, "data/events/*.yml") for field in ("summary", "title")),
    *(a_word_more("name", f"data/{kind}/*.yml") for kind in ("actors", "places")),
    *(a_word_less("name", f"data/{kind}/*.yml") for kind in ("actors", "places")),
    *(change("definition", "data/terms/*.yml") for change in (a_word_more, a_word_less)),
    *(change("answer", "data/explainer.yml") for change in (a_word_more, a_word_less)),
    *(another_day, another_day, another_place, a_copy, a_copy, a_copy_less, by_hand),
    *(the_name, the_theme, out_of_the_site, out_of_the_cache, damaged, nothing),
)


def anew(*given: Any, **_: object) -> Result:  # noqa: ANN401 - as they were given
    """Build with nothing that a former build has left."""
    return build(*given)


def test_a_hundred_edits_in_one_process_give_what_a_cold_build_gives(explainer: Path) -> None:
    chance = random.Random(2024)  # noqa: S311 - for no secret
    assert not mkdocs(explainer, *SETTINGS).returncode
    compared = 0
    for number in range(EDITS):
        edit = chance.choice(KINDS)
        edit(explainer, chance)
        what = f"edit {number}: {getattr(edit, '__qualname__', edit)}"
        done = mkdocs(explainer, *SETTINGS)
        cold = explainer.parent / "cold"
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(explainer, cold, ignore=shutil.ignore_patterns("site", ".*"))
        typeset._converted.cache_clear()
        with patch("builder.publish.plugin.build", anew):
            other = mkdocs(cold, *SETTINGS)
        assert done.returncode == other.returncode, f"{what}\n{done.stderr}\n{other.stderr}"
        if not other.returncode:
            compared += 1
            one, two = tree(explainer / "site"), tree(cold / "site")
            assert sorted(one) == sorted(two), what
            assert not [path for path in one if one[path] != two[path]], what
    assert compared > EDITS / 2
