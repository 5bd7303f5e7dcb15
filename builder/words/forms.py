"""Forms of a word that mean the same to who searches: rules by language, for `search_words.js`.

Each rule is a regular expression of JavaScript and what takes the place of what it matches; of a
word, the first that matches is applied. Words are equal whose forms are. Up to the first `+` a form
is the beginning of every word that has it.
"""

from collections.abc import Mapping, Sequence

Rule = tuple[str, str]

ENGLISH: Sequence[Rule] = (
    (r"^(\d+)(?:st|nd|rd|th)$", "$1"),
    (r"^news$", "news"),
    (r"^(.*child)(?:ren)?s?$", "$1"),
    (r"m[ae]ns?$", "m+n"),  # women, woman, womans: apostrophes are passed over
    (r"(.(?:[lr]|i|ea|ie|oa))(?:ves?|fe?s?)$", "$1+"),
    (r"(..)sis$", "$1s"),
    (r"(..(?:s|x|z|ch|sh))es?$", "$1"),
    (r"(.[^aeiou])(?:ies?|y)s?$", "$1+"),
    (r"(..o)es?$", "$1"),
    (r"(..[^siu])s$", "$1"),
)
"""Numbers in an order, plurals and what belongs to somebody: `gates`, `gate’s` and `gate`."""

BY_LANGUAGE: Mapping[str, Sequence[Rule]] = {"en": ENGLISH}
