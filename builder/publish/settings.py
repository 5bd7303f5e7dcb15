"""What the author of a site has set → that, and what our pages need beside it.

A site needs to name only the theme and the plugin. Whatever its author did set stands.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markdown.extensions.extra import extensions as in_extra
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir, nest_paths
from mkdocs.utils.yaml import yaml_load

from builder import Result
from builder.model import Explainer
from builder.publish.assets import FOLDER, THEME
from builder.publish.twins import twins
from builder.sections import links
from builder.sections.links import HOME
from builder.typeset import EXTENSIONS, is_page
from builder.words import Words

log = get_plugin_logger("explainer")
MATERIAL = "material"
INSTANT = "navigation.instant"
LOOK: Mapping[str, Any] = {
    "font": False,  # fonts come with the site: no request to a third party
    "favicon": f"{FOLDER}/icon.svg",
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/weather-night"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/weather-sunny"},
        },
    ],
    "features": ["content.action.edit", INSTANT, "navigation.tabs", "navigation.top"],
}
"""Settings of the theme."""
MOST_PAGES = 2000
"""With more, pages are not changed in place: for that, the theme fetches a list of all pages."""
VALIDATION = {
    ("nav", "omitted_files"),
    ("nav", "absolute_links"),
    ("links", "absolute_links"),
    ("links", "unrecognized_links"),
    ("links", "anchors"),
}
"""What MkDocs warns of, so that a strict build ends there."""
NAVIGATION: Mapping[str, tuple[str, ...]] = {
    "": (
        *(HOME, "timeline/index.md", "events/index.md", "actors/index.md"),
        *("quotes/index.md", "questions/index.md"),
    ),
    "nav.more": (
        *("messages/index.md", "expectations/index.md", "places/index.md"),
        *("chapters/index.md", "terms/index.md"),
    ),
    "nav.how": (
        *("method.md", "audit/index.md", "sources/index.md", "origins/index.md"),
        *("data/index.md", "embed/index.md"),
        "contribute/index.md",
    ),
}
"""The pages of a navigation that nobody has set, by the key of the heading above them."""


def complete(config: MkDocsConfig) -> None:
    """Add to a site's configuration what our pages need and its author did not set.

    Raises `PluginError` in one sentence where that cannot be.
    """
    _refuse(config)
    theirs = theme_by_author(config)
    for name, value in LOOK.items():
        if name not in theirs:
            config.theme[name] = value
    if config.theme["font"]:
        log.warning("`theme.font` has readers ask a third party for fonts, and is not used")
        config.theme["font"] = False
    for setting in _blocked(config):
        log.warning("%s is of another site, and the site's policy lets it do nothing", setting)
    _turn_off_search(config)
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs[len(own) : len(own)] = [str(THEME)]
    config.markdown_extensions += [
        name for name in EXTENSIONS if name not in config.markdown_extensions
    ]
    for name, options in EXTENSIONS.items():
        _set(config, name, **options)
    asked: Any = _written(config).get("validation") or {}
    for group, name in VALIDATION:
        if name not in asked.get(group, {}):
            config.validation[group][name] = logging.WARNING


def _turn_off_search(config: MkDocsConfig) -> None:
    """Keep the theme's own search from reading every page again, where a site still lists it."""
    theirs = config.plugins.get("material/search")
    if theirs:
        for event, methods in config.plugins.events.items():
            # Not within the list: MkDocs is passing one of them.
            config.plugins.events[event] = [
                method for method in methods if getattr(method, "__self__", None) is not theirs
            ]


def _blocked(config: MkDocsConfig) -> Iterable[str]:
    """What an author has set, and no reader will get."""
    for name, paths in {
        "extra_javascript": map(str, config.extra_javascript),
        "extra_css": config.extra_css,
    }.items():
        yield from (f"`{path}` under `{name}`" for path in paths if urlsplit(path).netloc)
    if config.extra.get("analytics"):
        yield "what `extra.analytics` loads"


def complete_words(config: MkDocsConfig, result: Result) -> None:
    """The same for what has words, which are in the site's language."""
    words = result.words
    _set_language(config, words.code)
    _set(config, "toc", permalink_title=words.text("site.section"))
    _set(config, "toc", title=words.text("site.contents"))
    if "features" not in theme_by_author(config) and _many(result.outputs):
        config.theme["features"] = [name for name in LOOK["features"] if name != INSTANT]
    if config.nav is None:
        config.nav = list(_navigation(words, _listed(config, result)))
    if config.copyright is None and result.explainer:
        config.copyright = " · ".join(_colophon(words, result.explainer)) or None


def refuse_doubles(config: MkDocsConfig, result: Result) -> None:
    """Raise `PluginError` if a generated file has the same address as a file in docs/."""
    by_hand = {file.dest_uri: file.src_uri for file in get_files(config)}
    for path in result.outputs:
        double = by_hand.get(File.generated(config, path, content="").dest_uri)
        if double:
            raise PluginError(f"{path} is generated from the data, but there is docs/{double}")


def still_whole(config: MkDocsConfig) -> None:
    """Raise `PluginError` if another plugin or a hook took away an extension that pages need."""
    names = set(map(_plain, config.markdown_extensions))
    if names & {"extra", "pymdownx.extra"}:
        names.update(in_extra)
    if missing := [name for name in EXTENSIONS if name not in names]:
        raise PluginError(
            f"the pages of an explainer need the Markdown extension `{missing[0]}`,"
            " which another plugin or a hook has turned off"
        )


def _plain(extension: str) -> str:
    """The short name of an extension of Markdown."""
    return extension.removeprefix("markdown.extensions.")


def _refuse(config: MkDocsConfig) -> None:
    """Raise if a site is set up in a way that our pages cannot be part of."""
    if get_theme_dir(MATERIAL) not in config.theme.dirs:
        name = f"and not `{config.theme.name}`" if config.theme.name else "and this site has none"
        raise PluginError(f"an explainer needs the theme `{MATERIAL}`, {name}")
    if said := twins():
        raise PluginError(said)
    if sum(name.partition(" ")[0] == "explainer" for name in config.plugins) > 1:
        raise PluginError("the plugin `explainer` is listed twice under `plugins`")
    if not config.use_directory_urls:
        raise PluginError("the addresses of an explainer need `use_directory_urls: true`")
    if off := next(filter(EXTENSIONS.__contains__, _turned_off(config)), None):
        raise PluginError(
            f"the pages of an explainer need the Markdown extension `{off}`, which"
            " `markdown_extensions` sets to `false`: remove that line"
        )


def _turned_off(config: MkDocsConfig) -> Iterator[str]:
    """The extensions of Markdown that an author has set to `false`, as if that turned them off."""
    path = Path(config.config_file_path or "")
    if not path.is_file():
        return
    with path.open("rb") as file:  # as written: MkDocs has emptied the entries of its own list
        written = yaml_load(file).get("markdown_extensions") or ()
    for entry in [written] if isinstance(written, Mapping) else written:
        for name, value in entry.items() if isinstance(entry, Mapping) else ():
            if value is False:
                yield _plain(name)


def _written(config: MkDocsConfig) -> Mapping[str, Any]:
    """The settings as their author wrote them, without the defaults of MkDocs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # “never used in MkDocs”
        return {name: value for of in config.user_configs for name, value in of.items()}


def _set_language(config: MkDocsConfig, code: str) -> None:
    """Have the theme speak the explainer's language, where it can and its author set no other."""
    known = [name for name in (code, code.partition("-")[0]) if _speaks(config.theme, name)]
    if known and "language" not in theme_by_author(config):
        config.theme["language"] = known[0]


def _speaks(theme: Theme, language: str) -> bool:
    parts = (Path(folder, "partials", "languages") for folder in theme.dirs)
    return any((part / f"{language}.html").is_file() for part in parts)


def theme_by_author(config: MkDocsConfig) -> Mapping[str, Any]:
    """What the author of a site has set of the theme."""
    theme = _written(config).get("theme")
    return theme if isinstance(theme, Mapping) else {}


def _many(outputs: Iterable[str]) -> bool:
    return sum(path.endswith(".md") for path in outputs) > MOST_PAGES


def _set(config: MkDocsConfig, extension: str, **options: object) -> None:
    """Give an extension of Markdown options, where its author gave none of the name."""
    theirs = config.mdx_configs.setdefault(extension, {})
    for name, value in options.items():
        theirs.setdefault(name, value)


def _colophon(words: Words, explainer: Explainer) -> Iterable[str]:
    """HTML for the end of every page: the licence, and where readers send corrections."""
    if explainer.licence:
        yield words.bdi(words.text("site.licence", licence=escape(explainer.licence)))
    if explainer.corrections:
        to = escape(links.contact(explainer.corrections))
        yield f'<a href="{to}">{words.text("home.correct")}</a>'


def _listed(config: MkDocsConfig, result: Result) -> set[str]:
    """The pages for a navigation that nobody has set: those by hand, and lists of records."""
    ours = {
        path
        for path in filter(is_page, result.outputs)
        if path.endswith("index.md") or path.startswith("contribute/")
    }
    in_nav = InclusionLevel.is_in_nav
    return (ours - result.empty) | {
        file.src_uri for file in get_files(config).documentation_pages(inclusion=in_nav)
    }


def _navigation(words: Words, pages: Iterable[str]) -> Iterable[Any]:
    """What we know to put into an order, then the other pages as they lie in their folders."""
    left = dict.fromkeys(sorted(pages))
    for heading, paths in NAVIGATION.items():
        found: list[Any] = [path for path in paths if path in left]
        if heading == "nav.how":
            found += [path for path in left if path.startswith("contribute/") and path not in found]
        for path in found:
            del left[path]
        if heading and found:
            yield {words.text(heading): found}
        else:
            yield from ({words.text("nav.home"): path} if path == HOME else path for path in found)
    yield from nest_paths(left)
