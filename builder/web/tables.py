"""What Python and the browser must agree on -> the files that hold it.

The widths of letters are read from the fonts that the site serves and written to
`builder/pictures/widths.py`. From there, and from the modules beside it, the numbers that the front
end draws by, too, go to `src/tables.js`, the words that it says to `src/english.js`, what it
knows of the vocabulary to `src/vocabulary.js`, and the colours of sides to `src/css/sides.css`.
`make tables` runs this after a change of any; a test compares the files with their sources.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import ImageFont

WEB = Path(__file__).resolve().parent
FONTS = WEB / "node_modules" / "@fontsource" / "inter" / "files"
WIDTHS = WEB.parent / "pictures" / "widths.py"
TABLES = WEB / "src" / "tables.js"
WORDS = WEB / "src" / "english.js"
VOCABULARY = WEB / "src" / "vocabulary.js"
SIDES = WEB / "src" / "css" / "sides.css"
WEIGHTS, SUBSETS = (400, 600), ("latin", "latin-ext")
SIGNS = [
    *map(chr, range(0x20, 0x180)),
    *map(chr, (*range(0x2013, 0x203B), 0x20AC, 0x2122, 0x2212)),
]
"""What is looked for in the fonts: the letters of Latin alphabets, figures, punctuation."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Advances = Mapping[str, tuple[int, int]]
"""Thousandths of an em by sign: regular, bold."""


def advances(fonts: Mapping[str, bytes]) -> Advances:
    """The widths that the fonts give, without those of letters as wide as they are unaccented."""
    faces = [
        [_Face(fonts[f"inter-{subset}-{weight}-normal.woff2"]) for subset in SUBSETS]
        for weight in WEIGHTS
    ]
    found = {
        sign: (regular, bold)
        for sign in SIGNS
        if unicodedata.category(sign) not in {"Cc", "Cf"}
        if (regular := _advance(sign, faces[0])) and (bold := _advance(sign, faces[1]))
    }
    return {sign: width for sign, width in found.items() if not _is_alike(sign, found)}


class _Face:
    """A font file: which signs it has, and how wide it sets them."""

    def __init__(self, font: bytes) -> None:
        self._measured = _open(font, 1000)
        self._drawn = _open(font, 24)  # large enough to tell a sign from the box for a missing one
        self._missing = self._pixels("\uffff")

    def has(self, sign: str) -> bool:
        return sign == " " or self._pixels(sign) != self._missing

    def advance(self, sign: str) -> int:
        """The width in thousandths of an em."""
        return round(self._measured.getlength(sign))

    def _pixels(self, sign: str) -> bytes:
        return bytes(self._drawn.getmask(sign))


def _open(font: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)


def _advance(sign: str, faces: list[_Face]) -> int:
    """How wide the first of some faces that has a sign makes it; 0 where none has it."""
    return next((face.advance(sign) for face in faces if face.has(sign)), 0)


def _is_alike(sign: str, found: Advances) -> bool:
    """Whether a sign is a letter with an accent that makes it no wider, to a few thousandths."""
    base = unicodedata.normalize("NFD", sign)[0]
    pairs = zip(found[sign], found.get(base, (0, 0)), strict=True)
    return base != sign and all(abs(left - right) <= 3 for left, right in pairs)


def python(found: Advances) -> str:
    """The text of `widths.py`."""
    lines = [
        '"""How wide Inter is; written by `web/tables.py` from the fonts, not by hand."""',
        "",
        'ADVANCES = r"""',
        *(f"{sign} {regular} {bold}" for sign, (regular, bold) in found.items()),
        '"""',
        "# A sign a line, then its width in thousandths of an em: regular, bold.",
    ]
    return "\n".join([*lines, ""])


def javascript(shared: Mapping[str, object]) -> str:
    """The text of `tables.js`."""
    lines = [
        "/** What pictures here and in Python agree on. Written by `tables.py`, not by hand. */",
        *(f"export const {name} = {_written(value)};" for name, value in shared.items()),
    ]
    return "\n".join([*lines, ""])


def _written(value: object) -> str:
    """A value; a number without a fraction has none in JavaScript."""
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _digits(number: int) -> str:
    """A number below 1,296 in two digits of base 36."""
    return DIGITS[number // 36] + DIGITS[number % 36]


def shared() -> Iterator[tuple[str, object]]:
    """The numbers that the front end draws by, by the names it knows them by."""
    from builder import days  # noqa: PLC0415 - as below
    from builder.pictures import calendar, crowd, text, when  # noqa: PLC0415 - not before `widths.py` is written
    from builder.words import latency  # noqa: PLC0415 - as below

    signs = sorted(map(ord, text.ADVANCES))
    starts = [sign for sign in signs if sign - 1 not in signs]
    ends = [sign for sign in signs if sign + 1 not in signs]
    # Short, because every reader's browser loads them: runs of signs, two digits for a width.
    yield "SIGNS", list(zip(starts, ends, strict=True))
    for bold, name in enumerate(["REGULAR", "BOLD"]):
        yield name, "".join(_digits(text.ADVANCES[chr(sign)][bold]) for sign in signs)
    yield "OTHER", text.OTHER
    yield "SQUARE", text.SQUARE
    yield "SQUARES", text.SQUARES
    yield "BEYOND", when.BEYOND
    yield "FAINTEST", when.FAINTEST
    yield "TAIL", when.TAIL
    yield "SLIM", when.SLIM
    yield "READING", when.READING
    yield "SOFT_ONE", when.SOFT_ONE
    yield "SOFT_BOTH", when.SOFT_BOTH
    yield "LENGTH", {unit: 1000 * seconds for unit, seconds in calendar.SECONDS.items()}
    yield "STEPS", calendar.STEPS
    yield "LONG", 1000 * calendar.LONG * calendar.SECONDS["year"]
    yield "APART", calendar.APART
    names = ("ROWS", "LEAST", "FEW", "BARS", "COLUMN")
    yield "CROWD", {name.lower(): getattr(crowd, name) for name in names}
    yield "MANY_DAYS", latency.MANY_DAYS
    yield "MANY_MONTHS", latency.MANY_MONTHS
    yield "NEARLY", latency.NEARLY
    yield "FIRST_PLAIN_YEAR", days.FIRST_PLAIN_YEAR


def words() -> str:
    """The text of `english.js`: the words of English that scripts say."""
    from builder.words import ENGLISH, front  # noqa: PLC0415 - as above

    return front.module(ENGLISH)


def vocabulary() -> str:
    """The text of `vocabulary.js`."""
    from builder.vocabulary import KEY_MOMENT, NEUTRAL, SIDE_COLOURS  # noqa: PLC0415 - as above

    return f"""\
/** What scripts know of the closed lists. Written by `tables.py`, not by hand. */

/** The colours that a side may have. */
export const COLOURS = {_written(SIDE_COLOURS)};

/** The colour of everything on no side. */
export const NEUTRAL = {_written(NEUTRAL)};

/** The significance of a key moment: the highest value. */
export const KEY_MOMENT = {KEY_MOMENT};
"""


NIGHT = 'body:is(.explainer-embed, :has(.scheme-switch[data-md-color-scheme="slate"]))'
"""Without scripts, on a site that has both palettes: as in `tokens.css`."""


def sides() -> str:
    """The text of `sides.css`: each colour in both schemes, and the class that gives it."""
    from builder.vocabulary import SIDE_COLOURS  # noqa: PLC0415 - as above

    light = {f"--side-{row}": row.light for row in SIDE_COLOURS}
    dark = {f"--side-{row}": row.dark for row in SIDE_COLOURS}
    lines = [
        "/* The colours of sides. Written by `tables.py` from `vocabulary.py`, not by hand. */",
        *_rule(":root", light),
        *_rule('[data-md-color-scheme="slate"]', dark),
        "@media screen and (scripting: none) and (prefers-color-scheme: dark) {",
        *(f"  {line}" for line in _rule(NIGHT, dark)),
        "}",
        "",
        "/* One property, so that marks, hatching and words of all sides share their rules. */",
    ]
    for row in SIDE_COLOURS:
        lines += _rule(f".side-{row}", {"--side": f"var(--side-{row})"})
    return "\n".join([*lines, ""])


def _rule(selector: str, properties: Mapping[str, str]) -> list[str]:
    return [
        f"{selector} {{",
        *(f"  {name}: {value};" for name, value in properties.items()),
        "}",
    ]


if __name__ == "__main__":
    files = {path.name: path.read_bytes() for path in FONTS.glob("inter-latin*-normal.woff2")}
    WIDTHS.write_text(python(advances(files)), encoding="utf-8")
    TABLES.write_text(javascript(dict(shared())), encoding="utf-8")
    WORDS.write_text(words(), encoding="utf-8")
    VOCABULARY.write_text(vocabulary(), encoding="utf-8")
    SIDES.write_text(sides(), encoding="utf-8")
