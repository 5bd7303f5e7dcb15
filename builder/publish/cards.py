"""The cards of a site → PNG files in it: several at once, and only what has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.preview import Preview
from builder.preview.card import place
from builder.publish import fingerprint
from builder.publish.assets import BUNDLE
from builder.publish.social_card import Fonts, draw
from builder.publish.store import Store, key
from builder.publish.workers import spread
from builder.steps import Each


@dataclass(frozen=True)
class Cards:
    """What was drawn."""

    of: Mapping[str, tuple[str, str]]
    """The card of each page by the page's path: where it is, and its words."""
    wordless: Sequence[str]
    """The pages on whose cards words are missing, for no font has their letters."""


def write(  # noqa: PLR0913 - the last three say how, not what
    previews: Mapping[str, Preview],
    name: str,
    site: Path,
    store: Store,
    *,
    fonts: Sequence[Path],
    forks: bool,
    each: Each,
) -> Cards:
    """Draw the cards into a site.

    Args:
        previews: by the path of a page; one may have no card.
        name: that of the site, which is at the foot of each card.
        site: the folder of the site.
        store: where cards are kept from one build to the next.
        fonts: files for letters that the site's own fonts lack.
        forks: whether other processes may share the work.
        each: is told how far it is.
    """
    cards = {path: preview.card for path, preview in previews.items() if preview.card}
    files = (*sorted((BUNDLE / "fonts").iterdir()), *fonts)
    known = key(*(part for path in files for part in (path.name, path.read_bytes())))
    opened = cache(lambda: _fonts(fonts))

    def drawn(path: str) -> bool:
        """Whether all words of a page's card are on it."""
        kept = key("card", fingerprint.of_programs(), known, name, repr(cards[path]))
        data = store.get(kept)
        if data is None:
            picture, is_whole = draw(cards[path], name, opened())
            data = bytes([is_whole]) + picture
            store.put(kept, data)
        target = site / place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data[1:])
        return bool(data[0])

    done = dict(each("Cards drawn", spread(drawn, list(cards), forks=forks), len(cards)))
    return Cards(
        {path: (place(path), card.words) for path, card in cards.items()},
        [path for path in cards if not done[path]],
    )


def others(project: Path, named: Iterable[str]) -> Sequence[Path]:
    """The files of fonts that a site names, in its folder: each a file, or all in a folder.

    Raises `FileNotFoundError` with the name that has none.
    """
    found: list[Path] = []
    for name in named:
        path = project / name
        files = [path] if path.is_file() else sorted(path.rglob("*-normal.woff2"))
        if not files:
            raise FileNotFoundError(name)
        found += files
    return found


def _fonts(others: Iterable[Path]) -> Fonts:
    own = {path.name: path.read_bytes() for path in (BUNDLE / "fonts").iterdir()}
    return Fonts(own, {path.name: path.read_bytes() for path in others})
