"""Units of the calendar: what axes are divided into, on paper and in the browser."""

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
)
"""Divisions, from fine to coarse."""
APART = 10.0
"""Pixels, or units of a picture: the least distance between dates on an axis."""


def seconds(step: Step) -> int:
    """About how long a division is."""
    unit, number = step
    return SECONDS[unit] * number
