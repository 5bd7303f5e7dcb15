"""The timeline's page: every event in order of time, as a list and as a small picture.

Too many events for one page have a page for each stretch of time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from builder import known, order, queries
from builder.days import Day
from builder.graph import Graph
from builder.model import Event
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import as_of, links
from builder.sections.as_of import AsOf
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.stretches import Stretch
from builder.sections.timeline import (
    EventList,
    Happening,
    Strip,
    Way,
    drawing,
    event_list,
    rows,
    told,
    way,
)


@dataclass(frozen=True)
class TimelinePage(Page):
    """All events."""

    template: ClassVar[str] = "pages/timeline.md.j2"

    events: EventList
    strip: Strip | None
    known_on: AsOf | None
    """What a reader may choose who asks what was known on a date."""


@dataclass(frozen=True)
class TimelineVersion(TimelinePage):
    """The events that were known on a key date."""

    searched: ClassVar[bool] = False


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
    days = [known.of_event(edition.graph, event) for event in edition.events]
    # A long story has too many events for a page, and many pages of each date would be too many.
    keys = [] if edition.stretches else list(as_of.key_days(edition.graph, days))
    whole = Link(say.text("timeline.title"), "timeline/index.md")
    yield TimelinePage(
        path=whole.path,
        title=whole.text,
        about=say.text("timeline.about", n=count) if count else say.text("timeline.none"),
        origin="",
        events=edition.event_list,
        strip=edition.strip,
        known_on=as_of.as_of(edition.graph, whole, days, keys),
    )
    yield from _stretches(edition)
    for day in keys:
        yield _version(edition, whole, days, keys, day)


def _version(
    edition: Edition, whole: Link, days: Sequence[Day | None], keys: Sequence[Day], day: Day
) -> Page:
    """The timeline as it was known on a day."""
    graph = edition.graph
    pairs = zip(edition.events, days, strict=True)
    events = [event for event, one in pairs if known.by(one, day)]
    needed = rows(graph, edition.scale, events, whole=True)
    shown = event_list(graph, events, (), needed=needed)
    date = as_of.in_words(graph, day)
    words = graph.words.text("known.events", shown=len(events), n=len(edition.events), date=date)
    return TimelineVersion(
        path=as_of.version(whole.path, day),
        title=graph.words.text("known.title", title=whole.text, date=date),
        about=words,
        origin="",
        canonical=links.address(whole.path),
        breadcrumbs=(Link(whole.text, links.address(whole.path)),),
        events=replace(shown, entries=_as_of(graph, order.chronological(graph, events), day)),
        strip=drawing(graph, edition.scale, events),
        known_on=as_of.as_of(graph, whole, days, keys, day),
    )


def _as_of(graph: Graph, events: Sequence[Item[Event]], day: Day) -> tuple[Happening, ...]:
    """Events as the list tells them; one is disputed only once accounts had differed."""
    return tuple(
        replace(
            one,
            differ=as_of.then(graph, queries.disputes(graph, event), day, one.differ),
            disputed=as_of.then(graph, queries.neighbouring(graph, event), day, one.disputed),
        )
        for one, event in zip(told(graph, events), events, strict=True)
    )


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
