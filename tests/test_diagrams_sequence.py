"""Messages between lifelines: a few pictures by number, and what must hold for any."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.dates import Date, span
from builder.pictures.sequence import NARROW, WIDE, Lifeline, Sent, SequencePicture, sequence
from builder.pictures.sequence.frame import SequenceFormat, TextBox
from builder.pictures.sequence.messages import STEPS
from builder.pictures.svg import TextLine
from builder.words import ENGLISH

steady = settings(derandomize=True, deadline=None, database=None, max_examples=80)
NORTH, FERRY, SOUTH = (
    Lifeline("North", "blue"),
    Lifeline("Ferry", "green"),
    Lifeline("South", "ochre"),
)
ALL = (NORTH, FERRY, SOUTH)


def sent(date: str = "2031-04-02", **more: object) -> Sent:
    whole = Sent(
        title="A warning",
        address="messages/a/",
        date=ENGLISH.date(Date.parse(date)),
        when=span(Date.parse(date)),
        way="North → South, through Ferry",
        senders=(0,),
        carriers=(1,),
        to=(2,),
        both_ways=False,
        tellings=("told by North · on the record",),
        doubts=(),
        reactions=(),
        denied=False,
    )
    return replace(whole, **more)  # type: ignore[arg-type]


def wide(*messages: Sent) -> SequencePicture:
    return sequence(ALL, messages)[0]


def test_an_arrow_goes_from_the_sender_over_the_carrier_to_the_addressee() -> None:
    (strand,) = wide(sent()).messages[0].strands
    assert strand.starts[0].x == "236"
    assert [dot.x for dot in strand.passes] == ["536"]
    assert strand.line == f"M236 {strand.starts[0].y}H836"
    assert strand.tips.startswith(f"M836 {strand.starts[0].y}L828 ")


def test_each_telling_has_its_own_strand() -> None:
    one = sent(tellings=("told by North · on the record", "told by South · document"))
    first, second = wide(one).messages[0].strands
    assert float(first.starts[0].y) + 20 < float(second.starts[0].y)
    assert [strand.words[0].text for strand in (first, second)] == list(one.tellings)


def test_an_arrow_to_nobody_who_is_named_fades() -> None:
    (strand,) = wide(sent(carriers=(), to=())).messages[0].strands
    assert (strand.line, strand.tips) == ("", "")
    shades = [float(part.opacity) for part in strand.fades]
    assert shades == sorted(shades, reverse=True)


def test_several_senders_of_a_message_to_nobody_are_not_drawn_as_writing_to_each_other() -> None:
    (strand,) = wide(sent(senders=(0, 2), carriers=(), to=())).messages[0].strands
    assert (strand.line, strand.tips) == ("", "")
    assert [dot.x for dot in strand.starts] == ["236", "836"]
    assert len(strand.fades) == 2 * STEPS


def test_several_senders_to_nobody_join_who_carried_it() -> None:
    (strand,) = wide(sent(senders=(0, 2), carriers=(1,), to=())).messages[0].strands
    y = strand.starts[0].y
    assert strand.line == f"M236 {y}H536M836 {y}H536"


def test_an_arrow_turns_at_a_carrier_who_stands_beyond() -> None:
    (strand,) = wide(sent(carriers=(2,), to=(1,))).messages[0].strands
    y = float(strand.starts[0].y)
    assert strand.line == f"M236 {y:g}H836V{y + 12:g}M836 {y + 12:g}H536"
    assert [dot.x for dot in strand.passes] == ["836"]


def test_several_senders_meet_at_the_addressee() -> None:
    (strand,) = wide(sent(senders=(0, 2), carriers=(), to=(1,))).messages[0].strands
    y = strand.starts[0].y
    assert [dot.x for dot in strand.starts] == ["236", "836"]
    assert strand.line == f"M236 {y}H536M836 {y}H536"
    assert strand.tips.count("M536 ") == 2


def test_a_channel_that_is_open_both_ways_has_a_tip_at_each_end() -> None:
    (strand,) = wide(sent(both_ways=True)).messages[0].strands
    assert strand.starts == ()
    assert [tip[:4] for tip in re.findall(r"M\d+ ", strand.tips)] == ["M836", "M236"]
    assert "L244 " in strand.tips, "it points outwards"


def test_a_doubt_stands_below_the_telling() -> None:
    message = wide(sent(doubts=("The Post: what it said is unclear.",))).messages[0]
    assert [line.text for line in message.doubts] == ["The Post: what it said is unclear."]
    assert float(message.doubts[0].y) > float(message.strands[0].words[-1].y)


def test_an_arrow_comes_back_to_its_own_lifeline() -> None:
    (strand,) = wide(sent(carriers=(), to=(0,))).messages[0].strands
    assert "H262V" in strand.line
    assert strand.tips.startswith("M236 ")


def test_a_day_is_a_point_and_all_else_a_band() -> None:
    dates = ["2031-04-02", "2031-04-02~", "2031-04", "2031-04-01/2031-04-09", "../2031-05"]
    for date in dates:
        (mark,) = wide(sent(date)).dates
        assert (mark.dot is None) == (date != "2031-04-02") == bool(mark.band)
    assert wide(sent("2031-04")).dates[0].bracket.count("h5") == 2
    assert wide(sent("../2031-05")).dates[0].bracket.count("h5") == 1
    assert not wide(sent("2031-04-02~")).dates[0].bracket


def test_a_band_reaches_over_all_rows_at_whose_time_it_can_have_been() -> None:
    april, day, may = wide(sent("2031-04"), sent("2031-04-07"), sent("2031-05-02")).dates
    assert day.dot
    assert may.dot
    bottom = max(float(part.y) + float(part.height) for part in april.band)
    assert float(day.dot.y) < bottom < float(may.dot.y)


def test_of_two_dates_that_begin_at_once_the_vaguer_stands_below() -> None:
    short, long, _ = wide(
        sent("2031-04-01/2031-04-02"), sent("2031-04-01/2031-04-09"), sent("2031-05-01")
    ).dates
    ends = [max(float(part.y) + float(part.height) for part in one.band) for one in (short, long)]
    assert ends[0] < ends[1]
    assert short.band[0].y == long.band[0].y


def test_a_date_is_written_once_for_messages_that_share_it() -> None:
    assert len(wide(sent(), sent()).dates) == 1


texts = st.text("abc n", min_size=1, max_size=70).map(lambda text: text.strip() or "x")
dates = st.sampled_from(
    ["2031-04-01", "2031-04-01/2031-04-13", "2031-04", "2031-04-07~", "2031/..", "../2031-06"]
)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Lifeline], list[Sent]]:
    around = [Lifeline(draw(texts), "blue") for _ in range(draw(st.integers(1, 9)))]
    ends = st.integers(0, len(around) - 1)
    several = st.lists(ends, max_size=3, unique=True).map(tuple)
    messages = [
        sent(
            draw(dates),
            title=draw(texts),
            way=draw(texts),
            senders=tuple(draw(st.lists(ends, min_size=1, max_size=3, unique=True))),
            carriers=draw(several),
            to=draw(several),
            tellings=tuple(draw(st.lists(texts, min_size=1, max_size=3))),
            reactions=tuple(draw(st.lists(texts, max_size=1))),
        )
        for _ in range(draw(st.integers(1, 6)))
    ]
    return around, sorted(messages, key=lambda message: message.when.key)


def boxes(picture: SequencePicture, frame: SequenceFormat) -> Iterator[TextBox]:
    def box(words: TextLine, *, bold: bool = False) -> TextBox:
        needs = frame.text_width(words.text, bold=bold)
        x, y = float(words.x), float(words.y)
        left = x - {"start": 0, "middle": needs / 2, "end": needs}[words.anchor]
        return TextBox(left, left + needs, y - 10, y + 3)

    for rail in picture.rails:
        yield from (box(words, bold=True) for words in rail.name)
    for date in picture.dates:
        yield from map(box, date.words)
    for one in picture.messages:
        yield from (box(words, bold=True) for words in one.title)
        tellings = [words for strand in one.strands for words in strand.words]
        yield from map(box, [*one.way, *tellings, *one.reactions])


@steady
@given(pictures())
def test_words_stay_inside_and_never_cover_each_other(
    exchange: tuple[list[Lifeline], list[Sent]],
) -> None:
    for picture, frame in zip(sequence(*exchange), (WIDE, NARROW), strict=True):
        found = list(boxes(picture, frame))
        for n, one in enumerate(found):
            assert -1 <= one.left <= one.right <= frame.width + 1
            assert 0 <= one.top <= one.bottom <= float(picture.height)
            for other in found[n + 1 :]:
                apart = one.right <= other.left + 0.2 or other.right <= one.left + 0.2
                assert apart or one.bottom <= other.top or other.bottom <= one.top


@steady
@given(pictures())
def test_no_head_of_a_line_lies_on_a_name(exchange: tuple[list[Lifeline], list[Sent]]) -> None:
    for picture, frame in zip(sequence(*exchange), (WIDE, NARROW), strict=True):
        heads = [(float(rail.x), float(rail.y)) for rail in picture.rails]
        names = boxes(replace(picture, dates=(), messages=()), frame)
        for name in names:
            for x, y in heads:
                assert not (name.left < x < name.right and name.top < y < name.bottom)


@steady
@given(pictures())
def test_shapes_stay_inside_and_the_same_data_give_the_same(
    exchange: tuple[list[Lifeline], list[Sent]],
) -> None:
    drawn = sequence(*exchange)
    assert drawn == sequence(*exchange)
    for picture in drawn:
        width, height = float(picture.width), float(picture.height)
        parts = [part for date in picture.dates for part in date.band]
        strands = [strand for one in picture.messages for strand in one.strands]
        parts += [part for strand in strands for part in strand.fades]
        for part in parts:
            assert -1 <= float(part.x) <= float(part.x) + float(part.width) <= width
            assert 0 <= float(part.y) <= float(part.y) + float(part.height) <= height
        for strand in strands:
            for x in re.findall(r"[MH](-?[\d.]+)", strand.line):
                assert 0 <= float(x) <= width


@pytest.mark.parametrize("count", [1, 2, 9])
def test_lifelines_stand_in_the_order_given(count: int) -> None:
    around = [Lifeline(f"Line {n}", "grey") for n in range(count)]
    for picture in sequence(around, [sent(senders=(0,), carriers=(), to=(count - 1,))]):
        places = [float(rail.x) for rail in picture.rails]
        assert places == sorted(places)
        assert picture.rails[0].name[0].text == "Line 0"
