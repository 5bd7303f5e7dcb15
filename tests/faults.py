"""Texts of an explainer and a seed → the same with a single fault each, of every kind.

A kind of fault is a pattern and what is written instead, so that it can be put at each place that
the pattern finds. What changes files as a whole stands at the end.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

DOCS = "../docs/"
"""Where hand-written pages are, seen from the data."""
Changes = Mapping[str, str | bytes | None]
"""Files that are otherwise than before, `None` for one that is taken away."""


@dataclass(frozen=True)
class Fault:
    """An explainer with one fault."""

    kind: str
    path: str
    """The file that has it."""
    texts: Mapping[str, str | bytes]


REFERENCE = (
    "according_to|actor|body|chapter|event|from|place|part_of"
    "|publisher|question|source|speaker|whose"
)
NAME = "name|title|question|term"
WORD = "basis|colour|kind|role|status|type"
DAY = "as_of|checked|date|from|held|published|to"
LIST = "accounts|actors|aliases|claims|events|figures|holders|roles|sides|steps|summary|to|versions"
EVENT = r"(?=[\s\S]*\nchapter:)"
MAPPING = "amount|checked|position|quality|unnamed"

LINES: Mapping[str, tuple[str, str]] = {
    # References
    "a reference to nothing": (rf"^( *(?:- )?(?:{REFERENCE}): )[a-z][a-z0-9-]+$", r"\1nobody"),
    "a reference without its last letter": (
        rf"^( *(?:- )?(?:{REFERENCE}): [a-z][a-z0-9-]+)\w$",
        r"\1",
    ),
    "a reference to another kind": (
        r"^( *(?:chapter|event|place|question|source): )[a-z][a-z0-9-]+$",
        r"\1edda-dunmore",
    ),
    "a reference with a capital": (rf"^( *(?:- )?(?:{REFERENCE}): )[a-z]([a-z0-9-]+)$", r"\1X\2"),
    "a reference in a list to nothing": (
        r"^((?:about|carriers|events|holders|to):\n(?:  - .*\n)*?  - )[a-z][a-z0-9-]+$",
        r"\1nobody",
    ),
    "a link to nothing": (r"\]\(([a-z]+):[a-z0-9-]+\)", r"](\1:nothing)"),
    "a link to an unknown kind": (r"\]\([a-z]+:([a-z0-9-]+)\)", r"](person:\1)"),
    "a link to another kind": (r"\]\((?!term)[a-z]+:([a-z0-9-]+)\)", r"](term:\1)"),
    "a link to a page": (r"\]\(([a-z]+):([a-z0-9-]+)\)", r"](../\1s/\2.md)"),
    "a link that runs a script": (r"\]\([a-z]+:[a-z0-9-]+\)", "](javascript:alert)"),
    # Fields
    "an unknown field": (r"^(?=\w+:)", "remark: none\n"),
    "an unknown field further in": (r"^( +)(?=locator:)", r"\1page: 7\n\1"),
    "a misspelt field": (r"^( *(?:- )?[a-z])[a-z]([a-z_]{3,}:)", r"\1\2"),
    "a field with a capital": (r"^( *(?:- )?)basis:", r"\1Basis:"),
    "a field that is missing": (
        r"^ *(?:basis|date|definition|name|published|source|title): .*\n",
        "",
    ),
    "a field that is missing further in": (r"^ +(?:according_to|basis|source): .*\n", ""),
    "a field that is there twice": (r"^( *\w+: [^>\n].*\n)", r"\1\1"),
    "a field without a value": (r"^( *(?:- )?\w+:) [^>\n].*$", r"\1"),
    "a field with an empty text": (r"^( *(?:- )?\w+:) [^>\n].*$", r'\1 ""'),
    "a field with a dash alone": (r"^( *(?:- )?\w+:) [^>\n].*$", r"\1 -"),
    # Types
    "a list where a text belongs": (rf"^({NAME}|summary|url): [^>\n].*$", r"\1: [one, two]"),
    "a mapping where a text belongs": (rf"^({NAME}|date|url): [^>\n].*$", r"\1: {one: two}"),
    "a text where a list belongs": (rf"^({LIST}):\n(?: +.*\n)+", r"\1: something\n"),
    "a text where a mapping belongs": (rf"^( *)({MAPPING}):\n(?:\1 +.*\n)+", r"\1\2: something\n"),
    "a text where a number belongs": (r"^( *(?:latitude|low|order|value): )\d.*$", r"\1many"),
    "a number out of its bounds": (
        r"^( *(?:latitude|longitude|quotes_verified|significance): )\d.*$",
        r"\g<1>999",
    ),
    "a number below nothing": (r"^( *(?:radius_km|significance): )(\d.*)$", r"\1-\2"),
    "a range the wrong way round": (r"low: (\d+)\n( *)high: (\d+)$", r"low: 9\1\n\2high: \1"),
    "a figure without its number": (r"^ +value: \d+\n", ""),
    # Dates
    "a day that there is not": (rf"^( *(?:- )?(?:{DAY}): )\d{{4}}-\d\d-\d\d", r"\g<1>2024-02-30"),
    "a month that there is not": (rf"^( *(?:- )?(?:{DAY}): \d{{4}})-\d\d", r"\1-13"),
    "a date as it is spoken": (rf"^( *(?:- )?(?:{DAY}): )\d{{4}}-\d\d-\d\d$", r"\g<1>3 May 2024"),
    "a date the American way": (rf"^( *(?:- )?(?:{DAY}): )\d{{4}}-\d\d-\d\d$", r"\g<1>05/03/2024"),
    "a period the wrong way round": (r"^(date: )\d{4}-\d\d-\d\d$", r"\g<1>2024-05-02/2024-05-01"),
    "a time that there is not": (
        rf"^(date: \d{{4}}-\d\d-\d\d)${EVENT}",
        r"\1\ntime: 25:00 Europe/Tallinn",
    ),
    "a time without a zone": (rf"^(date: \d{{4}}-\d\d-\d\d)${EVENT}", r"\1\ntime: 12:00"),
    "a time without a day": (
        rf"^(date: \d{{4}}-\d\d)-\d\d${EVENT}",
        r"\1\ntime: 12:00 Europe/Tallinn",
    ),
    "a time that was skipped": (
        rf"^date: \d{{4}}-\d\d-\d\d${EVENT}",
        "date: 2024-03-31\ntime: 03:30 Europe/Tallinn",
    ),
    "an end before the beginning": (rf"^(date: \d{{4}}-\d\d-\d\d)${EVENT}", r"\1\nend: 1950-01-01"),
    "a chapter that ends before it begins": (r"^from: (.*)\nto: (.*)$", r"from: \2\nto: \1"),
    "an effect before its cause": (r"^date: .*$(?=[\s\S]*\nresponds_to:)", "date: 1950-01-01"),
    # Words of a vocabulary
    "a word that there is not": (rf"^( *(?:- )?(?:{WORD}): )[a-z].*$", r"\1gossip"),
    "a word with a capital": (rf"^( *(?:- )?(?:{WORD}): )[a-z](.*)$", r"\1X\2"),
    "a word without its last letter": (rf"^( *(?:- )?(?:{WORD}): [a-z].*)\w$", r"\1"),
    "a zone that there is not": (r"^( *(?:- )?zone: )\w+/\w+$", r"\1Europe/Marrow"),
    "a side that there is not": (r"^side: \w+$", "side: harbour"),
    "a side that is there twice": (r"^  - id: (?!town)\w+$", "  - id: town"),
    "a word that is there twice": (r"^term: (?!ballast allowance$).*$", "term: ballast allowance"),
    "an unnamed source with a name": (r"^type: unnamed sources$", "type: person"),
    "a named actor without a name": (r"^type: (?:person|organisation)$", "type: unnamed sources"),
    "an official who is named": (
        r"^( *)basis: (?:document|on the record)$",
        r"\1basis: unnamed official",
    ),
    # Values
    "an address that is none": (r"^url: .*$", "url: example dot org"),
    "a fingerprint that is none": (r"^( *(?:sha256|seal): )\w{9}", r"\1"),
    "a contact that is none": (r"^corrections: .*$", "corrections: the desk"),
    "a title that is too long": (rf"^({NAME}): .*$", rf"\1: {'long ' * 80}"),
    "a text that is too long": (
        r"^definition: >-\n",
        "definition: >-\n" + "  many words more\n" * 300,
    ),
    "a judging word": (r"^(summary|description): (>-\n  )?", r"\1: \2A brutal thing. "),
    "a quote that was changed": (r"^text: We \w+", "text: We demand"),
    # YAML
    "a quote that is not closed": (rf"^( *(?:- )?(?:{NAME}|text): )(?=\w)", r'\1"'),
    "a bracket that is not closed": (rf"^( *(?:- )?(?:{NAME}|{WORD}): )(?=\w)", r"\1["),
    "a tab": (r"^  (?=\w)", "\t"),
    "a line too far to the left": (r"^( +) (\w+: .*)$", r"\1\2"),
    "a line too far to the right": (r"^(\w+: [^>\n].*)$", r" \1"),
    "no space after the colon": (r"^( *(?:- )?\w+):[ ](?=[^>])", r"\1:"),
    "no space after the dash": (r"^( +)- (?=\w+: )", r"\1-"),
    "a colon in a text": (r"^((?:title|name): \w+ \w+) ", r"\1: "),
    "a number sign in a text": (r"^((?:title|name): \w+) (?=\w)", r"\1 #"),
    "an anchor": (rf"^( *(?:- )?(?:{NAME}|{WORD}): )(?=\w)", r"\1&here "),
    "a repetition": (rf"^( *(?:- )?(?:{NAME}|{WORD}): )\w.*$", r"\1*here"),
    "a tag": (rf"^( *(?:- )?(?:{NAME}|{WORD}): )(?=\w)", r"\1!!str "),
    "a second document": (r"^(?=\w+:)(?<=\n)", "---\n"),
    "a conflict of a merge": (r"^(\w+: [^>\n].*\n)", r"<<<<<<< HEAD\n\1=======\n\1>>>>>>> other\n"),
    "a character that nobody sees": (rf"^((?:{NAME}): \w+)", "\\1\u202e"),
    "a space at the end": (rf"^({NAME}): (\w[^'\"\n:]*)$", r'\1: "\2 "'),
    "a name of two lines": (rf"^({NAME}): (\w.*)$", r"\1: |-\n  \2\n  and more"),
    "lists within lists": (r"^aliases:$", f"aliases: {'[' * 13}x{']' * 13}\nothers:"),
    # Pages written by hand
    "a block that there is not": (r"^```(event|figures|messages)$", r"```\1es"),
    "a block about nothing": (r"^((?:event|quote): )[a-z].*$", r"\1nobody"),
    "a field that the block has not": (r"^((?:event|quote): [a-z].*)$", r"\1\nremark: none"),
    "a block with broken YAML": (r"^((?:event|quote): )(?=[a-z])", r"\1["),
    "a block that is not closed": (r"^```\n(?=\n## How we know)", ""),
}
"""What each kind of fault looks for, and what it writes instead."""
BY_HAND = list(LINES)[-5:]

FILES: Mapping[str, Callable[[str, str], Changes]] = {
    "an empty file": lambda path, _: {path: ""},
    "a comment alone": lambda path, _: {path: "# to be written\n"},
    "a list in a record's place": lambda path, _: {path: "- one\n- two\n"},
    "a text in a record's place": lambda path, _: {path: "To be written.\n"},
    "a byte that is no UTF-8": lambda path, text: {path: text.encode() + b"note: \xff\n"},
    "a file in UTF-16": lambda path, text: {path: text.encode("utf-16")},
    "a name that is no id": lambda path, text: {path: None, path.replace("/", "/My "): text},
    "an ending that is not known": lambda path, text: {
        path: None,
        path.replace("yml", "yaml"): text,
    },
    "a folder that is not known": lambda path, text: {path: None, path.replace("s/", "z/"): text},
    "a record that is part of itself": lambda path, text: {
        path: re.sub(r"(?m)(?<=^part_of: ).*", path.partition("/")[2].removesuffix(".yml"), text)
    },
    "a record that is gone": lambda path, text: {
        path: None if path.startswith(("actors/", "sources/")) else text
    },
}
"""What each kind of fault makes of a file: texts by path, `None` for a file that is taken away."""


def faults(texts: Mapping[str, str], documents: Mapping[str, str], seed: int) -> Iterator[Fault]:
    """One fault of each kind in turn, at a place that the seed chooses, none of them twice."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    pages = {f"{DOCS}{path}": text for path, text in documents.items()}
    kinds = {kind: list(_in_lines(kind, pages if kind in BY_HAND else texts)) for kind in LINES}
    kinds |= {kind: list(_in_files(kind, texts)) for kind in FILES}
    left = {kind: sorted(found, key=lambda _: chance.random()) for kind, found in kinds.items()}
    while left := {kind: found for kind, found in left.items() if found}:
        for kind, found in left.items():
            changes = found.pop()
            changed = {**texts, **pages, **changes}
            kept = {path: text for path, text in changed.items() if text is not None}
            yield Fault(kind, list(changes)[-1], kept)


def _in_lines(kind: str, texts: Mapping[str, str]) -> Iterator[Changes]:
    pattern, instead = LINES[kind]
    for path, text in texts.items():
        for found in re.finditer(pattern, text, re.MULTILINE):
            yield {path: text[: found.start()] + found.expand(instead) + text[found.end() :]}


def _in_files(kind: str, texts: Mapping[str, str]) -> Iterator[Changes]:
    for path, text in texts.items():
        changes = FILES[kind](path, text)
        if changes != {path: text}:
            yield changes
