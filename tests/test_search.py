"""Search: what is read of a page, and that the index finds every word of it."""

import gzip
import json
import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import NEUTRAL
from sites import mkdocs, tree

from builder.search.index import PART, TEXTS, index_files
from builder.search.page import (
    BEHIND,
    HEADING,
    ONCE,
    STANDINGS,
    FoundPage,
    FoundSection,
    read_page,
)
from builder.search.words import TABLE, ZEROS, fold, words
from builder.words.forms import ENGLISH

# Text → words -------------------------------------------------------------------------------------

SPLIT_FILE = Path(__file__).parent / "web" / "search-words.json"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")
TEXTS_TO_SPLIT = (
    *("", " \n ", "A dam.", "13–14 April", "13-14", "13\u201114", "(on 1 April)", "“The gate”…"),
    *(
        "$300, €1.5 and +964",
        "14:30, 3.5 km",
        "Ferry’s and Ferry's",
        "U.S. troops",
        "and/or",
        "99% or 5°",
        "¿Qué?",
        "[1]",
    ),
    *(
        "ÉLAN Élan e\u0301lan",
        "Straße ΣΊΣΥΦΟΣ",
        "İstanbul",
        "ﬁnd",
        "Привет, Ёж",
        "דָּבָר",
        "گفت‌وگو، و",
        "١٣ أبريل؛",
    ),
    *(
        "東京、大阪。",
        "\u2068Name\u2069\u2060s",
        "a·b|c",
        "--",
        "’",
        "٢٠٢٤/۱۳ ２０２４",
        "كتاب کتابِ‌ها كـتـاب مى‌رود هيئة",
        'צה״ל צה"ל צהל ז׳בוטינסקי בן־גוריון',
        "Sana‘a Sanaʿa Sana'a",
        "Łódź Diyarbakır Øresund",
        "大阪の2024年4月13日に。東京",
        "ที่นี่ ສະບາຍດີ",
        "Name™ ½ km²",
        "الْعَرَبِيَّة؟",
        "x=y",
        "_slug_",
        "🙂 ok",
        "don’t \u2018do’",
    ),
)


ALIKE = (
    *(["gate", "gates", "gate’s", "Gates'"], ["city", "cities"], ["bus", "buses"]),
    *(["house", "houses"], ["crisis", "crises"], ["woman", "women"], ["child", "children"]),
    *(["hero", "heroes"], ["wolf", "wolves"], ["loss", "losses"], ["1990", "1990s"]),
    ["13 April", "13th April", "April 13", "١٣ April", "۱۳ April"],
    *(["صهیون", "صهيون"], ["هیئت", "هيئت"], ["می‌رود", "میرود", "مي‌رود"], ["قرآن", "قران"]),
    *(["צה״ל", 'צה"ל', "צהל"], ["שָׁלוֹם", "שלום"], ["Łódź", "Lodz"], ["Sana‘a", "Sanaa"]),
    ["O’Brien", "O'Brien", "OBrien"],
)
"""What readers write for one another."""
APART = (
    *(("1 April", "13 April"), ("13", "130"), ("news", "new"), ("gates", "gateway")),
    *(("cities", "citizen"), ("plans", "plane"), ("大阪", "阪大")),
)
"""Queries, and texts that are not meant."""


def test_the_browser_splits_as_we_do() -> None:
    """`tests/web/search.test.js` reads the file."""
    split = {text: words(text) for text in TEXTS_TO_SPLIT}
    table = {**TABLE, "forms": ENGLISH}
    found = {"table": table, "behind": BEHIND, "split": split, "alike": ALIKE, "apart": APART}
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if REWRITE:
        SPLIT_FILE.write_text(text, "utf-8")
    assert SPLIT_FILE.read_text("utf-8") == text, "run `make cases`"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("13–14 April", ["13", "14", "april"]),
        ("۱۳ تا ۱۴", ["13", "تا", "14"]),
        ("At 14:30, “he” said:", ["at", "14:30", "he", "said"]),
        ("Ferry’s", ["ferrys"]),
        ("大阪へ", ["大阪", "阪へ", "へ"]),
        ("\u2068Élan\u2069.", ["elan"]),
        ("… – “”", []),
    ],
)
def test_a_text_is_split_at_signs_and_its_words_are_compared_without_them(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


def test_the_digits_of_every_script_are_compared_as_ours() -> None:
    digits = (sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) == "Nd")
    lost = {sign for sign in digits if fold(sign) != str(unicodedata.digit(sign))}
    assert not lost
    assert list(ZEROS) == sorted(set(ZEROS))


# HTML → sections ----------------------------------------------------------------------------------


def read(html: str, **meta: object) -> FoundPage:
    page = read_page("a/", "By its file", html, meta)
    assert page
    return page


def texts(html: str) -> list[tuple[str, str, str]]:
    return [(one.anchor, one.title, one.text) for one in read(html).sections]


LINK = '<a class="headerlink" href="#x" title="Link">&para;</a>'


def test_a_page_is_divided_at_its_headings() -> None:
    assert texts(
        f'<h1 id="a">The <em>dam</em>{LINK}</h1><p>First.</p><p>Then.</p>'
        f'<h2 id="b">Gates &amp; more{LINK}</h2>\n<p>They are\nopen.</p>'
        "<h3>No id</h3><h4 id=c>C</h4>"
    ) == [
        ("", "The dam", "First.\nThen."),
        ("b", "Gates & more", "They are open.\nNo id"),
        ("c", "C", ""),
    ]


def test_a_page_without_a_first_heading_has_its_title() -> None:
    assert texts('<p>Before.</p><h2 id="b">B</h2>') == [
        ("", "By its file", "Before."),
        ("b", "B", ""),
    ]
    assert texts("") == [("", "By its file", "")]
    assert texts('<h2 id="b">B</h2><p>Below</p>')[0] == ("", "By its file", "")
    assert texts('<p>Before.</p><h1 id="a">A</h1>After') == [("", "A", "Before.\nAfter")]


def test_a_section_ends_with_what_its_heading_stands_in() -> None:
    assert texts(
        '<h1 id="a">A</h1><div><h2 id="b">B</h2><p>In B</p></div><p>In A</p><h2 id="c">C</h2>In C'
    ) == [("", "A", "In A"), ("b", "B", "In B"), ("c", "C", "In C")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<!-- no <b>no</b> -->",
        "<script>no('</p>')</script><p>a</p>",
        "<STYLE>no { }</STYLE>a",
        "<div data-search-exclude><p>no<p>no<div>no</div>no</div>a",
        '<svg data-search-exclude=""><text>no</text><svg/></svg>a',
        '<p title="1 > 0, and data-search-exclude">a</p>',
        "<p hidden title='data-search-exclude'>a<img src=\"x\" alt='no'>",
        "<h2 data-search-exclude>no</h2>a",
        "<p><span data-search-exclude>no <span>no</span></span>a",
        "</div></div>a",
    ],
)
def test_what_nobody_reads_is_not_found(html: str) -> None:
    assert [text for _, _, text in texts(html)] == ["a"]


def test_a_section_whose_heading_is_excluded_is_left_out() -> None:
    assert texts('<h2 id="b" data-search-exclude>B</h2><p>no</p><h2 id="c">C</h2>')[1:] == [
        ("c", "C", "")
    ]
    assert texts('<h1 id="a" data-search-exclude>A</h1><p>no</p>') == [("", "A", "")]


def test_words_are_joined_and_parted_as_they_are_seen() -> None:
    html = "<table><tr><td>one<td>two</tr><tr><td>th<b>re</b>e<br>four</table>a<sup>1</sup>"
    assert texts(html)[0][2] == "one two\nthree four\na 1"


def test_how_a_word_stands() -> None:
    html = '<h1 id="a">The dam</h1><p>gate gate</p><h2 id="b">Gate</h2><p>dam</p>'
    sections = read(html, tags=["By another long name", 13, None, ["no"]]).sections
    page, below = map(standing, sections)
    assert page["dam"] > page["another"] > HEADING > page["gate"] > ONCE
    assert "13" in page
    assert below == {"gate": HEADING, "dam": ONCE}


def standing(section: FoundSection) -> dict[str, int]:
    return {word: n for n, words in enumerate(section.words) for word in words.split(" ") if word}


@pytest.mark.parametrize(
    "search", [None, "no", {"boost": "much"}, {"boost": -1}, {"exclude": False}]
)
def test_a_front_matter_that_says_nothing_changes_nothing(search: object) -> None:
    assert read("a", search=search, tags="no") == read("a")


def test_a_page_is_excluded_or_comes_earlier_if_it_says_so() -> None:
    assert read_page("a/", "A", "a", {"search": {"exclude": True}}) is None
    assert read("a", search={"boost": 2}).boost == 2


def test_a_page_of_a_record_says_what_it_is_and_a_quotation_is_a_name() -> None:
    search = {"kind": "Quote", "phrase": "So it &quot;was&quot;"}
    page = read(
        "<h1>Ann, quoted</h1><p>Other words</p>", search=search, tags=["Ann &amp; O&#x27;B"]
    )
    assert (page.kind, page.tags) == ("Quote", ("Ann & O'B",))
    found = standing(page.sections[0])
    assert found["was"] > HEADING > found["other"] == found["quote"] == ONCE
    assert "=ann_ob" in found
    assert "=so_it_was" not in found


def test_of_a_list_its_description_and_headings_are_searched() -> None:
    html = '<h1 id="a">Dams</h1><p>All.</p><h2 id="b">Old</h2><ul><li>The mill dam</ul>'
    page = read(html, search={"list": True}, description="What was built &amp; when.")
    found = [(one.anchor, one.title, one.text) for one in page.sections]
    assert found == [("", "Dams", "What was built & when."), ("b", "Old", "")]
    assert "mill" not in {word for one in page.sections for word in standing(one)}


def test_a_record_that_is_a_section_is_known_by_its_whole_name() -> None:
    html = '<h1 id="a">Terms</h1><h2 id="b">Mill dam</h2><p>A dam.'
    for search, known in (({"records": True}, True), ({}, False)):
        assert ("=mill_dam" in standing(read(html, search=search).sections[1])) is known


def test_what_a_page_is_about_is_found_and_not_shown_again() -> None:
    html = (
        '<h1 id="a">A</h1><p class="meta"><em>13 April</em> · attack</p><p>Then <b>this</b>.</p>'
        '<p class="said speaker">Ann, mayor</p><p class="metal proof-of">that</p>'
    )
    [section] = read(html).sections
    assert section.text == "Then this.\nthat"
    assert {"attack", "mayor", "13"} <= standing(section).keys()


def test_a_page_for_contributors_stands_behind_unless_it_says_so() -> None:
    boosts = {
        (url, meta): found.boost
        for url in ("contribute/dates/", "contribution/")
        for meta in (None, 3)
        if (found := read_page(url, "Dates", "a", {"search": {"boost": meta}}))
    }
    assert boosts == {
        ("contribute/dates/", None): BEHIND,
        ("contribute/dates/", 3): 3,
        ("contribution/", None): 1,
        ("contribution/", 3): 3,
    }


# Pages → index ------------------------------------------------------------------------------------


def contents(files: Mapping[str, str]) -> dict[str, Any]:
    """What each file hands on, by the name that it gives itself, which is its own."""
    found = {}
    for path, text in files.items():
        name, content = re.fullmatch(
            r'explainerSearch\("([^"]+)",(.*)\);\n', text, re.DOTALL
        ).groups()  # type: ignore[union-attr]
        assert path == f"search/{name}.js"
        found[name] = json.loads(content)
    return found


class Index:
    """The files of an index, asked as a browser asks them."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.all = contents(files)
        self.root = self.all["index"]
        self.starts = list(accumulate(self.root["sections"], initial=0))

    def part(self, kind: str, n: int) -> Any:  # noqa: ANN401 - as JSON has it
        return self.all[f"{self.root['version']}/{kind}-{n}"]

    def find(self, word: str) -> set[tuple[str, str]]:
        """Give the sections that a word is in: address of the page, and anchor."""
        sign = signs(word)
        n = bisect_right(self.root["words"], sign, key=signs) - 1
        part = self.part("words", n) if n >= 0 else {"words": "", "places": []}
        known = part["words"].split(" ")
        if word not in known:
            return set()
        numbers = accumulate(step // STANDINGS for step in part["places"][known.index(word)])
        return {self.section(number) for number in numbers}

    def section(self, number: int) -> tuple[str, str]:
        page = bisect_right(self.starts, number) - 1
        n = bisect_right(self.root["texts"], page) - 1
        url, _, _, sections = self.part("texts", n)[page - self.root["texts"][n]]
        return url, sections[number - self.starts[page]][0]


def signs(word: str) -> bytes:
    """A word as a browser compares it."""
    return word.encode("utf-16-be", "surrogatepass")


TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.text(
    "ab 1é–\U0001f642\ufffd", max_size=40
)
SECTIONS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3)


def section(n: int, title: str, text: str) -> FoundSection:
    found = " ".join(dict.fromkeys(words(f"{title} {text}")))
    stands = ("",) * (n % STANDINGS) + (found,)
    return FoundSection(f"s{n}" if n else "", title, text, stands)


PAGES = st.dictionaries(TEXT, SECTIONS, max_size=6).map(
    lambda pages: [
        FoundPage(
            url,
            "",
            (),
            1 + len(sections) / 20,
            tuple(section(n, *one) for n, one in enumerate(sections)),
        )
        for url, sections in pages.items()
    ]
)


@given(PAGES)
def test_every_word_of_every_page_finds_it_and_no_other(pages: list[FoundPage]) -> None:
    index = Index(index_files(pages))
    expected: dict[str, set[tuple[str, str]]] = {}
    for page in pages:
        for one in page.sections:
            for word in standing(one):
                expected.setdefault(word, set()).add((page.url, one.anchor))
    assert {word: index.find(word) for word in expected} == expected
    assert index.find("nobody-says-this") == set()


@given(PAGES, st.randoms(use_true_random=False))
def test_the_files_are_the_same_in_whatever_order_the_pages_come(
    pages: list[FoundPage],
    chance: Any,  # noqa: ANN401 - a Random of the library
) -> None:
    files = index_files(pages)
    mixed = [replace(page, sections=tuple(map(turned, page.sections))) for page in pages]
    chance.shuffle(mixed)
    again = index_files(mixed)
    assert list(again.items()) == list(files.items())


def turned(section: FoundSection) -> FoundSection:
    """The same section, its words counted from the end."""
    back = tuple(" ".join(reversed(words.split(" "))) for words in section.words)
    return FoundSection(section.anchor, section.title, section.text, back)


@given(PAGES)
def test_a_page_that_was_kept_as_json_is_the_same(pages: list[FoundPage]) -> None:
    for page in pages:
        assert FoundPage.of(json.loads(json.dumps(page, default=vars))) == page


def test_any_change_of_a_page_gives_other_addresses() -> None:
    """A reader with the old index is given no part of the new one."""
    one, other = read("a dam"), read("a gate")
    folders = [{path.split("/")[1] for path in index_files([page])} for page in (one, other)]
    assert folders[0] & folders[1] == {"index.js"}


def test_parts_are_bounded_and_none_is_without_need() -> None:
    """A part is as large as it may be, or one word, or one page, is larger alone."""
    pages = [
        FoundPage(
            f"p{n}/",
            "",
            (),
            1.0,
            (section(0, f"Page {n}", " ".join(f"w{n * k % 9973} w{k}" for k in range(150))),),
        )
        for n in range(400)
    ]
    files = index_files(pages)
    sizes = {path: len(text) for path, text in files.items()}
    for kind, most in (("words", PART), ("texts", TEXTS)):
        found = [size for path, size in sizes.items() if f"/{kind}-" in path]
        assert len(found) > 3
        assert max(found) <= most + 100
        assert sorted(found)[1] > most / 2, "only the last may be small"
    assert max(len(gzip.compress(text.encode())) for text in files.values()) < 50_000
    small = index_files(pages[:3])
    assert len(small) == 3, "a small site has one part of each kind"


def test_a_site_without_pages_has_an_index() -> None:
    assert Index(index_files([])).find("dam") == set()


# The site -----------------------------------------------------------------------------------------


HEADINGS = {"h1", "h2", "h3"}
LISTS = {
    *("actors/", "events/", "expectations/", "messages/", "places/", "questions/", "quotes/"),
    "sources/",
}
"""Lists of what has pages of its own, of which only the headings are searched."""


def test_every_word_of_every_page_of_the_site_finds_that_page(built: Path) -> None:
    """As another library reads the pages."""
    index = Index(read_files(built))
    pages = list(built.rglob("index.html"))
    found = 0
    for path in pages:
        article = main_part(path)
        url = path.parent.relative_to(built).as_posix() + "/"
        url = "" if url == "./" else url
        if article is None or is_excluded(url):
            continue
        found += 1
        parts = (
            [one for one in article.iter() if one.tag in HEADINGS] if url in LISTS else [article]
        )
        for word in {word for part in parts for word in words(visible(part))}:
            assert url in {page for page, _ in index.find(word)}, (url, word)
    assert found > 30


def read_files(site: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(site).items() if path.startswith("search/")}


def main_part(path: Path) -> Element | None:
    page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return next(iter(page.iter("article")), None)


def is_excluded(url: str) -> bool:
    """Whether a page asks not to be found: those for contributors, and versions as of a date."""
    written = NEUTRAL / "docs" / f"{url.rstrip('/')}.md"
    text = written.read_text("utf-8") if written.exists() else ""
    asks = bool(re.search(r"^search:\n  exclude: true$", text, re.MULTILINE))
    kept_out = ("contribute/records", "contribute/problems", "contribute/blocks", "embed/timeline")
    return asks or url.startswith(kept_out) or "/as-of/" in url


def visible(element: Element) -> str:
    """The text of a page, without what is around it and what is not to be searched."""
    classes = set((element.get("class") or "").split())
    hides = {"trail", "contents", "headerlink", "md-content__button", "md-source-file"} & classes
    if hides or "data-search-exclude" in element.attrib or element.tag in {"script", "style"}:
        return f" {element.tail or ''}"
    inside = "".join(visible(child) for child in element)
    inline = element.tag in {
        "a",
        "abbr",
        "em",
        "strong",
        "span",
        "b",
        "i",
        "bdi",
        "code",
        "time",
        "q",
    }
    gap = "" if inline else " "
    return f"{gap}{element.text or ''}{inside}{gap}{element.tail or ''}"


def test_the_plugin_of_the_theme_is_not_needed_and_changes_nothing(small: Path) -> None:
    assert mkdocs(small, "--strict", SOURCE_DATE_EPOCH="1").returncode == 0
    without = tree(small / "site")
    config = (small / "mkdocs.yml").read_text("utf-8")
    listed = config.replace("plugins:\n", "plugins:\n  - search\n")
    assert listed != config
    (small / "mkdocs.yml").write_text(listed, "utf-8")
    assert mkdocs(small, "--strict", SOURCE_DATE_EPOCH="1").returncode == 0
    assert tree(small / "site") == without
    assert "search/index.js" in without
    assert "search/search_index.json" not in without


def test_a_page_is_known_by_each_of_its_names_as_a_whole() -> None:
    page = read_page("a/", "The Post", "<h1>The Post</h1>", {"tags": ["Post & Co.", "—"]})
    assert page
    names = page.sections[0].words[-1].split()
    assert {"=the_post", "=post_co"} <= set(names)
    assert "=" not in names
