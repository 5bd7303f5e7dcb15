"""Have Lighthouse judge the published pages: `lighthouse.py NODE [PAGE …]`.

A page is given by its address in the site, such as `timeline/`; without any, it is the home page,
the timeline, and the longest pages of an event and of an actor. The site is built for
this and served on loopback, compressed as a host would. Each page is looked at as by a phone on a
slow network, in the Chromium of `CHROME_PATH`, `ROUNDS` times; the median of each category has to
be at least `LEAST`.
"""

import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, cast

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 0.98
ROUNDS = 3
FOLDER = "explainer"
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
# The browser's own address bar is a page, too: it would take the machine from the one looked at.
BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
BROWSER = f"--headless=new --no-sandbox --disable-gpu --disable-features={','.join(BAR)}"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files as a host sends them: text is compressed, and connections stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in TEXT:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: what counts is in the report."""


@contextmanager
def published() -> Iterator[tuple[Path, str]]:
    """Build the site, serve it, and give its folder and its address."""
    with tempfile.TemporaryDirectory() as folder:
        handler = functools.partial(Handler, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        address = f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        built = str(Path(folder) / FOLDER)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", built]
        told = {**os.environ, "EXPLAINER_SITE_URL": address}
        subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Path(built), address
        server.shutdown()
        server.server_close()


def usual(site: Path) -> list[str]:
    """Give the addresses of the pages that are looked at where nobody names any."""
    of = (max(site.glob(f"{kind}/*/index.html"), key=weight) for kind in ("events", "actors"))
    return ["", "timeline/", *(f"{page.parent.relative_to(site).as_posix()}/" for page in of)]


def weight(page: Path) -> int:
    """Give the bytes of a page."""
    return page.stat().st_size


def judged(node: str, url: str) -> dict[str, Any]:
    """Give Lighthouse's report of a page."""
    chosen = f"--only-categories={','.join(CATEGORIES)}"
    options = ["--output=json", "--quiet", chosen, f"--chrome-flags={BROWSER}"]
    command = [node, str(LIGHTHOUSE), url, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"✗ Lighthouse could not look at {url}\n{done.stderr}")
    return cast("dict[str, Any]", json.loads(done.stdout))


def scores(report: dict[str, Any]) -> list[float]:
    """Give the score of each category."""
    return [report["categories"][name]["score"] or 0.0 for name in CATEGORIES]


def faults(report: dict[str, Any], category: str) -> list[str]:
    """Give what was found wanting in a category."""
    audits = report["audits"]
    weighed = [one for one in report["categories"][category]["auditRefs"] if one["weight"]]
    low = [audits[one["id"]] for one in weighed if (audits[one["id"]]["score"] or 0) < LEAST]
    return [f"{one['title']} {one.get('displayValue', '')}".strip() for one in low]


def main() -> int:
    node, *pages = sys.argv[1:]
    failed = False
    with published() as (site, address):
        print(f"| page | {' | '.join(CATEGORIES)} |\n| --- |{' --- |' * len(CATEGORIES)}")
        for page in pages or usual(site):
            reports = [judged(node, address + page) for _ in range(ROUNDS)]
            found = [median(one) for one in zip(*map(scores, reports), strict=True)]
            print(f"| /{page} | {' | '.join(f'{one:.2f}' for one in found)} |", flush=True)
            for category, score in zip(CATEGORIES, found, strict=True):
                if score < LEAST:
                    failed = True
                    print(f"\n✗ {category}: {'; '.join(faults(reports[-1], category))}\n")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
