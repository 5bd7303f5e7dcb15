"""The cards of a site → PNG files in it: several at once, and only what has changed."""

from collections.abc import Mapping
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


def write(  # noqa: PLR0913 - the last two say how, not what
    previews: Mapping[str, Preview], name: str, site: Path, store: Store, *, forks: bool, each: Each
) -> Mapping[str, tuple[str, str]]:
    """Draw the cards into a site, and return that of each page: its path and its words.

    Args:
        previews: by the path of a page; one may have no card.
        name: that of the site, which is at the foot of each card.
        site: the folder of the site.
        store: where cards are kept from one build to the next.
        forks: whether other processes may share the work.
        each: is told how far it is.
    """
    cards = {path: preview.card for path, preview in previews.items() if preview.card}

    def drawn(path: str) -> bool:
        """Whether a page has its own card; a few cannot be drawn."""
        kept = key("card", fingerprint.of_programs(), _fonts_name(), name, repr(cards[path]))
        data = store.get(kept)
        if data is None:
            data = draw(cards[path], name, _fonts()) or b""
            store.put(kept, data)
        if data:
            target = site / place(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return bool(data)

    done = each("Cards drawn", spread(drawn, list(cards), forks=forks), len(cards))
    having = {path for path, has in done if has}
    return {path: (place(path), card.words) for path, card in cards.items() if path in having}


@cache
def _fonts() -> Fonts:
    return Fonts({path.name: path.read_bytes() for path in _files()})


@cache
def _fonts_name() -> str:
    return key(*(part for path in _files() for part in (path.name, path.read_bytes())))


def _files() -> list[Path]:
    return sorted((BUNDLE / "fonts").iterdir())
