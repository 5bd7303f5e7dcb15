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
from reader import At, Reader, Site, Visit
from waiting import until

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
WIDE = {"width": 1280, "height": 900}
# There the contents stand beside the text.
WIDER = {"width": 1600, "height": 900}
PHONE = {"width": 390, "height": 844}

# Where the heading was and how high the timeline was in each frame so far, and whether the page had
# its fonts by then, which may move any text; and whether all has stayed the same for a second.
WATCH = """
  window.frames = [];
  requestAnimationFrame(function look() {
    const heading = document.getElementById("HEADING");
    if (heading) {
      const timeline = document.querySelector(".explainer-timeline").getBoundingClientRect();
      const loaded = document.readyState === "complete" && document.fonts.status === "loaded";
      frames.push([heading.getBoundingClientRect().top, timeline.height, loaded].map(Math.round));
    }
    requestAnimationFrame(look);
  });
  window.isStill = () => frames.length > 60 && new Set(frames.slice(-60).map(String)).size === 1;
"""
STILL = {"wait": "isStill()"}
DRAWN = {"wait": "document.querySelectorAll('.timeline-viewport .mark').length > 0 && isStill()"}
WHEEL, TIMES = 100, 30
UP = {"scroll": -WHEEL, "times": TIMES}
CONTENTS = {"click": "nav.contents a[href$='#HEADING']"}


@dataclass(frozen=True)
class Case:
    """A reader who comes for the first, second … heading below the timeline of the home page."""

    window: dict[str, int]
    heading: int
    steps: tuple[dict[str, Any], ...]
    opens: bool = True
    """Whether the address names the heading."""


CASES = {
    "opened": Case(WIDE, 0, (DRAWN,)),
    "opened on a phone": Case(PHONE, 0, (DRAWN,)),
    "opened one further": Case(WIDE, 1, (DRAWN,)),
    "opened one further on a phone": Case(PHONE, 1, (STILL,)),
    "taken from the contents": Case(WIDER, 1, (CONTENTS, DRAWN), opens=False),
    "scrolled up from": Case(WIDE, 1, (STILL, UP, DRAWN)),
    "scrolled up from on a phone": Case(PHONE, 1, (STILL, UP, DRAWN)),
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
        "ask": "frames",
    }
    return dict(json.loads(json.dumps(visit).replace("HEADING", heading)))


NOTICED = 4
"""Pixels by which a reader sees a text jump."""


def assert_steady(case: Case, frames: list[list[int]]) -> None:
    # Until then the page had not been read as far as that.
    there = next(i for i, (top, _, loaded) in enumerate(frames) if loaded and top <= 300)
    tops, heights = [top for top, _, _ in frames[there:]], [height for _, height, _ in frames]
    assert max(heights) - min(heights) <= NOTICED, heights
    if UP in case.steps:
        # No further than the wheel moved the page, even where a frame has several turns of it.
        moves = [(before, after - before) for before, after in pairwise(tops)]
        assert [move for move in moves if not -NOTICED <= move[1] <= 15 * WHEEL] == []
        assert tops[-1] - tops[0] <= TIMES * WHEEL + NOTICED, tops
    else:
        assert max(tops) - min(tops) <= NOTICED, tops
        assert tops[-1] >= 0, tops


@pytest.fixture(scope="module")
def in_firefox(firefox: str, site: Site) -> dict[str, list[list[int]]]:
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
    in_firefox: dict[str, list[list[int]]], name: str
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
            until(page, step["wait"])
        for _ in range(step.get("times", 0)):
            page.mouse.wheel(0, step["scroll"])
            page.evaluate("() => new Promise(requestAnimationFrame)")
    assert_steady(CASES[name], page.evaluate(what["ask"]))


def heights(reader: Reader) -> tuple[int, int]:
    """Give the height of the picture, and that of all its rows, without what makes them higher."""
    reader.settle()
    now, free = reader.stage.evaluate(
        """viewport => {
          const height = () => viewport.offsetHeight;
          const now = height(), {minHeight} = viewport.style;
          viewport.style.minHeight = "";
          const free = height();
          viewport.style.minHeight = minHeight;
          return [now, free];
        }"""
    )
    return now, free


@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_picture_of_fewer_events_is_lower_again(at: At, window: dict[str, int]) -> None:
    reader = at("", viewport=window)
    whole, _ = heights(reader)
    reader.choose("Search and filter", "How many", "Key moments")
    few, free = heights(reader)
    assert few == free < whole


@pytest.mark.parametrize("width", [800, 1024, 1280, 1440])
def test_a_wide_picture_has_the_room_that_its_rows_need_and_hardly_more(at: At, width: int) -> None:
    window = {"width": width, "height": 900}
    filled, _ = heights(at("", viewport=window))
    free, _ = heights(at("timeline/", viewport=window))
    assert free - 27 <= filled <= 1.4 * free


def test_in_another_width_a_column_has_all_its_rows_at_their_own_height(at: At) -> None:
    reader = at("", viewport=PHONE)
    reader.page.set_viewport_size({"width": 430, "height": 844})
    now, free = heights(reader)
    assert now == free


def test_a_column_that_is_out_of_sight_for_a_while_is_as_high_as_before(at: At) -> None:
    reader = at("", viewport=PHONE)
    before, free = heights(reader)
    assert before > free
    for display in ("none", ""):
        reader.figure.evaluate("(figure, to) => { figure.style.display = to; }", display)
        reader.settle()
    assert heights(reader) == (before, free)


# By how much what a reader saw has moved of itself, as the browser scores it, and what it was.
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries())
      shifts.push([value, sources.map(({ node }) => node?.className || node?.nodeName)]);
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("name", ["home", "timeline", "embed"])
@pytest.mark.parametrize("width", [390, 720, 1280])
def test_nothing_that_a_reader_sees_shifts_while_a_page_arrives(
    visit: Callable[..., Visit], site: Site, name: str, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 900}, fresh=True).page
    page.add_init_script(SHIFTS)
    page.goto(site.address + site.timelines()[name])
    page.locator(".explainer-timeline").scroll_into_view_if_needed()
    page.wait_for_selector(".timeline-viewport .mark")
    page.wait_for_timeout(500)
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) <= 0.02, shifts
