"""What the configuration of a site changes, and what the same texts always give."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from projects import ROOT, write
from sites import build_neutral, edit_links, elements, environment, mkdocs, tree


def test_two_builds_of_the_same_texts_are_the_same_byte_for_byte(
    built: Path, tmp_path: Path
) -> None:
    again = tmp_path / "site"
    build_neutral(again)
    first, second = tree(built), tree(again)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_data_folder_of_another_name_is_read(small: Path) -> None:
    (small / "data").rename(small / "records")
    config = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(config.replace("folder: data", "folder: records"), "utf-8")
    done = mkdocs(small, "--strict", EXPLAINER_REPO="https://example.org/desk")
    assert done.returncode == 0, done.stderr
    [link] = edit_links(small / "site" / "actors" / "rail-co" / "index.html")
    assert os.path.normpath(urlsplit(link).path).endswith("/edit/main/records/actors/rail-co.yml")


def test_a_build_from_another_folder_gives_the_same_site(small: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert mkdocs(small, SOURCE_DATE_EPOCH="1").returncode == 0
    site = tmp_path / "other"
    config = str(small / "mkdocs.yml")
    done = mkdocs(elsewhere, "-f", config, "-d", str(site), SOURCE_DATE_EPOCH="1")
    assert done.returncode == 0, done.stderr
    assert tree(site) == tree(small / "site")


def test_a_site_is_dated_by_its_commit_and_not_by_the_day_of_the_build(small: Path) -> None:
    env = {**os.environ, "GIT_COMMITTER_DATE": "2020-01-02T12:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "First"]):
        subprocess.run(["git", *words], cwd=small, env=env, check=True)  # noqa: S607 - as `make`
    assert mkdocs(small).returncode == 0
    # The header of a gzip file says when it was made, in seconds.
    seconds = int.from_bytes((small / "site" / "sitemap.xml.gz").read_bytes()[4:8], "little")
    assert datetime.fromtimestamp(seconds, UTC).date() == date(2020, 1, 2)


def test_a_missing_data_folder_is_said_in_a_sentence(small: Path) -> None:
    shutil.rmtree(small / "data")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "there is no folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_code_that_is_handed_out_names_this_site(small: Path) -> None:
    assert mkdocs(small, "--strict", EXPLAINER_SITE_URL="https://a.example/b").returncode == 0
    page = (small / "site" / "embed" / "index.html").read_text("utf-8")
    assert "src=&quot;https://a.example/b/embed/timeline/&quot;" in page.replace('"', "&quot;")
    assert page.count("<iframe") == 1, "the code is shown, not run"


def test_without_an_address_of_the_site_no_code_is_handed_out(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text(re.sub("(?m)^site_url:.*$", "", config.read_text("utf-8")), "utf-8")
    done = mkdocs(small, "--strict")
    assert done.returncode == 0, done.stderr
    page = (small / "site" / "embed" / "index.html").read_text("utf-8")
    assert "The address of this site is not known" in page
    assert "embed-code" not in page


def test_addresses_that_would_lead_nowhere_are_refused(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nuse_directory_urls: false\n", "utf-8")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "use_directory_urls: true" in done.stderr


def navigation(site: Path) -> set[str]:
    return {
        attributes["href"]
        for tag, attributes in elements(site / "index.html")
        if tag == "a" and "md-nav__link" in attributes.get("class", "")
    }


def test_a_site_without_a_navigation_of_its_own_lists_what_is_not_one_record(small: Path) -> None:
    config, _, _ = (small / "mkdocs.yml").read_text("utf-8").partition("\nnav:")
    (small / "mkdocs.yml").write_text(config, "utf-8")
    assert mkdocs(small, "--strict").returncode == 0
    links = navigation(small / "site")
    assert {"events/", "actors/", "timeline/", "quotes/", "sources/"} <= links
    empty = {"messages/", "expectations/", "places/", "chapters/", "terms/", "questions/"}
    assert not empty & links, "lists of nothing are there, and nobody is sent to them"
    assert all((small / "site" / link / "index.html").is_file() for link in empty)
    assert not [link for link in links if link.startswith(("events/", "actors/")) and link[7:]]


def test_a_navigation_of_ones_own_stands(small: Path) -> None:
    config, _, _ = (small / "mkdocs.yml").read_text("utf-8").partition("\nnav:")
    nav = "\nnav:\n  - Home: index.md\n  - When: timeline/index.md\n"
    (small / "mkdocs.yml").write_text(config + nav, "utf-8")
    assert mkdocs(small).returncode == 0  # strict, MkDocs wants every page by hand in it
    assert "timeline/" in navigation(small / "site")
    assert not {"events/", "actors/", "sources/"} & navigation(small / "site")


def test_nothing_is_published_in_nobodys_name(small: Path) -> None:
    done = mkdocs(small, command="gh-deploy")
    assert done.returncode == 1
    assert "nothing is published: `publisher` is not filled in" in done.stderr
    assert not (small / "site").exists()


PAGE_TYPE = {
    "pages/tally.py": '''\
"""How many events there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.pages.page import Page
from builder.sections.edition import Edition


@dataclass(frozen=True)
class TallyPage(Page):
    template: ClassVar[str] = "pages/tally.md.j2"

    number: str


def pages(edition: Edition) -> Iterable[Page]:
    number = str(len(edition.events))
    yield TallyPage("tally/index.md", "A tally", "A tally.", "", number=number)
''',
    "templates/pages/tally.md.j2": '{% include "parts/head.md.j2" %}\n{{ page.number | inline }}\n',
}


def test_a_new_page_type_is_published_with_no_change_but_its_module_and_its_template(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    package = tmp_path_factory.mktemp("package")
    left_out = shutil.ignore_patterns("node_modules", "src", "__pycache__")
    shutil.copytree(ROOT / "builder", package / "builder", ignore=left_out)
    write(package / "builder", PAGE_TYPE)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=small,
        env=environment(PYTHONPATH=str(package)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "A tally" in (small / "site/tally/index.html").read_text("utf-8")
