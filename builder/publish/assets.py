"""What a site publishes beside its pages: scripts, fonts, icons, words of scripts, style sheets."""

from collections.abc import Iterable, Iterator
from importlib.resources import files as package_files
from pathlib import Path

from builder.disk import OUTLINES
from builder.publish import icon
from builder.words import ENGLISH, Words, front

PACKAGE = Path(str(package_files("builder")))
THEME = PACKAGE / "publish" / "theme"
"""What we change of the theme."""
BUNDLE = PACKAGE / "web" / "dist"
FOLDER = "assets/explainer"
"""Where our assets are in the site."""


def assets(words: Words) -> Iterator[tuple[str, Path | str | bytes]]:
    """Each asset by its path in the site: the file that is copied, or its content."""
    for path in sorted(BUNDLE.rglob("*")):
        if path.is_file() and path.name != OUTLINES.name:
            yield f"{FOLDER}/{path.relative_to(BUNDLE).as_posix()}", path
    yield f"{FOLDER}/icon.svg", icon.svg()
    yield f"{FOLDER}/icon.png", icon.png(96)
    yield f"{FOLDER}/icon-touch.png", icon.png(180, corners=False)
    if path_of_words := own_words(words):
        yield path_of_words, front.script(words)


def own_words(words: Words) -> str:
    """Where the words of scripts are in the site; those of English are in the scripts."""
    return "" if words.code == ENGLISH.code else f"{FOLDER}/words.js"


def theme_css(folders: Iterable[Path]) -> str:
    """The theme's style sheets in these folders, one after the other, in its own order."""
    found = (
        sheet
        for folder in folders
        for name in ("main", "palette")
        for sheet in sorted((folder / "assets" / "stylesheets").glob(f"{name}.*.min.css"))
    )
    return "".join(path.read_text("utf-8") for path in found)
