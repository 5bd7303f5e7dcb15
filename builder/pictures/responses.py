"""What answers what → a tree in order of time, written as a list whose items open and close lists.

An event that answers several is listed once, under the latest of them. Beyond a depth, what answers
an event is beside it instead of within it: a page is only so wide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEEPEST = 5
"""The greatest depth of nested lists, including the outermost."""


@dataclass(frozen=True)
class ResponseRow:
    """An item of the list: its event, what it is listed under, and the lists that begin or end."""

    key: str
    under: str
    """The event in whose list it is, or nothing."""
    opens: bool
    """Whether the list of its answers begins in it."""
    closes: int
    """How many lists end with it."""


def response_rows(
    order: Sequence[str], causes: Mapping[str, Sequence[str]]
) -> tuple[ResponseRow, ...]:
    """The rows of a tree of events, given in order of time and with what each of them answers."""
    under = _under(order, causes)
    children: dict[str, list[str]] = {}
    for key in order:
        children.setdefault(under[key], []).append(key)
    found: list[tuple[str, int]] = []
    waiting = [(key, 0) for key in reversed(children.get("", []))]
    while waiting:
        key, depth = waiting.pop()
        found.append((key, depth))
        below = min(depth + 1, DEEPEST - 1)
        waiting += [(child, below) for child in reversed(children.get(key, []))]
    depths = [depth for _, depth in found] + [0]
    return tuple(
        ResponseRow(key, under[key], depths[n + 1] > depth, max(depth - depths[n + 1], 0))
        for n, (key, depth) in enumerate(found)
    )


def _under(order: Sequence[str], causes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each event the latest of those it answers, or nothing; never in a circle."""
    rank = {key: n for n, key in enumerate(order)}
    under = dict.fromkeys(order, "")
    for key in order:
        known = {cause for cause in causes.get(key, ()) if cause in rank}
        for cause in sorted(known, key=rank.__getitem__, reverse=True):
            if not _leads_up(under, cause, key):
                under[key] = cause
                break
    return under


def _leads_up(under: Mapping[str, str], start: str, goal: str) -> bool:
    """Whether one reaches an event from another by going up."""
    while start and start != goal:
        start = under[start]
    return start == goal
