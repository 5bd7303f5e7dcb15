"""One table of what a timeline says by the reader's clock, with the reader in four zones."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from driver import Opens, Window
from reader import plain
from server import Server
from sites import ADDRESS
from stories import story

TABLE = Path(__file__).parent / "clocks.yml"
CLOCKS: dict[str, Any] = yaml.safe_load(TABLE.read_text("utf-8"))
ZONES = ("UTC", "America/New_York", "Asia/Kabul", "Pacific/Apia")
MARKS = "[...document.querySelectorAll('.timeline-viewport .mark')].map(one => one.ariaLabel)"
AXIS = "[...document.querySelectorAll('.timeline-axis text')].map(one => one.textContent)"
HEADING = "document.querySelector('.timeline-view').innerText"
ASKED = "new URLSearchParams(location.search).get('t')"
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# The address follows once a reader has paused.
PAUSE = "new Promise((done) => setTimeout(done, 400))"
# What the picture says when it is saved.
SAVED = """new Promise((done) => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then(done);
    URL.createObjectURL = make;
    return make(blob);
  };
  const buttons = [...document.querySelectorAll("main button")];
  buttons.find(one => one.textContent.includes("SVG")).click();
})"""


def words_of(window: Window, address: str) -> list[str]:
    """Give the words of the heading, and what is said at the first and at the last mark."""
    window.open(address)
    window.wait(f"{MARKS}.length === 2")
    window.ask(FRAMES)
    marks = [mark.partition(": Event")[0] for mark in window.ask(MARKS)]
    return [plain(text) for text in (window.ask(HEADING), *marks)]


def nearer(window: Window) -> list[str]:
    """Go one step nearer, and give the words of the heading and of the address."""
    window.button("Share")
    window.wait("document.querySelector('main').innerText.includes('Save as SVG')")
    saved = plain(window.ask(SAVED))
    # The picture has its own width, and other hours on its axis, but the same days.
    days = [plain(word) for word in window.ask(AXIS) if not re.fullmatch(r"\d\d:\d\d", word)]
    assert [day for day in days if day not in saved] == []
    window.click("button[aria-label='Zoom in']")
    window.ask(PAUSE)
    heading, asked = window.ask(f"[{HEADING}, {ASKED}]")
    # Who follows the address sees the same.
    window.reload()
    window.wait(f"{HEADING} === {json.dumps(heading)}")
    return [plain(heading), asked or "all"]


@pytest.mark.parametrize(
    ("engine", "zone"),
    [*(("chromium", zone) for zone in ZONES), *(("firefox", zone) for zone in ZONES[2:])],
    indirect=["engine"],
)
def test_all_words_of_time_are_those_of_the_readers_clock(
    opens: Opens, failing: Server, zone: str
) -> None:
    window = opens(zone=zone)
    found: dict[str, dict[str, list[str]]] = {}
    for name, case in CLOCKS.items():
        with failing.failing({"/data/timeline.json": story(case["events"])}):
            address = f"{ADDRESS}timeline/"
            found[name] = {
                "place": words_of(window, address),
                zone: [*words_of(window, f"{address}?zone=mine"), *nearer(window)],
            }
    if os.environ.get("EXPLAINER_REWRITE"):
        rewrite(found)
    expected = {
        name: {by: case["words"][by] for by in ("place", zone)} for name, case in CLOCKS.items()
    }
    assert found == expected


def rewrite(found: dict[str, dict[str, list[str]]]) -> None:
    """Write what is said into the table, below the words that say what the table is."""
    for name, words in found.items():
        CLOCKS[name].setdefault("words", {}).update(words)
    comment = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    table = yaml.safe_dump(CLOCKS, sort_keys=False, allow_unicode=True, width=100)
    TABLE.write_text("\n".join([*comment, table]), "utf-8")
