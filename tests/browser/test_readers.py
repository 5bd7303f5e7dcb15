"""What readers of other explainers met, met here: each in every browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Opens, Window
from reader import FOLLOW, Site, plain
from server import Server, serving
from stories import story

from builder.words import ENGLISH

MARKS = "document.querySelectorAll('.timeline-viewport .mark').length"
STRIP = "[...document.querySelectorAll('.strip')].some(one => one.checkVisibility())"
HEADING = "document.querySelector('.timeline-view').innerText"
SUMMARY = "details.timeline-fold:not([open]) > summary"
DATA = "/data/timeline.json"

# How many events are drawn, one by one, in a cluster or behind the button that leads on; whether
# anything has no number for a place.
EVENTS = """(() => {
  const stage = document.querySelector(".timeline-viewport");
  const ids = new Set([...stage.querySelectorAll("[data-event]")].map(one => one.dataset.event));
  for (const { __data__ } of stage.querySelectorAll(".cluster"))
    for (const { id } of __data__.events) ids.add(id);
  const later = stage.querySelector(".column-more.is-later:not([hidden])")?.textContent ?? "0";
  return ids.size + parseInt(later);
})()"""
NO_NUMBER = "/NaN|Infinity|undefined/.test(document.querySelector('.timeline-figure').outerHTML)"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def drawn(window: Window, address: str) -> Window:
    window.open(address)
    window.ask("document.querySelector('.explainer-timeline').scrollIntoView()")
    window.wait(f"{MARKS} > 0")
    return window


# Stories of few events, and of many --------------------------------------------------------------

STORIES = {
    "one day": (["2031-05-14"], "14 May 2031"),
    "one minute": (["2031-05-14, 03:00 UTC"], "14 May 2031"),
    "twelve in one minute": (["2031-05-14, 03:00 UTC"] * 12, "14 May 2031"),
    "250 on one day": (["2031-05-14"] * 250, "14 May 2031"),
    "250 minutes of one day": (
        [f"2031-05-14, {n // 60:02}:{n % 60:02} UTC" for n in range(250)],
        "14 May 2031, 00:00–04:09",
    ),
    "nine, 400 days apart": (
        [f"{2010 + n}-{1 + n:02}-15" for n in range(9)],
        "January 2010 – September 2018",
    ),
    "43 in 294 years": ([f"{1730 + 7 * n}" for n in range(43)], "1730 – 2024"),
    "a year beside minutes beside a future": (
        ["2023", *(f"2031-05-14, 03:0{n} UTC" for n in range(3)), "2300"],
        "2023 – 2300",
    ),
    "before the common era": (["-0043-03-15", "0014-08-19"], "44 BCE – 14 CE"),
}


@pytest.mark.parametrize("width", [390, 1440])
def test_stories_of_few_events_and_of_many_are_drawn_whole(
    opens: Opens, failing: Server, site: Site, width: int
) -> None:
    window = opens(width)
    found = {}
    for name, (events, _) in STORIES.items():
        with failing.failing({DATA: story(events)}):
            drawn(window, f"{site.address}timeline/")
        count, no_number, too_wide = window.ask(f"[{EVENTS}, {NO_NUMBER}, {TOO_WIDE}]")
        assert (count, no_number, too_wide) == (len(events), False, False), name
        found[name] = plain(window.ask(HEADING))
    assert found == {name: heading for name, (_, heading) in STORIES.items()}


def test_a_story_without_events_says_so(opens: Opens, failing: Server, site: Site) -> None:
    window = opens()
    with failing.failing({DATA: json.dumps(site.data | {"events": []}).encode()}):
        window.open(f"{site.address}timeline/")
        window.wait("document.querySelector('.timeline-problem') !== null")
    said = window.ask("document.querySelector('.timeline-problem').textContent")
    assert said == "There are no events yet."


def test_events_without_a_date_or_unreadable_are_named_and_cost_no_other(
    opens: Opens, failing: Server, site: Site
) -> None:
    data = json.loads(story(["2031-05-14", "2031-05-15", "../..", "2031-05-16"]))
    data["events"][1]["significance"] = 9
    window = opens()
    with failing.failing({DATA: json.dumps(data).encode()}):
        drawn(window, f"{site.address}timeline/")
    assert window.ask(EVENTS) == 2
    assert window.ask("document.querySelector('.timeline-rest').textContent") == (
        "1 event without a date is only in the list. "
        "Could not be drawn; only in the list: “Event 2”."
    )
    assert window.faults() == ["timeline: event 2: significance is not 1, 2 or 3"]


def test_a_story_without_any_date_is_its_list(opens: Opens, failing: Server, site: Site) -> None:
    window = opens()
    with failing.failing({DATA: story(["../.."])}):
        window.open(f"{site.address}timeline/")
        window.wait("document.querySelector('.explainer-timeline.is-ready') !== null")
    assert window.ask(
        "[document.querySelector('.timeline-figure'), document.querySelector('.timeline-problem')]"
    ) == [None, None]
    assert window.ask(
        "[...document.querySelectorAll('.timeline-list li')].at(-1).checkVisibility()"
    )


# Addresses ----------------------------------------------------------------------------------------

BAD = {
    "t=no-such-chapter": "names a chapter that is no longer here",
    "t=2019-13-45..2019-04-14": "names a time that cannot be read",
    "t=2019-04-14..2019-04-13": "names a time that cannot be read",
    "t=1850-01-01..1850-02-01": "names a time outside of this story",
    "lanes=colour": "names lanes that are not here",
    "scale=log": "names a scale that is not here",
    "zone=mars": "names a clock that is not here",
    "actor=nobody": "names an actor that is no longer here",
    "side=nobody": "names a side that is no longer here",
    "type=party": "names a kind of event that is not here",
    "basis=hearsay": "names a basis that is not here",
    "weight=9": "names a weight that is not here",
    "disputed=yes": "says something else than 1 for “disputed”",
    "event=gone": "names an event that is no longer here",
    "event=lantern-meeting&type=development": "names an event that its filter leaves out",
    "event=lantern-meeting&tour=1": "follows the key moments from an event that is none of them",
}


def test_what_cannot_be_followed_is_told_in_a_sentence_and_never_a_blank(
    opens: Opens, site: Site
) -> None:
    # With it comes what has words for such addresses.
    window = drawn(opens(), f"{site.address}timeline/?{next(iter(BAD))}")
    notice = "document.querySelector('.timeline-notice').innerText"
    # The first time that a reader goes back, the theme puts the page anew.
    window.ask("document.querySelector('.timeline-figure').isOld = true")
    window.ask(f"({FOLLOW})({json.dumps(f'{site.address}timeline/')})")
    window.wait(f"document.querySelector('.timeline-figure')?.isOld === undefined && {MARKS} > 0")
    wrong = []
    for query, says in BAD.items():
        window.ask(f"({FOLLOW})({json.dumps(f'{site.address}timeline/?{query}')})")
        said, count = window.ask(f"[{notice}, {EVENTS}]")
        fits = said.startswith(f"The link {says}: ") and said.count("The link") == 1
        wrong += [] if fits and count else [(query, said)]
    assert wrong == []


def test_a_page_that_is_not_there_says_so_however_deep_and_leads_home(
    opens: Opens, site: Site
) -> None:
    window = opens()
    window.open(f"{site.address}no/such/page/here/")
    assert window.ask("document.querySelector('h1').textContent") == ENGLISH.text("lost.title")
    assert "serif" in window.ask("getComputedStyle(document.querySelector('h1')).fontFamily")
    window.click("article ul a")
    window.wait("document.querySelector('.explainer-timeline') !== null")
    assert window.ask("location.href") == site.address
    window.faults()  # that it is not there


@pytest.fixture
def moved(built: Path, tmp_path: Path) -> Iterator[str]:
    """Give the address of the same files in another folder."""
    (tmp_path / "of").mkdir()
    (tmp_path / "of" / "others").symlink_to(built)
    with serving(tmp_path) as server:
        yield f"{server.address}of/others/"


def test_a_site_works_in_another_folder(opens: Opens, moved: str) -> None:
    window = drawn(opens(), moved)
    window.click("//a[contains(@class, 'md-tabs__link')][contains(., 'Events')]")
    window.wait("document.querySelector('h1').textContent.includes('Events')")
    assert window.ask("location.href") == f"{moved}events/"


# What else readers have ---------------------------------------------------------------------------

# As browsers that translate do it: elements in the place of the texts, also of what comes later.
TRANSLATE = """(() => {
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest("font, svg, script, option")) continue;
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(text);
    }
  };
  translate(document.querySelector("main"));
  new MutationObserver((all) => all.forEach(({ addedNodes }) =>
    addedNodes.forEach((one) => one.nodeType === 1 && one.localName !== "font" && translate(one))))
    .observe(document.querySelector("main"), { childList: true, subtree: true });
})()"""
PRESSED = "document.querySelector('.timeline-views [aria-pressed=true]')?.textContent"


def test_what_a_browser_has_translated_is_written_anew(opens: Opens, site: Site) -> None:
    window = drawn(opens(), f"{site.address}timeline/")
    whole = window.ask(HEADING)
    window.ask(TRANSLATE)
    chapter = site.data["chapters"][2]["title"]
    window.button(chapter)
    window.wait(f"{HEADING} !== {json.dumps(whole)}")
    window.ask(
        "document.querySelector('.timeline-viewport .mark').dispatchEvent("
        "new MouseEvent('click', { bubbles: true }))"
    )
    window.wait("document.querySelector('.timeline-panel-title')?.innerText")
    window.click("button[aria-label='All events']")
    window.wait(f"{HEADING} === {json.dumps(whole)}")
    assert window.ask("document.querySelectorAll('.timeline-view').length") == 1


FEATURES = {
    "findLast": "delete Array.prototype.findLast",
    "toSorted": "delete Array.prototype.toSorted",
    "at": "delete Array.prototype.at",
    "hasOwn": "delete Object.hasOwn",
    "checkVisibility": "delete Element.prototype.checkVisibility",
    "clipboard": "delete Navigator.prototype.clipboard",
    "AbortSignal.timeout": "delete AbortSignal.timeout",
}


@pytest.mark.parametrize("feature", FEATURES)
def test_an_older_browser_has_the_timeline(opens: Opens, site: Site, feature: str) -> None:
    window = opens(watch=FEATURES[feature])
    window.open(f"{site.address}timeline/")
    window.wait(f"{MARKS} > 0")
    window.click("button[aria-label='Zoom in']")


LIT = "document.querySelectorAll('.is-lighting').length"


def test_diagrams_are_there_after_the_theme_has_changed_the_page(opens: Opens, site: Site) -> None:
    window = opens()
    window.open(f"{site.address}messages/")
    window.ask("window.same = true")
    for tab, drawing in (("Actors", ".who"), ("Timeline", ".timeline-viewport .mark")):
        window.click(f"//a[contains(@class, 'md-tabs__link')][contains(., '{tab}')]")
        window.wait(f"document.querySelector('{drawing}') !== null")
    window.back()
    window.back()
    window.wait("document.querySelector('.diagram svg [data-of]')?.checkVisibility()")
    assert window.ask("window.same"), "the theme has put one page in the place of another"


# Frames -------------------------------------------------------------------------------------------

FRAMES = {
    "plain": "",
    "narrow": 'width="300"',
    "of its own size": "",
    "scaled": 'class="scaled"',
    "of scripts of the same origin": 'sandbox="allow-scripts allow-same-origin"',
    "of scripts alone": 'sandbox="allow-scripts"',
    "hidden at first": "hidden",
}
"""Frames as the systems of other sites make them, by what is peculiar about each."""
HOST = "<!doctype html><style>.scaled { transform: scale(0.5) }</style><h1>Elsewhere</h1>"


@pytest.fixture
def elsewhere(tmp_path: Path, site: Site) -> Iterator[str]:
    """Give the address of a page of another origin with the timeline in its frames."""
    frames = [
        f'<iframe src="{site.address}embed/timeline/" {what}></iframe>' for what in FRAMES.values()
    ]
    (tmp_path / "host.html").write_text(HOST + "".join(frames), "utf-8")
    with serving(tmp_path) as server:
        yield f"{server.address}host.html"


@pytest.mark.parametrize("is_open", [False, True], ids=["kept to itself", "open to others"])
def test_in_the_frames_of_others_are_the_list_and_a_picture(
    opens: Opens,
    site: Site,
    failing: Server,
    elsewhere: str,
    is_open: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    failing.is_open = is_open
    window = opens()
    window.open(elsewhere)
    window.ask("document.querySelector('[hidden]').hidden = false")
    for number, name in enumerate(FRAMES, 1):
        rows = "document.querySelectorAll('.timeline-list li a').length"
        window.wait(f"{rows} >= {len(site.events)}", number)
        has_scripts = is_open or name != "of scripts alone"
        picture = f"{MARKS} > 0" if has_scripts else STRIP
        window.wait(picture, number)
    failing.is_open = False
    window.faults()  # scripts that may not be read there
