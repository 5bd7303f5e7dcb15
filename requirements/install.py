"""Sets up what the Makefile needs: `install.py site`, `test`, `bench` and so on (see the end).

Each step announces itself in one line, does nothing if nothing has changed, keeps the output of the
tools it calls in `.cache/log/`, and explains in plain words why it failed. It needs only the
standard library.
"""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
PACKAGE = "builder/starter/lock.txt"  # what a new explainer installs
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOGS = ROOT / ".cache" / "log"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX = ("firefox-esr", "firefox")

# What tools write when they fail -> what it means and what to do; the first match counts.
REASONS = {
    r"ensurepip is not available|No module named '?(ensurepip|venv)": (
        "this Python cannot make virtual environments. Install its venv package "
        "(Debian and Ubuntu: apt install python3-venv) and run the command again."
    ),
    r"No space left|ENOSPC": "the disk is full. Make room and run the command again.",
    r"DO NOT MATCH THE HASHES|EINTEGRITY": (
        "a downloaded package is not the one that was locked. Do not continue: "
        "try another network, and open an issue if the error remains."
    ),
    r"name resolution|NewConnectionError|Max retries|timed out|ETIMEDOUT|ENOTFOUND|EAI_AGAIN"
    r"|ECONNREFUSED|ECONNRESET|Temporary failure|from versions: none": (
        "no connection to where packages come from. Check the network (and the proxy settings, if "
        "there is a proxy), then run the command again: it continues where it stopped."
    ),
    r"No matching distribution|notsup|EBADPLATFORM": (
        "a locked package is not available for this machine's Python or processor. "
        "Try Python 3.12, or open an issue with the log."
    ),
    r"Permission denied|EACCES": "a file could not be written. Check who owns this folder.",
}


def say(line: str) -> None:
    print(f"» {line}", flush=True)


def stop(why: str) -> NoReturn:
    raise SystemExit(f"✗ {why}")


def reason(log: str) -> str:
    """Explain a tool's output to somebody who does not know the tool."""
    known = (why for pattern, why in REASONS.items() if re.search(pattern, log))
    return next(known, "the lines above say what went wrong.")


def tail(log: str) -> str:
    """Return the end of a tool's output, without the stack traces of Node.js that would bury it."""
    rows = [row for row in log.splitlines() if row.strip() and not row.lstrip().startswith("at ")]
    return "\n".join(f"  │ {row}" for row in rows[-15:])


def attempt(line: str, *command: object) -> tuple[bool, str]:
    """Announce a step and run it; return whether it worked, and the end and path of its log."""
    say(line)
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / (re.sub(r"\W+", "-", line.partition("(")[0].strip().lower()) + ".log")
    with log.open("wb") as out:
        words = [str(word) for word in command]
        status = subprocess.call(words, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    text = log.read_text(encoding="utf-8", errors="replace")
    return status == 0, f"{tail(text)}\n✗ {reason(text)} The full log: {log.relative_to(ROOT)}"


def step(line: str, *command: object) -> None:
    worked, report = attempt(line, *command)
    if not worked:
        raise SystemExit(report)


class Stamp:
    """Remembers in the environment what was installed from which inputs."""

    def __init__(self, name: str, *inputs: Path) -> None:
        self.file = VENV / f".{name}-installed"
        content = b"\0".join(path.read_bytes() for path in inputs)
        self.now = hashlib.sha256(content + bytes(ROOT)).hexdigest()

    def holds(self) -> bool:
        return self.file.exists() and self.file.read_text(encoding="utf-8") == self.now

    def press(self) -> None:
        self.file.write_text(self.now, encoding="utf-8")


def environment() -> None:
    """Create the virtual environment unless a working one exists, and continue inside it."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    test = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    works = PYTHON.exists() and not subprocess.run([PYTHON, "-c", test], check=False).returncode
    if not works:
        version = ".".join(map(str, sys.version_info[:2]))
        line = f"Python environment in .venv (Python {version})"
        step(line, sys.executable, "-m", "venv", "--clear", VENV)
    os.execv(PYTHON, [str(PYTHON), __file__, *sys.argv[1:]])  # noqa: S606 no shell is wanted


def pip(*words: object) -> list[object]:
    return [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", *words]


def locked(line: str, name: str) -> None:
    lock = LOCKS / f"{name}.txt"
    stamp = Stamp(name, lock)
    if not stamp.holds():
        step(line, *pip("--require-hashes", "--only-binary=:all:", "-r", lock))
        stamp.press()


def front_end() -> None:
    """Bundle the front end; get Node.js from PyPI if the machine has none that is new enough."""
    script = ROOT / "builder" / "web" / "bundle.py"
    bundle: dict[str, Any] = runpy.run_path(str(script))
    if not bundle["node_on_path"]():
        line = "Node.js from PyPI, as this machine has none that is new enough (60 MB, once)"
        locked(line, "node")
    if not bundle["has_packages"]():
        step("Front-end packages (npm ci)", PYTHON, script, "install")
    if not bundle["is_fresh"]():
        step("Front-end bundle", PYTHON, script)


def package() -> None:
    """Install this folder's package, so that `explainer` and the MkDocs plugin are found."""
    stamp = Stamp("explainer", ROOT / "pyproject.toml")
    if not stamp.holds():
        step("The explainer command", *pip("--no-deps", "--no-build-isolation", "-e", ROOT))
        stamp.press()


def starts(browser: str | None) -> bool:
    """Whether a browser exists and runs (Ubuntu's `chromium-browser` may be a stub)."""
    if not browser or not Path(browser).exists():
        return False
    try:
        test = [browser, "--version"]
        return not subprocess.run(test, capture_output=True, timeout=60, check=False).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def on_path(names: tuple[str, ...]) -> str | None:
    return next(filter(starts, map(shutil.which, names)), None)


def from_debian(browser: str, packages: str) -> bool:
    """Install Debian's own browser, which comes with the libraries that it needs."""
    release = Path("/etc/os-release")
    is_debian = release.exists() and re.search(r"(?m)^ID=debian$", release.read_text("utf-8"))
    if not is_debian or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    install = f"apt-get install -y --no-install-recommends {packages}"
    line = f"{browser} for the browser tests, from Debian (about a minute, the first time)"
    worked, _ = attempt(line, "sh", "-c", f"apt-get update && {install}")
    if not worked:
        say("That failed; the log says why.")
    return worked


def from_playwright() -> str:
    """Install Playwright's own Chromium."""
    install = [PYTHON, "-m", "playwright", "install", "chromium"]
    line = "Chromium for the browser tests, from Playwright (about a minute, the first time)"
    worked, report = attempt(line, *install)
    if not worked:
        instead = "Or install Chromium or Chrome yourself, or say where it is: EXPLAINER_CHROMIUM=…"
        raise SystemExit(f"{report}\n  {instead}")
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as browsers: "
    ask += "print(browsers.chromium.executable_path)"
    browser = subprocess.check_output([PYTHON, "-c", ask], text=True).strip()
    if not starts(browser):
        stop(
            "Chromium was downloaded but does not start, probably because system libraries are "
            "missing. Run: sudo .venv/bin/playwright install-deps chromium"
        )
    return browser


def remember(name: str, find: Callable[[], str]) -> None:
    """Record the path of a browser, given or found, where the tests and the Makefile expect it."""
    variable = f"EXPLAINER_{name.upper()}"
    given = os.environ.get(variable)
    if given and not starts(given):
        stop(f"{variable} is `{given}`, which does not start. Correct it or unset it.")
    note = VENV / f".{name}"
    known = given or (note.exists() and note.read_text("utf-8"))
    if not known or not Path(known).exists():
        note.write_text(find(), encoding="utf-8")


def chromium() -> str:
    here = on_path(CHROMIUM)
    if not here and from_debian("Chromium", "chromium fonts-liberation"):
        here = on_path(CHROMIUM)
    return here or from_playwright()


def firefox() -> str:
    here = on_path(FIREFOX)
    if not here and from_debian("Firefox", "firefox-esr"):
        here = on_path(FIREFOX)
    if not here:
        stop(
            "the browser tests need Firefox too, and this machine has none. Install it (on Debian "
            "the package is `firefox-esr`), or say where it is: EXPLAINER_FIREFOX=…"
        )
    return here


def webkit() -> None:
    """Try once to install WebKitGTK; where it cannot be had, its few tests are skipped."""
    asked = VENV / ".webkit-asked"
    if not asked.exists() and not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        from_debian("WebKitGTK", "webkit2gtk-driver xvfb")
    asked.touch()


def of_npm(line: str, folder: str) -> None:
    """Install the packages of a folder that has a lock of its own."""
    bundle: dict[str, Any] = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
    if not bundle["has_packages"](ROOT / folder):
        step(f"{line} (npm ci)", PYTHON, bundle["__file__"], "install", ROOT / folder)


def site() -> None:
    environment()
    locked("Python packages (about a minute, the first time)", "site")
    front_end()
    package()


def test() -> None:
    environment()
    locked("Python packages for the site and the tests (about a minute, the first time)", "test")
    Stamp("site", LOCKS / "site.txt").press()  # the test lock contains the site lock
    front_end()
    package()
    remember("chromium", chromium)
    remember("firefox", firefox)
    webkit()
    of_npm("The driver of Firefox for the tests", "tests/firefox")
    of_npm("The texts that the example quotes", "examples/missing-days")


def bench() -> None:
    test()
    of_npm("Timelines to compare ours with", "benchmarks/timeline")


def engines() -> None:
    """Install other engines, in an environment of their own, and the packages of those of npm."""
    site()
    tools = ROOT / ".cache" / "engines"
    lock, done = LOCKS / "engines.txt", tools / "engines.txt"
    if not done.exists() or done.read_bytes() != lock.read_bytes():
        step("Python environment for other engines", sys.executable, "-m", "venv", "--clear", tools)
        words = ["--require-hashes", "--only-binary=:all:", "-r", lock]
        step("Other engines (once)", tools / "bin" / "python", *pip(*words)[1:])
        shutil.copy(lock, done)
    of_npm("Engines from npm", "benchmarks/build")


def lighthouse() -> None:
    """Install Lighthouse, and a new enough Node.js for it if the machine has none."""
    test()
    script = ROOT / "builder" / "web" / "bundle.py"
    bundle: dict[str, Any] = runpy.run_path(str(script))
    note = VENV / ".node"
    node = shutil.which("node")
    if not node or not is_new(node):
        locked("A newer Node.js, for Lighthouse, from PyPI (60 MB, once)", "node")
        node = str(bundle["from_pypi"]())
    note.write_text(node, encoding="utf-8")
    of_npm("Lighthouse", "benchmarks/lighthouse")


def is_new(node: str) -> bool:
    """Whether Lighthouse runs on this Node.js, which must be 22.19 or newer."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return found is not None and tuple(map(int, found.groups())) >= (22, 19)


def lock() -> None:
    """Regenerate the lock files from `pyproject.toml`; they name no host and no folder."""
    tools = ROOT / ".cache" / "lock"
    uv = tools / "bin" / "uv"
    if not uv.exists():
        step("Python environment for uv", sys.executable, "-m", "venv", "--clear", tools)
        step("uv", tools / "bin" / "python", "-m", "pip", "install", "uv>=0.13")
    options = "--upgrade --universal --python-version 3.11 --generate-hashes --quiet"
    options += " --no-emit-index-url --no-emit-find-links --custom-compile-command"
    common = [uv, "pip", "compile", *options.split(), "make lock"]
    for name, inputs in {
        PACKAGE: ["pyproject.toml"],
        "site": ["pyproject.toml", "--group", "site", "-c", PACKAGE],
        "test": ["pyproject.toml", "--group", "test", "-c", "requirements/site.txt"],
        "node": ["--group", "node"],
        "engines": ["--group", "engines"],
    }.items():
        output = name if name == PACKAGE else f"requirements/{name}.txt"
        step(f"Lock file {output}", *common, *inputs, "-o", output)


if __name__ == "__main__":
    tasks = {task.__name__: task for task in (site, test, bench, engines, lighthouse, lock)}
    what = tasks.get(" ".join(sys.argv[1:]))
    if what is None:
        stop("usage: install.py site | test | bench | engines | lighthouse | lock")
    what()
