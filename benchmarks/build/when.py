"""A moment → a date as a source might give it, in any form of uncertainty that has the moment."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dice import Dice

THIRDS = ("early", "mid", "late")
ZONE = "Europe/Tallinn"
FAR_ZONE = "America/Halifax"
SHARES = {
    "minute": 6,
    "day": 46,
    "approximate day": 4,
    "month": 9,
    "approximate month": 3,
    "third of a month": 4,
    "third of a year": 2,
    "season": 2,
    "year": 2,
    "uncertain year": 1,
    "interval": 18,
    "open": 2,
    "unknown": 0.2,
}
"""How often a date has which form, in parts of the whole."""


def local(moment: datetime, zone: str = ZONE) -> datetime:
    """The moment on a clock of that zone."""
    return moment.astimezone(ZoneInfo(zone))


def day(moment: datetime) -> str:
    """The moment's day in the town."""
    return f"{local(moment):%Y-%m-%d}"


def when(dice: Dice, moment: datetime, form: str = "") -> dict[str, str]:
    """The fields `date` and, where needed, `time` or `date_inferred` of a record."""
    form = form or dice.weighted(SHARES)
    if form == "minute":
        zone = FAR_ZONE if dice.chance(0.2) else ZONE
        there = local(moment, zone)
        return {"date": f"{there:%Y-%m-%d}", "time": f"{there:%H:%M} {zone}"}
    text = _date(dice, moment, form)
    if form == "day" and dice.chance(0.6):
        return {"date": text}
    return {"date": text, "date_inferred": _inferred(dice, moment)}


def _inferred(dice: Dice, moment: datetime) -> str:
    paper = day(moment + timedelta(days=1 + dice.below(6)))
    said = dice.pick(("last week", "recently", "at the end of the season", "on a weekday"))
    return f"the paper of {paper} says “{said}”, and the minutes give no day"


def _date(dice: Dice, moment: datetime, form: str) -> str:
    here = local(moment)
    kind = form.removeprefix("approximate ").removeprefix("uncertain ")
    mark = dice.pick("~?%") if kind != form else ""
    if kind in {"interval", "open"}:
        return _interval(dice, moment, kind)
    forms = {
        "month": f"{here:%Y-%m}",
        "third of a month": f"{THIRDS[min(2, (here.day - 1) // 10)]} {here:%Y-%m}",
        "third of a year": f"{THIRDS[(here.month - 1) // 4]} {here:%Y}",
        # Winter is named after the year in which it begins.
        "season": f"{here.year - (here.month < 3)}-{21 + (here.month - 3) % 12 // 3}",
        "year": f"{here:%Y}",
        "unknown": "../..",
    }
    return forms.get(kind, day(moment)) + mark


def _interval(dice: Dice, moment: datetime, form: str) -> str:
    before = day(moment - timedelta(days=dice.below(9)))
    after = day(moment + timedelta(days=1 + dice.below(9)))
    if form == "open":
        return dice.pick((f"{before}/..", f"../{after}"))
    return f"{before}/{after}"
