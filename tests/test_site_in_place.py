"""A site is replaced whole: whatever happens in between, the old one or the new one is there."""

import errno
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from projects import write
from sites import SMALL, environment, mkdocs, tree

from builder.publish.replace import SiteFolder, alone, site

OLD = {"index.html": "old", "events/a/index.html": "old a", "gone/index.html": "gone", "b": "file"}
NEW = {"index.html": "new", "events/a": "file", "events/b/index.html": "new b", "b/index.html": ""}
KEPT = {".git/config": "ours", ".nojekyll": ""}
"""What MkDocs leaves in the folder of a site, too: who publishes it from there has put it there."""
TOUCHES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "open", "shutil.copyfile"}
KILLED = 9


def bytes_of(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


def pages(folder: Path) -> dict[str, bytes]:
    return {name: text for name, text in tree(folder).items() if not name.startswith(".")}


def exit_code_of(work: Callable[[], object]) -> int:
    """Do something in another process, which ends with it and never goes on with the tests."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(nth: int, work: Callable[[], object], mounted: Path | None = None) -> bool:
    """Do something in another process, which ends at the nth time that it touches the disk.

    A folder that is `mounted` cannot be renamed there.
    """
    left = iter(range(nth))

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in TOUCHES and next(left, None) is None:
            os._exit(KILLED)
        if event == "os.rename" and mounted and str(args[0]) == str(mounted):
            raise OSError(errno.EBUSY, "mounted", str(mounted))

    def watched() -> None:
        sys.addaudithook(hook)
        work()

    code = exit_code_of(watched)
    assert code in {0, KILLED}
    return code == KILLED


def killed_at_each(
    work: Callable[[], object], before: Callable[[], None], mounted: Path | None = None
) -> Iterator[int]:
    """Do something again and again, killed a little later each time, until it is done."""
    for nth in range(1, 200):
        before()
        if not killed_at(nth, work, mounted):
            return
        yield nth
    pytest.fail("it never ends")


def built(place: SiteFolder, texts: dict[str, str]) -> None:
    place.begin()
    write(place.new, texts)


@pytest.mark.parametrize("mounted", [False, True], ids=["renamed", "copied"])
def test_killed_at_any_moment_it_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, *, mounted: bool
) -> None:
    place = site(tmp_path / "site", tmp_path / "elsewhere")

    def before() -> None:
        built(place, OLD)
        place.finish()
        write(place.folder, KEPT)
        built(place, NEW)

    moments = 0
    for moment in killed_at_each(place.finish, before, place.folder if mounted else None):
        whole = [folder for folder in (place.folder, place.ready, place.new) if folder.exists()]
        assert any(pages(folder) in (bytes_of(OLD), bytes_of(NEW)) for folder in whole), moment
        place.begin()  # of the next build
        assert pages(place.folder) in (bytes_of(OLD), bytes_of(NEW)), moment
        assert tree(place.folder).items() >= bytes_of(KEPT).items(), moment
        moments += 1
    assert moments > 5
    assert tree(place.folder) == bytes_of({**NEW, **KEPT})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def as_somebody(work: Callable[[], object]) -> None:
    """Do something as a user who may not write everywhere, as root may."""

    def unprivileged() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        work()

    assert exit_code_of(unprivileged) == 0


def test_a_site_that_cannot_be_renamed_is_brought_up_to_date_file_by_file() -> None:
    """As where something is mounted; here, the folder above may not be written."""
    with tempfile.TemporaryDirectory() as name:
        above, elsewhere = Path(name), Path(name) / "elsewhere"
        write(above / "site", {**OLD, **KEPT})
        elsewhere.mkdir()
        for path in (*above.rglob("*"), above):
            path.chmod(0o777)
        above.chmod(0o555)
        place = SiteFolder(above / "site", elsewhere)

        def replaced() -> None:
            built(place, NEW)
            place.finish()

        as_somebody(replaced)
        assert tree(place.folder) == bytes_of({**NEW, **KEPT})
        assert not list(elsewhere.iterdir())
        above.chmod(0o755)


def test_a_link_to_the_folder_of_a_site_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path / "www" / "real", OLD)
    (tmp_path / "site").symlink_to(tmp_path / "www" / "real")
    place = site(tmp_path / "site", tmp_path / "elsewhere")
    built(place, NEW)
    place.finish()
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "site") == bytes_of(NEW)


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    place = site(tmp_path / "site", tmp_path / "elsewhere")
    said, order = threading.Event(), []

    def second() -> None:
        with alone(place, said.set):
            order.append("second")

    with alone(place, lambda: pytest.fail("nobody else builds")):
        other = threading.Thread(target=second)
        other.start()
        assert said.wait(20)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_build_that_has_waited_builds_what_there_is_then(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    record = small / "data" / "events" / "closure.yml"
    with alone(site(small / "site", small), lambda: pytest.fail("nobody else builds")):
        program = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build"],
            cwd=small,
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stderr
        assert any("Another build is running" in line for line in program.stderr)
        record.write_text(record.read_text().replace("The line closes", "The line shuts"))
    rest = program.stderr.read()
    assert program.wait() == 0, rest
    program.stderr.close()
    assert "The line shuts" in (small / "site" / "events" / "closure" / "index.html").read_text()


def test_a_file_that_may_not_be_read_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "trail.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    done = mkdocs(small)
    assert done.returncode != 0
    assert "trail.html`: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_that_fails_late_leaves_the_old_site(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    # MkDocs counts this warning, and gives up only when it is done.
    write(small / "docs", {"late.md": "# Late\n\n[nowhere](nowhere.md)\n"})
    done = mkdocs(small, "--strict")
    assert done.returncode != 0
    assert tree(small / "site") == before
    assert not [path.name for path in small.iterdir() if path.name.startswith(".site")]


def test_a_strict_build_that_failed_does_not_count_against_later_builds(small: Path) -> None:
    write(small / "docs", {"late.md": "# Late\n\n[nowhere](nowhere.md)\n"})
    assert mkdocs(small, "--strict").returncode != 0
    assert not (small / "site").exists()
    assert mkdocs(small).returncode == 0, "in the same process"
    assert "late/index.html" in tree(small / "site")
    (small / "docs" / "late.md").unlink()
    assert mkdocs(small, "--strict").returncode == 0
    assert "late/index.html" not in tree(small / "site")


def test_a_build_that_fails_early_leaves_what_another_is_writing(small: Path) -> None:
    theirs = small / ".site.new" / "index.html"
    write(small, {".site.new/index.html": "half"})
    write(small / "data", {"events/bad.yml": "title: Bad\n"})
    assert mkdocs(small).returncode != 0
    assert theirs.read_text("utf-8") == "half"


SMALL_DISK = """
import resource, sys
from mkdocs.__main__ import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
cli(["build", "--strict"])
"""


def test_a_full_disk_leaves_the_old_site_and_is_said_in_a_sentence(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    event = SMALL["events/closure.yml"].replace("The line closes", "The line is closed")
    write(small / "data", {"events/closure.yml": event})
    done = subprocess.run(
        [sys.executable, "-c", SMALL_DISK],
        cwd=small,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "the site cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(small / "site") == before
    assert not [path.name for path in small.iterdir() if path.name.startswith(".site")]


def test_a_killed_build_leaves_the_old_site_and_the_next_one_succeeds(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", {"actors/new.yml": "name: New\ntype: organisation\n"})
    write(
        small / "data", {"events/new.yml": SMALL["events/closure.yml"].replace("rail-co", "new", 1)}
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    with subprocess.Popen(
        command, cwd=small, env=environment(), stderr=subprocess.PIPE, text=True
    ) as build:
        assert build.stderr
        for line in build.stderr:
            if "Building documentation" in line:
                build.kill()
    assert build.returncode
    assert tree(small / "site") == before
    assert mkdocs(small, "--strict").returncode == 0
    assert "events/new/index.html" in tree(small / "site")
    assert not [path.name for path in small.iterdir() if path.name.startswith(".site")]


def test_a_file_in_the_place_of_the_site_is_said_in_a_sentence(small: Path) -> None:
    (small / "site").write_text("a file")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "the site cannot be written: site is a file" in done.stderr
    assert "Traceback" not in done.stderr
    assert (small / "site").read_text() == "a file"


def test_a_site_that_may_only_be_read_is_replaced_all_the_same(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    (small / "site").chmod(0o555)
    (small / "site" / "index.html").unlink()
    assert mkdocs(small).returncode == 0
    assert (small / "site" / "index.html").is_file()
    assert (small / "site").stat().st_mode & 0o200
