"""The plugin: MkDocs' configuration → one build → files."""

import errno
import logging
import os.path
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace as changed
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import Config, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler, write_file
from mkdocs.utils.templates import TemplateContext

from builder import Result, build, garbage, problems
from builder.disk import DiskError, outlines, read
from builder.preview import Preview
from builder.progress import Progress
from builder.publish import (
    by_hand,
    cards,
    fingerprint,
    manifest,
    media,
    pages,
    replace,
    settings,
    sheet,
)
from builder.publish.assets import BUNDLE, FOLDER, PACKAGE, THEME, assets, own_words
from builder.publish.commit import date_by_commit
from builder.publish.live import Live
from builder.publish.policy import ORIGIN, policy, stands_in
from builder.publish.repository import set_repository
from builder.publish.store import Store, key
from builder.publish.workers import WorkerDiedError, spread
from builder.publishable import unsaid
from builder.render import Rendered, forget_templates
from builder.search.index import index_files
from builder.sections.links import HOME
from builder.typeset import (
    Heading,
    IncompletePageError,
    astray,
    is_page,
    typeset,
    typeset_documents,
)
from builder.words.forms import BY_LANGUAGE

CACHE = ".cache"
DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.ENOTDIR}
"""A disk that is full, or that may not be written."""
DENIED = {errno.EACCES, errno.EPERM}
"""Who builds may not read or write a file."""

EXPORT = "pages"
"""The command for which a site is made ready, and no page of it rendered: `explainer pages`."""

NAMED = 5
"""How many pages are named in a line of the log, at most."""

log = get_plugin_logger("explainer")


class Options(Config):
    """The options under `plugins: - explainer:` in mkdocs.yml."""

    folder = config_options.Type(str, default="data")
    """The data folder, relative to mkdocs.yml."""

    prune_css = config_options.Type(bool, default=True)
    """Whether to remove the theme's rules that no page can use from the style sheet. Turn it off if
    a script builds class names at run time."""

    card_fonts = config_options.ListOfItems(config_options.Type(str), default=[])
    """Fonts for the cards that other sites show, where the language has letters that ours lack:
    files, or folders of packages such as `node_modules/@fontsource/noto-sans-sc`, relative to
    mkdocs.yml. Scripts whose letters join, as Arabic, are not drawn: such cards have no words."""

    origins = config_options.ListOfItems(config_options.Type(str), default=[])
    """Other sites whose pictures, recordings, frames and data pages may load, such as
    `https://media.example`; by default there is none. Their scripts and styles are never allowed,
    and neither is a script or a style in the text of a page."""


class ExplainerPlugin(BasePlugin[Options]):
    """Adds the pages, data and assets of an explainer to a MkDocs site."""

    supports_multiple_instances = True
    """So that we refuse a second one, whose own sentence MkDocs would say in a strict build."""

    def __init__(self) -> None:
        self.site: replace.SiteFolder | None = None
        self.builds = self.may_skip = self.keeps = self.deploys = self.exports = False
        self.found: pages.Found = {}
        self.made_from = self.settings = self.templates = ""
        self.heard = CountHandler(level=logging.WARNING)
        self.live = Live()
        self.former: Rendered | None = None
        self.held = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether a whole site is built, and not a part of one or a preview."""
        self.exports = command == EXPORT
        self.builds = command not in {"serve", EXPORT} and not dirty
        self.deploys = command == "gh-deploy"
        self.may_skip = command == "build" and not dirty
        self.keeps = dirty  # only pages that have changed are read again
        garbage.seldom()
        self.heard = CountHandler(level=logging.WARNING)  # MkDocs keeps a plugin for its next run
        logging.getLogger("mkdocs").addHandler(self.heard)
        if command == "serve":
            self.live.begin()

    @event_priority(100)  # before other plugins have something watched
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object
    ) -> LiveReloadServer:
        """Show what is wrong in the browser, too."""
        own = [config.config_file_path] if config.config_file_path else []
        self.live.join(server, [config.docs_dir, *own, *config.theme.dirs, *config.watch])
        return server

    def on_shutdown(self) -> None:
        """Stop listening to what MkDocs says."""
        logging.getLogger("mkdocs").removeHandler(self.heard)

    @event_priority(100)  # before other plugins note where the site will be
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build aside, add our scripts, and have `mkdocs serve` watch the files we read."""
        date_by_commit(_project(config).parent)
        settings.complete(config)
        for origin in self.config.origins:
            if not ORIGIN.fullmatch(origin):
                raise PluginError(f"`origins` holds `{origin}`, and not `https://` and a host")
        set_repository(config, self._data(config))
        try:
            self.fonts = cards.others(_project(config).parent, self.config.card_fonts)
        except FileNotFoundError as fault:
            raise PluginError(f"`card_fonts` names `{fault}`, where no font is") from None
        if self.builds:
            self.site = replace.site(Path(config.site_dir), _project(config).parent / CACHE)
            config.site_dir = str(self.site.new)
        door = config_options.ExtraScriptValue(f"{FOLDER}/explainer.js")
        door.type = "module"
        tooltips = config_options.ExtraScriptValue(f"{FOLDER}/tooltips.js")
        tooltips.defer = True
        config.extra_javascript += [door, tooltips]
        watched = [self._data(config), PACKAGE / "templates", THEME, BUNDLE]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        config.watch += map(str, watched)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build before MkDocs empties the site's folder: after a failure, the old site remains."""
        settings.still_whole(config)
        if not (BUNDLE / "explainer.js").is_file():
            raise PluginError(f"the front end is not built: there is no {BUNDLE / 'explainer.js'}")
        self.store = Store(_project(config).parent / CACHE / "pages")
        if not self.store.is_usable():
            log.info("Nothing can be kept in %s: each build takes as long as the first", CACHE)
        if self.site:  # before anything is read that another build may put out of date
            self.held.enter_context(replace.alone(self.site, _wait))
        self._skip(config)
        self._notice_templates()
        self.progress = Progress(None if self.exports else logging.getLogger("mkdocs"))
        self.result: Result = self._build(config)
        settings.complete_words(config, self.result)
        if path := own_words(self.result.words):
            own = config_options.ExtraScriptValue(path)
            own.defer = True
            config.extra_javascript.insert(0, own)
        settings.refuse_doubles(config, self.result)
        self.writes = not self.exports and pages.are_ours_alone(config, self)
        self.written: dict[str, pages.Written] = {}
        self.found = self.found if self.keeps else {}
        try:
            self.pages = dict(typeset_documents(self.result.documents, self.result.words))
            if not self.writes:
                self.pages |= typeset(
                    self.result.outputs, {}, self.result.words, self.progress.each
                )
        except IncompletePageError as fault:
            raise PluginError(str(fault)) from None
        if self.site:
            self.held.callback(self.site.discard)
            self.site.begin()

    def _skip(self, config: MkDocsConfig) -> None:
        """End here, in peace, if the site is just what would be built."""
        if not self.site or not self.may_skip:
            return
        fonts = (path.read_bytes() for path in self.fonts)
        self.settings = key(fingerprint.of_site(config), *fonts)
        self.made_from = manifest.made_from(config, self._data(config), self, self.settings)
        if self.made_from and manifest.is_current(self.site, self.made_from, self.store):
            self.held.close()
            log.info("Nothing has changed since the site in %s was built", self.site.folder)
            raise SystemExit(0)  # the only way to end a build of MkDocs early that is no failure

    def _notice_templates(self) -> None:
        """Have edited templates read again, while `mkdocs serve` runs."""
        templates = fingerprint.of_templates()
        if templates != self.templates:
            self.former, self.templates = None, templates
            forget_templates()

    def _build(self, config: MkDocsConfig) -> Result:
        """Build, and report the problems: errors, and warnings in a strict build, end it."""
        folder = self._data(config)
        try:
            texts, documents = read(folder), read(Path(config.docs_dir), ".md")
        except DiskError as fault:
            raise PluginError(str(fault)) from fault
        if self.deploys and (left := list(unsaid(texts))):
            raise PluginError(f"nothing is published: {left[0].message} ({left[0].help})")
        result = build(
            texts,
            documents,
            config.site_url or "",
            outlines(),
            former=self.former,
            each=self.progress.each,
        )
        self.former = result.rendered or self.former  # with an error in the data there are none
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
        for path in self.result.outputs:
            content = self._content(path)
            # Out of the navigation, where it does not name them: a thousand records would put
            # 300 kB onto every page.
            rest = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, path, content=content, inclusion=rest)
            origin = self.result.origins.get(path)
            # The edit link of a generated page opens the YAML file behind it; lists have none.
            file.edit_uri = f"{Path(data).as_posix()}/{origin}" if origin else None
            files.append(file)
        each = self.progress.each
        for path, made in media.made(self.result.files, self.store, forks=self.builds, each=each):
            files.append(File.generated(config, path, content=made))
        for path, asset in assets(self.result.words):
            copied = isinstance(asset, Path)
            given = {"abs_src_path": str(asset)} if copied else {"content": asset}
            files.append(File.generated(config, path, **given))
        return files

    def _content(self, path: str) -> str:
        """What MkDocs reads of an output: nothing of a page that we write ourselves."""
        if path in self.pages:
            return self.pages[path].markdown
        return "" if is_page(path) else self.result.outputs[path]

    def on_nav(self, navigation: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take over the pages that we write ourselves."""
        self.navigation = navigation
        if self.writes:
            pages.take_over(self.result, config, files)
        return navigation

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return a hand-written page with a slot for each block; its file is not changed."""
        path = page.file.src_uri
        return self.pages[path].markdown if path in self.result.documents else None

    @event_priority(100)  # before other plugins, so that they get the complete page
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str | None:
        """Insert what comes from records, now that the site's Markdown is converted."""
        if page.file.src_uri not in self.result.outputs:
            for said in by_hand.lost(html, page.file.src_uri, self.result, self.config.origins):
                log.warning("the page %s: %s", page.file.src_uri, said)
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
        """Give the theme our words, write our pages, and check the links that MkDocs misses."""
        if self.writes:  # others may change how templates are compiled
            env.bytecode_cache = pages.CompiledTemplates(self.store)
        pages.name_folders(env)
        env.filters["policy"] = policy(self.config.origins)
        env.globals["say"] = self.result.words.text
        env.globals["words"] = self.result.words
        env.globals["own_words"] = own_words(self.result.words)
        env.globals["published"] = {file.url for file in files.documentation_pages()}
        self.draw_cards(Path(config.site_dir), config.site_name)
        if self.writes:
            self._write_pages(env, config, files)
        self.check_links(config, files)
        others = [file for file in files.documentation_pages() if file.src_uri not in self.written]
        told = self.progress.step("Pages written", len(others))
        self.advance = self.held.enter_context(told)
        return env

    def draw_cards(self, site: Path, name: str) -> None:
        """Draw the cards of pages into the folder of a site of that name."""
        drawn = cards.write(
            self.result.previews,
            name,
            site,
            self.store,
            fonts=self.fonts,
            forks=self.builds,
            each=self.progress.each,
        )
        self.cards = drawn.of
        if drawn.wordless:
            log.info(
                "Cards without some of their words, whose letters no font has (`card_fonts`): %s",
                ", ".join([*drawn.wordless[:NAMED], *(["…"] if drawn.wordless[NAMED:] else [])]),
            )

    def check_links(self, config: MkDocsConfig, files: Files) -> None:
        """Warn of the links in pages of ours that lead nowhere."""
        shown = [file for file in files if file.inclusion.is_included()]
        self.shown = {file.src_uri for file in shown if file.is_documentation_page()}
        links: dict[str, Collection[tuple[str, str]]] = {}
        links |= {path: page.links for path, page in self.pages.items()}
        links |= {path: page.links for path, page in self.written.items()}
        found = list(astray(links, {unquote(file.url): _anchors(file) for file in shown}))
        if found and config.strict:
            raise PluginError("\n".join(found))
        for sentence in found:
            log.warning(sentence)

    def _write_pages(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Write the pages of records, and let MkDocs know of them."""
        writer = pages.PageWriter(
            result=self.result,
            config=config,
            navigation=self.navigation,
            files=files,
            env=env,
            own=self.own,
            store=self.store,
            texts=pages.KnownTexts(self.store),
        )
        generated = list(filter(is_page, self.result.outputs))
        before = writer.surroundings
        done = spread(writer.write, generated, forks=self.builds)
        try:
            self.written |= self.progress.each("Pages written", done, len(generated))
        except (IncompletePageError, WorkerDiedError) as fault:
            raise PluginError(str(fault)) from None
        writer.texts.keep(dict(written.source for written in self.written.values()))
        if writer.surroundings_now() != before:  # nobody knows what each page was made from
            self.store.clear()
        pages.stand_in(env)
        for path, written in self.written.items():
            file = files.get_file_from_path(path)
            if file and file.page:
                pages.known(file.page, written)
            self.found[path] = written.found

    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext | None:
        """Give the theme the page's preview for other sites, used in overrides/main.html."""
        if page.file.src_uri in self.written:
            return None
        self.found[page.file.src_uri] = pages.found(page)
        return cast("TemplateContext", {**context, **self.own(page)})

    def own(self, page: Page) -> dict[str, Any]:
        """What the theme is told of a page beside what MkDocs tells it."""
        path = page.file.src_uri
        card = self.cards.get(path) or self.cards.get(HOME)
        return {"preview": _preview(self.result.previews.get(path), page), "card": card}

    @event_priority(100)  # before other plugins, so that they get the complete page
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Return a page of ours as it is written."""
        path = page.file.src_uri
        if path in self.written:
            output = Path(page.file.abs_dest_path).read_bytes().decode("utf-8")
        else:
            self.advance()
        if not stands_in(output):
            raise PluginError(
                f"{path} would have no Content-Security-Policy: its template leaves it out"
                " (keep `super()` in the block `site_meta`, and extend `main.html`)"
            )
        return output

    def _write_sheet(self, *, config: MkDocsConfig) -> None:
        """Write the single style sheet, and the licences of everything the site publishes."""
        site = Path(config.site_dir)
        names = sheet.names_in(site, self.written) if self.config.prune_css else None
        sheet.write(site, names, self.store, config.theme.dirs)

    def _write_search(self, *, config: MkDocsConfig) -> None:
        """Write the index; after the style sheet, which would find words of texts to be names."""
        if self.keeps and not self.shown <= self.found.keys():
            return  # what is not rendered in a part of a build stays as it was found
        forms = BY_LANGUAGE.get(self.result.words.code, ())
        for path, text in index_files(filter(None, self.found.values()), forms).items():
            write_file(text.encode(), str(Path(config.site_dir) / path))

    @event_priority(-100)  # after other plugins have written their files
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Put the site in its place, unless a strict build is about to fail."""
        # A strict build of MkDocs fails for a warning, but only after its last event.
        if self.site and not (config.strict and self.heard.get_counts()):
            self.site.finish()
            log.info("The new site is in %s", self.site.folder)
            self._remember(config)
        if self.site:
            config.site_dir = str(self.site.folder)
        self.held.close()

    def _remember(self, config: MkDocsConfig) -> None:
        """Keep what the site was made from, unless that has changed meanwhile."""
        silent = not self.heard.get_counts()  # else what it said would not be said again
        now = self.made_from and manifest.made_from(config, self._data(config), self, self.settings)
        if self.site and silent and now and now == self.made_from:
            manifest.remember(self.site, self.made_from, self.store)
        self.store.forget()

    on_post_build = CombinedEvent(_write_sheet, _write_search, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it is."""
        self.held.close()
        if isinstance(error, OSError) and error.errno in DISK_FAULTS:
            raise PluginError(f"the site cannot be written: {error.strerror}") from error
        if isinstance(error, OSError) and error.errno in DENIED:
            raise PluginError(f"`{error.filename}`: {error.strerror}") from error

    def _data(self, config: MkDocsConfig) -> Path:
        return _project(config).parent / self.config.folder


def _project(config: MkDocsConfig) -> Path:
    """The configuration file, in the folder of the whole project."""
    return Path(config.config_file_path or "mkdocs.yml").resolve()


def _wait() -> None:
    log.info("Another build is running beside this site; waiting for it to end")


def _headings(contents: Iterable[AnchorLink]) -> Iterator[Heading]:
    for link in contents:
        yield Heading(link.level, link.id, link.title)
        yield from _headings(link.children)


def _anchors(file: File) -> set[str] | None:
    return file.page.present_anchor_ids if file.page else None


def _preview(built: Preview | None, page: Page) -> Preview:
    """The preview of a page; a hand-written page's own description takes precedence."""
    if built and page.file.generated_by:
        return built
    title = Markup(page.title or "").striptags()  # noqa: S704 - to strip the tags, not to show it
    about = str(page.meta.get("description") or "")
    return changed(built, about=about) if built and about else built or Preview(title, about)
