"""Text from records never meets the Markdown of a site; words written by hand do."""

import json
import re
import textwrap
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from projects import write
from sites import mkdocs, tree

ALTERING = """
markdown_extensions:
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
    config.write_text(config.read_text("utf-8") + ALTERING, "utf-8")
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
    config.write_text(config.read_text("utf-8") + ALTERING, "utf-8")
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
checked: 2032-05-01
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
    assert f"part of the page {page} is lost" in done.stderr
    assert "Traceback" not in done.stderr


LOSES = """\
def on_files(files, **_):
    files.remove(files.get_file_from_path("method.md"))
"""


@pytest.mark.parametrize("strict", [True, False])
def test_a_link_of_ours_that_leads_nowhere_is_said_and_stops_a_strict_build(
    small: Path, *, strict: bool
) -> None:
    (small / "docs" / "index.md").unlink()
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8").replace("      - The method: method.md\n", "")
    config.write_text(f"{text}\nhooks: [loses.py]\n", "utf-8")
    (small / "loses.py").write_text(LOSES, "utf-8")
    done = mkdocs(small, *["--strict"] * strict)
    assert done.returncode == strict
    sentence = r"the page [\w./]+(?: and \d+ more)? links to method/, which is not in the site"
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
