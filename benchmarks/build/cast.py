"""The records that a story names: actors, places, sources, chapters and terms."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import words
from dice import Dice
from when import FAR_ZONE, ZONE, day, local

Fields = dict[str, Any]
Records = dict[str, Fields]
"""The fields of records, by id."""

FIRST, LAST = datetime(1992, 3, 1, 8, tzinfo=UTC), datetime(2025, 9, 1, 8, tzinfo=UTC)
SIDES = {"town": "The town", "bay": "The bay’s other towns", "trade": "Trade", "state": "The state"}
COLOURS = ("blue", "vermilion", "green", "purple")
CHAPTERS, TERMS, CITY_PLACES = 40, 400, 200
"""How many there are at most: a longer story does not get more of them."""


@dataclass(frozen=True)
class Cast:
    """The records, and the ids of some of them, those first that a story names most often."""

    records: dict[str, Records]
    ids: dict[str, list[str]]
    """By kind."""
    named: list[str]
    people: list[str]
    unnamed: list[str]
    bounds: list[tuple[str, datetime]]
    """The chapters, each with the moment at which it begins."""

    def chapter(self, moment: datetime) -> str:
        """The chapter that a moment belongs to."""
        return next(id_ for id_, start in reversed(self.bounds) if start <= moment)


def slug(text: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("’", "")).strip("-")


def unique(records: Records, name: str) -> str:
    """An id for the name that no record has yet."""
    wanted = slug(name)[:70].rstrip("-")
    return wanted if wanted not in records else f"{wanted}-{len(records)}"


def cast(dice: Dice, counts: dict[str, int]) -> Cast:
    """As many records of each kind as are counted."""
    actors, named = _actors(dice, counts["actor"])
    people = [id_ for id_, fields in actors.items() if fields["type"] == "person"]
    outlets = [id_ for id_, fields in actors.items() if fields["type"] == "news outlet"]
    sources = _sources(dice, counts["source"], outlets)
    chapters, bounds = _chapters(counts["chapter"])
    records = {
        "actor": actors,
        "place": _places(dice, counts["place"]),
        "source": sources,
        "chapter": chapters,
        "term": dict(_terms(dice, counts["term"])),
    }
    _relate(dice, actors, named, list(sources))
    ids = {kind: list(found) for kind, found in records.items()}
    unnamed = [id_ for id_, fields in actors.items() if "unnamed" in fields]
    return Cast(records, ids, named, people, unnamed, bounds)


def _actors(dice: Dice, count: int) -> tuple[Records, list[str]]:
    """The actors, and the ids of those that are named."""
    actors: Records = {}
    named: list[str] = []
    bodies = [f"{town} {body}" for body in words.BODIES for town in (words.TOWN, *words.TOWNS)]
    outlets = [f"{town} {outlet}" for outlet in words.OUTLETS for town in words.TOWNS]
    people = [f"{given} {family}" for family in words.FAMILY for given in words.GIVEN]
    pools = {_body: bodies, _outlet: outlets, _person: people, _unnamed: people}
    turns = (_body, _person, _body, _outlet, _person, _unnamed, _person, _body)
    for number in range(count):
        make = turns[number % len(turns)]
        name = dice.pick(pools[make]) if number else f"{words.TOWN} {words.BODIES[0]}"
        fields = make(dice, name, named)
        id_ = unique(actors, fields["name"])
        if id_ != slug(fields["name"]):
            former, fields["name"] = fields["name"], f"{fields['name']} {len(actors)}"
            if "aliases" in fields:  # two actors of one name would be one told twice
                again = (alias.replace(former, fields["name"]) for alias in fields["aliases"])
                fields["aliases"] = list(again)
        actors[id_] = fields
        if make is not _unnamed:
            named.append(id_)
    return actors, named


def _sided(dice: Dice, fields: Fields) -> Fields:
    return fields | ({"side": dice.favour(list(SIDES))} if dice.chance(0.9) else {})


def _body(dice: Dice, name: str, _: list[str]) -> Fields:
    kinds = {"organisation": 6, "government body": 4, "group of states": 1}
    fields = _sided(dice, {"name": name, "type": dice.weighted(kinds)})
    if dice.chance(0.6):
        fields["aliases"] = [f"{name} at {word}" for word in dice.several(words.STREETS, 1.5)]
    return fields | {"description": f"A body of the bay. {dice.pick(words.REMARKS)}"}


def _person(dice: Dice, name: str, others: list[str]) -> Fields:
    fields = _sided(dice, {"name": name, "type": "person"})
    if dice.chance(0.7):
        title, body = dice.pick(words.TITLES), dice.favour(others)
        turn = f"{2000 + dice.below(20)}"
        later: Fields = {"title": dice.pick(words.TITLES), "body": body, "from": turn}
        earlier: Fields = {"title": title, "body": body}
        fields["roles"] = [{**earlier, "to": turn}, later] if dice.chance(0.3) else [earlier]
    about = dice.favour(others)
    return fields | {"description": f"Works with [the others](actor:{about}) on the harbour plan."}


def _outlet(_: Dice, name: str, __: list[str]) -> Fields:
    return {"name": name, "type": "news outlet", "description": "A newspaper of the bay."}


def _unnamed(dice: Dice, _: str, others: list[str]) -> Fields:
    whose = dice.favour(others)
    many = dice.pick(("two", "three", "several", "not stated"))
    fields = _sided(dice, {"name": f"Officials close to {whose.replace('-', ' ')}"})
    fields |= {"type": "unnamed sources", "description": "People who know the matter."}
    why = f"The paper says that {dice.pick(words.REASONS)}."
    return fields | {"unnamed": {"how_many": many, "whose": whose, "why": why}}


def _relate(dice: Dice, actors: Records, named: list[str], sources: list[str]) -> None:
    """Add relations: most point towards what is named more often, so none is part of itself."""
    types = {"part of": 6, "ally of": 3, "backed by": 3, "spokesperson for": 3, "commands": 1}
    for at, id_ in enumerate(named[2:], 2):
        if not dice.chance(0.4):
            continue
        first, second = dice.below(at), dice.below(at - 1)
        pair = [named[first], named[(first + 1 + second) % at]]
        sides: Fields = {"type": dice.weighted(types), "actor": pair[0]}
        if dice.chance(0.15):
            sides = {"type": "mediates between", "actor": pair[0], "other": pair[1]}
        says = {"according_to": dice.favour(named), "basis": "document"}
        where = {"source": dice.favour(sources), "locator": f"page {1 + dice.below(60)}"}
        actors[id_]["relations"] = [{**sides, **says, **where}]


def _places(dice: Dice, count: int) -> Records:
    """A country, its towns, and in the first town districts with sites, most of all places."""
    country = {"name": "The Bay Lands", "type": "country"}
    places: Records = {"bay-lands": country | _position(dice, 2, 200)}
    for name in (words.TOWN, *words.TOWNS)[: max(1, count // 10)]:
        spot = _position(dice, 0.6, 5)
        places[slug(name)] = {"name": name, "type": "city", **spot, "part_of": "bay-lands"}
    districts: list[str] = []
    names = [f"{street} {site}" for site in words.SITES for street in words.STREETS]
    inside = min(CITY_PLACES, count * 6 // 10)
    while len(places) < count:
        again, nth = divmod(len(places), len(names))
        name = f"{names[nth]} {again + 1}" if again else names[nth]
        id_ = unique(places, name)
        if len(districts) < inside // 12 + 1:
            fields: Fields = {"name": f"{name} District", "type": "region", **_position(dice, 0.03)}
            fields["part_of"] = slug(words.TOWN)
            districts.append(id_)
        elif inside > 0:
            fields = {"name": name, "type": "site", **_position(dice, 0.05)}
            fields |= {"part_of": dice.pick(districts)}
        else:
            fields = {"name": name, "type": "site", **_position(dice, 1.5, 2)}
            fields |= {"part_of": "bay-lands"}
        inside -= 1
        if dice.chance(0.5):
            fields["description"] = dice.pick(words.REMARKS)
        places[id_] = fields
    return places


def _position(dice: Dice, spread: float, radius: float = 0.2) -> Fields:
    latitude, longitude = (f"{middle + dice.between(-spread, spread):.4f}" for middle in (58, 25))
    position = {"latitude": latitude, "longitude": longitude, "radius_km": f"{radius:g}"}
    return {"position": position, "zone": ZONE if dice.chance(0.95) else FAR_ZONE}


def _sources(dice: Dice, count: int, outlets: list[str]) -> Records:
    kinds = {"report": 6, "statement": 2, "document": 2, "broadcast": 1, "post": 1, "interview": 1}
    sources: Records = {}
    names: set[object] = set()
    for number in range(count):
        title = f"{dice.pick(words.STREETS)} {dice.pick(words.SITES)}: what the minutes say"
        published = LAST + timedelta(days=1 + number % 90)
        id_ = unique(sources, title)
        fields: Fields = {"title": title, "publisher": dice.favour(outlets)}
        fields["contributors"] = [f"{dice.pick(words.GIVEN)} {dice.pick(words.FAMILY)}"]
        fields |= {"published": day(published), "kind": dice.weighted(kinds)}
        if (name := (fields["publisher"], fields["published"])) in names:
            fields["short"] = f"{title}, no. {number}"  # else two are cited by the same name
        names.add(name)
        fields["url"] = f"https://example.org/{id_}"
        fields["based_on"] = "Interviews, and the minutes of the council."
        if number and dice.chance(0.1):
            fields["derived_from"] = dice.favour(list(sources))
        sources[id_] = fields | {"sha256": hashlib.sha256(id_.encode()).hexdigest()}
    return sources


def _chapters(count: int) -> tuple[Records, list[tuple[str, datetime]]]:
    stretch = (LAST - FIRST) / count
    starts = [_midnight(FIRST + stretch * number) for number in range(count)]
    chapters: Records = {}
    ends = [*(start - timedelta(days=1) for start in starts[1:]), LAST]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        title = f"{words.THINGS[number % len(words.THINGS)].capitalize()}, part {number + 1}"
        dates = {"from": day(start), "to": day(end)}
        introduction = " ".join(words.REMARKS[number % 7 : number % 7 + 3])
        chapters[slug(title)] = {"title": title, **dates, "introduction": introduction}
        chapters[slug(title)]["order"] = number
    return chapters, list(zip(chapters, starts, strict=True))


def _midnight(moment: datetime) -> datetime:
    """When the moment's day begins in the town."""
    return local(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def _terms(dice: Dice, count: int) -> Iterator[tuple[str, Fields]]:
    pairs = list(product(words.TERM_FIRST, words.TERM_SECOND))
    # 7 and 400 share no divisor, so each pair comes once, and neighbours differ in both words.
    for number in range(count):
        first, second = pairs[number * 7 % len(pairs)]
        fields: Fields = {"term": f"{first} {second}"}
        if dice.chance(0.45):
            fields["aliases"] = [f"{first} {second}s"]
        text = f"What is set down about a {first} before works begin. {dice.pick(words.REMARKS)}"
        yield f"{first}-{second}", fields | {"definition": text}
