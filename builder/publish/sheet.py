"""A site whose pages are written → its single style sheet, and the licences of all it publishes."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from builder.publish import licences, stylesheet
from builder.publish.assets import BUNDLE, FOLDER, theme_css
from builder.publish.pages import Written
from builder.publish.store import Store
from builder.typeset import at


def write(
    site: Path, names: AbstractSet[str] | None, store: Store, theme_folders: Iterable[str]
) -> None:
    """Write them into a site; of the theme's rules, only those for `names`, if these are given."""
    theirs = theme_css([site])
    if names is not None:
        theirs = stylesheet.pruned(theirs, names, store)
    ours = (BUNDLE / "explainer.css").read_text("utf-8")
    (site / FOLDER / "site.css").write_text(theirs + ours, "utf-8")
    text = (BUNDLE / "licences.txt").read_text("utf-8") + licences.of_theme(theme_folders)
    (site / FOLDER / "licences.txt").write_text(text, "utf-8")


def names_in(site: Path, written: Mapping[str, Written]) -> set[str]:
    """The words of a site that could be names in a style sheet; of `written` pages, as known."""
    ours = {at(path) + "index.html" for path in written}
    files = (path for path in site.rglob("*.*") if path.suffix in {".html", ".js"})
    others = (path for path in files if path.relative_to(site).as_posix() not in ours)
    found = stylesheet.words(path.read_text("utf-8") for path in others)
    return found.union(*(page.names for page in written.values()))
