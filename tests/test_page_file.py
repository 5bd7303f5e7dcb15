"""A page's HTML is written so that Python-Markdown reads it back as it was."""

from html import escape, unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from builder.publish.page_file import EXTENSIONS, page_file

TEXT = st.text(
    st.one_of(
        st.sampled_from("`~*_[](){}#!|:\\<>&=-+\"'^1. \u200c\u05d0"),
        st.characters(exclude_categories=["C", "Z"]),
    ),
    min_size=1,
).filter(str.strip)
LINES = st.lists(TEXT, min_size=1).map("\n".join)
ELEMENTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["p", "div", "pre"]), LINES), st.tuples(st.just("h2"), TEXT)
    ),
    min_size=1,
)


def read_back(html: str) -> str:
    body = page_file({"title": "A page"}, html).split("\n---\n", 1)[1]
    return Markdown(extensions=[*EXTENSIONS, "toc", "tables", "fenced_code"]).convert(body)


def words(html: str) -> list[str]:
    return unescape(sub(r"<[^<>]*>", " ", html)).split()


@given(ELEMENTS)
def test_whatever_stands_in_a_page_is_read_back(elements: list[tuple[str, str]]) -> None:
    written = [f'<{tag} id="a{n}">{escape(text)}</{tag}>' for n, (tag, text) in enumerate(elements)]
    html = "\n".join(written)
    back = read_back(html)
    assert words(back) == words(html)
    assert [f'id="a{n}"' in back for n in range(len(elements))] == [True] * len(elements)


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code>```timeline\nheight: 480\n\n```\n</code></pre>\n<p>After</p>",
        '<p title="[x](y.md)">[x](y.md) and [y]: z</p>',
        "<div><h2>Within</h2>\n<p>one</p>\n\n<p>two</p></div>",
        "<p>before</p><script>if (a[0] < b) { c(`d`) }</script><p>after</p>",
    ],
)
def test_what_looks_like_markdown_stays_what_it_is(html: str) -> None:
    assert words(read_back(html)) == words(html)


def test_only_headings_that_stand_in_nothing_are_markdown() -> None:
    link = '<a class="headerlink" href="#a">¶</a>'
    text = page_file({}, f'<h1 id="a">A <b>b</b>{link}</h1><div><h2 id="c">C</h2></div>')
    assert '\n# A <b>b</b> {: id="a" }\n\n<div><h2 id="c">C</h2></div>\n' in text


def test_empty_lines_are_kept_in_code_alone() -> None:
    text = page_file({}, "<div>\n\n<p>a</p>\n\n</div>\n<pre>b\n\nc</pre>")
    assert text.endswith("<div>\n<p>a</p>\n</div>\n<pre>b\n\nc</pre>\n")
