"""Texts of all that Markdown, HTML, YAML and Jinja have signs for, and of many scripts."""

import json

from hypothesis import strategies as st

from builder.load import load

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
    *("no", "~", "null", "2032-04-13", "0x1f", "': x", "{a: b}", "%TAG", "wzxhzdk:0", "klzzwxh:1"),
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
        .map(lambda text: text[:longest].strip())
        .filter(allowed)
    )


def allowed(text: str) -> bool:
    """Tell whether a record may hold this: hidden characters have a problem of their own."""
    records, faults = load({"actors/a.yml": json.dumps({"name": text}, ensure_ascii=False)})
    return bool(text) and [fault.code for fault in faults] == ["missing-file"] and bool(records)


several_lines = st.lists(hostile(40), min_size=1, max_size=5).flatmap(
    lambda lines: st.lists(
        st.sampled_from(["\n", "\n\n", "\n \n", "\n    "]),
        min_size=len(lines) - 1,
        max_size=len(lines) - 1,
    ).map(lambda ends: "".join(map("".join, zip(lines, [*ends, ""], strict=True))))
)
