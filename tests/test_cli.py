"""The command `explainer`, run as a person runs it."""

import contextlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from builder.__main__ import main
from builder.problems import FilePosition, Folders, Problem, error, github, warning

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests/site"
BROKEN = ROOT / "tests/site-broken"
ODD = "term: Pier #3\ndefinition: It is “odd”, not wrong.\n"
"""A record with a warning."""
CONFIG = """\
site_name: The crossing
site_url: https://example.org/x/
theme: {name: material}
plugins: [explainer]
"""


def known() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}


def typed(
    *arguments: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as it is typed, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "builder", *map(str, arguments)],
        cwd=cwd,
        env={**known(), "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


def run(
    *arguments: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in this process: to start another takes longer than most of what it does."""
    out, err = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2))
    words = list(map(str, arguments))
    with (
        pytest.MonkeyPatch.context() as here,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        here.chdir(cwd)
        for name in os.environ.keys() - known().keys():
            here.delenv(name)
        for name, value in environment.items():
            here.setenv(name, value)
        try:
            code = main(words)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    said, warned = (stream.buffer.getvalue() for stream in (out, err))  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code, said, warned)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder without a problem, to be changed at will."""
    folder = tmp_path / "project" / "data"
    for path in (SITE / "data").rglob("*.yml"):
        copy = folder / path.relative_to(SITE / "data")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    folder.with_name("mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    folder.with_name("docs").mkdir()
    return folder


def pages(data: Path, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run `explainer pages` in the project of a data folder."""
    return run("pages", *words, cwd=data.parent)


def test_all_is_well(data: Path) -> None:
    done = typed("check", data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("files, no problems\n")


def test_a_problem_in_the_data_is_exit_code_1() -> None:
    done = run("check", BROKEN / "all-at-once/data")
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["check", "--format", "xml"], ["no-such"], ["pages"], ["check", "no-folder"]]
)
def test_wrong_use_is_exit_code_2(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_a_file_in_place_of_the_folder_is_exit_code_2(data: Path) -> None:
    done = run("check", data / "explainer.yml")
    assert done.returncode == 2
    assert b"there is no folder" in done.stderr


def test_a_warning_fails_only_where_it_is_asked_for(data: Path) -> None:
    (data / "terms/pier.yml").write_text(ODD, encoding="utf-8")
    relaxed, strict = run("check", data), run("check", data, "--strict")
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert relaxed.stdout == strict.stdout
    said = relaxed.stdout.decode().splitlines()
    assert said[-2].endswith("1 warning")
    assert said[-1] == "what a code means, and what to do: explainer explain swallowed-text"


@pytest.mark.parametrize("command", ["check", "pages"])
def test_another_package_with_a_plugin_of_our_name_is_told_before_anything_is_written(
    command: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "installed" / "another-9.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: another\nVersion: 9\n", "utf-8")
    points = "[mkdocs.plugins]\nexplainer = other:Plugin\n"
    (info / "entry_points.txt").write_text(points, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    out = tmp_path / "out"
    done = run(command, {"check": data, "pages": out}[command], cwd=data.parent)
    assert (done.returncode, done.stdout) == (1, b"")
    said = (
        "explainer: two packages that are installed bring a plugin named `explainer`: another and"
    )
    assert done.stderr.decode().startswith(said)
    assert not out.exists()


def test_a_folder_that_holds_data_may_be_given(data: Path) -> None:
    assert run("check", data.parent).stdout == run("check", data).stdout
    done = run("check", cwd=data.parent)
    assert done.returncode == 0
    assert done.stdout.startswith(b"data: ")


def test_output_is_utf_8_wherever_it_goes(data: Path) -> None:
    (data / "terms/pier.yml").write_text("term: [Brücke – 橋]", encoding="utf-8")
    done = typed("check", data, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1
    assert "1 | term: [Brücke – 橋]" in done.stdout.decode("utf-8")


def test_what_a_terminal_would_obey_is_shown_as_a_number(data: Path) -> None:
    (data / "terms/pier.yml").write_text("term: a\x1b[2J\ndefinition: b", encoding="utf-8")
    done = run("check", data)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert b"\\u001b[2J" in done.stdout


def test_a_control_character_in_a_file_name_is_shown_as_a_number(data: Path) -> None:
    (data / "terms/a\x1b[2Jb.yml").write_text("term: a", encoding="utf-8")
    done = run("check", data)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_file_name_that_is_not_utf_8_is_a_problem(form: str, data: Path) -> None:
    (data / "terms" / os.fsdecode(b"caf\xe9.yml")).write_text("term: a", encoding="utf-8")
    done = run("check", data, "--format", form)
    assert done.returncode == 1
    assert b"bad-id" in done.stdout
    assert b"Traceback" not in done.stderr


def test_json_lists_every_problem_with_its_place() -> None:
    done = run("check", BROKEN / "the-same-fault-many-times/data", "--format", "json", cwd=ROOT)
    assert done.returncode == 1
    listed = json.loads(done.stdout)["problems"]
    assert len(listed) == 9, "nothing is summarised here"
    assert listed[0] == {
        "path": str(BROKEN / "the-same-fault-many-times/data/events/closure.yml"),
        "line": 7,
        "column": 19,
        "severity": "error",
        "code": "unknown-reference",
        "message": "there is no actor `two-enginers`",
        "help": "did you mean `two-engineers`?",
    }


def test_json_of_no_problems_is_an_empty_list(data: Path) -> None:
    done = run("check", data, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"problems": []})


def test_github_gets_one_command_a_problem_and_a_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    tree = BROKEN / "against-the-rules"
    done = run("check", "--format", "github", cwd=tree, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 8
    assert lines[2] == (
        "::error file=data/actors/rail-co.yml,line=3,col=7,title=error[unknown-side]"
        "::there is no side `railways` in `explainer.yml` (did you mean `railway`?)"
    )
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n### 7 errors and 1 warning\n\n    warning[orphan-actor]: ")
    report = (tree / "report.txt").read_text(encoding="utf-8").rpartition("\n\n")[0]
    blocks = written.partition("\n\n")[2]
    assert [row.strip() for row in blocks.splitlines()] == [
        row.strip() for row in report.splitlines()
    ]
    assert all(row.startswith("    ") for row in blocks.splitlines())


def test_github_gets_no_summary_where_all_is_well(data: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    done = run("check", data, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stdout) == (0, b"")
    assert not summary.exists()


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            error(FilePosition("a,b:c.yml", 2, 3), "bad-id", "100% wrong\n::warning::x\r", "50 %"),
            (
                "::error file=d/a%2Cb%3Ac.yml,line=2,col=3,title=error[bad-id]::"
                "100%25 wrong%0A::warning::x%0D (50 %25)"
            ),
        ),
        (
            warning(FilePosition("a%.yml"), "swallowed-text", "`%0A::error::`"),
            (
                "::warning file=d/a%25.yml,line=1,col=1,title=warning[swallowed-text]::"
                "`%250A::error::`"
            ),
        ),
    ],
)
def test_nothing_in_the_data_is_a_command_to_github(problem: Problem, said: str) -> None:
    assert github(problem, Folders("d")) == said


def test_a_hostile_record_prints_one_line_a_problem_to_github(data: Path) -> None:
    text = 'term: [1]\n"x\\n::error::%0A": y\n'
    (data / "terms/pier.yml").write_text(text, encoding="utf-8")
    done = run("check", data, "--format", "github")
    assert done.returncode == 1
    assert all(row.startswith("::error file=") for row in done.stdout.decode().splitlines())


def test_pages_writes_what_changed_and_nothing_else(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert pages(data, out).returncode == 0
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    own = out / "own.md"
    own.write_text("mine", encoding="utf-8")

    again = pages(data, out)
    assert again.stdout.decode().endswith(", 0 of them new or changed, 0 removed\n")
    assert {path: path.stat().st_mtime_ns for path in times} == times

    term = data / "terms/truss.yml"
    term.write_text(term.read_text(encoding="utf-8").replace("Truss", "A truss"), encoding="utf-8")
    done = pages(data, out)
    # The page of terms, that of the place which the term names, and its tooltip.
    assert done.stdout.decode().endswith(", 3 of them new or changed, 0 removed\n")
    changed = [path.name for path in times if path.stat().st_mtime_ns != times[path]]
    assert sorted(changed) == ["index.md", "index.md", "tooltips.json"]
    assert own.read_text(encoding="utf-8") == "mine"


def test_what_is_written_keeps_its_permissions_and_leaves_no_litter(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    pages(data, out)
    names, page = sorted(out.rglob("*")), out / "docs/terms/index.md"
    (page.parent / f".{page.name}.new").write_text("of a run that was killed", encoding="utf-8")
    page.chmod(0o640)
    page.write_text("old", encoding="utf-8")
    assert pages(data, out).returncode == 0
    assert page.stat().st_mode & 0o777 == 0o640
    assert page.read_text(encoding="utf-8") != "old"
    assert sorted(out.rglob("*")) == names


def test_time_zones_are_those_of_the_package_on_every_machine(data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "zones/Europe/Oslo"
    wrong.parent.mkdir(parents=True)
    wrong.write_bytes((files("tzdata") / "zoneinfo/Asia/Tokyo").read_bytes())
    found = {}
    for place in ["", str(tmp_path / "zones")]:
        out = tmp_path / f"out{len(found)}"
        done = typed("pages", out, cwd=data.parent, PYTHONTZPATH=place)
        assert done.returncode == 0, done.stderr
        found[place] = {path.name: path.read_bytes() for path in out.rglob("*.*")}
    one, other = found.values()
    assert one == other
    assert b'"from":"2031-04-02T01:00Z"' in one["timeline.json"]


def test_pages_writes_nothing_where_there_is_an_error(tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(BROKEN / "all-at-once", tmp_path / "project")
    (tmp_path / "project/docs").mkdir()
    (tmp_path / "project/mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    done = run("pages", out, cwd=tmp_path / "project")
    assert (done.returncode, done.stdout, out.exists()) == (1, b"", False)
    assert "8 errors in the data\n\nerror[" in done.stderr.decode()
    assert done.stderr.decode().endswith("\nnothing written\n")


def test_pages_shows_a_warning_and_writes(data: Path, tmp_path: Path) -> None:
    (data / "terms/pier.yml").write_text(ODD, encoding="utf-8")
    done = pages(data, tmp_path / "out")
    assert done.returncode == 0
    assert b"warning[swallowed-text]" in done.stderr
    assert (tmp_path / "out/docs/terms/index.md").is_file()


def test_a_folder_that_cannot_be_written_is_exit_code_2(data: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = pages(data, tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("explainer: `")


@pytest.mark.parametrize("target", ["outside.yml", "outside", "nowhere"])
def test_a_symbolic_link_is_refused(target: str, data: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("term: secret", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (data / "terms/link.yml").symlink_to(tmp_path / target)
    done = run("check", data)
    assert done.returncode == 2
    assert "link.yml` is a symbolic link" in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["data", "docs"])
def test_a_folder_that_is_a_symbolic_link_is_refused(name: str, data: Path, page: Path) -> None:
    (data.parent / name).rename(data.parent / "elsewhere")
    (data.parent / name).symlink_to("elsewhere")
    done = run("check", cwd=page.parents[2])
    assert (done.returncode, done.stdout) == (2, b"")
    said = f"explainer: `{name}` is a symbolic link; replace it with the folder itself\n"
    assert done.stderr.decode() == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data/terms/odd.yml", "is a folder with the name of a file"),
        ("docs/odd.md", "is a folder with the name of a file"),
        ("data/terms/pipe.yml", "is neither a file nor a folder"),
        ("docs/pipe.md", "is neither a file nor a folder"),
    ],
)
def test_what_is_no_file_is_refused(name: str, said: str, data: Path, page: Path) -> None:
    make = os.mkfifo if "pipe" in name else os.mkdir
    make(data.parent / name)
    done = run("check", cwd=page.parents[2])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"explainer: `{name}` {said}\n"


AS_ANYBODY = """
import os, sys
from builder import commands, registry
from builder.__main__ import main
registry.modules(commands, having="options")  # the code itself may be root's alone
if not os.getuid():
    os.setuid(65534)  # root may read everything
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("name", "mode", "named"),
    [
        ("data/terms", 0o000, "data/terms"),
        ("data/terms", 0o444, "data/terms/truss.yml"),  # its names can be read, its files not
        ("data/terms/truss.yml", 0o000, "data/terms/truss.yml"),
        ("docs/notes", 0o000, "docs/notes"),
        ("docs/notes/page.md", 0o000, "docs/notes/page.md"),
        ("data", 0o000, "data"),
        (".", 0o000, "data"),
    ],
)
def test_what_cannot_be_read_is_never_left_out(
    name: str, mode: int, named: str, data: Path, page: Path
) -> None:
    root = page.parents[2]
    locked, before = root / name, (root / name).stat().st_mode
    try:
        locked.chmod(mode)
        # By relative paths, for the folders above are those of whoever runs the tests.
        done = subprocess.run(
            [sys.executable, "-c", AS_ANYBODY, "check"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
    finally:
        locked.chmod(before)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"explainer: `{named}` cannot be read: Permission denied\n"
    assert data.is_dir()


def test_hidden_files_and_files_in_hidden_folders_are_not_read(data: Path) -> None:
    (data / ".DS_Store").write_bytes(b"\x00\xff")
    (data / "terms/.git").mkdir()
    (data / "terms/.git/odd.yml").write_bytes(b"\x00\xff")
    (data / "terms/.truss.yml.swp").write_bytes(b"\x00\xff")
    assert run("check", data).returncode == 0


def test_the_command_is_a_function_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(data)]) == 0
    assert capsys.readouterr().out.endswith("no problems\n")


BLOCK = "# A page\n\n```timeline\n{}\n```\n"
BLOCK_OF_SOURCES = "\n```sourcing\n```\n"
"""Links to a page of the method, which a newsroom writes by hand."""


@pytest.fixture
def page(data: Path) -> Path:
    """A page written by hand beside the data, with a block that fits it."""
    path = data.parent / "docs/notes/page.md"
    path.parent.mkdir(parents=True)
    path.write_text(BLOCK.format("actors: [rail-co]"), encoding="utf-8")
    return path


def test_pages_beside_the_data_are_checked_too(data: Path, page: Path) -> None:
    done = run("check", cwd=data.parent)
    assert done.stdout.decode().endswith("files, docs: 1 page, no problems\n")
    page.write_text(BLOCK.format("actors: [rail-c]"), encoding="utf-8")
    for words, cwd, seen in [
        (["check"], data.parent, "docs/notes/page.md:4:10"),
        (["check", "."], data, "../docs/notes/page.md:4:10"),
        (["check", "project"], data.parent.parent, "project/docs/notes/page.md:4:10"),
        (["check", str(data)], ROOT, f"{data.parent.as_posix()}/docs/notes/page.md:4:10"),
    ]:
        done = run(*words, cwd=cwd)
        assert done.returncode == 1, words
        assert f"--> {seen}\n4 | actors: [rail-c]\n" in done.stdout.decode()


def test_a_folder_of_pages_may_be_named(data: Path, page: Path) -> None:
    page.write_text(BLOCK.format("height: 5"), encoding="utf-8")
    page.parent.parent.rename(data.parent / "texts")
    assert run("check", cwd=data.parent).returncode == 0
    done = run("check", "--docs", "texts", cwd=data.parent)
    assert done.returncode == 1
    assert b"--> texts/notes/page.md:4:9" in done.stdout
    done = run("check", "--docs", "nowhere", cwd=data.parent)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"there is no folder `nowhere`" in done.stderr


def test_github_and_json_name_the_page_as_seen_from_here(data: Path, page: Path) -> None:
    page.write_text(BLOCK.format("height: 5"), encoding="utf-8")
    done = run("check", "--format", "github", cwd=data.parent)
    assert done.stdout.startswith(b"::error file=docs/notes/page.md,line=4,col=9,")
    done = run("check", "--format", "json", cwd=data.parent)
    [problem] = json.loads(done.stdout)["problems"]
    assert (problem["path"], problem["line"]) == ("docs/notes/page.md", 4)


def test_pages_writes_those_by_hand_too(data: Path, page: Path, tmp_path: Path) -> None:
    (page.parent / "plain.md").write_text("# Plain\n\n[Page](page.md)\n", encoding="utf-8")
    out = tmp_path / "out"
    done = pages(data, out)
    assert done.returncode == 0
    assert b"warning" not in done.stderr
    written = (out / "docs/notes/page/index.md").read_text(encoding="utf-8")
    assert 'data-view="actor=rail-co"' in written
    assert "```" not in written
    assert '<a href="../page/">Page</a>' in (out / "docs/notes/plain/index.md").read_text("utf-8")
    embed = (out / "docs/embed/index.md").read_text(encoding="utf-8")
    assert 'src="https://example.org/x/embed/timeline/"' in html.unescape(embed)
    assert not re.search(r"\]\(|data-explainer=", written + embed), "a sign of Markdown, or a slot"

    page.write_text(BLOCK.format("actors: [rail-co]") + BLOCK_OF_SOURCES, encoding="utf-8")
    warning = b"warning: the page notes/page.md links to method/, which is not in the site\n"
    assert warning in pages(data, out).stderr

    page.write_text(BLOCK.format("to: 1990"), encoding="utf-8")
    done = pages(data, tmp_path / "other")
    assert (done.returncode, (tmp_path / "other").exists()) == (1, False)
    assert b"error[no-event]" in done.stderr


def test_pages_removes_what_is_gone_and_nothing_else(data: Path, tmp_path: Path) -> None:
    out, notes = tmp_path / "out", data.parent / "docs/notes"
    notes.mkdir()
    (notes / "page.md").write_text("# Page\n", encoding="utf-8")
    assert pages(data, out).returncode == 0
    (out / "docs/notes/own.md").write_text("mine", encoding="utf-8")
    outside = tmp_path / "outside.md"
    outside.write_text("not yours", encoding="utf-8")
    listed = out / ".explainer-pages"
    listed.write_text(listed.read_text("utf-8").replace("[", '["../outside.md",', 1), "utf-8")
    (notes / "page.md").unlink()
    assert pages(data, out).stdout.decode().endswith(", 2 removed\n")
    assert [path.name for path in (out / "docs/notes").iterdir()] == ["own.md"]
    assert outside.read_text("utf-8") == "not yours"


def test_pages_in_strict_writes_nothing_where_a_link_leads_nowhere(
    data: Path, tmp_path: Path
) -> None:
    (data.parent / "docs/page.md").write_text("# Page\n\n[Gone](gone.md)\n", encoding="utf-8")
    done = pages(data, tmp_path / "out", "--strict")
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert b"'gone.md', but the target is not found" in done.stderr
    assert pages(data, tmp_path / "out").returncode == 0


def test_pages_needs_a_configuration_with_the_plugin(data: Path, tmp_path: Path) -> None:
    config = data.with_name("mkdocs.yml")
    config.write_text(CONFIG.replace("[explainer]", "[search]"), encoding="utf-8")
    done = pages(data, tmp_path / "out")
    assert done.returncode == 1
    assert b"`mkdocs.yml` does not list the plugin `explainer`" in done.stderr
    done = pages(data, tmp_path / "out", "--config", "other.yml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"explainer: there is no file `other.yml`\n"


def test_a_page_that_is_no_utf_8_is_said_to_be_none(data: Path, page: Path) -> None:
    page.write_bytes(b"# Caf\xe9\n")
    done = run("check", cwd=data.parent)
    assert done.returncode == 1
    assert b"error[not-utf-8]" in done.stdout
    assert b"--> docs/notes/page.md:1:6" in done.stdout


def test_a_check_without_anywhere_to_say_how_far_it_is_still_checks(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    command = f'"{sys.executable}" -m builder check "{tmp_path}" 2>&-'
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.returncode == 1
    assert b"1 error" in done.stdout
