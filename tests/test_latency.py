"""How much later something came: in the words that a person uses, the same on pages and phones."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.dates import Date, span
from builder.days import iso
from builder.fields import LOCAL, Clock
from builder.words import ENGLISH
from builder.zones import ahead

FILE = Path(__file__).parent / "web" / "latencies.json"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")


def read(text: str) -> tuple[Date, Clock | None]:
    """A date as these tests write it: `2031-04-02`, or `2031-04-02 at 10:30 UTC`."""
    day, _, clock = text.partition(" at ")
    return Date.parse(day), Clock.parse(clock) if clock else None


def words(earlier: str, later: str) -> str:
    return ENGLISH.latency(read(earlier), read(later))


CASES = [
    # exact days
    ("2031-04-01", "2031-04-01", "the same day"),
    ("2031-04-01", "2031-04-02", "1 day later"),
    ("2031-04-01", "2031-05-11", "40 days later"),
    ("2031-04-01", "2032-03-31", "365 days later"),
    ("2023-01-01", "2024-01-01", "1 year later"),
    ("2023-01-01", "2024-01-02", "more than 12 months later"),
    ("2031-04-01", "2032-04-01", "1 year later"),
    ("2031-04-01", "2032-05-03", "more than 13 months later"),
    ("2031-04-01", "2032-05-28", "nearly 14 months later"),
    ("2031-04-01", "2033-03-21", "more than 23 months later"),
    ("2031-04-01", "2033-03-22", "nearly 2 years later"),
    ("2031-04-30", "2033-04-29", "nearly 2 years later"),
    ("2031-04-01", "2033-04-01", "2 years later"),
    ("2031-04-01", "2033-04-02", "more than 2 years later"),
    ("1847-05-28", "1859-05-06", "nearly 12 years later"),
    ("1848-04-26", "2016-09-03", "more than 168 years later"),
    ("2024-02-29", "2032-02-28", "nearly 8 years later"),
    ("2031-04-02", "2031-04-01", ""),
    # days that are not exactly known
    ("2031-04-01", "2031-10-03/2031-10-04", "185 or 186 days later"),
    ("1847-05-28", "1859-05-05/1859-05-06", "nearly 12 years later"),
    ("2031-04-01/2031-04-05", "2031-04-09", "between 4 and 8 days later"),
    ("2031-04-01", "2031-04-01/2031-04-04", "at most 3 days later"),
    ("2031-04-01", "2031-04-01/2031-04-02", "at most 1 day later"),
    ("[2031-04-01,2031-04-03]", "2031-04-09", "between 6 and 8 days later"),
    ("2031-04", "2031-09", "between 4 and 6 months later"),
    ("1848", "1976", "between 127 and 129 years later"),
    ("1848-04-26", "1976", "between 127 and 129 years later"),
    ("1845", "1846", "at most 2 years later"),
    ("-0043-03-15", "0014-08-19", "more than 57 years later"),
    ("-04XX", "-03XX", "at most 200 years later"),
    ("1917-10-25 Julian", "1917-11-08", "1 day later"),
    ("2031-04-05", "2031-04", ""),
    ("2031-04-05/..", "2031-06-01", ""),
    ("2031-04-05", "../..", ""),
    # roughly meant
    ("2031-04-01~", "2031-04-21", "about 20 days later"),
    ("2031-04-01", "early 2031-08", "about 4 months later"),
    ("1845~", "1859", "about 14 years later"),
    ("2031-04-01~", "2033-03-10", "about 23 months later"),
    ("2031-04-01~", "2033-03-25", "about 2 years later"),
    ("1845~", "1846", ""),
    ("2031-04-01~", "2031-04-02", ""),
    # clock times
    ("2031-04-02 at 10:30 UTC", "2031-04-02 at 10:30 UTC", "at the same time"),
    ("2031-04-02 at 10:30 UTC", "2031-04-02 at 10:31 UTC", "1 minute later"),
    ("2031-04-02 at 10:30 UTC", "2031-04-02 at 12:30 UTC", "2 hours later"),
    ("2031-04-02 at 10:30 UTC", "2031-04-02 at 12:35 UTC", "more than 2 hours later"),
    ("2031-04-02 at 10:30 UTC", "2031-04-03 at 10:20 UTC", "nearly 24 hours later"),
    ("2031-04-02 at 23:00 UTC", "2031-04-04 at 01:00 UTC", "26 hours later"),
    ("2031-04-12 at 00:10 UTC", "2031-04-14 at 23:50 UTC", "3 days later"),
    ("2011-12-29 at 12:00 Pacific/Apia", "2011-12-31 at 12:00 Pacific/Apia", "24 hours later"),
    ("2031-04-12 at 00:10 UTC", "2031-04-13 at 23:50 UTC", "more than 47 hours later"),
    (
        "2031-04-13 at 00:30 Pacific/Kiritimati",
        "2031-04-13 at 23:50 Pacific/Pago_Pago",
        "2 days later",
    ),
    ("2031-04-02 at 10:30 Asia/Kolkata", "2031-04-02 at 10:30 Asia/Tokyo", ""),
    (
        "2031-04-02 at 10:30 Asia/Tokyo",
        "2031-04-02 at 10:30 Asia/Kolkata",
        "more than 3 hours later",
    ),
    ("2031-04-02", "2031-04-03 at 00:10 Asia/Tokyo", "1 day later"),
    ("2031-04-02 at 23:00 UTC", "2031-04-02", "the same day"),
    ("1845-05-19 at 10:30 local", "1845-05-19 at 12:30 local", "the same day"),
    ("1845-05-19 at 10:30 local", "1845-05-21 at 12:30 local", "2 days later"),
]


@pytest.mark.parametrize(("earlier", "later", "expected"), CASES)
def test_a_latency_is_what_a_person_would_say(earlier: str, later: str, expected: str) -> None:
    assert words(earlier, later) == expected


def plain(text: str) -> dict[str, object]:
    """A date as in `timeline.json`."""
    date, clock = read(text)
    of = span(date, clock)
    ends = (None if end is None else iso(end) for end in (of.earliest, of.latest))
    found: dict[str, object] = {
        **dict(zip(("from", "to"), ends, strict=True)),
        "soft": of.soft,
        "precision": of.precision,
    }
    if clock and clock.zone != LOCAL and date.earliest is not None:
        minutes = ahead(clock, date.earliest)
        found |= {"zone": clock.city, "offset": minutes, "offsets": [0, -240]}
    return found


UNSAID = {"the same day", "at the same time", "1 minute later", "1 day later"}
"""What the dates of two rows on a phone say by themselves."""


def is_exact(text: str) -> bool:
    date, _ = read(text)
    return date.exact_day and not any(date.soft)


def test_the_browser_is_tested_by_the_same_cases() -> None:
    lines = [
        json.dumps(
            {
                "name": f"{earlier}; {later}",
                "earlier": plain(earlier),
                "later": plain(later),
                "words": expected,
            }
        )
        for earlier, later, expected in CASES
        if is_exact(earlier) and is_exact(later) and expected not in UNSAID
    ]
    found = "[\n" + ",\n".join(lines) + "\n]\n"
    if REWRITE:
        FILE.write_text(found, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == found


days = st.dates().map(lambda day: day.isoformat())
shapes = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))


@given(shapes, shapes)
@example("1970-01-01", "1970-01-01")
def test_nothing_comes_later_both_ways_and_known_order_has_words(one: str, other: str) -> None:
    first, second = Date.parse(one), Date.parse(other)
    there, back = words(one, other), words(other, one)
    assert not (there and back) or there == back == "the same day" or "at most" in there + back
    assume(first.latest is not None and second.earliest is not None)
    if first.latest < second.earliest:  # type: ignore[operator] - known above
        assert there.endswith(" later")
        assert not back
