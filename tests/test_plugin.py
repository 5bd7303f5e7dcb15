"""Real MkDocs builds and a real server: what the plugin promises to people who build the site."""

import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree.ElementTree import Element

import html5lib
import pytest
from projects import NEUTRAL, ROOT, project, write

SMALL = {
    "explainer.yml": """\
title: A closed line
answer: Nobody knows yet why [the line](event:closure) closed.
summary: [The line closed.]
as_of: 2024-05-01
licence: CC BY 4.0
corrections: https://example.org/issues
sides:
  - {id: rail, name: Railways, colour: blue}
""",
    "actors/rail-co.yml": "name: RailCo\ntype: organisation\nside: rail\n",
    "actors/the-paper.yml": "name: The Paper\ntype: news outlet\n",
    "sources/report.yml": """\
title: A line closes
publisher: the-paper
published: 2024-04-02
kind: report
""",
    "events/closure.yml": """\
title: The line closes
date: 2024-04-01
type: decision
actors: [{actor: rail-co, role: decision-maker}]
summary: RailCo closes the line.
claims:
  - text: It was RailCo.
    according_to: the-paper
    basis: reporter's account
    source: report
""",
    "quotes/sorry.yml": "text: We are sorry\nspeaker: rail-co\nsource: report\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return project(tmp_path, SMALL)


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **more}


def mkdocs(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", *words]
    return subprocess.run(
        command, cwd=folder, env=environment(**more), capture_output=True, text=True, check=False
    )


def tree(site: Path) -> dict[str, bytes]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: Path) -> list[tuple[str, dict[str, str]]]:
    reader = _Elements()
    reader.feed(page.read_text("utf-8"))
    return reader.found


# The neutral site ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the neutral site strictly, and give its folder."""
    site = tmp_path_factory.mktemp("built") / "site"
    done = mkdocs(NEUTRAL, "--strict", "-d", str(site), SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return site


def test_a_site_builds_strictly_and_has_a_page_for_every_record(built: Path) -> None:
    for record in (NEUTRAL / "data").rglob("*.yml"):
        kind = record.parent.name
        if kind in {"data", "chapters", "terms"}:
            continue
        assert (built / kind / record.stem / "index.html").is_file(), record
    for page in ("", "timeline", "events", "actors", "chapters", "terms", "method", "contribute"):
        assert (built / page / "index.html").is_file(), page


def test_two_builds_of_the_same_texts_are_the_same_byte_for_byte(
    built: Path, tmp_path: Path
) -> None:
    again = tmp_path / "site"
    done = mkdocs(NEUTRAL, "-d", str(again), SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    first, second = tree(built), tree(again)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


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
            if (tag, name) in ASKING:
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


OF_THE_THEME = ("__md_scope=", "var palette=", "var target=")
"""How the theme's own inline scripts begin."""


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


# Text from records and the Markdown of a site -----------------------------------------------------

ALTERING = """\
  - smarty
  - footnotes
  - def_list
  - admonition
  - nl2br
  - pymdownx.smartsymbols
  - pymdownx.emoji
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.tilde
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.betterem
  - pymdownx.magiclink:
      repo_url_shorthand: true
      social_url_shorthand: true
      user: somebody
      repo: something
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.inlinehilite
  - pymdownx.progressbar
  - pymdownx.tasklist
  - pymdownx.superfences
  - pymdownx.details
"""
WORDS = (
    'He said "no" -- it\'s $5 or $6 (c) :smile: ==m== ++ctrl++ 1/2 ... ~~x~~ y^2^ {++z++} #1 1st '
    "@somebody https://example.org/a_b_c 'q' +/- --> [=50% \"x\"] [^1] !!! note A&#38T &# b"
)


def with_words(folder: Path) -> Path:
    """Make a small project with odd words in its records, and a page that shows them."""
    texts = {name: file.read_text("utf-8") for name, file in records(folder).items()}
    event = texts["events/closure.yml"]
    event = event.replace("RailCo closes the line.", json.dumps(WORDS))
    event = event.replace("It was RailCo.", json.dumps(WORDS))
    quote = texts["quotes/sorry.yml"].replace("We are sorry", json.dumps(WORDS))
    write(folder / "data", {"events/closure.yml": event, "quotes/sorry.yml": quote})
    blocks = "```event\nevent: closure\n```\n\n```quote\nquote: sorry\n```\n"
    write(folder / "docs", {"notes.md": f'# Notes\n\nMine: "so" (c)\n\n{blocks}\nMine: ==last==\n'})
    return folder


def records(folder: Path) -> dict[str, Path]:
    data = folder / "data"
    return {path.relative_to(data).as_posix(): path for path in data.rglob("*.yml")}


def content(folder: Path, page: str) -> Element:
    text = (folder / "site" / page / "index.html").read_text("utf-8")
    [found] = html5lib.parse(text, namespaceHTMLElements=False).iter("article")
    return found


def test_no_extension_of_a_site_alters_what_records_say(small: Path) -> None:
    with_words(small)
    assert mkdocs(small).returncode == 0
    plain = tree(small / "site")
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8")
    extensions = "markdown_extensions:\n"
    config.write_text(text.replace(extensions, extensions + ALTERING), "utf-8")
    done = mkdocs(small)
    assert done.returncode == 0, done.stderr
    altered = tree(small / "site")
    pages = [name for name in plain if name.startswith(("events/", "quotes/", "timeline/"))]
    assert len(pages) > 4
    assert [name for name in pages if plain[name] != altered[name]] == []
    for page, times in (("events/closure", 2), ("quotes/sorry", 1), ("notes", 2)):
        assert "".join(content(small, page).itertext()).count(WORDS) >= times, page


def test_words_written_by_hand_still_meet_the_extensions_of_a_site(small: Path) -> None:
    with_words(small)
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8")
    extensions = "markdown_extensions:\n"
    config.write_text(text.replace(extensions, extensions + ALTERING), "utf-8")
    assert mkdocs(small).returncode == 0
    page = content(small, "notes")
    said = "".join(page.itertext())
    assert "Mine: \u201cso\u201d \u00a9" in said
    assert [one.text for one in page.iter("mark")] == ["last"]


def test_terms_are_explained_in_records_in_blocks_and_in_words_written_by_hand(small: Path) -> None:
    with_words(small)
    write(small / "data", {"terms/odd.yml": "term: RailCo\ndefinition: It runs trains.\n"})
    closure = small / "data" / "events" / "closure.yml"
    closure.write_text(closure.read_text("utf-8").replace("He said", "RailCo said"), "utf-8")
    notes = small / "docs" / "notes.md"
    notes.write_text(notes.read_text("utf-8").replace("Mine", "RailCo"), "utf-8")
    assert mkdocs(small).returncode == 0
    for page, times in (("events/closure", 2), ("notes", 3)):
        found = [one for one in content(small, page).iter("abbr") if one.text == "RailCo"]
        assert len(found) >= times, page
        assert {one.get("title") for one in found} == {"It runs trains."}


WHY = """\
question: Why did it close?
status: open
checked: 2024-05-01
events: [closure]
settled_by: The minutes.
"""


def test_headings_in_blocks_stand_in_the_contents_where_they_stand_on_the_page(small: Path) -> None:
    write(small / "data", {"questions/why.yml": WHY})
    block = "```question\nquestions: [why]\n```"
    page = f"# Notes\n\n## Before\n\n{block}\n\n### Why did it close?\n\n## After\n"
    write(small / "docs", {"notes.md": page})
    done = mkdocs(small)
    assert done.returncode == 0, done.stderr
    ids = [one.get("id") for one in content(small, "notes").iter() if one.tag in {"h2", "h3"}]
    assert ids == ["before", "why-did-it-close_1", "why-did-it-close", "after"]
    text = (small / "site" / "notes" / "index.html").read_text("utf-8")
    contents = re.search(r'(?s)<nav class="md-nav md-nav--secondary".*?</nav>\s*</div>', text)
    assert contents
    assert re.findall(r'href="#([^"]+)"', contents[0]) == ids


CUTS = """\
def on_page_markdown(markdown, page, **_):
    return markdown[: len(markdown) // 2] if page.file.src_uri == PAGE else None
"""


@pytest.mark.parametrize("page", ["events/closure.md", "notes.md"])
def test_a_page_that_loses_its_end_stops_the_build_by_name(small: Path, page: str) -> None:
    with_words(small)
    config = small / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nhooks: [cuts.py]\n", "utf-8")
    (small / "cuts.py").write_text(f"PAGE = {page!r}\n{CUTS}", "utf-8")
    done = mkdocs(small)
    assert done.returncode == 1
    assert f"a part of the page {page} is lost" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_end_mark_and_no_slot_is_published(built: Path) -> None:
    for page in built.rglob("*.html"):
        assert 'data-explainer="' not in page.read_text("utf-8"), page


@pytest.mark.parametrize("strict", [True, False])
def test_a_link_of_ours_that_leads_nowhere_is_said_and_stops_a_strict_build(
    small: Path, *, strict: bool
) -> None:
    (small / "docs" / "index.md").unlink()
    (small / "docs" / "data" / "index.md").unlink()
    config = small / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("      - The data: data/index.md\n", ""))
    done = mkdocs(small, *["--strict"] * strict)
    assert done.returncode == strict
    sentence = r"the page [\w./]+(?: and \d+ more)? links to data/, which is not in the site"
    assert re.search(sentence, done.stderr)


def test_a_page_with_blocks_keeps_its_file_for_other_plugins(small: Path) -> None:
    with_words(small)
    config = small / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nhooks: [file.py]\n", "utf-8")
    hook = """\
        from pathlib import Path

        def on_page_markdown(markdown, page, **_):
            if page.file.src_uri == "notes.md":
                read = Path(page.file.abs_src_path).read_text("utf-8")
                assert read == page.file.content_string, read
                print("read:", page.file.generated_by, read.splitlines()[0])
    """
    (small / "file.py").write_text(textwrap.dedent(hook), "utf-8")
    done = mkdocs(small)
    assert done.returncode == 0, done.stderr
    assert "read: None # Notes" in done.stdout


# Edit links ---------------------------------------------------------------------------------------


def edit_links(page: Path) -> list[str]:
    links = [attributes for tag, attributes in elements(page) if tag == "a"]
    return [link["href"] for link in links if "edit" in link.get("rel", "").split()]


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("events/gates-opened", "data/events/gates-opened.yml"),
        ("actors/netherford", "data/actors/netherford.yml"),
        ("quotes/vale-shoulder", "data/quotes/vale-shoulder.yml"),
        ("sources/herald-gates", "data/sources/herald-gates.yml"),
        ("", "docs/index.md"),
        ("method", "docs/method.md"),
        ("contribute", "docs/contribute/index.md"),
    ],
)
def test_the_edit_link_opens_the_file_behind_the_page(built: Path, page: str, source: str) -> None:
    assert (NEUTRAL / source).is_file()
    [link] = edit_links(built / page / "index.html")
    path = os.path.normpath(urlsplit(link).path)
    assert path.endswith(f"/edit/main/{source}"), link


@pytest.mark.parametrize("page", ["events", "timeline", "contribute/records"])
def test_a_page_made_from_many_records_has_no_edit_link(built: Path, page: str) -> None:
    assert edit_links(built / page / "index.html") == []


# Blocks and frames --------------------------------------------------------------------------------


def test_a_block_in_a_page_becomes_a_timeline_whose_addresses_lead_somewhere(built: Path) -> None:
    page = built / "contribute" / "blocks"
    [root] = [
        attributes
        for _, attributes in elements(page / "index.html")
        if "explainer-timeline" in attributes.get("class", "")
    ]
    assert "data-block" in root
    assert root["data-height"] == "480"
    assert (page / root["data-timeline"]).is_file()
    assert (page / root["data-page"] / "index.html").is_file()
    assert (page / root["data-site"] / "index.html").samefile(built / "index.html")
    [edit] = edit_links(page / "index.html")
    assert edit.endswith("/edit/main/docs/contribute/blocks.md")


def test_the_page_for_frames_has_nothing_of_the_site_around_it(built: Path) -> None:
    page = elements(built / "embed" / "timeline" / "index.html")
    tags = [tag for tag, _ in page]
    assert not {"header", "nav", "footer", "style"} & set(tags)
    assert [a for tag, a in page if tag == "base"] == [{"target": "_blank"}]
    metas = {a.get("name"): a.get("content") for tag, a in page if tag == "meta"}
    assert metas["robots"] == "noindex"
    assert metas["description"]
    assert [a["src"] for tag, a in page if tag == "script"] == [
        "../../assets/explainer/explainer.js"
    ]
    [canonical] = [a["href"] for tag, a in page if a.get("rel") == "canonical"]
    assert canonical.endswith("/timeline/")
    assert "embed" not in canonical
    index = json.loads((built / "search" / "search_index.json").read_text("utf-8"))
    assert not [one for one in index["docs"] if one["location"].startswith("embed/timeline/")]


def test_the_code_that_is_handed_out_names_this_site(small: Path) -> None:
    assert mkdocs(small, "--strict", EXPLAINER_SITE_URL="https://a.example/b").returncode == 0
    page = (small / "site" / "embed" / "index.html").read_text("utf-8")
    assert "src=&quot;https://a.example/b/embed/timeline/&quot;" in page.replace('"', "&quot;")
    assert page.count("<iframe") == 1, "the code is shown, not run"


def test_without_an_address_of_the_site_no_code_is_handed_out(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text(re.sub("(?m)^site_url:.*$", "", config.read_text("utf-8")), "utf-8")
    done = mkdocs(small, "--strict")
    assert done.returncode == 0, done.stderr
    page = (small / "site" / "embed" / "index.html").read_text("utf-8")
    assert "The address of this site is not known" in page
    assert "embed-code" not in page


def test_every_page_is_valid_html(built: Path) -> None:
    faults = []
    for path in built.rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text("utf-8"))
        faults += [(path.name, *error) for error in parser.errors]
    assert faults == []


# What others show ---------------------------------------------------------------------------------


def heads(site: Path) -> Iterator[tuple[str, Element]]:
    """The head of every page, as a browser reads it, by the page's path; no redirects."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        name = path.relative_to(site).as_posix()
        if "http-equiv" not in text and name not in {"404.html", "embed/timeline/index.html"}:
            page = html5lib.parse(text, namespaceHTMLElements=False)
            yield name, page.find("head")


def metas(head: Element) -> dict[str, str]:
    found = {m.get("property") or m.get("name"): m.get("content") for m in head.iter("meta")}
    return {name: text for name, text in found.items() if name and text}


def test_every_page_says_what_it_is_when_it_is_shared(built: Path) -> None:
    titles: dict[str, str] = {}
    for name, head in heads(built):
        said = metas(head)
        title = head.findtext("title") or ""
        assert title not in titles, (name, titles[title])
        titles[title] = name
        assert said["description"] == said["og:description"], name
        assert "&amp;" not in title + said["og:title"] + said["description"], name
        [canonical] = [
            link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"
        ]
        assert canonical == said["og:url"], name
        assert canonical.endswith("/" + name.removesuffix("index.html")), name
        assert said["twitter:card"] == "summary_large_image", name
        assert said["og:image:alt"], name
        base = canonical.removesuffix(name.removesuffix("index.html"))
        card = built / said["og:image"].removeprefix(base)
        assert card.read_bytes()[:24].endswith(struct.pack(">II", 1200, 630)), name
        assert name == "index.html" or title.startswith(said["og:title"]), name


# In letters that the cards' fonts do not have: there the site's own card is shown.
NOT_WRITTEN = {
    *("events/letter-in-persian", "events/riverside-talks"),
    *("quotes/marsh-persian", "sources/fen-radio-talk"),
}


def test_each_record_of_a_kind_that_is_shared_has_a_card_of_its_own(built: Path) -> None:
    kinds = ("events", "actors", "quotes", "questions")
    kinds += ("messages", "expectations", "places", "sources")
    for kind in kinds:
        for record in (NEUTRAL / "data" / kind).glob("*.yml"):
            card = built / "assets" / "cards" / kind / f"{record.stem}.png"
            assert card.is_file() == (f"{kind}/{record.stem}" not in NOT_WRITTEN), record
        assert (built / "assets" / "cards" / kind / "index.png").is_file(), kind
    by_hand = dict(heads(built))["method/index.html"]
    assert metas(by_hand)["og:image"].endswith("/assets/cards/index.png")


def test_facts_for_machines_are_json_in_one_block_of_data(built: Path) -> None:
    count = 0
    for name, head in heads(built):
        blocks = [s for s in head.iter("script") if s.get("type") == "application/ld+json"]
        assert len(blocks) <= 1, name
        for block in blocks:
            assert json.loads(block.text or "")["@context"] == "https://schema.org"
            count += 1
    assert count > 100


def test_the_sitemap_names_every_page_but_the_one_for_frames(built: Path) -> None:
    named = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    assert len(named) == len(set(named)) == len(list(heads(built)))
    assert not [url for url in named if url.endswith("/embed/timeline/")]


def test_a_page_that_is_not_there_is_not_found_by_search_engines_and_helps(built: Path) -> None:
    page = elements(built / "404.html")
    assert ("meta", {"name": "robots", "content": "noindex"}) in page
    [form] = [attributes for tag, attributes in page if tag == "form" and "action" in attributes]
    assert os.path.normpath(form["action"]) == "/explainer"
    assert [a["name"] for tag, a in page if tag == "input" and a.get("type") == "search"] == ["q"]


def test_what_stands_in_data_cannot_break_out_of_the_head(small: Path) -> None:
    title = "title: '\"><script>x</script> & </title>'"
    event = SMALL["events/closure.yml"].replace("title: The line closes", title)
    write(small / "data", {"events/closure.yml": event})
    assert mkdocs(small, "--strict").returncode == 0
    name = "events/closure/index.html"
    head = dict(heads(small / "site"))[name]
    assert metas(head)["og:title"] == '"><script>x</script> & </title>'
    assert "<script>x" not in (small / "site" / name).read_text("utf-8")


# Faults -------------------------------------------------------------------------------------------

BROKEN = {
    "actors/rail-co.yml": "name: RailCo\ntype: organisation\nside: rial\n",
    "events/closure.yml": SMALL["events/closure.yml"].replace("rail-co", "rail-c"),
    "quotes/sorry.yml": "text: We are sorry\nspeaker: rail-co\n",
    "sources/report.yml": "title: A line closes\ntitle: Again\npublisher: the-paper\n",
    "places/empty.yml": "",
}


def test_a_fault_in_the_data_stops_the_build_and_lists_all_problems(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", BROKEN)
    done = mkdocs(small)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    for code, place in {
        "unknown-side": "data/actors/rail-co.yml:3:7",
        "unknown-reference": "data/events/closure.yml:4:18",
        "duplicate-key": "data/sources/report.yml:2:1",
        "empty-file": "data/places/empty.yml:1:1",
        "missing-field": "data/quotes/sorry.yml:1:1",
    }.items():
        assert f"error[{code}]" in said
        assert f"--> {place}" in said
    assert "Traceback" not in said
    assert tree(small / "site") == before


def test_a_fault_in_the_data_leaves_no_site_where_there_was_none(small: Path) -> None:
    write(small / "data", BROKEN)
    assert mkdocs(small).returncode != 0
    assert not (small / "site").exists()


WARNED = {
    "actors/rail-co.yml": "name: RailCo #7\ntype: organisation\nside: rail\n",
    # Something else that is new: a site built in spite of the warning would show it.
    "events/closure.yml": SMALL["events/closure.yml"].replace("closes the line", "shuts the line"),
}


def test_a_warning_stops_a_strict_build_and_leaves_the_old_site(small: Path) -> None:
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    write(small / "data", WARNED)
    done = mkdocs(small, "--strict")
    assert done.returncode != 0
    assert "warning[swallowed-text]" in done.stderr
    assert tree(small / "site") == before


def test_a_warning_does_not_stop_a_plain_build_and_is_said(small: Path) -> None:
    write(small / "data", WARNED)
    done = mkdocs(small)
    assert done.returncode == 0
    assert "warning[swallowed-text]" in done.stderr
    assert (small / "site" / "actors" / "rail-co" / "index.html").is_file()


BLOCK = "# By hand\n\n```timeline\nactors: [rail-co]\n```\n"


def test_a_fault_in_a_block_stops_the_build_like_one_in_the_data(small: Path) -> None:
    write(small / "docs", {"method.md": BLOCK})
    assert mkdocs(small, "--strict").returncode == 0
    before = tree(small / "site")
    assert b"data-block" in before["method/index.html"]
    write(small / "docs", {"method.md": BLOCK.replace("rail-co", "rail-c")})
    done = mkdocs(small, "--strict")
    assert done.returncode != 0
    assert "1 error in the data and the pages" in done.stderr
    assert "error[unknown-reference]: there is no actor `rail-c`" in done.stderr
    assert "--> docs/method.md:4:10" in done.stderr
    assert tree(small / "site") == before


def test_a_missing_data_folder_is_said_in_a_sentence(small: Path) -> None:
    shutil.rmtree(small / "data")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "there is no folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_out_of_the_data_folder_is_refused(small: Path, tmp_path: Path) -> None:
    (small / "data" / "actors" / "x.yml").symlink_to(tmp_path / "mkdocs.yml")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "is a symbolic link" in done.stderr


def test_a_page_in_docs_where_one_is_generated_is_refused(small: Path) -> None:
    write(small / "docs", {"actors/rail-co/index.md": "# Ours\n"})
    assert "and docs/actors/rail-co/index.md too" in mkdocs(small).stderr
    shutil.rmtree(small / "docs" / "actors")
    write(small / "docs", {"actors/rail-co.md": "# Ours\n"})
    done = mkdocs(small)
    assert done.returncode != 0
    assert (
        "actors/rail-co.md is generated from the data, and docs/actors/rail-co.md too"
        in done.stderr
    )


def test_a_data_folder_of_another_name_is_read(small: Path) -> None:
    (small / "data").rename(small / "records")
    config = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(config.replace("folder: data", "folder: records"), "utf-8")
    done = mkdocs(small, "--strict")
    assert done.returncode == 0, done.stderr
    [link] = edit_links(small / "site" / "actors" / "rail-co" / "index.html")
    assert os.path.normpath(urlsplit(link).path).endswith("/edit/main/records/actors/rail-co.yml")


def test_a_build_from_another_folder_gives_the_same_site(small: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert mkdocs(small, SOURCE_DATE_EPOCH="1").returncode == 0
    site = tmp_path / "other"
    config = str(small / "mkdocs.yml")
    done = mkdocs(elsewhere, "-f", config, "-d", str(site), SOURCE_DATE_EPOCH="1")
    assert done.returncode == 0, done.stderr
    assert tree(site) == tree(small / "site")


# The server ---------------------------------------------------------------------------------------


class Server:
    """`mkdocs serve` at work on a folder."""

    def __init__(self, folder: Path, log: Path, port: int) -> None:
        self.folder = folder
        self.log = log
        self.address = f"http://127.0.0.1:{port}/explainer/"

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def builds(self) -> int:
        """Give how often it has begun to build; the sentence about the end it says only once."""
        return self.said().count("Building documentation...")

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode("utf-8"))

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds, at most half a minute."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except (URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{what}\n\n{self.said()}")

    def settled(self) -> int:
        """Wait until it has not built for two seconds, and give how often it has."""
        quiet, count = time.monotonic(), self.builds()
        end = quiet + 30
        while time.monotonic() - quiet < 2:
            assert time.monotonic() < end, f"it goes on building\n\n{self.said()}"
            time.sleep(0.1)
            if self.builds() != count:
                quiet, count = time.monotonic(), self.builds()
        return count


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[Server]:
    port = free_port()
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(**more), stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(folder, log, port)
    try:
        server.until(lambda: "RailCo" in server.page("actors/rail-co/"), "it never served")
        yield server
        assert process.poll() is None, f"it has stopped\n\n{server.said()}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the small project with a copy of the package, whose templates a test may change."""
    folder = project(tmp_path_factory.mktemp("served"), SMALL)
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", "src")
    shutil.copytree(ROOT / "builder", folder / "lib" / "builder", ignore=left_out)
    with serving(folder, PYTHONPATH=str(folder / "lib")) as server:
        yield server


def change(served: Server, file: str, old: str, new: str) -> None:
    """Change a file at once: who looks while it is written sees two changes."""
    path, aside = served.folder / file, served.folder.parent / "changed"
    text = path.read_text("utf-8")
    assert old in text
    aside.write_text(text.replace(old, new), "utf-8")
    aside.replace(path)


def test_the_server_does_not_build_again_when_nothing_changes(served: Server) -> None:
    count = served.settled()
    time.sleep(4)
    assert served.builds() == count


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("data/actors/rail-co.yml", "RailCo", "RailCorp", "events/closure/"),
        ("docs/method.md", "# By hand", "# Newly by hand", "method/"),
        ("docs/method.md", "# ", "```timeline\n```\n\n# ", "method/"),
        ("lib/builder/templates/pages/actor.md.j2", "## Did", "## Newly: did", "actors/rail-co/"),
    ],
)
def test_the_server_builds_once_when_a_file_changes(
    served: Server, file: str, old: str, new: str, page: str
) -> None:
    count = served.settled()
    before = served.page(page)
    change(served, file, old, new)
    served.until(lambda: served.builds() > count, f"{file} changed and nothing was built")
    served.until(lambda: served.page(page) != before, f"{file} changed and the page did not")
    assert served.settled() == count + 1


def test_the_server_takes_up_a_new_record_and_lets_go_of_a_deleted_one(served: Server) -> None:
    served.settled()
    record = served.folder / "data" / "actors" / "new-co.yml"
    record.write_text("name: NewCo\ntype: organisation\n", "utf-8")
    served.until(lambda: "NewCo" in served.page("actors/new-co/"), "the new record has no page")
    served.settled()
    record.unlink()
    served.until(lambda: "NewCo" not in served.page("actors/"), "the deleted record is listed")


def test_the_server_lives_through_a_fault_in_the_data_and_recovers(served: Server) -> None:
    served.settled()
    record = served.folder / "data" / "events" / "closure.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("type: decision", "type: decizion"), "utf-8")
    served.until(lambda: "error[unknown-value]" in served.said(), "the fault was not said")
    count = served.settled()
    # Until the fault is mended MkDocs keeps every request waiting; it neither stops nor loops.
    record.write_text(good.replace("The line closes", "The line closes for good"), "utf-8")
    served.until(lambda: "for good" in served.page("events/closure/"), "it did not recover")
    assert served.settled() == count + 1


def test_addresses_that_would_lead_nowhere_are_refused(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nuse_directory_urls: false\n", "utf-8")
    done = mkdocs(small)
    assert done.returncode != 0
    assert "use_directory_urls: true" in done.stderr
