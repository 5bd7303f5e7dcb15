"""Explainers whose lists are too long for a page: few records, with bounds that are lower still."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from sites import SMALL

from builder.sections import divisions

BOUND = 6
"""How many records a page has at most, while the bounds are lowered."""
GLANCE = 4
"""How many records of a list on one page need no ways to its parts, likewise."""
BOUNDS = {"MOST": BOUND, "MOST_AT_LENGTH": 4, "MOST_BESIDE": 2, "FEWEST": 3, "AT_A_GLANCE": GLANCE}


@contextmanager
def lowered() -> Iterator[None]:
    """Lower the bounds for a while."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in BOUNDS.items():
            patch.setattr(divisions, name, value)
        yield


SAID = "according_to: the-paper\nbasis: reporter's account\nsource: report\n"
RECORDS: Mapping[str, str] = {
    "actor": "name: {letter}o {n}\ntype: organisation\n",
    "chapter": "title: Part {n}\nfrom: {year}\nto: {year}\nintroduction: So it was.\norder: {n}\n",
    "event": "title: Closed {n}\ndate: {year}-03\ntype: decision\nsummary: It was closed.\n"
    "claims: [{{text: So, according_to: the-paper, basis: document, source: report}}]\n",
    "expectation": "title: Thought {n}\nholders: [rail-co]\nkind: estimate\nabout: closure\n"
    "steps: [{{text: Soon, held: {year}}}]\n" + SAID,
    "message": "title: Told {n}\nfrom: rail-co\ndate: {year}-04-01\n"
    "versions: [{{content: Enough, according_to: the-paper, basis: document, source: report}}]\n",
    "place": "name: {letter}ham {n}\ntype: city\n",
    "question": "question: Why {n}?\nstatus: open\nchecked: 2024-05-01\n"
    "accounts: [{{position: So, according_to: the-paper, basis: document, source: report}}]\n",
    "quote": "text: We are sorry {n}\nspeaker: rail-co\nsource: report\ndate: {year}\n",
    "source": "title: Report {n}\npublisher: the-paper\npublished: {year}-05\nkind: report\n",
    "term": "term: {letter}ing {n}\ndefinition: A word.\n",
}
"""A record of each kind, with a place for its number, its year and its first letter."""


def with_records(kind: str, number: int) -> dict[str, str]:
    """Give a small explainer with so many records of a kind, and few of all others."""
    texts = {path: text for path, text in SMALL.items() if not _may_go(path, kind)}
    there = sum(path.startswith(f"{kind}s/") for path in texts)
    for n in range(there, number):
        values = {"n": n, "year": 2000 + n % 7, "letter": "ABCDE"[n % 5]}
        texts[f"{kind}s/x{n}.yml"] = RECORDS[kind].format(**values)
    return texts


def _may_go(path: str, kind: str) -> bool:
    return path == "quotes/sorry.yml" and kind == "quote"
