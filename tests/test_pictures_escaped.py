"""What is written is what a picture shows, whatever signs of HTML are in it."""

import json
import re
from functools import cache
from typing import Any

import pytest

from builder import Result, build
from builder.problems import fatal

HOSTILE = "<b>\"&'"
SHOWN = "&lt;b&gt;&#34;&amp;&#39;"
TOLD = {"according_to": "crane", "basis": "document", "source": "report"}
POSITION = {"latitude": "47.1", "longitude": "8.2", "radius_km": "1"}
FILES: dict[str, Any] = {
    "explainer.yml": {
        "title": "The bridge",
        "answer": "It is closed.",
        "summary": ["It is closed."],
        "as_of": "2031-05-01",
        "licence": "CC BY 4.0",
        "corrections": "desk@example.org",
        "sides": [{"id": "railway", "name": f"Side {HOSTILE}", "colour": "blue"}],
    },
    "actors/crane.yml": {
        "name": f"Crane {HOSTILE}",
        "type": "person",
        "side": "railway",
        "relations": [{"type": "part of", "actor": "company", **TOLD}],
    },
    "actors/company.yml": {"name": "Company", "type": "organisation", "side": "railway"},
    "sources/report.yml": {
        "title": "A report",
        "publisher": "company",
        "published": "2031-04-03",
        "kind": "report",
    },
    "places/bridge.yml": {"name": f"Bridge {HOSTILE}", "type": "site", "position": POSITION},
    "chapters/one.yml": {
        "title": f"Chapter {HOSTILE}",
        "introduction": "It begins.",
        "from": "2031-04-01",
        "to": "2031-04-30",
        "order": "1",
    },
    "events/closure.yml": {
        "title": f"Closure {HOSTILE}",
        "type": "decision",
        "date": "2031-04-02",
        "summary": "It closes.",
        "significance": "3",
        "actors": [{"actor": "crane", "role": "decision-maker"}],
        "claims": [{"text": "It closes.", **TOLD}],
    },
    "events/survey.yml": {
        "title": "Survey",
        "type": "planning",
        "date": "2031-01-10",
        "summary": "They look.",
        "actors": [{"actor": "company", "role": "planner"}],
        "claims": [{"text": "They look.", **TOLD}],
    },
    "messages/letter.yml": {
        "title": f"Letter {HOSTILE}",
        "from": "crane",
        "to": ["company"],
        "date": "2031-04-01",
        "versions": [{"content": "The bridge may close.", **TOLD}],
    },
    "expectations/short.yml": {
        "kind": "estimate",
        "title": "A short closure",
        "holders": ["crane"],
        "about": "closure",
        "steps": [
            {"held": "2031-04-01", "text": "Soon.", "amount": {"value": "3", "unit": HOSTILE}}
        ],
        "outcomes": [{"text": "Late.", "amount": {"value": "9", "unit": HOSTILE}, **TOLD}],
        **TOLD,
    },
}


@cache
def built() -> Result:
    return build({path: json.dumps(record) for path, record in FILES.items()})


@pytest.mark.parametrize(
    ("page", "picture", "kinds"),
    [
        ("timeline/index.md", "timeline-strip", ["strip-chapter", "strip-name", "strip-label"]),
        ("places/index.md", "diagram map", ["map-panel"]),
        ("actors/index.md", "network-figure", ["network-heading", "network-name"]),
        ("messages/index.md", "diagram sequence", ["seq-name", "seq-title"]),
        ("expectations/index.md", "diagram rise", ["rise-number"]),
    ],
)
def test_signs_of_html_in_a_name_are_shown_in_every_picture(
    page: str, picture: str, kinds: list[str]
) -> None:
    result = built()
    assert not fatal(result.problems), result.problems
    markdown = result.outputs[page]
    drawn = markdown[markdown.index(picture) :]
    assert "<b>" not in markdown
    for kind in kinds:
        assert re.search(rf'class="{kind}"[\s\S]*?{re.escape(SHOWN)}', drawn), kind
