"""What a reader came for stays where it is while the timeline above it arrives."""

import json
import re
import runpy
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from projects import ROOT
from reader import Site, Visit

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
WIDE = {"width": 1280, "height": 900}
# There the contents stand beside the text.
WIDER = {"width": 1600, "height": 900}
PHONE = {"width": 390, "height": 844}

# Where the heading stood in each frame so far; and whether it has stood still for a second.
WATCH = """
  window.tops = [];
  requestAnimationFrame(function look() {
    const heading = document.getElementById("HEADING");
    if (heading) tops.push(Math.round(heading.getBoundingClientRect().top));
    requestAnimationFrame(look);
  });
  window.isStill = () => tops.length > 60 && new Set(tops.slice(-60)).size === 1;
"""
STILL = {"wait": "isStill()"}
DRAWN = {"wait": "document.querySelectorAll('.timeline-viewport .mark').length > 0 && isStill()"}
UP = {"scroll": -100, "times": 30}
CONTENTS = {"click": "nav.contents a[href$='#HEADING']"}


@dataclass(frozen=True)
class Case:
    """A reader who comes for the first, second … heading below the timeline of the home page."""

    window: dict[str, int]
    heading: int
    steps: tuple[dict[str, Any], ...]
    opens: bool = True
    """Whether the address names the heading."""
    frame: int = 200
    """How many pixels it may move from one frame to the next: the room kept for a picture is not
    exact, and Firefox sometimes undoes what makes up for that. It once was thousands."""


CASES = {
    "opened": Case(WIDE, 0, (DRAWN,)),
    "opened on a phone": Case(PHONE, 0, (DRAWN,)),
    "opened one further": Case(WIDE, 1, (DRAWN,)),
    "opened one further on a phone": Case(PHONE, 1, (STILL,)),
    "taken from the contents": Case(WIDER, 1, (CONTENTS, DRAWN), opens=False),
    "scrolled up from": Case(WIDE, 1, (STILL, UP, DRAWN), frame=1500),
    "scrolled up from on a phone": Case(PHONE, 1, (STILL, UP, DRAWN), frame=1500),
}


def visit_of(site: Site, case: Case, address: str) -> dict[str, Any]:
    """Give a case as `drive.mjs` takes it."""
    home = (site.folder / "index.html").read_text("utf-8")
    below = home[home.index("explainer-timeline") :]
    heading = re.findall(r'<h2 id="([^"]+)"', below)[case.heading]
    fragment = f"#{heading}" if case.opens else ""
    visit = {
        "address": address + fragment,
        "window": case.window,
        "watch": WATCH,
        "steps": case.steps,
        "ask": "tops",
    }
    return dict(json.loads(json.dumps(visit).replace("HEADING", heading)))


def assert_steady(case: Case, tops: list[int]) -> None:
    # Until then the page had not been read as far as that.
    arrived = tops[next(i for i, top in enumerate(tops) if top < 200) :]
    moves = [abs(after - before) for before, after in pairwise(arrived)]
    assert max(moves) <= case.frame, arrived
    if UP not in case.steps:
        assert 0 <= arrived[-1] <= 120, arrived


@pytest.fixture(scope="module")
def in_firefox(firefox: str, site: Site) -> dict[str, list[int]]:
    """Give where the heading stood in Firefox, case by case."""
    visits = [visit_of(site, case, site.loopback) for case in CASES.values()]
    command = [BUNDLE["node"](), str(ROOT / "tests" / "firefox" / "drive.mjs"), firefox]
    done = subprocess.run(
        command, input=json.dumps(visits), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_in_firefox_a_heading_stays_where_it_is(
    in_firefox: dict[str, list[int]], name: str
) -> None:
    assert_steady(CASES[name], in_firefox[name])


@pytest.mark.parametrize("name", CASES)
def test_in_chromium_a_heading_stays_where_it_is(
    visit: Callable[..., Visit], site: Site, name: str
) -> None:
    what = visit_of(site, CASES[name], site.address)
    page = visit(viewport=what["window"], fresh=True).page
    page.add_init_script(what["watch"])
    page.goto(what["address"])
    for step in what["steps"]:
        if "click" in step:
            page.click(step["click"])
        elif "wait" in step:
            page.wait_for_function(step["wait"])
        for _ in range(step.get("times", 0)):
            page.mouse.wheel(0, step["scroll"])
            page.evaluate("() => new Promise(requestAnimationFrame)")
    assert_steady(CASES[name], page.evaluate(what["ask"]))
