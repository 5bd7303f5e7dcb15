"""A language: its table of words, and CLDR's plurals, lists, numbers and months, by Babel.

An unknown key fails the build: a word is never left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal
from unicodedata import bidirectional

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from builder.vocabulary import Basis, Word

FIRST_STRONG, POP = "\u2068", "\u2069"
"""Characters that isolate the text between them. Records cannot contain them: all are ours."""
TURNING = {"ltr": {"R", "AL", "AN"}, "rtl": {"L", "EN", "AN"}}
"""By the direction of a text, the classes of signs (UAX 9) that may change how it is read."""
Entry = str | Mapping[str, str]
"""Text with `{name}` for values, or such texts by the plural category of the value `n`."""
Table = Mapping[str, Mapping[str, Entry]]
"""Entries by section and key."""


@dataclass(frozen=True, eq=False)
class Language:
    """A table, the direction in which it is written, and the locale of CLDR that it follows."""

    code: str
    """As BCP 47 has it: `en`."""
    direction: str
    locale: str
    table: Table

    def text(self, key: str, **values: object) -> str:
        """The entry `section.key` in plain text; a number is written in the language's digits."""
        written = {name: self.isolated(self._written(value)) for name, value in values.items()}
        return self._entry(key, values.get("n")).format(**written)

    def ordinal(self, key: str, n: int) -> str:
        """The entry `section.key` for a place in an order: `the 19th century`."""
        form = self._cldr.ordinal_form(n)
        return self._entry(key, n, form).format(n=n)

    def markup(self, key: str, **values: str) -> str:
        """The same for a page, with values that are escaped and isolated already."""
        return self._entry(key, values.get("n")).format(**values)

    def isolated(self, text: str) -> str:
        """Plain text set apart from the direction around it: `20–45` is never read `45–20`."""
        return f"{FIRST_STRONG}{text}{POP}" if self._turns(text) else text

    def bdi(self, markup: str) -> str:
        """The same for a page, where an element says it."""
        marked = markup.replace(FIRST_STRONG, "<bdi>").replace(POP, "</bdi>")
        whole = marked.startswith("<bdi>") and marked.find("</bdi>") == len(marked) - len("</bdi>")
        return f"<bdi>{marked}</bdi>" if self._turns(marked) and not whole else marked

    def _turns(self, text: str) -> bool:
        """Whether a sign of the other direction, or in a text from the right a number, is in it."""
        if self.direction == "ltr" and text.isascii():
            return False
        return any(bidirectional(sign) in TURNING[self.direction] for sign in text)

    def value(self, section: str, word: str, unknown: str | None = None) -> str:
        """What readers see of a value of a field, which is the key of an entry; else the value."""
        entry = self.table[section].get(word, word if unknown is None else unknown)
        return entry if isinstance(entry, str) else word

    def word(self, word: Word) -> str:
        """What readers see of a word of a closed list; of one that a site adds, the word itself."""
        return self.value(word.section, word)

    def meaning(self, basis: Basis) -> str:
        """What it means to readers that something rests on a basis, if that is said anywhere."""
        return self.value("basis-meaning", basis, basis.meaning)

    def number(self, number: Decimal | float) -> str:
        """A number in digits, its thousands separated: `1,250`, `0.5`."""
        exact = Decimal(str(number)).normalize()
        return format_decimal(exact, locale=self._cldr, decimal_quantization=False)

    def listed(self, items: Iterable[str]) -> str:
        """Items side by side: `A, B, C`."""
        return self.joined(map(self.isolated, items), "unit")

    def all_of(self, items: Iterable[str]) -> str:
        """Items together: `A, B and C`."""
        return self.joined(map(self.isolated, items), "standard")

    def any_of(self, items: Iterable[str]) -> str:
        """One of several: `A, B or C`."""
        return self.joined(map(self.isolated, items), "or")

    def apart(self, items: Iterable[str]) -> str:
        """Items that may hold commas themselves, further apart: `A, B; C`."""
        found = list(items)
        text = found[0] if found else ""
        for item in found[1:]:
            text = self.text("list.apart", before=text, item=item)
        return text

    def joined(self, items: Iterable[str], style: Literal["unit", "standard", "or"]) -> str:
        """Items that are isolated already, in a list of one of CLDR's styles."""
        return format_list(list(items), style=style, locale=self._cldr)

    def list_patterns(self) -> tuple[str, ...]:
        """CLDR's patterns of items side by side: of two; start, middle and end of a longer list."""
        patterns = self._cldr.list_patterns["unit"]
        return tuple(patterns[name] for name in ("2", "start", "middle", "end"))

    def month(self, number: int) -> str:
        """The name of a month from 1 to 12, as it is written in a date."""
        return str(self._cldr.months["format"]["wide"][number])

    def language(self, code: str) -> str:
        """The name of a language; of one that CLDR does not know, its code."""
        return str(self._cldr.languages.get(code.partition("-")[0], code))

    def short_month(self, number: int) -> str:
        """The name of a month where there is little room: `Feb`, `April`."""
        name = self.month(number)
        return name if len(name) < 6 else str(self._cldr.months["format"]["abbreviated"][number])

    def weekdays(self, width: Literal["wide", "abbreviated"]) -> list[str]:
        """The names of the days of a week from Sunday on."""
        names = self._cldr.days["format"][width]
        return [str(names[day]) for day in (6, 0, 1, 2, 3, 4, 5)]

    def _entry(self, key: str, n: object, form: str = "") -> str:
        section, _, name = key.partition(".")
        entry = self.table[section][name]
        if isinstance(entry, str):
            return entry
        found = form or self._cldr.plural_form(Decimal(str(n)))
        return entry.get(found) or entry["other"]

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, (int, Decimal)) else str(value)

    @cached_property
    def _cldr(self) -> Locale:
        return Locale.parse(self.locale)
