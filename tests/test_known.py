"""From which day on something is known, and the pages of key dates."""

import json
import re
from collections.abc import Mapping

import pytest
from projects import NEUTRAL

from builder import build, known
from builder.days import iso_day
from builder.disk import read
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import Claim, Event, Question
from builder.parse import parse

SAID = "{text: It closes., according_to: post, basis: document, source: a"


def graph_of(texts: Mapping[str, str]) -> Graph:
    own = {"explainer.yml": "title: T", "actors/post.yml": "{name: Post, type: company}"}
    records, unreadable = load({**own, **texts})
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def source(**dates: str) -> str:
    told = "".join(f", {name}: {date}" for name, date in dates.items())
    return f"{{title: A, publisher: Post, kind: report{told}}}"


def day_of(stated: str, **dates: str) -> str | None:
    claim = SAID + (f", stated: '{stated}'}}" if stated else "}")
    graph = graph_of(
        {
            "sources/a.yml": source(**dates),
            "events/e.yml": f"{{title: E, date: 2031, type: test, summary: S., claims: [{claim}]}}",
        }
    )
    [event] = graph.all(Event)
    [part] = event.body.claims
    assert isinstance(part, Claim)
    found = known.day(graph, part)
    assert found == known.of_event(graph, event)
    return None if found is None else iso_day(found)


@pytest.mark.parametrize(
    ("stated", "dates", "day"),
    [
        ("2031-04-02", {"published": "2031-04-20"}, "2031-04-02"),
        ("", {"published": "2031-04-20"}, "2031-04-20"),
        ("2031-04", {"published": "2031-05-20"}, "2031-04-30"),
        ("early 2031-04", {"published": "2031-05-20"}, "2031-04-10"),
        ("2031-04-10~", {"published": "2031-05-20"}, "2031-04-11"),
        ("[2031-04-02,2031-04-05]", {"published": "2031-05-20"}, "2031-04-05"),
        # Whenever in April it was: on the 20th it stood in the paper.
        ("2031-04", {"published": "2031-04-20"}, "2031-04-20"),
        ("2031-04-02/..", {"published": "2031-04-20"}, "2031-04-20"),
        ("", {"published": "2031-04"}, "2031-04-30"),
        ("", {"written": "1931-04-02"}, "1931-04-02"),
        ("", {"written": "1931-04-02", "published": "2031"}, "2031-12-31"),
        ("", {"published": "2031-04-20/.."}, None),
        ("44 BCE", {"published": "2031"}, "-000043-12-31"),
    ],
)
def test_a_statement_is_known_from_its_day_or_that_of_its_source(
    stated: str, dates: dict[str, str], day: str | None
) -> None:
    assert day_of(stated, **dates) == day


def test_an_event_is_known_with_its_first_statement_or_a_quote_from_it_or_what_tells_of_it() -> (
    None
):
    event = "{title: E, date: 2031, type: test, summary: S."
    graph = graph_of(
        {
            "sources/a.yml": source(published="2031-04-20"),
            "events/claimed.yml": f"{event}, claims: [{SAID}, stated: 2031-04-09}}, {SAID}}}]}}",
            "events/quoted.yml": f"{event}, claims: [{SAID}}}]}}",
            "events/told.yml": f"{event}}}",
            "events/untold.yml": f"{event}}}",
            "quotes/q.yml": "{text: Q, speaker: post, source: a, event: quoted, date: 2031-04-05}",
            "messages/m.yml": "{title: M, from: post, date: 2031, events: [told], versions:"
            " [{content: C., according_to: post, basis: document, source: a, stated: 2031-04-07}]}",
        }
    )
    days = {event.id: known.of_event(graph, event) for event in graph.all(Event)}
    assert {id_: day and iso_day(day) for id_, day in days.items()} == {
        "claimed": "2031-04-09",
        "quoted": "2031-04-05",
        "told": "2031-04-07",
        "untold": None,
    }


def test_accounts_differ_from_the_day_of_the_second() -> None:
    account = "{position: P., according_to: post, basis: document, source: a, stated: 2031-04-0"
    graph = graph_of(
        {
            "sources/a.yml": source(published="2031-04-20"),
            "questions/two.yml": "{question: Q?, status: disputed, checked: 2031, accounts:"
            f" [{account}5}}, {account}1}}, {account}3}}]}}",
            "questions/one.yml": "{question: O?, status: disputed, checked: 2031, accounts:"
            f" [{account}5}}]}}",
        }
    )
    days = {question.id: known.disputed(graph, question) for question in graph.all(Question)}
    assert {id_: day and iso_day(day) for id_, day in days.items()} == {
        "one": None,
        "two": "2031-04-03",
    }


def test_key_days_are_those_on_which_most_was_said_but_the_last() -> None:
    said = [(1, 3), (2, 1), (3, 2), (4, 1), (5, 4), (6, 1), (7, 2), (8, 1), (9, 5)]
    claims = [f"{SAID}, stated: 2031-04-0{day}}}" for day, times in said for _ in range(times)]
    graph = graph_of(
        {
            "sources/a.yml": source(published="2031-04-20"),
            "events/e.yml": "{title: E, date: 2031, type: test, summary: S., claims:"
            f" [{', '.join(claims)}]}}",
        }
    )
    # Of those with one statement the earliest fill what is left of the six.
    assert [iso_day(day)[-1] for day in known.key_days(graph)] == [*"123457"]
    assert known.MOST == 6


def test_pages_of_key_dates_show_what_the_data_say_was_known() -> None:
    outputs = build(read(NEUTRAL / "data")).outputs
    events = json.loads(outputs["data/timeline.json"])["events"]
    found = [path for path in outputs if path.startswith("timeline/as-of/")]
    assert 1 < len(found) <= known.MOST
    for path in found:
        [day] = re.findall(r"as-of/(.+)\.md", path)
        text = outputs[path]
        shown = re.findall(r"^1\. .*?\]\(\.\./\.\./events/([\w-]+)\.md\)", text, re.MULTILINE)
        then = [one["id"] for one in events if one.get("known") and one["known"] <= day]
        assert sorted(shown) == sorted(then)
        assert 0 < len(shown) < len(events)
        assert 'canonical: "timeline/"' in text
        assert f"](as-of/{day}.md)" in outputs["timeline/index.md"]


def test_a_page_of_a_question_has_the_accounts_that_had_been_given() -> None:
    outputs = build(read(NEUTRAL / "data")).outputs
    found = [path for path in outputs if re.match(r"questions/[\w-]+/as-of/", path)]
    assert found
    for path in found:
        whole, day = re.findall(r"(questions/[\w-]+)/as-of/(.+)\.md", path)[0]
        days = re.findall(r'class="account" data-known="(.+?)"', outputs[f"{whole}.md"])
        shown = re.findall(r'class="account" data-known="(.+?)"', outputs[path])
        assert shown == [one for one in days if one <= day]
        assert 0 < len(shown) < len(days)
