"""Units of the calendar: what axes are divided into, on paper and in the browser."""

from collections.abc import Iterator

from builder.days import Moment

SECONDS = {
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 7 * 86_400,
    "month": 2_626_560,
    "year": 31_553_280,
}
"""About how long each is."""

Step = tuple[str, int]
"""A unit, and how many of it are one division."""
STEPS: tuple[Step, ...] = (
    ("minute", 5),
    ("minute", 15),
    ("minute", 30),
    ("hour", 1),
    ("hour", 3),
    ("hour", 6),
    ("day", 1),
    ("day", 2),
    ("week", 1),
    ("month", 1),
    ("month", 3),
    ("year", 1),
    ("year", 2),
    ("year", 5),
    ("year", 10),
    ("year", 20),
    ("year", 50),
    ("year", 100),
    ("year", 200),
    ("year", 500),
    ("year", 1000),
    ("year", 2000),
    ("year", 5000),
)
"""Divisions, from fine to coarse."""
LONG = 10
"""A span of more years is told by its years alone: which months, says nothing of it."""
APART = 10.0
"""Pixels, or units of a picture: the least distance between dates on an axis."""


def seconds(step: Step) -> int:
    """About how long a division is."""
    unit, number = step
    return SECONDS[unit] * number


def is_long(start: Moment, end: Moment) -> bool:
    """Whether a span is told by its years alone."""
    return (end - start) * 60 > LONG * SECONDS["year"]


def beginnings(number: int, first: int, last: int) -> Iterator[int]:
    """The years from one to another that begin a division of so many years.

    They are round as people count: 200 BCE, 100 BCE, 1 CE, 100 CE; 1 BCE is the year 0.
    """
    for bce in range((1 - first) // number * number, 0, -number):
        if 1 - bce <= last:
            yield 1 - bce
    for ce in range(0, last + 1, number):
        if max(ce, 1) >= first:
            yield max(ce, 1)
