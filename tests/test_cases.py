"""Stories and whole folders: files in, problems or pages out.

`make cases` rewrites what is expected here; the difference is reviewed like code.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import NEUTRAL
from pydantic_core import PydanticCustomError

from builder import Result, blocks, build, files, formats, vocabulary
from builder.__main__ import main
from builder.dates import Date
from builder.days import iso_day
from builder.disk import outlines, read, write
from builder.exports import export
from builder.lexicon import lexicon
from builder.link import link
from builder.load import load
from builder.pages import plan
from builder.parse import parse
from builder.problems import Folders, fatal, line, report, sources
from builder.render import Rendered, insert
from builder.rules import rules
from builder.sections import stretches
from builder.sections.edition import Edition
from builder.vocabulary import VOCABULARY, Vocabulary
from builder.words import ENGLISH

HERE = Path(__file__).parent
CASES = HERE / "cases"
SITE = HERE / "site"
STORIES = sorted(CASES.rglob("*.yml"))
STORY = HERE / "web" / "neutral-story.json"
LONG = HERE / "web" / "neutral-long.json"
BROKEN = sorted(path.parent for path in (HERE / "site-broken").glob("*/data"))
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")

CONTRIBUTE = {"contribute/index.md": "# Contribute\n"}
"""A page by hand of every story: where there is one, so is the reference of records."""

WRITTEN = ("problems", "report", "outputs", "pages", "dates", "migrated")
"""The parts of a story that `make cases` writes."""

FLAGS = {"yes": True, "no": False} | {str(number): number for number in range(10)}
"""What some fields of a word mean: a story has nothing but text."""

EXPLAINER = """\
title: The bridge
answer: It is closed.
summary: [It is closed.]
as_of: 2031-05-01
licence: CC BY 4.0
corrections: desk@example.org
sides: [{id: railway, name: The railway, colour: blue}]
"""
"""What stands in explainer.yml where a story does not say."""


def read_story(path: Path) -> dict[str, Any]:
    # The base loader: every value is the text that stands there.
    story: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return story


def texts_of(story: Mapping[str, Any]) -> dict[str, str | bytes]:
    texts: dict[str, str | bytes] = {}
    if story.get("explainer") != "none":
        texts["explainer.yml"] = EXPLAINER
    for name, text in story.get("files", {}).items():
        # `{begin: …, repeat: …, times: …}` stands for what is too long to write out.
        long = isinstance(text, dict)
        texts[name] = text["begin"] + text["repeat"] * int(text["times"]) if long else text
    for name, text in story.get("bytes", {}).items():
        texts[name] = text.encode("latin-1")  # "caf\xe9": one character is one byte
    return texts


def words_of(story: Mapping[str, Any]) -> Vocabulary:
    """The builder's words, and those that a story adds: list by list, the fields of each row."""
    rows = [
        getattr(vocabulary, name)(
            **{key: FLAGS.get(str(value), value) for key, value in row.items()}
        )
        for name, rows in story.get("vocabulary", {}).items()
        for row in rows
    ]
    return Vocabulary((*VOCABULARY.words, *rows))


def allowed(
    whole: Result,
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str],
    words: Vocabulary,
) -> Result:
    """The same with the pages of a story that only rules it is not about forbid to publish."""
    if fatal(whole.problems):
        return whole
    words, _ = lexicon(load(texts)[0], words)
    records, _ = load(texts)
    graph, _ = link(parse(records, words)[0], records, files=files.read(texts)[0])
    edition = Edition(graph, documents=frozenset(documents), vocabulary=words)
    by_hand = insert(blocks.assemble(blocks.find(documents, words)[0], edition), graph.words)
    outputs = {**Rendered(plan(edition), graph.words), **export(edition)}
    return replace(whole, outputs=outputs, documents=by_hand)


def reading(notation: str) -> str:
    """What a date is read as: its words, its words as a period, its bounds, how fine it is."""
    try:
        date = Date.parse(notation)
    except PydanticCustomError as refused:
        context = refused.context or {}
        return "refused: " + "; ".join(filter(None, [context["message"], context["help"]]))
    ends = zip(["from", "to"], date.soft, strict=True)
    soft = " and ".join(end for end, is_soft in ends if is_soft)
    known = (date.earliest, date.latest)
    bounds = " to ".join("open" if day is None else iso_day(day) for day in known)
    words = " / ".join(dict.fromkeys([ENGLISH.date(date), ENGLISH.date(date, through=True)]))
    return " | ".join(filter(None, [words, bounds, date.precision, soft and f"soft {soft}"]))


def without_building(
    story: Mapping[str, Any], texts: Mapping[str, str | bytes]
) -> dict[str, dict[str, str]]:
    """What needs no site: readings of dates, and files in the newest format."""
    found = {}
    if "dates" in story:
        found["dates"] = {notation: reading(notation) for notation in story["dates"]}
    if "migrated" in story:
        data = {path: t.encode() if isinstance(t, str) else t for path, t in texts.items()}
        found["migrated"] = dict(formats.migrate(data).texts)
    return found


RULE_CODES = {name.replace("_", "-") for name in rules()}


def outcome(path: Path, story: Mapping[str, Any]) -> dict[str, Any]:
    """What a story comes to, as far as it asks.

    A story about one rule, or about none, need not please the others.
    """
    texts = texts_of(story)
    documents = CONTRIBUTE | story.get("documents", {})
    words = words_of(story)
    whole = build(texts, documents, vocabulary=words)
    own = {code for code in RULE_CODES if path.match(f"rules/{code}*.yml")}
    heard = [one for one in whole.problems if one.code not in RULE_CODES - own]
    result = replace(whole, problems=tuple(heard))
    if not whole.outputs:
        result = allowed(result, texts, documents, words)
    again = build(
        dict(reversed(texts.items())), dict(reversed(documents.items())), vocabulary=words
    )
    assert whole == again, "the order of files must not matter"
    assert not (whole.outputs and fatal(whole.problems)), "with an error, nothing is written"
    found: dict[str, Any] = {"problems": [line(problem) for problem in result.problems]}
    if "report" in story:
        found["report"] = (
            "\n\n".join(report(heard, sources(texts, documents), Folders("data"))) + "\n"
        )
    if "outputs" in story:
        found["outputs"] = {name: result.outputs.get(name, "") for name in story["outputs"]}
    if "pages" in story:
        found["pages"] = {path: page.markdown for path, page in result.documents.items()}
    found |= without_building(story, texts)
    by_hand = {path: page.markdown for path, page in result.documents.items()}
    shown = {**result.outputs, **by_hand}
    for name, parts in story.get("contains", {}).items():
        for part in parts:
            assert part in shown.get(name, ""), name
    for name, parts in story.get("lacks", {}).items():
        for part in parts:
            assert part not in shown.get(name, ""), name
    return found


def rewritten(text: str, found: Mapping[str, Any]) -> str:
    """The story with its expectations rewritten; all else stays as it is."""
    blocks = re.split(r"^(?=[a-z]+:)", text, flags=re.MULTILINE)
    names = [block.partition(":")[0] for block in blocks]
    kept = [
        written(name, found[name]) if name in WRITTEN else block
        for name, block in zip(names, blocks, strict=True)
        if name != "problems" or found["problems"]
    ]
    if found["problems"] and "problems" not in names:
        kept.append(written("problems", found["problems"]))
    return "".join(kept)


def written(name: str, value: str | list[str] | dict[str, str]) -> str:
    quoted = {"problems": "  - {}", "dates": "  {}: {}"}
    if isinstance(value, str):
        return f"{name}: |\n{indented(value, 2)}"
    if isinstance(value, list):
        rows = [quoted[name].format(json.dumps(one, ensure_ascii=False)) for one in value]
    elif name == "dates":
        rows = [quoted[name].format(json.dumps(key), json.dumps(value[key])) for key in value]
    else:
        rows = [f"  {path}: |\n{indented(text, 4)}".rstrip("\n") for path, text in value.items()]
    return "\n".join([f"{name}:", *rows]) + "\n" if rows else f"{name}: {{}}\n"


def indented(text: str, by: int) -> str:
    return re.sub(r"^(?=.*\S)", " " * by, text, flags=re.MULTILINE)


@pytest.mark.parametrize("path", STORIES, ids=lambda p: str(p.relative_to(CASES).with_suffix("")))
def test_story(path: Path) -> None:
    story = read_story(path)
    found = outcome(path, story)
    if REWRITE:
        text = path.read_text(encoding="utf-8")
        path.write_text(rewritten(text, found), encoding="utf-8")
    else:
        assert found == {"problems": []} | {name: story[name] for name in WRITTEN if name in story}


@pytest.mark.parametrize("path", STORIES, ids=lambda p: str(p.relative_to(CASES).with_suffix("")))
def test_a_story_begins_with_a_note(path: Path) -> None:
    assert re.match(r"(# \S.*\n)+[a-z]+:", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.__name__)
def test_every_rule_has_a_story_in_which_it_fires_and_one_in_which_it_does_not(rule: Any) -> None:  # noqa: ANN401
    code = rule.__name__.replace("_", "-")
    stories = [read_story(path) for path in (CASES / "rules").glob(f"{code}*.yml")]
    fired = [any(f"[{code}]" in one for one in story.get("problems", [])) for story in stories]
    assert set(fired) == {True, False}


def test_the_small_site_is_written_as_expected() -> None:
    result = build(read(SITE / "data"), CONTRIBUTE, outlines=outlines())
    assert not result.problems
    found = dict(result.outputs)
    del found["contribute/problems.md"]  # says the same of every site, as its template has it
    if REWRITE:
        for old in (SITE / "expected").rglob("*.*"):
            old.unlink()
        write(SITE / "expected", found)
    expected = {name: data.decode() for name, data in read(SITE / "expected").items()}
    assert sorted(found) == sorted(expected)
    for name, text in found.items():
        assert text == expected[name], name


def test_the_story_that_the_front_end_is_tested_with_is_the_neutral_site() -> None:
    found = build(read(NEUTRAL / "data")).outputs["data/timeline.json"]
    if REWRITE:
        STORY.write_text(found, encoding="utf-8")
    assert found == STORY.read_text(encoding="utf-8"), "run `make cases`"


def test_the_long_story_that_the_front_end_is_tested_with_is_the_neutral_site_in_stretches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 10)
    monkeypatch.setattr(stretches, "MOST", 6)
    outputs = build(read(NEUTRAL / "data")).outputs
    files = {path: text for path, text in outputs.items() if path.startswith("data/timeline")}
    entries = ",\n".join(f"{json.dumps(path)}:{text.strip()}" for path, text in files.items())
    found = f"{{\n{entries}\n}}\n"
    if REWRITE:
        LONG.write_text(found, encoding="utf-8")
    assert found == LONG.read_text(encoding="utf-8"), "run `make cases`"


@pytest.mark.parametrize("tree", BROKEN, ids=lambda tree: tree.name)
def test_a_broken_site_is_reported(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    assert main(["check"]) == 1
    found = capsys.readouterr().out
    if REWRITE:
        Path("report.txt").write_text(found, encoding="utf-8", newline="\n")
    assert found == Path("report.txt").read_text(encoding="utf-8")
