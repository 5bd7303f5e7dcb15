"""Words are explained where they are words: not in others, and not in pictures."""

import pytest

from builder.sections.glossary import Gloss, Glossary

GLOSSARY = Glossary(
    tuple(Gloss(form, "…") for form in ("bar", "Bar", "bar exam", "“old” bar", "C++", ".net"))
)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("A bar.", ["bar"]),
        ("Barges and crowbar, bars, bar2, _bar", []),
        ("Barges, then a bar exam", ["bar", "bar exam"]),
        ("A bar examination", ["bar"]),
        ("The “old” bar", ["bar", "“old” bar"]),
        ("gold” bar", ["bar"]),
        ("C++ or C++x", ["C++"]),
        ("C++x", []),
        ("a.net, b .net", [".net"]),
        ("x.net", []),
        ("<svg><text>bar</text></svg> and Bar", ["Bar"]),
    ],
)
def test_forms_are_found_as_whole_words_outside_pictures(page: str, found: list[str]) -> None:
    assert [gloss.form for gloss in GLOSSARY.on(page)] == found
