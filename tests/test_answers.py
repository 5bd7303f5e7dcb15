"""Whatever the data, an event is told alike wherever it stands: when, on whose side, in dispute."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import event as seen
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from builder.exports import export
from builder.link import link
from builder.load import load
from builder.pages import plan
from builder.parse import parse
from builder.preview import previews
from builder.render import Rendered
from builder.sections.edition import Edition
from builder.typeset import EXTENSIONS

SIDES = {"railway": "blue", "town": "ochre", "harbour": "sky"}
NOBODY = ("", "grey")
SAID = {"according_to": "a0", "basis": "document", "source": "report"}


@dataclass(frozen=True)
class Answer:
    """What a copy says of an event; None is what it does not say."""

    date: str
    disputed: bool | None = None
    lane: tuple[str, str] | None = None
    """The name of the side in whose lane it stands, and the colour."""
    key: bool | None = None


# Any data -----------------------------------------------------------------------------------------

DAYS = ("2031-04-02", "2031-04-05", "2031-05-01", "2032-04-02", "2031-04-02~", "2031-04-05%")
OTHERS = (
    *("203X", "[2031-04-02,2031-04-06]", "2031-04-02 Julian", "0031-04", "-0043", "2031-24"),
    *("2031-04", "2031", "2031-22", "2031-04?", "2031%", "early 2031-04", "late 2031", "../.."),
    *("2031-04-02/2031-04-05", "2031-04-02/2031-04-02", "2031-04-03/..", "../2031-05"),
)
dates = st.sampled_from(DAYS + OTHERS)
clocks = st.sampled_from(["03:00 Asia/Kolkata", "23:30 UTC", "00:15 America/New_York"])


@st.composite
def events(draw: st.DrawFn, number: int) -> dict[str, Any]:
    date = draw(dates)
    bears = draw(st.sampled_from(["", "", "open", "disputed"]))
    answers = draw(st.lists(st.integers(0, number - 1), max_size=2, unique=True)) if number else []
    actors = draw(st.lists(st.integers(0, 3), max_size=4))
    event: dict[str, Any] = {
        "title": f"Event {number}",
        "date": date,
        "time": draw(st.none() | clocks) if date in DAYS else None,
        "end": draw(st.none() | dates | st.sampled_from(["..", "unknown"])),
        "type": "decision",
        "summary": "It is so.",
        "actors": [{"actor": f"a{actor}", "role": "participant"} for actor in actors],
        "claims": [{"text": "So it is.", **SAID, "question": bears}] if bears else [],
        "responds_to": [{"event": f"e{answer}", **SAID} for answer in answers],
        "chapter": draw(st.sampled_from([None, "spring"])),
        "significance": str(draw(st.sampled_from([1, 2, 3]))),
    }
    return {name: value for name, value in event.items() if value}


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    sides = draw(st.lists(st.sampled_from(list(SIDES)), min_size=1, unique=True))
    on = [draw(st.sampled_from([None, *sides])) for _ in range(4)]
    written = [draw(events(number)) for number in range(draw(st.integers(1, 5)))]
    touched = draw(st.lists(st.integers(0, len(written) - 1), max_size=2, unique=True))
    return story(dict.fromkeys(sides), on, written, [f"e{event}" for event in touched])


def story(
    sides: Mapping[str, Any], on: list[str | None], written: list[Any], touched: list[str]
) -> dict[str, Any]:
    named = [{"id": side, "name": f"The {side}", "colour": SIDES[side]} for side in sides]
    explainer = {"title": "The bridge", "answer": "A.", "summary": ["S."], "as_of": "2032"}
    question = {"question": "Is it so?", "checked": "2032"}
    spring = {"title": "Spring", "from": "2031", "to": "2032", "introduction": "I.", "order": "1"}
    report = {"title": "A report", "publisher": "a0", "published": "2031", "kind": "report"}
    return {
        "explainer.yml": {
            **explainer,
            "licence": "CC0",
            "corrections": "a@example.org",
            "sides": named,
            "clocks": [{"zone": "Asia/Kolkata", "name": "Kolkata"}],
        },
        "sources/report.yml": report,
        "chapters/spring.yml": spring,
        "questions/open.yml": {**question, "status": "open"},
        "questions/disputed.yml": {**question, "status": "disputed", "disputes": touched},
        **{
            f"actors/a{n}.yml": {"name": f"Actor {n}", "type": "organisation"}
            | ({"side": side} if side else {})
            for n, side in enumerate(on)
        },
        **{f"events/e{n}.yml": event for n, event in enumerate(written)},
    }


def edition(records: Mapping[str, Any]) -> Edition:
    """What is built from, whether or not a rule forbids to publish it."""
    read, unreadable = load({path: json.dumps(value) for path, value in records.items()})
    items, misshapen = parse(read)
    graph, dangling = link(items, read)
    assert not [*unreadable, *misshapen, *dangling]
    return Edition(graph)


# What each copy says ------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def shown(markdown: str) -> Element:
    body, _ = get_data(markdown)
    reader = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    return html5lib.parse(reader.convert(body), namespaceHTMLElements=False)


def classed(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if name in one.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def date_of(element: Element) -> str:
    return words(classed(element, "date")[0])


def own(event: str, pages: Mapping[str, str]) -> Iterator[Answer]:
    """The page of the event, and where it stands in its own chain."""
    page = shown(pages[f"events/{event}.md"])
    [meta] = classed(page, "meta")
    yield Answer(date_of(meta), bool(classed(meta, "differ")))
    yield from in_chains(event, page)


def in_chains(event: str, page: Element) -> Iterator[Answer]:
    for step in (one for one in page.iter("li") if one.get("data-of") == event):
        [when] = [one for one in classed(step, "response-when") if one in list(step)]
        side = "".join(map(words, classed(when, "side")))
        colour = step.get("class", "").removeprefix("side-")
        yield Answer(date_of(when), bool(classed(when, "differ")), (side, colour))


def in_lists(title: str, pages: Mapping[str, str]) -> Iterator[Answer]:
    """The list of all events, the chapter's, and that beside the timeline."""
    for path in ("events/index.md", "chapters/index.md", "timeline/index.md"):
        page = shown(pages[path])
        for row in page.iter("li"):
            if any(words(one) == title for one in row.iter("a")):
                yield Answer(date_of(row), bool(classed(row, "differ")), lane_in(row))


def lane_in(row: Element) -> tuple[str, str] | None:
    """The side that is named first among those who took part, where the list names them."""
    for side in classed(row, "side"):
        [colour] = [one for one in side.get("class", "").split() if one.startswith("side-")]
        return words(side), colour.removeprefix("side-")
    return NOBODY if classed(row, "parties") else None


def in_strip(title: str, pages: Mapping[str, str]) -> Iterator[Answer]:
    for lane in shown(pages["timeline/index.md"]).iter("{http://www.w3.org/2000/svg}g"):
        for name in lane.findall("./*[@class='strip-name']"):
            side = words(name).removeprefix("Others")
            for mark in lane.findall(".//{*}title/.."):
                date, _, what = words(mark.find("{*}title")).rpartition(": ")
                if what == title:
                    colour = lane.get("class", "").removeprefix("side-")
                    # Only a key moment has its title beside it, where there is room.
                    key = mark.find("*[@class='strip-label']") is not None or None
                    yield Answer(date, lane=(side, colour), key=key)


def in_timeline(event: str, outputs: Mapping[str, str]) -> Answer:
    data = json.loads(outputs["data/timeline.json"])
    [found] = [one for one in data["events"] if one["id"] == event]
    side = next((one["name"] for one in data["sides"] if one["id"] == found.get("lane")), "")
    assert found["sides"][:1] == ([found["lane"]] if "lane" in found else [])
    lane = (side, found["colour"])
    return Answer(
        found["date"]["text"], bool(found.get("disputed")), lane, found["significance"] == 3
    )


def on_hover(event: str, outputs: Mapping[str, str]) -> Answer:
    small = json.loads(outputs["data/tooltips.json"])[f"events/{event}/"]["small"]
    date, _, differ = small.partition(" · ")
    return Answer(date, differ == "accounts differ")


def on_home(records: Mapping[str, Any], pages: Mapping[str, str]) -> list[str]:
    """The events that the home page lists under its one chapter."""
    lists = classed(shown(pages["index.md"]), "record-index")
    titles = [words(one) for found in lists for one in found.iter("a")]
    return [path[7:-4] for path, one in records.items() if one.get("title") in titles]


@settings(max_examples=40, deadline=None)
@given(stories())
@example(
    story(
        {"railway": None},
        [None, "railway"],
        [
            {
                "title": "Event 0",
                "date": "2031-04-02",
                "end": "2031-04-05",
                "type": "decision",
                "summary": "S.",
                "actors": [
                    {"actor": "a0", "role": "informed"},
                    {"actor": "a1", "role": "decision-maker"},
                ],
            }
        ],
        ["e0"],
    )
)
def test_an_event_is_told_alike_wherever_it_stands(records: dict[str, Any]) -> None:
    shown = edition(records)
    planned = plan(shown)
    pages, outputs, others = (
        Rendered(planned, shown.graph.words),
        export(shown),
        previews(shown, planned),
    )
    for event, written in ((path[7:-4], one) for path, one in records.items() if "events/" in path):
        answer = in_timeline(event, outputs)
        assert answer.lane == lane_of(records, written)
        card = others[f"events/{event}.md"].card
        assert card
        assert (card.detail, card.side or "grey") == (answer.date, answer.lane[1])
        copies = [
            *own(event, pages),
            on_hover(event, outputs),
            *in_lists(written["title"], pages),
            *in_strip(written["title"], pages),
        ]
        assert len(copies) >= 4
        for copy in copies:
            assert copy.date == answer.date
            assert copy.disputed in (None, answer.disputed)
            assert copy.lane in (None, answer.lane)
            assert copy.key in (None, answer.key)
        seen(f"copies: {len(copies)}")


def lane_of(records: Mapping[str, Any], event: Mapping[str, Any]) -> tuple[str, str]:
    sides = [records[f"actors/{part['actor']}.yml"].get("side") for part in event.get("actors", ())]
    side = next(filter(None, sides), None)
    return (f"The {side}", SIDES[side]) if side else NOBODY


@settings(max_examples=25, deadline=None)
@given(stories())
def test_the_home_page_and_what_others_are_told_lead_to_the_key_moments(
    records: dict[str, Any],
) -> None:
    shown = edition(records)
    planned = plan(shown)
    pages, outputs = Rendered(planned, shown.graph.words), export(shown)
    found = [path[7:-4] for path in records if path.startswith("events/")]
    key = [event for event in found if in_timeline(event, outputs).key]
    about = json.loads(previews(shown, planned)["index.md"].facts).get("about", [])
    titles = [records[f"events/{event}.yml"]["title"] for event in key]
    assert sorted(one["name"] for one in about) == titles
    inside = [event for event in found if records[f"events/{event}.yml"].get("chapter")]
    assert on_home(records, pages) == ([event for event in inside if event in key] or inside)
