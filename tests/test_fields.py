"""Every field of every kind reaches a reader: another value there changes what is read."""

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import pytest

from builder.dates import Date, Ending, EventEnding
from builder.explain import NOT_ON_PAGES
from builder.exports import export
from builder.fields import Clock
from builder.identifiers import Identifier
from builder.inherit import BOUND_TO
from builder.lexicon import lexicon
from builder.link import link
from builder.load import load
from builder.marks import Ref
from builder.model import (
    KINDS,
    Actor,
    Amount,
    Answer,
    DatedRole,
    Figure,
    Media,
    Part,
    Participation,
    Question,
    Relation,
    Source,
    Stating,
    Unnamed,
)
from builder.pages import plan
from builder.pages.page import Page
from builder.parse import parse
from builder.preview import previews
from builder.render import Rendered
from builder.sections.edition import Edition
from builder.vocabulary import VOCABULARY, Word
from builder.walk import fields_of

BUILDER = Path(__file__).parent.parent / "builder"
Place = tuple[type[Part], str]
"""A class, and the name of a field of it."""

SHOWN_BY_OTHER_TESTS: Mapping[str, str] = {
    "Explainer.borders": "lines on maps, which are plain paper here: test_diagrams_map.py",
    "Explainer.format": "whether the records can be read as they are: test_migrate.py",
    "Actor.order": "who is who is in its order: actors-in-order.yml",
    "Event.order": "events of the same date are listed by it: test_scale.py",
    "Event.far_from_others": "no warning: rules/far-from-others-not.yml",
    "Relation.end": "until when it held, if no death ended it: test_lives.py",
    "Quote.order": "quotes of the same date are listed by it: quotes-in-order.yml",
    "Question.short": "how a dispute is named beside events: pages/what-is-disputed.yml",
    "Explainer.repository": "where pencils lead: test_plugin_edit_links.py",
    "Media.file": "the picture, which lies beside the record: pages/media.yml",
    "AllowedWord.word": "no word of it is judging: judging-word-allowed.yml",
    "AllowedWord.because": "the same, for those who read the record: judging-word-allowed.yml",
    "Distinction.records": "no warning: rules/same-name-twice-not.yml",
    "Distinction.because": "the same, for those who read the record: rules/same-name-twice-not.yml",
    "AvoidedWord.word": "what draws a warning: judging-word-of-its-own.yml",
    "AvoidedWord.instead": "the help of that warning: judging-word-of-its-own.yml",
    "OwnWords.neutral": "what draws none: judging-word-of-its-own.yml",
    "NewActorType.like": "what is told to machines: lexicon/like.yml",
    "NewPlaceType.like": "whether the map draws an area: lexicon/like.yml",
    "NewRelationType.like": "who is placed under whom: lexicon/like.yml",
    "NewRelationType.inverse": "what the other actor’s page says: lexicon/every-group.yml",
    "NewBasis.like": "the mark beside the word: lexicon/every-group.yml",
    "NewBasis.meaning": "the audit of statements that rest on it: lexicon/every-group.yml",
    "NewReactionType.like": "a broken arrow: lexicon/every-group.yml",
    **{
        f"{kind.__name__}.{name}": "what statements say that do not say it: pages/said-once.yml"
        for kind in Stating.__subclasses__()
        for name in BOUND_TO
    },
    "Source.sha256": "whether its quotes are checked: test_verify.py",
    "Check.date": "whether and when a quote was checked: test_verify.py",
    "Check.seal": "whether a quote was checked: test_verify.py",
}
"""Fields whose effect needs more than one record, and where it is seen."""


# Two values for each field ------------------------------------------------------------------------

VALUES: Mapping[str, tuple[str, str]] = {
    "_id": ("alpha", "beta"),
    "_name": ("a first name", "a second name"),
    "_line": ("A first line", "A second line"),
    "_text": ("A first text", "A second text"),
    "_markdown": ("A first sentence.", "A second sentence."),
    "_url": ("https://one.example/", "https://two.example/"),
    "_repository": ("https://github.com/a/one", "https://github.com/a/two"),
    "_contact": ("one@example.org", "two@example.org"),
    "_language": ("fa", "he"),
    "_digest": ("0" * 64, "1" * 64),
    "zone": ("Asia/Kolkata", "Asia/Tokyo"),
}
"""Texts, by the name of the function that reads them."""
NUMBERS = ("1", "2")
ONE_THING = {"file", "video", "audio"}
TYPES: Mapping[type, tuple[str, str]] = {
    Date: ("2031-04-02", "2031-04-03"),
    Clock: ("03:00 Asia/Kolkata", "04:00 Asia/Kolkata"),
    Ending: ("2031-04-02", "2031-04-03"),
    EventEnding: ("2031-04-02", "2031-04-03"),
    Identifier: ("wikidata:Q64", "wikidata:Q65"),
}


def pair(annotation: Any, marks: tuple[Any, ...], place: Place) -> tuple[Any, Any]:  # noqa: ANN401
    """Two values that a field may have."""
    if get_origin(annotation) is tuple:
        one, other = pair(get_args(annotation)[0], (), place)
        several = any(getattr(mark, "min_length", 1) > 1 for mark in marks)
        return ([one, other], [other, one]) if several else ([one], [other])
    marks += getattr(annotation, "__metadata__", ())
    for mark in marks:
        if isinstance(mark, Ref):
            return f"{mark.kind}-b", f"{mark.kind}-c"
    if isinstance(annotation, type) and annotation is not str:
        return pair_of(annotation, place)
    inner = [one for one in get_args(annotation) if one not in {NoneType, *marks}]
    if inner:
        return pair(inner[0], marks, place)
    [reader] = [mark.func.__name__ for mark in marks if hasattr(mark, "func")]
    return VALUES[reader]


def pair_of(class_: type, place: Place) -> tuple[Any, Any]:
    if issubclass(class_, Part):
        return block(class_, place), block(class_, place)
    if issubclass(class_, Word):
        one, other, *_ = VOCABULARY.of(class_)
        return str(one), str(other)
    return TYPES.get(class_, NUMBERS)


def block(shape: type[Part], place: Place, *, least: bool = False) -> dict[str, Any]:
    """A block with all its fields, or only those it needs, in which a field can stand."""
    return {
        info.alias or name: pair(info.annotation, tuple(info.metadata), place)[0]
        for name, info in shape.model_fields.items()
        if (info.is_required() if least else not left_out(shape, name, place))
    } | together(shape, place)


def left_out(shape: type[Part], name: str, place: Place) -> bool:
    """Whether a field cannot stand beside another: one of them has a record of its own."""
    ranged = place[1] in {"low", "high"} and place[0] in {Amount, Figure}
    return (
        (
            issubclass(shape, Amount)
            and name in ({"value", "qualifier"} if ranged else {"low", "high"})
        )
        or (shape is Relation and name == "other" and place != (Relation, "other"))
        or (shape is Actor and name == "unnamed" and not of_unnamed(place))
        or (shape is Actor and name in {"born", "died"} and of_no_life(place))
        or (shape is Question and name == "answer" and place[0] is not Answer)
        or (shape is Question and name == "accounts_differ" and place != (Question, name))
        or (shape is Participation and name == "words" and place != (Participation, name))
        or (shape is Media and name in ONE_THING - {of_one_thing(place)})
    )


def of_one_thing(place: Place) -> str:
    """Which of the things that an entry may show it shows."""
    return place[1] if place[0] is Media and place[1] in ONE_THING else "video"


def of_no_life(place: Place) -> bool:
    """Whether a field is of no person, or of a role that outlasts all other dates."""
    return of_unnamed(place) or place in {(Actor, "type"), (DatedRole, "end")}


def of_unnamed(place: Place) -> bool:
    return place[0] is Unnamed or place == (Actor, "unnamed")


def together(shape: type[Part], place: Place) -> dict[str, str]:
    """What must stand with a field."""
    if shape is Relation and place == (Relation, "other"):
        return {"type": "mediates between", "actor": "actor-d"}
    if shape is Question and place[0] is Answer:
        return {"status": "settled"}
    if place == (Question, "accounts_differ") and shape is Question:
        return {"status": "disputed"}
    if shape is Source:
        return {"published": TYPES[Date][0]}
    return {"type": "unnamed sources"} if shape is Actor and of_unnamed(place) else {}


# A site with all of them --------------------------------------------------------------------------


def records(place: Place) -> dict[str, Any]:
    """Of each kind one record with all its fields, and three that it may name."""
    found = {"explainer.yml": block(KINDS["explainer"], place)}
    for kind, shape in KINDS.items():
        if kind != "explainer":
            found[f"{kind}s/{kind}-a.yml"] = block(shape, place)
            found |= {
                f"{kind}s/{kind}-{id_}.yml": named(block(shape, (Part, ""), least=True), id_)
                for id_ in ("bcd" if shape is Actor else "bc")
            }
    return found


def named(record: dict[str, Any], id_: str) -> dict[str, Any]:
    """A record that a reader can tell from another of its kind."""
    own = next(name for name in ("name", "title", "question", "term", "text") if name in record)
    disputed = {"status": "disputed"} if "status" in record else {}
    return record | disputed | {own: f"The one called {id_}"}


def edition(written: str) -> Edition:
    """What is built from, whatever rules say of it."""
    read, unreadable = load({path: json.dumps(one) for path, one in json.loads(written).items()})
    vocabulary, misnamed = lexicon(read)
    items, misshapen = parse(read, vocabulary)
    graph, dangling = link(items, read)
    assert not [*unreadable, *misnamed, *misshapen, *dangling]
    return Edition(graph, vocabulary=vocabulary, documents=frozenset({"contribute/index.md"}))


@cache
def planned(written: str) -> tuple[Edition, Mapping[str, Page]]:
    shown = edition(written)
    return shown, {page.path: page for page in plan(shown)}


def is_shown(before: str, after: str) -> bool:
    """Whether some page is read otherwise. Only those that hold something else are written."""
    one, other = planned(before), planned(after)
    return any(
        read_on(one, path) != read_on(other, path)
        for path in {**one[1], **other[1]}
        if one[1].get(path) != other[1].get(path)
    )


def read_on(of: tuple[Edition, Mapping[str, Page]], path: str) -> str:
    edition, pages = of
    return words(Rendered([pages[path]], edition.graph.words)[path]) if path in pages else ""


@cache
def published(written: str) -> Mapping[str, str]:
    """Pages with what is not read of them, files, and what machines are told."""
    shown, pages = planned(written)
    listed = [*pages.values()]
    facts = {f"{path}.json": one.facts for path, one in previews(shown, listed).items()}
    return {**Rendered(listed, shown.graph.words), **export(shown), **facts}


def words(markdown: str) -> str:
    """What is read of a page: no front matter, no element's attributes but a place's on a map."""
    body = markdown.partition("\n---\n")[2]
    return html.unescape(re.sub(r"<[^>]*>|\{:[^}]*\}", "", body))


def places() -> Iterator[Place]:
    found: dict[type[Part], None] = {}
    waiting: list[type[Part]] = [*KINDS.values()]
    while waiting:
        shape = waiting.pop()
        found[shape] = None
        waiting += [one for field in fields_of(shape) for one in field.blocks if one not in found]
    for shape in found:
        # What a block holds is looked at field by field.
        yield from ((shape, one.attribute) for one in fields_of(shape) if not one.blocks)


def blocks(shape: type[Part], value: Any) -> Iterator[tuple[type[Part], dict[str, Any]]]:  # noqa: ANN401
    """The blocks of a written record, each with its class."""
    yield shape, value
    for field in fields_of(shape):
        inner = value.get(field.name)
        for entry in inner if isinstance(inner, list) else [inner]:
            if isinstance(entry, dict):
                yield from blocks(field.blocks[0], entry)


def changed(place: Place) -> tuple[str, str]:
    """The site as text, and the same with another value in a field."""
    before = records(place)
    after = json.loads(json.dumps(before))
    shape, name = place
    info = shape.model_fields[name]
    kinds = [KINDS["explainer"], *(KINDS[path.partition("s/")[0]] for path in [*after][1:])]
    found = [
        one
        for record, kind in zip(after.values(), kinds, strict=True)
        for of, one in blocks(kind, record)
        if of is shape and (info.alias or name) in one
    ]
    other = "0" if name == "low" else pair(info.annotation, tuple(info.metadata), place)[1]
    found[0][info.alias or name] = other
    return json.dumps(before), json.dumps(after)


def name_of(place: Place) -> str:
    return f"{place[0].__name__}.{place[1]}"


@pytest.mark.parametrize("place", [*places()], ids=name_of)
def test_what_is_written_in_a_field_is_shown(place: Place) -> None:
    before, after = changed(place)
    if {name_of(place), place[1]} & {*NOT_ON_PAGES, *SHOWN_BY_OTHER_TESTS}:
        assert not is_shown(before, after), "it is shown on a page: strike it from the list"
    if {name_of(place), place[1]} & {*NOT_ON_PAGES}:
        assert published(before) != published(after)
    elif name_of(place) not in SHOWN_BY_OTHER_TESTS:
        assert is_shown(before, after)


def test_no_field_is_listed_that_is_gone() -> None:
    names = {name_of(place) for place in places()}
    assert {*NOT_ON_PAGES, *SHOWN_BY_OTHER_TESTS} <= {*names, "formerly"}


# A new field --------------------------------------------------------------------------------------

OF_AN_EVENT = (
    """    significance: Significance = 2
""",
    '''    for_this_test_alone: Annotated[Line | None, Shown("meta")] = None
    """A fact about the event."""
''',
)
OF_A_STATEMENT = (
    """    stated: Date | None = None
""",
    '''    for_this_test_alone: Annotated[Line | None, Shown()] = None
    """A remark about the statement."""
''',
)
"""New fields, each with the one that it is put before, by a name that no real field will have."""
BUILD = """
import json, sys
from builder import build
result = build(json.load(sys.stdin), {"contribute/index.md": ""})
assert not result.problems, result.problems
json.dump(dict(result.outputs), sys.stdout)
"""


def built_with(field: tuple[str, str], story: Mapping[str, str], folder: Path) -> dict[str, str]:
    """What a builder makes of a story whose model alone has a new field."""
    shutil.copytree(
        BUILDER, folder / "builder", ignore=shutil.ignore_patterns("web", "__pycache__")
    )
    model = folder / "builder/model.py"
    before, anchor, after = model.read_text(encoding="utf-8").partition(field[0])
    model.write_text(before + field[1] + anchor + after, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BUILD],
        input=json.dumps(story),
        env={"PYTHONPATH": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_new_field_is_shown_where_its_record_is_told_of_with_no_change_but_to_the_model(
    tmp_path: Path,
) -> None:
    story = {
        "explainer.yml": "{title: T, answer: A., summary: [S.], as_of: 2031, licence: CC0,"
        " corrections: a@example.org, sides: [{id: railway, name: Railway, colour: blue}]}",
        "actors/post.yml": "{name: The Post, type: news outlet}",
        "sources/a.yml": "{title: A, publisher: post, published: 2031, kind: report}",
        "events/closure.yml": "{title: Closure, date: 2031-04-02, type: decision, summary: C.,"
        " claims: [{text: C., according_to: post, basis: document, source: a}],"
        " for_this_test_alone: clear sky}",
    }
    outputs = built_with(OF_AN_EVENT, story, tmp_path)
    assert "*decision*{: .type } · *clear sky*{: .type }" in outputs["events/closure.md"]
    assert "For this test alone: clear sky" in outputs["timeline/index.md"]
    assert "**for&#95;this&#95;test&#95;alone** — text" in outputs["contribute/records.md"]
    [event] = json.loads(outputs["data/timeline.json"])["events"]
    assert event["facts"] == [{"label": "For this test alone", "values": ["clear sky"]}]


def test_a_new_field_of_statements_is_shown_beside_each_with_no_change_but_to_the_model(
    tmp_path: Path,
) -> None:
    said = "according_to: post, basis: document, source: a, for_this_test_alone: by letter"
    story = {
        "explainer.yml": "{title: T, answer: A., summary: [S.], as_of: 2031, licence: CC0,"
        " corrections: a@example.org, sides: [{id: railway, name: Railway, colour: blue}]}",
        "actors/owner.yml": "{name: The Owner, type: organisation}",
        "actors/post.yml": "{name: The Post, type: news outlet,"
        f" relations: [{{type: backed by, actor: owner, {said}}}]}}",
        "sources/a.yml": "{title: A, publisher: post, published: 2031, kind: report}",
        "events/closure.yml": "{title: Closure, date: 2031-04-02, type: decision, summary: C.,"
        f" claims: [{{text: C., {said}}}],"
        f" figures: [{{label: trains, unit: trains, value: 3, {said}}}]}}",
    }
    outputs = built_with(OF_A_STATEMENT, story, tmp_path)
    assert outputs["events/closure.md"].count("· For this test alone: by letter\n") == 2
    assert outputs["actors/post.md"].count("· For this test alone: by letter\n") == 3
    assert "· For this test alone: by letter</td>" in outputs["actors/index.md"]
