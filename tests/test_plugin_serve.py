"""`mkdocs serve`: it builds once for each change, and lives through faults."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import ROOT, project, write
from serving import Server, change, serving
from sites import SMALL, environment


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the small project with a copy of the package, whose templates a test may change."""
    folder = project(tmp_path_factory.mktemp("served"), SMALL)
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", "src")
    shutil.copytree(ROOT / "builder", folder / "lib" / "builder", ignore=left_out)
    with serving(folder, PYTHONPATH=str(folder / "lib")) as server:
        yield server


def test_the_server_does_not_build_again_when_nothing_changes(served: Server) -> None:
    assert served.settled() == served.settled()


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("data/actors/rail-co.yml", "RailCo", "RailCorp", "events/closure/"),
        ("docs/method.md", "# By hand", "# Newly by hand", "method/"),
        ("docs/method.md", "# ", "```timeline\n```\n\n# ", "method/"),
        ("lib/builder/templates/pages/actor.md.j2", "## {{", "### {{", "actors/rail-co/"),
    ],
)
def test_the_server_builds_once_when_a_file_changes(
    served: Server, file: str, old: str, new: str, page: str
) -> None:
    count = served.settled()
    before = served.page(page)
    change(served, file, old, new)
    served.until(lambda: served.builds() > count, f"{file} changed and nothing was built")
    served.until(lambda: served.page(page) != before, f"{file} changed and the page did not")
    assert served.settled() == count + 1


def test_the_server_takes_up_a_new_record_and_lets_go_of_a_deleted_one(served: Server) -> None:
    served.settled()
    record = served.folder / "data" / "actors" / "new-co.yml"
    record.write_text("name: NewCo\ntype: organisation\n", "utf-8")
    served.until(lambda: "NewCo" in served.page("actors/new-co/"), "the new record has no page")
    served.settled()
    record.unlink()
    served.until(lambda: "NewCo" not in served.page("actors/"), "the deleted record is listed")


def test_the_server_lives_through_a_fault_in_the_data_and_recovers(served: Server) -> None:
    served.settled()
    file = "data/events/closure.yml"
    change(served, file, "type: decision", "type: decizion")
    served.until(lambda: "error[unknown-value]" in served.said(), "the fault was not said")
    count = served.settled()
    assert "error[unknown-value]" in served.page("events/closure/")
    change(served, file, "type: decizion", "type: decision")
    served.until(lambda: "The line closes" in served.page("events/closure/"), "no recovery")
    assert served.settled() == count + 1


def test_without_reload_a_first_build_that_fails_ends_the_command(small: Path) -> None:
    """Nothing would be built again, so nobody could mend what the browser shows."""
    write(small / "data", {"actors/rail-co.yml": "name: RailCo\n"})
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:0", "--no-livereload"]
    done = subprocess.run(
        command, cwd=small, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "error[missing-field]" in done.stderr
