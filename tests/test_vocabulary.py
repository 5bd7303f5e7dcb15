"""The closed lists: every word has its row, and no other module knows a word by its text."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from builder.model import KINDS, Event, Part, shapes
from builder.vocabulary import (
    BASES,
    KEY_MOMENT,
    RELATION_TYPES,
    VOCABULARY,
    Status,
    Word,
)

ROOT = Path(__file__).parent.parent
BUILDER = ROOT / "builder"
WEB = BUILDER / "web/src"
MODULES = [
    path
    for path in sorted(BUILDER.rglob("*.py"))
    if not {"web", "words"} & set(path.relative_to(BUILDER).parts)
]
"""`words` says what readers see for a word, by the word."""
WORDS = {str(word) for word in VOCABULARY.words}

NO_WORDS = {
    ("commands/init.py", "publisher"): "a field of the explainer",
    ("publishable.py", "publisher"): "a field of the explainer",
    ("exports/rows.py", "disputed"): "a key of the exported file",
    ("exports/timeline.py", "disputed"): "a key of the exported file",
    ("exports/timeline.py", "speaker"): "a key of the exported file",
    ("model.py", "expectation"): "a kind of record",
    ("pages/actor.py", "received"): "a way back of references",
    ("queries.py", "received"): "a way back of references",
    ("rules/claimant_twice.py", "speaker"): "a field of quotes",
    ("rules/ends_before_it_begins.py", "died"): "a field of actors",
    ("rules/ends_before_it_begins.py", "found"): "a field of messages",
    ("rules/ends_before_it_begins.py", "received"): "a field of messages",
    ("parse.py", "missing"): "an error of the validation library",
    ("preview/facts.py", "author"): "a property of schema.org",
    ("preview/facts.py", "document"): "a kind of file",
    ("problems.py", "warning"): "how severe a problem is",
    ("publish/commit.py", "log"): "a command of Git",
    ("publish/folder.py", "about"): "a name in the front matter",
    ("publish/folder.py", "search"): "a plugin",
    ("publish/pages.py", "found"): "a key of what is kept",
    ("search/page.py", "search"): "a field of a page",
    ("model.py", "message"): "a kind of record",
    ("pages/reference.py", "expectation"): "a kind of record",
    ("pages/reference.py", "message"): "a kind of record",
    ("parse.py", "message"): "a key of what the validation library gives",
    ("fields.py", "message"): "a key of what the validation library takes",
    ("problems.py", "message"): "a key of the printed JSON",
    ("render.py", "site"): "a filter of templates",
}
"""What is spelt like a word of a list and is none, or stands for readers, with the reason."""


def parts() -> Iterator[type[Part]]:
    waiting = list(KINDS.values())
    found = set()
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            yield part
            waiting += [
                one for info in part.model_fields.values() for one in shapes(info.annotation)
            ]


def lists(annotation: object) -> Iterator[type[Word]]:
    """The closed lists in a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, Word):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from lists(inner)


def test_a_record_chooses_from_every_list_and_every_list_has_words() -> None:
    chosen = {
        kind
        for part in parts()
        for info in part.model_fields.values()
        for kind in lists(info.annotation)
    }
    assert chosen == set(Word.__subclasses__()) == {type(word) for word in VOCABULARY.words}


@pytest.mark.parametrize("part", list(parts()), ids=lambda part: part.__name__)
def test_no_field_of_a_record_has_words_without_rows(part: type[Part]) -> None:
    for name, info in part.model_fields.items():
        assert "Literal" not in str(info.annotation), name


@pytest.mark.parametrize("kind", Word.__subclasses__(), ids=lambda kind: kind.__name__)
def test_a_word_stands_once_in_its_list(kind: type[Word]) -> None:
    words = VOCABULARY.of(kind)
    assert len(set(words)) == len(words)
    assert all(word == word.value == str(word) for word in words)


def test_the_inverse_of_a_relation_leads_back_to_it() -> None:
    back = {row.inverse: row for row in RELATION_TYPES}
    assert len(back) == len(RELATION_TYPES)
    for row in RELATION_TYPES:
        assert row.inverse
        assert back[row.inverse] == row
        assert row.inverse not in RELATION_TYPES or row.inverse == row, "seen from both ends"


def test_a_word_says_the_same_wherever_it_is_written() -> None:
    word = BASES[-2]
    assert json.dumps(word) == '"reporter\'s account"'
    assert f"{word}" == word.value
    assert {word: 1}["reporter's account"] == 1


def test_a_word_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BASES[0].rank = 9


def test_a_record_holds_the_row_of_its_word() -> None:
    question = KINDS["question"].model_validate(
        {"question": "Why?", "status": "disputed", "checked": "2031-05-01"}, context=VOCABULARY
    )
    assert isinstance(getattr(question, "status"), Status)  # noqa: B009 - of whichever kind
    assert question.model_dump()["status"] == "disputed"
    assert type(question.model_dump()["status"]) is str


def test_key_moments_are_of_the_highest_significance() -> None:
    event = {"title": "A", "date": "2031", "type": "call", "summary": "A."}
    moments = [
        n
        for n in range(1, KEY_MOMENT + 1)
        if Event.model_validate(event | {"significance": str(n)}, context=VOCABULARY).is_key_moment
    ]
    assert moments == [KEY_MOMENT]
    with pytest.raises(ValueError, match="from 1 to 3"):
        Event.model_validate(event | {"significance": str(KEY_MOMENT + 1)}, context=VOCABULARY)


# Other languages ----------------------------------------------------------------------------------


def test_no_script_knows_the_significance_of_a_key_moment_by_its_number() -> None:
    for path in WEB.rglob("*.js"):
        assert not re.search(r"significance\s*[=!]==?\s*\d", path.read_text("utf-8")), path.name


def test_no_style_sheet_names_a_side_colour_that_is_not_generated() -> None:
    for path in (WEB / "css").glob("*.css"):
        named = set(re.findall(r"\.side-(\w+)", path.read_text("utf-8")))
        assert path.name == "sides.css" or not named, path.name


# Other modules ------------------------------------------------------------------------------------


def texts(node: ast.AST) -> Iterator[str]:
    """What a node compares with, looks up or keeps a table by."""
    match node:
        case ast.Compare():
            found: list[ast.expr | None] = [node.left, *node.comparators]
        case ast.Dict():
            found = list(node.keys)
        case ast.Set() | ast.Tuple() | ast.List():
            found = list(node.elts)
        case ast.Subscript():
            found = [node.slice]
        case ast.MatchValue():
            found = [node.value]
        case ast.Call(func=ast.Attribute(attr="get" | "index")):
            found = list(node.args)
        case ast.Call(func=ast.Attribute(attr=name), args=[asked, *_]) if name in PARTLY:
            found = [asked]
        case _:
            found = []
    for one in found:
        yield from (text for text in joined(one) if text)


PARTLY = {"startswith", "endswith", "removeprefix", "removesuffix", "count", "find", "partition"}
"""What looks for a part of a text."""


def joined(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression stands for: strings, written in one piece or in several."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Tuple(elts=found):
            yield from (text for one in found for text in joined(one))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield "".join([*joined(left), *joined(right)])
        case ast.JoinedStr(values=found):
            yield "".join(text for one in found for text in joined(one))


def is_of_a_word(node: ast.AST, text: str) -> bool:
    """Whether a text is a word, or where a part is looked for, how a word begins or ends."""
    if text in WORDS:
        return True
    partly = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in PARTLY
    return (
        partly
        and len(text) > 2
        and any(word.startswith(text) or word.endswith(text) for word in WORDS)
    )


def known_in(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        yield from (text for text in texts(node) if is_of_a_word(node, text))


def known_by_text() -> set[tuple[str, str]]:
    return {
        (path.relative_to(BUILDER).as_posix(), text)
        for path in MODULES
        if path.parent.name != "vocabulary"
        for text in known_in(path.read_text("utf-8"))
    }


@pytest.mark.parametrize(
    "code",
    [
        'kind == "armed force"',
        'kind in {"armed " + "force"}',
        'kind.startswith("news out")',
        'kind.endswith(("outlet", "force"))',
        'TABLE = {"part of": 1}',
    ],
)
def test_a_word_known_by_its_text_is_noticed(code: str) -> None:
    assert list(known_in(code))


def test_no_other_module_compares_with_a_word_or_keeps_a_table_of_words() -> None:
    assert known_by_text() == set(NO_WORDS)


def test_every_list_to_which_words_can_be_added_has_a_story_of_a_new_word() -> None:
    stories = (ROOT / "tests/cases/vocabulary").glob("*.yml")
    added = {
        name for path in stories for name in yaml.safe_load(path.read_text("utf-8"))["vocabulary"]
    }
    assert added == {kind.__name__ for kind in Word.__subclasses__()}
