"""The licences of the parts of the theme that a site publishes: styles, scripts and icons."""

from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

THEME = "mkdocs-material"
RULE = "-" * 72


def of_theme(folders: Iterable[str]) -> str:
    """The licence of Material for MkDocs and those of the icon sets it carries, one after another.

    Args:
        folders: the theme's template folders, one of which contains the icon sets.
    """
    found = [*_theme(), *_icons(folders)]
    return "".join(f"\n{RULE}\n\n{name}\n\n{text.strip()}\n" for name, text in found)


def _theme() -> Iterator[tuple[str, str]]:
    theme = distribution(THEME)
    for name in theme.metadata.get_all("License-File") or ():
        # By the names that it states: to list its files, 14,000 icons among them, takes long.
        text = theme.read_text(f"licenses/{name}") or theme.read_text(name)
        if text:
            yield THEME, text


def _icons(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted(Path(folder).glob(".icons/*/LICENSE*")):
            yield f"{THEME}: icons “{path.parent.name}”", path.read_text("utf-8")
