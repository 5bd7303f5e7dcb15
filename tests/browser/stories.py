"""Stories of a few dates → the data of their timeline, as the builder makes them."""

from collections.abc import Iterable

from builder import build

RECORDS = {
    "explainer.yml": """\
title: By the clock
answer: What clocks say.
summary: [Clocks differ.]
as_of: 2025-02-01
licence: CC BY 4.0
corrections: https://example.org/issues
""",
    "actors/post.yml": "{name: The Post, type: news outlet}",
    "sources/a.yml": "{title: A, publisher: post, published: 2025, kind: report}",
}
EVENT = """\
title: Event {number}
date: {date}
type: statement
summary: It happens.
claims:
  - {{text: It happened., according_to: post, basis: reporter's account, source: a}}
"""


def story(events: Iterable[str]) -> bytes:
    """Give the data of a timeline of events, each with a date and perhaps a time."""
    records = dict(RECORDS)
    for number, event in enumerate(events, 1):
        date, _, time = event.partition(", ")
        text = EVENT.format(number=number, date=date) + (f"time: {time}\n" if time else "")
        records[f"events/e{number}.yml"] = text
    result = build({name: text.encode() for name, text in records.items()})
    assert [one for one in result.problems if one.severity == "error"] == []
    output = result.outputs["data/timeline.json"]
    return output if isinstance(output, bytes) else output.encode()
