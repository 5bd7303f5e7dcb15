"""The package as others install it, and the smallest site that anybody can build with it."""

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from projects import ROOT, write
from sites import elements, environment, once, tree

SMALLEST = {
    "mkdocs.yml": """\
site_name: The mill
site_url: https://mill.example/
theme: material
plugins: [search, explainer]
""",
    "data/explainer.yml": "title: The mill floods\n",
    "data/events/flood.yml": """\
title: The mill floods
date: 1881-03-02
type: development
summary: Water stands in [the mill](place:mill), the miller writes.
claims:
  - {text: The water came at night., according_to: miller, basis: document, source: diary}
""",
    "data/actors/miller.yml": "{name: The miller, type: person}\n",
    "data/places/mill.yml": "{name: The mill, type: site}\n",
    "data/terms/race.yml": "{term: Water, definition: What drives a mill.}\n",
    "data/sources/diary.yml": "{title: D, publisher: miller, published: 1881, kind: document}\n",
    "docs/notes/water.md": """# Water

*Water*{: .wet }

| A |
| - |
| 1 |

```event
event: flood
```
""",
}
"""All that somebody writes; `docs/` may be empty, but MkDocs wants it to be there."""

THE_THEME_S = "https://squidfunk.github.io/"
"""Where the foot of every page says with what it is made."""


def run(folder: Path, *words: str | Path) -> str:
    done = subprocess.run(
        list(map(str, words)),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def build_wheel(folder: Path) -> None:
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)


def build_site(folder: Path, wheel: Path) -> None:
    """Install the wheel beside what it depends on, and build a site with nothing of this folder."""
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run(folder, *pip, "install", "-q", "--no-deps", "--no-index", wheel)
    found = run(folder, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    (Path(found.strip()) / "needed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    write(folder, SMALLEST)
    run(folder, folder / "env" / "bin" / "explainer", "check", "--strict")
    said = run(folder, python, "-m", "mkdocs", "build", "--strict")
    assert "WARNING" not in said


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    [path] = once(tmp_path_factory, "wheel", build_wheel).glob("*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "smallest", lambda to: build_site(to, wheel)) / "site"


def test_the_wheel_brings_everything_and_no_sources_of_the_front_end(wheel: Path) -> None:
    assert wheel.name.startswith("mkdocs_explainer-")
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("publish/theme/base.html", "templates/pages/home.md.j2", "web/dist/explainer.js"):
        assert f"builder/{name}" in names
    assert not [name for name in names if name.startswith(("builder/web/src", "overrides", "data"))]


def test_four_lines_and_an_event_are_a_whole_site(site: Path) -> None:
    for page in ("", "timeline", "events/flood", "actors/miller", "embed/timeline", "notes/water"):
        assert (site / page / "index.html").is_file(), page
    assert (site / "404.html").is_file()
    [card] = [name for name in tree(site) if name.endswith("cards/index.png")]
    home = (site / "index.html").read_text("utf-8")
    assert f"https://mill.example/{card}" in home


def test_nothing_is_left_of_the_markdown_that_pages_are_written_in(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = re.sub(r"(?s)<(script|code|svg)\b.*?</\1>|<[^>]*>", " ", page.read_text("utf-8"))
        raw = re.findall(r"\{:|\]\(|\*\[|\*\*|^\s*#+ |\|\s*-|```|\{\{", text, re.MULTILINE)
        assert not raw, (page, raw)


def test_what_is_written_by_hand_has_the_extensions_that_it_needs(site: Path) -> None:
    found = elements(site / "notes" / "water" / "index.html")
    tags = [tag for tag, _ in found]
    assert "table" in tags
    assert {"class": "wet"} in [one for tag, one in found if tag == "em"]
    assert {"title": "What drives a mill."} in [one for tag, one in found if tag == "abbr"]
    [link] = [one for tag, one in found if one.get("class") == "headerlink"]
    assert link["title"] == "Link to this section"


def test_no_link_of_it_leads_nowhere_and_none_to_another_site_but_the_theme_s(site: Path) -> None:
    for page in site.rglob("*.html"):
        for tag, attributes in elements(page):
            url = attributes.get("href", "").partition("#")[0].partition("?")[0]
            if tag != "a" or not url or url.startswith(THE_THEME_S):
                continue
            assert "//" not in url, (page, url)
            base = site if url.startswith("/") else page.parent
            target = base / url.lstrip("/")
            assert (target / "index.html" if url.endswith(("/", ".")) else target).exists(), url


def test_the_navigation_names_what_is_there_and_no_pencil_leads_to_another_repository(
    site: Path,
) -> None:
    links = [one for tag, one in elements(site / "index.html") if tag == "a"]
    tabs = [one["href"] for one in links if one.get("class") == "md-tabs__link"]
    assert tabs[:4] == [".", "timeline/", "events/", "actors/"]
    assert "notes/water/" in tabs
    assert not list(site.glob("contribute/*"))
    assert not [one for page in site.rglob("*.html") for one in edits(page)]


def edits(page: Path) -> list[str]:
    found = [one for tag, one in elements(page) if tag == "a"]
    to = [one["href"] for one in found if "edit" in one.get("rel", "") or "repo" in str(one)]
    return [href for href in to if not href.startswith(THE_THEME_S)]


def test_no_page_of_it_asks_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        for tag, attributes in elements(page):
            for name in ("src", "href"):
                asks = (
                    tag in {"script", "link", "img", "iframe"}
                    and attributes.get("rel") != "canonical"
                )
                assert not asks or "//" not in attributes.get(name, ""), (page, attributes)
