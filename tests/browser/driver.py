"""A window of any browser, in a dozen verbs: a test that uses no others runs in all of them.

Chromium is driven by Playwright; Firefox, which Playwright cannot drive as it is, by
`tests/firefox/drive.mjs`.
"""

import itertools
import json
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page
from projects import ROOT

BUNDLE = runpy.run_path(str(ROOT / "builder" / "web" / "bundle.py"))
MOST, STEP = 30.0, 0.03
"""How long to wait, and how often to look, in seconds."""


class StepError(AssertionError):
    """A step could not be taken."""


class Drives(Protocol):
    """A window as one browser's driver has it. A selector is CSS, or XPath that begins with `//`.

    Expressions are JavaScript; a promise is waited for, and what they give goes through JSON.
    """

    def open(self, address: str) -> None: ...
    def reload(self) -> None: ...
    def resize(self, width: int, height: int) -> None: ...
    def click(self, selector: str) -> None: ...
    def type(self, words: str) -> None: ...
    def press(self, key: str) -> None: ...
    def wheel(self, pixels: int) -> None: ...
    def ask(self, expression: str, frame: int = 0) -> Any:  # noqa: ANN401 - what the page answers
        """Ask the page, or one of its frames: they are counted from 1."""
        ...

    def faults(self) -> list[str]:
        """Give what has gone wrong since it was asked last."""
        ...

    def close(self) -> None: ...


@dataclass
class Window:
    """A reader's window."""

    drives: Drives
    of: str
    """The name of the browser."""

    def __getattr__(self, verb: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self.drives, verb)

    def lead(self, address: str) -> None:
        """Go to an address, and do not wait for the page."""
        self.ask(f"void setTimeout(() => {{ location.href = {json.dumps(address)}; }})")

    def back(self) -> None:
        self.ask("void setTimeout(() => history.back())")

    def wait(self, expression: str, frame: int = 0) -> Any:  # noqa: ANN401 - as above
        """Wait until an expression is true, also in a page that is yet to come; give its value."""
        end = time.monotonic() + MOST
        while True:
            found = self._ask_once(expression, frame)
            if found:
                return found
            assert time.monotonic() < end, f"it has not become true: {expression}"
            time.sleep(STEP)

    def _ask_once(self, expression: str, frame: int) -> Any:  # noqa: ANN401 - as above
        try:
            return self.ask(expression, frame)
        except StepError:  # between two pages
            return None

    def button(self, name: str) -> None:
        """Press a button of the page by its words."""
        self.click(f'//main//button[contains(., "{name}")]')


class Engine(Protocol):
    """A browser that opens windows, each without a past: nothing stored, nothing kept.

    Its readers have asked for no motion.
    """

    name: str

    def window(
        self, width: int, height: int, *, zone: str | None = None, watch: str = ""
    ) -> Drives: ...


ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # The browser's own address bar is a page, too, and starts a renderer with each window.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]


def installed(name: str) -> str:
    """Give the path of a browser: the one that the environment names, or that the set-up found."""
    given = os.environ.get(f"EXPLAINER_{name.upper()}")
    note = Path(sys.prefix) / f".{name}"
    if not given and not note.exists():
        pytest.fail(f"no browser: run `make test` once, or set EXPLAINER_{name.upper()}")
    return given or note.read_text("utf-8")


# Chromium -----------------------------------------------------------------------------------------


def to(port: int) -> str:
    """Give the argument by which Chromium finds all names below `localhost` at a port."""
    return f"--host-resolver-rules=MAP *.localhost:80 127.0.0.1:{port}"


@dataclass
class OfChromium:
    page: Page
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(15_000)
        self.page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        self.page.on(
            "console",
            lambda said: said.type in {"error", "warning"} and self.heard.append(said.text),
        )

    def open(self, address: str) -> None:
        self.page.goto(address)

    def reload(self) -> None:
        self.page.reload()

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def wheel(self, pixels: int) -> None:
        self.page.mouse.wheel(0, pixels)
        self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def ask(self, expression: str, frame: int = 0) -> Any:  # noqa: ANN401 - as above
        try:
            return self.page.frames[frame].evaluate(expression)
        except Exception as error:  # noqa: BLE001 - Playwright's own are of no common kind
            raise StepError(str(error)) from None

    def faults(self) -> list[str]:
        found, self.heard[:] = list(self.heard), []
        return found

    def close(self) -> None:
        self.page.context.close()


@dataclass
class Chromium:
    browser: Browser
    name: str = "chromium"

    def window(
        self, width: int, height: int, *, zone: str | None = None, watch: str = ""
    ) -> OfChromium:
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, timezone_id=zone, reduced_motion="reduce"
        )
        page = context.new_page()
        if watch:
            page.add_init_script(watch)
        return OfChromium(page)


# Firefox ------------------------------------------------------------------------------------------


@dataclass
class OfFirefox:
    take: Callable[..., Any]
    """Has a step taken in this window, and gives the answer."""

    def open(self, address: str) -> None:
        self.take("open", address)

    def reload(self) -> None:
        self.take("reload")

    def resize(self, width: int, height: int) -> None:
        self.take("resize", width, height)

    def click(self, selector: str) -> None:
        self.take("click", selector)

    def type(self, words: str) -> None:
        self.take("type", words)

    def press(self, key: str) -> None:
        self.take("press", key)

    def wheel(self, pixels: int) -> None:
        self.take("wheel", pixels)

    def ask(self, expression: str, frame: int = 0) -> Any:  # noqa: ANN401 - as above
        return self.take("ask", expression, frame)

    def faults(self) -> list[str]:
        return list(self.take("faults"))

    def close(self) -> None:
        self.take("close")


@dataclass
class Firefox:
    process: "subprocess.Popen[str]"
    name: str = "firefox"
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def window(
        self, width: int, height: int, *, zone: str | None = None, watch: str = ""
    ) -> OfFirefox:
        number = next(self.numbers)

        def take(verb: str, *given: object) -> Any:  # noqa: ANN401 - as above
            return self.step([verb, number, *given])

        take("window", {"width": width, "height": height, "zone": zone, "watch": watch})
        return OfFirefox(take)

    def step(self, line: list[Any]) -> Any:  # noqa: ANN401 - as above
        to, back = self.process.stdin, self.process.stdout
        assert to
        assert back
        to.write(json.dumps(line) + "\n")
        to.flush()
        answer = back.readline()
        assert answer, "Firefox's driver has ended"
        found = json.loads(answer)
        if "error" in found:
            raise StepError(f"{line[0]}: {found['error']}")
        return found.get("answer")


def through(port: int) -> dict[str, object]:
    """Give the settings by which Firefox finds all names below `localhost` at a port."""
    return {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": port,
        "network.proxy.allow_hijacking_localhost": True,
        "network.proxy.no_proxies_on": "127.0.0.1",
    }


@contextmanager
def firefox_at(path: str, settings: Mapping[str, object] | None = None) -> Iterator[Firefox]:
    """Start Firefox, with preferences of its own."""
    command = [BUNDLE["node"](), str(ROOT / "tests" / "firefox" / "drive.mjs"), path]
    with subprocess.Popen(
        [*command, json.dumps(settings or {})],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Firefox(process)
        assert process.stdin
        process.stdin.close()


# Windows for a test -------------------------------------------------------------------------------

Opens = Callable[..., Window]
"""The fixture `windows_of`: opens a window, wide unless it is said how wide."""


@contextmanager
def windows_of(engine: Engine) -> Iterator[Opens]:
    """Give a function that opens windows; in none of them may have been a fault."""
    opened: list[Window] = []

    def start(width: int = 1440, height: int = 900, **how: Any) -> Window:  # noqa: ANN401 - as above
        opened.append(Window(engine.window(width, height, **how), engine.name))
        return opened[-1]

    yield start
    faults = [fault for window in opened for fault in window.faults()]
    for window in opened:
        window.close()
    assert faults == []
