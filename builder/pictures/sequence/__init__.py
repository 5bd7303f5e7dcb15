"""Messages and who passed them → a sequence diagram: time runs down, everybody has a lifeline.

A message is drawn once for each telling: tellers need not agree, and their strands are side by
side. Rows are in order of time and not to scale; how much of it a date leaves open is a band along
the rows. There is a picture for wide pages and one for narrow ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.dates import Span
from builder.pictures.sequence.dates import Dated, DrawnDate, draw_dates
from builder.pictures.sequence.frame import LINE, SequenceFormat, TextBox, lines, wrapped
from builder.pictures.sequence.heads import Rail, draw_heads, rails
from builder.pictures.sequence.messages import Route, Strand, strand
from builder.pictures.svg import TextLine, number

WIDE = SequenceFormat("wide", width=960, size=13, dates=176, marks=186, left=236, right=912)
NARROW = SequenceFormat("narrow", width=320, size=13.5, dates=0, marks=2, left=44, right=310)
PITCH = 300.0
"""The greatest distance between lifelines, however few there are."""
ABOVE, STRAND, AFTER = 12.0, 14.0, 10.0
"""Heights: the room above a message, above an arrow, and below."""


@dataclass(frozen=True)
class Lifeline:
    """A lifeline: whose it is, and the colour of its side."""

    name: str
    colour: str


@dataclass(frozen=True)
class Sent:
    """A message: lifelines are given by their place among all, tellings in words."""

    title: str
    address: str
    date: str
    when: Span
    way: str
    """From whom over whom to whom, in words."""
    senders: tuple[int, ...]
    carriers: tuple[int, ...]
    to: tuple[int, ...]
    both_ways: bool
    tellings: tuple[str, ...]
    doubts: tuple[str, ...]
    reactions: tuple[str, ...]
    denied: bool

    @property
    def ends(self) -> tuple[int, ...]:
        """All lifelines that it touches."""
        return (*self.senders, *self.carriers, *self.to)


@dataclass(frozen=True)
class DrawnMessage:
    """A message: words above, a strand with words below it for each version, and who reacted."""

    address: str
    colour: str
    denied: bool
    title: tuple[TextLine, ...]
    way: tuple[TextLine, ...]
    strands: tuple[Strand, ...]
    doubts: tuple[TextLine, ...]
    reactions: tuple[TextLine, ...]
    lines: tuple[str, ...]
    """The keys of the lifelines it goes between."""


@dataclass(frozen=True)
class SequencePicture:
    """One diagram, ready to be written."""

    kind: str
    width: str
    height: str
    rails: tuple[Rail, ...]
    dates: tuple[DrawnDate, ...]
    messages: tuple[DrawnMessage, ...]


def sequence(around: Sequence[Lifeline], messages: Sequence[Sent]) -> tuple[SequencePicture, ...]:
    """The diagram for wide and for narrow pages; messages are in order of time."""
    return _picture(WIDE, around, messages), _picture(NARROW, around, messages)


def _picture(
    frame: SequenceFormat, around: Sequence[Lifeline], messages: Sequence[Sent]
) -> SequencePicture:
    places = _places(frame, len(around))
    names, top = draw_heads(frame, [line.name for line in around], places)
    page = _Page(frame, places, [line.colour for line in around], top)
    for number_, message in enumerate(messages):
        before = messages[number_ - 1] if number_ else None
        page.add(message, dated=before is None or before.date != message.date)
    bottom = page.y + 4
    return SequencePicture(
        frame.kind,
        number(frame.width),
        number(bottom),
        rails(page.colours, names, places, [*page.boxes, *(name.room for name in names)], bottom),
        draw_dates(frame, page.dated),
        tuple(page.drawn),
    )


def _places(frame: SequenceFormat, count: int) -> list[float]:
    """The positions of the lifelines, from left to right."""
    pitch = min((frame.right - frame.left) / max(count - 1, 1), PITCH)
    return [frame.left + n * pitch for n in range(count)]


class _Page:
    """A picture that grows downwards, message by message."""

    def __init__(
        self, frame: SequenceFormat, places: Sequence[float], colours: Sequence[str], top: float
    ) -> None:
        self.frame = frame
        self.places = places
        self.colours = colours
        self.y = top
        self.boxes: list[TextBox] = []
        self.dated: list[Dated] = []
        self.drawn: list[DrawnMessage] = []

    def add(self, message: Sent, *, dated: bool) -> None:
        """Draw a message below all others, with its date if `dated`."""
        top = self.y
        self.y += ABOVE
        if dated:
            self._date(message)
        x = self._start(message)
        title = self._words(message.title, x, bold=True)
        way = self._words(message.way, x)
        strands = tuple(self._strand(message, telling, x) for telling in message.tellings)
        doubts, reactions = (
            tuple(line for words in texts for line in self._words(words, x))
            for texts in (message.doubts, message.reactions)
        )
        self.y = max(self.y + AFTER, self.dated[-1].least)
        self.dated[-1].rows.append((top, self.y))
        colour = self.colours[message.senders[0]]
        self.drawn.append(
            DrawnMessage(
                message.address,
                colour,
                message.denied,
                title,
                way,
                strands,
                doubts,
                reactions,
                tuple(map(str, message.ends)),
            )
        )

    def _date(self, message: Sent) -> None:
        frame, beside = self.frame, self.frame.dates
        room = beside or frame.width - frame.text
        first = self.y + LINE - 4
        cut = wrapped(message.date, room, frame.size)
        words, box = lines(cut, (0 if beside else frame.text, first), frame.size)
        self.boxes.append(box)
        if not beside:
            self.y = box.bottom
        least = box.bottom + 6 if beside else 0.0
        self.dated.append(Dated(message.when, words, first - 4, least, []))

    def _start(self, message: Sent) -> float:
        """Where a message's words begin: by its arrow, unless they need more room than is there."""
        frame = self.frame
        if not frame.dates:
            return frame.text
        room = frame.width - frame.text
        texts = [message.title, message.way, *message.tellings, *message.doubts, *message.reactions]
        longest = max(
            min(frame.text_width(text, bold=text is message.title), room) for text in texts
        )
        return min(min(self.places[end] for end in message.ends) + 8, frame.width - longest)

    def _words(self, text: str, x: float, *, bold: bool = False) -> tuple[TextLine, ...]:
        cut = wrapped(text, self.frame.width - x, self.frame.size, bold=bold)
        words, box = lines(cut, (x, self.y + LINE - 4), self.frame.size, bold=bold)
        self.boxes.append(box)
        self.y += len(cut) * LINE
        return words

    def _strand(self, message: Sent, telling: str, x: float) -> Strand:
        self.y += STRAND
        senders, carriers, to = (
            [self.places[end] for end in ends]
            for ends in (message.senders, message.carriers, message.to)
        )
        route = Route(senders, carriers, to, both=message.both_ways)
        drawn, bottom = strand(self.frame, route, self.y)
        self.y = bottom + 1
        return Strand(**{**vars(drawn), "words": self._words(telling, x)})
