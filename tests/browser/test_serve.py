"""`mkdocs serve` in a browser: what is wrong stands in the place of the page until it is mended."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from projects import ROOT, project, write
from reader import PHONE
from serving import Server, change, serving
from sites import SMALL, environment

BLOCK = "# By hand\n\n```timeline\nactors: [rail-co]\n```\n"
LONG = "name: RailCo\ntype: organisation\nside: " + "of-the-railways-and-their-friends-" * 5 + "\n"
PAGE = "events/closure/"
TITLE = "The line closes"
FAULT = "This page cannot be shown yet"


def copy(folder: Path) -> Path:
    """Make a small project with a copy of the package, whose templates a test may change."""
    project(folder, SMALL)
    write(folder / "docs", {"method.md": BLOCK})
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", "src")
    shutil.copytree(ROOT / "builder", folder / "lib" / "builder", ignore=left_out)
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = copy(tmp_path_factory.mktemp("served"))
    with serving(folder, PYTHONPATH=str(folder / "lib")) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


@contextmanager
def edited(served: Server, file: str, old: str, new: str) -> Iterator[None]:
    """Change a file, and back at the end, also of a test that fails."""
    change(served, file, old, new)
    try:
        yield
    finally:
        change(served, file, new, old)


def shows(page: Page, heading: str) -> None:
    expect(page.locator("h1").first).to_have_text(re.compile(heading), timeout=30_000)


def checked(folder: Path) -> list[str]:
    """Give the lines of what `explainer check` says of a project, but for the counts at the end."""
    command = [sys.executable, "-m", "builder", "check"]
    more = environment(PYTHONPATH=str(ROOT))
    done = subprocess.run(
        command, cwd=folder, env=more, capture_output=True, text=True, check=False
    )
    said = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return [
        line for line in said if not re.match(r"data: \d|\d+ (error|warning)|what a code", line)
    ]


def lines(page: Page) -> list[str]:
    return [line.strip() for line in page.locator("main").inner_text().splitlines()]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/events/closure.yml", "type: decision", "type: decizion"),
        ("data/actors/rail-co.yml", SMALL["actors/rail-co.yml"], LONG),
        ("data/events/closure.yml", "title:", "title"),
        ("data/actors/rail-co.yml", "RailCo", "R" * 2_000_000),
        ("docs/method.md", "rail-co", "rail-c"),
    ],
)
def test_a_problem_is_shown_as_the_check_words_it_until_it_is_mended(
    served: Server, page: Page, file: str, old: str, new: str
) -> None:
    page.goto(served.address + PAGE)
    shows(page, TITLE)
    with edited(served, file, old, new):
        shows(page, FAULT)
        said = checked(served.folder)
        assert said
        assert set(said) <= set(lines(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
        page.goto(served.address + "actors/")
        shows(page, FAULT)
        page.goto(served.address + PAGE)
        shows(page, FAULT)
    shows(page, TITLE)
    assert page.url == served.address + PAGE


def test_a_problem_that_is_still_there_or_is_back_is_shown_again(
    served: Server, page: Page
) -> None:
    page.goto(served.address + PAGE)
    for _ in range(2):
        shows(page, TITLE)
        with edited(served, "data/events/closure.yml", "title:", "title"):
            shows(page, FAULT)
            before = checked(served.folder)
            builds = served.builds()
            with edited(served, "data/actors/the-paper.yml", "The Paper", "The Other Paper"):
                served.until(lambda: served.builds() > builds, "it does not build again")  # noqa: B023
                shows(page, FAULT)
                expect(page.locator("main")).to_contain_text(before[0])
        shows(page, TITLE)


ACTOR = "lib/builder/templates/pages/actor.md.j2"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ((ACTOR, "## {{", "## {{ }} {{"), ["TemplateSyntaxError: Expected an ex", "actor.md.j2"]),
        ((ACTOR, "## {{", "## {{ page.x | inline }} {{"), ["StrictUndefined", "actor.md.j2"]),
        (("overrides/404.html", "{% block", "{% blok"), ["unknown tag 'blok'", "404.html"]),
        (("mkdocs.yml", "site_name:", "site_name: ["), ["parsing the configuration file"]),
        (("mkdocs.yml", "name: material", "name: x"), ["Unrecognised theme name: 'x'"]),
    ],
)
def test_a_fault_outside_the_data_is_shown_with_its_place(
    served: Server, page: Page, edit: tuple[str, str, str], said: list[str]
) -> None:
    file, old, new = edit
    page.goto(served.address + PAGE)
    shows(page, TITLE)
    with edited(served, file, old, new):
        shows(page, FAULT)
        for words in said:
            expect(page.locator("main")).to_contain_text(words)
    shows(page, TITLE)


MOVED = {
    "data": ("actors/rail-co/", "there is no folder"),
    "docs": ("method/", "isn't an existing directory"),
}


@pytest.mark.parametrize(
    ("folder", "edit"),
    [
        ("data", ("actors/rail-co.yml", "RailCo", "RailwayCo")),
        ("docs", ("method.md", "By hand", "By me")),
    ],
)
def test_a_folder_that_is_moved_away_and_back_is_seen_again(
    served: Server, page: Page, folder: str, edit: tuple[str, str, str]
) -> None:
    file, old, new = edit
    where, said = MOVED[folder]
    page.goto(served.address + where)
    shows(page, old)
    home, away = served.folder / folder, served.folder / "away"
    home.rename(away)
    try:
        shows(page, FAULT)
        expect(page.locator("main")).to_contain_text(said)
    finally:
        away.rename(home)
    shows(page, old)
    with edited(served, f"{folder}/{file}", old, new):
        shows(page, new)
    shows(page, old)


def test_a_record_in_a_new_folder_is_seen(served: Server, page: Page) -> None:
    page.goto(served.address + "terms/")
    link = page.get_by_role("link", name="Pier")
    expect(link).to_have_count(0)
    write(served.folder / "data", {"terms/pier.yml": "term: Pier\ndefinition: For ships.\n"})
    expect(link.first).to_be_visible(timeout=30_000)
    shutil.rmtree(served.folder / "data" / "terms")
    expect(link).to_have_count(0, timeout=30_000)


def test_a_page_that_is_not_there_comes_with_its_record(served: Server, page: Page) -> None:
    page.goto(served.address + "actors/pier/")
    shows(page, "Page not found")
    record = served.folder / "data" / "actors" / "pier.yml"
    write(record.parent, {"pier.yml": "name: Pier Ltd\ntype: organisation\n"})
    shows(page, "Pier Ltd")
    record.unlink()
    shows(page, "Page not found")


def test_a_warning_is_a_note_on_the_pages_until_it_is_mended(served: Server, page: Page) -> None:
    page.goto(served.address + "actors/rail-co/")
    note = page.locator("aside[aria-label=Warnings]")
    expect(note).to_have_count(0)
    with edited(served, "data/actors/rail-co.yml", "RailCo", "RailCo #7"):
        expect(note).to_be_visible(timeout=30_000)
        shows(page, "RailCo")
        note.locator("summary").click()
        for line in checked(served.folder):
            expect(note).to_contain_text(line)
    expect(note).to_have_count(0, timeout=30_000)
    shows(page, "RailCo")


@pytest.mark.parametrize("broken", ["record", "data", "overrides", "strict"])
def test_a_server_starts_although_the_first_build_fails(
    tmp_path: Path, page: Page, broken: str
) -> None:
    folder = copy(tmp_path)
    data, template = folder / "data", folder / "overrides" / "404.html"
    good = template.read_text("utf-8")
    if broken == "record":
        write(data, {"actors/rail-co.yml": "name: RailCo\n"})
    elif broken == "strict":
        write(data, {"actors/rail-co.yml": SMALL["actors/rail-co.yml"].replace("Co", "Co #7")})
    elif broken == "data":
        data.rename(folder / "away")
    else:
        write(folder, {"overrides/404.html": "{% blok %}"})
    with serving(folder, *(["--strict"] if broken == "strict" else [])) as server:
        page.goto(server.address + PAGE)
        shows(page, FAULT)
        said = {
            "record": "error[missing-field]",
            "strict": "warning[swallowed-text]",
            "data": "there is no folder",
            "overrides": "unknown tag 'blok'",
        }
        expect(page.locator("main")).to_contain_text(said[broken])
        if broken in {"record", "strict"}:
            write(data, {"actors/rail-co.yml": SMALL["actors/rail-co.yml"]})
        elif broken == "data":
            (folder / "away").rename(data)
        else:
            write(folder, {"overrides/404.html": good})
        shows(page, TITLE)


def test_a_page_that_waits_needs_no_script(served: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with edited(served, "data/events/closure.yml", "type: decision", "type: decizion"):
        served.until(lambda: FAULT in served.page(PAGE), "the fault is not shown")
        page.goto(served.address + PAGE)
        shows(page, FAULT)
    shows(page, TITLE)
    context.close()
