"""What tests of code rest on: the neutral site, which has all that a story can have."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from projects import NEUTRAL, ROOT

from builder import build
from builder.disk import read
from builder.load import load
from builder.problems import line

HERE = Path(__file__).parent
TESTS = sorted([*HERE.glob("*.py"), *HERE.glob("browser/*.py")])
ABOUT_THE_REAL_SITE = {"test_data.py", "test_docs.py"}
CODE_IN_WORDS = {"docs/contribute/how-it-works.md", "docs/contribute/first-explainer.md"}
"""Pages about the code: tests read the order of its rooms, and follow the first steps with it."""


def path(node: ast.AST, known: dict[str, Any]) -> Path | None:
    """The path that an expression stands for, if that can be told from the file alone."""
    try:
        value = eval(ast.unparse(node), {"__builtins__": {}}, known)  # noqa: S307 - our own tests
    except Exception:  # noqa: BLE001 - what it needs is known only as the test runs
        return None
    return value if isinstance(value, Path) else None


def paths(file: Path) -> Iterator[Path]:
    """Every path that a test file spells out, and every folder that it works in."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    known: dict[str, Any] = {"Path": Path, "__file__": str(file), "ROOT": ROOT, "NEUTRAL": NEUTRAL}
    for node in tree.body:
        if isinstance(node, ast.Assign) and (found := path(node.value, known)):
            known |= {name.id: found for name in node.targets if isinstance(name, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and (found := path(node, known)):
            yield found
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"glob", "rglob"}:
            below, pattern = path(node.func.value, known), ast.unparse(node.args[0]).strip("'\"")
            if below:
                yield below / (pattern if node.func.attr == "glob" else "data")
        if isinstance(node, ast.FunctionDef) and "'mkdocs'" in ast.unparse(node):
            words = [one for one in ast.walk(node) if isinstance(one, ast.keyword)]
            found = next((path(one.value, known) for one in words if one.arg == "cwd"), None)
            yield from [found / "docs"] if found else []


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_no_test_of_code_reads_the_data_or_the_pages_of_the_real_site(file: Path) -> None:
    inside = [one.relative_to(ROOT) for one in paths(file) if one.is_relative_to(ROOT)]
    read_here = {one.as_posix() for one in inside if one.parts[:1] in {("data",), ("docs",)}}
    if file.name in ABOUT_THE_REAL_SITE:
        assert read_here, "these are what a change of the data may touch"
    else:
        assert read_here <= CODE_IN_WORDS


def test_no_test_of_the_front_end_reads_them_either() -> None:
    for file in HERE.glob("web/*.js"):
        read_here = re.findall(r"\.\./((?:data|docs)/[\w./-]*)", file.read_text("utf-8"))
        assert set(read_here) <= CODE_IN_WORDS, file.name


FIRST_SUBJECT = re.compile(
    "|".join(
        # Each in two pieces, so that the list does not find itself.
        f"{begin}{end}"
        for begin, end in (
            *(("ir", "an"), ("isr", "ael"), ("teh", "ran"), ("jerus", "alem"), ("damas", "cus")),
            *(
                ("ga", "za"),
                ("hezb", "ollah"),
                ("ham", "as\\b"),
                ("miss", "ile"),
                ("ball", "istic"),
            ),
            *(("air", "strike"), ("war cab", "inet"), ("revolutionary", " guard"), ("cen", "tcom")),
            *(
                ("mus", "cat"),
                ("bi", "den"),
                ("netan", "yahu"),
                ("new york", " times"),
                ("ny", "t-"),
            ),
            *(("2024", "-04"), ("april ", "2024"), ("barr", "age"), ("is", "fahan"), ("مسق", "ط")),
        )
    ),
    re.IGNORECASE,
)
"""How the subject of the first explainer is known: its places, sides and things."""
CODE = ("builder/**/*", "overrides/**/*", "tests/**/*", "benchmarks/**/*", "examples/**/*")
NOT_OURS = {"node_modules", "dist", "__pycache__", ".hypothesis", ".venv", "site", ".cache"}


def code() -> Iterator[Path]:
    """Every text that is code, its test, its theme, or published with any explainer."""
    for pattern in CODE:
        for file in ROOT.glob(pattern):
            if file.is_file() and not NOT_OURS & set(file.relative_to(ROOT).parts):
                yield file


def test_no_code_no_test_and_no_page_of_every_explainer_knows_the_first_subject() -> None:
    found = {}
    for file in code():
        if file.name in ABOUT_THE_REAL_SITE:
            continue
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        if met := FIRST_SUBJECT.search(text):
            found[file.relative_to(ROOT).as_posix()] = met[0]
    assert found == {}


# What the neutral site has ------------------------------------------------------------------------


@cache
def records() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for (kind, _), record in load(read(NEUTRAL / "data"))[0].items():
        found.setdefault(kind, []).append(record.value or {})
    return found


def values(kind: str, *fields: str) -> set[Any]:
    """All that stands in a field, or in a field of the blocks in a field, of one kind of record."""
    here: list[Any] = records()[kind]
    for field in fields:
        found = [one[field] for one in here if isinstance(one, Mapping) and field in one]
        here = [part for one in found for part in (one if isinstance(one, list | tuple) else [one])]
    return set(here)


def test_the_neutral_site_is_without_a_problem() -> None:
    result = build(read(NEUTRAL / "data"), read(NEUTRAL / "docs", ".md"))
    assert [line(one) for one in result.problems] == []
    assert "index.md" in result.documents


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (("event", "type"), "attack decision planning meeting call statement message estimate"),
        (("event", "type"), "defence preparation development"),
        (("question", "status"), "open disputed settled"),
        (("message", "reactions", "reaction"), "acknowledged denied"),
        (("expectation", "kind"), "expectation estimate intention"),
        (("source", "kind"), "report document broadcast post"),
        (("quote", "language"), "fa fi"),
    ],
)
def test_it_has_every(fields: tuple[str, ...], wanted: str) -> None:
    assert set(wanted.split()) <= values(*fields)


def test_it_has_every_relation_and_every_basis() -> None:
    relations = {"part of", "commands", "ally of", "proxy of", "backed by", "mediates between"}
    assert relations | {"spokesperson for"} == values("actor", "relations", "type")
    bases = {"on the record", "unnamed official", "document", "imagery", "reporter's account"}
    assert bases | {"editor's inference"} == values("event", "claims", "basis") - {"document seen"}
    assert "document seen" in values("event", "claims", "basis")


@pytest.mark.parametrize(
    "notation",
    [
        *(r"\d{4}", r"\d{4}-\d\d", r"\d{4}-\d\d-\d\d", r"\d{4}-2\d"),
        *(r"early .*", r".*~", r".*\?", r"\.\./.*", r".*/\.\.", r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"),
    ],
)
def test_it_has_dates_of_every_kind(notation: str) -> None:
    dates = {*values("event", "date"), *values("expectation", "steps", "held")}
    dates |= values("event", "end") | values("actor", "roles", "to")
    assert [one for one in dates if re.fullmatch(notation, str(one))]


def test_it_has_titles_that_are_hard_to_set() -> None:
    titles = values("event", "title")
    assert max(map(len, titles)) == 160
    assert [one for one in titles if re.search("[\u0600-\u06ff]", one)]
    assert [one for one in titles if re.fullmatch("[\u4e00-\u9fff]{20,}", one)]


def test_it_has_clocks_on_both_sides_of_one_midnight() -> None:
    nights = {
        (str(one["date"]), str(one["time"]).split()[1])
        for one in records()["event"]
        if str(one.get("date")) in {"2019-04-13", "2019-04-14"} and "time" in one
    }
    assert {("2019-04-13", "America/Halifax"), ("2019-04-14", "Europe/Helsinki")} <= nights


def test_some_of_a_kind_have_none_of_what_others_have() -> None:
    assert [one for one in records()["question"] if not one.get("accounts")]
    assert [one for one in records()["message"] if not one.get("to")]
    assert [one for one in records()["place"] if not one.get("position")]
    assert [one for one in records()["actor"] if not one.get("side")]
