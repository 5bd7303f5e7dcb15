"""Files that change while they are read: all of them as they were at one moment, or a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from projects import write
from sites import SMALL, mkdocs, tree
from test_cli import run

from builder.disk import READINGS, DiskError, read

Change = Callable[[Path], object]


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change, int], None]:
    """Give a function that has something happen just before a file is read, so often."""

    def prepare(happens: Change, times: int) -> None:
        plain, left = Path.read_bytes, [times]

        def read_bytes(path: Path) -> bytes:
            if left[0] and path.name == "rail-co.yml":
                left[0] -= 1
                happens(path)
            return plain(path)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)

    return prepare


def longer(path: Path) -> None:
    with path.open("a") as file:
        file.write("# more\n")


def renamed(path: Path) -> None:
    path.rename(path.with_name(f"new-{path.name}"))


@pytest.mark.parametrize("happens", [longer, renamed, Path.unlink])
def test_files_are_read_again_until_they_are_still(
    change: Callable[[Change, int], None], small: Path, happens: Change
) -> None:
    change(happens, 1)
    texts = read(small / "data")
    assert texts == tree(small / "data")
    assert texts != {name: text.encode() for name, text in SMALL.items()}


def test_files_that_go_on_changing_are_an_error(
    change: Callable[[Change, int], None], small: Path
) -> None:
    change(longer, READINGS)
    with pytest.raises(DiskError, match=r"change while they are read; try again"):
        read(small / "data")


def test_the_command_says_that_files_go_on_changing(
    change: Callable[[Change, int], None], small: Path
) -> None:
    change(longer, READINGS)
    done = run("check", small / "data")
    assert done.returncode == 2
    assert b"change while they are read" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("happens", "times", "said"),
    [
        (longer, 2 * READINGS, "change while they are read"),  # they are read before, too
        (lambda path: path.write_bytes(b"x" * 2_000_000), 1, "the file has 2,000,000 bytes"),
    ],
)
def test_a_build_that_cannot_read_leaves_the_old_site(
    change: Callable[[Change, int], None], small: Path, happens: Change, times: int, said: str
) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", {"places/pier.yml": "name: Pier\n"})
    change(happens, times)
    done = mkdocs(small)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(small / "site") == before
