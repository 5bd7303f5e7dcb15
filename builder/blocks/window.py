"""The stretch of time that a block may ask for, by `from` and `to`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from pydantic import Field, model_validator

from builder.dates import Date, Span, local, span
from builder.fields import refuse
from builder.model import Event, Part


class Windowed(Part):
    """Options of a block that may be kept to a stretch of time."""

    start: Date | None = Field(default=None, alias="from")
    """Only what can have been at this date or after it."""
    end: Date | None = Field(default=None, alias="to")
    """Only what can have been at this date or before it."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        first, last = self.start and self.start.earliest, self.end and self.end.latest
        if first and last and last < first:
            refuse("bad-range", "`to` lies before `from`", "swap the two dates")
        return self


@dataclass(frozen=True)
class Window:
    """A stretch of days, as `dates.local` has them; None is open, the end exclusive."""

    start: datetime | None
    end: datetime | None

    def holds(self, event: Event) -> bool:
        """Whether an event can have been in it, under some reading of its dates."""
        when = local(event.date, event.time)
        last = span(event.end).latest if event.end else when.latest
        if event.end and last and when.latest:
            last = max(last, when.latest)
        return self.reaches(when, last)

    def reaches(self, when: Span, last: datetime | None) -> bool:
        """Whether what began at a date and was over at a moment can have been in it."""
        early = self.end is None or when.earliest is None or when.earliest < self.end
        # A moment has no length: it may be the window's own beginning.
        moment = last == when.earliest
        late = self.start is None or last is None or last > self.start
        return early and (late or (moment and last == self.start))


def window(first: Date | None, last: Date | None) -> Window:
    """The window from one date to another."""
    return Window(span(first).earliest if first else None, span(last).latest if last else None)
