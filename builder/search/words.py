"""Text → its words, as the index knows them; a reader's query is split by the same signs.

`web/src/search_words.js` does the same in the browser: the signs reach it with the index.
"""

import re
import unicodedata
from functools import lru_cache

SEPARATORS = r"\s\-\u2010-\u2015−/…·|,;()“”„«»\u060c\u061b、。"
"""Between words, as in a class of characters. Dashes are: “13–14 April” is found by either day."""

EDGES = (
    r"""$€£¥₪₽₹﷼+@^.:!?¡¿\u2018’'"*_%°§†\[\]{}<>=~&#"""
    r"\u06d4\u200b\u200e\u200f\u2060\u2066-\u2069"
)
"""Not part of a word where it begins or ends. Within one they are: “14:30”, “ferry’s”."""

_WORD = re.compile(f"[^{SEPARATORS}{EDGES}](?:[^{SEPARATORS}]*[^{SEPARATORS}{EDGES}])?")


def words(text: str) -> list[str]:
    """The words of a text in order, as they are compared."""
    return [folded for word in _WORD.findall(text) if (folded := fold(word))]


def whole_name(name: str) -> str:
    """A name as if it were a word, so that who asks for all of it finds it first.

    No word has such signs. It is empty for a name without a word.
    """
    said = words(name)
    return f"={'_'.join(said)}" if said else ""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: case, accents, vowel points and kinds of apostrophe are alike."""
    if word.isascii():
        return word.lower()
    signs = unicodedata.normalize("NFD", word).lower()
    kept = (sign for sign in signs if not _is_passed_over(unicodedata.category(sign)))
    return "".join(kept).translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans("’\u02bc", "''")


def _is_passed_over(category: str) -> bool:
    return category == "Cf" or category.startswith("M")
