"""Explainers of one shape that grows, such as one event with ever more claims: a size → texts.

All of them are honest, and each has something that the made-up explainers of the benchmark have
little of, or never have in so large a number.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import combinations, islice
from typing import Any

Fields = dict[str, Any]
Records = dict[str, Fields]
"""The fields of records, by the path of their file without its ending."""

SAYS: Fields = {"according_to": "paper", "basis": "document", "source": "report"}
FIRST = date(2001, 1, 1)
HEAD: Records = {
    "explainer": {
        "title": "A bridge",
        "answer": "It was built.",
        "summary": ["It was built."],
        "as_of": "2031-05-01",
        "licence": "CC0 1.0",
        "corrections": "desk@example.org",
        "sides": [{"id": "town", "name": "The town", "colour": "blue"}],
    },
    "actors/paper": {"name": "The paper", "type": "news outlet"},
    "actors/mayor": {"name": "The mayor", "type": "person", "side": "town"},
    "sources/report": {
        "title": "A report",
        "publisher": "paper",
        "published": "2031",
        "kind": "report",
    },
    "places/town": {
        "name": "Rivertown",
        "type": "city",
        "zone": "Europe/Oslo",
        "position": {"latitude": 60, "longitude": 10, "radius_km": 5},
    },
}


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def event(number: int, **more: Any) -> Fields:  # noqa: ANN401 - any field
    """An event that happened on a day of its own, unless more is said."""
    plain = {"title": f"Day {number} of the works", "date": day(number), "type": "decision"}
    part = [{"actor": "mayor", "role": "decision-maker"}]
    said = [{"text": f"Stone {number} was laid.", **SAYS}]
    return {**plain, "actors": part, "summary": "They went on.", "claims": said, **more}


def events(count: int, **more: Any) -> Records:  # noqa: ANN401 - any field
    return {f"events/e{number}": event(number, **more) for number in range(count)}


def one_chapter(size: int) -> Records:
    chapter = {"title": "All", "from": day(0), "to": day(size), "introduction": "On.", "order": 1}
    return {**events(size, chapter="all"), "chapters/all": chapter}


def one_day(size: int) -> Records:
    return events(size, date="2001-01-01")


def one_place(size: int) -> Records:
    return events(size, place="town")


def one_speaker(size: int) -> Records:
    quote = {"speaker": "mayor", "event": "e0", "source": "report", "date": "2001-01-01"}
    quotes = {f"quotes/q{number}": {"text": f"On, {number}.", **quote} for number in range(size)}
    return {**events(2), **quotes}


def terms(size: int) -> Records:
    """Each event uses the words of all terms whose number ends as its own does."""
    found: Records = {
        f"terms/t{number}": {
            "term": f"stone {number}x",
            "aliases": [f"stones {number}x", f"block {number}x"],
            "definition": f"A stone like stone {number + 1}x.",
        }
        for number in range(size)
    }
    used = [f"Of stone {number}x, and block {number}x." for number in range(size)]
    said = {f"events/e{at}": event(at, summary=" ".join(used[at::10][:90])) for at in range(10)}
    return {**found, **said}


def accounts(size: int) -> Records:
    given = [{"position": f"For reason {number}.", **SAYS} for number in range(size)]
    how = {"accounts_differ": "For one reason, some say, for others, others."}
    question = {"question": "Why?", "status": "disputed", **how, "checked": "2031-05-01"}
    return {**events(3), "questions/why": {**question, "accounts": given, "events": ["e0", "e1"]}}


def questions_of_one_event(size: int) -> Records:
    question = {"status": "open", "checked": "2031-05-01", "events": ["e0"]}
    asked = {f"questions/q{at}": {"question": f"Why {at}?", **question} for at in range(size)}
    return {**events(2), **asked}


def answers_in_a_chain(size: int) -> Records:
    chain = {
        f"events/e{at}": event(at, responds_to=[{"event": f"e{at - 1}", **SAYS}])
        for at in range(1, size)
    }
    return {**events(1), **chain}


def one_after_the_other(size: int) -> Records:
    """Each event came after the one before, which the dates leave open."""
    fields = {"date": f"{day(0)}/{day(size)}"}
    return {
        f"events/e{at}": event(at, **fields, **({"after": [f"e{at - 1}"]} if at else {}))
        for at in range(size)
    }


def windows_of_one_chapter(size: int) -> Records:
    """Days and windows that overlap them, in turn."""
    chapter = {"title": "All", "from": day(0), "to": day(size), "introduction": "On.", "order": 1}
    found = {
        f"events/e{at}": event(
            at, chapter="all", date=f"{day(at)}/{day(at + 3)}" if at % 2 else day(at)
        )
        for at in range(size)
    }
    return {**found, "chapters/all": chapter}


def answers_to_one_event(size: int) -> Records:
    fields = {"responds_to": [{"event": "e0", **SAYS}]}
    return {f"events/e{at}": event(at, **(fields if at else {})) for at in range(size)}


def answers_to_many_events(size: int) -> Records:
    last = [{"event": f"e{at}", **SAYS} for at in range(size)]
    return {**events(size), "events/last": event(size, responds_to=last)}


def places_inside_one_another(size: int) -> Records:
    found: Records = {}
    for at in range(size):
        position = {"latitude": 60, "longitude": round(10 + at / 1000, 3), "radius_km": 2}
        fields = {"name": f"Yard {at}", "type": "site", "position": position}
        found[f"places/p{at}"] = {**fields, "part_of": f"p{at - 1}" if at else "town"}
    last = event(0, place=f"p{size - 1}")
    return {**found, "events/e0": last}


def places_of_one_town(size: int) -> Records:
    found: Records = {}
    for at in range(size):
        position = {
            "latitude": round(60 + at % 17 / 500, 3),
            "longitude": round(10 + at / 9000, 4),
            "radius_km": 0.1,
        }
        fields = {"name": f"Yard {at}", "type": "site", "position": position, "part_of": "town"}
        found[f"places/p{at}"] = fields
        found[f"events/e{at}"] = event(at, place=f"p{at}")
    return found


def claims_of_one_event(size: int) -> Records:
    claims = [{"text": f"Stone {number} was laid.", **SAYS} for number in range(size)]
    return {**events(2), "events/e0": event(0, claims=claims)}


def figures_of_one_event(size: int) -> Records:
    figures = [
        {"label": f"stones of row {number}", "unit": "stones", "value": number, **SAYS}
        for number in range(size)
    ]
    return {**events(2), "events/e0": event(0, figures=figures)}


def parts_of_one_event(size: int) -> Records:
    counted = {"label": "stones", "unit": "stones", **SAYS}
    parts = {
        f"events/e{at}": event(at, part_of="whole", figures=[{"value": 1, **counted}])
        for at in range(size)
    }
    return {**parts, "events/whole": event(0, figures=[{"value": size, **counted}])}


def masons(size: int) -> Records:
    """Actors that others name."""
    return {f"actors/a{at}": {"name": f"Mason {at}", "type": "person"} for at in range(size)}


def actors_of_one_event(size: int) -> Records:
    part = [{"actor": f"a{at}", "role": "participant"} for at in range(size)]
    return {**masons(size), **events(2), "events/e0": event(0, actors=part)}


def roles_of_one_actor(size: int) -> Records:
    roles = [
        {"title": f"Mason {at}", "from": f"{1000 + at}", "to": f"{1000 + at}"} for at in range(size)
    ]
    return {**events(2), "actors/mayor": {**HEAD["actors/mayor"], "roles": roles}}


def names_of_one_actor(size: int) -> Records:
    names = [f"Mason {number}" for number in range(size)]
    return {**events(2), "actors/mayor": {**HEAD["actors/mayor"], "aliases": names}}


def relations_of_one_actor(size: int) -> Records:
    relations = [{"type": "ally of", "actor": f"a{at}", **SAYS} for at in range(size)]
    mayor = {**HEAD["actors/mayor"], "relations": relations}
    return {**masons(size), **events(2), "actors/mayor": mayor}


def relations_all_around(size: int) -> Records:
    """Twenty actors, each related to each, and to more actors as the size grows."""
    found = masons(max(20, size // 5))
    pairs = combinations(range(len(found)), 2)
    for one, other in islice(pairs, size):
        relations = found[f"actors/a{one}"].setdefault("relations", [])
        relations.append({"type": "ally of", "actor": f"a{other}", **SAYS})
    return {**found, **events(2)}


def messages_between_two(size: int) -> Records:
    letter = {"from": "mayor", "to": ["paper"], "date": "2001-01-01", "events": ["e0"]}
    told = {"versions": [{"content": "Go on.", **SAYS}]}
    sent = {f"messages/m{at}": {"title": f"Letter {at}", **letter, **told} for at in range(size)}
    return {**events(2), **sent}


def tellings_of_one_message(size: int) -> Records:
    told = [{"content": f"Go on, {number}.", **SAYS} for number in range(size)]
    reactions = [{"actor": "paper", "reaction": "denied", **SAYS} for _ in range(size)]
    letter = {"title": "A letter", "from": "mayor", "date": "2001", "events": ["e0"]}
    return {**events(2), "messages/m": {**letter, "versions": told, "reactions": reactions}}


def carriers_of_one_message(size: int) -> Records:
    carriers = [f"a{number}" for number in range(size)]
    letter = {"title": "A letter", "from": "mayor", "date": "2001", "events": ["e0"]}
    told = [{"content": "Go on.", **SAYS}]
    return {
        **masons(size),
        **events(2),
        "messages/m": {**letter, "carriers": carriers, "to": ["paper"], "versions": told},
    }


def expectations_of_one_event(size: int) -> Records:
    step = {"held": "2000", "text": "A bridge.", "amount": {"unit": "days", "value": 7}}
    fields = {"holders": ["mayor"], "kind": "estimate", "about": "e0", "steps": [step], **SAYS}
    held = {f"expectations/x{at}": {"title": f"Plan {at}", **fields} for at in range(size)}
    return {**events(2), **held}


def steps_of_one_expectation(size: int) -> Records:
    steps = [
        {"held": f"{1000 + at}", "text": f"Plan {at}.", "amount": {"unit": "days", "value": at}}
        for at in range(size)
    ]
    fields = {"title": "A plan", "holders": ["mayor"], "kind": "estimate", "about": "e0", **SAYS}
    return {**events(2), "expectations/x": {**fields, "steps": steps}}


def sources_after_one_another(size: int) -> Records:
    """Each source repeats the one before."""
    found: Records = {}
    for at in range(size):
        fields = {**HEAD["sources/report"], "title": f"Copy {at}"}
        found[f"sources/s{at}"] = {**fields, "derived_from": f"s{at - 1}" if at else "report"}
        claims = [{"text": f"Stone {at} was laid.", **SAYS, "source": f"s{at}"}]
        found[f"events/e{at}"] = event(at, claims=claims)
    return found


def told_twice(size: int) -> Records:
    """Sources at one address, names of one actor and quotes of the same words."""
    found: Records = {}
    for at in range(size):
        fields = {**HEAD["sources/report"], "title": f"Copy {at}", "short": f"Copy {at}"}
        found[f"sources/s{at}"] = {**fields, "url": f"https://paper.example/?utm_id={at}"}
        found[f"actors/p{at}"] = {"name": "The mason", "type": "person"}
        found[f"quotes/q{at}"] = {"text": "It stands.", "speaker": "mayor", "source": f"s{at}"}
    return found


def tags(size: int) -> Records:
    return {f"events/e{at}": event(at, tags=[f"tag {at}", "stone"]) for at in range(size)}


def links_to_one_actor(size: int) -> Records:
    return events(size, summary="By [the mayor](actor:mayor), for [the town](place:town).")


SHAPES: Mapping[str, Callable[[int], Records]] = {
    shape.__name__.replace("_", " "): shape
    for shape in (
        *(one_chapter, one_day, one_place, one_speaker, terms, accounts, questions_of_one_event),
        *(answers_in_a_chain, answers_to_one_event, answers_to_many_events),
        *(one_after_the_other, windows_of_one_chapter),
        *(places_inside_one_another, places_of_one_town),
        *(claims_of_one_event, figures_of_one_event, parts_of_one_event, actors_of_one_event),
        *(roles_of_one_actor, names_of_one_actor, relations_of_one_actor, relations_all_around),
        *(messages_between_two, tellings_of_one_message, carriers_of_one_message),
        *(expectations_of_one_event, steps_of_one_expectation, sources_after_one_another),
        *(told_twice, tags, links_to_one_actor),
    )
}


def texts(records: Records) -> dict[str, str]:
    """The texts of a data folder: every value in quotes, which YAML reads as JSON does."""
    return {
        f"{path}.yml": "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
        for path, fields in {**HEAD, **records}.items()
    }


def page(blocks: int) -> str:
    """A page written by hand with so many blocks about the events of `events`."""
    return "# By hand\n" + "".join(
        f"\nAfter [day {at}](events/e{at}.md):\n\n```event\nevent: e{at}\n```\n"
        for at in range(blocks)
    )
