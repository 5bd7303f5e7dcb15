"""Measure the build against plain MkDocs: `bench.py --help`. See README.md for what is measured."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from edits import EDITS, edit_page, edit_record, lone_event, texts_of
from generate import PROFILES, generate, write
from peer import make
from serve import saved
from spent import Spent, run
from table import Measured, report

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
MKDOCS = [PYTHON, "-m", "mkdocs", "build", "-q", "-d", "site"]
CHECK = [PYTHON, "-m", "builder", "check", "--strict", "data"]
OUTPUTS = [PYTHON, str(HERE / "outputs.py"), "."]
BUILDS = ("cold", "unchanged", *EDITS)
STEPS = ("check", "outputs", *BUILDS, "serve")
LARGE = 5000
"""Records beyond which only `--large` is measured: each other step takes minutes there."""


@dataclass(frozen=True)
class Job:
    """What is asked for."""

    profile: str
    steps: tuple[str, ...]
    seconds: float
    folder: Path


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000, 10_000])
    parser.add_argument("--profile", choices=PROFILES, default="proportions")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument(
        "--large", nargs="+", choices=STEPS, help=f"the steps beyond {LARGE:,} records (as --steps)"
    )
    parser.add_argument("--seconds", type=float, default=3600, help="stop a command after (3600)")
    parser.add_argument("--results", type=Path, help="write results.md and results.json here")
    return parser.parse_args()


def measure(size: int, job: Job) -> Iterator[Measured]:
    """Measure all steps at a size, ours and the peer's in turn."""
    ours, peer = (job.folder / f"{who}-{size}" for who in ("ours", "peer"))
    write(ours, generate(size, job.profile), f"{size:,} records")
    for step, command in (("check", CHECK), ("outputs", OUTPUTS)):
        if step in job.steps:
            yield _alone(size, step, run(command, ours, job.seconds))
    if set(job.steps) <= {"check", "outputs"}:
        return
    make(ours, peer)
    yield from _builds(size, job, {"ours": ours, "peer": peer})
    if "serve" in job.steps:
        path = lone_event(texts_of(ours / "data"))[0]
        page = f"{Path(path).with_suffix('')}/"
        for who, folder, edit in (
            ("ours", ours, lambda: edit_record(lone_event, ours)),
            ("peer", peer, lambda: edit_page(path, peer)),
        ):
            yield _took(Measured(size, "serve", who), saved(folder, page, edit, job.seconds))


def _builds(size: int, job: Job, folders: dict[str, Path]) -> Iterator[Measured]:
    """Measure the builds of the whole site, each after the one before."""
    builds = [step for step in BUILDS if step in job.steps]
    if builds and builds[0] != "cold":  # the other steps build what is there again
        for folder in folders.values():
            run(MKDOCS, folder, job.seconds)
    for step in builds:
        if step in EDITS:
            edit_page(edit_record(EDITS[step], folders["ours"]), folders["peer"])
        for who, folder in folders.items():
            if step == "cold":
                _empty(folder)
            yield built(Measured(size, step, who), folder, run(MKDOCS, folder, job.seconds))


def _empty(folder: Path) -> None:
    for kept in ("site", ".cache"):
        shutil.rmtree(folder / kept, ignore_errors=True)


def _alone(size: int, step: str, spent: Spent) -> Measured:
    """What a command took; of `outputs`, the build alone, without starting and reading."""
    measured = _took(Measured(size, step, "ours"), spent)
    if step == "outputs" and measured.state == "done":
        return replace(measured, **json.loads(spent.printed))
    return measured


def built(measured: Measured, folder: Path, spent: Spent) -> Measured:
    """What a build took, and the weight of the pages that it made."""
    pages = [path.stat().st_size for path in (folder / "site").rglob("*.html")]
    return replace(_took(measured, spent), pages=len(pages), bytes=sum(pages))


def _took(measured: Measured, spent: Spent) -> Measured:
    state = "stopped" if spent.stopped else "failed" if spent.code else "done"
    if state == "failed":
        print(spent.printed[-2000:], file=sys.stderr)
    found = replace(measured, cpu=spent.cpu, wall=spent.wall, memory=spent.memory, state=state)
    print(f"{found.size:>6,} {found.who} {found.step}: {state}, {found.cpu:.1f} s", file=sys.stderr)
    return found


def about(profile: str) -> dict[str, str]:
    """When, where and with what this was measured."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    load = f"{os.getloadavg()[2]:.1f} programs wanted a part in the last 15 minutes"
    python = f"Python {platform.python_version()}"
    packages = ("mkdocs", "mkdocs-material", "markdown", "mkdocs-explainer")
    return {
        "date": f"{datetime.now(UTC):%-d %B %Y}",
        "profile": profile,
        "machine": f"{os.cpu_count()} cores ({(names or [platform.machine()])[0]}), {load}",
        "versions": ", ".join(
            [python, *(f"{name} {version(name)}" for name in packages), commit()]
        ),
    }


def commit() -> str:
    """The commit that is measured, with a `+` if files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603
    return f"commit {done.stdout.strip() or 'unknown'}"


def save(
    name: str, text: str, found: list[Measured], facts: dict[str, str], folder: Path | None
) -> None:
    """Print the tables, and write them and their figures into a folder."""
    print(text)
    if folder:
        plain = {**facts, "measured": [asdict(one) for one in found]}
        (folder / f"{name}.md").write_text(text, "utf-8")
        (folder / f"{name}.json").write_text(json.dumps(plain, indent=1) + "\n", "utf-8")


def main() -> None:
    asked = options()
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            steps = asked.large if asked.large and size > LARGE else asked.steps
            found += measure(size, Job(asked.profile, tuple(steps), asked.seconds, Path(folder)))
            facts = about(asked.profile)  # each time, so that what is measured is kept
            save("results", report(found, facts), found, facts, asked.results)


if __name__ == "__main__":
    main()
