"""Numbers and ranges → marks on a linear scale from zero, in hundredths of its length.

Whoever draws them decides which way the scale runs and how long it is; text is beside, in HTML.
A mark is no sharper than its number: a point for a number, a pale band for a range, and beside the
point a band that fades where the number is a limit or is only roughly meant.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from builder.vocabulary import Qualifier
from builder.words import Words

FADE = 9.0
"""How far an open end fades, in hundredths: it says that there is more, not how much."""
STEPS = 9
SURE, MAYBE = 1.0, 0.45
TICKS = 5
"""The most steps that a scale has."""
LONG = 5
"""Of numbers with more signs than this, a scale shows only the first and the last."""
ROOM = Decimal("1.12")
"""How much longer a scale is than a number that may be exceeded, so that its end can fade."""


@dataclass(frozen=True)
class Quantity:
    """A number, or a range between two; a number may be limited: `more than`, `about`."""

    low: Decimal
    high: Decimal
    limit: Qualifier | None = None

    @property
    def above(self) -> bool:
        """Whether the true number may be higher."""
        return self.limit is not None and self.limit.above

    @property
    def below(self) -> bool:
        """Whether the true number may be lower."""
        return self.limit is not None and self.limit.below


@dataclass(frozen=True)
class Band:
    """A stretch of the scale: `start` is its distance from zero, `rest` from the far end."""

    start: str
    rest: str
    size: str
    opacity: str


@dataclass(frozen=True)
class QuantityPoint:
    """A number: its distance from zero and from the far end; `hollow` means not included."""

    start: str
    rest: str
    hollow: bool = False


@dataclass(frozen=True)
class Tick:
    """A number of the scale in digits, and its position as that of a point."""

    text: str
    start: str
    rest: str
    anchor: str


@dataclass(frozen=True)
class QuantityMark:
    """A quantity on its scale; a stem leads from zero to where it begins."""

    points: tuple[QuantityPoint, ...]
    bands: tuple[Band, ...]
    edges: tuple[QuantityPoint, ...]
    """The two ends of a range."""
    stem: Band | None
    top: QuantityPoint
    """The highest number in it, at which the words may be."""


@dataclass(frozen=True)
class QuantityScale:
    """From zero to `end`, in steps."""

    end: Decimal
    step: Decimal

    def share(self, value: Decimal) -> float:
        """The position of a number, in hundredths."""
        return float(value / self.end * 100)

    @property
    def long(self) -> bool:
        """Whether its numbers have many signs."""
        return len(f"{self.end.normalize():,f}") > LONG

    def ticks(self, say: Words) -> tuple[Tick, ...]:
        """Its numbers; the first and the last are kept inside it."""
        count = int(self.end / self.step)
        values = [self.step * n for n in range(count + 1)]
        shown = [n in {0, count} or not self.long for n in range(count + 1)]
        anchors = ["start", *["middle"] * (count - 1), "end"]
        return tuple(
            Tick(say.number(value) if show else "", *_ends(self.share(value)), anchor)
            for value, show, anchor in zip(values, shown, anchors, strict=True)
        )


def drawable(quantity: Quantity) -> bool:
    """Whether a scale from zero can show it."""
    return quantity.low >= 0


def scale(quantities: Iterable[Quantity]) -> QuantityScale:
    """The scale that holds them all, with room for ends that fade."""
    held = tuple(quantities)
    highest = max(map(_reach, held), default=Decimal(0)) or Decimal(1)
    whole = all(quantity.low % 1 == quantity.high % 1 == 0 for quantity in held)
    step = _round_step(highest / TICKS, whole=whole)
    return QuantityScale(step * (highest / step).to_integral_value(ROUND_CEILING), step)


def scales(units: Sequence[str], quantities: Sequence[Quantity]) -> dict[str, QuantityScale]:
    """A scale for each unit. Units that count the same sort of thing share one, as long as each.

    `express trains` and `goods trains` do; `days` and `weeks` do not: on one scale,
    three days would look longer than two weeks.
    """
    sort = sorts(units)
    found: dict[str, list[Quantity]] = {}
    for unit, quantity in zip(units, quantities, strict=True):
        found.setdefault(sort[unit], []).append(quantity)
    return {unit: scale(found[sort[unit]]) for unit in units}


def sorts(units: Iterable[str]) -> Mapping[str, str]:
    """For each unit the sort of things that it counts.

    A unit counts its last word: `express trains` are `trains`. A unit that counts two,
    such as `buses and trains`, makes them one sort.
    """
    counted = {
        unit: {part.split()[-1] for part in unit.casefold().split(" and ") if part.split()}
        for unit in units
    }
    groups: list[set[str]] = []
    for words in counted.values():
        meeting = [group for group in groups if group & words]
        groups = [group for group in groups if not group & words]
        groups.append(words.union(*meeting))
    return {
        unit: min(next(group for group in groups if words <= group), default="")
        for unit, words in counted.items()
    }


def mark(quantity: Quantity, on: QuantityScale) -> QuantityMark:
    """A quantity on a scale that can hold it."""
    first, last = on.share(quantity.low), on.share(quantity.high)
    single = quantity.low == quantity.high
    hollow = quantity.limit is not None and not quantity.limit.included
    point = QuantityPoint(*_ends(first), hollow)
    # What is at most ten may be none: no stem says that it reaches that far.
    rooted = (quantity.below and not quantity.above) or first <= 0
    return QuantityMark(
        points=(point,) if single else (),
        bands=tuple(_bands(quantity, first, last)),
        edges=() if single else (point, QuantityPoint(*_ends(last))),
        stem=None if rooted else _band(0, first, SURE),
        top=QuantityPoint(*_ends(last)),
    )


def _bands(quantity: Quantity, first: float, last: float) -> Iterator[Band]:
    if quantity.below:
        yield from _fade(first, first - _fading(quantity, first))
    if quantity.above:
        fading = _fading(quantity, first) if quantity.below else FADE
        yield from _fade(first, min(100.0, first + fading))
    if not quantity.limit and last > first:
        yield _band(first, last, MAYBE)


def _fading(quantity: Quantity, first: float) -> float:
    """How far it fades towards zero but never beyond; less far if it is near a number."""
    near = quantity.limit is not None and quantity.limit.near
    return min(FADE / 2 if near else FADE, first)


def _fade(start: float, end: float) -> Iterator[Band]:
    """From a number outwards, ever paler."""
    width = (end - start) / STEPS
    for n in range(STEPS):
        near, far = start + width * n, start + width * (n + 1)
        yield _band(min(near, far), max(near, far), MAYBE * (1 - n / STEPS))


def _band(start: float, end: float, opacity: float) -> Band:
    shade = "" if opacity == 1 else f"{opacity:.2f}".rstrip("0")
    return Band(_fine(start), _fine(100 - end), _fine(end - start), shade)


def _ends(at: float) -> tuple[str, str]:
    return _fine(at), _fine(100 - at)


def _fine(share: float) -> str:
    # Finer than elsewhere: the whole may be a thousand pixels long.
    return f"{round(share, 2) + 0:.2f}".rstrip("0").rstrip(".") + "%"


def _reach(quantity: Quantity) -> Decimal:
    return quantity.high * (ROOM if quantity.above else 1)


def _round_step(rough: Decimal, *, whole: bool) -> Decimal:
    """The next of 1, 2, 2.5, 5, 10, … that is not less; there are no half trains."""
    power = Decimal(10) ** rough.adjusted()
    steps = (power * Decimal(n) for n in ("1", "2", "2.5", "5", "10", "20", "50", "100"))
    return next(step for step in steps if step >= rough and (not whole or step % 1 == 0))
