"""What a page written by hand says or shows in vain is told, and all else is left alone."""

from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import write
from sites import mkdocs

from builder import Result, by_hand
from builder.__main__ import main
from builder.problems import DOCS, line
from builder.publish.by_hand import lost


def said(html: str, origins: Collection[str] = ()) -> list[str]:
    return list(lost(html, "page.md", Result({}, {}, ()), origins))


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<a href="event:closure">x</a>', "a page cannot link to `event:closure`, as records do"),
        ("<script>alert(1)</script>", "`<script>` does nothing in a page"),
        ("<style>p {}</style>", "`<style>` does nothing in a page"),
        ('<p style="color: red">x</p>', "`style=` in `<p>` does nothing in a page"),
        ('<p ONCLICK="x()">x</p>', "`onclick=` in `<p>` does nothing in a page"),
        ('<img src="a.png">', "the picture `a.png` has no text"),
        ('<img src="a.png" alt=" ">', "the picture `a.png` has no text"),
        ('<img src="https://a.example/a.png" alt="A">', "is on another site"),
        ('<img src="//a.example/a.png" alt="A">', "is on another site"),
    ],
)
def test_what_readers_would_not_get_is_told_once(html: str, sentence: str) -> None:
    [found] = said(html * 2, ["https://b.example"])
    assert sentence in found


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
    assert said(html, ["https://b.example"]) == []


def test_a_link_is_to_the_file_as_seen_from_the_page() -> None:
    [problem] = by_hand.check({"guide/gate.md": "[x](event:closure)"})
    assert problem.help == "link to the file: `../events/closure.md`"


def test_lists_too_deep_to_be_read_are_a_problem_and_harm_no_other_page() -> None:
    pages = {"a.md": "- " * 3000 + "<script>", "b.md": "- ![](a.png)\n"}
    found = [(one.location.path, one.code) for one in by_hand.check(pages)]
    assert found == [(f"{DOCS}a.md", "too-nested"), (f"{DOCS}b.md", "picture-without-text")]


SIGNS = ["<script>", "<img src=a>", "![](a)", "[a](event:b)", "`", "```", "\n", "\n\n", " ", "> "]
SIGNS += ["<!--", "-->", "<p style=a>", "{: onx=1 }", "---\n", "</p>", "- ", "&amp;"]


@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
def test_whatever_stands_in_a_page_a_problem_is_at_its_place(text: str) -> None:
    for problem in by_hand.check({"a.md": text}):
        at = problem.location
        here = text.split("\n")[at.line - 1][at.column - 1 :]
        assert at.path == DOCS + "a.md"
        assert here.startswith(("<", "!", "style", "onx", "event:", "a")), line(problem)


PAGE = "# M\n\n[Closed](event:closure)\n\n<script>x()</script>\n\n![](https://a.example/a.png)\n"
LOST = {3: "record-link", 5: "blocked-by-policy", 7: "picture-without-text"}


def test_the_check_and_a_build_say_the_same(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(small / "docs", {"method.md": PAGE})
    assert main(["check", "--strict", str(small)]) == 1
    checked = capsys.readouterr().out
    strict, loose = mkdocs(small, "--strict"), mkdocs(small)
    for number, code in LOST.items():
        assert f"warning[{code}]: " in checked
        assert f"docs/method.md:{number}:" in checked
        for done in (strict, loose):
            assert done.stderr.count(f"warning[{code}]: ") == 1
            assert f"docs/method.md:{number}:" in done.stderr
    assert (strict.returncode, loose.returncode) == (1, 0)
    assert loose.stderr.count("is on another site: name that under `origins`") == 1
    assert loose.stderr.count("as records do") == 1


def test_what_only_a_build_can_know_is_told_by_the_build(small: Path) -> None:
    write(small / "docs", {"method.md": "# M\n\n--8<--\n"})
    hook = "def on_page_markdown(markdown, **_): return markdown.replace('--8<--', '![](a.png)')\n"
    write(small, {"own.py": hook})
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings + "\nhooks: [own.py]\n", "utf-8")
    assert main(["check", "--strict", str(small)]) == 0
    done = mkdocs(small)
    assert "the page method.md: the picture `a.png` has no text" in done.stderr
