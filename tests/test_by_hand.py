"""What a page written by hand says or shows in vain is told, and all else is left alone."""

import pytest

from builder.publish.by_hand import lost


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="event:closure">x</a>', "links to `event:closure`, as records do"),
        ("<script>alert(1)</script>", "has a script of its own"),
        ("<style>p {}</style>", "has a style sheet of its own"),
        ('<p style="color: red">x</p>', "has `style=` in `<p>`"),
        ('<p ONCLICK="x()">x</p>', "has `onclick=` in `<p>`"),
        ('<img src="a.png">', "shows `a.png` without a text"),
        ('<img src="a.png" alt=" ">', "shows `a.png` without a text"),
        ('<img src="https://a.example/a.png" alt="A">', "which is on another site"),
        ('<img src="//a.example/a.png" alt="A">', "which is on another site"),
    ],
)
def test_what_readers_would_not_get_is_told_once(html: str, said: str) -> None:
    [sentence] = lost(html * 2, ["https://b.example"])
    assert said in sentence


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../events/closure/">x</a><a href="mailto:a@b.example">y</a>',
        '<img src="a.png" alt="A gate">',
        '<img src="https://B.example/a.png" alt="A gate">',
        "<pre><code>&lt;script&gt; [x](event:y)</code></pre>",
    ],
)
def test_all_else_is_left_alone(html: str) -> None:
    assert list(lost(html, ["https://b.example"])) == []
