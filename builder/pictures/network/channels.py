"""Relations that are no trees → lines that run beside them, in the order with fewest crossings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from builder.pictures.network.layout import Places

TRIED = 6
"""Up to this many channels, all orders are tried; beyond it, shorter ones are simply further in."""


@dataclass(frozen=True)
class Channel:
    """A line down the side: the relations with these objects share it."""

    objects: tuple[str, ...]
    outs: tuple[float, ...]
    """The heights at which subjects join it."""
    ins: tuple[float, ...]
    """The heights at which it leads to its objects."""

    @property
    def ends(self) -> tuple[float, ...]:
        """All heights at which it is left or joined."""
        return self.outs + self.ins

    @property
    def length(self) -> float:
        """How far it runs."""
        return max(self.ends) - min(self.ends)


def ordered_channels(places: Places) -> tuple[Channel, ...]:
    """All channels, the innermost first."""
    found = sorted(_found(places), key=lambda channel: (channel.length, channel.objects))
    if len(found) > TRIED:
        return tuple(found)
    # Of equal orders the first is kept, in which short ones are inside.
    return min(permutations(found), key=crossings, default=())


def crossings(order: Sequence[Channel]) -> int:
    """How often a line to an outer channel crosses an inner one."""
    return sum(
        min(inner.ends) < y < max(inner.ends)
        for n, inner in enumerate(order)
        for outer in order[n + 1 :]
        for y in outer.ends
    )


def _found(places: Places) -> Iterator[Channel]:
    outs: dict[tuple[str, ...], list[float]] = {}
    ins: dict[tuple[str, ...], list[float]] = {}
    for box in places.boxes.values():
        for slot, y in box.slots:
            if slot.way != "up":
                (outs if slot.way == "out" else ins).setdefault(slot.channel, []).append(y)
    for objects, ends in outs.items():
        yield Channel(objects, tuple(sorted(ends)), tuple(sorted(ins[objects])))
