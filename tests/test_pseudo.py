"""A pseudo-language over the neutral site: all that readers see and that is not data is marked."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from projects import NEUTRAL, ROOT

from builder import prose
from builder.words.pseudo import LANGUAGE

MARKED = re.compile(r"⟦[^⟦⟧\n]*⟧")
ISOLATES = re.compile("[\u2066-\u2069]")
READ_OUT = ("aria-label", "title", "alt", "placeholder")
SILENT = {"script", "style", "iframe", "code", "template"}
BETWEEN = {"abbr": "", "bdi": "", "path": "", "circle": "", "rect": "", "text": " "}
"""What stands before and after other elements; the lines of a drawn text are one text."""
BLOCKS = {
    *["address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt"],
    *["figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "hr", "label"],
    *["li", "main", "nav", "ol", "p", "section", "summary", "svg", "table", "td", "g", "th"],
    *["title", "tr", "ul", "button", "input"],
}
OF_THE_THEME = {"headerlink", "md-content__button", "md-source-file"}
"""Words of the theme and of mkdocs.yml, which have languages of their own."""
EVERYWHERE = {"UTC", "Neutral site"}
SEPARATORS = (" – ", " · ", ": ", ", ")
SHORT = 12
"""A text no longer than this must be one of the data's; a longer one may be a part of one."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The neutral site in the pseudo-language, from right to left."""
    folder = tmp_path_factory.mktemp("pseudo") / "tests" / "neutral"
    shutil.copytree(NEUTRAL, folder)
    shutil.copytree(ROOT / "overrides", folder.parent.parent / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder.parent.parent)
    explainer = folder / "data" / "explainer.yml"
    text = explainer.read_text("utf-8").replace(
        "languages:\n  - en\n", f"languages: [{LANGUAGE}]\n"
    )
    explainer.write_text(text, "utf-8")
    configuration = folder / "mkdocs.yml"
    turned = configuration.read_text("utf-8").replace("\ntheme:\n", "\ntheme:\n  direction: rtl\n")
    configuration.write_text(turned, "utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder / "site")],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "site"


def strings(value: object) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def flat(text: str) -> str:
    return " ".join(ISOLATES.sub("", text).split())


def data() -> set[str]:
    """Every text of the records, whole and by the pieces that emphasis and links make of it."""
    found = set(EVERYWHERE)
    for path in NEUTRAL.rglob("data/**/*.yml"):
        for text in strings(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):  # noqa: S506
            html = prose.html(text)
            plain = re.sub(r"<[^>]*>", "\n", html)
            found |= {flat(text), flat(re.sub(r"<[^>]*>", "", html)), *map(flat, plain.split("\n"))}
    for path in NEUTRAL.rglob("docs/**/*.md"):
        text = re.sub(r"(?m)^(#+ |title: )", "", path.read_text("utf-8"))
        plain = re.sub(r"<[^>]*>", "\n", prose.html(text))
        found |= {flat(text), *map(flat, text.split("\n")), *map(flat, plain.split("\n"))}
    configuration = (NEUTRAL / "mkdocs.yml").read_text("utf-8")
    found.add(flat(re.findall(r"site_description: (.*)", configuration)[0]))
    return {one for one in found if one}


DATA = data()
ALL = "\n".join(DATA)


def is_data(text: str) -> bool:
    bare = text.strip(" ,;:.·–—…“”()").removesuffix("…").strip()
    if not re.search(r"[^\W\d_]", bare) or bare in DATA or text.strip() in DATA:
        return True
    if len(bare) > SHORT and bare in ALL:
        return True
    separators = (sign for sign in SEPARATORS if sign in text.strip(sign))
    return any(all(map(is_data, text.split(sign))) for sign in separators)


def pieces(element: Element) -> Iterator[str]:
    """A page's texts in order, each in one piece; between blocks stands a line feed.

    A word of the glossary is a part of the text around it.
    """
    if element.tag in SILENT or OF_THE_THEME & set(element.get("class", "").split()):
        return
    tag = element.tag.rpartition("}")[2]  # those of SVG have a namespace
    block = "\n" if tag in BLOCKS else BETWEEN.get(tag, "\0")
    yield block + (element.text or "")
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield block


def seen(element: Element) -> Iterator[Element]:
    """An element and all in it, but for what is the theme's."""
    if OF_THE_THEME & set(element.get("class", "").split()):
        return
    yield element
    for child in element:
        yield from seen(child)


def unmarked(text: str) -> Iterator[str]:
    """What stands outside of the marks and is not data."""
    for block in text.split("\n"):
        rest, before = block, ""
        while rest != before:
            rest, before = MARKED.sub("\0", rest), rest
        yield from (one for one in map(flat, rest.split("\0")) if not is_data(one))


def ours(path: Path) -> Iterator[str]:
    """The texts of a page that are not the theme's: its head, its content, the ways around it."""
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    yield tree.findtext("head/title") or ""
    for meta in tree.iter("meta"):
        if meta.get("name") == "description" or (meta.get("property") or "").endswith(
            ("title", "description", "alt")
        ):
            yield meta.get("content") or ""
    for element in tree.iter():
        classes = set(element.get("class", "").split())
        if classes & {"md-content__inner", "trail", "contents"} or (element.tag, classes) == (
            "main",
            {"md-typeset"},
        ):
            yield "".join(pieces(element))
            yield from (one.get(name, "") for one in seen(element) for name in READ_OUT)


def pages(site: Path) -> list[Path]:
    """All pages but those for contributors, which are in English."""
    found = [path for path in sorted(site.rglob("*.html")) if "contribute" not in path.parts]
    assert len(found) > 150
    return found


def test_all_that_is_not_data_is_marked(site: Path) -> None:
    left = {
        f"{path.relative_to(site)}: {one}"
        for path in pages(site)
        for text in ours(path)
        for one in unmarked(text)
    }
    assert not sorted(left)


def test_a_word_without_a_mark_is_found() -> None:
    assert list(unmarked("⟦According to⟧ The Valley Herald, said ⟦13 April⟧")) == [
        "The Valley Herald, said"
    ]
    assert not list(unmarked("⟦According to ⟦reporter’s account⟧⟧ · The Valley Herald"))
