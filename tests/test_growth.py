"""Twice the records, twice the work: no step of a build grows faster than what it is given.

Work is counted as calls, those of C included, and characters of texts that are looked through. What
it cannot see is a loop without a call in it, as `x in a_list`: `make bench-build` measures those.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from generated import generate
from shapes import SHAPES, events, page, texts

from builder import (
    blocks,
    exports,
    known,
    link,
    load,
    pages,
    parse,
    preview,
    render,
    rules,
    typeset,
)
from builder.graph import Graph
from builder.model import Term
from builder.pages import event
from builder.pictures.map import atlas, basemap, labels, marks
from builder.sections import divisions, relations
from builder.sections.edition import Edition
from builder.sections.glossary import glossary

SIZES = (60, 150, 300)  # the first fills what is kept for the whole run, as templates
AT_MOST = 2.2
"""How many times the work twice the records may be."""
AT_A_PLACE = {"startswith", "endswith"}
"""Methods of texts that do not look through all of them."""
SCANS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")


class Work:
    """Counts calls, those of C included, and the characters of texts that are looked through."""

    def __init__(self) -> None:
        self.calls = self.characters = 0

    def seen(self, _: FrameType, happened: str, called: object) -> None:
        if happened in {"call", "c_call"}:
            self.calls += 1
        text = getattr(called, "__self__", None)
        if isinstance(text, str) and getattr(called, "__name__", "") not in AT_A_PLACE:
            self.characters += len(text)

    @contextmanager
    def counted(self) -> Iterator[None]:
        sys.setprofile(self.seen)
        try:
            yield
        finally:
            sys.setprofile(None)


class Pattern:
    """A pattern that counts the characters that it is given to look through."""

    def __init__(self, pattern: "re.Pattern[str]", work: Work) -> None:
        self.pattern, self.work = pattern, work

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the pattern's
        method = getattr(self.pattern, name)
        if name not in SCANS:
            return method

        def scan(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
            found = method(*args, **named)
            if name == "match":  # looks no further than what it finds
                self.work.characters += len(found[0]) if found else 1
            else:
                self.work.characters += len(args[1] if name == "sub" else args[0])
            return found

        return scan


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    """Count what the module-level patterns of the builder look through, too."""
    counter = Work()
    patch = pytest.MonkeyPatch()
    for (module, bound), value in LOWER.items():
        patch.setattr(module, bound, value)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "builder":
            for key, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    patch.setattr(module, key, Pattern(value, counter))
    for name in SCANS:
        patch.setattr(re, name, scanning(getattr(re, name), counter, name))
    yield counter
    patch.undo()


def scanning(function: Callable[..., Any], work: Work, name: str) -> Callable[..., Any]:
    def scan(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - as the function's
        work.characters += len(args[2] if name == "sub" else args[1])
        return function(*args, **named)

    return scan


LOWER = {
    (atlas, "MOST_NAMED"): 4,
    (marks, "MOST_NAMED"): 4,
    (labels, "MOST_TRIES"): 20,
    (event, "MOST_STEPS"): 2,
    (known, "MOST"): 1,
    (relations, "MOST_DRAWN"): 6,
    (divisions, "MOST"): 20,
    (divisions, "MOST_AT_LENGTH"): 10,
    (divisions, "FEWEST"): 5,
    (divisions, "MOST_BESIDE"): 3,
}
"""Bounds of what a picture or a list shows, lowered so that small explainers reach them."""


@pytest.fixture(scope="module", params=["proportions", "events"])
def spent(request: pytest.FixtureRequest, work: Work) -> list[dict[str, int]]:
    """Give how much work each step is, of an explainer of each size."""
    return [built(generate(size, request.param).texts, work) for size in SIZES]


class Steps:
    """How much work each step is, by its name."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.taken: dict[str, int] = {}

    def take(self, name: str, step: Callable[[], Any]) -> Any:  # noqa: ANN401 - as the step's
        self.work.calls = self.work.characters = 0
        with self.work.counted():
            result = step()
        self.taken[name] = self.work.calls + self.work.characters
        return result


def checked(texts: dict[str, str], steps: Steps) -> Graph:
    records, _ = steps.take("load", lambda: load.load(texts))
    items, _ = steps.take("parse", lambda: parse.parse(records))
    graph, _ = steps.take("link", lambda: link.link(items, records))
    steps.take("rules", lambda: list(rules.check(graph)))
    return graph


def built(texts: dict[str, str], work: Work) -> dict[str, int]:
    steps = Steps(work)
    graph = checked(texts, steps)
    edition = Edition(graph, basemap.read(OUTLINES), address="https://example.org/")
    planned = steps.take("pages", lambda: pages.plan(edition))
    outputs = steps.take("render", lambda: dict(render.Rendered(planned, graph.words)))
    steps.take("typeset", lambda: typeset.typeset(outputs, {}, graph.words))
    # Python-Markdown goes on in a text from where it was, which is not to look through all of it.
    steps.taken["typeset"] = work.calls
    steps.take("exports", lambda: exports.export(edition))
    steps.take("previews", lambda: preview.previews(edition, planned))
    return steps.taken


OUTLINES = '{"areas": [], "borders": []}'


def faster(once: dict[str, int], twice: dict[str, int]) -> dict[str, float]:
    """The steps that grow faster than what they are given, and by how many times they grow."""
    grown = {step: round(twice[step] / once[step], 2) for step in once}
    return {step: times for step, times in grown.items() if times > AT_MOST}


def test_no_step_of_a_build_grows_faster_than_the_records(spent: list[dict[str, int]]) -> None:
    _, once, twice = spent
    assert faster(once, twice) == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_of_a_check_grows_faster_than_any_one_thing(shape: str, work: Work) -> None:
    def spent(size: int) -> dict[str, int]:
        steps = Steps(work)
        checked(texts(SHAPES[shape](size)), steps)
        return steps.taken

    spent(5)
    assert faster(spent(70), spent(140)) == {}


def test_explaining_words_grows_no_faster_than_the_words(work: Work) -> None:
    def spent(size: int) -> dict[str, int]:
        steps = Steps(work)
        graph = checked(texts(SHAPES["terms"](size)), steps)
        used = " ".join(form for term in graph.all(Term) for form in term.body.aliases)
        explained = glossary(graph)
        assert len(steps.take("explain", lambda: explained.on(used))) == 2 * size
        return steps.taken

    spent(5)
    assert faster(spent(100), spent(200)) == {}


def test_blocks_grow_no_faster_than_a_page(work: Work) -> None:
    records, _ = load.load(texts(events(200)))
    graph = checked(texts(events(200)), Steps(work))
    edition = Edition(graph, basemap.read(OUTLINES))

    def spent(size: int) -> dict[str, int]:
        steps = Steps(work)
        found, _ = steps.take("find", lambda: blocks.find({"index.md": page(size)}))
        # Each is read below as many empty lines as its page has above it, which takes no time.
        steps.taken["find"] = work.calls
        assert steps.take("check", lambda: blocks.check(found, graph, records)) == []
        assembled = steps.take("assemble", lambda: blocks.assemble(found, edition))
        steps.take("insert", lambda: render.insert(assembled, graph.words))
        return steps.taken

    spent(5)
    assert faster(spent(100), spent(200)) == {}
