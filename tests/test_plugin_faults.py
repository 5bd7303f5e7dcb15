"""A fault stops the build, says what and where, and leaves the old site."""

import shutil
from pathlib import Path

from projects import write
from sites import SMALL, heads, metas, mkdocs, tree

BROKEN = {
    "actors/rail-co.yml": "name: RailCo\ntype: organisation\nside: rial\n",
    "events/closure.yml": SMALL["events/closure.yml"].replace("rail-co", "rail-c"),
    "quotes/sorry.yml": "text: We are sorry\nspeaker: rail-co\n",
    "sources/report.yml": "title: A line closes\ntitle: Again\npublisher: the-paper\n",
    "places/empty.yml": "",
}


def test_a_fault_in_the_data_stops_the_build_and_lists_all_problems(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", BROKEN)
    done = mkdocs(small)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    for code, place in {
        "unknown-side": "data/actors/rail-co.yml:3:7",
        "unknown-reference": "data/events/closure.yml:4:18",
        "duplicate-key": "data/sources/report.yml:2:1",
        "empty-file": "data/places/empty.yml:1:1",
        "missing-field": "data/quotes/sorry.yml:1:1",
    }.items():
        assert f"error[{code}]" in said
        assert f"--> {place}" in said
    assert "Traceback" not in said
    assert tree(small / "site") == before


def test_a_fault_in_the_data_leaves_no_site_where_there_was_none(small: Path) -> None:
    write(small / "data", BROKEN)
    assert mkdocs(small).returncode != 0
    assert not (small / "site").exists()


WARNED = {
    "actors/rail-co.yml": "name: RailCo #7\ntype: organisation\nside: rail\n",
    # Something else that is new: a site built in spite of the warning would show it.
    "events/closure.yml": SMALL["events/closure.yml"].replace("closes the line", "shuts the line"),
}


def test_a_warning_stops_a_strict_build_and_leaves_the_old_site(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", WARNED)
    done = mkdocs(small, "--strict")
    assert done.returncode != 0
    assert "warning[swallowed-text]" in done.stderr
    assert tree(small / "site") == before


def test_a_warning_does_not_stop_a_plain_build_and_is_said(small: Path) -> None:
    write(small / "data", WARNED)
    done = mkdocs(small)
    assert done.returncode == 0
    assert "warning[swallowed-text]" in done.stderr
    assert (small / "site" / "actors" / "rail-co" / "index.html").is_file()


BLOCK = "# By hand\n\n```timeline\nactors: [rail-co]\n```\n"


def test_a_fault_in_a_block_stops_the_build_like_one_in_the_data(small: Path) -> None:
    write(small / "docs", {"method.md": BLOCK})
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    assert b"data-block" in before["method/index.html"]
    write(small / "docs", {"method.md": BLOCK.replace("rail-co", "rail-c")})
    done = mkdocs(small, "--strict")
    assert done.returncode != 0
    assert "1 error in the data and the pages" in done.stderr
    assert "error[unknown-reference]: there is no actor `rail-c`" in done.stderr
    assert "--> docs/method.md:4:10" in done.stderr
    assert tree(small / "site") == before


def test_a_link_out_of_the_data_folder_is_refused(small: Path, tmp_path: Path) -> None:
    (small / "data" / "actors" / "x.yml").symlink_to(tmp_path / "mkdocs.yml")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "is a symbolic link" in done.stderr


def test_a_page_in_docs_where_one_is_generated_is_refused(small: Path) -> None:
    write(small / "docs", {"actors/rail-co/index.md": "# Ours\n"})
    assert "but there is docs/actors/rail-co/index.md" in mkdocs(small).stderr
    shutil.rmtree(small / "docs" / "actors")
    write(small / "docs", {"actors/rail-co.md": "# Ours\n"})
    done = mkdocs(small)
    assert done.returncode != 0
    assert (
        "actors/rail-co.md is generated from the data, but there is docs/actors/rail-co.md"
        in done.stderr
    )


def test_what_stands_in_data_cannot_break_out_of_the_head(small: Path) -> None:
    title = "title: '\"><script>x</script> & </title>'"
    event = SMALL["events/closure.yml"].replace("title: The line closes", title)
    write(small / "data", {"events/closure.yml": event})
    assert mkdocs(small, "--strict").returncode == 0
    name = "events/closure/index.html"
    head = dict(heads(small / "site"))[name]
    assert metas(head)["og:title"] == '"><script>x</script> & </title>'
    assert "<script>x" not in (small / "site" / name).read_text("utf-8")
