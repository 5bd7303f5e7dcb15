"""What was measured → the tables in Markdown: figures, ratios, growth and targets."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Measured:
    """What a step took at a size: of ours, or of the peer."""

    size: int
    step: str
    who: str
    cpu: float = 0
    wall: float = 0
    memory: int = 0
    pages: int = 0
    bytes: int = 0
    state: str = "done"
    """`done`, or `stopped` if it took too long, or `failed`."""


NAMES = {
    "check": "`explainer check`",
    "outputs": "texts to outputs, `build()` alone",
    "cold": "whole site, cold",
    "unchanged": "whole site, unchanged",
    "serve": "`mkdocs serve`, from saving a record to its page",
}
TARGETS = (
    ("check", "cpu", "cold", (5000, 10_000), 0.08),
    ("outputs", "cpu", "cold", (10_000,), 0.35),
    ("cold", "wall", "cold", (1000, 5000), 0.75),
    ("unchanged", "wall", "cold", (5000,), 0.10),
    ("an event nobody cites", "wall", "cold", (5000,), 0.20),
    ("serve", "wall", "serve", (1000, 5000), 0.20),
)
"""A step, what of it counts, the peer's step beside it, sizes, and the most that it may be."""
PEERS = {"cold": "cold build", "serve": "same"}
OUTPUTS_MEMORY, OUTPUTS_GROWTH = 600, 1.05


def report(found: Sequence[Measured], facts: dict[str, str]) -> str:
    """The whole text."""
    known = {(one.size, one.step, one.who): one for one in found}
    parts = [
        "# Results\n\nWritten by `bench.py`; the [README](README.md) says what is measured.",
        _about(facts),
        _rows(HEADS, (_figures(one, known) for one in found if one.who == "ours")),
        "## Growth\n\n" + _growth(found, known),
        "## Targets\n\n" + _rows(("target", "wanted", "found", ""), _targets(known)),
    ]
    return "\n\n".join(parts) + "\n"


def record(found: Sequence[Measured], facts: dict[str, str]) -> str:
    """The whole text on the other engines."""
    known = {(one.size, one.step, one.who): one for one in found}
    parts = [
        "# Other engines, for the record\n\nWritten by `engines.py`; see the [README](README.md).",
        _about(facts),
        _rows(OTHERS, (_others(one, known) for one in found)),
        "## Growth\n\n" + _growth(found, known),
    ]
    return "\n\n".join(parts) + "\n"


Known = dict[tuple[int, str, str], Measured]
HEADS = (
    *("records", "step", "CPU, s", "peer", "ratio", "wall, s", "peer", "ratio"),
    *("memory, MB", "peer", "pages", "peer", "kB a page", "peer"),
)


OTHERS = (
    *("records", "engine", "CPU, s", "of the peer’s", "wall, s", "of the peer’s"),
    *("memory, MB", "pages", "kB a page"),
)


def _about(facts: dict[str, str]) -> str:
    return (
        f"{facts['date']}, profile `{facts['profile']}`, {facts['machine']}; {facts['versions']}."
    )


def _others(one: Measured, known: Known) -> list[str]:
    """A row of another engine's cold build, beside the peer's."""
    row, peer = [f"{one.size:,}", one.who], known.get((one.size, one.step, "peer"))
    for name in ("cpu", "wall"):
        row += [_seconds(one, name), _ratio(one, peer, name)]
    return [*row, _memory(one), _pages(one), _weight(one)]


def _name(step: str) -> str:
    return NAMES.get(step, f"whole site, after an edit of {step}")


def _figures(ours: Measured, known: Known) -> list[str]:
    """A row: check and outputs stand beside the peer's cold build, others beside the same build."""
    alone = ours.step in {"check", "outputs"}
    peer = known.get((ours.size, "cold" if alone else ours.step, "peer"))
    row = [f"{ours.size:,}", _name(ours.step)]
    for name in ("cpu", "wall"):
        row += [_seconds(ours, name), _seconds(peer, name), _ratio(ours, peer, name)]
    pages = [_pages(ours), _pages(None if alone else peer)]
    weights = [_weight(ours), _weight(None if alone else peer)]
    return [*row, _memory(ours), _memory(peer), *pages, *weights]


def _seconds(one: Measured | None, name: str) -> str:
    if one is None or one.state == "failed":
        return "failed" if one else "–"
    return f"{'over ' if one.state == 'stopped' else ''}{getattr(one, name):,.1f}"


def _ratio(ours: Measured | None, peer: Measured | None, name: str) -> str:
    part = _part(ours, peer, name)
    return f"{part:.2f}" if part is not None else "–"


def _part(ours: Measured | None, peer: Measured | None, name: str) -> float | None:
    if ours is None or peer is None or {ours.state, peer.state} != {"done"}:
        return None
    return float(getattr(ours, name) / getattr(peer, name))


def _memory(one: Measured | None) -> str:
    return f"{one.memory / 1e6:,.0f}" if one else "–"


def _pages(one: Measured | None) -> str:
    return f"{one.pages:,}" if one and one.pages else "–"


def _weight(one: Measured | None) -> str:
    return f"{one.bytes / one.pages / 1000:.1f}" if one and one.pages else "–"


def _growth(found: Sequence[Measured], known: Known) -> str:
    """By which power of the records the processor time grows from a size to the next."""
    sizes = list(dict.fromkeys(one.size for one in found))
    steps = list(dict.fromkeys((one.step, one.who) for one in found))
    rows = []
    for step, who in steps:
        ends = [(known.get((a, step, who)), known.get((b, step, who))) for a, b in pairwise(sizes)]
        rows.append([_name(step), who, *(_exponent(*two) for two in ends)])
    return _rows(("step", "of", *(f"{a:,} to {b:,}" for a, b in pairwise(sizes))), rows)


def _exponent(small: Measured | None, large: Measured | None) -> str:
    power = _power(small, large)
    return f"{power:.2f}" if power is not None else "–"


def _power(small: Measured | None, large: Measured | None) -> float | None:
    if small is None or large is None or {small.state, large.state} != {"done"}:
        return None
    return math.log(large.cpu / small.cpu) / math.log(large.size / small.size)


def _targets(known: Known) -> list[list[str]]:
    rows = []
    for step, name, of, sizes, most in TARGETS:
        for size in sizes:
            part = _part(known.get((size, step, "ours")), known.get((size, of, "peer")), name)
            what = f"{size:,}: {_name(step)}, of the peer’s {PEERS[of]} ({name})"
            rows.append(_target(what, most, part))
    large = known.get((10_000, "outputs", "ours"))
    held = large.memory / 1e6 if large else None
    power = _power(known.get((1000, "outputs", "ours")), large)
    rows.append(_target("10,000: memory of `build()`, MB", OUTPUTS_MEMORY, held))
    rows.append(_target("1,000 to 10,000: growth of `build()`", OUTPUTS_GROWTH, power))
    return rows


def _target(what: str, most: float, got: float | None) -> list[str]:
    if got is None:
        return [what, f"at most {most:g}", "not measured", "–"]
    return [what, f"at most {most:g}", f"{got:.3g}", "met" if got <= most else "**missed**"]


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
