"""What pages may run and load: their own site's scripts, and of those in pages only the theme's."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from projects import override, write
from sites import SMALL, elements, mkdocs

from builder import build
from builder.publish.policy import extended, policy

SLIPPED_IN = "alert('slipped in')"


def policy_of(page: Path) -> dict[str, list[str]]:
    [tag, attributes] = next(one for one in elements(page) if one[0] == "meta")
    assert attributes["http-equiv"] == "content-security-policy", (page, tag, attributes)
    parts = [part.split() for part in attributes["content"].split(";")]
    return {name: sources for name, *sources in parts}


def in_line(page: Path) -> Iterator[str]:
    for head, text in re.findall(r"(?s)<script\b([^>]*)>(.*?)</script>", page.read_text("utf-8")):
        if " src=" not in head and "json" not in head:
            yield text


def allowed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def is_redirect(page: Path) -> bool:
    return any(one.get("http-equiv") == "refresh" for _, one in elements(page))


def test_every_page_has_a_policy_before_all_else_that_names_no_other_site(built: Path) -> None:
    pages = [page for page in built.rglob("*.html") if not is_redirect(page)]
    assert len(pages) > 100
    for page in pages:
        of = policy_of(page)
        assert of["default-src"] == ["'self'"]
        assert of["object-src"] == of["base-uri"] == ["'none'"]
        for name, sources in of.items():
            unsafe = [one for one in sources if "unsafe" in one or "//" in one or "*" in one]
            assert not unsafe, (page, name, unsafe)
        # Where it says how it is written, a browser must find that in the first 1,024 bytes.
        assert page.read_bytes().find(b'<meta charset="utf-8">') in range(1000), page


def test_the_scripts_that_the_theme_writes_into_a_page_are_allowed_and_no_others(
    built: Path,
) -> None:
    found = 0
    for page in built.rglob("*.html"):
        if not is_redirect(page):
            hashes = {one for one in policy_of(page)["script-src"] if one.startswith("'sha256-")}
            assert hashes == set(map(allowed, in_line(page))), page
            found += len(hashes)
    assert found > 300


def test_what_moves_on_to_another_page_runs_and_loads_nothing() -> None:
    closure = f"{SMALL['events/closure.yml']}formerly: [closing]\n"
    moved = build({**SMALL, "events/closure.yml": closure}).outputs["events/closing/index.html"]
    assert '<meta http-equiv="content-security-policy" content="default-src \'none\'">' in moved


def test_a_script_in_a_page_is_never_allowed_wherever_it_comes_from(small: Path) -> None:
    script = f"<script>{SLIPPED_IN}</script>"
    write(small / "docs", {"method.md": f"---\ntitle: '{script}'\n---\n# M\n\n{script}\n"})
    closure = small / "data" / "events" / "closure.yml"
    closure.write_text(closure.read_text("utf-8").replace("It was", f"{script} It was"), "utf-8")
    with override(small, "partials/trail.html").open("a", encoding="utf-8") as template:
        template.write(script)
    assert mkdocs(small).returncode == 0
    page = small / "site" / "method" / "index.html"
    assert SLIPPED_IN in list(in_line(page))
    for other in ("method", "events", "events/closure"):
        hashes = policy_of(small / "site" / other / "index.html")["script-src"]
        assert allowed(SLIPPED_IN) not in hashes, other


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "main.html",
            '{% extends "base.html" %}{% block site_meta %}<title>X</title>{% endblock %}',
        ),
        ("own.html", "<!doctype html><title>X</title>{{ page.content }}"),
    ],
)
def test_a_template_without_the_policy_builds_no_site(small: Path, name: str, text: str) -> None:
    write(small / "overrides", {name: text})
    write(small / "docs", {"method.md": f"---\ntemplate: {name}\n---\n# M\n"})
    done = mkdocs(small)
    assert done.returncode == 1
    assert "would have no Content-Security-Policy: its template leaves it out" in done.stderr
    assert not (small / "site").exists()


def option(folder: Path, origins: list[str]) -> Any:  # noqa: ANN401 - of a process
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    with_it = text.replace("      folder: data", f"      folder: data\n      origins: {origins}")
    assert with_it != text
    config.write_text(with_it, "utf-8")
    return mkdocs(folder)


def test_an_author_may_allow_what_another_site_shows_but_nothing_of_it_runs(small: Path) -> None:
    assert option(small, ["https://media.example"]).returncode == 0
    for page in (
        "index.html",
        "events/closure/index.html",
        "404.html",
        "embed/timeline/index.html",
    ):
        of = policy_of(small / "site" / page)
        with_it = {name for name, sources in of.items() if "https://media.example" in sources}
        assert with_it == {"img-src", "media-src", "frame-src", "connect-src"}, page
        assert of["object-src"] == ["'none'"]


@pytest.mark.parametrize("origin", ["*", "'unsafe-inline'", "http://a.example", "https://a; b", ""])
def test_what_is_no_other_site_is_not_allowed(small: Path, origin: str) -> None:
    done = option(small, [origin])
    assert done.returncode == 1
    assert f"`origins` holds `{origin}`" in done.stderr


def test_a_preview_allows_what_the_server_adds() -> None:
    page = f"<meta content=\"{policy([])('<script>a</script>')}\"><p>script-src 'self'</p>"
    more = extended(page, "<script>b</script><style>c</style>")
    assert f"script-src 'self' {allowed('b')} {allowed('a')};" in more
    assert f"style-src 'self' {allowed('c')};" in more
    assert more.endswith("<p>script-src 'self'</p>")
