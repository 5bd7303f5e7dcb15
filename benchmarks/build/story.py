"""The records that tell a story: events, quotes, messages, expectations and questions."""

from cast import Cast, Records, slug
from chronicle import events
from dice import Dice
from plot import Story, deed, happenings
from voices import expectations, messages, questions, quotes


def story(dice: Dice, cast: Cast, counts: dict[str, int]) -> dict[str, Records]:
    """The records of a story by kind."""
    texts = [f"{deed(dice)}: why?" for _ in range(counts["question"])]
    ids = {f"q{at}-{slug(text)}"[:70].rstrip("-"): text for at, text in enumerate(texts)}
    told = Story(dice, cast, happenings(dice, counts["event"]), ids, list(ids))
    asked = dict(questions(told))
    return {
        "event": dict(events(told, asked)),
        "question": asked,
        "quote": dict(quotes(told, counts["quote"])),
        "message": dict(messages(told, counts["message"])),
        "expectation": dict(expectations(told, counts["expectation"])),
    }
