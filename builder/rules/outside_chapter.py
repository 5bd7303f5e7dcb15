"""Every event lies within the dates of its chapter, under some reading of both."""

from collections.abc import Iterator

from builder.dates import is_before
from builder.graph import Graph
from builder.model import Chapter, Event
from builder.problems import Problem, warning
from builder.words import ENGLISH


def outside_chapter(graph: Graph) -> Iterator[Problem]:
    """Report each event that is over before its chapter begins, or begins after it ends."""
    for event in graph.all(Event):
        body = event.body
        item = graph.items.get(("chapter", body.chapter)) if body.chapter else None
        chapter = item.body if item else None
        if not isinstance(chapter, Chapter) or is_before(chapter.end, chapter.start):
            continue
        over = is_before(body.date, chapter.start) and (
            body.end is None or is_before(body.end, chapter.start)
        )
        if over or is_before(chapter.end, body.date):
            period = ENGLISH.period(chapter.start, chapter.end)
            message = f"the date, {ENGLISH.date(body.date)}, is not in the chapter, {period}"
            hint = "check the date, or choose another chapter"
            yield warning(event.location("chapter"), "outside-chapter", message, hint)
