"""A card → a PNG of 1200 × 630 pixels, in a few milliseconds, always with the same bytes.

Fonts are passed in as bytes; nothing is read here. Letters stand one after the other, from the
left: words of scripts that run from the right, or whose letters join, are left out. Everything is
drawn in greyscale and stored in 16 shades, which makes pictures small and quick to write.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from unicodedata import bidirectional, category, east_asian_width

from PIL import Image, ImageDraw, ImageFont

from builder.pictures.text import cut, wrap
from builder.preview.card import Card
from builder.vocabulary import SIDE_COLOURS

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 80
PAPER, INK = (253, 252, 250), (28, 29, 32)
RGB: Mapping[str, tuple[int, ...]] = {
    row: tuple(bytes.fromhex(row.light[1:])) for row in SIDE_COLOURS
}
FULL, QUIET, RULE = 255, 191, 128
"""Opacity of the ink: `--ink`, `--ink-quiet` and `--rule-strong` of tokens.css."""
SHADES = 15
"""Shades from paper to ink; the last of the 16 is the side's colour."""
SUBSETS = ("latin", "latin-ext")
WEIGHT = re.compile(r"-(\d00)-")
"""In the name of a file of `@fontsource`."""
PROBE = 24
"""A size in pixels that is large enough to tell letters from the box for one that is missing."""
JOINING = ((0x0900, 0x0DFF), (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0x1A00, 0x1C7F))
"""Ranges of scripts that need more than one letter after the other: those of India, Thai, Lao,
Tibetan, Burmese, Khmer, Mongolian and their like."""
HEADLINES = ((80, 3), (66, 4), (54, 5), (46, 6))
"""Sizes of a headline with the most lines it may have; at the last size, the rest is cut off."""


class Fonts:
    """Fonts by file name, as in `@fontsource`, opened at the sizes that are needed.

    `others` are for the letters that the site's own lack. Their names say which weight they have,
    or none; where no file has a weight, all have.
    """

    def __init__(
        self, files: Mapping[str, bytes], others: Mapping[str, bytes] | None = None
    ) -> None:
        self.files = {**(others or {}), **files}
        self._others = list(others or {})
        self._probes: dict[str, _Probe] = {}
        self._faces: dict[tuple[str, int, int], Face] = {}

    def face(self, family: str, weight: int, size: int) -> "Face":
        """A family in a weight and size, from the files of all its subsets, then the others."""
        key = family, weight, size
        if key not in self._faces:
            names = [f"{family}-{subset}-{weight}-normal.woff2" for subset in SUBSETS]
            alike = [name for name in self._others if WEIGHT.findall(name) in ([], [str(weight)])]
            self._faces[key] = Face(self, [*names, *(alike or self._others)], size)
        return self._faces[key]

    def open(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        """A file at a size in pixels."""
        # The basic layout needs no system library, so every machine draws the same.
        basic = ImageFont.Layout.BASIC
        return ImageFont.truetype(BytesIO(self.files[name]), size, layout_engine=basic)

    def has(self, name: str, letter: str) -> bool:
        """Whether a file has a letter."""
        if name not in self._probes:
            self._probes[name] = _Probe(self.open(name, PROBE))
        return self._probes[name].has(letter)


class _Probe:
    """A font by which to tell a letter from the box for one that is missing."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        self._font = font
        self._missing = self._pixels("\uffff")

    def has(self, letter: str) -> bool:
        return self._pixels(letter) != self._missing

    def _pixels(self, letter: str) -> bytes:
        return bytes(self._font.getmask(letter))


class Face:
    """A font at one size, made of files with different letters."""

    def __init__(self, fonts: Fonts, names: Sequence[str], size: int) -> None:
        self._fonts, self._names, self._size = fonts, names, size
        self._opened: dict[str, ImageFont.FreeTypeFont] = {}
        self._of: dict[str, str | None] = {" ": names[0]}

    def _file(self, letter: str) -> str | None:
        """The file that has this letter, if any."""
        if letter not in self._of:
            having = (name for name in self._names if self._fonts.has(name, letter))
            self._of[letter] = None if _joins(letter) else next(having, None)
        return self._of[letter]

    def has(self, text: str) -> bool:
        """Whether every letter of a text can be drawn."""
        return all(map(self._file, text))

    def _font(self, name: str) -> ImageFont.FreeTypeFont:
        if name not in self._opened:
            self._opened[name] = self._fonts.open(name, self._size)
        return self._opened[name]

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        runs = groupby(text, self._file)
        return [(self._font(name), "".join(letters)) for name, letters in runs if name]

    def text_width(self, text: str) -> float:
        """The width of a text in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text))

    def write(
        self, on: ImageDraw.ImageDraw, at: tuple[float, float], text: str, ink: int = FULL
    ) -> float:
        """Write a line with its baseline at a point, and return the x where it ends."""
        x, y = at
        for font, run in self._runs(text):
            on.text((x, y), run, font=font, fill=ink, anchor="ls")
            x += font.getlength(run)
        return x


def _joins(letter: str) -> bool:
    """Whether a letter is not drawn by itself: it runs from the right, or is a mark on another."""
    of_joining = any(first <= ord(letter) <= last for first, last in JOINING)
    return of_joining or bidirectional(letter) in {"R", "AL"} or category(letter).startswith("M")


@dataclass(frozen=True)
class _Headline:
    face: Face
    size: int
    lines: list[str]


def draw(card: Card, site: str, fonts: Fonts) -> tuple[bytes, bool]:
    """The PNG of a card, with the site's name at the foot, and whether all its words are on it.

    What the fonts lack a letter of is left out: boxes for letters would say nothing.
    """
    serif, sans = fonts.face("source-serif-4", 600, 48), fonts.face("inter", 400, 28)
    strong = fonts.face("inter", 600, 28)
    shown = Card(
        card.label if strong.has(card.label) else "",
        card.headline if serif.has(card.headline) else "",
        card.detail if sans.has(card.detail) else "",
        card.note if sans.has(card.note) else "",
        card.side,
    )
    name = site if strong.has(site) else ""
    picture = Image.new("L", SIZE, 0)
    on = ImageDraw.Draw(picture)
    _head(shown, on, fonts)
    _middle(shown, on, fonts)
    on.rectangle((MARGIN, 538, WIDTH - MARGIN, 539), fill=RULE)
    _foot(name, on, fonts)
    return _png(picture, card.side), (shown, name) == (card, site)


def _head(card: Card, on: ImageDraw.ImageDraw, fonts: Fonts) -> None:
    """What it is and when, after the side's square."""
    x, y = MARGIN + (40 if card.side else 0), 104.0
    strong, plain = fonts.face("inter", 600, 28), fonts.face("inter", 400, 28)
    end = strong.write(on, (x, y), card.label) + 20 if card.label else x
    plain.write(on, (end, y), cut(card.detail, WIDTH - MARGIN - end, plain.text_width), QUIET)


def _middle(card: Card, on: ImageDraw.ImageDraw, fonts: Fonts) -> None:
    """The headline as large as it fits, and the note above the rule."""
    headline = _fitted(card.headline, fonts)
    y = 140.0 if card.label or card.detail else 84.0
    for line in headline.lines:
        y += headline.size * 1.18
        headline.face.write(on, (MARGIN - 3, y), line)
    note = fonts.face("inter", 400, 28)
    note.write(on, (MARGIN, 510), cut(card.note, WIDTH - 2 * MARGIN, note.text_width), QUIET)


def _fitted(text: str, fonts: Fonts) -> _Headline:
    """A headline at the largest size at which all of it has room; a word is broken at the last."""
    room = WIDTH - 2 * MARGIN
    whole = not any(east_asian_width(letter) in "WF" for letter in text)  # they break anywhere
    for size, most in HEADLINES:
        face = fonts.face("source-serif-4", 600, size)
        lines = wrap(text, room, face.text_width, whole=whole)
        if len(lines) <= most and all(face.text_width(line) <= room for line in lines):
            return _Headline(face, size, lines)
    return _Headline(face, size, wrap(text, room, face.text_width, most=most))


def _foot(site: str, on: ImageDraw.ImageDraw, fonts: Fonts) -> None:
    strong = fonts.face("inter", 600, 28)
    strong.write(on, (MARGIN, 586), cut(site, WIDTH - 2 * MARGIN, strong.text_width))


def _png(picture: Image.Image, side: str) -> bytes:
    few = picture.point([round(ink / 255 * (SHADES - 1)) for ink in range(256)])
    steps = [_between(step / (SHADES - 1)) for step in range(SHADES)]
    few.putpalette([part for colour in [*steps, RGB.get(side, INK)] for part in colour])
    if side:
        ImageDraw.Draw(few).rectangle((MARGIN, 82, MARGIN + 21, 103), fill=SHADES)
    file = BytesIO()
    few.save(file, "PNG", bits=4, compress_type=3)  # run-length: faster, hardly larger
    return file.getvalue()


def _between(ink: float) -> tuple[int, ...]:
    return tuple(round(p + (i - p) * ink) for p, i in zip(PAPER, INK, strict=True))
