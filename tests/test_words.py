"""The table of a language: complete, free of markup, each entry used; dates and numbers in it."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from builder import model
from builder.dates import Date, Ending
from builder.fields import Clock
from builder.marks import Shown
from builder.sections.timeline import PLACED
from builder.text import escape_inline
from builder.vocabulary import (
    VOCABULARY,
    Borders,
    Direction,
    Marking,
    RelationType,
    Role,
    SideColour,
    Word,
)
from builder.walk import fields_of
from builder.words import ENGLISH, of
from builder.words.front import PREFIX, front
from builder.words.pseudo import LANGUAGE

ROOT = Path(__file__).parent.parent
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for pattern in ("**/*.py", "templates/**/*.j2", "publish/theme/**/*.html")
    for path in sorted((ROOT / "builder").glob(pattern))
    if "node_modules" not in path.parts and path.name != "en.py"
)
LISTS = [kind for kind in dict.fromkeys(map(type, VOCABULARY.words)) if kind.section]
"""The closed lists that readers see."""


def entries() -> Iterator[tuple[str, str, str]]:
    """Section, key and each text of every entry."""
    for section, keys in ENGLISH.table.items():
        for key, entry in keys.items():
            for text in [entry] if isinstance(entry, str) else entry.values():
                yield section, key, text


@pytest.mark.parametrize("kind", LISTS)
def test_each_word_of_a_list_is_said_to_readers(kind: type[Word]) -> None:
    assert set(ENGLISH.table[kind.section]) == set(VOCABULARY.of(kind))


def test_only_what_decides_how_something_is_shown_is_never_said() -> None:
    assert {type(word) for word in VOCABULARY.words} - set(LISTS) == {
        *(Borders, Direction, Marking, SideColour)
    }


def test_each_field_that_shows_itself_with_a_label_has_one_in_every_language() -> None:
    shown = {
        field.name
        for body in vars(model).values()
        if isinstance(body, type) and issubclass(body, model.Part)
        for field in fields_of(body)
        for mark in field.marks
        # In the line under a heading fields have no label, but the timeline gives them one.
        if isinstance(mark, Shown)
        and (mark.where == "facts" or (body is model.Event and field.name not in PLACED))
    }
    for table in (ENGLISH.table, of(LANGUAGE).table):
        assert set(table["field"]) == shown


def test_each_basis_is_explained() -> None:
    assert set(ENGLISH.table["basis-meaning"]) == set(ENGLISH.table["basis"])


def test_each_relation_is_said_from_the_other_end_too() -> None:
    inverse = {relation.inverse for relation in VOCABULARY.of(RelationType)}
    assert set(ENGLISH.table["relation-inverse"]) == inverse


def test_a_word_that_a_site_adds_is_said_as_it_is_written() -> None:
    assert ENGLISH.word(Role("ferrywoman")) == "ferrywoman"


def test_no_entry_holds_a_sign_that_markdown_or_html_takes_for_its_own() -> None:
    for section, key, text in entries():
        if section.startswith(PREFIX):  # a script writes text, not markup
            continue
        plain = re.sub(r"\{\w+\}", "x", text)
        assert escape_inline(plain) == plain, f"{section}.{key}"
        assert not set("<>&\"'") & set(text), f"{section}.{key}"


def test_every_entry_is_used() -> None:
    sections = set(re.findall(r"""(?:value\(|f)["']([a-z-]+)(?:\.[\w-]*\{|["'])""", SOURCE))
    sections |= {kind.section for kind in LISTS}
    for section, key, _ in entries():
        if section.startswith(PREFIX):
            continue
        listed = key in {"list", "list-about"}  # of each kind of record
        named = listed or re.search(rf"""["']{section}\.{re.escape(key)}["']""", SOURCE)
        assert named or section in sections, f"{section}.{key}"


def test_an_entry_by_number_says_what_holds_of_any_other() -> None:
    for section, keys in ENGLISH.table.items():
        for key, entry in keys.items():
            if not isinstance(entry, str):
                names = [
                    {name for _, name, _, _ in Formatter().parse(one)} for one in entry.values()
                ]
                assert "other" in entry, f"{section}.{key}"
                assert all(one - {None} <= names[-1] for one in names), f"{section}.{key}"


PLURAL = re.compile(r"\{(\w+)\} (?:[a-z-]+ )?[a-z]+s\b")
"""A value before a word that may be a plural noun, perhaps with an adjective between."""
NO_NUMBER = {"name", "place"}
"""Values that no number is: “{name} was”, “{place} and its surroundings”."""
OF_ONE = re.compile(r"(?<=\{n\})(?: [a-z-]+)? (?:is|was|has)\b")
"""The verb after a number that is one: “{n} is heard”, “{n} event was known”."""


def test_a_number_before_a_plural_noun_chooses_the_form_of_the_entry() -> None:
    """“1 statements” is no English, so only `n` can stand there, and in `other` alone."""
    for section, keys in ENGLISH.table.items():
        for key, entry in keys.items():
            for form, text in [("", entry)] if isinstance(entry, str) else entry.items():
                said = OF_ONE.sub("", text) if form == "one" else text
                found = set(PLURAL.findall(said)) - NO_NUMBER
                assert found <= ({"n"} if form == "other" else set()), f"{section}.{key}: {text}"


def test_an_unknown_key_fails_the_build() -> None:
    with pytest.raises(KeyError):
        ENGLISH.text("event.nothing-of-the-kind")


def test_a_language_without_a_table_is_english() -> None:
    assert of("xx").code == "en"


def test_numbers_and_lists_are_as_the_language_writes_them() -> None:
    numbers = ["1250", "0.5", "1234567.125", "300.0", "0"]
    assert [ENGLISH.number(Decimal(one)) for one in numbers] == [
        *["1,250", "0.5", "1,234,567.125", "300", "0"]
    ]
    assert ENGLISH.listed(["A", "B", "C"]) == "A, B, C"
    assert [ENGLISH.apart(items) for items in ([], ["A"], ["A, B", "C", "D"])] == [
        *["", "A", "A, B; C; D"]
    ]
    assert [ENGLISH.all_of(list(names)) for names in ("", "A", "AB", "ABC")] == [
        *["", "A", "A and B", "A, B and C"]
    ]


def test_a_list_in_scripts_is_written_by_the_same_patterns() -> None:
    assert front(ENGLISH)["language"]["list"] == ENGLISH.list_patterns()
    assert ENGLISH.list_patterns() == ("{0}, {1}",) * 4


def test_a_clock_time_says_whose_clock_it_is() -> None:
    assert ENGLISH.clock(Clock.parse("03:00 Asia/Kolkata")) == "03:00 Kolkata time"
    assert ENGLISH.clock(Clock.parse("03:00 UTC")) == "03:00 UTC"


def test_one_and_several_have_forms_of_their_own() -> None:
    days = [ENGLISH.text("latency.day", n=n) for n in (1, 2, 1250)]
    assert days == ["1 day", "2 days", "1,250 days"]


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("2031-04-13", "13 April 2031"),
        ("2031-04-02/2031-04-05", "between 2 and 5 April 2031"),
        ("2031-04-02/2031-04-03", "2 or 3 April 2031"),
        ("2031-21/2031-22", "spring or summer 2031"),
        ("early 2031-02", "early February 2031"),
        ("2031%", "perhaps about 2031"),
        ("../2031-04", "by April 2031"),
    ],
)
def test_a_date_is_as_fine_as_it_was_written(notation: str, words: str) -> None:
    assert ENGLISH.date(Date.parse(notation)) == words


def test_what_runs_the_other_way_is_isolated_and_nothing_else() -> None:
    said = ENGLISH.text("quote.title", speaker="שרה רבי")
    assert said == "\u2068שרה רבי\u2069, quoted"
    assert ENGLISH.text("amount.range", low=20, high=45) == "20–45"
    assert ENGLISH.bdi("Dan") == "Dan"
    assert ENGLISH.bdi("שרה") == "<bdi>שרה</bdi>"


def test_from_right_to_left_a_number_is_isolated_and_a_range_as_a_whole() -> None:
    pseudo = of(LANGUAGE)
    amount = pseudo.text("amount.range", low=20, high=45)
    assert pseudo.text("amount.unit", number=amount, unit="יריות") == (
        "⟦\u2068⟦\u206820\u2069–\u206845\u2069⟧\u2069 יריות⟧"
    )
    assert pseudo.bdi("\u206820–45\u2069") == "<bdi>20–45</bdi>"
    assert pseudo.bdi("יריות") == "יריות"


IN = "in the Julian calendar"
BESIDE = "(from 11 January to 11 February in the Gregorian)"
FOUND = "from 16 August 1844 or earlier to 16 August 1844 or later"
UNKNOWN_END = "from some time between 1844 and 1847; when it ended is not known"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-04", "2031-06", "from April 2031 to June 2031"),
        (None, "../2031-06", "until June 2031 at the latest"),
        ("2029", "../2031-06", "from 2029 to June 2031 at the latest"),
        ("2029/..", None, "since 2029 at the earliest"),
        (None, None, ""),
        ("2031-04-02/2031-04-05", "2032", "from some time between 2 and 5 April 2031 to 2032"),
        ("2031-04-02/2031-04-03", "2032", "from 2 or 3 April 2031 to 2032"),
        ("[2030,2032]", "2033", "from 2030 or 2032 to 2033"),
        ("../1844-08-16", "1844-08-16/..", FOUND),
        ("1844/..", "1845/1848", "from 1844 or later to some time between 1845 and 1848"),
        ("1844~", "../1848?", "from about 1844 to perhaps 1848 at the latest"),
        ("../1844", None, "since 1844 or earlier"),
        ("1844/1847", None, "since some time between 1844 and 1847"),
        ("1844/1847", "unknown", UNKNOWN_END),
        ("../..", "1844", "from a time not known to 1844"),
        ("../..", "..", "since a time not known"),
        (None, "1844/..", "until 1844 or later"),
        (None, "1844/1847", "until some time between 1844 and 1847"),
        ("-005X", "-0043", "from some time between 60 and 51 BCE to 44 BCE"),
    ],
)
def test_a_period_says_which_of_its_ends_is_open(
    start: str | None, end: str | None, words: str
) -> None:
    ends = (Date.parse(start) if start else None, Ending.parse(end) if end else None)
    assert ENGLISH.period(*ends) == words


def test_what_lasted_until_the_end_of_its_window_says_that_once() -> None:
    begun, ended = Date.parse("2031-04-02/early 2031-06"), Date.parse("early 2031-06")
    assert ENGLISH.moment(begun, None, ended) == "from after 2 April 2031 until early June 2031"


@pytest.mark.parametrize(
    ("begun", "ended", "words"),
    [
        (
            "1917-07-03 Julian",
            "1917-07-07 Julian",
            f"from 16 to 20 July 1917 (from 3 to 7 July {IN})",
        ),
        (
            "1917-06-25 Julian",
            "1917-07-07 Julian",
            f"from 8 to 20 July 1917 (from 25 June to 7 July {IN})",
        ),
        (
            "1917-12-25 Julian",
            "1918-01-02 Julian",
            f"from 7 to 15 January 1918 (from 25 December 1917 to 2 January 1918 {IN})",
        ),
        (
            "1580-01-01 Julian",
            "1590-01-01 Julian",
            f"from 11 January 1580 to 11 January 1590 (from 1 January 1580 to 1 January 1590 {IN})",
        ),
        (
            "1570-01-01 Julian",
            "1570-02-01 Julian",
            f"from 1 January to 1 February 1570 {IN} {BESIDE}",
        ),
        (
            "[1918-01-05 Julian,1918-01-06 Julian]",
            None,
            f"18 or 19 January 1918 (5 or 6 January {IN})",
        ),
        (
            "1917-07-03 Julian/1917-07-05 Julian",
            None,
            f"between 16 and 18 July 1917 (between 3 and 5 July {IN})",
        ),
        (
            "1917-07-03 Julian",
            "1917-07-20",
            f"16 July 1917 (3 July {IN}), lasting until 20 July 1917",
        ),
        ("../1917-07", "..", "since July 1917 or earlier; still going on"),
        (
            "2031-04-02",
            "2031-04-05/2031-04-08",
            "2 April 2031, lasting until some time between 5 and 8 April 2031",
        ),
    ],
)
def test_what_lasted_names_both_calendars_once(begun: str, ended: str | None, words: str) -> None:
    end = Ending.parse(ended) if ended else None
    assert ENGLISH.moment(Date.parse(begun), None, end) == words


def test_days_of_two_calendars_never_read_alike() -> None:
    """Whatever the year, a day of the one calendar is not told as a day of the other."""
    for year in ("-0500", "-0001", "0100", "0325", "0999", "1066", "1582", "1583", "1700", "1917"):
        for day in ("01-01", "02-28", "06-15", "10-01", "12-31"):
            julian, gregorian = (
                ENGLISH.date(Date.parse(f"{year}-{day}{mark}")) for mark in (" Julian", "")
            )
            assert julian != gregorian
            assert "in the Julian calendar" in julian, julian
            assert "(" in julian, julian


def test_every_entry_of_scripts_is_used() -> None:
    web = ROOT / "builder" / "web" / "src"
    scripts = "\n".join(
        path.read_text("utf-8") for path in web.rglob("*.js") if path.name != "english.js"
    )
    for section, entries_ in front(ENGLISH).items():
        if re.search(
            rf"\b{section.upper()}\)?\[", scripts
        ):  # by the name of a button or of a field
            continue
        for key in entries_:
            assert re.search(rf"\b{section.upper()}\.{key}\b", scripts), f"{section}.{key}"


# Words elsewhere ----------------------------------------------------------------------------------

SPEAKING = ("sections", "pages", "blocks", "pictures", "exports", "preview")
"""Rooms of the builder that make what readers see."""
A_SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;!?]? [^\W\d_]{2,}|\b[A-Z][a-z]")
NOT_SAID = {
    "blocks/timeline.py": (r".*`chapter`.*", "a problem, raised by what checks its options"),
    "exports/redirects.py": (r"<!doctype html>.*", "markup, in which words from the table are put"),
    "pages/__init__.py": (r"Kinds of page planned", "what a terminal shows of a build's progress"),
    "sections/lives.py": (r"The ", "an article that a name in the data has already"),
    "pages/reference.py": (r".*", "a page for contributors, in English as the model's docstrings"),
    "pictures/network/__init__.py": (r"[A-Z][A-Za-z]+", "names that other modules may import"),
    "pictures/text.py": (r"M[en]|Cf", "categories of Unicode"),
    "sections/divisions.py": (r"Lm", "a category of Unicode"),
    "preview/facts.py": (r"[A-Z][A-Za-z]+", "types of schema.org"),
}
"""Strings that look like words and that nobody reads in the site's language, by their module."""


NOT_READ = {"error", "warning", "refuse", "TypeVar"}
"""What is called with strings for contributors, or for those who read the code."""


def is_annotation(node: ast.AST, child: ast.AST) -> bool:
    return child in (getattr(node, "annotation", None), getattr(node, "returns", None))


def strings(node: ast.AST) -> Iterator[str]:
    """Strings of code, but for docstrings, annotations, exceptions and problems."""
    for child in ast.iter_child_nodes(node):
        if is_annotation(node, child):
            continue
        name = ast.unparse(getattr(child, "func", child)) if isinstance(child, ast.Call) else ""
        docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if docstring or isinstance(child, ast.Raise) or name in NOT_READ:
            continue
        if isinstance(child, ast.AnnAssign) and ast.unparse(child.target) == "noun":
            continue
        if isinstance(child, ast.FunctionDef) and "Problem" in ast.unparse(child.returns or child):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value
        yield from strings(child)


def test_no_module_says_words_of_its_own() -> None:
    builder = ROOT / "builder"
    excused = set()
    rooms = (builder / room for room in SPEAKING)
    for path in (
        path for room in rooms for path in ([room] if room.suffix else room.rglob("*.py"))
    ):
        name = path.relative_to(builder).as_posix()
        pattern, _ = NOT_SAID.get(name, ("", ""))
        for text in filter(A_SENTENCE.search, strings(ast.parse(path.read_text("utf-8")))):
            assert re.fullmatch(pattern, text, re.DOTALL), f"{name}: {text}"
            excused.add(name)
    assert excused == NOT_SAID.keys()


@pytest.mark.parametrize(
    "code", ['label = "Weather"', 'return f"no more than {n}"', 'f("a b", "of it")']
)
def test_words_in_code_are_noticed(code: str) -> None:
    assert any(map(A_SENTENCE.search, strings(ast.parse(code))))


def test_no_module_writes_quotation_marks_or_separators_by_hand() -> None:
    """They are the language's: entries of the table, or CLDR's patterns of lists."""
    hand = re.compile(r"""(?<!\{)["'](; |, )["']\.join|f["'][^"'\n]*“\{""")
    shown = ("sections", "pages", "blocks", "exports", "preview", "pictures")
    paths = [path for room in shown for path in (ROOT / "builder" / room).rglob("*.py")]
    found = [path.name for path in paths if hand.search(path.read_text("utf-8"))]
    assert found == ["reference.py"]  # a page for contributors, in English
