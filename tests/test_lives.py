"""Until when roles and relations are said to have lasted: death ends each of them."""

import pytest

from builder.dates import Date, Ending, ended_by
from builder.words import ENGLISH


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (None, "from 2000 to 2008"),
        ("..", "from 2000 to 2008"),
        ("2012", "from 2000 to 2008"),
        ("2005", "from 2000 to 2005"),
        ("unknown", "from 2000 to 2008 at the latest"),
        ("../2005", "from 2000 to 2005 at the latest"),
        ("../2015", "from 2000 to 2008 at the latest"),
        ("2005/..", "from 2000 to some time between 2005 and 2008"),
        ("2005/2015", "from 2000 to some time between 2005 and 2008"),
    ],
)
def test_death_ends_what_lasted(end: str | None, said: str) -> None:
    """What was to end later or at no known time ended by the death; what ended before, before."""
    until = ended_by(Ending.parse(end) if end else None, Date.parse("2008"))
    assert ENGLISH.period(Date.parse("2000"), until) == said


def test_what_goes_on_has_no_end() -> None:
    """An end of `..` is none, with nothing that limits it."""
    assert ended_by(Ending.parse(".."), None) is None
