"""Text → its words, as the index knows them; a reader's query is split and folded in the same way.

`web/src/search_words.js` does it in the browser: the table reaches it with the index.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

SEPARATORS = (
    r"\s\-\u2010-\u2015−/…·|,;()“”„«»‚‹›"
    r"\u0589\u05be\u05c3\u060c\u061b\u061f\u0964\u0965\u0f0b-\u0f0d\u1361-\u1368\u17d4\u17d5"
    r"\u3001\u3002\u3008-\u3011\u3014-\u301f\u30fb\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
)
"""Between words, as in a class of characters. Dashes are: “13–14 April” is found by either day."""

EDGES = (
    r"""$€£¥₪₽₹﷼+@^.:!?¡¿\u2018’'"*_%°§†™®©\[\]{}<>=~&#"""
    r"\u05f3\u05f4\u06d4\u200b\u200e\u200f\u2060\u2066-\u2069"
)
"""Not part of a word where it begins or ends. Within one they are: “14:30”, “3.5”."""

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u17d7-\u17ff"
    r"\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that set no blanks between words: Thai, Lao, Burmese, Khmer, Japanese,
Chinese. Of these, each two that stand together are a word, and the last alone."""

ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰𐒠𐴰𐵀𑁦𑃰𑄶𑇐𑋰𑑐𑓐𑙐𑛀𑛐𑛚𑜰𑣠𑥐𑯰𑱐𑵐𑶠𑷠𑽐𖩠𖫀𖭐𖵰𞅀𞋰𞓰𞗱𞥐"
"""The zero of each script with digits of its own, from which its nine others follow."""

_ALIKE = (
    *(("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("o", "ø"), ("d", "đð"), ("th", "þ"), ("l", "ł")),
    *(("h", "ħ"), ("i", "ı"), ("n", "ŋ"), ("t", "ŧ"), ("σ", "ς")),
    *(("ی", "يىې"), ("ک", "كڪ"), ("ا", "ٱ"), ("ه", "ةہھەۃ")),
    ("", "'\"’‘\u02b9\u02bb\u02bc\u02be\u02bf\u05f3\u05f4\u0640"),
)
LETTERS = {letter: same for same, letters in _ALIKE for letter in letters}
"""Letters that readers write for one another once accents and points are gone, and signs within a
word that they leave out: apostrophes, gershayim, the line that lengthens a letter in Arabic."""

TABLE: Mapping[str, object] = {
    "separators": SEPARATORS,
    "edges": EDGES,
    "unspaced": UNSPACED,
    "zeros": ZEROS,
    "letters": LETTERS,
}
"""What the browser splits and folds by."""

_WORD = re.compile(f"[^{SEPARATORS}{EDGES}](?:[^{SEPARATORS}]*[^{SEPARATORS}{EDGES}])?")
_RUN = re.compile(f"([{UNSPACED}]+)|[^{UNSPACED}]+")
_FOLDED = str.maketrans(
    {**LETTERS, **{chr(ord(zero) + n): str(n) for zero in ZEROS for n in range(10)}}
)


def words(text: str) -> list[str]:
    """The words of a text in order, as they are compared."""
    return [folded for word in _split(text) if (folded := fold(word))]


def _split(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word.isascii():
            yield word
            continue
        for run in _RUN.finditer(word):
            yield from _pairs(run[1]) if run[1] else (run[0],)


def _pairs(run: str) -> Iterator[str]:
    """Each two letters that stand together, with their marks, and the last alone."""
    letters: list[str] = []
    for sign in run:
        if letters and unicodedata.category(sign).startswith("M"):
            letters[-1] += sign
        else:
            letters.append(sign)
    for n in range(len(letters)):
        yield "".join(letters[n : n + 2])


def whole_name(name: str) -> str:
    """A name as if it were a word, so that who asks for all of it finds it first.

    No word has such signs. It is empty for a name without a word.
    """
    said = words(name)
    return f"={'_'.join(said)}" if said else ""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: case, accents, vowel points, scripts of digits are alike."""
    if word.isascii():
        return word.lower().translate(_FOLDED)
    signs = unicodedata.normalize("NFKD", word).lower()
    kept = (sign for sign in signs if not _is_passed_over(unicodedata.category(sign)))
    return "".join(kept).translate(_FOLDED)


def _is_passed_over(category: str) -> bool:
    return category == "Cf" or category.startswith("M")
