"""What is settled before any record of a story is written, and the prose that all are told in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import words
from cast import FIRST, LAST, Cast, Fields, Records, unique
from dice import Dice
from when import when


@dataclass(frozen=True)
class Happening:
    """What is settled about an event before it is written, so that others can link to it."""

    id: str
    title: str
    moment: datetime
    fields: Fields
    """Its date and how that is known."""


@dataclass(frozen=True)
class Story:
    """All that the records of a story are made from."""

    dice: Dice
    cast: Cast
    events: list[Happening]
    questions: dict[str, str]
    """The questions themselves, by id."""
    points: list[str]
    """Their ids, those first that statements bear on most often."""


def deed(dice: Dice) -> str:
    return (
        f"{words.TOWN} {dice.pick(words.VERBS)} {dice.pick(words.THINGS)} {dice.pick(words.MORE)}"
    )


def happenings(dice: Dice, count: int) -> list[Happening]:
    """Events in order of time, most of them in a few busy months."""
    busy = [dice.between(0, 1) for _ in range(12)]
    shares = sorted(
        min(0.999, dice.pick(busy) + dice.between(0, 0.004))
        if dice.chance(0.6)
        else dice.between(0, 1)
        for _ in range(count)
    )
    found: Records = {}
    happenings = []
    for share in shares:
        moment = FIRST + timedelta(minutes=int((LAST - FIRST).total_seconds() * share / 60))
        title = deed(dice)
        id_ = unique(found, title)
        found[id_] = {}
        happenings.append(Happening(id_, title, moment, when(dice, moment)))
    return happenings


def near(told: Story, at: int) -> Happening:
    """An event close to another in time, or any."""
    if told.dice.chance(0.2):
        return told.dice.pick(told.events)
    return told.events[max(0, at - 20) + told.dice.below(min(20, at) + 1)]


def _link(told: Story, at: int) -> str:
    """A phrase of prose with a link to some record."""
    dice, cast = told.dice, told.cast
    kind = dice.weighted(
        {"event": 5, "actor": 4, "place": 1, "source": 1, "term": 1, "question": 1}
    )
    if kind == "event":
        event = near(told, at)
        return f"[what came before](event:{event.id})"
    if kind == "question":
        return f"[an open point](question:{dice.favour(told.points)})"
    id_ = dice.favour(cast.ids[kind])
    return f"[{id_.replace('-', ' ')}]({kind}:{id_})"


def prose(told: Story, at: int, links: float) -> str:
    """Two or three sentences with about this many links, and words that the glossary explains."""
    dice, cast = told.dice, told.cast
    first = f"{words.TOWN} {dice.pick(words.VERBS)} {dice.pick(words.THINGS)}"
    term = cast.records["term"][dice.favour(cast.ids["term"])]["term"]
    linked = [f"This bears on {_link(told, at)}." for _ in range(dice.count(links))]
    return " ".join([f"{first} under the {term}.", *linked, dice.pick(words.REMARKS)])


def says(told: Story, at: int = 0) -> Fields:
    """Who says so, on what basis, and where: `at` sees to it that every source is used."""
    dice, cast = told.dice, told.cast
    if dice.chance(0.3):
        who = {"according_to": dice.favour(cast.unnamed), "basis": "unnamed official"}
    else:
        bases = {"on the record": 3, "document": 2, "reporter's account": 3, "document seen": 1}
        bases |= {"imagery": 1, "editor's inference": 1}
        who = {"according_to": dice.favour(cast.named), "basis": dice.weighted(bases)}
    sources = cast.ids["source"]
    source = sources[at % len(sources)] if at else dice.favour(sources)
    return {**who, "source": source, "locator": f"paragraph {1 + dice.below(60)}"}


def bearing(told: Story, share: float) -> Fields:
    """The field `question` of some statements."""
    dice = told.dice
    return {"question": dice.favour(told.points)} if dice.chance(share) else {}
