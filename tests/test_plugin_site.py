"""A site that MkDocs has built: a page for each record, nothing of ours in line, no other host."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from projects import NEUTRAL
from sites import elements


def test_a_site_builds_strictly_and_has_a_page_for_every_record(built: Path) -> None:
    for record in (NEUTRAL / "data").rglob("*.yml"):
        kind = record.parent.name
        if kind in {"data", "chapters", "terms"}:
            continue
        assert (built / kind / record.stem / "index.html").is_file(), record
    for page in ("", "timeline", "events", "actors", "chapters", "terms", "method", "contribute"):
        assert (built / page / "index.html").is_file(), page


def test_the_timeline_data_names_pages_that_are_there(built: Path) -> None:
    data = json.loads((built / "data" / "timeline.json").read_text("utf-8"))
    assert len(data["events"]) == len(list((NEUTRAL / "data" / "events").glob("*.yml")))
    for event in data["events"]:
        url = data["event_url"].replace("{id}", event["id"])
        assert (built / url / "index.html").is_file(), url


def test_record_pages_are_not_in_the_navigation_but_their_lists_are(built: Path) -> None:
    home = [
        attributes.get("href", "")
        for tag, attributes in elements(built / "index.html")
        if tag == "a" and "md-nav__link" in attributes.get("class", "")
    ]
    assert "events/" in home
    assert "actors/" in home
    records = re.compile(r"(events|actors|quotes|sources|places|messages|expectations|questions)/.")
    assert not [href for href in home if records.match(href)]


# What makes a browser ask somebody for something as the page loads; a link waits for a click.
ASKING = {
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src")),
    *(("audio", "src"), ("embed", "src"), ("object", "data"), ("form", "action"), ("base", "href")),
    *(("img", "srcset"), ("source", "srcset"), ("input", "src"), ("video", "poster")),
}
RELATED = {
    *("stylesheet", "preconnect", "dns-prefetch", "preload", "prefetch", "modulepreload", "icon"),
    *("manifest", "import", "prerender"),
}


def asked(page: Path) -> Iterator[str]:
    for tag, attributes in elements(page):
        for name, value in attributes.items():
            if (tag, name) in ASKING and name == "srcset":
                yield from (one.split()[0] for one in value.split(","))
            elif (tag, name) in ASKING:
                yield value
            if name == "style":
                yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", value)
        if tag == "link" and RELATED & set(attributes.get("rel", "").split()):
            yield attributes["href"]
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            yield attributes["content"].partition("url=")[2]


def test_no_page_style_or_script_of_ours_asks_another_host_for_anything(built: Path) -> None:
    styles = {page: page.read_text("utf-8") for page in built.rglob("*.css")}
    requests = [(page, url) for page in built.rglob("*.html") for url in asked(page)]
    for page, style in styles.items():
        found = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", style)
        requests += [(page, one or other) for one, other in found]
    assert len(requests) > 500
    assert [(p, url) for p, url in requests if urlsplit(url).netloc] == []
    scripts = [one.read_text("utf-8") for one in (built / "assets" / "explainer").glob("*.js")]
    assert len(scripts) > 3
    hosts = set(re.findall(r"[\"'`](?:https?:)?//([\w.-]+)", "".join(scripts)))
    assert hosts <= {"www.w3.org"}  # the names of SVG and XML, which nobody fetches


OF_THE_THEME = ("__md_scope=", "try{for(const[e,t]of Object.entries(__md_get(", "var target=")
"""How the theme's own inline scripts begin, and ours in the place of one of them."""


def test_no_page_holds_an_inline_script_handler_or_style_of_ours(built: Path) -> None:
    for page in built.rglob("*.html"):
        text = page.read_text("utf-8")
        for tag, attributes in elements(page):
            named = [name for name in attributes if name == "style" or name.startswith("on")]
            assert not named, (page, tag, attributes)
            assert not attributes.get("href", "").startswith("javascript:"), (page, attributes)
        for kind, code in re.findall(
            r"<script(?! src)(?![^>]* src=)([^>]*)>(.*?)</script>", text, re.DOTALL
        ):
            data = "json" in kind
            assert data or code.strip().startswith(OF_THE_THEME), (page, code[:80])


def test_no_page_has_the_same_id_twice(built: Path) -> None:
    for page in built.rglob("*.html"):
        ids = [attributes["id"] for _, attributes in elements(page) if "id" in attributes]
        assert len(ids) == len(set(ids)), (page, [one for one in ids if ids.count(one) > 1])


def test_styles_and_scripts_of_every_page_are_in_the_site(built: Path) -> None:
    for page in built.rglob("*.html"):
        for url in asked(page):
            path = urlsplit(url).path
            # The page of a 404 can stand at any depth, so its addresses are absolute.
            base = built if path.startswith("/") else page.parent
            target = base / path.removeprefix("/explainer/").lstrip("/")
            assert target.exists(), (page, url)


def test_no_end_mark_and_no_slot_is_published(built: Path) -> None:
    for page in built.rglob("*.html"):
        assert 'data-explainer="' not in page.read_text("utf-8"), page
