"""Events and the bent scale → the strip: a small picture of the whole, for paper and plain pages.

It is shown where the timeline cannot be: in print, and without JavaScript. It is drawn from the
same scale, and its marks are no sharper than their dates. There is one for wide pages and one for
narrow ones, because words that shrink with the picture could not be read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from builder.dates import Span
from builder.pictures.strip.ticks import SIZE, Axis, axis
from builder.pictures.svg import Dot, Rect, Rows, TextLine, number, rect
from builder.pictures.text import text_width
from builder.pictures.timescale import Scale
from builder.pictures.when import RADIUS, MarkShape, drawn, shape, within
from builder.words import Words

WIDE, NARROW = 960.0, 320.0
"""Widths in units; on a page of that many pixels, words are 13.5 pixels high."""
PITCH, KEY_PITCH, HEAD, FOOT = 7.0, 17.0, 22.0, 6.0
"""Heights: a row of marks, a row of marks with words, a lane's name, the room under a lane."""
MOST, CROWDED = 14, 7
"""The most rows of marks in a lane, and of marks of which nothing is said; of still more events,
some cover others."""
MOST_CHAPTERS, BAR_PITCH = 4, 20.0

Line = tuple[float, float, float]
"""One from left to right: its height, its left end, its length."""


@dataclass(frozen=True)
class StripEvent:
    """An event as the strip needs it."""

    title: str
    words: str
    """Its date and title; empty where marks are too many to be told one by one."""
    began: Span
    ended: Span | None
    key: bool
    """Whether its title is written at its mark if there is room."""
    absent: bool
    """Whether it did not happen: its mark is hollow."""


@dataclass(frozen=True)
class Lane:
    """A side and its events in order of time."""

    name: str
    colour: str
    events: tuple[StripEvent, ...]


@dataclass(frozen=True)
class ChapterSpan:
    """A chapter, from its earliest to its latest moment."""

    title: str
    bounds: Span


@dataclass(frozen=True)
class StripMark:
    """An event's mark: its title and date in words, what it is made of, perhaps words beside it."""

    title: str
    dots: tuple[Dot, ...]
    bands: tuple[Rect, ...]
    label: TextLine | None
    absent: bool


@dataclass(frozen=True)
class Crowd:
    """The marks of very many events that are as opaque, as one line with gaps."""

    path: str
    thickness: str
    opacity: str
    points: bool
    """Whether each piece of it is a point."""


@dataclass(frozen=True)
class DrawnLane:
    """A lane: the line above it, its name, its marks."""

    colour: str
    line: str
    swatch: Rect
    name: TextLine
    marks: tuple[StripMark, ...]
    crowds: tuple[Crowd, ...]
    """Instead of marks of which nothing is said."""


@dataclass(frozen=True)
class DrawnChapter:
    """A chapter's bar and, where there is room, its title."""

    bar: Rect
    title: TextLine | None


@dataclass(frozen=True)
class StripPicture:
    """One strip, ready to be written."""

    kind: str
    width: str
    height: str
    radius: str
    """Of a point."""
    chapters: tuple[DrawnChapter, ...]
    axis: Axis
    lanes: tuple[DrawnLane, ...]


def strip(
    scale: Scale, lanes: Sequence[Lane], chapters: Sequence[ChapterSpan], say: Words
) -> tuple[StripPicture, ...]:
    """The strip for wide pages and the one for narrow pages."""
    what = scale, lanes, chapters, say
    return _picture("wide", WIDE, what), _picture("narrow", NARROW, what)


def _picture(
    kind: str, width: float, what: tuple[Scale, Sequence[Lane], Sequence[ChapterSpan], Words]
) -> StripPicture:
    scale, lanes, chapters, say = what
    bars, top = _chapters(scale, width, chapters)
    packed = [_Packed(scale, width, lane) for lane in lanes]
    tops = list(accumulate((lane.height for lane in packed), initial=top + 36))
    return StripPicture(
        kind,
        number(width),
        number(tops[-1]),
        number(RADIUS),
        bars,
        axis(scale, width, (top + 6, tops[-1]), say),
        tuple(lane.drawn(y) for lane, y in zip(packed, tops, strict=False)),
    )


def _chapters(
    scale: Scale, width: float, chapters: Sequence[ChapterSpan]
) -> tuple[tuple[DrawnChapter, ...], float]:
    """A bar for each chapter, its title on it where there is room; and how high they all are."""
    rows = Rows(MOST_CHAPTERS, gap=0)
    found = []
    for chapter in chapters:
        left = scale.share(chapter.bounds.earliest) * width
        right = scale.share(chapter.bounds.latest, open_at=1.0) * width
        needs = text_width(chapter.title, SIZE) + 8
        from_left = left + needs <= width
        start = left if from_left else right - needs
        row = rows.place(start, max(right, start + needs)) if start >= 0 else None
        words = None
        if row is not None:
            x, anchor = (left, "start") if from_left else (right, "end")
            words = TextLine(chapter.title, number(x), number(row * BAR_PITCH + 10), anchor)
        elif (row := rows.place(left, right)) is None:
            continue
        bar = rect(left + 1, max(right - 1, left + 2), row * BAR_PITCH + 14, height=2)
        found.append(DrawnChapter(bar, words))
    return tuple(found), len(rows.taken) * BAR_PITCH


class _Packed:
    """A lane whose marks have found their rows."""

    def __init__(self, scale: Scale, width: float, lane: Lane) -> None:
        self.lane = lane
        self.width = width
        self.titled = width == WIDE  # a thumb has no use for tooltips
        self.keys = Rows(MOST, gap=10)
        self.rows = Rows(MOST if all(event.words for event in lane.events) else CROWDED)
        self.places: list[tuple[StripEvent, MarkShape, int, TextLine | None]] = []
        for event in sorted(lane.events, key=lambda event: not event.key):
            self._place(event, within(shape(scale, width, event.began, event.ended), width))

    @property
    def height(self) -> float:
        """How high it is with its name."""
        return HEAD + len(self.keys.taken) * KEY_PITCH + len(self.rows.taken) * PITCH + FOOT

    def _place(self, event: StripEvent, mark: MarkShape) -> None:
        if event.key and (label := self._label(event.title, mark)):
            words, left, right = label
            row = self.keys.place(left, right)
            if row is not None:
                self.places.append((event, mark, row, words))
                return
        row = self.rows.place(mark.left, mark.right)
        if row is None:
            row = self.rows.squeeze(mark.left, mark.right)
        if row is not None:  # else others cover it wholly: it would add no ink
            self.places.append((event, mark, row, None))

    def _label(self, title: str, mark: MarkShape) -> tuple[TextLine, float, float] | None:
        """Words on a mark's right, else on its left, else none; with what both take together."""
        needs = text_width(title, SIZE, bold=True) + 6
        if mark.right + needs <= self.width:
            words = TextLine(title, number(mark.right + 6), "")
            return words, mark.left, mark.right + needs
        if mark.left - needs >= 0:
            words = TextLine(title, number(mark.left - 6), "", "end")
            return words, mark.left - needs, mark.right
        return None

    def drawn(self, y: float) -> DrawnLane:
        """The lane with its top at a height."""
        name = TextLine(self.lane.name, "16", number(y + 16))
        told: list[StripMark] = []
        bare: list[StripMark] = []
        for place in self.places:
            mark = self._mark(*place, y=y + HEAD)
            (told if mark.label or place[0].words else bare).append(mark)
        line = f"M0 {number(y)}H{number(self.width)}"
        swatch = rect(0, 10, y + 7, height=10)
        crowds = tuple(_crowds(bare))
        return DrawnLane(self.lane.colour, line, swatch, name, tuple(told), crowds)

    def _mark(
        self, event: StripEvent, mark: MarkShape, row: int, words: TextLine | None, *, y: float
    ) -> StripMark:
        below = len(self.keys.taken) * KEY_PITCH
        middle = y + (row + 0.5) * KEY_PITCH if words else y + below + (row + 0.5) * PITCH
        title = event.words if self.titled else ""
        label = replace(words, y=number(middle + 4.5)) if words else None
        return StripMark(title, *drawn(mark, middle), label, event.absent)


def _crowds(marks: Iterable[StripMark]) -> Iterator[Crowd]:
    """Marks as one broken line for each height and opacity: a fifth of the room in the page."""
    points: list[Line] = []
    bands: dict[tuple[str, str], list[Line]] = {}
    for mark in marks:
        points += [(float(dot.y), float(dot.x), 0) for dot in mark.dots]
        for band in mark.bands:
            line = float(band.y) + float(band.height) / 2, float(band.x), float(band.width)
            bands.setdefault((band.opacity, band.height), []).append(line)
    for (opacity, height), lines in sorted(bands.items()):
        yield Crowd(_broken(_united(lines)), height, opacity, points=False)
    if points:
        yield Crowd(_broken(points), number(2 * RADIUS), "", points=True)


def _united(lines: Iterable[Line]) -> Sequence[Line]:
    """Lines of which none covers a part of another: what covers is the same drawn as one."""
    united: list[Line] = []
    for y, x, length in sorted(lines):
        if united and united[-1][0] == y and x <= sum(united[-1][1:]):
            _, left, before = united.pop()
            united.append((y, left, max(before, x + length - left)))
        else:
            united.append((y, x, length))
    return united


def _broken(lines: Iterable[Line]) -> str:
    """Lines as one path, each from where the one before it ends."""
    path, right, height = "", 0.0, 0.0
    for y, x, length in sorted(lines):
        path += f"m{number(x - right)} {number(y - height)}h{number(length)}"
        right, height = x + length, y
    return path
