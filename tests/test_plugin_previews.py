"""What search engines and other sites are told of a page."""

import json
import os
import re
import shutil
import struct
from pathlib import Path

from projects import NEUTRAL, ROOT
from sites import elements, heads, metas, mkdocs, parsed

FILES = ROOT / "builder" / "web" / "node_modules" / "@fontsource" / "inter" / "files"
CYRILLIC = FILES / "inter-cyrillic-600-normal.woff2"


def test_every_page_is_valid_html(built: Path) -> None:
    assert [(name, *error) for name, page in parsed(built).items() for error in page.errors] == []


def test_every_page_says_what_it_is_when_it_is_shared(built: Path) -> None:
    titles: dict[str, str] = {}
    for name, head in heads(built):
        said = metas(head)
        title = head.findtext("title") or ""
        assert title not in titles, (name, titles[title])
        titles[title] = name
        assert said["description"] == said["og:description"], name
        assert "&amp;" not in title + said["og:title"] + said["description"], name
        [canonical] = [
            link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"
        ]
        assert canonical == said["og:url"], name
        # A version of a page names that page.
        whole = re.sub(r"as-of/[^/]+/index\.html$", "", name).removesuffix("index.html")
        assert canonical.endswith("/" + whole), name
        assert said["twitter:card"] == "summary_large_image", name
        assert said["og:image:alt"], name
        base = canonical.removesuffix(whole)
        card = built / said["og:image"].removeprefix(base)
        assert card.read_bytes()[:24].endswith(struct.pack(">II", 1200, 630)), name
        assert name == "index.html" or title.startswith(said["og:title"]), name


def test_each_record_of_a_kind_that_is_shared_has_a_card_of_its_own(built: Path) -> None:
    kinds = ("events", "actors", "quotes", "questions")
    kinds += ("messages", "expectations", "places", "sources")
    for kind in kinds:
        for record in (NEUTRAL / "data" / kind).glob("*.yml"):
            card = built / "assets" / "cards" / kind / f"{record.stem}.png"
            assert card.is_file(), record
        assert (built / "assets" / "cards" / kind / "index.png").is_file(), kind
    by_hand = dict(heads(built))["method/index.html"]
    assert metas(by_hand)["og:image"].endswith("/assets/cards/index.png")


def test_the_build_says_which_cards_lack_words_until_a_font_has_their_letters(small: Path) -> None:
    explainer = small / "data" / "explainer.yml"
    text = explainer.read_text("utf-8").replace("title: A closed line", "title: Закрытая линия")
    explainer.write_text(text, "utf-8")
    said = mkdocs(small).stderr
    assert (
        "Cards without some of their words, whose letters no font has (`card_fonts`): index" in said
    )
    without = (small / "site" / "assets" / "cards" / "index.png").read_bytes()
    fonts = small / "node_modules" / "another" / "files"
    fonts.mkdir(parents=True)
    shutil.copy(CYRILLIC, fonts)
    config = (small / "mkdocs.yml").read_text("utf-8")
    given = "      folder: data\n      card_fonts: [node_modules/another]\n"
    (small / "mkdocs.yml").write_text(config.replace("      folder: data\n", given), "utf-8")
    assert "Cards without" not in mkdocs(small).stderr
    assert (small / "site" / "assets" / "cards" / "index.png").read_bytes() != without
    shutil.rmtree(fonts)
    assert "`card_fonts` names `node_modules/another`, where no font is" in mkdocs(small).stderr


def test_facts_for_machines_are_json_in_one_block_of_data(built: Path) -> None:
    count = 0
    for name, head in heads(built):
        blocks = [s for s in head.iter("script") if s.get("type") == "application/ld+json"]
        assert len(blocks) <= 1, name
        for block in blocks:
            assert json.loads(block.text or "")["@context"] == "https://schema.org"
            count += 1
    assert count > 100


def test_the_sitemap_names_every_page_but_the_one_for_frames_and_versions(built: Path) -> None:
    named = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    pages = [name for name, _ in heads(built)]
    versions = [name for name in pages if "/as-of/" in name]
    assert versions
    assert len(named) == len(set(named)) == len(pages) - len(versions)
    assert not [url for url in named if url.endswith("/embed/timeline/") or "/as-of/" in url]


def test_versions_of_a_page_are_not_found_by_search(built: Path) -> None:
    found = [path.read_text("utf-8") for path in (built / "search").rglob("*") if path.is_file()]
    assert any("questions/meant-to-be-small/" in text for text in found)
    assert not any("as-of/" in text for text in found)


def test_a_page_that_is_not_there_is_not_found_by_search_engines_and_helps(built: Path) -> None:
    page = elements(built / "404.html")
    assert ("meta", {"name": "robots", "content": "noindex"}) in page
    [form] = [attributes for tag, attributes in page if tag == "form" and "action" in attributes]
    assert os.path.normpath(form["action"]) == "/explainer"
    assert [a["name"] for tag, a in page if tag == "input" and a.get("type") == "search"] == ["q"]
