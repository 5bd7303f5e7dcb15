"""What a reader came for stays where it is while the timeline above it arrives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from driver import Opens, Window
from reader import TIMELINES, At, Reader, Site
from server import Server
from sites import ADDRESS

WIDE, PHONE = 1440, 390
HEIGHT = {WIDE: 900, PHONE: 844}

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
STILL = "isStill()"
DRAWN = "document.querySelectorAll('.timeline-viewport .mark').length > 0 && isStill()"
# How far below the top of the window a heading stops to which a link leads.
PLACE = "parseFloat(getComputedStyle(document.getElementById('HEADING')).scrollMarginTop)"
TOP = "document.getElementById('HEADING').getBoundingClientRect().top"
WHEEL, TIMES = 100, 30
NOTICED = 8
"""Pixels by which a reader sees a text jump."""


@dataclass(frozen=True)
class Reading:
    """A reader at the first, second … heading below the timeline of the home page."""

    window: Window
    heading: str
    address: str

    def ask(self, expression: str) -> float:
        return float(self.window.ask(self._of(expression)))

    def wait(self, expression: str) -> None:
        self.window.wait(self._of(expression))

    def again(self) -> None:
        """Forget the frames so far."""
        self.window.ask("void frames.splice(0)")

    def click(self, selector: str) -> None:
        self.window.click(self._of(selector))

    @property
    def frames(self) -> list[list[int]]:
        return list(self.window.ask("frames"))

    def _of(self, text: str) -> str:
        return text.replace("HEADING", self.heading)


def opened(reader: Reading) -> None:
    """The address names the heading."""
    reader.window.open(f"{reader.address}#{reader.heading}")


def taken_from_the_contents(reader: Reading) -> None:
    reader.window.open(reader.address)
    reader.click("nav.contents a[href$='#HEADING']")


def scrolled_up_from(reader: Reading) -> None:
    opened(reader)
    reader.wait(STILL)
    reader.again()
    for _ in range(TIMES):
        reader.window.wheel(-WHEEL)


def left_with_the_timeline_drawn(reader: Reading) -> float:
    """Read on below the heading, with the timeline drawn above; give where the heading is."""
    opened(reader)
    reader.window.ask("document.querySelector('.explainer-timeline').scrollIntoView()")
    reader.wait(DRAWN)
    reader.window.ask(f"scrollBy({{ top: {reader.ask(TOP)} + 200, behavior: 'instant' }})")
    reader.wait(STILL)
    # The theme writes down where a page is scrolled to once it has stood for a tenth of a second.
    reader.window.ask("new Promise((done) => setTimeout(done, 500))")
    return reader.ask(TOP)


def come_back(reader: Reading) -> None:
    """After the page of a record, to which the theme leads without loading a page."""
    before = left_with_the_timeline_drawn(reader)
    reader.window.ask(
        "document.querySelector('.md-tabs__link[href*=actors], main a[href*=actors]').click()"
    )
    reader.window.wait("location.pathname.includes('/actors')")
    reader.window.ask("scrollTo({ top: 0, behavior: 'instant' })")
    reader.again()
    reader.window.back()
    reader.window.wait("document.querySelector('.explainer-timeline') !== null")
    stays_at(reader, before)


def reload(reader: Reading) -> None:
    before = left_with_the_timeline_drawn(reader)
    reader.window.reload()
    stays_at(reader, before)


def stays_at(reader: Reading, before: float) -> None:
    reader.wait(STILL)
    assert abs(reader.ask(TOP) - before) <= NOTICED


CASES: dict[str, tuple[Callable[[Reading], None], int, int, str]] = {
    "opened": (opened, WIDE, 0, DRAWN),
    "opened on a phone": (opened, PHONE, 0, DRAWN),
    "opened one further": (opened, WIDE, 1, STILL),
    "opened one further on a phone": (opened, PHONE, 1, STILL),
    "taken from the contents": (taken_from_the_contents, WIDE, 1, STILL),
    "scrolled up from": (scrolled_up_from, WIDE, 1, DRAWN),
    "scrolled up from on a phone": (scrolled_up_from, PHONE, 1, DRAWN),
    "come back to": (come_back, WIDE, 1, STILL),
    "come back to on a phone": (come_back, PHONE, 1, STILL),
    "loaded again": (reload, WIDE, 1, STILL),
    "loaded again on a phone": (reload, PHONE, 1, STILL),
}
"""How a reader comes to it, in which window, the heading, and what then is true."""


def moves_of(frames: list[list[int]]) -> list[int]:
    """Give where the heading was in each frame from the first in which the reader was there."""
    there = next(i for i, (top, _, loaded) in enumerate(frames) if loaded and top <= 300)
    return [top for top, _, _ in frames[there:]]


@pytest.mark.parametrize("name", CASES)
def test_a_heading_stays_where_it_is_while_data_are_late(
    opens: Opens, site: Site, failing: Server, name: str, record_property: Callable[..., None]
) -> None:
    come, width, number, then = CASES[name]
    home = (site.folder / "index.html").read_text("utf-8")
    below = home[home.index("explainer-timeline") :]
    heading = re.findall(r'<h2 id="([^"]+)"', below)[number]
    window = opens(width, HEIGHT[width], watch=WATCH.replace("HEADING", heading))
    reader = Reading(window, heading, site.address)
    with failing.failing({"timeline.json": "late"}):
        come(reader)
        reader.wait(then)
    tops, heights = moves_of(reader.frames), [height for _, height, _ in reader.frames]
    steps = [after - before for before, after in pairwise(tops)]
    # The wheel moves the page, too: what else does is what goes against it.
    scrolled = come is scrolled_up_from
    moved = -min(0, *steps) if scrolled else max(tops) - min(tops)
    grown = max(heights) - min(heights)
    row = f"{window.of:9} {name:29} heading {moved} px, height of the timeline {grown} px"
    record_property("What moves while data are late (at most 8 px)", row)
    assert grown <= NOTICED, heights
    assert moved <= NOTICED, tops
    if scrolled:
        # No further than the wheel moved the page, even where a frame has several turns of it.
        assert max(steps) <= 15 * WHEEL
        assert tops[-1] - tops[0] <= TIMES * WHEEL + NOTICED, tops
    if come in {opened, taken_from_the_contents}:
        assert abs(tops[-1] - reader.ask(PLACE)) <= NOTICED


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


@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_picture_of_fewer_events_is_lower_again(at: At, width: int) -> None:
    reader = at("", viewport={"width": width, "height": HEIGHT.get(width, 900)})
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
    reader = at("", viewport={"width": PHONE, "height": HEIGHT[PHONE]})
    reader.page.set_viewport_size({"width": 430, "height": 844})
    now, free = heights(reader)
    assert now == free


def test_a_column_that_is_out_of_sight_for_a_while_is_as_high_as_before(at: At) -> None:
    reader = at("", viewport={"width": PHONE, "height": HEIGHT[PHONE]})
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
      shifts.push([value, sources.map(({ node, previousRect: a, currentRect: b }) =>
        [node?.className || node?.nodeName, a.x, a.y, "to", b.x, b.y])]);
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
@pytest.mark.parametrize("width", [PHONE, 720, WIDE])
@pytest.mark.parametrize("name", ["home", "timeline", "embed"])
def test_nothing_that_a_reader_sees_shifts_while_a_page_arrives_and_data_are_late(
    opens: Opens, failing: Server, name: str, width: int, record_property: Callable[..., None]
) -> None:
    window = opens(width, watch=SHIFTS)
    with failing.failing({"timeline.json": "late"}):
        window.open(ADDRESS + TIMELINES[name])
        window.ask("document.querySelector('.explainer-timeline').scrollIntoView()")
        window.wait("document.querySelector('.timeline-viewport .mark')?.isConnected")
    window.ask("new Promise((done) => setTimeout(done, 500))")
    shifts = window.ask("shifts")
    moved = sum(value for value, _ in shifts)
    row = f"{name:9} {width:5} px wide: {moved:.4f}"
    record_property("Layout shifts while data are late (at most 0.02)", row)
    assert moved <= 0.02, shifts
