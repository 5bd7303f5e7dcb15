"""What must hold for any data: written is read, nothing runs, no text makes the builder fall."""

import itertools
import json
import posixpath
import random
import re
import string
import subprocess
import sys
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import edtf
import html5lib
import pytest
import yaml
from edtf import struct_time_to_date
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from projects import NEUTRAL, ROOT, project

from builder import build, problems, prose, text
from builder.dates import Date, span
from builder.disk import read
from builder.fields import LONGEST_LINE, Clock
from builder.load import load
from builder.model import KINDS, Part
from builder.parse import parse
from builder.problems import Problem
from builder.sections.pieces import Link, Prose, path_of
from builder.typeset import EXTENSIONS, typeset
from builder.walk import references
from builder.words import ENGLISH

settings.register_profile("tests", derandomize=True, deadline=None, database=None)
settings.load_profile("tests")

DOCS = NEUTRAL / "docs"
CONFIG = load_config(str(ROOT / "mkdocs.yml"))


@cache
def neutral_texts() -> dict[str, bytes]:
    return read(NEUTRAL / "data")


# Reading a page as a browser does ----------------------------------------------------------------


Texts = Mapping[str, str | bytes]
FRONT = "---\ntitle: Page\n---\n\n"


def shown_as(markdown: str) -> Element:
    """Give the elements that a browser makes of a page, with exactly the builder's extensions."""
    assert markdown.startswith("---\n")  # without it, MkDocs takes a first line `a: b` for metadata
    body, front = get_data(markdown)
    assert front
    reader = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    return html5lib.parse(reader.convert(body), namespaceHTMLElements=False).find("body")


def said(element: Element) -> str:
    """Give what a reader reads; white space collapses as HTML says, no other does."""
    return collapsed("".join(_said(element)))


def _said(element: Element) -> Iterator[str]:
    if element.tag in {"br", "p", "li", "ul", "ol", "blockquote", "div"}:
        yield " "
    yield element.text or ""
    for inner in element:
        yield from _said(inner)
        yield inner.tail or ""
    if element.tag in {"p", "li", "ul", "ol", "blockquote", "div"}:
        yield " "


def collapsed(words: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", words).strip(" ")


def skeleton(element: Element) -> list[Any]:
    """Give elements and attributes without the text; anchors are made from headings.

    Whether a word has a tooltip depends on the word, so tooltips are no part of it.
    """
    attributes = {
        name: value
        for name, value in element.attrib.items()
        if name != "id" and not value.startswith("#")
    }
    return [element.tag, attributes, [skeleton(one) for one in element if one.tag != "abbr"]]


# What a contributor may write --------------------------------------------------------------------

SIGNS = "\\`*_[]{}()<>|~^&#+-=:!?/.,;'\"%@$\u201c\u2019\u2013\u2014"
LETTERS = (
    "abzAZ019\r \u00e9\u0133\u0627\u06cc\u200c\u05d0\u05e9\u4e2d\U0001f600\U0001f1ee\u0301\ufb01"
)
SPACES = "  \u00a0\u2003\u3000\u202f\u205f"
PIECES = [
    *("&lt;", "&amp;", "&#60;", "&copy", "<b>", "</div>", "<!--", "-->", "<script>", "]]>", "<?x"),
    *("**", "__", "``", "```", "~~~", "![a](b)", "[a](b)", "[a][b]", "[a]: b", "[^1]", "*[a]: b"),
    *("{: .x }", "{: #x onclick=y }", "{#x}", "{{ x }}", "{% x %}", "$x$", "==", "<br>", "<a@b.c>"),
    *("1. a", "1) a", "# a", "a #", "> a", "- a", "+ a", ": a", "!!! a", "??? a", "::: a", "---"),
    *("***", "===", "| a | b |", "|-|-|", "https://a.b/c_d_e", "www.a.b", "a@b.cd", "\\*", "\\\\"),
    *("no", "~", "null", "2024-04-13", "0x1f", "': x", "{a: b}", "%TAG", "wzxhzdk:0", "klzzwxh:1"),
    *("&#", "&#1", "&#1a", "&#x", "&#x6A", "&#8217d"),
    *('" onload="x', "' x='", "javascript:x", "--8<-- 'x'", "{!x!}", "\u2192", "\u00bd"),
]


def hostile(longest: int) -> st.SearchStrategy[str]:
    """Texts of all that Markdown, HTML, YAML and Jinja have signs for, and of many scripts."""
    sign = st.sampled_from(SIGNS)
    letter = st.sampled_from(LETTERS + SPACES)
    anything = st.characters(exclude_categories=["C", "Zl", "Zp"])
    piece = st.one_of(sign, letter, sign, letter, st.sampled_from(PIECES), anything)
    return (
        st.lists(piece, min_size=1, max_size=14)
        .map("".join)
        .map(lambda made: made[:longest].strip())
        .filter(_allowed)
    )


def _allowed(made: str) -> bool:
    """Tell whether a record may hold this: hidden characters have a problem of their own."""
    records, faults = load({"actors/a.yml": json.dumps({"name": made}, ensure_ascii=False)})
    return bool(made) and [one.code for one in faults] == ["missing-file"] and bool(records)


several_lines = st.lists(hostile(40), min_size=1, max_size=5).flatmap(
    lambda lines: st.lists(
        st.sampled_from(["\n", "\n\n", "\n \n", "\n    "]),
        min_size=len(lines) - 1,
        max_size=len(lines) - 1,
    ).map(lambda ends: "".join(map("".join, zip(lines, [*ends, ""], strict=True))))
)


# A record set that fills every field --------------------------------------------------------------

WRITTEN = "Zq7wx"
SENTENCE = "As [](actor:person) had said of [](place:site) at [](event:first), [](term:word)."
SAID = {
    "according_to": "person",
    "basis": "on the record",
    "source": "report",
    "locator": WRITTEN,
    "stated": "2024-04",
}
STATED = {**SAID, "question": "why"}


def full(token: str) -> dict[str, Any]:
    """Give records of all kinds with every field filled, and this text in every plain one."""
    return json.loads(json.dumps(FULL).replace(json.dumps(WRITTEN)[1:-1], json.dumps(token)[1:-1]))


FULL: dict[str, Any] = {
    "explainer.yml": {
        "title": WRITTEN,
        "answer": SENTENCE,
        "summary": [SENTENCE, SENTENCE],
        "as_of": "2024-04-17",
        "languages": ["en"],
        "note": SENTENCE,
        "licence": WRITTEN,
        "corrections": "https://example.org/issues?a=1&copy=2",
        "sides": [
            {"id": "north", "name": WRITTEN, "colour": "blue"},
            {"id": "south", "name": WRITTEN, "colour": "green"},
        ],
        "clocks": [{"zone": "Asia/Tehran", "name": "Tehran"}],
        "quality": {"quotes_verified": "0", "statements_named": "0", "statements_located": "0"},
    },
    "actors/person.yml": {
        "formerly": ["somebody"],
        "name": WRITTEN,
        "aliases": [WRITTEN, WRITTEN],
        "type": "person",
        "side": "north",
        "roles": [{"title": WRITTEN, "body": "state", "from": "2020", "to": "2030"}],
        "relations": [
            {"type": "ally of", "actor": "state", "from": "2020", "to": "2024", **STATED},
            {"type": "mediates between", "actor": "state", "other": "outlet", **STATED},
        ],
        "description": SENTENCE,
    },
    "actors/state.yml": {"name": WRITTEN, "type": "state", "side": "south"},
    "actors/outlet.yml": {"name": WRITTEN, "type": "news outlet"},
    "actors/officials.yml": {
        "name": WRITTEN,
        "type": "unnamed sources",
        "unnamed": {"how_many": WRITTEN, "whose": "state", "why": SENTENCE},
    },
    "places/site.yml": {
        "name": WRITTEN,
        "type": "site",
        "position": {"latitude": "33.5", "longitude": "-36.25", "radius_km": "1"},
        "zone": "Asia/Damascus",
        "part_of": "country",
        "description": SENTENCE,
    },
    "places/country.yml": {"name": WRITTEN, "type": "country"},
    "sources/report.yml": {
        "title": WRITTEN,
        "publisher": "outlet",
        "authors": [WRITTEN],
        "contributors": [WRITTEN],
        "published": "2024-04-17",
        "published_inferred": WRITTEN,
        "kind": "report",
        "url": "https://example.org/a?b=1&copy=2&lt=3",
        "archived": "https://example.org/a_b_c*d*(e)",
        "accessed": "2024-05-01",
        "based_on": SENTENCE,
        "note": SENTENCE,
        "sha256": "0" * 64,
    },
    "sources/copy.yml": {
        "title": WRITTEN,
        "publisher": "outlet",
        "published": "2024-04-18",
        "kind": "report",
        "derived_from": "report",
    },
    "events/first.yml": {
        "title": WRITTEN,
        "date": "2024-04-01",
        "date_inferred": WRITTEN,
        "time": "17:00 Asia/Damascus",
        "end": "2024-04-02",
        "place": "site",
        "type": "attack",
        "actors": [
            {"actor": "person", "role": "attacker", "note": SENTENCE},
            {"actor": "state", "role": "target"},
        ],
        "summary": SENTENCE,
        "claims": [
            {"text": SENTENCE, **STATED},
            {"text": SENTENCE, **STATED, "according_to": "state", "source": "copy"},
        ],
        "figures": [
            {"label": WRITTEN, "unit": WRITTEN, "value": "7", "qualifier": "about", **STATED},
            {
                "label": WRITTEN,
                "unit": WRITTEN,
                "low": "7",
                "high": "9",
                "counts": SENTENCE,
                **STATED,
            },
        ],
        "chapter": "middle",
        "significance": "3",
        "order": "1",
        "tags": [WRITTEN],
    },
    "events/second.yml": {
        "title": WRITTEN,
        "date": "2024-04-13",
        "type": "attack",
        "actors": [{"actor": "state", "role": "attacker"}],
        "summary": SENTENCE,
        "claims": [
            {"text": SENTENCE, **STATED, "according_to": "officials", "basis": "unnamed official"}
        ],
        "responds_to": [{"event": "first", "note": SENTENCE, "order_known": WRITTEN, **STATED}],
        "part_of": "first",
    },
    "quotes/words.yml": {
        "text": WRITTEN,
        "speaker": "person",
        "date": "2024-04-10",
        "date_inferred": WRITTEN,
        "event": "first",
        "addressees": ["state"],
        "setting": WRITTEN,
        "about": ["second"],
        "reporting": "outlet",
        "source": "report",
        "locator": WRITTEN,
        "original": WRITTEN,
        "original_language": "fa",
        "translator": WRITTEN,
    },
    "messages/note.yml": {
        "title": WRITTEN,
        "from": "person",
        "carriers": ["outlet"],
        "to": ["state"],
        "date": "2024-04-05",
        "date_inferred": WRITTEN,
        "events": ["first"],
        "versions": [{"content": SENTENCE, **STATED}],
        "reactions": [{"actor": "state", "reaction": "denied", "text": SENTENCE, **STATED}],
    },
    "expectations/hope.yml": {
        "title": WRITTEN,
        "holders": ["person"],
        "kind": "expectation",
        "about": "first",
        "steps": [
            {
                "held": "2024-03",
                "held_inferred": WRITTEN,
                "text": SENTENCE,
                "amount": {"unit": WRITTEN, "value": "10", "qualifier": "about"},
            }
        ],
        "according_to": "person",
        "basis": "on the record",
        "source": "report",
        "locator": WRITTEN,
        "question": "why",
        "outcomes": [
            {
                "text": SENTENCE,
                "event": "second",
                "amount": {"unit": WRITTEN, "low": "8", "high": "9"},
                **STATED,
            }
        ],
    },
    "questions/why.yml": {
        "question": WRITTEN,
        "status": "disputed",
        "accounts": [
            {"position": SENTENCE, **SAID},
            {"position": SENTENCE, **SAID, "according_to": "state"},
        ],
        "events": ["first"],
        "settled_by": SENTENCE,
        "checked": "2024-05-01",
        "note": SENTENCE,
    },
    "chapters/middle.yml": {
        "title": WRITTEN,
        "from": "2024-04-01",
        "to": "2024-04-13",
        "introduction": SENTENCE,
        "order": "1",
    },
    "terms/word.yml": {"term": WRITTEN, "definition": SENTENCE, "aliases": [WRITTEN]},
}


def as_files(records: Mapping[str, Any]) -> dict[str, str]:
    return {path: json.dumps(value, ensure_ascii=False) for path, value in records.items()}


BY_HAND = (
    FRONT
    + """\
```timeline
```

```summary
```

```event
event: first
```

```question
questions: [why]
```

```actors
```

```expectations
```

Last.
"""
)


def outputs_of(records: Mapping[str, Any]) -> Mapping[str, str]:
    """Give what is built of records, and what a page with blocks comes to."""
    result = build(as_files(records), {"by-hand.md": BY_HAND})
    assert not result.problems, [problems.line(one) for one in result.problems]
    return {**result.outputs, "by-hand.md": result.documents["by-hand.md"].markdown}


# Written is read ----------------------------------------------------------------------------------


def without_strip(page: Element) -> Element:
    """Take pictures from a page: the words of the strip stand where there is room for them."""
    for timeline in page.iter("div"):
        for strip in timeline.findall("div[@class='timeline-strip']"):
            timeline.remove(strip)
    # So do words in diagrams; the list or table beneath says the same.
    for figure in page.iter("figure"):
        for picture in [one for one in figure if one.tag.endswith("svg")]:
            figure.remove(picture)
    return page


@cache
def plain_pages() -> dict[str, tuple[str, list[Any]]]:
    pages = {path: page for path, page in outputs_of(full(WRITTEN)).items() if path.endswith(".md")}
    trees = {path: without_strip(shown_as(page)) for path, page in pages.items()}
    return {path: (said(tree), skeleton(tree)) for path, tree in trees.items()}


@settings(max_examples=40)
@given(hostile(58))
@example("# a #")
@example("1. a")
@example("a\u00a0*b*_c_\u3000`d`")
@example("<script>alert(1)</script>")
@example("&lt;b&gt; &amp;amp; &copy &#60;")
@example("[a](javascript:x){: onclick=x }")
@example("\u200cx | y | z ~~a~~ ^b^")
@example("https://a.b/c_d_e <a@b.c>")
@example("' x='")
@example("They&#8217d said so")
@example("a &# b")
@example("&#1 x &#x6A y &#38T")
def test_plain_text_is_read_as_it_was_written_on_every_page(written: str) -> None:
    outputs = outputs_of(full(written))
    for path, (plain, bones) in plain_pages().items():
        tree = without_strip(shown_as(outputs[path]))
        wanted = plain.replace(WRITTEN, written)
        # The heading of a quote's page is cut and set on one line, so white space is not compared.
        assert said(tree).split() == wanted.split(), path
        assert skeleton(tree) == bones, path


@settings(max_examples=8)
@given(hostile(58))
@example("They&#8217d said so &# b")
@example("&lt;b&gt; &amp;amp; &copy &#60;")
def test_the_markdown_of_a_site_leaves_typeset_pages_as_they_are(written: str) -> None:
    result = build(as_files(full(written)), {"by-hand.md": BY_HAND})
    extensions = [*EXTENSIONS, "smarty", "pymdownx.smartsymbols", "pymdownx.magiclink"]
    for path, page in typeset(result.outputs, result.documents).items():
        body, _ = get_data(page.text)
        again = Markdown(extensions=extensions).convert(body)
        for piece in page.pieces:
            assert "".join(piece.split()) in "".join(again.split()), path


STRIP = {
    "svg": {"class", "viewBox", "role", "aria-label"},
    "g": {"class"},
    "path": {"class", "d"},
    "rect": {"x", "y", "width", "height", "opacity"},
    "circle": {"cx", "cy", "r"},
    "text": {"class", "x", "y", "text-anchor"},
    "title": set[str](),
    "p": {"class"},
    "span": {"class"},
}
"""What the strip is made of, and with which attributes."""


@settings(max_examples=40)
@given(hostile(58))
@example("</title></svg></div><script>alert(1)</script>")
@example('" onload="alert(1)')
@example("]]> --> <!-- &lt;b&gt; &copy &#60;")
@example("a\u2003*b*  [c](event:first)")
def test_words_in_the_strip_are_read_as_they_were_written(written: str) -> None:
    page = shown_as(outputs_of(full(written))["timeline/index.md"])
    [strip] = page.iterfind(".//div[@class='timeline-strip']")
    for element in list(strip.iter())[1:]:
        assert set(element.attrib) <= STRIP[element.tag.rpartition("}")[2]]
    drawn = [element for element in strip.iter() if element.tag.endswith("}title")]
    assert [one.text for one in drawn if one.text] == [
        f"1 April 2024, 17:00 Damascus time, lasting until 2 April 2024: {written}",
        f"13 April 2024: {written}",
    ]
    for picture in (element for element in strip.iter() if element.tag.endswith("}svg")):
        assert f" {written}: 1; " in picture.attrib["aria-label"]


@settings(max_examples=150)
@given(hostile(LONGEST_LINE))
def test_a_title_keeps_every_character_and_its_unusual_white_space(written: str) -> None:
    line = text.escape_inline(written)
    page = f"---\ntitle: {text.front_matter(written)}\n---\n\n# {line}\n\n-   {line}, b\n"
    tree = shown_as(page)
    assert said(tree.find("h1")).removesuffix("\u00b6") == collapsed(written)
    assert said(tree.find("ul")) == collapsed(f"{written}, b")
    _, front = get_data(page)
    [inside] = html5lib.parseFragment(
        f"<title>{front['title']}</title>", namespaceHTMLElements=False
    )
    assert inside.text == written
    inside = html5lib.parseFragment(
        f'<meta content="{front["title"]}">', namespaceHTMLElements=False
    )[0]
    assert inside.attrib == {"content": written}


@settings(max_examples=150)
@given(several_lines)
def test_a_quote_of_several_lines_keeps_every_character(written: str) -> None:
    indented = text.escape_lines(written).replace("\n", "\n> ")
    tree = shown_as(f"{FRONT}> “{indented}”\n\nNext.\n")
    assert said(tree) == collapsed(f"“{written}” Next.")
    assert {element.tag for element in tree.iter()} <= {"body", "blockquote", "p", "br"}


@settings(max_examples=30)
@given(hostile(58))
def test_the_timeline_file_says_what_was_written(written: str) -> None:
    def swapped(value: object) -> object:
        if isinstance(value, dict):
            return {name: swapped(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [swapped(inner) for inner in value]
        return (
            " ".join(value.replace(WRITTEN, written).split()) if isinstance(value, str) else value
        )

    plain = json.loads(outputs_of(full(WRITTEN))["data/timeline.json"])
    given_ = json.loads(outputs_of(full(written))["data/timeline.json"])
    assert swapped(given_) == swapped(plain)
    assert given_["title"] == written


@settings(max_examples=30)
@given(hostile(58))
def test_a_page_that_has_moved_says_where_to_in_the_words_that_were_written(written: str) -> None:
    page = html5lib.parse(
        outputs_of(full(written))["actors/somebody/index.html"], namespaceHTMLElements=False
    )
    assert page.findtext("head/title") == written
    assert page.findtext("body/p/a") == written
    assert [one.attrib["href"] for one in page.iter("a")] == ["../person/"]


@settings(max_examples=100)
@given(hostile(80), st.sampled_from([None, '"', "'", "|", ">"]))
def test_a_value_is_read_as_it_was_written_in_every_style_of_yaml(written: str, style: str) -> None:
    value = {"name": written, "aliases": [written, "no"], "description": f"{written}\n\n{written}"}
    file = yaml.safe_dump(value, default_style=style, allow_unicode=True, width=60)
    records, _ = load({"actors/a.yml": file})
    found = records["actor", "a"].value
    assert found == {**value, "aliases": tuple(value["aliases"])}


def test_every_field_of_every_kind_is_filled_above() -> None:
    records, _ = load(as_files(full(WRITTEN)))
    items, _ = parse(records)
    blocks = [block for item in items.values() for block in _blocks(item.body)]
    every = {(type(block).__name__, name) for block in blocks for name in type(block).model_fields}
    filled = {
        (type(block).__name__, name)
        for block in blocks
        for name in type(block).model_fields
        if getattr(block, name) not in (None, ())
    }
    # That a former address leads on is the same for all kinds: one of them shows it. The seal of a
    # checked quote depends on its words: test_verify.py shows it.
    unfilled = {name for name in every - filled if name[1] != "formerly"}
    assert unfilled == {("Quote", "checked")}
    assert {type(item.body) for item in items.values()} == set(KINDS.values())


def test_every_plain_text_is_read_on_some_page() -> None:
    counter = itertools.count()
    numbered = re.sub(WRITTEN, lambda _: f"Zq{next(counter)}x", json.dumps(FULL, indent=1))
    pages = outputs_of(json.loads(numbered))
    read_somewhere = {
        token
        for path, page in pages.items()
        if path.endswith(".md")
        for token in re.findall(r"Zq\d+x", said(shown_as(page)))
    }
    field, lost = "", []
    for line in numbered.splitlines():
        field = named[1] if (named := re.match(r' *"(\w+)":', line)) else field
        lost += [field for token in re.findall(r"Zq\d+x", line) if token not in read_somewhere]
    assert lost == []


def _blocks(block: Part) -> Iterator[Part]:
    yield block
    for name in type(block).model_fields:
        value = getattr(block, name)
        for inner in value if isinstance(value, tuple) else [value]:
            if isinstance(inner, Part):
                yield from _blocks(inner)


# The built site -----------------------------------------------------------------------------------


def hostile_names() -> list[str]:
    """Give a hundred names that are no good names, each with a sign at its start or its end."""
    chance = random.Random(7)  # noqa: S311 - the same names in every run
    made = [" ".join(chance.choices(PIECES, k=chance.randint(1, 3))).strip() for _ in range(60)]
    signs = [f"{sign} a{sign}b {sign}" for sign in SIGNS if f"{sign} a".strip() == f"{sign} a"]
    breakers = [
        "</title><script>alert(1)</script>",
        "</h1><img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' autofocus onfocus='alert(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "{{ config.site_name }} {% raw %}",
    ]
    return [name for name in [*breakers, *PIECES, *signs, *made] if _allowed(name)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Build a site of people with such names, and give its folder and the names by id."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {f"a{index}": name for index, name in enumerate(["Plain", *hostile_names()])}
    texts = as_files(full("</title><script>alert(1)</script> & *b* `c` &lt;"))
    second = json.loads(texts["events/second.yml"])
    for id_, name in names.items():
        texts[f"actors/{id_}.yml"] = json.dumps({"name": name, "type": "person"})
        second["actors"].append({"actor": id_, "role": "informed"})
    texts["events/second.yml"] = json.dumps(second)
    project(folder, texts)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site", names


def tree_of(page: Path) -> Element:
    return html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)


def test_whatever_a_title_holds_the_built_page_has_the_same_elements_and_says_it(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    assert len(names) > 100
    bones = [element.tag for element in tree_of(site / "actors" / "a0" / "index.html").iter()]
    for id_, name in names.items():
        tree = tree_of(site / "actors" / id_ / "index.html")
        assert [element.tag for element in tree.iter()] == bones, name
        assert not [at for element in tree.iter() for at in element.attrib if at.startswith("on")]
        # Two of the same name are told apart.
        assert (tree.findtext("head/title") or "").removesuffix(f" – {CONFIG.site_name}") in {
            name,
            f"{name} (actor)",
        }
        described = [
            one.get("content") for one in tree.iter("meta") if one.get("name") == "description"
        ]
        assert described == [f"{name}: person"]
        assert [collapsed("".join(one.itertext())) for one in tree.iter("h1")] == [
            f"{collapsed(name)}\u00b6"
        ]
        header = [one for one in tree.iter() if one.get("data-md-component") == "header-topic"]
        [shown] = [collapsed("".join(one.itertext())) for one in header]
        assert shown.removesuffix(" (actor)") == collapsed(name).removesuffix(" (actor)")


def test_whatever_names_hold_the_pages_that_list_them_run_nothing(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    plain = tree_of(site / "method" / "index.html")
    scripts = [element.attrib for element in plain.iter("script")]
    pages = [page for page in site.rglob("*.html") if not re.match(r"a\d", page.parent.name)]
    assert len(pages) > 20
    for page in pages:
        tree = tree_of(page)
        if tree.find("head/base") is not None:  # the one for frames
            assert [one.attrib.get("src") for one in tree.iter("script")] == [
                "../../assets/explainer/explainer.js"
            ]
        elif tree.find("head/meta[@name='viewport']") is not None:  # not one that only leads on
            data = [one for one in tree.iter("script") if one.get("type") == "application/ld+json"]
            assert len(list(tree.iter("script"))) - len(data) == len(scripts), page
        assert not [at for element in tree.iter() for at in element.attrib if at.startswith("on")]
        assert not list(tree.iter("img")), page
    listed = collapsed("".join(tree_of(site / "actors" / "index.html").itertext()))
    assert [name for name in names.values() if collapsed(name) not in listed] == []


def test_the_search_index_holds_titles_as_text_that_needs_no_more_escaping(
    built: tuple[Path, dict[str, str]],
) -> None:
    site, names = built
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    for id_, name in names.items():
        found = titles[f"actors/{id_}/"]
        inside = html5lib.parseFragment(found, namespaceHTMLElements=False)
        assert [element.tag for element in inside.iter()] == ["DOCUMENT_FRAGMENT"], found
        assert collapsed("".join(inside.itertext())) == collapsed(name)


# Rich text ----------------------------------------------------------------------------------------

RICH = [
    *(
        "*a*",
        "**b**",
        "***c***",
        "_d_",
        "*a **b** c*",
        "[x](https://e.org/a_b?c=1&d=2)",
        "[](actor:person)",
    ),
    *(
        "[t](event:first)",
        "[m](mailto:a@b.cd)",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\n",
        "\n\n",
        "  \n",
        "# ",
    ),
    *(
        "<b onclick=x>",
        "<script>x</script>",
        "[j](javascript:x)",
        "[d](data:text/html,x)",
        "<a href='x'>",
    ),
    *(
        "![i](https://e.org/i.png)",
        "[r][1]",
        "[1]: https://e.org",
        "<https://e.org>",
        "{: .c onclick=x }",
    ),
    *(
        "[q](https://e.org 'title')",
        "[v](vbscript:x)",
        "[u](//e.org)",
        "[n](JaVaScRiPt:x)",
        "&#106;avascript:",
    ),
    *(
        '[s](https://e.org/"onclick=x)',
        "`c`",
        "```",
        "| a | b |\n|---|---|",
        "***",
        "<div markdown>",
        "* ",
    ),
]
LINKS = {
    "actor:person": Link("A *person* <b>", "actors/person.md"),
    "event:first": Link("First", "events/first.md"),
}

rich = (
    st.lists(
        st.one_of(
            st.sampled_from(RICH),
            st.sampled_from(RICH),
            st.sampled_from(PIECES),
            st.sampled_from(SIGNS),
            st.sampled_from(list(string.ascii_letters + "  \n")),
        ),
        min_size=1,
        max_size=16,
    )
    .map(lambda pieces: "".join(pieces).strip())
    .filter(bool)
)

ELEMENTS = {"body", "p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br"}


@settings(max_examples=500)
@given(rich)
@example("*a*b*c* **d**e")
@example("*a**a*[a](https://e.org)")
@example("[a *b* c](https://e.org) x")
@example("- a\n- b\n\n    c\n\n> d\n> - e")
@example("a  \nb")
@example("[x](https://e.org/(a)_b_)")
@example("[]()")
@example("1986. A good year")
def test_rich_text_shows_only_known_elements_and_says_what_its_clean_form_says(
    written: str,
) -> None:
    page = text.prose(Prose(written, LINKS), "messages/note.md")
    tree = shown_as(f"{FRONT}{page}\n")
    for element in tree.iter():
        assert element.tag in ELEMENTS
        assert not element.attrib or (element.tag == "a" and list(element.attrib) == ["href"])
    clean = html5lib.parse(prose.html(written), namespaceHTMLElements=False).find("body")
    assert _among(_letters(said(clean)), _letters(written))
    for anchor in clean.iter("a"):
        target = anchor.attrib.get("href", "")
        if not said(anchor):
            anchor.text = LINKS[target].text if target in LINKS else target
    assert said(tree) == said(clean), page


def _letters(words: str) -> str:
    return re.sub(r"[^A-Za-z]", "", words)


def _among(few: str, many: str) -> bool:
    """Tell whether one text is the other with something left out: nothing was added."""
    rest = iter(many)
    return all(letter in rest for letter in few)


@settings(max_examples=100)
@given(rich)
@example("[a](javascript:x)")
@example("[a](//e.org)")
@example("[a](b)")
@example("[a](\tjavascript:x)")
def test_a_link_leads_to_the_web_or_to_a_record_or_stops_the_build(written: str) -> None:
    records = full("Word")
    records["messages/note.yml"]["versions"][0]["content"] = written
    result = build(as_files(records))
    if problems.fatal(result.problems):
        codes = {one.code for one in result.problems}
        assert codes <= {"bad-link", "hidden-character", "stray-space"}
        return
    for path in ("messages/note.md", "actors/person.md"):
        for element in shown_as(result.outputs[path]).iter("a"):
            to = urlsplit(element.attrib["href"])
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), to.path))
            known = not to.scheme and not to.netloc and (inside in result.outputs or to.fragment)
            assert to.scheme in {"http", "https", "mailto"} or known


@settings(max_examples=200)
@given(rich)
def test_rich_text_in_a_list_or_a_block_of_the_page_stays_inside_it(written: str) -> None:
    inside = text.prose(Prose(written, LINKS), "messages/note.md").replace("\n", "\n    ")
    item = f"-   {inside}\n\n    Said.\n    {{: .said }}"
    block = f'<div class="claims" markdown>\n\n{item}\n\n</div>'
    tree = shown_as(f"{FRONT}{block}\n\nLast.\n")
    assert [(element.tag, element.get("class")) for element in tree] == [
        ("div", "claims"),
        ("p", None),
    ]
    assert tree[1].text == "Last."
    assert [element.text for element in tree.iter() if element.get("class") == "said"] == ["Said."]


WORD = st.text("abcdefghijklmnopqrstuvwxyzABCXYZéüñÅ0123456789-", min_size=1, max_size=9)
BETWEEN = [
    *(" ", " ", " ", ", ", ". ", "; "),
    *(" (", ") ", " \u2018", "\u2019 ", " “", "” ", "—", "’s "),
]
ORDINARY = (
    st.lists(st.tuples(WORD, st.sampled_from(BETWEEN)), min_size=1, max_size=30)
    .map(lambda pairs: "".join(map("".join, pairs)).strip())
    .filter(lambda made: made and not re.match(r"[-\s]|\d+[.)]", made))
)


@settings(max_examples=200)
@given(ORDINARY)
@example("In 1986. No.")
@example("On 13 April—as (nearly) all agreed—“it” wasn't the U.S.-led force’s; it was theirs.")
def test_ordinary_prose_stands_in_the_page_as_it_was_written(written: str) -> None:
    assert text.prose(Prose(written), "index.md") == written
    assert text.escape_inline(written) == written


# No text makes the builder fall over --------------------------------------------------------------


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
        "2024-04-13",
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


@settings(max_examples=400)
@given(st.lists(st.sampled_from(YAML), max_size=25).map("".join))
def test_any_text_that_looks_like_yaml_gives_problems_with_places(written: str) -> None:
    texts = as_files(full("Word")) | {"actors/person.yml": written}
    hold_places(texts, build(texts).problems)


@settings(max_examples=120)
@given(st.data())
def test_real_files_with_something_changed_give_problems_with_places(data: st.DataObject) -> None:
    texts = dict(as_files(full("Word")))
    path = data.draw(st.sampled_from(sorted(texts)))
    raw = yaml.safe_dump(json.loads(texts[path]), allow_unicode=True, sort_keys=False).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw)))
        until = data.draw(st.integers(at, min(at + 12, len(raw))))
        new = data.draw(st.one_of(st.sampled_from(YAML).map(str.encode), st.binary(max_size=4)))
        raw = raw[:at] + new + raw[until:]
    changed: dict[str, str | bytes] = {**texts, path: raw}
    hold_places(changed, build(changed).problems)


@settings(max_examples=40)
@given(st.data())
def test_records_with_a_value_of_another_shape_give_problems_with_places(
    data: st.DataObject,
) -> None:
    records = full("Word")
    path = data.draw(st.sampled_from(sorted(records)))
    holder, key = data.draw(st.sampled_from(list(_slots(records[path]))))
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
        "2024-13-45",
        "\u0663",
    ]
    holder[key] = data.draw(st.sampled_from(odd))
    texts = as_files(records)
    hold_places(texts, build(texts).problems)


def _slots(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(entries):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _slots(inner)


# Dates --------------------------------------------------------------------------------------------

UNIT_OF = ["minute", "day", "month", "season", "year", "span"]


@st.composite
def points(draw: st.DrawFn) -> str:
    year = draw(st.integers(1000, 2999))
    shape = draw(
        st.sampled_from(["year", "month", "day", "season", "third of month", "third of year"])
    )
    month = draw(st.integers(1, 12))
    made = f"{year}"
    if shape in {"month", "day", "third of month"}:
        made += f"-{month:02}"
    if shape == "day":
        made += f"-{draw(st.integers(1, monthrange(year, month)[1])):02}"
    if shape == "season":
        made += f"-{draw(st.integers(21, 24))}"
    if shape.startswith("third"):
        made = f"{draw(st.sampled_from(['early', 'mid', 'late']))} {made}"
    return made + draw(st.sampled_from(["", "", "~", "?", "%"]))


def valid(value: str) -> bool:
    try:
        Date.parse(value)
    except ValueError:
        return False
    return True


notations = st.one_of(
    points(),
    st.tuples(points(), points()).map("/".join).filter(valid),
    points().map(lambda point: f"{point}/.."),
    points().map(lambda point: f"../{point}"),
)


@settings(max_examples=500)
@given(notations)
@example("1000-01-01%")
@example("2999~")
@example("2999-12-31%/..")
@example("../1000?")
@example("../..")
def test_a_date_is_kept_as_written_and_its_bounds_are_in_order(written: str) -> None:
    when = Date.parse(written)
    assert when.text == str(when) == written
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    moments = span(when)
    if moments.earliest and moments.latest:
        assert moments.earliest < moments.latest
    assert ENGLISH.moment(when)
    assert ENGLISH.moment(when, None, when)


@settings(max_examples=300)
@given(notations)
def test_the_words_of_a_date_are_never_finer_than_what_was_written(written: str) -> None:
    months = "January February March April May June July August September October November December"
    spoken = ENGLISH.date(Date.parse(written))
    numbers = re.findall(r"\d+", spoken)
    days = [number for number in numbers if len(number) < 4]
    assert len(days) <= len(re.findall(r"\d{4}-\d\d-\d\d", written))
    named = [word for word in spoken.split() if word in months.split()]
    assert len(named) <= len(re.findall(r"\d{4}-(?:0\d|1[0-2])", written))
    years = set(re.findall(r"\d{4}", written))
    assert {number for number in numbers if len(number) == 4} == years
    assert ("about" in spoken) == bool(re.search("[~%]", written))
    assert ("perhaps" in spoken) == bool(re.search("[?%]", written))
    assert all(third in spoken for third in ("early", "mid", "late") if third in written)


@settings(max_examples=200)
@given(st.lists(notations, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_dates_is_total_and_does_not_depend_on_how_they_came(
    written: list[str], chance: random.Random
) -> None:
    dates = [Date.parse(one) for one in written]
    wanted = sorted(span(one).key for one in dates)
    chance.shuffle(dates)
    assert sorted(span(one).key for one in dates) == wanted
    for one, other in itertools.pairwise(dates):
        first, second = span(one), span(other)
        if first.latest and second.earliest and first.latest <= second.earliest:
            assert first.key < second.key


@settings(max_examples=200)
@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.times(),
    st.sampled_from(["UTC", "Asia/Tehran", "Asia/Kathmandu", "America/New_York", "Pacific/Apia"]),
)
def test_a_clock_time_lies_on_its_day_or_beside_it(day: date, at: time, zone: str) -> None:
    when, clock = Date.parse(day.isoformat()), Clock.parse(f"{at:%H:%M} {zone}")
    moment = span(when, clock)
    assert moment.earliest == moment.latest
    assert moment.earliest
    assert abs((moment.earliest.date() - day).days) <= 1
    assert f"{at:%H:%M}" in ENGLISH.moment(when, clock)


@settings(max_examples=25)
@given(
    notations.filter(
        lambda made: (
            "y" not in made and "mid" not in made and "late" not in made and made != "../.."
        )
    )
)
@example("2024-24")
@example("2024-02-29/..")
def test_the_bounds_of_unqualified_dates_are_those_of_another_library(written: str) -> None:
    # How far a qualified date may be off, EDTF leaves open; ours is in builder/dates.py.
    written = re.sub("[~?%]", "", written)
    assume(valid(written))
    ours, theirs = Date.parse(written), edtf.parse_edtf(written)
    if ours.earliest:
        assert ours.earliest == struct_time_to_date(theirs.lower_strict())
    if ours.latest and not written.endswith("-24"):
        # Its winter ends with its year; ours, as the weather has it, with the next February.
        assert ours.latest == struct_time_to_date(theirs.upper_strict())


@pytest.mark.parametrize("mark", ["~", "?"])
@pytest.mark.parametrize("written", ["2024", "2024-04", "2024-04-13", "2023-22"])
def test_a_qualified_date_is_off_by_one_unit_and_both_marks_by_two(written: str, mark: str) -> None:
    plain, once, twice = (Date.parse(written + sign) for sign in ("", mark, "%"))
    assert plain.earliest
    assert plain.latest
    unit = {4: 366, 7: 31, 10: 1}[len(written)] if "-22" not in written else 92
    for off, one in ((unit, once), (2 * unit, twice)):
        assert one.earliest
        assert one.latest
        assert (plain.earliest - one.earliest).days == off
        assert (one.latest - plain.latest).days == off


# The whole ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_same_texts_in_another_order_give_the_same_site(seed: int) -> None:
    names = list(neutral_texts())
    random.Random(seed).shuffle(names)  # noqa: S311 - the same orders in every run
    first, second = build(neutral_texts()), build({name: neutral_texts()[name] for name in names})
    assert list(first.outputs.items()) == list(second.outputs.items())
    assert first.origins == second.origins


def test_problems_come_in_the_same_order_whatever_the_order_of_the_files() -> None:
    texts: dict[str, str | bytes] = {
        name: raw.replace(b"overwater", b"overwter") for name, raw in neutral_texts().items()
    }
    names = sorted(texts, reverse=True)
    found = build(texts).problems
    assert len(found) > 10
    assert found == build({name: texts[name] for name in names}).problems
    assert list(found) == sorted(found)


def data_sets() -> list[Any]:
    return [
        pytest.param(neutral_texts, id="neutral"),
        pytest.param(lambda: as_files(full("Word")), id="full"),
    ]


OWN = {"timeline/index.md", "embed/timeline.md"}
"""Pages that others name by the address at which they are published."""


def published(path: str) -> str:
    """Give the folder that is a page's address."""
    index = posixpath.basename(path) == "index.md"
    return posixpath.dirname(path) if index else path.removesuffix(".md")


XLINK = "{http://www.w3.org/1999/xlink}href"


def page_at(address: str) -> str:
    """Give the page that is published at an address: one of a record, or a list."""
    whole = posixpath.normpath(address)
    return f"{whole}.md" if "/" in whole else f"{whole}/index.md"


def trail(page: str) -> Iterator[tuple[str, str]]:
    """Give where the links above the heading lead, which the theme makes of the front matter."""
    for target in re.findall(r'^    at: "([^"]*)"$', page, re.MULTILINE):
        where, _, fragment = target.partition("#")
        yield page_at(where), fragment


def hrefs(path: str, page: str) -> Iterator[tuple[str, str]]:
    """Give where the links of a page lead within the site: path, fragment."""
    tree = shown_as(page)
    for element in tree.iter():
        for name in ("href", XLINK, "src", "data-timeline", "data-site", "data-page"):
            target = element.attrib.get(name)
            if target is None or urlsplit(target).scheme:
                continue
            where, _, fragment = target.partition("#")
            if where.endswith("/") and name in {"href", XLINK}:
                yield page_at(posixpath.join(published(path), unquote(where))), fragment
                continue
            # MkDocs rewrites links to pages; all else is read from where the page is published.
            folder = posixpath.dirname(path) if name == "href" else published(path)
            whole = posixpath.normpath(posixpath.join(folder, unquote(where)))
            if name in {"src", "data-page"}:
                whole = next(one for one in (f"{whole}.md", f"{whole}/index.md") if one in OWN)
            yield (whole if where else path), fragment


@pytest.mark.parametrize("texts", data_sets())
def test_every_internal_link_leads_to_a_page_and_an_anchor_that_are_there(
    texts: Callable[[], Texts],
) -> None:
    outputs = build(texts()).outputs
    docs = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.is_file()}
    pages = {path: page for path, page in outputs.items() if path.endswith(".md")}
    anchors = {
        path: {element.get("id") for element in shown_as(page).iter()}
        for path, page in pages.items()
    }
    count = 0
    for path, page in pages.items():
        for target, fragment in hrefs(path, page):
            count += 1
            assert target == "." or target in outputs or target in docs, (path, target)
            assert not fragment or target in docs or fragment in anchors[target], (
                path,
                target,
                fragment,
            )
    assert count > 100


@pytest.mark.parametrize("texts", data_sets())
def test_every_relation_is_linked_from_both_ends(texts: Callable[[], Texts]) -> None:
    records, _ = load(texts())
    items, _ = parse(records)
    outputs = build(texts()).outputs
    leads = {
        path: {
            f"{target}#{at}" if target.endswith("/index.md") and at else target
            for target, at in (*hrefs(path, page), *trail(page))
        }
        for path, page in outputs.items()
        if path.endswith(".md")
    }
    count = 0
    for item in items.values():
        for _, where, ref, id_ in references(item.body):
            one, other = path_of(item.kind, item.id), path_of(ref.kind, id_)
            for here, there in ((one, other), (other, one)):
                count += 1
                assert there in leads[here.partition("#")[0]], (here, there, item.kind, where, ref)
    assert count > 30
