"""What a site was made from, and the files it had then; if neither changed, nothing is built."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from builder.publish.assets import BUNDLE, THEME
from builder.publish.fingerprint import files_in
from builder.publish.replace import SiteFolder
from builder.publish.store import Store, key

KNOWN = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes"),
    *("md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
}
"""Extensions of Markdown that read nothing but the page."""


def made_from(config: MkDocsConfig, data: Path, plugin: object, settings: str) -> str:
    """A hash of everything that a site is made from; empty if that cannot be known.

    Other plugins, hooks and extensions may read any file, the network or the clock. What is wrong
    with a file that cannot be read is said by the build. `settings` is a hash of the configuration.
    """
    methods = (method for methods in config.plugins.events.values() for method in methods)
    alone = all(getattr(method, "__self__", None) is plugin for method in methods)
    if not alone or not KNOWN.issuperset(config.markdown_extensions):
        return ""
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [data, Path(config.docs_dir), BUNDLE, THEME, *own]
    when = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        files = (path for folder in folders for path in files_in(folder))
        parts = [part for path in files for part in (str(path), path.read_bytes())]
        return key(settings, when, *parts)
    except OSError:
        return ""


def is_current(site: SiteFolder, made_from: str, store: Store) -> bool:
    """Whether a site is there, whole and untouched, that was made from just this."""
    if any(path.exists() for path in (site.new, site.ready, site.old)):
        return False  # what a build that was killed has left is to be put in place first
    kept = store.get(_name(site))
    try:
        return kept is not None and json.loads(kept) == [made_from, _files(site.folder)]
    except OSError:  # a file is gone meanwhile
        return False


def remember(site: SiteFolder, made_from: str, store: Store) -> None:
    """Keep what a site was made from, and what is in it now."""
    store.put(_name(site), json.dumps([made_from, _files(site.folder)]).encode())


def _name(site: SiteFolder) -> str:
    return key("manifest", str(site.folder))


def _files(folder: Path) -> Mapping[str, list[int]]:
    """The size and the time of the last change of each file, by its path; hidden ones are none."""
    found = {}
    for entry in _entries(folder):
        at = entry.stat(follow_symlinks=False)
        found[os.path.relpath(entry.path, folder)] = [at.st_size, at.st_mtime_ns]
    return found


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)
        else:
            yield entry
