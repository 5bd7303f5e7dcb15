"""A date as somebody may write it → the notation that was perhaps meant: `1850s` → `185X`.

Only for the help of problems: a date is never read this way.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable

MONTHS = {
    name.lower(): f"{number:02}"
    for names in (month_abbr, month_name)
    for number, name in enumerate(names)
    if name
} | {"sept": "09"}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = "|".join(_SEASONS)
_PLAIN = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2]|2[1-9]|3[0-2])(-\d\d)?)?|-?\d{3}x|-?\d\dxx")

_Found = re.Match[str]


def meant(written: str) -> str:
    """The notation for a date written otherwise, or nothing; it may not be a sound one."""
    text = " ".join(written.lower().replace("–", "-").replace("—", "-").split())
    return "" if len(text) > 60 else _meant(text)


def _meant(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text.upper()
    for pattern, notation in _WAYS:
        if found := pattern.fullmatch(text):
            return notation(found)
    return ""


def _joined(template: str) -> Callable[[_Found], str]:
    """A template that is filled with what the groups mean, if all of them mean something."""

    def notation(found: _Found) -> str:
        parts = [_meant(part) for part in found.groups()]
        return template.format(*parts) if all(parts) else ""

    return notation


def _day(found: _Found) -> str:
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{MONTHS[found['month']]}{day}"


def _either_day(found: _Found) -> str:
    of = f"{found['year']}-{MONTHS[found['month']]}"
    return f"[{of}-{int(found['one']):02},{of}-{int(found['other']):02}]"


def _century(found: _Found) -> str:
    number = int(found["number"]) - 1
    return f"-{number:02}XX" if found["bce"] else f"{number:02}XX"


def _numbers(found: _Found) -> str:
    return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _season(found: _Found) -> str:
    return f"{found['year']}-{_SEASONS[found['season']] + (8 if found['south'] else 0)}"


def _ten_days(found: _Found) -> str:
    first = "01" if found[2] == "0" else f"{found[2]}0"
    return f"{found[1]}-{first}/{found[1]}-{found[2]}9"


def _third(found: _Found) -> str:
    notation = _meant(found[2])
    return f"{found[1]} {notation}" if notation else ""


_WAYS: tuple[tuple[re.Pattern[str], Callable[[_Found], str]], ...] = tuple(
    (re.compile(pattern), notation)
    for pattern, notation in (
        (r"(?:the )?(\d{3})0'?s", lambda found: f"{found[1]}X"),
        (r"(?:the )?(?P<number>\d\d?)(?:st|nd|rd|th) (?:century|c\.)(?P<bce> bce?)?", _century),
        (
            rf"(?P<south>southern )?(?P<season>{_SEASON})(?: of|,)? (?P<year>\d{{4}})(?:-\d+)?",
            _season,
        ),
        (r"(?:circa|cca|ca|c|about|around|approx)(?:\. ?| )(.+)", _joined("{}~")),
        (r"~(.+)", _joined("{}~")),
        (r"(.+?)(?:~\?|\?~)", _joined("{}%")),
        (r"(?:perhaps|probably|possibly) (.+)", _joined("{}?")),
        (r"(?:before|until|by) (.+)", _joined("../{}")),
        (r"(?:after|since) (.+)", _joined("{}/..")),
        (r"(.+) or later", _joined("{}/..")),
        (r"(.+) or earlier", _joined("../{}")),
        (r"(\d{4})-(\d{4})", _joined("{}/{}")),
        (r"(\d\d)(\d\d)-(\d\d)", lambda found: f"{found[1]}{found[2]}/{found[1]}{found[3]}"),
        (
            rf"(?P<one>\d\d?)(?:/| or |-)(?P<other>\d\d?) (?P<month>{_MONTH}),? (?P<year>\d{{4}})",
            _either_day,
        ),
        (rf"(?:(?P<day>\d\d?)\.? )?(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})", _day),
        (rf"(?P<month>{_MONTH})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _day),
        (r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)", _numbers),
        (r"(?P<day>1[3-9]|2\d|3[01])[./](?P<month>\d\d?)[./](?P<year>\d{4})", _numbers),
        (r"(\d{4}(?:-\d\d)?)(?:-xx)+", lambda found: found[1]),
        (r"(\d{4}-\d\d)-([0-2])x", _ten_days),
        (r"(early|mid|late) (.+)", _third),
        (r"\[(\S+)\.\.(\S+)\]", _joined("{}/{}")),
        (r"(?:between |from )?(.+?) (?:and|to|-) (.+)", _joined("{}/{}")),
        (r"\{?(.+?)(?:, ?| or )(.+?)\}?", _joined("[{},{}]")),
    )
)
"""Patterns for small letters, and what is meant by each; the first that fits counts."""
