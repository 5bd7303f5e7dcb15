"""What a record says is what readers read, to the character, wherever it is shown."""

import itertools
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import html5lib
import yaml
from full import BY_HAND, FULL, WRITTEN, as_files, full, outputs_of
from hostile import hostile, several_lines
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data
from reading import FRONT, collapsed, said, shown_as, skeleton, without_isolates, without_pictures

from builder import build, text
from builder.fields import LONGEST_LINE
from builder.inherit import BOUND_TO
from builder.load import load
from builder.model import KINDS, Part, Stating
from builder.parse import parse
from builder.typeset import EXTENSIONS, typeset


@cache
def read(page: str) -> tuple[str, list[Any]]:
    """Give what a reader reads on a page, and the page's elements without it.

    How many rows a timeline needs depends on how long its titles are.
    """
    tree = without_pictures(shown_as(re.sub(r"\bfits-\d+-rows\b", "fits-rows", page)))
    return said(tree), skeleton(tree)


@cache
def plain_outputs() -> dict[str, str]:
    return dict(outputs_of(full(WRITTEN)))


@settings(max_examples=16)
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
    for path, page in plain_outputs().items():
        if not path.endswith(".md"):
            continue
        plain, bones = read(page)
        found, its_bones = read(outputs[path])
        # The heading of a quote's page is cut and set on one line, so white space is not compared.
        assert found.split() == plain.replace(WRITTEN, written).split(), path
        assert its_bones == bones, path


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


def test_every_field_of_every_kind_is_filled_in_the_records_of_these_tests() -> None:
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
    # checked quote depends on its words: test_verify.py shows it. Words of its own an explainer has
    # so that records use them, and exceptions for judging words, for years far from all others and
    # for records that could be taken for one another are read by nobody: the stories in
    # `cases/lexicon` and `cases/rules` show them.
    # Every kind shows pictures alike, and the name of a file is read by nobody: `pages/media.yml`.
    elsewhere = {"formerly", "words", "allow_words", "far_from_others", "media", "distinct_from"}
    # What a record may say once, each of its statements says here: `pages/said-once.yml`.
    once = {(kind.__name__, name) for kind in Stating.__subclasses__() for name in BOUND_TO}
    unfilled = {name for name in every - filled - once if name[1] not in elsewhere}
    assert unfilled == {("Quote", "checked"), ("Media", "file")}
    assert {type(item.body) for item in items.values()} == set(KINDS.values())


def _blocks(block: Part) -> Iterator[Part]:
    yield block
    for name in type(block).model_fields:
        value = getattr(block, name)
        for inner in value if isinstance(value, tuple) else [value]:
            if isinstance(inner, Part):
                yield from _blocks(inner)


@settings(max_examples=6)
@given(hostile(58))
@example("They&#8217d said so &# b")
@example("&lt;b&gt; &amp;amp; &copy &#60;")
def test_the_markdown_of_a_site_leaves_typeset_pages_as_they_are(written: str) -> None:
    result = build(as_files(full(written)), {"by-hand.md": BY_HAND})
    extensions = [*EXTENSIONS, "smarty", "pymdownx.smartsymbols", "pymdownx.magiclink"]
    for path, page in typeset(result.outputs, result.documents, result.words).items():
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


@settings(max_examples=12)
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
    assert [without_isolates(one.text) for one in drawn if one.text] == [
        f"1 April 2032, 17:00 Amman time, lasting until 2 April 2032: {written}",
        f"13 April 2032: {written}",
    ]
    for picture in (element for element in strip.iter() if element.tag.endswith("}svg")):
        assert f" {written}: 1; " in without_isolates(picture.attrib["aria-label"])


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


@settings(max_examples=10)
@given(hostile(58))
@example("</title></p><script>alert(1)</script> &copy")
def test_a_page_that_has_moved_says_where_to_in_the_words_that_were_written(written: str) -> None:
    page = html5lib.parse(
        outputs_of(full(written))["actors/somebody/index.html"], namespaceHTMLElements=False
    )
    assert page.findtext("head/title") == written
    assert page.findtext("body/p/a") == written
    assert [one.attrib["href"] for one in page.iter("a")] == ["../person/"]


@settings(max_examples=10)
@given(hostile(58))
@example('</script> "\\ &amp; \u200c\u00a0x')
def test_the_file_of_the_timeline_says_what_was_written(written: str) -> None:
    def swapped(value: object) -> object:
        if isinstance(value, dict):
            return {name: swapped(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [swapped(inner) for inner in value]
        if not isinstance(value, str):
            return value
        return " ".join(without_isolates(value).replace(WRITTEN, written).split())

    plain = json.loads(plain_outputs()["data/timeline.json"])
    given_ = json.loads(outputs_of(full(written))["data/timeline.json"])
    assert swapped(given_) == swapped(plain)
    assert given_["title"] == written


@settings(max_examples=100)
@given(hostile(80), st.sampled_from([None, '"', "'", "|", ">"]))
def test_a_value_is_read_as_it_was_written_in_every_style_of_yaml(written: str, style: str) -> None:
    value = {"name": written, "aliases": [written, "no"], "description": f"{written}\n\n{written}"}
    file = yaml.safe_dump(value, default_style=style, allow_unicode=True, width=60)
    records, _ = load({"actors/a.yml": file})
    found = records["actor", "a"].value
    assert found == {**value, "aliases": tuple(value["aliases"])}
