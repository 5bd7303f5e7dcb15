"""What is gone through piece by piece, so that whoever waits can be told how far that is."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Each(Protocol):
    """Gives items one by one; `what` says what is done to so many of them, as “Records read”."""

    def __call__(self, what: str, items: Iterable[Item], total: int) -> Iterable[Item]: ...


def silent(what: str, items: Iterable[Item], total: int) -> Iterable[Item]:  # noqa: ARG001 - as in `Each`
    """Give the items, and tell nobody."""
    return items
