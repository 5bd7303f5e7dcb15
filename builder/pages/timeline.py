"""The timeline's page: every event in order of time, as a list and as a small picture.

Too many events for one page have a page for each stretch of time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder.pages.page import Page
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.stretches import Stretch
from builder.sections.timeline import EventList, Happening, Strip, Way, told, way


@dataclass(frozen=True)
class TimelinePage(Page):
    """All events."""

    template: ClassVar[str] = "pages/timeline.md.j2"

    events: EventList
    strip: Strip | None


@dataclass(frozen=True)
class StretchPage(Page):
    """The events of a stretch of time."""

    template: ClassVar[str] = "pages/stretch.md.j2"

    entries: tuple[Happening, ...]
    before: Way | None
    after: Way | None
    ordered: bool
    """Whether its events stand in order of time."""


def pages(edition: Edition) -> Iterable[Page]:
    """The page of the whole, and one for each stretch."""
    say, count = edition.graph.words, len(edition.events)
    yield TimelinePage(
        path="timeline/index.md",
        title=say.text("timeline.title"),
        about=say.text("timeline.about", n=count) if count else say.text("timeline.none"),
        origin="",
        events=edition.event_list,
        strip=edition.strip,
    )
    yield from _stretches(edition)


def _stretches(edition: Edition) -> Iterator[Page]:
    say, all_ = edition.graph.words, edition.stretches
    ways = [way(say, stretch, len(stretch.events)) for stretch in all_]
    for here, before, after in zip(all_, [None, *ways], [*ways[1:], None], strict=False):
        yield _stretch(edition, here, before, after)


def _stretch(edition: Edition, here: Stretch, before: Way | None, after: Way | None) -> Page:
    say = edition.graph.words
    return StretchPage(
        path=way(say, here, len(here.events)).to.path,
        title=say.text("timeline.stretch", period=here.period),
        about=say.text(
            "timeline.stretch-about" if here.dated else "timeline.stretch-undated",
            n=len(here.events),
            total=len(edition.events),
        ),
        origin="",
        breadcrumbs=(Link(say.text("timeline.title"), "timeline/"),),
        entries=told(edition.graph, here.events),
        before=before,
        after=after,
        ordered=here.dated,
    )
