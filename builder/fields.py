"""The value types of a record's fields: text → a checked value, or a problem.

Every YAML scalar arrives as text, and the field's type decides what it means, so `no`, `010` and
`2031-04-13` are never guessed at. Dates have their own module, `dates.py`.
"""

import re
import unicodedata
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Never
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder import forges
from builder.marks import LanguageCode, Markdown, Voice
from builder.problems import shown
from builder.vocabulary import KEY_MOMENT

# Time zones come only from the package `tzdata`: a system's own files may be a different release
# or built with different options, and the same data would then give different times.
zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()

_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NESTED = re.compile(r"^(?:[ \t]*(?:>|(?:[-*+]|\d+[.)])[ \t])){7}|^[ \t]{25}", re.MULTILINE)
LONGEST_NAME = 40
LONGEST_LINE = 300
LONGEST_TEXT = 4000  # Python-Markdown is quadratic in places: 10 kB of `[` take ten seconds.


def refuse(code: str, message: str, hint: str = "") -> Never:
    """Raise what `parse` turns into a problem at the value's place."""
    raise PydanticCustomError(code, "{message}", {"message": message, "help": hint})


def is_readable(text: str) -> bool:
    """Whether a Markdown text is safe to parse: not too long, not nested too deep."""
    return len(text) <= LONGEST_TEXT and not _NESTED.search(text)


def is_id(text: str) -> bool:
    """Whether a text can be a record's id; `index` is taken by the page that lists all records."""
    # `fullmatch`, because `$` would allow a trailing newline.
    return text != "index" and re.fullmatch(r"[a-z][a-z0-9-]{0,79}", text) is not None


def slug(text: str) -> str:
    """A text as part of an address or of a class name: `reporter’s` becomes `reporters`.

    Only a-z, 0-9 and - are kept, so the result may be empty.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _id(text: str) -> str:
    if not is_id(text):
        refuse(
            "bad-id",
            f"{shown(text)} is not an id",
            "an id has only a-z, 0-9 and -, starts with a letter and is at most 80 long",
        )
    return text


def _filled(text: str) -> str:
    if not text.strip():
        refuse("empty-value", "the value is empty", "write a value or remove the line")
    if text != text.strip():
        refuse("stray-space", "the text starts or ends with white space", "remove it")
    return text


def _line(text: str) -> str:
    if re.search(r"[\n\t]", _filled(text)):
        refuse("line-break", "the text has a line break or a tab", "write it on one line")
    return _short(text, LONGEST_LINE)


def _name(text: str) -> str:
    return _short(_line(text), LONGEST_NAME)


def _text(text: str) -> str:
    return _short(_filled(text.rstrip("\n")), LONGEST_TEXT)


def _markdown(text: str) -> str:
    # Python-Markdown recurses once per level, and the call stack is bounded.
    if _NESTED.search(_text(text)):
        refuse(
            "too-nested",
            "lists or quotations are nested more than six levels deep",
            "use fewer levels",
        )
    return text.rstrip("\n")


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        refuse(
            "too-long",
            f"the text has {len(text):,} characters; at most {longest:,} are allowed",
            "shorten it, or split it into several records"
            if longest > LONGEST_NAME
            else "shorten it",
        )
    return text


def is_address(target: str) -> bool:
    """Whether a link may lead there: to a web host or an email address."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if re.search(r"[\s\"<>\\]", target):
        return False
    if parts.scheme == "mailto":
        return _MAIL.fullmatch(parts.path) is not None
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def is_web_address(text: str) -> bool:
    """Whether a text is the address of a page on the web, written as addresses are."""
    foreign = re.search(r"[\s<>\"\\^`{|}]|[^\x21-\x7e]", text)
    return text.startswith(("http://", "https://")) and is_address(text) and not foreign


def _url(text: str) -> str:
    if not is_web_address(_line(text)):
        refuse(
            "bad-url",
            f"{shown(text)} is not a web address",
            "copy the whole address from the browser; it starts with https:// or http://",
        )
    return text


def _repository(written: str) -> str:
    text = _url(written)
    found = forges.within(text)
    if not found:
        hint = "write the address of the repository itself, as in `https://github.com/owner/name`"
        refuse("bad-repository", f"{shown(text)} names no repository", hint)
    if found not in {text, text.rstrip("/").removesuffix(".git")}:
        message = f"{shown(text)} is a page of a repository, and not the repository"
        refuse("bad-repository", message, f"write {shown(found)}")
    return found


def _contact(written: str) -> str:
    text = written.removeprefix("mailto:") if "?" not in written else written
    if not _MAIL.fullmatch(text) and not text.startswith(("http://", "https://")):
        hint = "write it like `desk@example.org` or `https://example.org/corrections`"
        refuse("bad-contact", f"{shown(text)} is neither an email nor a web address", hint)
    return text if _MAIL.fullmatch(text) else _url(text)


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        refuse(
            "bad-language", f"{shown(text)} is not a language code", "write it like `en` or `fa`"
        )
    return text


def _digest(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        refuse(
            "bad-digest",
            f"{shown(text)} is not a SHA-256 digest",
            "let `explainer verify --write` write it",
        )
    return text


def _number(value: object) -> Decimal:
    text = _scalar(value)
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", text, re.ASCII):
        refuse(
            "bad-number",
            f"{shown(text)} is not a number",
            "write digits only, with a point for decimals: `1250` or `0.5`",
        )
    return Decimal(text)


def _distance(value: object) -> Decimal:
    number = _number(value)
    if number <= 0:
        refuse("bad-number", f"{shown(str(number))} is not greater than 0")
    return number


def _degrees(limit: int) -> Callable[[object], Decimal]:
    def check(value: object) -> Decimal:
        number = _number(value)
        if abs(number) > limit:
            refuse("bad-number", f"{shown(str(number))} is not between -{limit} and {limit}")
        return number

    return check


def _whole(low: int, high: int, hint: str = "") -> Callable[[object], int]:
    def check(value: object) -> int:
        text = _scalar(value)
        if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII) or not low <= int(text) <= high:
            message = f"{shown(text)} is not a whole number from {low} to {high}"
            refuse("bad-number", message, hint)
        return int(text)

    return check


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        refuse("wrong-type", f"this must be a single value, not {described(value)}")
    return value


def one_or_several(value: object) -> object:
    """A list as it is; a single text as a list of one."""
    return (value,) if isinstance(value, str) else value


def described(value: object) -> str:
    """What a value is to the person who wrote it: `a list`, `a block of fields`, `text`."""
    if isinstance(value, dict):
        return "a block of fields"
    if isinstance(value, tuple):
        return "a list"
    return "text" if value else "nothing"


class Parsed:
    """A value class that pydantic builds from text with the class's own `parse`."""

    @classmethod
    def parse(cls, value: object) -> "Parsed":
        """Read the value, or `refuse`."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's own signature
        """Have pydantic call `parse` and nothing else."""
        return core_schema.no_info_plain_validator_function(cls.parse)


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def zone(text: str) -> str:
    """Check the name of a time zone, as in the IANA database: `Europe/Helsinki`."""
    # Names without a continent, such as `localtime`, differ from machine to machine.
    if text not in _zones() or ("/" not in text and text != "UTC"):
        refuse(
            "unknown-zone",
            f"there is no time zone {shown(text)}",
            "write continent and city, as in `Europe/Helsinki`, or `UTC`",
        )
    return text


LOCAL = "local"
"""In place of a zone: the time of the place, before standard time or where no more is known."""
_CLOCK = re.compile(
    r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"
    r"(?P<ahead>[+-](?:0\d|1[0-4]):[0-5]\d)?(?: (?P<zone>\S+))?",
    re.ASCII,
)


@dataclass(frozen=True)
class Clock(Parsed):
    """A clock time and its time zone, written `03:00 Europe/Helsinki`."""

    time: time
    zone: str
    ahead: int | None = None
    """How many minutes it was ahead of UTC, where that is written: clocks may show a time twice."""

    @classmethod
    def parse(cls, value: object) -> "Clock":
        """Read `HH:MM Zone/City`; refuse a time without its zone, which means nothing."""
        text = _scalar(value)
        found = _CLOCK.fullmatch(text)
        if not found:
            hint = "write it like `03:00 Europe/Helsinki`, or `12:00 local` at noon somewhere"
            refuse("bad-time", f"{shown(text)} is not a clock time", hint)
        if not found["zone"]:
            hint = f"add the zone, as in `{text} Europe/Helsinki`, or `local` where it is not known"
            refuse("time-without-zone", f"{shown(text)} has no time zone", hint)
        name = LOCAL if found["zone"] == LOCAL else zone(found["zone"])
        ahead = _minutes(found["ahead"]) if found["ahead"] else None
        return cls(time(int(found["hour"]), int(found["minute"])), name, ahead)

    @property
    def city(self) -> str:
        """What readers see of the zone: `New York`."""
        return self.zone.rpartition("/")[2].replace("_", " ")

    def __str__(self) -> str:
        return f"{self.time:%H:%M} {self.zone}"


def written_offset(minutes: int) -> str:
    """How far ahead of UTC, as ISO 8601 has it: `+03:30`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _minutes(offset: str) -> int:
    """The minutes of an offset from UTC: 210 for `+03:30`."""
    hours, minutes = offset[1:].split(":")
    return int(f"{offset[0]}1") * (int(hours) * 60 + int(minutes))


Id = Annotated[str, AfterValidator(_id)]
Line = Annotated[str, AfterValidator(_line)]
"""One line of plain text, shown exactly as written."""
OwnLine = Annotated[str, AfterValidator(_line), Voice()]
"""One line of plain text in our own voice: rules require neutral words in it."""
Name = Annotated[str, AfterValidator(_name)]
"""A short line: a word of a list, shown exactly as written."""
Verbatim = Annotated[str, AfterValidator(_text)]
"""Plain text of one or more lines, kept character for character."""
Text = Annotated[str, AfterValidator(_markdown), Markdown()]
"""Markdown without raw HTML; links go to web addresses or to records."""
Url = Annotated[str, AfterValidator(_url)]
Repository = Annotated[str, AfterValidator(_repository)]
"""The web address of a repository, without what no page of it begins with: `/` or `.git`."""
Contact = Annotated[str, AfterValidator(_contact)]
Language = Annotated[str, AfterValidator(_language), LanguageCode()]
Digest = Annotated[str, AfterValidator(_digest)]
Zone = Annotated[str, AfterValidator(zone)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Latitude = Annotated[Decimal, BeforeValidator(_degrees(90))]
Longitude = Annotated[Decimal, BeforeValidator(_degrees(180))]
Distance = Annotated[Decimal, BeforeValidator(_distance)]
Order = Annotated[int, BeforeValidator(_whole(-9999, 9999))]
Significance = Annotated[int, BeforeValidator(_whole(1, KEY_MOMENT))]
FormatNumber = Annotated[int, BeforeValidator(_whole(1, 9999))]
Share = Annotated[int, BeforeValidator(_whole(0, 100))]
Height = Annotated[int, BeforeValidator(_whole(240, 1200, "write the pixels without a unit"))]
