"""Measure our timeline against others: `run.py --help`. See README.md for what the figures mean."""

import argparse
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from convert import ours, timelinejs, vis_timeline
from events import story
from measure import ARGUMENTS, served, visit
from playwright.sync_api import sync_playwright
from report import NAMES, medians, report

HERE = Path(__file__).resolve().parent
WEB = HERE.parent.parent / "builder" / "web"
BUNDLE = WEB / "dist"
VIS = HERE / "node_modules" / "vis-timeline"
TIMELINEJS = HERE / "node_modules" / "@knight-lab" / "timelinejs" / "dist"

# The script and the style sheet of each library.
FILES = {
    "ours": (BUNDLE / "timeline.js", BUNDLE / "explainer.css"),
    "vis": (
        VIS / "standalone" / "umd" / "vis-timeline-graph2d.min.js",
        VIS / "styles" / "vis-timeline-graph2d.min.css",
    ),
    "timelinejs": (TIMELINEJS / "js" / "timeline.js", TIMELINEJS / "css" / "timeline.css"),
}
FORMS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "ours": ours,
    "vis": vis_timeline,
    "timelinejs": timelinejs,
    "floor": lambda plain: plain,
}
FORM_OF = {"vis-clustered": "vis"}

# Beyond this, a visit takes many minutes …
MOST = {"timelinejs": 5000}

# … and of what is larger than this, fewer rounds must do.
LARGE = 1000
ROUNDS_OF_LARGE = 3


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 10_000])
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES))
    parser.add_argument("--throttle", type=float, help="also 1,000 events on a CPU slower by this")
    parser.add_argument("--json", type=Path, help="keep the figures of every visit here")
    parser.add_argument("--results", type=Path, help="write the report here, too")
    return parser.parse_args()


def prepare(folder: Path, sizes: list[int]) -> None:
    """Fill a folder with the pages, the libraries, and the same events for each."""
    shutil.copytree(HERE / "pages", folder, dirs_exist_ok=True)
    shutil.copytree(BUNDLE, folder / "ours")
    shutil.copytree(TIMELINEJS, folder / "timelinejs")
    (folder / "vis").mkdir()
    for file in FILES["vis"]:
        shutil.copy(file, folder / "vis")
    for size in sizes:
        plain = story(size)
        for name, form in FORMS.items():
            text = json.dumps(form(plain), separators=(",", ":"))
            (folder / f"{name}-{size}.json").write_text(text, "utf-8")


def plan(asked: argparse.Namespace) -> Iterator[tuple[str, int, float]]:
    """Give (library, size, throttle) of every visit of every round, the libraries interleaved."""
    settings = [(size, 1.0) for size in asked.sizes]
    settings += [(1000, asked.throttle)] if asked.throttle else []
    for turn in range(asked.rounds):
        # Who comes first in a round, and pays for what the browser still has to do, changes.
        first = turn % len(asked.only)
        for size, throttle in settings:
            if size > LARGE and turn >= ROUNDS_OF_LARGE:
                continue
            for library in (*asked.only[first:], *asked.only[:first]):
                if size <= MOST.get(library, size):
                    yield library, size, throttle


def measure(asked: argparse.Namespace, folder: Path) -> tuple[list[dict[str, Any]], str]:
    """Make all visits; give their figures and the browser's version."""
    found = []
    with served(folder) as address, sync_playwright() as playwright:
        path = os.environ.get("EXPLAINER_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for library, size, throttle in plan(asked):
            data = f"{FORM_OF.get(library, library)}-{size}.json"
            page = f"{address}{library}.html"
            steps = 5 if throttle == 1 else 0
            said = f"{size:>6,} ×{throttle:g} {library:14}"
            try:
                one = visit(browser, page, data, throttle=throttle, steps=steps).figures()
            except RuntimeError as error:
                # The other visits are not lost for it; that a row is missing shows in the table.
                print(said, error, file=sys.stderr)
                continue
            found.append({"library": library, "size": size, "throttle": throttle, **one})
            print(f"{said} first frame {one['first_frame']:,.0f} ms", file=sys.stderr)
        version = browser.version
        browser.close()
    return found, version


def script(name: str) -> int:
    """Give the gzip size of one of our scripts."""
    return len(gzip.compress((BUNDLE / f"{name}.js").read_bytes(), 9))


def weights() -> dict[str, tuple[int, int]]:
    """Give the gzip sizes of each library's script and style sheet."""
    size = {
        name: [len(gzip.compress(f.read_bytes(), 9)) for f in two] for name, two in FILES.items()
    }
    # With the script that brings it along.
    size["ours"][0] += script("explainer")
    size["ours"][1] = len(gzip.compress(own_style(), 9))
    size["ours, once “View” and “Share” are opened"] = [
        size["ours"][0] + script("fields") + script("share"),
        size["ours"][1],
    ]
    return {name: (first, second) for name, (first, second) in size.items()}


def own_style() -> bytes:
    """Bundle the sheets of our timeline: the file that pages load is the look of the whole site."""
    sheets = "".join(f'@import "./src/css/{name}.css";' for name in ("timeline", "column"))
    command = [
        str(WEB / "node_modules" / ".bin" / "esbuild"),
        "--bundle",
        "--minify",
        "--loader=css",
    ]
    done = subprocess.run(command, input=sheets.encode(), cwd=WEB, capture_output=True, check=True)  # noqa: S603
    return done.stdout


def about(rounds: int, chromium: str) -> str:
    """Say when, where and with what this was measured."""
    version = {
        name: json.loads(p.read_text("utf-8"))["version"]
        for name, p in {
            "vis-timeline": VIS / "package.json",
            "TimelineJS3": TIMELINEJS.parent / "package.json",
        }.items()
    }
    libraries = ", ".join(f"{name} {number}" for name, number in version.items())
    busy = f"of which {os.getloadavg()[2]:.0f} programs wanted a part in the last 15 minutes"
    machine = f"{os.cpu_count()} cores ({platform.system()}, {platform.machine()}), {busy}"
    day = datetime.now(UTC)
    return (
        "# Results\n\nWritten by `run.py`; the [README](README.md) says what is measured.\n\n"
        f"{day:%-d %B %Y}, Chromium {chromium}, {machine}; medians of {rounds} interleaved rounds, "
        f"of {min(rounds, ROUNDS_OF_LARGE)} with more than {LARGE:,} events; {libraries}."
    )


def main() -> None:
    asked = options()
    sizes = sorted({*asked.sizes, *([1000] if asked.throttle else [])})
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), sizes)
        found, chromium = measure(asked, Path(folder))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    order = {key: None for size in (*asked.sizes, 0) for name in NAMES for key in ((name, size),)}
    ranks = {key: rank for rank, key in enumerate(order)}
    found.sort(key=lambda one: (one["throttle"], ranks[one["library"], one["size"]]))
    text = report(medians(found), weights(), about(asked.rounds, chromium))
    print(text)
    if asked.results:
        asked.results.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
