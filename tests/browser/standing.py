"""Timelines that stand ready, so that not every test loads a page of its own.

Between two tests a page is led back to the address at which it was opened, and has to be just as it
was on arrival: its markup to the letter, its storage, focus, selection and scroll position, the
names in its window. If it is not, the timeline is mounted anew, as after the theme's instant
navigation; and if that does not help either, the page is loaded again.

This suits every test of what a reader sees and does once a timeline stands. Those of arrival, of
history, of scripts and of what is said open a page of their own.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page
from reader import CALM, FOLLOW, MOUNT, Windows, fit, lasting, tidy
from waiting import until

# All that a reader can leave behind. The fields of a closed fold are made true when it is opened.
LOOK = """() => {
  const copy = document.documentElement.cloneNode(true);
  for (const fold of copy.querySelectorAll(".timeline-disclosure[hidden]:not(.is-share)"))
    fold.replaceChildren();
  // The theme fits these to the window and to how it has been scrolled.
  for (const one of copy.querySelectorAll(".md-sidebar, .md-top")) one.remove();
  // A tooltip has been there, and is gone.
  for (const one of copy.querySelectorAll('[title=""]')) one.removeAttribute("title");
  // The lines and words of the axis stand in the order in which they came.
  for (const axis of copy.querySelectorAll(".timeline-grid, .timeline-axis"))
    axis.append(...[...axis.children].sort((a, b) => (a.outerHTML < b.outerHTML ? -1 : 1)));
  return JSON.stringify([
    copy.outerHTML, Object.getOwnPropertyNames(window).sort(), scrollX, scrollY,
    document.activeElement.tagName, getSelection().type,
    document.querySelectorAll(".explainer-timeline :hover").length,
    {...localStorage}, {...sessionStorage},
  ]);
}"""
STANDS = "() => document.querySelector('.explainer-timeline.is-ready .timeline-viewport .mark')"
# The first time that a reader goes back, the theme puts the page anew.
AGE = "() => { document.querySelector('.timeline-figure').isOld = true; }"
NEW = """() =>
  !("document$" in window) || !document.querySelector(".timeline-figure")?.isOld"""


@dataclass
class Stand:
    """A page with a timeline, and how it looked on arrival."""

    page: Page
    address: str
    look: str = ""

    def load(self) -> None:
        self.page.mouse.move(0, 0)
        if self.look:
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto(self.address)
        self.page.evaluate("() => { window.isStanding = true; }")
        self.arrive()
        self.page.evaluate(AGE)
        self.lead()
        until(self.page, NEW)
        self.arrive()
        self.lead()
        self.look = self.page.evaluate(LOOK)

    def arrive(self) -> None:
        self.page.locator(".explainer-timeline").first.scroll_into_view_if_needed()
        until(self.page, STANDS)
        self.page.evaluate("() => document.fonts.ready.then(() => true)")

    def lead(self) -> None:
        self.page.evaluate(FOLLOW, self.address)
        # The browser looks anew at what is under the pointer.
        self.page.mouse.move(0, 0)

    def is_clean(self) -> bool:
        self.lead()
        return bool(self.page.evaluate(LOOK) == self.look)

    def mount(self) -> None:
        self.page.evaluate(MOUNT)
        self.arrive()

    def is_there(self) -> bool:
        """Tell whether the page is still the one that was opened."""
        here = self.page.url.split("?")[0].split("#")[0]
        return here == self.address and bool(self.page.evaluate("() => window.isStanding"))

    def tidy(self, *, clean: bool) -> None:
        if not self.is_there():
            self.load()
        if not clean or self.is_clean():
            return
        self.mount()
        if not self.is_clean():
            self.load()


@dataclass(frozen=True)
class Stands:
    """Pages that stand ready, by the window that they need and the page that they show."""

    windows: Windows
    address: str
    free: dict[str, Stand] = field(default_factory=dict)

    @contextmanager
    def window(self, options: dict[str, Any], *, path: str, clean: bool = True) -> Iterator[Page]:
        """Give a window in which a timeline stands, as on arrival if it is to be clean."""
        key = json.dumps([path, lasting(options)], sort_keys=True)
        stand = self.free.pop(key, None)
        own = {**CALM, **lasting(options)}
        if stand:
            fit(stand.page, own)
            stand.tidy(clean=clean)
        else:
            stand = Stand(self.windows.take(own), self.address + path)
            stand.load()
        fit(stand.page, options)
        yield stand.page
        tidy(stand.page)
        if key in self.free:
            stand.page.context.close()
        else:
            self.free[key] = stand
