"""The timeline's page: every event in order of time, as a list and as a small picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.pages.page import Page
from builder.sections.edition import Edition
from builder.sections.timeline import EventList, Strip


@dataclass(frozen=True)
class TimelinePage(Page):
    """All events."""

    template: ClassVar[str] = "pages/timeline.md.j2"

    events: EventList
    strip: Strip | None


def pages(edition: Edition) -> Iterable[Page]:
    """The one timeline page."""
    say, count = edition.graph.words, len(edition.events)
    yield TimelinePage(
        path="timeline/index.md",
        title=say.text("timeline.title"),
        about=say.text("timeline.about", n=count) if count else say.text("timeline.none"),
        origin="",
        events=edition.event_list,
        strip=edition.strip,
    )
