"""What people say in a story: quotes, messages, expectations, and accounts of open questions."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import words
from cast import LAST, Cast, Fields
from plot import Story, bearing, near, prose, says
from when import day, when

from builder.model import Quote, Source
from builder.verify import fingerprint
from builder.vocabulary import VOCABULARY

ACCOUNTS = 30
"""The most accounts of a question."""


def questions(told: Story) -> Iterator[tuple[str, Fields]]:
    dice = told.dice
    for number, (id_, text) in enumerate(told.questions.items()):
        count = 2 + dice.count(2)
        most = min(ACCOUNTS, len(told.cast.records["actor"]) // 2)
        fields: Fields = {"question": text}
        fields["status"] = "disputed" if number % 3 != 2 else dice.pick(("open", "settled"))
        at = dice.below(len(told.events))
        fields["accounts"] = [
            {"position": prose(told, at, 0.3), **says(told)}
            for _ in range(most if number == 0 else count)
        ]
        fields["events"] = list(
            dict.fromkeys(near(told, at).id for _ in range(1 + dice.count(2.5)))
        )
        if fields["status"] == "disputed":
            fields["accounts_differ"] = prose(told, at, 0.3)
        if fields["status"] == "settled":
            fields["answer"] = {"text": prose(told, at, 0.3), "since": day(LAST), **says(told)}
        fields["settled_by"] = "The minutes of the closed session."
        yield id_, fields | {"checked": day(LAST)}


def quotes(told: Story, count: int) -> Iterator[tuple[str, Fields]]:
    dice, cast = told.dice, told.cast
    for number in range(count):
        at = dice.below(len(told.events))
        event = told.events[at]
        verb = dice.pick(("want", "reject", "expect"))
        text = f"We {verb} {dice.pick(words.THINGS)}, {number} times over."
        fields: Fields = {"text": text, "speaker": dice.favour(cast.people)}
        fields |= when(dice, event.moment, "day") | {"event": event.id}
        if dice.chance(0.3):
            fields["setting"] = dice.pick(words.SETTINGS)
        fields["about"] = list(dict.fromkeys([event.id, near(told, at).id]))
        if dice.chance(0.1):
            fields["reporting"] = dice.favour(cast.named)
        source, locator = dice.favour(cast.ids["source"]), f"paragraph {1 + dice.below(60)}"
        fields |= {"source": source, "locator": locator}
        if dice.chance(0.05):
            fields |= {
                "original": f"Hanen {number}.",
                "original_language": "fi",
                "translator": "The paper",
            }
        yield f"quote-{number}", fields | {"checked": _checked(cast, fields)}


def _checked(cast: Cast, fields: Fields) -> Fields:
    quote = Quote.model_validate(_single(fields))
    written = _single(cast.records["source"][fields["source"]])
    source = Source.model_validate(written, context=VOCABULARY)
    return {"date": day(LAST), "seal": fingerprint(quote, source)}


def _single(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def messages(told: Story, count: int) -> Iterator[tuple[str, Fields]]:
    """Messages, many through go-betweens, some told in two ways or denied."""
    dice, actors = told.dice, told.cast.named
    for number in range(count):
        at = dice.below(len(told.events))
        fields: Fields = {"title": f"A letter about {dice.pick(words.THINGS)}"}
        fields["from"] = dice.favour(actors)
        if dice.chance(0.45):
            fields["carriers"] = [dice.favour(actors) for _ in range(1 + dice.count(0.4))]
        if dice.chance(0.85):
            fields["to"] = dice.several(actors, 1.1)
        fields |= when(dice, told.events[at].moment)
        fields.pop("time", None)
        fields["events"] = list(dict.fromkeys([told.events[at].id, near(told, at).id]))
        fields["versions"] = [
            {"content": prose(told, at, 0.3), **says(told), **bearing(told, 0.4)}
            for _ in range(1 + dice.count(0.4))
        ]
        if dice.chance(0.2):
            denial = {"actor": fields["from"], "reaction": dice.pick(("denied", "acknowledged"))}
            fields["reactions"] = [{**denial, **says(told)}]
        yield f"letter-{number}", fields


def expectations(told: Story, count: int) -> Iterator[tuple[str, Fields]]:
    dice = told.dice
    for number in range(count):
        at = 1 + dice.below(len(told.events) - 1)
        event = told.events[at]
        fields: Fields = {"title": f"The bay expects {dice.pick(words.THINGS)}"}
        fields["holders"] = dice.several(told.cast.named, 1.4)
        fields["kind"] = dice.pick(("expectation", "estimate", "intention"))
        fields["about"] = event.id
        fields["steps"] = [
            _step(told, at, event.moment - timedelta(days=60 // n)) for n in (1, 2, 3)
        ]
        fields["steps"] = fields["steps"][: 1 + dice.count(0.3)]
        fields |= {**says(told), **bearing(told, 0.2)}
        if dice.chance(0.8):
            outcome: Fields = {"text": prose(told, at, 0.3), "event": event.id, **says(told)}
            amount = {"amount": {"unit": "days", "value": dice.below(90)}}
            fields["outcomes"] = [outcome | (amount if "amount" in fields["steps"][0] else {})]
        yield f"expectation-{number}", fields


def _step(told: Story, at: int, moment: datetime) -> Fields:
    dated = {
        f"held{name[4:]}": value for name, value in when(told.dice, moment, "interval").items()
    }
    step = {**dated, "text": prose(told, at, 0.2)}
    low = told.dice.below(40)
    amount = {"amount": {"unit": "days", "low": low, "high": low + 20}}
    return step | (amount if told.dice.chance(0.2) else {})
