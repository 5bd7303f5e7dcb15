"""Events in views of a scale → how many rows the browser's wide picture of them needs.

Room for the picture is kept before its script has come. The rules are those of `pack.js`,
`lanes.js` and `chapters.js`.
"""

from collections.abc import Iterable, Sequence
from math import ceil, inf

from builder.dates import Span
from builder.pictures.crowd import ROWS
from builder.pictures.strip import Lane, StripEvent
from builder.pictures.text import text_width
from builder.pictures.timescale import MINUTE, Scale
from builder.pictures.when import shape, within

WIDE, NARROW = 985.0, 548.0
"""Pixels: of the picture without its lanes' names and the margins beside a chapter, in a window of
1280 and in one of 800. Between side columns it is at least as wide as the second."""
MANY = 300
"""With more events than this, lanes fill all the rows that there may be."""
TYPE, LONGEST, SHORT, GAP = 13.0, 440.0, 190.0, 18.0
"""Pixels: of words, the longest and the shortest that they are cut to, the room around them."""
ROW, LANE, TIER = 27, 20, 24
"""The height of a row, of what is above and below the rows of a lane, and of a row of chapters."""
NAME, NAMES, LINE, EDGE = 114.0, 3, 17, 14
"""Of the names of lanes: how wide they are, their most lines, the height of one, what is around."""

Ends = tuple[float, float]


def rows(views: Sequence[Scale], lanes: Sequence[Lane], chapters: Iterable[Span], at: float) -> int:
    """How many rows are as high as the lanes with the chapters above them, in a picture so wide."""
    above = TIER * _tiers(chapters)
    if sum(len(lane.events) for lane in lanes) > MANY:
        return ROWS + ceil((LANE * len(lanes) + above) / ROW)
    needed = [max(1, *(_rows(view, lane, at) for view in views)) for lane in lanes]
    heights = (max(LANE + ROW * n, _name(lane)) for n, lane in zip(needed, lanes, strict=True))
    # One more: a row too few costs a title, a row too many a little paper.
    return 1 + ceil((sum(heights) + above) / ROW)


def _name(lane: Lane) -> float:
    lines = ceil(text_width(lane.name, TYPE, bold=True) / NAME)
    return LINE * min(lines, NAMES) + EDGE


def _rows(view: Scale, lane: Lane, width: float) -> int:
    """The rows of a lane: each has a strip of words and one of marks."""
    taken: list[tuple[list[Ends], list[Ends]]] = []
    seen = (event for event in lane.events if _is_seen(view, event))
    for event in sorted(seen, key=lambda event: not event.key):
        mark = within(shape(view, width, event.began, event.ended), width)
        ends, words = (mark.left - 2, mark.right + 2), _words(event, mark.left, width)
        free = (row for row in taken if _is_free(row[0], ends) and _is_free(row[1], words))
        row = next(free, None)
        if row is None:
            taken.append(row := ([], []))
        row[0].append(ends)
        row[1].append(words)
    return len(taken)


def _is_seen(view: Scale, event: StripEvent) -> bool:
    first = event.began.earliest
    last = max(_last(span) for span in (event.began, event.ended) if span)
    return (first is None or first < view.end) and last > view.start


def _last(of: Span) -> float:
    """Until when it is drawn; what is open, no further than the day that is known."""
    if of.latest is not None:
        return of.latest
    if of.earliest is not None:
        return of.earliest + MINUTE
    return -inf if of.unknown else inf


def _is_free(taken: Iterable[Ends], wanted: Ends) -> bool:
    return not any(left < wanted[1] and wanted[0] < right for left, right in taken)


def _words(event: StripEvent, left: float, width: float) -> Ends:
    """From where to where words reach: to the right of a mark, else to the left, else cut short."""
    words = min(text_width(event.title, TYPE, bold=event.key), LONGEST) + GAP
    if left + words <= width:
        return left, left + words
    return (left - words, left) if words <= left else (left, left + SHORT)


def _tiers(chapters: Iterable[Span]) -> int:
    """How many rows chapters need, each in the first that is free."""
    ends: list[float] = []
    for chapter in chapters:
        start = -inf if chapter.earliest is None else chapter.earliest
        free = next((n for n, end in enumerate(ends) if end <= start), len(ends))
        ends[free : free + 1] = [inf if chapter.latest is None else chapter.latest]
    return len(ends)
