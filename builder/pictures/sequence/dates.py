"""Dates of messages → marks along the rows: a point for a day, else a band.

A band reaches over all rows at whose time the message can have been sent; it is closed by a
bracket, and fades where its end is open or only roughly meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from builder.dates import Span
from builder.pictures.sequence.frame import SequenceFormat
from builder.pictures.svg import Dot, Rect, Rows, TextLine, number, rect
from builder.pictures.when import is_exact, soft_band

COLUMNS, COLUMN, THICK = 4, 8.0, 5.0
"""How many columns of marks are side by side; if there are more, some share the last."""


@dataclass
class Dated:
    """A date with the rows of its messages, which are added as they are drawn."""

    when: Span
    words: tuple[TextLine, ...]
    middle: float
    """The height of its first line of words."""
    least: float
    """Where its words end."""
    rows: list[tuple[float, float]]


@dataclass(frozen=True)
class DrawnDate:
    """A date: its words, the line from them to its mark, and that: a dot, or band and bracket."""

    words: tuple[TextLine, ...]
    tick: str
    dot: Dot | None
    band: tuple[Rect, ...]
    bracket: str


def draw_dates(frame: SequenceFormat, dated: Sequence[Dated]) -> tuple[DrawnDate, ...]:
    """The marks of all dates, in order."""
    columns = Rows(COLUMNS)
    return tuple(_drawn(frame, date, *_reach(date, dated), columns) for date in dated)


def _reach(date: Dated, dated: Sequence[Dated]) -> tuple[float, float]:
    """From where to where the rows reach at whose time it can have been."""
    rows = [row for other in dated if _covers(date, other) for row in other.rows]
    return min(top for top, _ in rows), max(bottom for _, bottom in rows)


def _covers(date: Dated, other: Dated) -> bool:
    """Whether the rows of another date belong within this one.

    Of two that begin at the same time, the vaguer is below: it need not be within the other.
    """
    (begins, ends), (first, last) = (
        (-inf if when.earliest is None else when.earliest, when.key[1])
        for when in (date.when, other.when)
    )
    return date is other or (begins < first < ends) or (begins == first and last <= ends)


def _drawn(
    frame: SequenceFormat, date: Dated, top: float, bottom: float, columns: Rows
) -> DrawnDate:
    low, high = (date.middle - 5, date.middle + 5) if is_exact(date.when) else (top + 4, bottom - 4)
    column = columns.place(low, high)
    nth = COLUMNS - 1 if column is None else column
    x = frame.marks + nth * COLUMN + COLUMN / 2
    if frame.dates:  # the first column is next to the lifelines
        x = frame.marks + (COLUMNS - nth - 0.5) * COLUMN
    tick = _tick(frame, date, x)
    if is_exact(date.when):
        return DrawnDate(date.words, tick, Dot(number(x), number(date.middle)), (), "")
    band = tuple(_band(date.when, x, low, high))
    return DrawnDate(date.words, tick, None, band, _bracket(date.when, x, low, high))


def _tick(frame: SequenceFormat, date: Dated, x: float) -> str:
    start = frame.dates + 2 if frame.dates else frame.text - 4
    return f"M{number(start)} {number(date.middle)}H{number(x)}"


def _band(when: Span, x: float, low: float, high: float) -> Iterator[Rect]:
    """The pale band; its soft ends fade in steps."""
    for start, end, opacity in soft_band(low, high, when.soft):
        yield rect(x - THICK / 2, x + THICK / 2, start, height=end - start, opacity=opacity)


def _bracket(when: Span, x: float, low: float, high: float) -> str:
    """Short strokes across the ends that are known."""
    known = [y for y, soft in zip((low, high), when.soft, strict=True) if not soft]
    return "".join(f"M{number(x - THICK / 2)} {number(y)}h{number(THICK)}" for y in known)
