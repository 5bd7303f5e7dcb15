"""`explainer explain`: what a code, a kind or a field means."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_cli import ROOT, known, run
from test_media import drawn, saved

from builder import build, formats
from builder.blocks import BLOCKS
from builder.explain import NOT_ON_PAGES, codes, example, explain, fences, names, parts
from builder.model import KINDS
from builder.pages.reference import inner_blocks
from builder.render import sources

PARTS = [part for part in parts() if part not in fences()]
FIELDS = [name for name in names() if "." in name and name.partition(".")[0] in PARTS]

PIER = "places/north-pier.yml"
WITH_PICTURE = {
    PIER: sources("example/")[PIER]
    + "media: [{file: north-pier.jpg, alt: A pier, licence: CC0}]\n",
    "places/north-pier.jpg": saved(drawn(30, 20)),
}
"""The story of the examples is all text; this is for the one block that needs a picture."""


def test_a_code_leads_to_what_it_is_about() -> None:
    assert "All notations are under Dates (`explainer explain dates`)." in (
        explain("bad-date") or ""
    )


def examples(text: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_story_of_the_examples_is_a_whole_explainer_without_a_problem() -> None:
    result = build(sources("example/"))
    assert result.problems == ()
    assert {kind for kind, _ in example()} == set(KINDS)
    assert example()["explainer", "explainer"].value["format"] == str(formats.newest())  # type: ignore[index]


def test_no_name_means_two_things() -> None:
    assert len(names()) == len(set(names()))
    assert len(parts()) == len(KINDS) + len([*inner_blocks()]) + len(BLOCKS)
    assert not {f"{kind}s" for kind in KINDS} & {*codes(), *parts()}


@pytest.mark.parametrize("code", codes())
def test_a_code_is_explained_as_on_the_page_about_problems(code: str) -> None:
    text = explain(code)
    assert text
    [page] = sources("pages/problems.md.j2").values()
    link = r"\[([\w ]+)\]\((?:records\.md)?#([\w-]+)\)"
    assert all(explain(target) for _, target in re.findall(link, page)), "it can be asked for, too"
    page = re.sub(link, r"\1 (`explainer explain \2`)", page)
    assert f"## `{code}` {{: #{code} }}\n\n{text.partition(chr(10) * 2)[2]}" in page
    assert "## " not in text
    assert ".md" not in text.partition("Wrong:")[0]


@pytest.mark.parametrize("part", PARTS)
def test_a_kind_or_block_lists_its_fields_with_what_they_mean_and_an_example(part: str) -> None:
    text = explain(part)
    assert text
    for field in parts()[part].model_fields.values():
        assert " ".join((field.description or "").split()) in text
    [shown] = examples(text)
    needed = {
        info.alias or name
        for name, info in parts()[part].model_fields.items()
        if info.is_required()
    }
    assert any(needed <= set(block) for block in blocks(yaml.safe_load(shown)))


def blocks(value: object) -> Iterator[dict[str, object]]:
    """The blocks of fields in what an example shows, from the outermost on."""
    inner: list[object] = []
    if isinstance(value, dict):
        yield value
        inner = [*value.values()]
    for one in value if isinstance(value, list) else inner:
        yield from blocks(one)


def is_in(shown: object, record: object) -> bool:
    """Whether what an example shows stands just so in a record."""
    if isinstance(shown, dict):
        return isinstance(record, dict) and all(
            name in record and is_in(value, record[name]) for name, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(record, tuple) and all(
            any(is_in(one, other) for other in record) for one in shown
        )
    return shown == record


@pytest.mark.parametrize("name", [*PARTS, *FIELDS])
def test_an_example_can_be_copied_into_the_file_that_it_is_from(name: str) -> None:
    text = explain(name) or ""
    for path, shown in re.findall(
        r"`data/(\S+)`:\n\n```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    ):
        [record] = [one for one in example().values() if one.path == path]
        assert is_in(yaml.load(shown, yaml.BaseLoader), record.value)  # noqa: S506 - texts alone


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_explained_and_its_example_has_it(name: str) -> None:
    text = explain(name)
    part, field = name.split(".")
    [info] = [
        info for key, info in parts()[part].model_fields.items() if field == (info.alias or key)
    ]
    assert text
    assert info.description
    assert info.description in text
    shown = [yaml.safe_load(one) for one in examples(text)]
    assert all(any(list(block) == [field] for block in blocks(value)) for value in shown)
    assert shown or not info.is_required()


@pytest.mark.parametrize("part", fences())
def test_a_block_in_pages_is_explained_with_all_options_and_works_as_it_is_shown(part: str) -> None:
    text = explain(part)
    assert text
    for field in parts()[part].model_fields.values():
        assert " ".join((field.description or "").split()) in text
    [shown] = re.findall(r"^````markdown\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)
    result = build({**sources("example/"), **WITH_PICTURE}, {"page.md": shown})
    assert result.problems == ()
    assert "page.md" in result.documents
    assert f"- **{fences()[part]}**: {parts()[part].__doc__}\n" in (explain("blocks") or "")


def test_a_block_in_pages_may_be_called_by_its_name_where_no_kind_is() -> None:
    assert explain("map") == explain("map-block")
    assert explain("event") != explain("event-block")
    assert "For readers" not in (explain("map.places") or "For readers")


def test_a_field_inside_a_block_has_several_names() -> None:
    assert explain("events.claims.basis") == explain("event.claims.basis") == explain("claim.basis")
    assert explain("events") == explain("event")
    assert explain("words.roles") == explain("explainer.words.roles")
    assert explain("versions.content") == explain("telling.content")
    assert "words:\n  roles: [ferry master]" in (explain("words.roles") or "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("relation.type", "One of: part of, "),
        ("claim.basis", "- **hearsay**: told by somebody who heard it from others\n"),
        ("event.tags", "For readers: on the page of its record, on its own line.\n"),
        ("actor.type", "For readers: on the page of its record, in the line under the heading.\n"),
        ("message.carriers", "For readers: a link to the actor, from where a link leads back.\n"),
        ("side.colour", f"For readers: {NOT_ON_PAGES['Side.colour']}.\n"),
        ("claim", "\nIn event.claims.\n"),
        ("explainer", "\nIn data/explainer.yml.\n"),
    ],
)
def test_what_else_is_known_of_a_field_is_said(name: str, said: str) -> None:
    assert said in (explain(name) or "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sngle-voice", "did you mean `single-voice`?"),
        ("evnts.date", "did you mean `events.date`?"),
        ("evnet", "did you mean `event`?"),
        ("carriers", "did you mean `message.carriers`?"),
        ("locator", "which one: `quote.locator`, `expectation.locator`, "),
        ("zzz", "`explainer explain` lists all names"),
        ("event.", "did you mean `event`?"),
        ("event.date.day", "did you mean `event.date`?"),
        ("Event", "did you mean `event`?"),
    ],
)
def test_an_unknown_name_is_wrong_use(name: str, said: str) -> None:
    done = run("explain", name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"explainer: nothing is called `{name}`; {said}")


def test_without_a_name_everything_is_listed() -> None:
    done = run("explain")
    assert done.returncode == 0
    assert re.findall(r"^- (.+)$", done.stdout.decode(), re.MULTILINE) == list(names())


def test_to_a_file_it_is_markdown_and_to_a_person_it_is_set(tmp_path: Path) -> None:
    plain = run("explain", "single-voice", cwd=tmp_path).stdout.decode()
    assert plain == explain("single-voice")
    shown = "".join(on_a_terminal("explain", "single-voice"))
    assert "\x1b[" in shown
    assert "```" not in shown
    assert "in dispute" in shown


def on_a_terminal(*words: str) -> Iterator[str]:
    here, there = pty.openpty()
    command = [sys.executable, "-m", "builder", *words]
    settings = {**known(), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    settings.pop("NO_COLOR", None)
    with subprocess.Popen(command, stdout=there, env=settings) as process:
        os.close(there)
        while True:
            try:
                data = os.read(here, 4096)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            yield data.decode("utf-8", "replace")
    os.close(here)
    assert process.returncode == 0


@given(st.text() | st.lists(st.sampled_from(names()), max_size=3).map(".".join))
def test_any_name_is_explained_or_not(name: str) -> None:
    text = explain(name)
    assert text is None or text.startswith("# ")
