"""The events of a story: who took part, what is said of them, and what answers what."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import words
from cast import Fields, Records
from plot import Happening, Story, bearing, prose, says
from when import day

from builder.dates import Date

CLAIMS, CHAIN = 80, 200
"""The most claims of an event, and steps of a chain of answers."""
WHOLE = 25
"""Each event whose number this divides has others as its parts."""
TYPES = ("decision", "meeting", "statement", "planning", "development", "call", "preparation")
ROLES = ("decision-maker", "participant", "planner", "speaker", "host", "opponent", "supporter")


def events(told: Story, asked: Records) -> Iterator[tuple[str, Fields]]:
    """The records of all events, in order of time."""
    bearing_on: dict[str, list[str]] = defaultdict(list)
    for id_, question in asked.items():
        for event in question["events"]:
            bearing_on[event].append(id_)
    for at, event in enumerate(told.events):
        fields = {**_when_and_where(told, event), "actors": list(_participants(told, at))}
        doubts = [f"It is [in dispute](question:{id_})." for id_ in bearing_on[event.id]]
        fields["summary"] = " ".join([prose(told, at, 1.2), *doubts])
        yield event.id, fields | _said(told, at) | _place_in_story(told, at)


def _when_and_where(told: Story, event: Happening) -> Fields:
    dice, fields = told.dice, {"title": event.title, **event.fields}
    if "time" not in fields and dice.chance(0.03):
        fields["end"] = day(event.moment + timedelta(days=1 + dice.below(90)))
    if dice.chance(0.3):
        fields["place"] = dice.favour(told.cast.ids["place"])
    return fields | {"type": dice.pick(TYPES)}


def _said(told: Story, at: int) -> Fields:
    """Claims, one of them from the source whose turn it is, figures, and links to causes."""
    count = 1 + told.dice.count(1.5)
    if at == len(told.events) // 2:
        count = min(CLAIMS, len(told.events) // 3)
    fields: Fields = {"claims": [_claim(told, at, first=not n) for n in range(count)]}
    if told.dice.chance(0.25):
        fields["figures"] = [_figure(told, whole=at % WHOLE == 0)]
    if answers := list(_answers(told, at)):
        fields["responds_to"] = answers
    return fields


def _place_in_story(told: Story, at: int) -> Fields:
    dice = told.dice
    fields: Fields = {}
    if at % WHOLE and dice.chance(0.1):
        fields["part_of"] = told.events[at - at % WHOLE].id
    fields["chapter"] = told.cast.chapter(told.events[at].moment)
    fields["significance"] = dice.weighted({1: 5, 2: 10, 3: 1})
    if dice.chance(0.6):
        fields["order"] = at % 9
    if dice.chance(0.1):
        fields["tags"] = dice.several(words.TAGS, 1.5)
    return fields


def _claim(told: Story, at: int, *, first: bool) -> Fields:
    text = {"text": prose(told, at, 0.4)}
    return {**text, **says(told, at + 1 if first else 0), **bearing(told, 0.15)}


def _figure(told: Story, *, whole: bool) -> Fields:
    """A number; those of whole events are never counted in their parts, so they never disagree."""
    dice = told.dice
    label, unit = dice.pick(list((words.WHOLE_LABELS if whole else words.LABELS).items()))
    number = 10 + dice.below(900)
    form = dice.weighted({"value": 6, "about": 2, "range": 1})
    amount: Fields = {"value": number}
    if form == "range":
        amount = {"low": number, "high": number * 2}
    elif form == "about":
        amount["qualifier"] = dice.pick(("about", "at least", "at most", "nearly", "more than"))
    counts = {"counts": dice.pick(words.REMARKS)} if dice.chance(0.4) else {}
    return {"label": label, "unit": unit, **amount, **counts, **says(told)}


def _participants(told: Story, at: int) -> Iterator[Fields]:
    """The actor who is in half of all events; those whose turn it is, so that all come; others."""
    dice, named = told.dice, told.cast.ids["actor"]
    turns = -(-len(named) // len(told.events))  # rounded up
    chosen = [named[(at * turns + number) % len(named)] for number in range(turns)]
    chosen += dice.several(named, 0.6)
    chosen = [id_ for id_ in chosen if id_ != named[0]] or [named[1]]
    for id_ in dict.fromkeys(chosen if at % 2 else [named[0], *chosen]):
        role = dice.pick(ROLES)
        note = {"note": "for the first time"} if dice.chance(0.13) else {}
        yield {"actor": id_, "role": role, **note}


def _answers(told: Story, at: int) -> Iterator[Fields]:
    """A long chain of answers at the end of the story, and short ones everywhere."""
    chained = at >= len(told.events) - min(CHAIN, len(told.events) // 10)
    if at == 0 or not (chained or told.dice.chance(0.3)):
        return
    cause = told.events[at - 1 - (0 if chained else told.dice.below(min(at, 12)))]
    effect = told.events[at]
    link: Fields = {"event": cause.id, "note": "The minutes name it as the reason.", **says(told)}
    later, earlier = (Date.parse(one.fields["date"]) for one in (effect, cause))
    if later.latest and earlier.earliest and later.latest < earlier.earliest:
        return  # two clocks far apart show two days
    if not (later.earliest and earlier.latest and later.earliest >= earlier.latest):
        link["order_known"] = "the minutes list them in this order"
    yield link
