"""A project → a folder from which MkDocs, ProperDocs and Zensical each build its site.

They need nothing of ours there: its pages are in HTML, its templates hold no name that only our
plugin knows, and what a site needs beside its pages is in it.
"""

import html
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import yaml
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from builder import problems
from builder.disk import DiskError
from builder.publish import licences
from builder.publish.assets import BUNDLE, FOLDER, PACKAGE, THEME, own_words
from builder.publish.fingerprint import files_in
from builder.publish.page_file import EXTENSIONS, page_file
from builder.publish.plugin import EXPORT, ExplainerPlugin
from builder.publish.policy import loose_policy, policy
from builder.publish.settings import LOOK, theme_by_author
from builder.typeset import at
from builder.words import Words

DOCS, OVERRIDES = "docs", "overrides"
ENGINES = PACKAGE / "publish" / "engines"
"""Templates that only such a folder has."""
SHARED = (
    *("404.html", "embed.html", "sitemap.xml"),
    *(f"partials/{name}.html" for name in ("contents", "preview", "source", "trail")),
)
"""Those of our theme that every engine can render."""
TOC = ("title", "permalink", "permalink_title", "toc_depth")
"""The options for contents that an engine needs to make those that our plugin makes."""
TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
SAY = re.compile(r'\bsay\("([\w.-]+)"\)')
NAME = re.compile(
    r"\b(?:words\.code|words\.direction|own_words|published|loose_policy)\b|'' \| policy\b"
)
BASE = re.compile(r"""(\{%-?\s*extends\s+["'])(base\.html["'])""")


class FolderError(Exception):
    """A project cannot be built; the message says why."""


def contents(config_file: Path, *, strict: bool = False) -> Mapping[str, bytes]:
    """The files of the folder by their path in it.

    Raises `FolderError`, if strict for a warning, too; `DiskError` if a file cannot be read.
    """
    try:
        config, files = _prepared(config_file, strict=strict)
    except MkDocsException as fault:
        if isinstance(fault.__cause__, DiskError):
            raise fault.__cause__ from None
        raise FolderError(str(fault)) from None
    plugin = cast("ExplainerPlugin", config.plugins["explainer"])
    if said := sum(count for _, count in plugin.heard.get_counts() if config.strict):
        raise FolderError(f"{problems.counted(said, 'warning')} in a strict build")
    found = {f"{DOCS}/{name}": data for name, data in _cards(plugin, config.site_name)}
    found |= {f"{DOCS}/{name}": data for name, data in _published(config, files, plugin)}
    found |= {f"{OVERRIDES}/{name}": text for name, text in _templates(config, plugin, files)}
    settings = _settings(config, plugin.result.words)
    found["mkdocs.yml"] = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).encode()
    return found


def _cards(plugin: ExplainerPlugin, name: str) -> Iterator[tuple[str, bytes]]:
    with TemporaryDirectory() as site:
        plugin.draw_cards(Path(site), name)
        for path in files_in(Path(site)):
            yield path.relative_to(site).as_posix(), path.read_bytes()


def _published(
    config: MkDocsConfig, files: Files, plugin: ExplainerPlugin
) -> Iterator[tuple[str, bytes]]:
    """What the site publishes: pages, data, scripts, fonts, and the licences of what is others'."""
    for file in files:
        if file.inclusion.is_included():
            if file.page:
                yield place(file.src_uri), _page(file.page, plugin)
            else:
                yield file.src_uri, file.content_bytes
    notes = (BUNDLE / "licences.txt").read_text("utf-8") + licences.of_theme(config.theme.dirs)
    yield f"{FOLDER}/licences.txt", notes.encode()


def place(page: str) -> str:
    """Where a page is in the folder: `events/x.md` in `events/x/index.md`, at the same address.

    Zensical lengthens the relative addresses in HTML by `../`, and MkDocs does not; on a page that
    is an index neither does.
    """
    return posixpath.normpath(f"{at(page)}index.md")


def _prepared(config_file: Path, *, strict: bool) -> tuple[MkDocsConfig, Files]:
    """The site as MkDocs knows it before it asks a theme: pages in HTML, their links checked."""
    config = load_config(str(config_file), strict=strict or None)
    if "explainer" not in config.plugins:
        raise FolderError(f"`{config_file}` does not list the plugin `explainer`")
    plugin, events = cast("ExplainerPlugin", config.plugins["explainer"]), config.plugins
    events.on_startup(command=cast("Any", EXPORT), dirty=False)
    try:
        config = events.on_config(config)
        events.on_pre_build(config=config)
        files = events.on_files(get_files(config), config=config)
        set_exclusions(files, config)
        events.on_nav(get_navigation(files, config), config=config, files=files)
        pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
        for page in pages:
            _read(page, config, files)
        for page in pages:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        plugin.check_links(config, files)
    finally:
        events.on_shutdown()
    return config, files


def _read(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Let MkDocs and all plugins make the HTML of a page."""
    given: dict[str, Any] = {"config": config, "files": files}
    page = config.plugins.on_pre_page(page, **given)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, **given)
    page.render(config, files)
    page.content = config.plugins.on_page_content(page.content or "", page=page, **given)


# Pages --------------------------------------------------------------------------------------------


def _page(page: Page, plugin: ExplainerPlugin) -> bytes:
    """A page whose front matter has all that our templates say of it."""
    own = plugin.own(page)
    preview, card = own["preview"], own["card"]
    about = {"description": html.escape(preview.about)} if preview.about else {}
    edit = {"edit_url": page.edit_url} if page.edit_url else {}
    matter = {"title": page.title, **about, **page.meta, **edit}
    shown = {name: getattr(preview, name) for name in ("title", "about", "facts")}
    matter["preview"] = {**shown, "card": list(card) if card else []}
    return page_file(matter, page.content or "").encode()


# Templates ----------------------------------------------------------------------------------------


def _templates(
    config: MkDocsConfig, plugin: ExplainerPlugin, files: Files
) -> Iterator[tuple[str, bytes]]:
    """Those of ours and then the author's, which may take their place."""
    pages = sorted(file.url for file in files.documentation_pages())
    known = _Settled(plugin.result.words, pages, plugin.config.origins)
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for name in SHARED:
        ours = known.written_out((THEME / name).read_text("utf-8"))
        yield name, ours
        if own and (own / name).exists():
            yield f"explainer/{name}", ours  # the author's may extend it by this name
    for path in files_in(ENGINES):
        yield path.relative_to(ENGINES).as_posix(), known.written_out(path.read_text("utf-8"))
    for path in files_in(own) if own else ():
        name = path.relative_to(own or "").as_posix()
        if path.suffix not in {".html", ".xml"}:
            yield name, path.read_bytes()
        else:
            yield name, known.written_out(BASE.sub(r"\1explainer/\2", path.read_text("utf-8")))


class _Settled:
    """What our plugin tells templates, and no engine does."""

    def __init__(self, words: Words, pages: Sequence[str], origins: Sequence[str]) -> None:
        self.words = words
        self.values = {
            "words.code": words.code,
            "words.direction": words.direction,
            "own_words": own_words(words),
            "published": list(pages),
            "'' | policy": policy(origins)(""),
            "loose_policy": loose_policy(origins),
        }

    def written_out(self, template: str) -> bytes:
        """A template with that in the place of its names."""
        return TAG.sub(self._tag, template).encode()

    def _tag(self, tag: re.Match[str]) -> str:
        said = SAY.sub(lambda name: _literal(self.words.text(name[1])), tag[0])
        return NAME.sub(lambda name: _literal(self.values[name[0]]), said)


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# Settings -----------------------------------------------------------------------------------------


def _settings(config: MkDocsConfig, words: Words) -> Mapping[str, Any]:
    """The configuration, as it is once our plugin has completed it, without that plugin."""
    kept = ("site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name")
    named = {name: config[name] for name in (*kept, "copyright") if config[name]}
    toc = {name: config.mdx_configs["toc"].get(name) for name in TOC}
    return {
        **named,
        "theme": _theme(config, words),
        "nav": _moved(config.nav),
        "not_in_nav": "/**",
        "plugins": ["search"],
        "markdown_extensions": [*EXTENSIONS, {"toc": {k: v for k, v in toc.items() if v}}],
        "extra_css": [f"{FOLDER}/explainer.css", *config.extra_css],
        "extra_javascript": list(map(_script, config.extra_javascript)),
        **({"extra": dict(config.extra)} if config.extra else {}),
    }


def _theme(config: MkDocsConfig, words: Words) -> Mapping[str, Any]:
    names = dict.fromkeys([*LOOK, "language", *theme_by_author(config)])
    values = {name: config.theme[name] for name in names if name not in {"name", "custom_dir"}}
    values["palette"] = _named(values["palette"], words)
    # The look that Zensical shares with Material; Material has no other, and does not ask.
    return {"name": "material", "variant": "classic", "custom_dir": OVERRIDES, **values}


def _named(palette: Any, words: Words) -> Any:  # noqa: ANN401 - as an author writes it
    """The palette with a name for each of its buttons, which our own templates give them."""
    if not isinstance(palette, list):
        return palette
    return [{**one, "toggle": _toggle(one, words)} if "toggle" in one else one for one in palette]


def _toggle(one: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    key = "site.from-slate" if one.get("scheme") == "slate" else "site.from-default"
    return {"name": words.text(key), **one["toggle"]}


def _moved(navigation: Any) -> Any:  # noqa: ANN401 - lists, sections and paths in any depth
    """A navigation whose pages are where this folder has them."""
    if isinstance(navigation, list):
        return [_moved(one) for one in navigation]
    if isinstance(navigation, dict):
        return {title: _moved(one) for title, one in navigation.items()}
    is_page = isinstance(navigation, str) and navigation.endswith(".md")
    return place(navigation) if is_page else navigation


def _script(script: ExtraScriptValue | str) -> Any:  # noqa: ANN401
    if isinstance(script, str):
        return script
    how = {"type": script.type, "defer": script.defer, "async": script.async_}
    return {"path": script.path, **{name: value for name, value in how.items() if value}}
