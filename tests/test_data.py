"""The real data: it builds, it is complete, and it says in its own words what others wrote."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder import Result, build
from builder.disk import read
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import KINDS, Quote
from builder.parse import parse
from builder.problems import line
from builder.verify import copies, verify

ROOT = Path(__file__).parent.parent
LONGEST_RUN = 10
"""This many words in a row, as in a source, are a quotation."""
NAMES = {("quotes", "text"), ("quotes", "original"), ("sources", "title")}
"""Fields that repeat a source word for word on purpose."""


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    return read(ROOT / "data")


@pytest.fixture(scope="module")
def result(texts: dict[str, bytes]) -> Result:
    return build(texts, read(ROOT / "docs", ".md"))


@pytest.fixture(scope="module")
def sources() -> str:
    """The texts of the sources. They are not ours to publish, so they stand outside."""
    folder = Path(os.environ.get("EXPLAINER_SOURCES", "/nowhere"))
    if not folder.is_dir():
        pytest.skip("skipped: source text not here")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt")))


def plain(text: str) -> str:
    """The text on one line, with one kind of quotation mark and apostrophe."""
    return " ".join(text.translate(str.maketrans("’\u2018“”", "''\"\"")).split())


def words(text: str) -> list[str]:
    unlinked = re.sub(r"\]\([^)]*\)", "]", text)
    return re.findall(r"[a-z0-9]+(?:['.,][a-z0-9]+)*", plain(unlinked).lower())


def runs(text: str) -> Iterator[str]:
    found = words(text)
    for start in range(len(found) - LONGEST_RUN + 1):
        yield " ".join(found[start : start + LONGEST_RUN])


def values(value: Any, field: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a record's plain data
    """Every text of a record with the name of its outermost field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from values(inner, field or key)
    else:
        for inner in value or ():
            yield from values(inner, field)


def test_it_builds_without_a_problem(result: Result) -> None:
    assert [line(problem) for problem in result.problems] == []
    assert "index.md" in result.documents
    assert "contribute/blocks.md" in result.documents


def test_the_site_builds_strictly_and_has_a_page_for_every_record(
    texts: dict[str, bytes], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path)]
    calm = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=calm, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    for name in texts:
        kind, _, record = name.removesuffix(".yml").partition("/")
        if record and kind not in {"chapters", "terms"}:
            assert (tmp_path / kind / record / "index.html").is_file(), name


def test_there_is_at_least_one_record_of_every_kind(texts: dict[str, bytes]) -> None:
    records, _ = load(texts)
    assert Counter(kind for kind, _ in records).keys() == KINDS.keys()


def test_every_quote_stands_word_for_word_in_a_source(
    texts: dict[str, bytes], sources: str
) -> None:
    published = plain(sources)
    records, _ = load(texts)
    for (kind, _), record in records.items():
        value = record.value or {}
        if kind == "quote" and "compared" not in value:
            assert plain(value["text"]) in published, record.path


def test_nothing_else_is_copied_from_a_source(texts: dict[str, bytes], sources: str) -> None:
    published = set(runs(sources))
    records, _ = load(texts)
    copied = [
        (record.path, run)
        for record in records.values()
        for field, text in values(record.value)
        if (record.path.partition("/")[0], field) not in NAMES
        for run in runs(text)
        if run in published
    ]
    assert not copied


def test_the_written_pages_copy_nothing_either(sources: str) -> None:
    published = set(runs(sources))
    pages = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    copied = [
        (str(path), run)
        for path in pages
        for run in runs(path.read_text(encoding="utf-8"))
        if run in published
    ]
    assert not copied


@pytest.fixture(scope="module")
def graph(texts: dict[str, bytes]) -> Graph:
    records, _ = load(texts)
    return link(parse(records)[0], records)[0]


@pytest.fixture(scope="module")
def article() -> str:
    path = Path(os.environ.get("EXPLAINER_SOURCES", "/nowhere")) / "miscalculation-article.txt"
    if not path.is_file():
        pytest.skip("skipped: source text not here")
    return path.read_text(encoding="utf-8")


def test_every_published_quote_is_verified_and_nothing_is_copied(
    graph: Graph, article: str
) -> None:
    texts = {"nyt-miscalculation": article}
    for finding in verify(graph, texts):
        held = finding.quote.body.source in texts
        assert finding.state == ("verified" if held else "compared in copies"), finding.quote.id
    assert not list(copies(graph, texts))


def spoilt(text: str) -> list[str]:
    """The quote with one letter, one word, one ending or one "not" changed."""
    words = text.split()
    middle = len(words) // 2
    return [
        text[:-2] + ("x" if text[-2] != "x" else "y") + text[-1],
        " ".join([*words[:middle], "not", *words[middle:]]),
        " ".join([*words[:middle], words[middle] + "s", *words[middle + 1 :]]),
    ]


def test_each_published_quote_fails_when_it_is_changed(graph: Graph, article: str) -> None:
    for quote in (one for one in graph.all(Quote) if one.body.checked):
        for text in spoilt(quote.body.text):
            other = replace(quote, body=quote.body.model_copy(update={"text": text}))
            changed = replace(graph, items={**graph.items, ("quote", quote.id): other})
            states = [one.state for one in verify(changed, {"nyt-miscalculation": article})]
            assert states.count("not in the text") == 1, text
