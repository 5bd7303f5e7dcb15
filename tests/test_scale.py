"""The bent scale and the strip drawn from it: what must hold for any story, and a few by number."""

import json
import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from projects import NEUTRAL

from builder.dates import Date, Span, local, span
from builder.days import DAY, day_number, iso, iso_day, moment
from builder.disk import read
from builder.exports.timeline import export
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import Event
from builder.parse import parse
from builder.pictures.strip import DrawnLane, Lane, StripEvent, strip
from builder.pictures.strip.ticks import SIZE
from builder.pictures.svg import Rows
from builder.pictures.text import text_width
from builder.pictures.timescale import LEAST, Scale
from builder.sections.edition import Edition
from builder.words import ENGLISH


def on(year: int, month: int, day: int) -> int:
    """The midnight with which a day begins."""
    return day_number(year, month, day) * DAY


steady = settings(derandomize=True, deadline=None, database=None, max_examples=120)
EXPLAINER = {
    "title": "T",
    "answer": "A.",
    "summary": ["S."],
    "as_of": "2031-05-01",
    "licence": "L",
    "corrections": "a@b.org",
    "sides": [{"id": "north", "name": "North", "colour": "blue"}],
}


def graph_of(files: Mapping[str, Any]) -> Graph:
    texts = {name: json.dumps(value) for name, value in files.items()}
    records, unreadable = load({"explainer.yml": json.dumps(EXPLAINER)} | texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def story(events: list[Mapping[str, str]], chapters: list[tuple[str, str]]) -> Graph:
    event = {"title": "E", "type": "meeting", "summary": "S."}
    chapter = {"title": "C", "introduction": "I."}
    files: dict[str, Any] = {}
    for n, dates in enumerate(events):
        files[f"events/e{n}.yml"] = event | dates
    for n, (start, end) in enumerate(chapters):
        files[f"chapters/c{n}.yml"] = chapter | {"from": start, "to": end, "order": str(n)}
    return graph_of(files)


def scale(graph: Graph) -> Scale:
    return Edition(graph).scale


def in_order(pair: tuple[date, date]) -> tuple[str, str]:
    first, last = sorted(pair)
    return first.isoformat(), last.isoformat()


near = st.dates(date(2031, 1, 1), date(2032, 12, 31))
far = st.dates(date(1, 1, 1), date(9999, 12, 31))
days = st.one_of(near, near, far).map(date.isoformat)
written = st.one_of(
    days,
    days,
    days.map(lambda day: f"{day}~"),
    days.map(lambda day: day[:7]),
    days.map(lambda day: f"early {day[:4]}"),
    days.map(lambda day: f"{day}/.."),
    days.map(lambda day: f"../{day}"),
    st.tuples(near, near).map(in_order).map("/".join),
    st.just("../.."),
)
timed = near.map(lambda day: {"date": day.isoformat(), "time": "03:00 Asia/Kolkata"})
events = st.lists(
    st.one_of(st.fixed_dictionaries({"date": written}, optional={"end": written}), timed),
    max_size=12,
)
chapters = st.lists(st.tuples(near, near).map(in_order), max_size=12)


def spans(graph: Graph) -> list[Span]:
    bodies = [one.body for one in graph.all(Event) if span(one.body.date).dated]
    found = [local(body.date, body.time) for body in bodies]
    return [*found, *(span(body.end) for body in bodies if body.end)]


@steady
@given(events, chapters)
@example([], [])
@example([{"date": "../.."}], [])
@example([{"date": "-9999-01-01%"}, {"date": "9999-12-31%"}], [("2032-01-01", "2032-01-01")])
@example([{"date": "2032-01-01/.."}, {"date": "../2032-01-01"}], [])
def test_a_scale_rises_from_0_to_1_and_holds_all_events(
    dates: list[Mapping[str, str]], stretches: list[tuple[str, str]]
) -> None:
    graph = story(dates, stretches)
    found = scale(graph)
    assert found.points[0][1] == 0
    assert found.points[-1][1] == 1
    for (before, low), (after, high) in pairwise(found.points):
        assert before < after
        assert low < high
        assert round(high, 5) == high
    assert all(moment % DAY == 0 for moment, _ in found.points)
    for one in spans(graph):
        for end in (one.earliest, one.latest):
            assert end is None or found.start <= end <= found.end
    assert len(found.points) == 2 or stretches


@steady
@given(events, chapters)
def test_a_scale_does_not_depend_on_the_order_of_the_records(
    dates: list[Mapping[str, str]], stretches: list[tuple[str, str]]
) -> None:
    graph = story(dates, stretches)
    turned = Graph(dict(reversed(graph.items.items())), graph.backlinks_to)
    assert scale(turned) == scale(graph)


@steady
@given(events, chapters)
def test_every_stretch_can_be_read(
    dates: list[Mapping[str, str]], stretches: list[tuple[str, str]]
) -> None:
    found = list(scale(story(dates, stretches)).stretches())
    bounds = 2 * len(stretches) + 1
    for start, end, share in found:
        assert share >= min(LEAST, 0.5 / bounds) - 2e-5
        assert (end - start) >= DAY


@steady
@given(st.lists(st.integers(on(2031, 12, 1), on(2032, 2, 1)), min_size=2, max_size=9))
def test_a_later_moment_never_lies_before_an_earlier_one(moments: list[int]) -> None:
    bent = Scale(
        (
            (on(2031, 12, 20), 0.0),
            (on(2032, 1, 1), 0.2),
            (on(2032, 1, 2), 0.9),
            (on(2032, 1, 9), 1.0),
        )
    )
    shares = [bent.share(one) for one in sorted(moments)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    for end, share in bent.points:
        assert bent.share(end) == share
    assert bent.share(on(2032, 1, 1) + DAY // 2) == pytest.approx(0.55)
    assert bent.share(None) == 0
    assert bent.share(None, open_at=1) == 1


def test_without_chapters_time_runs_evenly() -> None:
    found = scale(story([{"date": "2032-01-02"}, {"date": "2032-01-31"}], []))
    assert found.points == (
        (on(2032, 1, 2), 0.0),
        (on(2032, 2, 1), 1.0),
    )


NIGHT = [
    {"date": "2032-04-14", "time": f"{clock} Asia/Kolkata"} for clock in ("01:00", "01:30", "02:40")
]


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (NIGHT, "2032-04-14", "2032-04-14"),
        (NIGHT[:1], "2032-04-14", "2032-04-14"),
        # Late in the evening it is the next day in UTC.
        ([{"date": "2032-04-13", "time": "22:40 America/New_York"}], "2032-04-13", "2032-04-13"),
        # A day begins with its first minute, and that belongs to it.
        ([{"date": "2032-04-14", "time": "00:00 Asia/Kolkata"}], "2032-04-14", "2032-04-14"),
        ([*NIGHT, {"date": "2032-04-16"}], "2032-04-14", "2032-04-16"),
        ([{"date": "2032-04"}], "2032-04-01", "2032-04-30"),
        ([{"date": "2032-04-14/.."}], "2032-04-14", "2032-04-14"),
        # What lies wholly beyond the days of the others is given room there.
        ([{"date": "../2032-04-13"}, {"date": "2032-04-14"}], "2032-04-13", "2032-04-14"),
        ([{"date": "2032-04-13"}, {"date": "2032-04-14/.."}], "2032-04-13", "2032-04-14"),
        ([*NIGHT, {"date": "../.."}, {"date": "../..", "end": "2033"}], "2032-04-14", "2032-04-14"),
    ],
)
def test_a_scale_has_the_days_of_its_events_at_their_places_and_no_others(
    dates: list[Mapping[str, str]], first: str, last: str
) -> None:
    found = scale(story(dates, []))
    days = iso_day(found.start // DAY), iso_day(found.end // DAY - 1)
    assert days == (first, last)


def test_a_part_of_a_scale_is_as_wide_as_the_whole_and_bends_where_it_does() -> None:
    whole = Scale(((0, 0.0), (100, 0.2), (200, 1.0)))
    assert whole.part(50, 150).points == ((50, 0.0), (100, pytest.approx(0.2)), (150, 1.0))
    assert whole.part(None, 100).points == ((0, 0.0), (100, 1.0))
    assert whole.part(-50, None).points == whole.points
    assert whole.part(300, 400) is whole


def test_a_full_night_is_wide_and_empty_years_are_narrow() -> None:
    night = [{"date": "2032-04-13"}] * 9
    found = scale(story([{"date": "2014"}, *night], [("2014", "2032-04-12")]))
    assert iso_day(found.points[1][0] // DAY) == "2032-04-13"
    # One event against nine: their roots are 1 and 3; a floor of 5 % each is set aside before.
    assert found.points[1][1] == pytest.approx(0.05 + 0.9 * 1 / 4)


def test_a_band_counts_in_every_stretch_that_it_covers() -> None:
    band = {"date": "2032-04-01/2032-04-10"}
    found = scale(story([band, {"date": "2032-04-10"}], [("2032-04-01", "2032-04-05")]))
    half, more = 0.5**0.5, 1.5**0.5
    assert found.points[1][0] == on(2032, 4, 6)
    assert found.points[1][1] == pytest.approx(0.05 + 0.9 * half / (half + more), abs=1e-5)


def test_neighbours_of_one_pace_are_one_stretch() -> None:
    dates = [{"date": f"2032-04-{day:02}"} for day in range(1, 21)]
    found = scale(story(dates, [("2032-04-01", "2032-04-10"), ("2032-04-11", "2032-04-20")]))
    assert len(found.points) == 2


def neutral() -> Graph:
    records, _ = load(read(NEUTRAL / "data"))
    return link(parse(records)[0], records)[0]


def test_a_whole_story_gives_its_nights_room() -> None:
    found = scale(neutral())

    def share(first: str, last: str) -> float:
        start, end = (moment(f"{day}T00:00Z") for day in (first, last))
        return found.share(end) - found.share(start)

    assert 0.08 < share("1958-01-01", "2019-01-01") < 0.2
    assert share("2019-04-13", "2019-04-15") > 0.25
    assert share("2019-04-01", "2019-04-13") > 0.25


def test_the_scale_that_is_shipped_is_the_one_that_is_drawn_from() -> None:
    shipped = json.loads(export(Edition(neutral()))["data/timeline.json"])["scale"]
    assert shipped == [[iso(moment), share] for moment, share in scale(neutral()).points]


# The strip ----------------------------------------------------------------------------------------


def rows_of(pictures: Any) -> list[list[tuple[float, float, float]]]:  # noqa: ANN401 - a picture
    """For each lane, from where to where each mark reaches, and at which height."""
    found = []
    for lane in pictures.lanes:
        marks = []
        for mark in lane.marks:
            edges = [(float(one.x), float(one.x) + float(one.width)) for one in mark.bands]
            edges += [(float(one.x) - 3.1, float(one.x) + 3.1) for one in mark.dots]
            heights = [float(one.y) + float(one.height) / 2 for one in mark.bands]
            heights += [float(one.y) for one in mark.dots]
            assert max(heights) - min(heights) < 0.2, "a mark stands on one line"
            ends = [end for edge in edges for end in edge]
            marks.append((min(ends), max(ends), round(heights[0])))
        found.append(marks)
    return found


@steady
@given(events, chapters)
@example([{"date": "../.."}], [])
def test_no_mark_of_the_strip_covers_another_or_leaves_the_picture(
    dates: list[Mapping[str, str]], stretches: list[tuple[str, str]]
) -> None:
    drawn = Edition(story(dates, stretches)).strip
    if drawn is None:
        assert not dates
        return
    for picture in drawn.pictures:
        for marks in rows_of(picture):
            assert len(marks) == sum(one["date"] != "../.." for one in dates)
            for one, (left, right, height) in enumerate(marks):
                assert -5 <= left <= right <= float(picture.width) + 5
                assert height < float(picture.height)
                for other_left, other_right, other_height in marks[one + 1 :]:
                    apart = other_left >= right or left >= other_right
                    assert apart or other_height != height


@steady
@given(events, chapters)
def test_words_at_the_axis_and_of_chapters_never_overlap(
    dates: list[Mapping[str, str]], stretches: list[tuple[str, str]]
) -> None:
    drawn = Edition(story(dates, stretches)).strip
    for picture in drawn.pictures if drawn else ():
        words = [*picture.axis.dates, *(one.title for one in picture.chapters if one.title)]
        by_line: dict[str, list[tuple[float, float]]] = {}
        for one in words:
            needs = text_width(one.text, SIZE)
            left = float(one.x) - {"start": 0.0, "middle": needs / 2, "end": needs}[one.anchor]
            assert left >= -1
            assert left + needs <= float(picture.width) + 1
            by_line.setdefault(one.y, []).append((left, left + needs))
        for line in by_line.values():
            for (_, right), (left, _) in pairwise(sorted(line)):
                assert right <= left + 1


@steady
@given(written.filter(lambda notation: notation != "../.."))
def test_what_is_not_known_to_the_day_is_never_a_point(notation: str) -> None:
    drawn = Edition(story([{"date": notation}, {"date": "2000"}, {"date": "2030"}], [])).strip
    assert drawn
    [mark] = [one for one in drawn.pictures[0].lanes[0].marks if notation_of(one.title, notation)]
    exact = Date.parse(notation).exact_day and not any(Date.parse(notation).soft)
    assert bool(mark.dots) <= exact
    if not exact:
        width = sum(float(band.width) for band in mark.bands)
        assert width >= 8.5
        assert min(float(band.opacity or 1) for band in mark.bands) < 1


def test_an_event_without_a_date_is_left_to_the_list_and_that_is_said() -> None:
    undated, day = {"date": "../.."}, {"date": "2032-04-14"}
    drawn = Edition(story([day], [])).strip
    assert drawn
    assert not drawn.undated
    for count, said in [
        (1, "1 event without a date is only in the list."),
        (2, "2 events without a date are only in the list."),
    ]:
        with_it = Edition(story([day, *[undated] * count], [])).strip
        assert with_it
        assert (with_it.pictures, with_it.label) == (drawn.pictures, drawn.label)
        assert with_it.undated == said


def test_a_story_without_any_date_has_no_picture_and_says_so() -> None:
    drawn = Edition(story([{"date": "../.."}, {"date": "../..", "end": "2032"}], [])).strip
    assert drawn
    assert not drawn.pictures
    assert drawn.undated == "No event here has a date: there is only a list."


def test_what_ended_at_a_time_not_known_did_not_end_before_it_began() -> None:
    drawn = Edition(
        story([{"date": "2032-04-01"}, {"date": "2032-04-20", "end": "../.."}], [])
    ).strip
    assert drawn
    wide = drawn.pictures[0]
    [lasting] = [one for one in wide.lanes[0].marks if "not known" in one.title]
    assert min(float(band.x) for band in lasting.bands) > float(wide.width) * 0.9


def notation_of(title: str, notation: str) -> bool:
    spoken = ENGLISH.date(Date.parse(notation))
    return title == f"{spoken[:1].upper()}{spoken[1:]}: E"


def test_a_soft_end_fades_and_a_day_that_is_wide_enough_is_a_full_band() -> None:
    graph = story([{"date": "2032-04-02/2032-04-20~"}, {"date": "2032-04-25"}], [])
    drawn = Edition(graph).strip
    assert drawn
    band, day = drawn.pictures[0].lanes[0].marks
    assert [one.opacity for one in band.bands] == ["0.5", "0.38", "0.25", "0.12"]
    assert [one.opacity for one in day.bands] == [""]


def test_of_very_many_events_those_that_others_cover_are_left_out() -> None:
    bent = scale(story([{"date": "2032-01-01"}, {"date": "2032-12-31"}], []))
    began = span(Date.parse("2032-02/2032-11"))
    crowd = tuple(
        StripEvent(f"E{n}", "2032", began, None, key=False, absent=False) for n in range(5000)
    )
    wide, _ = strip(bent, [Lane("All", "grey", crowd)], [], ENGLISH)
    assert len(wide.lanes[0].marks) < 20
    assert float(wide.height) < 250


def pieces(path: str) -> set[tuple[float, float, float]]:
    """Read a broken line: where each piece of it begins, and its length."""
    found, x, y = set(), 0.0, 0.0
    for right, down, length in re.findall(r"m(\S+) (\S+?)h([^m]+)", path):
        x, y = x + float(right), y + float(down)
        found.add((round(x, 1), round(y, 1), float(length)))
        x += float(length)
    return found


def test_marks_of_which_nothing_is_said_are_where_they_would_be_with_words() -> None:
    notations = ["2032-01", "2032-02-03", "2032-03~", "2032-04-01/..", "2032-06-07", "2032-09?"]
    dates = [span(Date.parse(notation)) for notation in notations]
    graph = story([{"date": notation} for notation in notations], [])

    def lane(words: str) -> DrawnLane:
        events = tuple(
            StripEvent("E", words, date, None, key=False, absent=False) for date in dates
        )
        return strip(scale(graph), [Lane("All", "grey", events)], [], ENGLISH)[0].lanes[0]

    marks = lane("E").marks
    crowds = lane("").crowds
    assert len({crowd.opacity for crowd in crowds if not crowd.points}) > 1
    for crowd in crowds:
        assert pieces(crowd.path) == (
            {(float(dot.x), float(dot.y), 0) for mark in marks for dot in mark.dots}
            if crowd.points
            else {
                (float(band.x), round(float(band.y) + float(band.height) / 2, 1), float(band.width))
                for mark in marks
                for band in mark.bands
                if band.opacity == crowd.opacity
            }
        )


def test_of_marks_of_which_nothing_is_said_none_is_drawn_over_another() -> None:
    bent = scale(story([{"date": "2032-01-01"}, {"date": "2032-12-31"}], []))
    notations = [f"2032-{month:02}/2032-{month + 2:02}" for month in range(1, 11)] * 40
    crowd = tuple(
        StripEvent("E", "", span(Date.parse(when)), None, key=False, absent=False)
        for when in notations
    )
    for picture in strip(bent, [Lane("All", "grey", crowd)], [], ENGLISH):
        found = pieces(picture.lanes[0].crowds[0].path)
        drawn = sorted((y, x, x + length) for x, y, length in found)
        for (height, _, end), (other, start, _) in pairwise(drawn):
            assert height != other or end < start


def test_rows_take_what_has_room() -> None:
    rows = Rows(2, gap=2)
    assert [rows.place(0, 10), rows.place(5, 9), rows.place(12, 20)] == [0, 1, 0]
    assert rows.place(8, 14) is None
    assert rows.squeeze(8, 14) == 1
    assert rows.squeeze(5, 9) is None


def test_the_strip_says_what_it_shows() -> None:
    drawn = Edition(neutral()).strip
    assert drawn
    assert re.match(r"\d+ events on a timeline from 1958 to 2019\. ", drawn.label)
    labels = [one.text for one in drawn.pictures[0].axis.dates]
    assert {"2019", "1 April", "13 April"} <= set(labels)
