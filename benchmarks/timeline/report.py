"""The figures of all rounds → the table and the targets, in Markdown."""

from collections.abc import Iterable
from statistics import median
from typing import Any

NAMES = {
    "ours": "ours",
    "vis": "vis-timeline",
    "vis-clustered": "vis-timeline, clustered",
    "timelinejs": "TimelineJS3",
    "floor": "150 bare marks",
}
COLUMNS = {
    "first_frame": "first frame",
    "cpu_to_frame": "CPU to first frame",
    "cpu_until_rest": "CPU until at rest",
    "zoom_cpu": "zoom step, CPU",
    "zoom_most": "dearest zoom step, CPU",
    "zoom_wall": "zoom step, wait",
    "marks": "marks",
    "nodes": "nodes",
    "heap_mb": "heap MB",
}
FRAME = 1000 / 60

Figures = dict[str, Any]
Medians = dict[tuple[str, int, float], dict[str, float]]


def medians(visits: Iterable[Figures]) -> Medians:
    """Give each library's medians by (library, size, throttle)."""
    groups: dict[tuple[str, int, float], list[Figures]] = {}
    for one in visits:
        groups.setdefault((one["library"], one["size"], one["throttle"]), []).append(one)
    return {key: _medians(group) for key, group in groups.items()}


def _medians(group: list[Figures]) -> dict[str, float]:
    known = {
        name: [one[name] for one in group if one[name] is not None]
        for name in (*COLUMNS, "idle_cpu")
    }
    return {name: median(values) for name, values in known.items() if values}


def report(found: Medians, weights: dict[str, tuple[int, int]], about: str) -> str:
    """Give the whole text: what it ran on, the table, ratios, weights, targets."""
    parts = [
        about,
        _table(found),
        "## Ours as a part of theirs\n\n" + _ratios(found),
        "## Weight\n\n" + _weights(weights),
        "## Targets\n\n" + _rows(("target", "wanted", "found", ""), targets(found, weights)),
    ]
    return "\n\n".join(parts) + "\n"


def _table(found: Medians) -> str:
    heads = ("events", "library", *COLUMNS.values())
    rows = [
        (_size(size, throttle), NAMES[library], *(_cell(name, values) for name in COLUMNS))
        for (library, size, throttle), values in found.items()
    ]
    idle = median(values["idle_cpu"] for values in found.values())
    note = f"Times in ms. What measuring a zoom step costs itself, {idle:.1f} ms CPU, is taken off."
    return f"{_rows(heads, rows)}\n\n{note}"


def _size(size: int, throttle: float) -> str:
    return f"{size:,}" + (f", CPU {throttle:g}× slower" if throttle != 1 else "")


def _cell(name: str, values: dict[str, float]) -> str:
    if name not in values:
        return "–"
    value = values[name]
    return f"{value:,.0f}" if value >= 10 or name in {"marks", "nodes"} else f"{value:.1f}"


def _ratios(found: Medians) -> str:
    measures = ("first_frame", "cpu_to_frame", "cpu_until_rest", "zoom_cpu", "zoom_wall", "heap_mb")
    rows = [
        (_size(size, throttle), NAMES[library], *(_part(ours, values, name) for name in measures))
        for (library, size, throttle), values in found.items()
        if library not in {"ours", "floor"} and (ours := found.get(("ours", size, throttle)))
    ]
    return _rows(("events", "of", *(COLUMNS[name] for name in measures)), rows)


def _part(ours: dict[str, float], theirs: dict[str, float], name: str) -> str:
    return f"{ours[name] / theirs[name]:.2f}" if ours.get(name) and theirs.get(name) else "–"


def _weights(weights: dict[str, tuple[int, int]]) -> str:
    rows = [
        (
            NAMES.get(name, name),
            f"{script / 1000:.1f}",
            f"{style / 1000:.1f}",
            f"{(script + style) / 1000:.1f}",
        )
        for name, (script, style) in weights.items()
    ]
    return _rows(("kB gzip", "script", "style sheet", "together"), rows)


def targets(found: Medians, weights: dict[str, tuple[int, int]]) -> list[tuple[str, str, str, str]]:
    """Give each target as its row: what, how much is wanted, what was found, whether met."""
    rows: list[tuple[str, str, str, str]] = []

    def add(what: str, most: float, got: float | None, unit: str = "") -> None:
        if got is not None:
            met = "met" if got <= most else "**missed**"
            rows.append((what, f"at most {_short(most)}{unit}", f"{_short(got)}{unit}", met))

    def part(size: int, name: str) -> float | None:
        ours, theirs = (found.get((who, size, 1), {}).get(name) for who in ("ours", "vis"))
        return ours / theirs if ours and theirs else None

    add("1,000: first frame, of vis-timeline’s", 0.35, part(1000, "first_frame"))
    for size, most in {1000: 0.35, 5000: 0.2}.items():
        for name in ("cpu_to_frame", "cpu_until_rest"):
            add(f"{size:,}: {COLUMNS[name]}, of vis-timeline’s", most, part(size, name))
    few, many = (found.get(("ours", size, 1), {}).get("first_frame") for size in (1000, 10_000))
    add("10,000: first frame, of that of 1,000", 1.5, many / few if few and many else None)
    add("5,000: CPU of a zoom step", FRAME, found.get(("ours", 5000, 1), {}).get("zoom_cpu"), " ms")
    slow = found.get(("ours", 1000, 4), {}).get("first_frame")
    add("1,000, CPU 4× slower: first frame", 400, slow, " ms")
    add("script and style sheet, gzip", 40, sum(weights["ours"]) / 1000, " kB")
    if works := found.get(("ours", 50_000, 1)):
        rows.append(("50,000: works", "a picture", f"{works['marks']:,.0f} marks", "met"))
    return rows


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
