"""The pages of records → HTML files of the site, several at once, and only what has changed.

MkDocs renders one page after the other, and each anew. The pages of records are typeset already and
no page needs another, so they are written here, with the site's theme: by several processes, and
from the results of former builds. MkDocs still knows each page, for its navigation, its checks and
its sitemap; where MkDocs would render it, it is given what is written.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
)
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_theme_dir

from builder import Result
from builder.publish import fingerprint, stylesheet
from builder.publish.assets import THEME, theme_css
from builder.publish.store import Store, key
from builder.search.page import FoundPage, read_page
from builder.text import front_matter
from builder.typeset import is_page, typeset_page

Found = dict[str, FoundPage | None]
"""What search finds of each page, by its path."""

WRITTEN = "explainer-written.html"
"""The name of a template that stands for a page that is written."""


EVENTS = (
    *("pre_page", "page_read_source", "page_markdown", "page_content"),
    *("env", "page_context", "post_page"),
)
"""The events of MkDocs in which a plugin may change a page or its template."""


class GeneratedPage(Page):
    """A page that MkDocs knows of, and neither reads nor renders."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = ""


def are_ours_alone(config: MkDocsConfig, plugin: object) -> bool:
    """Whether no other plugin or hook may change pages while they are made."""
    methods = (method for event in EVENTS for method in config.plugins.events[event])
    return all(getattr(method, "__self__", None) is plugin for method in methods)


def take_over(result: Result, config: MkDocsConfig, files: Files) -> None:
    """Keep MkDocs from reading and rendering the pages of a result."""
    for path in filter(is_page, result.outputs):
        file = files.get_file_from_path(path)
        if file:
            page = file.page or Page(None, file, config)
            page.__class__ = GeneratedPage  # the navigation may refer to this very object
            # Until it is written, only its title is asked for.
            page.meta = {"title": json.loads(front_matter(result.previews[path].title))}


@dataclass(frozen=True)
class Written:
    """What the rest of a build asks of a page that is written."""

    meta: Mapping[str, Any]
    """Its front matter."""
    anchors: Sequence[str]
    """The ids in it that links can name."""
    links: Sequence[tuple[str, str]]
    """The addresses in the site, and the anchors, that it links to."""
    names: Sequence[str]
    """Those names of the theme's style sheets that occur in it."""
    found: FoundPage | None
    """What search finds of it."""
    source: tuple[str, str] = ("", "")
    """A hash of what it shows, and one of its Markdown; not kept with it."""

    def line(self) -> bytes:
        """All of it in a line, as `read` reads it."""
        return json.dumps(vars(self), default=vars).encode()

    @staticmethod
    def read(line: bytes) -> "Written":
        kept = json.loads(line)
        links = [(address, anchor) for address, anchor in kept["links"]]
        found = FoundPage.of(kept["found"]) if kept["found"] else None
        return Written(**{**kept, "links": links, "found": found})


class KnownTexts:
    """What the Markdown of each page hashes to, by a hash of what the page shows.

    So a page that shows what it showed is found among the results of former builds without being
    rendered.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._name = self._name_now()
        kept = store.get(self._name)
        self._texts: Mapping[str, str] = json.loads(kept) if kept else {}

    def get(self, shown: str) -> str | None:
        """The hash of the Markdown of a page that shows this, if it is known."""
        return self._texts.get(shown)

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep those of the last build, unless a template was saved meanwhile."""
        if texts != self._texts and self._name == self._name_now():
            self._store.put(self._name, json.dumps(texts).encode())

    @staticmethod
    def _name_now() -> str:
        return key("texts", fingerprint.of_programs(), fingerprint.of_templates())


@dataclass(frozen=True, kw_only=True)
class PageWriter:
    """Writes the pages of an explainer with the theme of its site."""

    result: Result
    config: MkDocsConfig
    navigation: Navigation
    files: Files
    env: Environment
    own: Callable[[Page], Mapping[str, Any]]
    """Gives the variables of ours for the template of a page."""
    store: Store
    texts: KnownTexts

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {file.src_uri: file.page for file in self._listed if file.page}

    @cached_property
    def _listed(self) -> Sequence[File]:
        return self.files.documentation_pages()

    @cached_property
    def surroundings(self) -> str:
        """A hash of everything beside its own text that a page is made from."""
        return self.surroundings_now()

    def surroundings_now(self) -> str:
        """The same, of what there is now."""
        pages = [file.url for file in self._listed]
        when = os.environ.get("SOURCE_DATE_EPOCH", "")
        return fingerprint.of_surroundings(self.config, self.navigation.items, pages, when)

    @cached_property
    def _names(self) -> set[str]:
        """Everything in the theme's style sheets that could be a name."""
        return stylesheet.words([theme_css(map(Path, self.config.theme.dirs))])

    def write(self, path: str) -> Written:
        """Write a page to its place in the site, unless it is kept from a former build."""
        page = self._pages[path]
        own = self.own(page)
        shown = self.result.rendered.shown(path)
        text = self.texts.get(shown) or key(self.result.outputs[path])
        name = self._name(page, text, own)
        data = self.store.get(name)
        if data is None:
            written, html = self._rendered(page, self.result.outputs[path], own)
            data = written.line() + b"\n" + html
            self.store.put(name, data)
        head, _, html = data.partition(b"\n")
        target = Path(page.file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(html)
        return replace(Written.read(head), source=(shown, text))

    def _name(self, page: Page, text: str, own: Mapping[str, Any]) -> str:
        """What a page is kept under: a hash of everything that it is made from."""
        beside = [(of.title, of.url) for of in (page.previous_page, page.next_page) if of]
        parts = repr((page.url, page.edit_url, beside, sorted(own.items())))
        return key(self.surroundings, text, parts)

    def _rendered(self, page: Page, markdown: str, own: Mapping[str, Any]) -> tuple[Written, bytes]:
        """A page in the site's theme, and what is to be known of it."""
        ours = typeset_page(page.file.src_uri, markdown, self.result.words)
        page.meta = _matter(ours.markdown)
        [page.content] = ours.pieces
        page.toc = get_toc(ours.contents([], page.content))
        page.active = True
        context = {**get_context(self.navigation, self._listed, self.config, page), **own}
        template = self.env.get_template(page.meta.get("template", "main.html"))
        html = template.render(context)
        page.active = False
        names = sorted(stylesheet.words([html]) & self._names)
        anchors, links = sorted(ours.anchors), sorted(ours.links)
        written = Written(page.meta, anchors, links, names, found(page))
        return written, html.encode("utf-8", "xmlcharrefreplace")


def found(page: Page) -> FoundPage | None:
    """What search finds of a page whose content is complete."""
    title = str(page.meta.get("title", page.title))
    return read_page(page.url, title, page.content or "", page.meta)


def known(page: Page, written: Written) -> None:
    """Let MkDocs know of a page what it would have found out by rendering it."""
    page.meta = {**written.meta, "template": WRITTEN}
    page.present_anchor_ids = set(written.anchors)


def _matter(markdown: str) -> dict[str, Any]:
    """The front matter that one of our templates has written."""
    matter = markdown.removeprefix("---\n").partition("\n---\n")[0]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(matter, loader))  # noqa: S506 - it is a safe one


class CompiledTemplates(BytecodeCache):
    """The theme's templates as former builds have compiled them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self._store.get(self._name(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return key("template", fingerprint.of_programs(), bucket.key, bucket.checksum)


def name_folders(env: Environment) -> None:
    """Let a template extend another of its own name: `material/base.html`, `explainer/404.html`."""
    folders = {"material": get_theme_dir("material"), "explainer": str(THEME)}
    named = PrefixLoader({name: FileSystemLoader(folder) for name, folder in folders.items()})
    env.loader = ChoiceLoader([*filter(None, [env.loader]), named])


def stand_in(env: Environment) -> None:
    """Let pages name a template that stands for what is written."""
    own = DictLoader({WRITTEN: "This page is written."})
    env.loader = ChoiceLoader([env.loader, own]) if env.loader else own
