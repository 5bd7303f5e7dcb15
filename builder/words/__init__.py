"""The words that readers see, in the language of the explainer: a key and values → text.

Each language is one module beside this one with a `TABLE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from babel import Locale

from builder.dates import Date
from builder.fields import Clock
from builder.registry import modules
from builder.words import dates, latency
from builder.words.language import Language

FALLBACK = "en"
Timed = tuple[Date, Clock | None]


@dataclass(frozen=True, eq=False)
class Words(Language):
    """A language, with dates and periods in its words."""

    def date(self, when: Date, *, through: bool = False) -> str:
        """A date; `through` reads an interval as all through instead of some time in."""
        return dates.date(self, when, through=through)

    def moment(self, when: Date, clock: Clock | None = None, end: Date | None = None) -> str:
        """A date, its clock time and the date it lasted until."""
        return dates.moment(self, when, clock, end)

    def clock(self, clock: Clock) -> str:
        """A clock time, and whose clock it is."""
        return dates.clock_time(self, clock)

    def latency(self, earlier: Timed, later: Timed) -> str:
        """How long after one date, perhaps with a clock time, another is."""
        first, second = latency.bounds(*earlier), latency.bounds(*later)
        return latency.later(self, first, second) if first and second else ""

    def period(self, start: Date | None, end: Date | None) -> str:
        """Since when and until when."""
        return dates.period(self, start, end)

    def beginning(self, when: Date) -> str:
        """A date as it can follow “from”."""
        return dates.beginning(self, when)


@cache
def tables() -> Mapping[str, ModuleType]:
    """The module of each language that has a table, by its code."""
    return {module.LANGUAGE: module for module in modules(__name__, having="TABLE")}


@cache
def of(language: str) -> Words:
    """The words of a language, or of English where there is no table for it."""
    found = tables().get(language, tables()[FALLBACK])
    direction = getattr(found, "DIRECTION", Locale.parse(found.LOCALE).text_direction)
    return Words(found.LANGUAGE, direction, found.LOCALE, found.TABLE)


ENGLISH = of("en")
"""The language of problems."""
