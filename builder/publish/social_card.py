"""A card → a PNG of 1200 × 630 pixels, in a few milliseconds, always with the same bytes.

Fonts are passed in as bytes; nothing is read here. Everything is drawn in greyscale and stored in
16 shades, which makes pictures small and quick to write.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby

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
HEADLINES = ((80, 3), (66, 4), (54, 5), (46, 6))
"""Sizes of a headline with the most lines it may have; at the last size, the rest is cut off."""


class Fonts:
    """Fonts by file name, as in `@fontsource`, opened at the sizes that are needed."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._faces: dict[tuple[str, int, int], Face] = {}

    def face(self, family: str, weight: int, size: int) -> "Face":
        """A family in a weight and size, from the files of all its subsets."""
        key = family, weight, size
        if key not in self._faces:
            names = (f"{family}-{subset}-{weight}-normal.woff2" for subset in SUBSETS)
            self._faces[key] = Face([_open(self._files[name], size) for name in names])
        return self._faces[key]


def _open(file: bytes, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout needs no system library, so every machine draws the same.
    return ImageFont.truetype(BytesIO(file), size, layout_engine=ImageFont.Layout.BASIC)


class Face:
    """A font at one size, made of files with different letters."""

    def __init__(self, fonts: Sequence[ImageFont.FreeTypeFont]) -> None:
        self._fonts = fonts
        self._of: dict[str, ImageFont.FreeTypeFont | None] = {" ": fonts[0]}

    @cached_property
    def _missing(self) -> list[bytes]:
        return [_pixels(font, "\uffff") for font in self._fonts]

    def _font(self, letter: str) -> ImageFont.FreeTypeFont | None:
        """The file that has this letter, if any."""
        if letter not in self._of:
            pairs = zip(self._fonts, self._missing, strict=True)
            having = (font for font, missing in pairs if _pixels(font, letter) != missing)
            self._of[letter] = next(having, None)
        return self._of[letter]

    def has(self, text: str) -> bool:
        """Whether every letter of a text can be drawn."""
        return all(map(self._font, text))

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        runs = groupby(text, self._font)
        return [(font, "".join(letters)) for font, letters in runs if font]

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


def _pixels(font: ImageFont.FreeTypeFont, letter: str) -> bytes:
    return bytes(font.getmask(letter))


@dataclass(frozen=True)
class _Headline:
    face: Face
    size: int
    lines: list[str]


def draw(card: Card, site: str, fonts: Fonts) -> bytes | None:
    """The PNG of a card, with the site's name at the foot.

    None if the fonts lack a letter: boxes for letters would say nothing, so the home page's card is
    used instead.
    """
    serif, sans = fonts.face("source-serif-4", 600, 48), fonts.face("inter", 400, 28)
    if not (serif.has(card.headline) and all(map(sans.has, [*_small(card), site]))):
        return None
    picture = Image.new("L", SIZE, 0)
    on = ImageDraw.Draw(picture)
    _head(card, on, fonts)
    _middle(card, on, fonts)
    on.rectangle((MARGIN, 538, WIDTH - MARGIN, 539), fill=RULE)
    _foot(site, on, fonts)
    return _png(picture, card.side)


def _small(card: Card) -> list[str]:
    return [card.label, card.detail, card.note]


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
    room = WIDTH - 2 * MARGIN
    for size, most in HEADLINES:
        face = fonts.face("source-serif-4", 600, size)
        lines = wrap(text, room, face.text_width, whole=True)
        if len(lines) <= most and all(face.text_width(line) <= room for line in lines):
            return _Headline(face, size, lines)
    rest = " ".join(lines[most - 1 :])
    return _Headline(
        face,
        size,
        [cut(line, room, face.text_width) for line in [*lines[: most - 1], rest] if line],
    )


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
