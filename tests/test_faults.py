"""Five hundred seeded faults: each is reported, where it is, and as it was before.

`make cases` rewrites what is found of each, in `faults.yml`; the difference is reviewed like code.
"""

import os
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest
import yaml
from faults import DOCS, Fault, faults
from generated import generate

from builder import check
from builder.problems import Problem

EXPECTED = Path(__file__).parent / "faults.yml"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")
COUNT, RECORDS, SEED = 500, 42, 6

ELSEWHERE = {"a record that is gone"}
"""Kinds of fault whose problem is in other files: those that name the record."""

Found = list[tuple[Fault, tuple[Problem, ...]]]


@pytest.fixture(scope="module")
def found() -> Found:
    """The faults, each with its problems."""
    made = generate(RECORDS, seed=SEED)
    assert check(made.texts, made.documents) == ()
    chosen = islice(faults(made.texts, made.documents, SEED), COUNT)
    return [(fault, problems(fault.texts)) for fault in chosen]


def problems(texts: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    data = {path: text for path, text in texts.items() if not path.startswith(DOCS)}
    return check(data, {path[len(DOCS) :]: texts[path] for path in texts.keys() - data.keys()})


def brief(fault: Fault, problems: tuple[Problem, ...]) -> str:
    """What is found in the file with the fault, and how often it is found in others."""
    here = [one for one in problems if one.location.path == fault.path]
    places = [f"{one.location.line}:{one.location.column} {one.code}" for one in here]
    others = Counter(one.code for one in problems if one not in here)
    return ", ".join([*places, *(f"elsewhere {count} {code}" for code, count in others.items())])


def test_faults_are_found_as_before(found: Found) -> None:
    now: dict[str, list[str]] = {}
    for fault, problems in found:
        now.setdefault(fault.kind, []).append(brief(fault, problems))
    if REWRITE:
        EXPECTED.write_text(yaml.safe_dump(now, sort_keys=False, width=1000), "utf-8")
    assert now == yaml.safe_load(EXPECTED.read_text("utf-8"))


def test_each_fault_is_reported_in_the_file_that_has_it(found: Found) -> None:
    assert len(found) == COUNT
    missed = [
        (fault.kind, fault.path)
        for fault, problems in found
        if fault.path not in {one.location.path for one in problems}
        and not (fault.kind in ELSEWHERE and problems)
    ]
    assert missed == []
