"""The edit link of a page opens the file behind it."""

import os
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from mkdocs.config import load_config
from projects import NEUTRAL
from sites import edit_links, elements, mkdocs

from builder.forges import within
from builder.publish.repository import set_repository


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("events/gates-opened", "data/events/gates-opened.yml"),
        ("actors/netherford", "data/actors/netherford.yml"),
        ("quotes/vale-shoulder", "data/quotes/vale-shoulder.yml"),
        ("sources/herald-gates", "data/sources/herald-gates.yml"),
        ("", "docs/index.md"),
        ("method", "docs/method.md"),
        ("contribute", "docs/contribute/index.md"),
    ],
)
def test_the_edit_link_opens_the_file_behind_the_page(built: Path, page: str, source: str) -> None:
    assert (NEUTRAL / source).is_file()
    [link] = edit_links(built / page / "index.html")
    path = os.path.normpath(urlsplit(link).path)
    assert path.endswith(f"/edit/main/{source}"), link


@pytest.mark.parametrize("page", ["events", "timeline", "contribute/records"])
def test_a_page_made_from_many_records_has_no_edit_link(built: Path, page: str) -> None:
    assert edit_links(built / page / "index.html") == []


def test_a_copy_names_no_address_and_leads_to_no_repository_but_its_own(small: Path) -> None:
    done = mkdocs(small, "--strict")
    assert done.returncode == 0, done.stderr
    for page in (small / "site").rglob("*.html"):
        found = elements(page)
        assert not edit_links(page), page
        assert not [one for tag, one in found if one.get("class") == "md-source"], page
        assert not [one for tag, one in found if one.get("rel") == "canonical"], page
        assert not [one for tag, one in found if one.get("property") == "og:url"], page


@pytest.mark.parametrize(
    ("repository", "edit"),
    [
        ("https://github.com/desk/bridge", "https://github.com/desk/bridge/edit/main/docs/"),
        ("https://gitlab.com/desk/bridge", "https://gitlab.com/desk/bridge/-/edit/main/docs/"),
        ("https://codeberg.org/desk/bridge", "https://codeberg.org/desk/bridge/_edit/main/docs/"),
    ],
)
def test_the_repository_may_be_named_in_the_data(
    tmp_path: Path, repository: str, edit: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    lines = f"title: Why the bridge is closed\nrepository: {repository}\n"
    (tmp_path / "data" / "explainer.yml").write_text(lines, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Bridge\nplugins: []\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    set_repository(config, tmp_path / "data")
    assert config.repo_url == repository
    assert urljoin(f"{config.repo_url}/", config.edit_uri or "") == edit
    config.repo_url = "https://example.org/other"
    set_repository(config, tmp_path / "data")
    assert config.repo_url == "https://example.org/other"


@pytest.mark.parametrize(
    ("repository", "address", "edit"),
    [
        ("https://gitea.example/a/b.git", "https://gitea.example/a/b", "_edit/main/docs/"),
        ("https://github.com/a/b/", "https://github.com/a/b", "edit/main/docs/"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b", None),
        ("https://forge.example/a/b.git", "https://forge.example/a/b", None),
    ],
)
def test_only_a_known_forge_has_pencils_and_an_address_to_clone_is_no_page(
    tmp_path: Path, repository: str, address: str, edit: str | None
) -> None:
    (tmp_path / "docs").mkdir()
    lines = f"title: Why the bridge is closed\nrepository: {repository}\n"
    (tmp_path / "explainer.yml").write_text(lines, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Bridge\nplugins: []\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    set_repository(config, tmp_path)
    assert (config.repo_url, config.edit_uri) == (address, edit)


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://github.com/a/b", "https://github.com/a/b"),
        ("https://github.com/a/b.git", "https://github.com/a/b"),
        ("https://github.com/a/b/tree/main", "https://github.com/a/b"),
        ("https://github.com/a/b/blob/main/data/explainer.yml", "https://github.com/a/b"),
        ("https://github.com/a/b/settings/pages", "https://github.com/a/b"),
        ("https://github.com/a/b?tab=readme-ov-file#b", "https://github.com/a/b"),
        ("https://github.com/a/", ""),
        ("https://github.com", ""),
        ("https://a.github.io/b/", ""),
        ("https://gitlab.com/a/group/b", "https://gitlab.com/a/group/b"),
        ("https://gitlab.com/a/group/b/-/tree/main", "https://gitlab.com/a/group/b"),
        ("https://gitlab.com/a/b/blob/main/x.yml", "https://gitlab.com/a/b"),
        ("https://gitlab.com/a", ""),
        ("https://codeberg.org/a/b/src/branch/main", "https://codeberg.org/a/b"),
        ("https://git.example/a/b/src/branch/main/x", "https://git.example/a/b"),
        ("https://git.example/a/src", "https://git.example/a/src"),
        ("https://git.example/b", "https://git.example/b"),
        ("https://git.example/?p=b.git", "https://git.example/?p=b.git"),
        ("https://git.example/x/y/a/b/tree/main", "https://git.example/x/y/a/b"),
    ],
)
def test_the_repository_that_an_address_leads_to(address: str, repository: str) -> None:
    assert within(address) == repository
