"""Everything beside its own text that a page of the site is made from, as one hash."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import distributions
from pathlib import Path, PurePath
from platform import python_version
from typing import Any

from builder.publish.assets import PACKAGE
from builder.publish.store import key

CODE = {".py", ".j2"}
PLAIN = (str, bytes, int, float, bool, type(None))
SITE_DIR = "site_dir"
"""Where a site is built has no effect on what is in it."""


def of_site(config: Mapping[str, Any], navigation: Sequence[Any], date: str) -> str:
    """A hash of the programs, the configuration, the theme's files and the navigation.

    Args:
        config: MkDocs' configuration.
        navigation: sections, pages and links, as in MkDocs' `nav.items`.
        date: the time of the build, which counts only if a template of the theme asks for it.
    """
    theme = config["theme"]
    own = [Path(theme.custom_dir)] if theme.custom_dir else []
    files = [(path, path.read_bytes()) for folder in own for path in files_in(folder)]
    dated = any(b"build_date_utc" in data for _, data in files)
    return key(
        of_programs(),
        repr(list(_described(config))),
        repr(list(_listed(navigation))),
        date if dated else "",
        *(part for path, data in files for part in (str(path), data)),
    )


@cache
def of_programs() -> str:
    """A hash of this package and of the versions of all packages that are installed."""
    versions = sorted(f"{found.name} {found.version}" for found in distributions())
    code = [path for path in files_in(PACKAGE) if path.suffix in CODE]
    return key(python_version(), *versions, *(path.read_bytes() for path in code))


def files_in(folder: Path) -> list[Path]:
    """All files in a folder and below it, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _listed(items: Sequence[Any]) -> Iterator[object]:
    for item in items:
        yield type(item).__name__, item.title, getattr(item, "url", None)
        yield list(_listed(item.children or ()))


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
