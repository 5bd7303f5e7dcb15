"""What is above each thing → the chains that lead back to where they begin."""

from collections.abc import Iterator, Mapping, Sequence

from builder.problems import shown


def cycles(above: Mapping[str, str | None]) -> Iterator[Sequence[str]]:
    """Each cycle, from its first member on; `above` maps a name to the one above it, if any."""
    order, passed = {name: nth for nth, name in enumerate(above)}, set[str]()
    for start in above:
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in passed:
            passed.add(at)
            path.append(at)
            at = above.get(at)
        if at is not None and at in path:
            cycle = path[path.index(at) :]
            first = cycle.index(min(cycle, key=order.__getitem__))
            yield [*cycle[first:], *cycle[:first]]


def way(cycle: Sequence[str]) -> str:
    """A cycle for a message: `a` → `b` → `a`."""
    return " → ".join(map(shown, [*cycle, cycle[0]]))
