"""MkDocs, ProperDocs and Zensical build the same site from what `explainer pages` writes."""

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from projects import NEUTRAL
from sites import ADDRESS, environment, once

from builder.__main__ import main

ENGINES: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("--strict", "-q"),
    "properdocs": ("--strict", "-q", "-f", "mkdocs.yml"),
    "zensical": ("--strict", "-f", "mkdocs.yml"),
}
OTHERS = [engine for engine in ENGINES if engine != "mkdocs"]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
ADDRESSES = ("href", "src", "action", "data-timeline", "data-page", "data-site")
WAY_OUT = """{% extends "explainer/404.html" %}
{% block lost %}<li><a href="{{ 'terms/' | url }}">What the words mean</a></li>{% endblock %}
"""
"""A template of an author's own, as a new explainer has one."""
LONG = 120
"""Seconds in which each engine builds the site many times over."""
NOT_TEXT = {"headerlink", "md-content__button"}
"""Signs that the theme adds to a page."""


class Page(HTMLParser):
    """What a page says in its head and its text, and where it leads."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address = address
        self.head: dict[str, str] = {}
        self.text = ""
        self.links: list[str] = []
        """All, as whole addresses."""
        self.own: list[str] = []
        """Those in its text."""
        self.ids: set[str] = set()
        self.depth = 0
        self.inside = self.passed = 0
        """How deep the text begins, and what is passed over in it; 0 outside of both."""
        self.named = ""
        self.feed(text)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag not in VOID:
            self.depth += 1
            classes = set(given.get("class", "").split())
            if not self.inside and tag in {"article", "main"} and "md-typeset" in classes:
                self.inside = self.depth
            if not self.passed and classes & NOT_TEXT:
                self.passed = self.depth
        found = [urljoin(self.address, given[name]) for name in ADDRESSES if name in given]
        self.links += found
        self.own += found if self.inside and not self.passed else []
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            self.head[name] = given.get("content", "")
        if tag == "title" and not self.inside:
            self.named = "title"
        if given.get("type") == "application/ld+json":
            self.named = "facts"

    def handle_endtag(self, tag: str) -> None:
        self.named = ""
        if tag not in VOID:
            self.passed = 0 if self.passed == self.depth else self.passed
            self.inside = 0 if self.inside == self.depth else self.inside
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.named:
            self.head[self.named] = data
        elif self.inside and not self.passed:
            self.text += data


@cache
def pages(site: Path) -> Mapping[str, Page]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        address = ADDRESS + name.removesuffix("index.html")
        found[name] = Page(address, path.read_text("utf-8"))
    return found


def astray(site: Path) -> Iterator[str]:
    """The links of a site into itself that lead nowhere."""
    known = pages(site)
    for name, page in known.items():
        for link in page.links:
            parts = urlsplit(link)
            if not link.startswith(urljoin(ADDRESS, "/")):
                continue
            path = unquote(parts.path).removeprefix(urlsplit(ADDRESS).path).removeprefix(".")
            target = f"{path}index.html" if not path or path.endswith("/") else path
            anchor = unquote(parts.fragment)
            if not (site / target).is_file() or (
                anchor and target in known and anchor not in known[target].ids
            ):
                yield f"{name}: {link}"


def _ended(engine: str, work: Path, said: Path) -> int | None:
    """What an engine's build ends with; one that never ends is begun again, and once more.

    A run once waited here until it was stopped; which of the engines did not end was not seen.
    """
    command = [sys.executable, "-m", engine, "build", *ENGINES[engine]]
    settings = environment(SOURCE_DATE_EPOCH="1700000000")
    for _ in range(3):
        with said.open("w") as out, contextlib.suppress(subprocess.TimeoutExpired):
            return subprocess.run(
                command,
                cwd=work,
                env=settings,
                stdout=out,
                stderr=out,
                timeout=LONG,
                check=False,
            ).returncode
        shutil.rmtree(work / "site", ignore_errors=True)
    return None


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The neutral site as each engine builds it, from one folder."""

    def write(folder: Path) -> None:
        project = Path(shutil.copytree(NEUTRAL, folder.with_name("project")))
        theirs = project / "overrides" / "404.html"
        theirs.parent.mkdir()
        theirs.write_text(WAY_OUT, "utf-8")
        settings = project / "mkdocs.yml"
        with_theirs = "theme:\n  custom_dir: overrides\n"
        settings.write_text(settings.read_text("utf-8").replace("theme:\n", with_theirs), "utf-8")
        with contextlib.chdir(project), pytest.MonkeyPatch.context() as here:
            here.setenv("EXPLAINER_SITE_URL", ADDRESS)
            assert main(["pages", str(folder), "--strict"]) == 0

    written = once(tmp_path_factory, "handed-on", write)

    def build(engine: str, site: Path) -> None:
        work = Path(shutil.copytree(written, site.with_name(f"{engine}-work")))
        said = site.with_name(f"{engine}.log")
        assert _ended(engine, work, said) == 0, said.read_text("utf-8")
        (work / "site").rename(site)

    def built(engine: str) -> Path:
        return once(tmp_path_factory, f"by-{engine}", lambda site: build(engine, site))

    return {engine: built(engine) for engine in ENGINES}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_template_of_the_authors_extends_the_one_it_stands_before(
    engine: str, sites: Mapping[str, Path]
) -> None:
    lost = (sites[engine] / "404.html").read_text("utf-8")
    assert "What the words mean" in lost


@pytest.mark.parametrize("engine", ENGINES)
def test_no_link_leads_nowhere(engine: str, sites: Mapping[str, Path]) -> None:
    assert len(pages(sites[engine])) > 170
    assert list(astray(sites[engine])) == []


@pytest.mark.parametrize("engine", OTHERS)
def test_every_page_says_the_same_and_leads_to_the_same(
    engine: str, sites: Mapping[str, Path]
) -> None:
    ours, theirs = pages(sites["mkdocs"]), pages(sites[engine])
    assert ours.keys() == theirs.keys()
    for name, page in ours.items():
        other = theirs[name]
        assert page.text == other.text, name
        assert [link.removesuffix(".") for link in page.own] == other.own, name
        told = {key: text for key, text in page.head.items() if key != "generator"}
        assert told == {key: text for key, text in other.head.items() if key != "generator"}, name


def test_what_the_plugin_publishes_is_there(sites: Mapping[str, Path], built: Path) -> None:
    """The plugin's own site and that from the folder: the same pages, saying the same."""
    ours, theirs = pages(built), pages(sites["mkdocs"])
    assert ours.keys() == theirs.keys()
    del ours["404.html"]  # there the folder has the author's
    for name, page in ours.items():
        assert (page.text, page.own) == (theirs[name].text, theirs[name].own), name
        assert page.head.items() <= theirs[name].head.items() | {("description", "")}, name


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_of_the_folder_is_lost(engine: str, sites: Mapping[str, Path]) -> None:
    """Data, scripts, fonts, cards and licences are published as they are."""
    docs = sites[engine].with_name(f"{engine}-work") / "docs"
    for path in docs.rglob("*.*"):
        if path.suffix != ".md" and path.is_file():
            assert (sites[engine] / path.relative_to(docs)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("engine", ENGINES)
def test_search_has_every_page(engine: str, sites: Mapping[str, Path]) -> None:
    names = ("search/search_index.json", "search.json")
    [index] = (sites[engine] / name for name in names if (sites[engine] / name).is_file())
    read = json.loads(index.read_text("utf-8"))
    listed = read["items" if engine == "zensical" else "docs"]
    found = {entry["location"].partition("#")[0] for entry in listed}
    assert {"events/gates-opened/", "places/long-dam/", "method/"} <= found
    assert "embed/timeline/" not in found
