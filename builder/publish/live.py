"""`mkdocs serve`: what is wrong → a page in the browser, for as long as it is wrong.

By itself MkDocs keeps every request waiting after a build that failed, ends where the first one
fails, and no longer watches a folder that was moved away, even when it is back.
"""

import itertools
import logging
import os
import re
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import click
from jinja2 import Environment, Template
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import DuplicateFilter
from watchdog.observers.polling import PollingObserverVFS

from builder.publish.policy import extended

LOOKS_EVERY = 0.5
"""Seconds between two looks at the files, as in MkDocs."""

INNERMOST = 6
"""How many of the calls that led to a fault of the software are shown; the terminal has all."""

log = get_plugin_logger("explainer")
_Build = Callable[..., None]
_QUOTED = re.compile(r" *\d* \| ")
_END = "</body>"


class Live:
    """What the browser shows beside the site: why there is none, or what a strict build refuses."""

    def __init__(self) -> None:
        self.page: bytes | None = None
        """Stands in the place of every page, if the last build failed."""
        self.note: bytes | None = None
        """Stands on every page, if the last build had warnings."""

    def begin(self) -> None:
        """Have the server start even if the first build fails, for which MkDocs has no event."""
        command = click.get_current_context(silent=True)
        if command and not command.params.get("livereload", True):
            return  # nothing is built again, so nothing can be mended: the command ends, as it did
        build: _Build = vars(serve)["build"]

        def first(*given: Any, **options: Any) -> None:  # noqa: ANN401 - as MkDocs calls it
            vars(serve)["build"] = build
            self.attempt(build)(*given, **options)

        vars(serve)["build"] = first

    def join(self, server: LiveReloadServer, watched: Collection[str]) -> None:
        """Show in the browser what the server is about to build, and watch paths that may be gone.

        `watched` are the paths that MkDocs watches already, or will.
        """
        server.builder = self.attempt(server.builder)
        server.set_app(self._answering(server.serve_request))
        again = [path for path in watched if _unwatched(server, path)]
        whole = {os.path.abspath(path) for path in watched}  # noqa: PTH100 - as MkDocs does
        server.observer = _observer(whole)  # type: ignore[assignment]  # the same but for the class
        for path in again:
            server.watch(path)

    def attempt(self, build: _Build) -> _Build:
        """The build, which does not fail, but says in the browser why it has."""

        def attempted(*given: Any, **options: Any) -> None:  # noqa: ANN401 - as MkDocs calls it
            failed = False
            _forget_what_was_said()
            with _heard() as said:
                try:
                    build(*given, **options)
                except Exception as fault:  # noqa: BLE001 - whatever it is, the server goes on
                    failed = True
                    _say(fault, heard=bool(said))
            shown = _shown(said, failed=failed) if said else None
            self.page, self.note = (shown, None) if failed else (None, shown)
            if failed:
                log.error("There is no new site; the browser shows why, until a file is saved")

        return attempted

    def _answering(self, site: WSGIApplication) -> WSGIApplication:
        """The site's answers, with what there is to say in the place of pages, or on them."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            started: list[Any] = []
            # It waits until no build is running: what is asked before that may be out of date.
            body = site(environ, lambda *given: started.append(given))  # type: ignore[arg-type]
            [(status, headers)] = started
            if dict(headers).get("Content-Type") != "text/html":
                start_response(status, headers)
                return body
            fault = self.page
            told = b"".join(body)
            told = _waiting(told) if status.startswith("404") else told
            page = fault or self._noted(told)
            own = [("Content-Type", "text/html"), ("Content-Length", str(len(page)))]
            start_response("503 Service Unavailable" if fault else status, own)
            return [page]

        return answer

    def _noted(self, page: bytes) -> bytes:
        """A page with the note; its policy allows that, and the script that MkDocs has added."""
        before, end, after = page.decode().rpartition(_END)
        reload = before[before.rfind("<script>") :]
        note = (self.note or b"").decode()
        return f"{extended(before, reload + note)}{note}{end}{after}".encode()


def _waiting(page: bytes) -> bytes:
    """The page that tells that there is none: it looks again once something is built.

    MkDocs adds that to pages of the site only.
    """
    before, end, after = page.decode().rpartition(_END)
    return f"{before}{_shown([], failed=False).decode()}{end}{after}".encode()


def _say(fault: Exception, *, heard: bool) -> None:
    """Say what ended a build, unless it is said already: then MkDocs only says that it ends."""
    if not isinstance(fault, click.ClickException):
        log.error("%s: %s", type(fault).__name__, fault, exc_info=fault)
    elif not isinstance(fault, SystemExit) or not heard:
        log.error("%s", fault)


def _forget_what_was_said() -> None:
    """Have MkDocs say again what it has said of an earlier build: it may still be so."""
    for logger in [*logging.root.manager.loggerDict.values()]:
        for one in getattr(logger, "filters", ()):
            if isinstance(one, DuplicateFilter):
                one.msgs.clear()


@contextmanager
def _heard() -> Iterator[list[str]]:
    """All warnings and errors that the terminal is told of meanwhile."""
    said: list[str] = []
    here = threading.get_ident()  # beside it, the server says what browsers ask for in vain

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == here:
                said.append(_text(record))

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


def _text(record: logging.LogRecord) -> str:
    """A message and, if nobody foresaw the fault, the calls that led to it, the last one first."""
    message = record.getMessage().removeprefix("explainer: ").strip()
    calls = traceback.format_tb(record.exc_info[2])[-INNERMOST:] if record.exc_info else []
    return "\n\n".join([message, *reversed(calls)])


def _shown(said: Sequence[str], *, failed: bool) -> bytes:
    """Messages as a page or, if the site is built all the same, as a note for its pages.

    Without any, what has a page look again once something is built.
    """
    # What ended a build was said last.
    blocks = [message.split("\n\n") for message in (reversed(said) if failed else said)]
    messages = [(first, [_parts(block) for block in more]) for first, *more in blocks]
    # The server counts builds by this clock, so that a page can ask for one that is newer.
    now = round(time.monotonic() * 1000)
    return _template().render(messages=messages, failed=failed, now=now).encode()


@cache
def _template() -> Template:
    source = files("builder.publish").joinpath("live.html.j2").read_text("utf-8")
    return Environment(autoescape=True).from_string(source)


def _parts(block: str) -> list[tuple[bool, list[str]]]:
    """The lines of a block; those quoted from a file, which are not to be broken, are together."""
    parts = itertools.groupby(block.splitlines(), lambda line: bool(_QUOTED.match(line)))
    return [(quoted, list(lines)) for quoted, lines in parts]


def _unwatched(server: LiveReloadServer, path: str) -> bool:
    """Whether a path was watched; it no longer is."""
    with suppress(KeyError):
        server.unwatch(path)
        return True
    return False


def _observer(watched: Collection[str]) -> PollingObserverVFS:
    """Watches files as MkDocs does, but waits for a path that is gone until it is back.

    A path that is gone is seen as an empty file: that it goes, and that it comes, are changes.
    """

    def stat(path: str) -> os.stat_result:
        try:
            return os.stat(path)  # noqa: PTH116 - as watchdog does
        except OSError:
            if path not in watched:
                raise
            return os.stat(os.devnull)  # noqa: PTH116 - as watchdog does

    def entries(path: str | None) -> Iterator[os.DirEntry[str]]:
        try:
            return os.scandir(path)
        except OSError:
            if path not in watched:
                raise
            return iter(())

    return PollingObserverVFS(stat, entries, polling_interval=LOOKS_EVERY)
