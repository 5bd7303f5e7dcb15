"""What others call a thing: an id of a register, or an address → checked, with where it leads.

    wikidata:Q64                    anything in Wikidata
    orcid:0000-0002-1825-0097       a person who publishes; its last sign is a check digit
    isbn:978-0-306-40615-7          a book, with 10 or 13 digits, of which the last is a check digit
    issn:0317-8471                  a newspaper, a magazine, a journal; likewise
    doi:10.1000/182                 an article, a report, a data set
    https://example.org/about       the address of a page that is about the same thing

The address of a page of such a register is read as the id that it has in it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Annotated
from urllib.parse import quote, unquote, urlsplit

from pydantic import AfterValidator

from builder.fields import Parsed, described, is_web_address, refuse
from builder.problems import shown


@dataclass(frozen=True)
class Register:
    """A list of things, kept by others, in which each has an id of its own."""

    name: str
    """What readers see: `Wikidata`."""
    noun: str
    """What problems call an id of it."""
    of: str
    """What its ids are of."""
    form: re.Pattern[str]
    """What all of its ids are like, in full."""
    address: str
    """Where an id leads, which stands for `{}`; not always a page."""
    example: str
    hosts: frozenset[str] = frozenset()
    """Whose pages are about the things in it."""
    holds: Callable[[str], bool] = lambda _: True
    """Whether the check digit of an id is right."""


@dataclass(frozen=True)
class Identifier(Parsed):
    """A thing of ours in somebody else's list."""

    register: str
    """By which word; empty for an address."""
    id: str
    """The id in it, or the address."""

    @classmethod
    def parse(cls, value: object) -> "Identifier":
        """Read an id with its register before it, or an address; or `refuse` and say why."""
        if not isinstance(value, str):
            refuse("wrong-type", f"this must be a single value, not {described(value)}")
        word, _, id_ = value.partition(":")
        if word in REGISTERS:
            return cls(word, _checked(word, id_))
        if not is_web_address(value):
            known = ", ".join(f"`{word}:`" for word in REGISTERS)
            hint = f"write a web address, or an id after its register, one of {known}"
            message = f"{shown(value)} is neither an address nor an id of a known register"
            refuse("bad-identifier", message, hint)
        parts = urlsplit(value)
        path = unquote(parts.path).strip("/")
        for word, register in REGISTERS.items():
            if (parts.hostname or "").removeprefix("www.") in register.hosts:
                return cls(word, _checked(word, path if "/" in register.example else _last(path)))
        return cls("", value)

    @property
    def label(self) -> str:
        """What readers see: `Wikidata Q64`, or the name of the site."""
        if self.register:
            return f"{REGISTERS[self.register].name} {self.id}"
        return (urlsplit(self.id).hostname or self.id).removeprefix("www.")

    @property
    def address(self) -> str:
        """What names the thing to machines: an address, or a URN."""
        if not self.register:
            return self.id
        return REGISTERS[self.register].address.format(quote(self.id, safe="/:;().,@!$&'*+=~"))

    @property
    def page(self) -> str:
        """The page that tells of it; empty where the register has none."""
        return self.address if is_web_address(self.address) else ""

    def __str__(self) -> str:
        return f"{self.register}:{self.id}" if self.register else self.id


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _checked(word: str, id_: str) -> str:
    """An id of a register as it is written there, or `refuse`."""
    register = REGISTERS[word]
    text = id_.upper() if word != "doi" else id_
    if not register.form.fullmatch(text):
        hint = f"write it like `{word}:{register.example}`"
        refuse("bad-identifier", f"{shown(id_)} is not {register.noun}", hint)
    if not register.holds(text):
        message = f"the check digit of {shown(id_)} is wrong"
        refuse("bad-identifier", message, "a digit is mistyped: copy it again")
    return text


def _digits(id_: str) -> list[int]:
    """The values of its signs: X is 10."""
    return [10 if sign == "X" else int(sign) for sign in id_ if sign != "-"]


def _falling(id_: str) -> bool:
    """ISBN-10 and ISSN: each digit times its place from the right, together a multiple of 11."""
    digits = _digits(id_)
    return sum(n * digit for n, digit in enumerate(reversed(digits), 1)) % 11 == 0


def _isbn(id_: str) -> bool:
    """ISBN-13: digits times 1 and 3 in turn, together a multiple of 10."""
    digits = _digits(id_)
    if len(digits) == 10:
        return _falling(id_)
    return (
        sum(weight * digit for weight, digit in zip(cycle((1, 3)), digits, strict=False)) % 10 == 0
    )


def _orcid(id_: str) -> bool:
    """ISO/IEC 7064, MOD 11-2: doubled and added up digit by digit."""
    total = 0
    for digit in _digits(id_):
        total = total * 2 + digit
    return total % 11 == 1


REGISTERS: Mapping[str, Register] = {
    "wikidata": Register(
        "Wikidata",
        "a Wikidata id",
        "anything",
        re.compile(r"Q[1-9]\d{0,11}", re.ASCII),
        "https://www.wikidata.org/wiki/{}",
        "Q64",
        frozenset({"wikidata.org", "m.wikidata.org"}),
    ),
    "orcid": Register(
        "ORCID",
        "an ORCID",
        "a person",
        re.compile(r"(\d{4}-){3}\d{3}[\dX]", re.ASCII),
        "https://orcid.org/{}",
        "0000-0002-1825-0097",
        frozenset({"orcid.org"}),
        _orcid,
    ),
    "isbn": Register(
        "ISBN",
        "an ISBN",
        "a book",
        re.compile(r"97[89]-?(\d-?){9}\d|(\d-?){9}[\dX]", re.ASCII),
        "urn:isbn:{}",
        "978-0-306-40615-7",
        holds=_isbn,
    ),
    "issn": Register(
        "ISSN",
        "an ISSN",
        "a newspaper or a journal",
        re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
        "https://portal.issn.org/resource/ISSN/{}",
        "0317-8471",
        frozenset({"portal.issn.org"}),
        _falling,
    ),
    "doi": Register(
        "DOI",
        "a DOI",
        "a publication",
        re.compile(r"10\.\d{4,9}(\.\d+)*/[!-~]+", re.ASCII),
        "https://doi.org/{}",
        "10.1000/182",
        frozenset({"doi.org", "dx.doi.org"}),
    ),
}
"""The registers whose ids are checked, by the word before them."""


def _kept_in(*registers: str) -> AfterValidator:
    """Refuse an id of a register that holds things of another kind."""

    def check(identifier: Identifier) -> Identifier:
        if identifier.register and identifier.register not in registers:
            register = REGISTERS[identifier.register]
            known = ", ".join(f"`{word}:`" for word in registers)
            message = (
                f"{shown(str(identifier))} cannot stand here: {register.noun} is of {register.of}"
            )
            refuse("bad-identifier", message, f"here stands an id with {known}, or an address")
        return identifier

    return AfterValidator(check)


OfActor = Annotated[Identifier, _kept_in("wikidata", "orcid", "issn")]
OfPlace = Annotated[Identifier, _kept_in("wikidata")]
OfSource = Annotated[Identifier, _kept_in("wikidata", "isbn", "doi")]
