"""What a record says once, its statements take over only where it is true of them."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builder import build
from builder.inherit import inherit
from builder.load import load
from builder.problems import fatal

ONCE = {"source": "once", "according_to": "once", "basis": "document"}
OWN = {"source": "own", "according_to": "own", "basis": "on the record", "locator": "page 3"}

Written = dict[str, Any]


def some(of: Mapping[str, str]) -> st.SearchStrategy[Written]:
    """Any of the fields, with the values that they have there."""
    return st.fixed_dictionaries({}, optional={name: st.just(value) for name, value in of.items()})


once = some(ONCE)
statements = st.lists(some(OWN), min_size=1, max_size=4)


def event(once: Written, statements: list[Written]) -> Written:
    """An event that says something once; of its statements the first is a claim, then figures."""
    first, *others = [{**own} for own in statements]
    figures = [{"label": "trains", "unit": "trains", "value": "1", **own} for own in others]
    return {
        "title": "Closure",
        "date": "2031",
        "type": "decision",
        "summary": "It closes.",
        "claims": [{"text": "It is closed.", **first}],
        "figures": figures,
        **once,
    }


def texts(written: Written) -> dict[str, str | bytes]:
    records = {
        "explainer.yml": {"title": "The bridge"},
        "events/closure.yml": written,
        **{f"actors/{id_}.yml": {"name": id_, "type": "organisation"} for id_ in ("once", "own")},
        **{
            f"sources/{id_}.yml": {"title": id_, "published": "2031", "kind": "report"}
            for id_ in ("once", "own")
        },
    }
    return {path: json.dumps(value) for path, value in records.items()}


def whole(written: Written) -> list[Written]:
    """The statements of an event with what they take over."""
    records, _ = load(texts(written))
    value = inherit(records["event", "closure"]).value or {}
    return [*value["claims"], *value["figures"]]


@given(once, statements)
def test_what_is_taken_over_belongs_together(once: Written, statements: list[Written]) -> None:
    for own, found in zip(statements, whole(event(once, statements)), strict=True):
        assert {name: found[name] for name in own} == own, "a statement keeps what it says"
        assert found.get("locator") == own.get("locator")
        taken = {name for name in ONCE if name in found and name not in own}
        assert {name: found[name] for name in taken} == {name: once[name] for name in taken}
        if "basis" in taken:
            assert not {"according_to", "source"} & own.keys(), "the basis of another's word"
        if "according_to" in taken:
            assert "source" not in own, "who says it elsewhere"


@given(once, statements)
def test_what_can_be_taken_over_is(once: Written, statements: list[Written]) -> None:
    for own, found in zip(statements, whole(event(once, statements)), strict=True):
        for name in once.keys() - found.keys():
            assert name != "source"
            assert own.keys() & {"according_to", "source"}


@settings(max_examples=40)
@given(once, statements)
def test_a_record_means_what_it_would_if_each_statement_said_all(
    once: Written, statements: list[Written]
) -> None:
    short = event(once, statements)
    claim, *figures = whole(short)
    in_full = event({}, statements) | {"claims": [claim], "figures": figures}
    result, expected = build(texts(short)), build(texts(in_full))
    assert fatal(result.problems) == fatal(expected.problems)
    assert dict(result.outputs) == dict(expected.outputs)


@given(once, statements)
def test_what_is_taken_over_is_located_where_it_is_written(
    once: Written, statements: list[Written]
) -> None:
    records, _ = load(texts(event(once, statements)))
    record = records["event", "closure"]
    found = inherit(record)
    for path in found.locations.keys() - record.locations.keys():
        assert found.locations[path] == record.locations[path[-1],]
    assert {path: found.locations[path] for path in record.locations} == record.locations
