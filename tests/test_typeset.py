"""Typesetting: pages become HTML whole, and their links lead somewhere."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config

from builder.publish.settings import complete
from builder.render import Inserted, slot
from builder.typeset import END, EXTENSIONS, IncompletePageError, Typeset, astray, at
from builder.typeset import typeset as typeset_in
from builder.words import ENGLISH, of
from builder.words.pseudo import LANGUAGE

ROOT = Path(__file__).parent.parent
FRONT = "---\ntitle: Page\n---\n\n"


def typeset(outputs: Mapping[str, str], documents: Mapping[str, Inserted]) -> Mapping[str, Typeset]:
    return typeset_in(outputs, documents, ENGLISH)


def html_of(markdown: str, path: str = "events/page.md") -> str:
    [piece] = typeset({path: FRONT + markdown}, {})[path].pieces
    return piece


def by_hand(*pieces: str, words: str = "") -> Inserted:
    slots = "\n\n".join(slot(str(number)) for number, _ in enumerate(pieces))
    return Inserted("", f"{FRONT}{words}\n\n{slots}\n", pieces)


def test_a_site_gets_the_extensions_that_pages_are_typeset_with() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    complete(config)
    assert sorted(config.markdown_extensions) == sorted(EXTENSIONS)
    theirs = {name: dict(of) for name, of in config.mdx_configs.items() if of}
    assert theirs == {name: of for name, of in EXTENSIONS.items() if of}


@pytest.mark.parametrize(
    ("page", "link", "address"),
    [
        ("events/a.md", "b.md", "../b/"),
        ("events/a.md", "a.md#x", "./#x"),
        ("events/a.md", "#x", "#x"),
        ("events/a.md", "../actors/b.md#x", "../../actors/b/#x"),
        ("events/a.md", "index.md", "../"),
        ("events/a.md", "../index.md", "../../"),
        ("events/index.md", "../index.md", "../"),
        ("index.md", "events/a.md", "events/a/"),
        ("index.md", "index.md", "./"),
        ("events/a.md", "../data/x.json", "../../data/x.json"),
        ("events/a.md", "https://example.org/a.md", "https://example.org/a.md"),
        ("events/a.md", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_is_written_as_a_browser_needs_it(page: str, link: str, address: str) -> None:
    assert html_of(f"[x]({link})", page) == f'<p><a href="{address}">x</a></p>'


@pytest.mark.parametrize("before", ["", "-   Seen: "])
def test_a_term_is_explained_in_words_and_never_in_a_picture(before: str) -> None:
    picture = '<svg viewBox="0 0 9 9"><text x="1">300 carts</text></svg>'
    html = html_of(f"{before}{picture}\n\nThe carts came.\n\n*[carts]: Wagons.\n")
    assert picture in html
    assert 'The <abbr title="Wagons.">carts</abbr> came.' in html


def test_a_page_that_markdown_loses_the_end_of_is_refused_by_name() -> None:
    lost = '<div class="list" markdown>\n\n-   They &#b said\n\n</div>\n\nMore.\n'
    with pytest.raises(IncompletePageError, match=r"events/page\.md"):
        html_of(lost)


@pytest.mark.parametrize("kept", ["", slot("0"), END, END + slot("0"), slot("0") * 2 + END])
def test_a_page_without_a_slot_or_its_end_is_refused_by_name(kept: str) -> None:
    page = typeset({"a.md": f"{FRONT}Text"}, {})["a.md"]
    assert page.filled(f"{slot('0')}\n{END}") == "<p>Text</p>"
    with pytest.raises(IncompletePageError, match=r"a\.md"):
        page.filled(kept)


def test_a_slot_in_what_stands_for_a_block_is_no_slot() -> None:
    page = typeset({}, {"a.md": by_hand(f"<p>{slot('1')}</p>\n", "Second")})["a.md"]
    assert page.filled(page.markdown).endswith(f"<p>{slot('1')}</p>\n\n<p>Second</p>")


def test_a_page_is_the_same_whatever_was_typeset_before_it() -> None:
    first = "# Title\n\nThe IRGC.\n\n*[IRGC]: The guards\n"
    second = "# Title\n\nThe IRGC.\n"
    alone = html_of(second, "alone.md")
    assert "<abbr" in html_of(first)
    assert html_of(second, "after.md") == alone.replace("alone", "after")
    assert "<abbr" not in alone


def test_the_link_of_a_heading_is_called_in_the_words_of_the_language() -> None:
    for words in (ENGLISH, of(LANGUAGE)):
        [piece] = typeset_in({"a.md": f"{FRONT}## Side"}, {}, words)["a.md"].pieces
        assert f'title="{words.text("site.section")}"' in piece


def test_a_heading_in_a_block_gives_way_to_the_same_one_around_it() -> None:
    page = typeset({}, {"a.md": by_hand("## Side", "## Side", words="## Side")})["a.md"]
    assert [heading.id for heading in page.headings] == ["side_1", "side_2"]
    assert page.anchors == {"side_1", "side_2"}


def test_the_page_in_one_file_has_no_empty_line_in_its_html() -> None:
    page = typeset({"a.md": f"{FRONT}<div>\n\n<p>x</p>\n\n</div>\n\nText\n"}, {})["a.md"]
    assert page.text == f"{FRONT}<div>\n<p>x</p>\n</div>\n<p>Text</p>\n"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[x](b.md)", ""),
        ("[x](b.md#there)", ""),
        ('<p><a href="../../data/x.json#any">x</a></p>', ""),
        ("[x](https://example.org/)", ""),
        ("[x](c.md)", "the page events/page.md links to events/c/, which is not in the site"),
        ("[x](b.md#no)", "the page events/page.md links to events/b/#no, which is not in the site"),
        ("[x](#no)", "the page events/page.md links to events/page/#no, which is not in the site"),
        (
            '<svg><a class="x" xlink:href="../c/"><text>x</text></a></svg>',
            "the page events/page.md links to events/c/, which is not in the site",
        ),
        ('The text href="c.md" and &lt;a href="c.md"&gt; is none', ""),
    ],
)
def test_a_link_that_leads_nowhere_is_said_with_its_page(link: str, found: str) -> None:
    pages = typeset({"events/page.md": FRONT + link}, {})
    anchors = {at("events/page.md"): set(), at("events/b.md"): {"there"}, "data/x.json": None}
    links = {path: page.links for path, page in pages.items()}
    assert "".join(astray(links, anchors)) == found
