"""How a source is cited."""

import pytest

from builder.citation import _date_beside


@pytest.mark.parametrize(
    ("title", "date", "said"),
    [
        ("Briefing of 1 May 2024", "1 May 2024", ""),
        ("Briefing of 11 May 2024", "1 May 2024", "1 May 2024"),
        ("Form 19001", "1900", "1900"),
        ("The census (1900)", "1900", ""),
        ("A letter", "", ""),
    ],
)
def test_a_date_is_left_out_only_where_the_title_says_it(title: str, date: str, said: str) -> None:
    assert _date_beside(title, date) == said
