"""The edit link of a page opens the file behind it."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from projects import NEUTRAL
from sites import edit_links


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
