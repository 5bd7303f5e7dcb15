"""The block `timeline` asks for a view in the grammar of addresses that the browser reads."""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from projects import neutral_texts

from builder import build

FILE = Path(__file__).parent / "web" / "block-addresses.json"
REWRITE = bool(os.environ.get("EXPLAINER_REWRITE")) and not os.environ.get("CI")


def at(*moment: int) -> int:
    """A moment as scripts count it: in milliseconds."""
    return round(datetime(*moment, tzinfo=UTC).timestamp() * 1000)


def view(start: int, end: int) -> dict[str, object]:
    return {"type": "view", "view": [start, end]}


def of(*actors: str) -> dict[str, object]:
    return {"type": "filter", "filter": {"actor": list(actors)}}


CASES = {
    "chapter: delivery": [{"type": "chapter", "id": "delivery"}],
    "actors: [netherford]": [of("netherford")],
    "actors: [netherford, river-board]\nfrom: 2019-04-01\nto: 2019-04-14": [
        of("netherford", "river-board"),
        view(at(2019, 4, 1), at(2019, 4, 15)),
    ],
    "from: 2019-03\nto: 2019-03": [view(at(2019, 3, 1), at(2019, 4, 1))],
    "from: 2019-03-28\nto: 2019-04-13": [view(at(2019, 3, 28), at(2019, 4, 14))],
}
"""Options of a block, and what a browser must do to show what they ask for."""


def test_the_browser_is_asked_for_what_the_options_say() -> None:
    fences = (f"```timeline\n{options}\n```" for options in CASES)
    page = "# Blocks\n\n" + "\n\n".join(fences) + "\n"
    result = build(neutral_texts(), {"blocks.md": page})
    asked = re.findall(r'data-view="([^"]+)"', result.documents["blocks.md"].markdown)
    cases = [
        {"asked": address.replace("&amp;", "&"), "done": done}
        for address, done in zip(asked, CASES.values(), strict=True)
    ]
    text = json.dumps(cases, indent=2) + "\n"
    if REWRITE:
        FILE.write_text(text, "utf-8")
    assert FILE.read_text("utf-8") == text, "run `make cases`"
