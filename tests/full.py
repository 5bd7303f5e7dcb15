"""Records that fill every field, and what is built of them."""

import json
from collections.abc import Mapping
from typing import Any

from reading import FRONT

from builder import build, problems

WRITTEN = "Zq7wx"
SENTENCE = "As [](actor:person) had said of [](place:site) at [](event:first), [](term:word)."
SAID = {
    "according_to": "person",
    "basis": "on the record",
    "source": "report",
    "locator": WRITTEN,
    "said_in": "copy",
    "stated": "2032-04",
    "characterises": ["outlet"],
}
STATED = {**SAID, "question": "why"}


def full(token: str) -> dict[str, Any]:
    """Give records of all kinds with every field filled, and this text in every plain one."""
    return json.loads(json.dumps(FULL).replace(json.dumps(WRITTEN)[1:-1], json.dumps(token)[1:-1]))


FULL: dict[str, Any] = {
    "explainer.yml": {
        "title": WRITTEN,
        "answer": SENTENCE,
        "summary": [SENTENCE, SENTENCE],
        "stakes": [{"text": SENTENCE, **STATED}],
        "as_of": "2032-04-17",
        "languages": ["en"],
        "note": SENTENCE,
        "licence": WRITTEN,
        "publisher": WRITTEN,
        "repository": "https://example.org/files?a=1&copy=2",
        "corrections": "https://example.org/issues?a=1&copy=2",
        "sides": [
            {"id": "north", "name": WRITTEN, "colour": "blue"},
            {"id": "south", "name": WRITTEN, "colour": "green"},
        ],
        "clocks": [{"zone": "Asia/Kolkata", "name": "Kolkata"}],
        "quality": {"quotes_verified": "0", "statements_named": "0", "statements_located": "0"},
    },
    "actors/person.yml": {
        "born": "1950",
        "died": "2032-05",
        "formerly": ["somebody"],
        "name": WRITTEN,
        "aliases": [WRITTEN, WRITTEN],
        "type": "person",
        "side": "north",
        "side_inferred": WRITTEN,
        "roles": [
            {
                "title": WRITTEN,
                "body": "state",
                "from": "2020",
                "to": "2040",
                "inferred": WRITTEN,
            }
        ],
        "same_as": ["https://example.org/person?a=1&copy=2"],
        "relations": [
            {"type": "ally of", "actor": "state", "from": "2020", "to": "2032", **STATED},
            {"type": "mediates between", "actor": "state", "other": "outlet", **STATED},
        ],
        "description": SENTENCE,
    },
    "actors/state.yml": {"name": WRITTEN, "type": "state", "side": "south"},
    "actors/outlet.yml": {"name": WRITTEN, "type": "news outlet"},
    "actors/officials.yml": {
        "name": WRITTEN,
        "type": "unnamed sources",
        "unnamed": {"how_many": WRITTEN, "whose": "state", "why": SENTENCE},
    },
    "places/site.yml": {
        "name": WRITTEN,
        "type": "site",
        "position": {"latitude": "33.5", "longitude": "-36.25", "radius_km": "1"},
        "zone": "Asia/Amman",
        "part_of": "country",
        "description": SENTENCE,
        "same_as": ["https://example.org/site?a=1&copy=2"],
    },
    "places/country.yml": {"name": WRITTEN, "type": "country"},
    "sources/report.yml": {
        "title": WRITTEN,
        "publisher": "outlet",
        "authors": [WRITTEN],
        "contributors": [WRITTEN],
        "published": "2032-04-17",
        "published_inferred": WRITTEN,
        "written": "2032-04-16",
        "written_inferred": WRITTEN,
        "short": WRITTEN,
        "edition": WRITTEN,
        "volume": WRITTEN,
        "pages": "7–9",
        "held_by": WRITTEN,
        "shelfmark": WRITTEN,
        "kind": "report",
        "url": "https://example.org/a?b=1&copy=2&lt=3",
        "archived": "https://example.org/a_b_c*d*(e)",
        "accessed": "2032-05-01",
        "read": "in part",
        "based_on": SENTENCE,
        "note": SENTENCE,
        "sha256": "0" * 64,
        "same_as": ["https://example.org/report?a=1&copy=2"],
    },
    "sources/copy.yml": {
        "title": WRITTEN,
        "publisher": "outlet",
        "published": "2032-04-18",
        "kind": "report",
        "derived_from": "report",
    },
    "events/first.yml": {
        "title": WRITTEN,
        "date": "2032-04-01",
        "date_inferred": WRITTEN,
        "time": "17:00 Asia/Amman",
        "end": "2032-04-02",
        "place": "site",
        "place_inferred": WRITTEN,
        "type": "attack",
        "actors": [
            {
                "actor": "person",
                "role": "attacker",
                "note": SENTENCE,
                "inferred": WRITTEN,
                "after_death": WRITTEN,
            },
            {"actor": "state", "role": "target"},
        ],
        "summary": SENTENCE,
        "stakes": [{"text": SENTENCE, **STATED}],
        "claims": [
            {
                "id": "claimed",
                "text": SENTENCE,
                "conditions": [{"if": SENTENCE, "then": SENTENCE}],
                **STATED,
            },
            {"text": SENTENCE, **STATED, "according_to": "state", "source": "copy"},
        ],
        "figures": [
            {
                "id": "counted",
                "label": WRITTEN,
                "unit": WRITTEN,
                "value": "7",
                "qualifier": "about",
                "words": WRITTEN,
                **STATED,
            },
            {
                "label": WRITTEN,
                "unit": WRITTEN,
                "low": "7",
                "high": "9",
                "counts": SENTENCE,
                **STATED,
            },
        ],
        "media": [
            {
                "video": "https://example.org/v?a=1&copy=2",
                "alt": WRITTEN,
                "licence": WRITTEN,
                "caption": WRITTEN,
                "credit": WRITTEN,
                "date": "2032-04",
                "date_inferred": WRITTEN,
                "place": "site",
            },
            {"audio": "https://example.org/a_b*c*", "alt": WRITTEN, "licence": WRITTEN},
        ],
        "chapter": "middle",
        "significance": "3",
        "order": "1",
        "tags": [WRITTEN],
    },
    "events/second.yml": {
        "title": WRITTEN,
        "date": "2032-04-13",
        "did_not_happen": "came close",
        "prepared_by": [{"event": "first", "note": SENTENCE, **STATED}],
        "because": [{"event": "first", "text": SENTENCE, **STATED}],
        "type": "attack",
        "actors": [{"actor": "state", "role": "attacker"}],
        "summary": SENTENCE,
        "claims": [
            {"text": SENTENCE, **STATED, "according_to": "officials", "basis": "unnamed official"},
            {"text": SENTENCE, **STATED, "according_to": "state"},
        ],
        "after": ["first"],
        "responds_to": [{"event": "first", "note": SENTENCE, "order_known": WRITTEN, **STATED}],
        "part_of": "first",
    },
    "quotes/words.yml": {
        "text": WRITTEN,
        "speaker": "person",
        "date": "2032-04-10",
        "date_inferred": WRITTEN,
        "event": "first",
        "addressees": ["state"],
        "setting": WRITTEN,
        "about": ["second"],
        "reporting": "outlet",
        "source": "report",
        "locator": WRITTEN,
        "original": WRITTEN,
        "original_language": "fa",
        "translator": WRITTEN,
        "conditions": [{"if": SENTENCE, "then": SENTENCE}],
        "compared": {"date": "2032-05-01", "copies": ["report", "copy"]},
    },
    "messages/note.yml": {
        "title": WRITTEN,
        "from": "person",
        "carriers": ["outlet"],
        "to": ["state"],
        "date": "2032-04-05",
        "date_inferred": WRITTEN,
        "events": ["first"],
        "direction": "both ways",
        "received": "2032-04-06",
        "received_inferred": WRITTEN,
        "found": "2032-04-07",
        "found_inferred": WRITTEN,
        "versions": [
            {
                "id": "told",
                "content": SENTENCE,
                "conditions": [{"if": SENTENCE, "then": SENTENCE}],
                **STATED,
            }
        ],
        "doubts": [{"text": SENTENCE, **STATED}],
        "reactions": [{"actor": "state", "reaction": "denied", "text": SENTENCE, **STATED}],
    },
    "expectations/hope.yml": {
        "title": WRITTEN,
        "holders": ["person"],
        "kind": "expectation",
        "about": "first",
        "steps": [
            {
                "id": "expected",
                "held": "2032-03",
                "held_inferred": WRITTEN,
                "text": SENTENCE,
                "amount": {"unit": WRITTEN, "value": "10", "qualifier": "about"},
            }
        ],
        "according_to": "person",
        "basis": "on the record",
        "source": "report",
        "locator": WRITTEN,
        "question": "why",
        "outcomes": [
            {
                "text": SENTENCE,
                "event": "second",
                "amount": {"unit": WRITTEN, "low": "8", "high": "9"},
                **STATED,
            }
        ],
    },
    "questions/why.yml": {
        "question": WRITTEN,
        "status": "disputed",
        "accounts_differ": SENTENCE,
        "accounts": [
            {"id": "held", "position": SENTENCE, "group": WRITTEN, **SAID},
            {"position": SENTENCE, **SAID, "according_to": "state"},
        ],
        "short": WRITTEN,
        "disputes": ["second"],
        "disputes_part": ["first"],
        "events": ["first"],
        "settled_by": SENTENCE,
        "checked": "2032-05-01",
        "note": SENTENCE,
    },
    "questions/when.yml": {
        "question": WRITTEN,
        "status": "settled",
        "answer": {"text": SENTENCE, "since": "2032-05-01", **SAID},
        "checked": "2032-05-01",
    },
    "chapters/middle.yml": {
        "title": WRITTEN,
        "from": "2032-04-01",
        "to": "2032-04-13",
        "introduction": SENTENCE,
        "stakes": [{"text": SENTENCE, **STATED}],
        "order": "1",
    },
    "terms/word.yml": {"term": WRITTEN, "definition": SENTENCE, "aliases": [WRITTEN]},
}


def as_files(records: Mapping[str, Any]) -> dict[str, str]:
    return {path: json.dumps(value, ensure_ascii=False) for path, value in records.items()}


BY_HAND = (
    FRONT
    + """\
```timeline
```

```summary
```

```event
event: first
```

```question
questions: [why]
```

```actors
```

```expectations
```

Last.
"""
)


def outputs_of(records: Mapping[str, Any]) -> Mapping[str, str]:
    """Give what is built of records, and what a page with blocks comes to."""
    result = build(as_files(records), {"by-hand.md": BY_HAND})
    # All names are alike here, which is told of, and nothing else is.
    told = [one for one in result.problems if not one.code.startswith("same-")]
    assert not told, [problems.line(problem) for problem in told]
    return {**result.outputs, "by-hand.md": result.documents["by-hand.md"].markdown}
