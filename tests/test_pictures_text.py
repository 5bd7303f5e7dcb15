"""Words in pictures: as wide as the font sets them, in lines that fit, cut for want of room."""

import runpy
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from builder.pictures.text import Measure, cut, text_width, wrap

WEB = Path(__file__).parent.parent / "builder" / "web"
TABLES = runpy.run_path(str(WEB / "tables.py"))
FILES = {path.name: path.read_bytes() for path in TABLES["FONTS"].glob("inter-latin*-normal.woff2")}
NAMES = """
Oman|WMO|UNESCO|Fiji|Brasil|Jersey|Mali|Illyria|MMM|WWW|lilli|Wimmelwammel|Turkey|Kolkata|Eva Lindt
Türkiye|Łódź|Kraków|Malmö|Århus|São Paulo|Bogotá|Čačak|Ploiești|Ğazi Şen|Ngô Đình Diệm|Reykjavík
Johannes Q. Sand Jr.|Al-Manar light|Ida Crane|Tom Dock|Valley Council|The railway company
Ministry of Foreign Affairs|The line closes|11 April 2031|1,000–2,000|31 March 2031, 17:00
about 120 (of 170)|“Not before 2031”|told by Valley Post · reporter’s account|£12, €13, $14 or 15 %
mediates between|spokesperson for|A–Z: 0/1/2/3/4/5/6/7/8/9|Société Générale & Cie|naïve coöperation
Straße der Einheit|Æthelred, Þór|Fjørtoft|Ħal Qormi|Œuvre complète|¿Quién sabe?|l’été|R&D + Q&A
"""
LATIN = "–—\u2018’“”…€\u0131Œœ"
"""Beyond ISO 8859-1, what of these stands in the subset of Latin."""
EACH = [name for line in NAMES.split("\n") for name in line.split("|") if name]


@cache
def faces(weight: int) -> list[ImageFont.FreeTypeFont]:
    names = (f"inter-{subset}-{weight}-normal.woff2" for subset in ("latin", "latin-ext"))
    basic = ImageFont.Layout.BASIC
    return [ImageFont.truetype(BytesIO(FILES[name]), 1000, layout_engine=basic) for name in names]


def in_the_font(text: str, weight: int) -> float:
    """How wide the font itself makes a text of a thousand pixels."""
    latin, rest = faces(weight)
    return sum(
        (latin if ord(sign) < 0x100 or sign in LATIN else rest).getlength(sign) for sign in text
    )


def at(size: float) -> Measure:
    return lambda text: text_width(text, size)


def test_the_widths_are_those_of_the_fonts_that_the_site_serves() -> None:
    written = TABLES["WIDTHS"].read_text(encoding="utf-8")
    assert written == TABLES["python"](TABLES["advances"](FILES)), "run `make tables`"


def test_the_front_end_draws_by_the_same_numbers() -> None:
    written = TABLES["TABLES"].read_text(encoding="utf-8")
    assert written == TABLES["javascript"](dict(TABLES["shared"]())), "run `make tables`"


def test_the_front_end_says_the_words_of_the_table() -> None:
    written = TABLES["WORDS"].read_text(encoding="utf-8")
    assert written == TABLES["words"](), "run `make tables`"


@pytest.mark.parametrize(("path", "text"), [("VOCABULARY", "vocabulary"), ("SIDES", "sides")])
def test_scripts_and_style_sheets_have_the_colours_of_the_vocabulary(path: str, text: str) -> None:
    assert TABLES[path].read_text(encoding="utf-8") == TABLES[text](), "run `make tables`"


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (600, True)])
@pytest.mark.parametrize("name", EACH)
def test_a_name_is_as_wide_as_the_font_sets_it(name: str, weight: int, *, bold: bool) -> None:
    assert text_width(name, 1000, bold=bold) == pytest.approx(in_the_font(name, weight), rel=0.01)


def test_letters_that_the_font_lacks_have_room_and_squares_are_squares() -> None:
    assert text_width("تهران", 10) == pytest.approx(5 * 6.4)
    assert text_width("北京市", 10) == pytest.approx(30)
    assert text_width("서울", 10) == pytest.approx(20)


def test_a_mark_on_a_letter_takes_no_room() -> None:
    assert text_width("e\u0301", 10) == text_width("é", 10) == text_width("e", 10)


def test_words_go_on_as_few_lines_as_hold_them() -> None:
    lines = wrap("Northern Lighthouse Keepers Guild", 160, at(12.5))
    assert lines == ["Northern Lighthouse", "Keepers Guild"]
    assert wrap("", 60, at(12.5)) == [""]


def test_a_word_too_long_for_a_line_is_broken_or_left_whole_as_asked() -> None:
    assert "".join(wrap("x" * 40, 60, at(12.5))) == "x" * 40
    assert max(map(at(12.5), wrap("x" * 40, 60, at(12.5)))) <= 60
    assert wrap("a " + "x" * 40, 60, at(12.5), whole=True) == ["a", "x" * 40]


def test_lines_that_may_not_be_end_in_an_ellipsis() -> None:
    assert wrap("one two three four five six seven", 60, at(12.5), most=2) == ["one two", "three…"]


def test_a_text_is_cut_at_a_word_and_without_spaces_between_signs() -> None:
    assert cut("Ministry of Foreign Affairs", 100, at(12.5)) == "Ministry of…"
    assert cut("北京市人民政府", 40, at(10)) == "北京市…"
    assert cut("Oman", 100, at(12.5)) == "Oman"


@settings(derandomize=True, deadline=None, database=None)
@given(st.text(max_size=60), st.floats(12, 200), st.integers(0, 3))
def test_no_line_is_wider_than_its_room_unless_it_is_a_single_sign(
    text: str, room: float, most: int
) -> None:
    lines = wrap(text, room, at(10), most=most)
    assert all(at(10)(line) <= room or len(line) <= 2 for line in lines)
    assert not most or len(lines) <= most
    kept = cut(text, room, at(10))
    assert at(10)(kept) <= room or len(kept) <= 2
