"""The picture of origins: for one source, for forty, on wide and on narrow pages."""

from itertools import pairwise

import pytest

from builder.pictures.origins import (
    RADIUS,
    CitedSource,
    HeardActor,
    OriginsPicture,
    origins,
)
from builder.pictures.text import text_width

LONG = "A newspaper with a very long name, whose report also has a long title (12 November 2031)"


def source(n: int, parent: int | None = None, heard: int = 1) -> CitedSource:
    return CitedSource(f"source-{n}", f"sources/{n}/", f"{n} {LONG}", parent, heard, str(heard))


def actor(n: int, *sources: int) -> HeardActor:
    names = (f"actor-{n}", *(f"source-{place}" for place in sources))
    return HeardActor(
        names, f"actors/{n}/", f"Somebody called {n}", sources, "40 sources, 12 origins"
    )


def pictures(sources: list[CitedSource], actors: list[HeardActor]) -> tuple[OriginsPicture, ...]:
    return origins(sources, actors, "heard in it", "Heard in more than one source")


ONE = pictures([source(0)], [])
FORTY = pictures(
    [source(n, n - 1 if n % 3 else None, heard=n) for n in range(40)],
    [actor(n, 0, n + 1, 39) for n in range(16)],
)
DEEP = pictures([source(n, n - 1 if n else None) for n in range(9)], [actor(0, 0, 8)])


@pytest.mark.parametrize("drawn", [ONE, FORTY, DEEP], ids=["one", "forty", "deep"])
def test_all_words_and_marks_are_inside_and_rows_do_not_touch(
    drawn: tuple[OriginsPicture, ...],
) -> None:
    for picture in drawn:
        rows = [*picture.sources, *picture.actors]
        for row in rows:
            for line in (*row.lines, row.count):
                width = text_width(line.text, 13)
                left = float(line.x) - (width if line.anchor == "end" else 0)
                assert -0.1 <= left <= left + width <= picture.width + 0.1
        ends = [float(row.lines[-1].y) for row in rows]
        starts = [float(row.lines[0].y) for row in rows]
        assert all(end + 13 < start for end, start in zip(ends, starts[1:], strict=False))
        assert max(ends) < float(picture.height)
        for one in picture.sources:
            right = float(one.bar.x) + float(one.bar.width)
            assert right < float(one.count.x)
            assert all(
                float(line.x) + text_width(line.text, 13) < float(one.bar.x) for line in one.lines
            )


def test_what_is_derived_hangs_from_its_source_and_is_no_origin() -> None:
    for picture in FORTY:
        first, copy, second_copy, other = picture.sources[:4]
        assert [one.is_origin for one in (first, copy, second_copy, other)] == [
            *(True, False, False),
            True,
        ]
        assert not first.branch
        assert not other.branch
        assert copy.branch.startswith(
            f"M{first.dot.x} {float(first.dot.y) + RADIUS:g}V{copy.dot.y}H"
        )
        assert float(first.dot.x) < float(copy.dot.x) < float(second_copy.dot.x)


def test_a_bar_is_as_long_as_its_number() -> None:
    for picture in FORTY:
        lengths = [float(one.bar.width) for one in picture.sources]
        assert lengths[0] == 0
        assert all(
            length == pytest.approx(lengths[39] * n / 39, abs=0.1)
            for n, length in enumerate(lengths)
        )


def test_a_place_is_filled_where_somebody_is_heard_and_in_the_order_of_the_sources() -> None:
    for picture in FORTY:
        third = picture.actors[2]
        assert (len(third.dots), len(third.places)) == (3, 37)
        filled = [float(dot.x) for dot in third.dots]
        assert filled == sorted(filled)
        assert sum(float(dot.x) < filled[1] for dot in third.places) == 2
        apart = sorted(float(dot.x) for dot in (*third.dots, *third.places))
        gaps = [b - a for a, b in pairwise(apart)]
        assert min(gaps) > 2 * float(third.radius)


def test_nobody_is_drawn_below_where_nobody_is_heard_in_several() -> None:
    for picture in ONE:
        assert picture.below is None
        assert picture.actors == ()
