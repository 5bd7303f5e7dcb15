"""Prose with marks: known elements alone, links that lead somewhere, words as written."""

import posixpath
import re
import string
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import html5lib
from full import as_files
from hostile import PIECES, SIGNS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import FRONT, said, shown_as

from builder import build, problems, prose, text
from builder.sections.links import Link, Prose

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


SAID = {"according_to": "outlet", "basis": "reporter's account", "source": "report"}
LETTER: dict[str, Any] = {
    "explainer.yml": {
        "title": "A letter",
        "answer": "It came.",
        "summary": ["It came."],
        "as_of": "2032-05-01",
        "licence": "CC BY 4.0",
        "corrections": "https://example.org/issues",
        "sides": [{"id": "north", "name": "North", "colour": "blue"}],
    },
    "actors/person.yml": {"name": "Somebody", "type": "person", "side": "north"},
    "actors/outlet.yml": {"name": "The Paper", "type": "news outlet"},
    "sources/report.yml": {
        "title": "A letter comes",
        "publisher": "outlet",
        "published": "2032-04-17",
        "kind": "report",
    },
    "events/first.yml": {
        "title": "The letter comes",
        "date": "2032-04-05",
        "type": "decision",
        "actors": [{"actor": "person", "role": "decision-maker"}],
        "summary": "It comes.",
        "claims": [{"text": "It came.", **SAID}],
    },
    "messages/note.yml": {
        "title": "The letter",
        "from": "person",
        "to": ["outlet"],
        "date": "2032-04-05",
        "versions": [{"content": "Come.", **SAID}],
    },
}


@settings(max_examples=100)
@given(rich)
@example("[a](javascript:x)")
@example("[a](//e.org)")
@example("[a](b)")
@example("[a](\tjavascript:x)")
def test_a_link_leads_to_the_web_or_to_a_record_or_stops_the_build(written: str) -> None:
    note = LETTER["messages/note.yml"]
    versions = [{**note["versions"][0], "content": written}]
    result = build(as_files({**LETTER, "messages/note.yml": {**note, "versions": versions}}))
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
    .filter(lambda text: text and not re.match(r"[-\s]|\d+[.)]", text))
)


@settings(max_examples=200)
@given(ORDINARY)
@example("In 1986. No.")
@example("On 13 April—as (nearly) all agreed—“it” wasn't the U.S.-led force’s; it was theirs.")
def test_ordinary_prose_stands_in_the_page_as_it_was_written(written: str) -> None:
    assert text.prose(Prose(written), "index.md") == written
    assert text.escape_inline(written) == written


@settings(deadline=None)
@given(st.from_regex(prose._WORDS, fullmatch=True))
@example('A – “b”, 3.5 % (c/d): e? f! g; h’s  i - j\'k "l"...')
def test_words_without_marks_are_what_a_reader_of_marks_makes_of_them(words: str) -> None:
    with patch.object(prose, "_WORDS", re.compile("(?!)")):
        read = prose.plain(words, {})
    assert prose.plain(words, {}) == read
