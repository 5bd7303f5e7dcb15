"""Results of former builds: never trusted when damaged, and nobody waits for them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publish.store import DIGEST, KEPT, Store, key

DATA = b"a page of some length, " * 50


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def file_of(folder: Path) -> Path:
    [file] = (path for path in folder.glob("cache/??/*") if path.is_file())
    return file


@given(parts=st.lists(st.text()), others=st.lists(st.text()))
def test_other_parts_have_another_key(parts: list[str], others: list[str]) -> None:
    assert (key(*parts) == key(*others)) == (parts == others)


def test_what_is_put_is_got_and_nothing_else(store: Store) -> None:
    name, other = key("a"), key("b")
    assert store.get(name) is None
    store.put(name, DATA)
    assert store.get(name) == DATA
    assert store.get(other) is None
    store.put(name, b"")
    assert store.get(name) == b""


def test_a_flipped_bit_anywhere_is_noticed(store: Store, tmp_path: Path) -> None:
    name = key("a")
    store.put(name, DATA)
    file = file_of(tmp_path)
    whole = file.read_bytes()
    for place in range(len(whole)):
        for bit in (1, 128):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
            assert store.get(name) in {None, DATA}, place
    store.put(name, DATA)
    assert store.get(name) == DATA


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[: DIGEST + 3]),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes() + b"more"),
        lambda file: file.rename(file.with_name("f" * 62)),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), file.symlink_to(file)),
    ],
)
def test_what_is_cut_or_gone_or_no_file_is_no_result(
    store: Store, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    name = key("a")
    store.put(name, DATA)
    damage(file_of(tmp_path))
    assert store.get(name) in {None, DATA}
    store.put(name, DATA)  # and nobody is told if it cannot be written


def test_the_result_of_one_name_is_not_taken_for_that_of_another(
    store: Store, tmp_path: Path
) -> None:
    one, other = key("a"), key("b")
    store.put(one, DATA)
    file = file_of(tmp_path)
    target = tmp_path / "cache" / other[:2] / other[2:]
    target.parent.mkdir(exist_ok=True)
    file.rename(target)
    assert store.get(other) is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")
    store = Store(in_the_way)
    store.put(key("a"), DATA)
    assert store.get(key("a")) is None
    store.forget()
    store.clear()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="users are changed as on Linux")
def test_a_folder_that_nobody_may_read_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0)
    code = """
import os, sys
from pathlib import Path
from builder.publish.store import Store, key
if os.getuid() == 0:
    os.setuid(65534)
for folder in (Path(sys.argv[1]), Path(sys.argv[1]) / "pages"):
    store = Store(folder)
    store.put(key("a"), b"data")
    assert store.get(key("a")) is None
    store.forget()
    store.clear()
"""
    tmp_path.chmod(0o755)
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_full_disk_leaves_no_half_of_a_result(tmp_path: Path) -> None:
    code = """
import resource, signal, sys
from pathlib import Path
from builder.publish.store import Store, key
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))
store = Store(Path(sys.argv[1]))
store.put(key("a"), bytes(range(256)))
sys.exit(store.get(key("a")) is not None)
"""
    assert not subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [".gitignore"]


def test_git_leaves_the_folder_alone(store: Store, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)  # noqa: S607
    store.put(key("a"), DATA)
    command = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(command, check=True, capture_output=True).stdout == b""


def test_only_what_nobody_has_asked_for_is_forgotten(store: Store, tmp_path: Path) -> None:
    store.put(key("old"), DATA)
    file = file_of(tmp_path)
    past = time.time() - KEPT - 60
    os.utime(file, (past, past))
    assert store.get(key("old")) == DATA, "which is asking for it"
    store.forget()
    assert store.get(key("old")) == DATA
    os.utime(file, (past, past))
    store.forget()
    assert store.get(key("old")) is None


def test_a_folder_that_cannot_be_is_not_usable(tmp_path: Path, store: Store) -> None:
    assert store.is_usable()
    (tmp_path / "file").write_text("in the way")
    assert not Store(tmp_path / "file" / "cache").is_usable()
