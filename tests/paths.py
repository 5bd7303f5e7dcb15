"""Paths of pictures, read back as points."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

Point = tuple[float, float]


def lines_of(path: str) -> Iterator[list[Point]]:
    """The lines of a path, each from its start and steps relative to the point before."""
    for start, steps in re.findall(r"M([^l]+)l([^zM]+)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", f"{start} {steps}")]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        yield list(accumulate(points, lambda at, step: (at[0] + step[0], at[1] + step[1])))


def points_of(path: str) -> list[Point]:
    """All points of a path."""
    return [point for line in lines_of(path) for point in line]


def is_inside(path: str, point: Point) -> bool:
    """Whether a point is filled, by the rule of even and odd."""
    x, y = point
    crossed = 0
    for ring in lines_of(path):
        for (from_x, from_y), (to_x, to_y) in pairwise([*ring, ring[0]]):
            if (from_y > y) != (to_y > y):
                crossed += x < from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x)
    return crossed % 2 == 1
