"""The one style sheet: what a site can use of the theme's stays, the rest goes."""

import re
from pathlib import Path

import material
import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT, project
from sites import mkdocs

from builder.pictures.strip.room import ROW
from builder.publish.licences import of_theme
from builder.publish.stylesheet import prune_css, words
from builder.sections.timeline import FRAME, ROWS

KNOWN = words(['<main class="page open" data-kind="a"><p id="top">', 'add("is-late")'])

KEPT = {
    "by a class": ".page{margin:0}",
    "by an element": "main p{margin:0}",
    "by an id": "#top{margin:0}",
    "by an attribute": "[data-kind=a]{margin:0}",
    "by a class that a script adds": ".is-late{margin:0}",
    "by a state": ".page:hover>p:first-child::before{margin:0}",
    "with what is unknown in brackets": ".page:not(.gone):is(.open,.gone){margin:0}",
    "of everything": "*,:root{margin:0}",
    "with signs in its name": r".a\:b{margin:0}",
    "inside a condition": "@media print{.page{margin:0}}",
    "two deep": "@media print{@supports (gap:1px){.page{margin:0}}}",
    "of keyframes": "@keyframes turn{from{margin:0}to{margin:1px}}",
    "of a face": '@font-face{font-family:"Gone";src:url(gone.woff2)}',
    "with braces in a text": '.page::after{content:"} .gone {"}',
    "of a property that is asked for": ":root{--size:1px}.page{margin:var(--size)}",
}
GONE = {
    "by a class": ".gone{margin:0}",
    "by an element": "aside{margin:0}",
    "by an id": "#gone{margin:0}",
    "by an attribute": "[data-gone]{margin:0}",
    "below something": ".page .gone p{margin:0}",
    "inside a condition": "@media print{.gone{margin:0}}",
    "that says nothing": ".page{}",
    "of a property that nobody asks for": ":root{--gone:1px}",
    "of tables without a class": ".page table:not([class])+*{margin:0}",
    "of signs": '@charset "UTF-8";',
}


@pytest.mark.parametrize("rule", KEPT.values(), ids=KEPT)
def test_a_rule_stays(rule: str) -> None:
    assert prune_css(rule, KNOWN) == rule


@pytest.mark.parametrize("rule", GONE.values(), ids=GONE)
def test_a_rule_goes(rule: str) -> None:
    assert prune_css(rule, KNOWN) == ""


def test_of_a_list_only_the_selectors_go_that_fit_nothing() -> None:
    assert prune_css(".gone,.page,p .gone,p{margin:0}", KNOWN) == ".page,p{margin:0}"


def test_of_a_rule_only_the_properties_go_that_nobody_asks_for() -> None:
    sheet = ":root{--a:1px;color:red;--b:2px}p{margin:var( --b )}"
    assert prune_css(sheet, KNOWN) == ":root{color:red;--b:2px}p{margin:var( --b )}"


NAMES = st.sampled_from(["page", "open", "gone", "lost"])
SELECTORS = st.lists(NAMES.map(".{}".format), min_size=1, max_size=3).map(" ".join)
RULES = st.builds("{}{{margin:{}px}}".format, SELECTORS, st.integers(0, 9))
SHEETS = st.lists(RULES | st.lists(RULES).map(lambda all_: f"@media print{{{''.join(all_)}}}"))


@given(SHEETS)
def test_what_stays_is_in_the_same_order_and_stays_again(rules: list[str]) -> None:
    kept = prune_css("".join(rules), KNOWN)
    assert prune_css(kept, KNOWN) == kept
    assert prune_css(kept, KNOWN | {"gone", "lost"}) == kept
    everything = prune_css("".join(rules), KNOWN | {"gone", "lost"})
    assert "gone" not in kept
    assert len(kept) <= len(everything)


@given(st.text(alphabet="ab.#:*,{}[]()@\"'\\;- /\n", max_size=40))
def test_no_text_whatever_makes_it_fail_and_what_stays_can_be_read(text: str) -> None:
    found = tinycss2.parse_stylesheet(prune_css(text, words([text])), skip_whitespace=True)
    assert all(node.type != "error" for node in found)


def test_a_site_can_keep_all_of_the_themes_rules(tmp_path: Path) -> None:
    data = {
        "explainer.yml": "{title: T, answer: A., summary: [S.], as_of: 2031, licence: L, "
        "corrections: a@b.org, sides: [{id: n, name: N, colour: blue}]}"
    }
    folder = project(tmp_path, data)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    unpruned = settings.replace("      folder: data", "      folder: data\n      prune_css: false")
    assert unpruned != settings
    (folder / "mkdocs.yml").write_text(unpruned, "utf-8")
    assert mkdocs(folder).returncode == 0
    styles = folder / "site/assets/explainer/site.css"
    theirs = next((folder / "site/assets/stylesheets").glob("main.*.min.css"))
    assert styles.read_text("utf-8").startswith(theirs.read_text("utf-8"))


def test_the_licences_of_the_theme_and_its_icons_are_published() -> None:
    text = of_theme([str(Path(material.__file__).parent / "templates")])
    assert "Permission is hereby granted, free of charge" in text
    for icons in ("material", "fontawesome"):
        assert f"icons “{icons}”" in text


def test_the_style_sheet_keeps_room_for_every_number_of_rows() -> None:
    text = (ROOT / "builder/web/src/css/room.css").read_text("utf-8")
    for kind, name in (("has", "events"), ("fits", "fitting"), ("thin", "thin")):
        rule = rf"^\.{kind}-(\d+)-rows \{{\n  --{name}: (\d+);"
        known = re.findall(rule, text, re.MULTILINE)
        assert known == [(str(rows), str(rows)) for rows in ROWS]
    assert f"clamp(0rem, 3.6rem - 5.625vw, {ROW / 20}rem)" in text
    assert f"var(--wide) * {ROW / 20}rem + var(--more) + {FRAME / 20}rem, " in text
