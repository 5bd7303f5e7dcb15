"""Everything beside its own text that a page of the site is made from, as one hash."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.metadata import distributions
from pathlib import Path, PurePath
from platform import python_version
from typing import Any

from builder.publish.assets import PACKAGE, THEME
from builder.publish.store import key

CODE = {".py", ".j2", ".yml"}
PLAIN = (str, bytes, int, float, bool, type(None), date)
LISTS = {"sitemap.xml"}
"""Templates that are rendered anew in each build."""
NAMES_PAGES = re.compile(rb"\{[{%][^}]*\bpages\b")
NAMES_DATE = re.compile(rb"\b(?:build_date_utc|update_date)\b")
INHERITED = re.compile(r"(?m)^INHERIT:\s*[\"']?(.+?)[\"']?\s*$")
SITE_DIR = "site_dir"
"""Where a site is built has no effect on what is in it."""


def of_site(config: Mapping[str, Any]) -> str:
    """A hash of the programs, the configuration as written and as read, and the theme's own files.

    What comes from packages is known by their versions.
    """
    theme = config["theme"]
    written = [
        path.read_bytes() for path in _settings_files(Path(config["config_file_path"] or ""))
    ]
    read = [list(_described(config)), list(theme.dirs), sorted(theme.static_templates)]
    files = (part for path, data in own_files(config) for part in (str(path), data))
    return key(of_programs(), repr(read), str(len(written)), *written, *files)


def of_surroundings(
    config: Mapping[str, Any], navigation: Sequence[Any], pages: Sequence[str], when: str
) -> str:
    """A hash of everything beside its own text that a page of the site is made from.

    Args:
        config: MkDocs' configuration.
        navigation: sections, pages and links, as in MkDocs' `nav.items`.
        pages: the addresses of all pages, which count only if a template names them.
        when: the time of the build, which counts only if a template asks for it.
    """
    templates = [data for path, data in own_files(config) if path.name not in LISTS]
    listing = any(NAMES_PAGES.search(data) for data in templates)
    dated = any(NAMES_DATE.search(data) for data in templates)
    return key(
        of_site(config),
        repr(list(_listed(navigation))),
        repr(list(pages) if listing else ()),
        when if dated else "",
    )


def own_files(config: Mapping[str, Any]) -> Iterator[tuple[Path, bytes]]:
    """The files that a site and this package add to the theme, and what they hold."""
    for folder in filter(None, (config["theme"].custom_dir, THEME)):
        for path in files_in(Path(folder)):
            yield path, path.read_bytes()


def _settings_files(path: Path) -> Iterator[Path]:
    """The file of the configuration, and those that it inherits from."""
    seen: set[Path] = set()
    while path.is_file() and path not in seen:
        seen.add(path)
        yield path
        above = INHERITED.search(path.read_text("utf-8", "replace"))
        path = path.parent / above[1] if above else Path()


@cache
def of_programs() -> str:
    """A hash of this package and of the versions of all packages that are installed."""
    versions = sorted(f"{found.name} {found.version}" for found in distributions())
    code = [path for path in files_in(PACKAGE) if path.suffix in CODE]
    return key(python_version(), *versions, *(path.read_bytes() for path in code))


def of_templates() -> str:
    """A hash of the templates of this package, which may be edited while `mkdocs serve` runs."""
    templates = files_in(PACKAGE / "templates")
    return key(*(part for path in templates for part in (str(path), path.read_bytes())))


def files_in(folder: Path) -> list[Path]:
    """All files in a folder and below it, sorted."""
    found = (Path(at, name) for at, _, names in os.walk(folder, followlinks=True) for name in names)
    return sorted(path for path in found if path.is_file())


def _listed(items: Sequence[Any]) -> Iterator[object]:
    for item in items:
        yield type(item).__name__, item.title, getattr(item, "url", ""), _matter(item)
        yield list(_listed(item.children or ()))


def _matter(item: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a page, a section or a link
    """The front matter of a page by hand, by which themes mark it in their navigation."""
    by_hand = item.is_page and not item.file.generated_by
    return dict(item.meta) if by_hand else {}


def _described(value: object) -> Iterator[object]:
    """A setting in plain values, whose `repr` is the same in each run."""
    if isinstance(value, PLAIN):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name != SITE_DIR:
                yield name, list(_described(part))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value:
            yield list(_described(part))
    elif isinstance(value, PurePath):
        yield str(value)
    else:
        yield getattr(value, "__qualname__", type(value).__qualname__)
        if hasattr(value, "__dict__"):
            yield from _described(_settings(value))


def _settings(value: object) -> object:
    """The settings that an object of MkDocs holds: a plugin's, a language's, a script's."""
    if hasattr(value, "config"):
        return value.config
    return {name: part for name, part in vars(value).items() if isinstance(part, PLAIN)}
