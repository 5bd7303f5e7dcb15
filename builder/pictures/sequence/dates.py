"""Dates of messages → marks along the rows: a point for a day, else a band.

A band reaches over all rows at whose time the message can have been sent; it is closed by a
bracket, and fades where its end is open or only roughly meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.dates import Span
from builder.pictures.sequence.frame import SequenceFormat
from builder.pictures.svg import Dot, Rect, Rows, Words, number, rect

COLUMNS, COLUMN, THICK = 4, 8.0, 5.0
"""Marks stand side by side in columns; with still more of them, some share the last."""
FADE = (0.75, 0.5, 0.25)
STEP = 5.0
PALE = 0.5


@dataclass
class Dated:
    """A date with the rows of its messages, which are added as they are drawn."""

    when: Span
    words: tuple[Words, ...]
    middle: float
    """The height of its first line of words."""
    least: float
    """Where its words end."""
    rows: list[tuple[float, float]]

    @property
    def exact(self) -> bool:
        """Whether it is one day or one moment, so that a point says no more than is known."""
        return self.when.precision in {"day", "minute"} and not any(self.when.soft)


@dataclass(frozen=True)
class DrawnDate:
    """A date: its words, the line from them to its mark, and that: a dot, or band and bracket."""

    words: tuple[Words, ...]
    tick: str
    dot: Dot | None
    band: tuple[Rect, ...]
    bracket: str


def dates(frame: SequenceFormat, dated: Sequence[Dated]) -> tuple[DrawnDate, ...]:
    """The marks of all dates, in order."""
    columns = Rows(COLUMNS)
    return tuple(_drawn(frame, one, *_reach(one, dated), columns) for one in dated)


def _reach(one: Dated, dated: Sequence[Dated]) -> tuple[float, float]:
    """From where to where the rows reach at whose time it can have been."""
    rows = [row for other in dated if _covers(one, other) for row in other.rows]
    return min(top for top, _ in rows), max(bottom for _, bottom in rows)


def _covers(one: Dated, other: Dated) -> bool:
    """Whether the rows of another date stand within this one.

    Of two that begin at once, the vaguer stands below: it need not stand within the other.
    """
    (begins, ends), (first, last) = one.when.key, other.when.key
    return one is other or (begins < first < ends) or (begins == first and last <= ends)


def _drawn(
    frame: SequenceFormat, one: Dated, top: float, bottom: float, columns: Rows
) -> DrawnDate:
    low, high = (one.middle - 5, one.middle + 5) if one.exact else (top + 4, bottom - 4)
    column = columns.place(low, high)
    nth = COLUMNS - 1 if column is None else column
    x = frame.marks + nth * COLUMN + COLUMN / 2
    if frame.dates:  # the first column stands next to the lifelines
        x = frame.marks + (COLUMNS - nth - 0.5) * COLUMN
    tick = _tick(frame, one, x)
    if one.exact:
        return DrawnDate(one.words, tick, Dot(number(x), number(one.middle)), (), "")
    band = tuple(_band(one.when, x, low, high))
    return DrawnDate(one.words, tick, None, band, _bracket(one.when, x, low, high))


def _tick(frame: SequenceFormat, one: Dated, x: float) -> str:
    start = frame.dates + 2 if frame.dates else frame.text - 4
    return f"M{number(start)} {number(one.middle)}H{number(x)}"


def _band(when: Span, x: float, low: float, high: float) -> Iterator[Rect]:
    """The pale band; its soft ends fade in steps."""
    left, right = x - THICK / 2, x + THICK / 2
    soft_top, soft_bottom = when.soft[0] or not when.earliest, when.soft[1] or not when.latest
    step = min(STEP, (high - low) / 8)
    first = low + step * len(FADE) * soft_top
    last = high - step * len(FADE) * soft_bottom
    if soft_top:
        for n, shade in enumerate(reversed(FADE)):
            yield rect(left, right, low + n * step, height=step, opacity=PALE * shade)
    yield rect(left, right, first, height=last - first, opacity=PALE)
    if soft_bottom:
        for n, shade in enumerate(FADE):
            yield rect(left, right, last + n * step, height=step, opacity=PALE * shade)


def _bracket(when: Span, x: float, low: float, high: float) -> str:
    """Short strokes across the ends that are known."""
    ends = [(low, when.soft[0] or not when.earliest), (high, when.soft[1] or not when.latest)]
    stroke = f"h{number(THICK)}"
    return "".join(f"M{number(x - THICK / 2)} {number(y)}{stroke}" for y, soft in ends if not soft)
