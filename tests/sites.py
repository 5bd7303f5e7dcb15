"""Sites that MkDocs builds for tests, and what their files hold."""

import contextlib
import fcntl
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands import build
from projects import NEUTRAL

SMALL = {
    "explainer.yml": """\
title: A closed line
answer: Nobody knows yet why [the line](event:closure) closed.
summary: [The line closed.]
as_of: 2032-05-01
licence: CC BY 4.0
corrections: https://example.org/issues
sides:
  - {id: rail, name: Railways, colour: blue}
""",
    "actors/rail-co.yml": "name: RailCo\ntype: organisation\nside: rail\n",
    "actors/the-paper.yml": "name: The Paper\ntype: news outlet\n",
    "sources/report.yml": """\
title: A line closes
publisher: the-paper
published: 2032-04-02
kind: report
""",
    "events/closure.yml": """\
title: The line closes
date: 2032-04-01
type: decision
actors: [{actor: rail-co, role: decision-maker}]
summary: RailCo closes the line.
claims:
  - text: It was RailCo.
    according_to: the-paper
    basis: reporter's account
    source: report
""",
    "quotes/sorry.yml": "text: We are sorry\nspeaker: rail-co\nsource: report\n",
}


ADDRESS = "http://explainer.localhost/explainer/"
"""Where the neutral site is published, as its pages say."""


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **more}


def mkdocs(
    folder: Path, *words: str, command: str = "build", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder, in this process: to start another takes as long again."""
    changed: dict[str, str | None] = {"SOURCE_DATE_EPOCH": None, "NO_MKDOCS_2_WARNING": "1", **more}
    build.log.filters.clear()  # MkDocs says each message once in a process
    with contextlib.chdir(folder):
        done = CliRunner(env=changed).invoke(cli, [command, *words])
    stderr = done.stderr
    if done.exception and not isinstance(done.exception, SystemExit):
        stderr += "".join(traceback.format_exception(done.exception))
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, stderr)


def build_neutral(site: Path) -> None:
    """Build the neutral site strictly, by the command that a person would type."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)],
        cwd=NEUTRAL,
        env=environment(SOURCE_DATE_EPOCH="1700000000", EXPLAINER_SITE_URL=ADDRESS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give a folder that is made once in a run, however many processes share its tests."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = shared / f"{name}.unfinished"
            make(unfinished)
            unfinished.rename(folder)
    return folder


def tree(site: Path) -> dict[str, bytes]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: Path) -> list[tuple[str, dict[str, str]]]:
    reader = _Elements()
    reader.feed(page.read_text("utf-8"))
    return reader.found


def edit_links(page: Path) -> list[str]:
    links = [attributes for tag, attributes in elements(page) if tag == "a"]
    return [link["href"] for link in links if "edit" in link.get("rel", "").split()]


@cache
def parsed(site: Path) -> dict[str, html5lib.HTMLParser]:
    """Give a parser for each page by the page's path, which holds its tree and its errors."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = parser
    return found


def heads(site: Path) -> Iterator[tuple[str, Element]]:
    """The head of every page, as a browser reads it, by the page's path; no redirects."""
    for name, page in parsed(site).items():
        head = page.tree.getDocument().find("head")
        moved = any(meta.get("http-equiv") == "refresh" for meta in head.iter("meta"))
        if not moved and name not in {"404.html", "embed/timeline/index.html"}:
            yield name, head


def metas(head: Element) -> dict[str, str]:
    found = {m.get("property") or m.get("name"): m.get("content") for m in head.iter("meta")}
    return {name: text for name, text in found.items() if name and text}
