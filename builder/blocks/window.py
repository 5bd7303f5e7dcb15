"""The dates that a block may be limited to, by `from` and `to`."""

from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator

from builder.dates import Date, Span, is_before, local, span
from builder.days import Moment
from builder.fields import refuse
from builder.model import Event, Part


class Windowed(Part):
    """Options of a block that may be limited to a range of dates."""

    start: Date | None = Field(default=None, alias="from")
    """Only what may have happened on this date or after it."""
    end: Date | None = Field(default=None, alias="to")
    """Only what may have happened on this date or before it."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if is_before(self.end, self.start):
            refuse("bad-range", "`to` is before `from`", "swap the two dates")
        return self


@dataclass(frozen=True)
class Window:
    """A range of local time, as in `dates.local`; None is open, the end is exclusive."""

    start: Moment | None
    end: Moment | None

    def holds(self, event: Event) -> bool:
        """Whether an event may have happened in it, under some reading of its dates."""
        when = local(event.date, event.time)
        last = span(event.end).latest if event.end else when.latest
        if event.end and last is not None and when.latest is not None:
            last = max(last, when.latest)
        return self.reaches(when, last)

    def reaches(self, when: Span, last: Moment | None) -> bool:
        """Whether something that began at a date and ended by a moment may have been in it."""
        early = self.end is None or when.earliest is None or when.earliest < self.end
        # A moment has no length: it may be the very start of the window.
        moment = last == when.earliest
        late = self.start is None or last is None or last > self.start
        return early and (late or (moment and last == self.start))


def window(first: Date | None, last: Date | None) -> Window:
    """The window from one date to another."""
    return Window(span(first).earliest if first else None, span(last).latest if last else None)
