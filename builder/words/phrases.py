"""The words that readers see."""

from datetime import timedelta
from decimal import Decimal

from builder.dates import Date, words
from builder.model import Amount, Event, Expectation, Sourced
from builder.queries import when


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def amount(of: Amount) -> str:
    """A number or range with its unit: `more than 300 drones`, `60–70 missiles`."""
    if of.value is not None:
        number = digits(of.value)
    elif of.low is not None and of.high is not None:
        number = f"{digits(of.low)}–{digits(of.high)}"
    elif of.high is not None:
        number = f"at most {digits(of.high)}"
    else:
        number = f"at least {digits(of.low or Decimal())}"
    return " ".join(filter(None, [of.qualifier, number, of.unit]))


def digits(number: Decimal) -> str:
    """A number in digits, its thousands parted: `1,250`, `0.5`."""
    return f"{number.normalize():,f}"


def moment(event: Event) -> str:
    """An event's date in words."""
    return words(event.date, event.time, event.end)


def latency(earlier: Event, later: Event) -> str:
    """How long after the earlier the later came, where both dates are exact to the day."""
    first, second = when(earlier), when(later)
    if not (earlier.date.exact_day and later.date.exact_day) or any(first.soft + second.soft):
        return ""
    if earlier.date.earliest is None or later.date.earliest is None:
        return ""
    days = (later.date.earliest - earlier.date.earliest) // timedelta(days=1)
    if days == 0:
        return "the same day"
    return f"{days} day{'s' * (days != 1)} later" if days > 0 else ""


def basis_of(said: Sourced | Expectation) -> str:
    """On what a statement rests, as it is printed."""
    return said.basis.replace("'", "’")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def period(start: Date | None, end: Date | None) -> str:
    """Since when and until when, in words."""
    if start and end:
        return f"from {start.words()} to {end.words()}"
    return f"since {start.words()}" if start else f"until {end.words()}" if end else ""
