"""A long list → neighbouring pieces of it, none of them too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol, TypeVar


class Ordered(Protocol):
    """What has an order among its own kind."""

    def __lt__(self, other: Any, /) -> bool: ...  # noqa: ANN401 - its own kind


T = TypeVar("T")
K = TypeVar("K", bound=Ordered)


def divided(
    things: Iterable[T], levels: Sequence[Callable[[T], K]], most: int
) -> Iterator[tuple[K, Sequence[T]]]:
    """The things of each key, in the order of keys; where they are too many, of each finer key.

    Each of `levels` gives a thing's key, each a finer one. A key of the last may have any number.
    """
    level, *finer = levels
    by_key: dict[K, list[T]] = {}
    for thing in things:
        by_key.setdefault(level(thing), []).append(thing)
    for key in sorted(by_key):
        if len(by_key[key]) > most and finer:
            yield from divided(by_key[key], finer, most)
        else:
            yield key, by_key[key]


def joined(pieces: Iterable[T], join: Callable[[T, T], T | None]) -> Iterator[T]:
    """The pieces, neighbours made one where `join` gives one of both, which may go on."""
    held: T | None = None
    for piece in pieces:
        both = join(held, piece) if held is not None else None
        if both is None and held is not None:
            yield held
        held = piece if both is None else both
    if held is not None:
        yield held


def parts(things: Sequence[T], most: int) -> Sequence[Sequence[T]]:
    """As few parts as can be, of about the same length; none of nothing."""
    count = -(-len(things) // most)
    ends = (len(things) * n // (count or 1) for n in range(count + 1))
    return [things[start:stop] for start, stop in pairwise(ends)]
