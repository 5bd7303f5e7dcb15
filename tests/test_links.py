"""Every link leads somewhere, and every relation is linked from both ends."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from divided import lowered
from full import as_files, full
from projects import NEUTRAL, neutral_texts
from reading import shown_as

from builder import build, sizes
from builder.link import link
from builder.load import load
from builder.parse import parse
from builder.sections.links import path_of
from builder.walk import references

DATA: dict[str, Callable[[], Mapping[str, str | bytes]]] = {
    "neutral": neutral_texts,
    "full": lambda: as_files(full("Word")),
}


@dataclass(frozen=True)
class Pages:
    """What is built of data, and its pages as a browser reads them."""

    texts: Mapping[str, str | bytes]
    outputs: Mapping[str, str]
    trees: Mapping[str, Element]
    media: frozenset[str]
    """Where pictures are in the site."""


def built(texts: Mapping[str, str | bytes]) -> Pages:
    result = build(texts)
    outputs = result.outputs
    trees = {path: shown_as(page) for path, page in outputs.items() if path.endswith(".md")}
    media = frozenset(path for file in result.files for path in sizes.published(file))
    return Pages(texts, outputs, trees, media)


@pytest.fixture(scope="module", params=DATA)
def pages(request: pytest.FixtureRequest) -> Pages:
    return built(DATA[request.param]())


@pytest.fixture(scope="module")
def divided() -> Pages:
    with lowered():
        return built(neutral_texts())


OWN = {"timeline/index.md", "embed/timeline.md"}
"""Pages that others name by the address at which they are published."""


def published(path: str) -> str:
    """Give the folder that is a page's address."""
    index = posixpath.basename(path) == "index.md"
    return posixpath.dirname(path) if index else path.removesuffix(".md")


XLINK = "{http://www.w3.org/1999/xlink}href"


def page_at(address: str) -> str:
    """Give the page that is published at an address: one of a record, or a list."""
    whole = posixpath.normpath(address)
    return f"{whole}.md" if "/" in whole else f"{whole}/index.md"


def trail(page: str) -> Iterator[tuple[str, str]]:
    """Give where the links above the heading lead, which the theme makes of the front matter."""
    for target in re.findall(r'^    at: "([^"]*)"$', page, re.MULTILINE):
        where, _, fragment = target.partition("#")
        yield page_at(where), fragment


def hrefs(path: str, tree: Element) -> Iterator[tuple[str, str]]:
    """Give where the links of a page lead within the site: path, fragment."""
    for element in tree.iter():
        for name in ("href", XLINK, "src", "data-timeline", "data-site", "data-page"):
            target = element.attrib.get(name)
            if target is None or urlsplit(target).scheme:
                continue
            where, _, fragment = target.partition("#")
            picture = posixpath.normpath(posixpath.join(published(path), unquote(where)))
            if picture.startswith("media/"):
                yield picture, fragment
                continue
            if where.endswith("/") and name in {"href", XLINK}:
                yield page_at(posixpath.join(published(path), unquote(where))), fragment
                continue
            # MkDocs rewrites links to pages; all else is read from where the page is published.
            folder = posixpath.dirname(path) if name == "href" else published(path)
            whole = posixpath.normpath(posixpath.join(folder, unquote(where)))
            if name in {"src", "data-page"}:
                whole = next(one for one in (f"{whole}.md", f"{whole}/index.md") if one in OWN)
            yield (whole if where else path), fragment


def test_every_internal_link_leads_to_a_page_and_an_anchor_that_are_there(pages: Pages) -> None:
    leads_somewhere(pages)


def test_so_does_every_link_where_lists_are_divided(divided: Pages) -> None:
    assert "terms/index.md" in divided.outputs
    assert any("/letter/" in path for path in divided.outputs)
    assert any(path.endswith("/2.md") for path in divided.outputs)
    leads_somewhere(divided)


def leads_somewhere(pages: Pages) -> None:
    docs = NEUTRAL / "docs"
    by_hand = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    anchors = {
        path: {element.get("id") for element in tree.iter()} for path, tree in pages.trees.items()
    }
    count = 0
    for path, tree in pages.trees.items():
        for target, fragment in hrefs(path, tree):
            count += 1
            known = target == "." or target in {*pages.outputs, *by_hand, *pages.media}
            assert known, (path, target)
            found = not fragment or target in by_hand or fragment in anchors[target]
            assert found, (path, target, fragment)
    assert count > 100


def test_every_relation_is_linked_from_both_ends(pages: Pages) -> None:
    records, _ = load(pages.texts)
    items, _ = parse(records)
    graph, _ = link(items, records)
    leads = {
        path: {
            f"{target}#{at}" if target.endswith("/index.md") and at else target
            for target, at in (*hrefs(path, tree), *trail(pages.outputs[path]))
        }
        for path, tree in pages.trees.items()
    }
    count = 0
    for item in items.values():
        for _, where, ref, id_ in references(item.body):
            one, other = path_of(graph, item.kind, item.id), path_of(graph, ref.kind, id_)
            for here, there in ((one, other), (other, one)):
                count += 1
                assert there in leads[here.partition("#")[0]], (here, there, item.kind, where, ref)
    assert count > 30
