"""The plugin, the only module that imports MkDocs: configuration → one build → files."""

import errno
import logging
import os.path
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace as changed
from functools import cache, lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import Config, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from builder import Result, build, problems
from builder.disk import DiskError, outlines, read
from builder.preview import Preview
from builder.preview.card import Card, place
from builder.publish import licences, replace, stylesheet
from builder.publish.assets import BUNDLE, FOLDER, PACKAGE, assets, own_words, theme_sheets
from builder.publish.commit import date_by_commit
from builder.publish.social_card import Fonts, draw
from builder.render import forget_templates
from builder.typeset import Heading, IncompletePageError, astray, typeset

CACHE = ".cache"
DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
"""A disk that is full, or that may not be written."""

log = get_plugin_logger("explainer")


class Options(Config):
    """The options under `plugins: - explainer:` in mkdocs.yml."""

    folder = config_options.Type(str, default="data")
    """The data folder, relative to mkdocs.yml."""

    prune_css = config_options.Type(bool, default=True)
    """Whether to remove the theme's rules that no page can use from the style sheet. Turn it off if
    a script builds class names at run time."""


class ExplainerPlugin(BasePlugin[Options]):
    """Adds the pages, data and assets of an explainer to a MkDocs site."""

    def __init__(self) -> None:
        self.site: replace.SiteFolder | None = None
        self.builds = False
        self.held = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether a whole site is built, and not a part of one or a preview."""
        self.builds = command != "serve" and not dirty

    @event_priority(100)  # before other plugins note where the site will be
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build aside, add our scripts, and have `mkdocs serve` watch the files we read."""
        date_by_commit(_project(config).parent)
        if self.builds:
            self.site = replace.site(Path(config.site_dir), _project(config).parent / CACHE)
            config.site_dir = str(self.site.new)
        door = config_options.ExtraScriptValue(f"{FOLDER}/explainer.js")
        door.type = "module"
        tooltips = config_options.ExtraScriptValue(f"{FOLDER}/tooltips.js")
        tooltips.defer = True
        config.extra_javascript += [door, tooltips]
        watched = [self._data(config), PACKAGE / "templates", BUNDLE]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        config.watch += [str(path) for path in watched if path.is_dir()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build before MkDocs empties the site's folder: after a failure, the old site remains."""
        if not (BUNDLE / "explainer.js").is_file():
            raise PluginError(f"the front end is not built: there is no {BUNDLE / 'explainer.js'}")
        _notice(max(path.stat().st_mtime_ns for path in (PACKAGE / "templates").rglob("*.j2")))
        self.result: Result = self._build(config)
        if path := own_words(self.result.words):
            own = config_options.ExtraScriptValue(path)
            own.defer = True
            config.extra_javascript.insert(0, own)
        if not config.use_directory_urls:
            raise PluginError("the addresses of an explainer need `use_directory_urls: true`")
        _refuse_doubles(self.result, config)
        try:
            self.pages = typeset(self.result.outputs, self.result.documents, self.result.words)
        except IncompletePageError as fault:
            raise PluginError(str(fault)) from None
        if self.site:
            self.held.enter_context(replace.alone(self.site, _wait))
            self.held.callback(self.site.discard)  # only while it is ours: another build may run
            self.site.begin()

    def _build(self, config: MkDocsConfig) -> Result:
        """Build, and report the problems: errors, and warnings in a strict build, end it."""
        folder = self._data(config)
        try:
            texts, documents = read(folder), read(Path(config.docs_dir), ".md")
        except DiskError as fault:
            raise PluginError(str(fault)) from None
        result = build(texts, documents, config.site_url or "", outlines())
        found = result.problems
        root = problems.Folders(os.path.relpath(folder), os.path.relpath(config.docs_dir))
        blocks = "\n\n".join(problems.report(found, problems.sources(texts, documents), root))
        where = "the data and the pages" if any(map(problems.by_hand, found)) else "the data"
        if problems.fatal(found) or (found and config.strict):
            raise PluginError(f"{problems.count(found)} in {where}\n\n{blocks}\n")
        if found:
            log.warning("%s in %s\n\n%s\n", problems.count(found), where, blocks)
        return result

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what was built. Never write to docs/: `mkdocs serve` would rebuild for ever."""
        data = os.path.relpath(self._data(config), config.docs_dir)
        for path, text in self.result.outputs.items():
            page = self.pages.get(path)
            content = page.markdown if page else text
            file = File.generated(config, path, content=content, inclusion=_inclusion(config, path))
            origin = self.result.origins.get(path)
            # The edit link of a generated page opens the YAML file behind it; lists have none.
            file.edit_uri = f"{Path(data).as_posix()}/{origin}" if origin else None
            files.append(file)
        for path, asset in assets(self.result.words):
            copied = isinstance(asset, Path)
            given = {"abs_src_path": str(asset)} if copied else {"content": asset}
            files.append(File.generated(config, path, **given))
        for file in self._cards(config):
            files.append(file)
        return files

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return a hand-written page with a slot for each block; its file is not changed."""
        path = page.file.src_uri
        return self.pages[path].markdown if path in self.result.documents else None

    @event_priority(100)  # before other plugins, so that they get the complete page
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str | None:
        """Insert what comes from records, now that the site's Markdown is converted."""
        ours = self.pages.get(page.file.src_uri)
        if not ours:
            return None
        try:
            whole = ours.filled(html)
        except IncompletePageError as fault:
            raise PluginError(str(fault)) from None
        if ours.headings:
            page.toc = get_toc(ours.contents(list(_headings(page.toc)), whole))
        page.present_anchor_ids = (page.present_anchor_ids or set()) | ours.anchors
        return whole

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme our words, and check the links that MkDocs does not see."""
        env.globals["say"] = self.result.words.text
        env.globals["words"] = self.result.words
        env.globals["own_words"] = own_words(self.result.words)
        shown = [file for file in files if file.inclusion.is_included()]
        found = list(astray(self.pages, {unquote(file.url): _anchors(file) for file in shown}))
        if found and config.strict:
            raise PluginError("\n".join(found))
        for sentence in found:
            log.warning(sentence)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Give the theme the page's preview for other sites, used in overrides/main.html."""
        path = page.file.src_uri
        preview = _preview(self.result.previews.get(path), page)
        own = self.cards.get(path) or self.cards.get("index.md")
        return cast("TemplateContext", {**context, "preview": preview, "card": own})

    def _write_sheet(self, *, config: MkDocsConfig) -> None:
        """Write the single style sheet, and the licences of everything the site publishes."""
        site = Path(config.site_dir)
        theirs = "".join(path.read_text("utf-8") for path in theme_sheets(site))
        if self.config.prune_css:
            files = (path for path in site.rglob("*.*") if path.suffix in {".html", ".js"})
            known = stylesheet.words(path.read_text("utf-8") for path in files)
            theirs = stylesheet.prune_css(theirs, known)
        ours = (BUNDLE / "explainer.css").read_text("utf-8")
        (site / FOLDER / "site.css").write_text(theirs + ours, "utf-8")
        text = (BUNDLE / "licences.txt").read_text("utf-8") + licences.of_theme(config.theme.dirs)
        (site / FOLDER / "licences.txt").write_text(text, "utf-8")

    @event_priority(-100)  # after other plugins have written their files
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Put the site in its place, unless a strict build is about to fail."""
        if not self.site:
            return
        if not _has_warnings():
            self.site.finish()
            log.info("The new site is in %s", self.site.folder)
        config.site_dir = str(self.site.folder)
        self.held.close()

    on_post_build = CombinedEvent(_write_sheet, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it is."""
        self.held.close()
        if isinstance(error, OSError) and error.errno in DISK_FAULTS:
            raise PluginError(f"the site cannot be written: {error.strerror}") from error

    def _cards(self, config: MkDocsConfig) -> Iterator[File]:
        """Draw the cards, and remember each page's card: its path and its words."""
        self.cards: dict[str, tuple[str, str]] = {}
        for path, preview in self.result.previews.items():
            drawn = _drawn(preview.card, config.site_name) if preview.card else None
            if preview.card and drawn:
                self.cards[path] = place(path), preview.card.words
                yield File.generated(config, place(path), content=drawn)

    def _data(self, config: MkDocsConfig) -> Path:
        return _project(config).parent / self.config.folder


def _project(config: MkDocsConfig) -> Path:
    """The configuration file, in the folder of the whole project."""
    return Path(config.config_file_path or "mkdocs.yml").resolve()


def _wait() -> None:
    log.info("Another build is running beside this site; waiting for it to end")


def _has_warnings() -> bool:
    """Whether MkDocs will end a strict build in failure, which it decides after its last event."""
    handlers = logging.getLogger("mkdocs").handlers
    counters = [handler for handler in handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)  # there is one while it is strict


@lru_cache(maxsize=1)
def _notice(newest: int) -> None:  # noqa: ARG001 - called anew only where it differs
    """Have edited templates read again, while `mkdocs serve` runs."""
    forget_templates()


def _refuse_doubles(result: Result, config: MkDocsConfig) -> None:
    """Raise if a generated file has the same address as a file in docs/."""
    by_hand = {file.dest_uri: file.src_uri for file in get_files(config)}
    for path in result.outputs:
        double = by_hand.get(File.generated(config, path, content="").dest_uri)
        if double:
            raise PluginError(f"{path} is generated from the data, but there is docs/{double}")


def _inclusion(config: MkDocsConfig, path: str) -> InclusionLevel:
    """Keep generated pages out of the navigation, where mkdocs.yml does not name them.

    A thousand records would put 300 kB onto every page. Without a `nav`, MkDocs collects it itself:
    then the lists are in it, and the records are not.
    """
    listed = config.nav is None and path.rpartition("/")[2] == "index.md"
    return InclusionLevel.UNDEFINED if listed else InclusionLevel.NOT_IN_NAV


def _headings(contents: Iterable[AnchorLink]) -> Iterator[Heading]:
    for link in contents:
        yield Heading(link.level, link.id, link.title)
        yield from _headings(link.children)


def _anchors(file: File) -> set[str] | None:
    return file.page.present_anchor_ids if file.page else None


@cache  # `mkdocs serve` builds again and again: only cards that changed are redrawn
def _drawn(card: Card, site: str) -> bytes | None:
    return draw(card, site, _fonts())


@cache
def _fonts() -> Fonts:
    return Fonts({path.name: path.read_bytes() for path in (BUNDLE / "fonts").iterdir()})


def _preview(built: Preview | None, page: Page) -> Preview:
    """The preview of a page; a hand-written page's own description takes precedence."""
    if built and page.file.generated_by:
        return built
    title = Markup(page.title or "").striptags()  # noqa: S704 - to strip the tags, not to show it
    about = str(page.meta.get("description") or "")
    return changed(built, about=about) if built and about else built or Preview(title, about)
