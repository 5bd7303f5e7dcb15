"""A language → the words that scripts say, by the names that scripts know them by.

Scripts hold those of English (`web/src/english.js`, by `make tables`). A site in another language
serves its own beside them, which take their place.
"""

import json
from collections.abc import Mapping

from builder.words.language import Entry, Language

PREFIX = "front-"
SHARED = {
    "others": "lane.none",
    "disputed": "disputed.word",
    "undated": "strip.undated",
    "point": "strip.point",
    "solid": "strip.solid",
    "pale": "strip.pale",
    "utc": "clock.utc",
    "day": "date.day",
    "bce": "date.bce",
    "ce": "date.ce",
    "dayMonth": "date.day-month",
    "month": "date.month-alone",
    "monthYear": "date.month",
    "moment": "date.moment",
    "lasting": "date.lasting",
}
"""What pages say, too."""
PANEL = {
    "disputed": "question.disputed",
    "whoSaysSo": "said.who",
}
"""The same of the panel, which comes only where a reader selects an event."""
LATENCY = ("later", "hour", "day", "month", "year", "nearly", "more-than")
"""What of latencies scripts say: of dates that are known to the day."""


def front(say: Language) -> Mapping[str, Mapping[str, object]]:
    """Sections of words, each with its entries; the calendar's begin with January and Sunday."""
    found: dict[str, Mapping[str, object]] = {
        "language": {
            "locale": say.locale.replace("_", "-"),
            "direction": say.direction,
            "list": say.list_patterns(),
            "thousands": say.number(1000)[1:-3],
        },
        "calendar": {
            "months": [say.month(n) for n in range(1, 13)],
            "shortMonths": [say.short_month(n) for n in range(1, 13)],
            "weekdays": say.weekdays("wide"),
            "shortWeekdays": say.weekdays("abbreviated"),
        },
        # Only where they are not the words of the vocabulary: every reader's browser loads them.
        "types": {key: word for key, word in say.table["event-type"].items() if word != key},
        "latency": {_name(key): say.table["latency"][key] for key in LATENCY},
        "shared": {name: _entry(say, key) for name, key in SHARED.items()},
        "panel": {name: _entry(say, key) for name, key in PANEL.items()},
        "credit": {"quoteLink": _entry(say, "quote.link")},
    }
    for section, entries in say.table.items():
        if section.startswith(PREFIX):
            own = {_name(key): text for key, text in entries.items()}
            name = section.removeprefix(PREFIX)
            found[name] = {**found.get(name, {}), **own}
    return found


def script(say: Language) -> str:
    """A script that gives these words to those that come after it."""
    return f"globalThis.explainerWords={json.dumps(front(say), ensure_ascii=False)};\n"


def module(say: Language) -> str:
    """The text of `english.js`: a section each, part of a bundle only where it is asked for."""
    lines = (
        f"export const {name.upper()} = {PURE} section({_json(name)}, {_json(entries)});"
        for name, entries in front(say).items()
    )
    return "\n".join([HEAD, *lines, ""])


PURE = "/* @__PURE__ */"
HEAD = """\
/**
 * The words of scripts in English, or in the site's own language where it gives them. Written by
 * `tables.py` from `words/en.py`, not by hand.
 */

/** @template T @param {string} name @param {T} english @returns {T} */
const section = (name, english) =>
  /** @type {{explainerWords?: Record<string, any>}} */ (globalThis).explainerWords?.[name] ??
  english;
"""


def _entry(say: Language, key: str) -> Entry:
    section, _, name = key.partition(".")
    return say.table[section][name]


def _name(key: str) -> str:
    first, *rest = key.split("-")
    return first + "".join(map(str.capitalize, rest))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
