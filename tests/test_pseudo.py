"""A pseudo-language over the neutral site: all that readers see and that is not data is marked."""

from pathlib import Path

import pytest
from marks import left, unmarked
from projects import pseudo
from sites import mkdocs


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = pseudo(tmp_path_factory.mktemp("pseudo"))
    built = mkdocs(folder, "--strict", "-d", str(folder / "site"))
    assert built.returncode == 0, built.stderr
    return folder / "site"


def pages(site: Path) -> list[Path]:
    """All pages but those for contributors, which are in English."""
    found = [path for path in sorted(site.rglob("*.html")) if "contribute" not in path.parts]
    assert len(found) > 150
    return found


def test_all_that_is_not_data_is_marked(site: Path) -> None:
    found = {
        f"{path.relative_to(site)}: {one}"
        for path in pages(site)
        for one in left(path.read_text("utf-8"))
    }
    assert not sorted(found)


def test_a_word_without_a_mark_is_found() -> None:
    assert list(unmarked("⟦According to⟧ The Valley Herald, said ⟦13 April⟧")) == [
        "The Valley Herald, said"
    ]
    assert not list(unmarked("⟦According to ⟦reporter’s account⟧⟧ · The Valley Herald"))
