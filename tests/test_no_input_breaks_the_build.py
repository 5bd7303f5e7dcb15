"""No bytes, texts or shapes make the builder fall over: problems, each with its place."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from full import as_files, full
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder import build, problems
from builder.problems import Problem


def hold_places(texts: Mapping[str, str | bytes], found: Sequence[Problem]) -> None:
    """Hold every problem to a place that is in its file."""
    for problem in found:
        raw = texts.get(problem.location.path, "")
        source = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
        lines = re.split(r"\r\n|\n|\r", source.removeprefix("\ufeff"))
        assert 1 <= problem.location.line <= len(lines) + 1, problem
        longest = (
            len(lines[problem.location.line - 1]) if problem.location.line <= len(lines) else 0
        )
        assert 1 <= problem.location.column <= longest + 1, problem
        assert problem.message
        assert "\n" not in problems.line(problem)
    assert list(problems.report(found, texts)) or not found


@settings(max_examples=300)
@given(
    st.one_of(st.binary(max_size=60), st.text(max_size=60)),
    st.sampled_from(["actors/a.yml", "explainer.yml"]),
)
@example(b"\xef\xbb\xbfname: \xff", "actors/a.yml")
@example("a: \x85b", "actors/a.yml")
@example("[" * 30_000, "actors/a.yml")
@example("a: &a [*a]", "actors/a.yml")
@example('? [a]\n: "\\ud800"', "actors/a.yml")
@example('"\\ud800": 1', "actors/a.yml")
@example("%YAML 9.9\n---\na: b", "actors/a.yml")
def test_any_bytes_give_problems_with_places_and_never_a_traceback(
    raw: str | bytes, path: str
) -> None:
    texts = {path: raw}
    result = build(texts)
    hold_places(texts, result.problems)
    assert problems.fatal(result.problems)


YAML = [
    *(
        "name",
        "title",
        "type",
        "text",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
    ),
    *(
        "'",
        '"',
        "|\n ",
        ">\n ",
        "|-",
        "#",
        " #",
        "&a ",
        "*a",
        "!!int ",
        "<<",
        "? ",
        "---\n",
        "...\n",
    ),
    *(
        "%",
        "@",
        "\t",
        "\r\n",
        "\r",
        "\\n",
        '"\\x00"',
        "\\",
        "null",
        "~",
        "2032-04-13",
        "01",
        "\u00e9",
        "\u200b",
    ),
    *(
        "person",
        "actor",
        "side: ",
        "roles:",
        "unnamed: ",
        "\x85",
        "\u2028",
        "\ufeff",
        "\U0001f600",
        "=======\n",
    ),
]


FILES = as_files(full("Word"))
yaml_like = st.lists(st.sampled_from(YAML), max_size=25).map("".join)


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from(sorted(FILES)), yaml_like, min_size=4, max_size=6))
def test_any_texts_that_look_like_yaml_give_problems_with_places(written: dict[str, str]) -> None:
    texts = FILES | written
    hold_places(texts, build(texts).problems)


some_files = st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=4, unique=True)


def changed(data: st.DataObject, path: str) -> bytes:
    raw = yaml.safe_dump(json.loads(FILES[path]), allow_unicode=True, sort_keys=False).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw)))
        until = data.draw(st.integers(at, min(at + 12, len(raw))))
        new = data.draw(st.one_of(st.sampled_from(YAML).map(str.encode), st.binary(max_size=4)))
        raw = raw[:at] + new + raw[until:]
    return raw


@settings(max_examples=50)
@given(st.data())
def test_real_files_with_something_changed_give_problems_with_places(data: st.DataObject) -> None:
    texts = {**FILES, **{path: changed(data, path) for path in data.draw(some_files)}}
    hold_places(texts, build(texts).problems)


@settings(max_examples=24)
@given(st.data())
def test_records_with_a_value_of_another_shape_give_problems_with_places(
    data: st.DataObject,
) -> None:
    records = full("Word")
    odd = [
        "",
        " ",
        "x",
        [],
        {},
        ["x"],
        [[]],
        {"x": "y"},
        [{"x": ["y"]}],
        "a" * 5000,
        "2032-13-45",
        "\u0663",
    ]
    for path in data.draw(some_files):
        holder, key = data.draw(st.sampled_from(list(_slots(records[path]))))
        holder[key] = data.draw(st.sampled_from(odd))
    texts = as_files(records)
    hold_places(texts, build(texts).problems)


def _slots(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(entries):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _slots(inner)
