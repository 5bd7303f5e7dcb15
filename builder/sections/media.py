"""The pictures and documents of a record, and the recordings that it links to, for its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlsplit

from builder.files import File, beside
from builder.graph import Graph
from builder.model import Media, Part, Place, Shows
from builder.parse import Item
from builder.sections import links, phrases
from builder.sections.licences import licence
from builder.sections.relations import Anchor
from builder.words import Words

FILLS = "(min-width: 728px) 680px, 100vw"
"""How wide a picture is in a window, as HTML has it: the column, or all of a narrow one."""


@dataclass(frozen=True)
class Size:
    """A picture in one width: where it is in the site, and the width in pixels."""

    address: str
    width: int


@dataclass(frozen=True)
class Exhibit:
    """What stands on a page; all plain text but for addresses."""

    kind: str
    """`picture`, `document`, `video` or `audio`."""
    address: str
    """Where it is in the site; of a recording, on the web."""
    alt: str
    caption: str
    credit: str
    licence: str
    terms: str
    """The address of the licence, if it is known."""
    date: str
    inferred: str
    place: Anchor | None
    fills: str = FILLS
    amount: str = ""
    """Of a document: how large it is."""
    host: str = ""
    """Of a recording: the site that it is on."""
    is_video: bool = False
    width: int = 0
    height: int = 0
    sizes: tuple[Size, ...] = ()
    record: Anchor | None = None
    """The record that shows it, on a page that is not its own."""


def media(graph: Graph, item: Item[Part]) -> tuple[Exhibit, ...]:
    """What a record shows, in the order in which it is written there."""
    return tuple(_shown(graph, medium, file) for medium, file in of(graph, item))


def of(graph: Graph, item: Item[Part]) -> Iterator[tuple[Media, File | None]]:
    """The entries of a record, each with its file; None if it is a link."""
    for medium in item.body.media if isinstance(item.body, Shows) else ():
        file = graph.files.get(beside(item.record.path, medium.file)) if medium.file else None
        if file or not medium.file:
            yield medium, file


def pictures(graph: Graph) -> Mapping[str, tuple[Item[Part], Media]]:
    """The pictures that records show, by their path in the data folder.

    One that several records show is shown as by the first of them, by id.
    """
    found: dict[str, tuple[Item[Part], Media]] = {}
    for item in sorted(graph.items.values(), key=lambda item: item.id):
        for medium, file in of(graph, item):
            if file and file.is_picture:
                found.setdefault(file.path, (item, medium))
    return found


def elsewhere(graph: Graph, path: str) -> Exhibit:
    """A picture on a page that is not of the record that shows it."""
    item, medium = pictures(graph)[path]
    name, address = links.name(graph.words, item.body), links.address_of(graph, item.kind, item.id)
    return replace(_shown(graph, medium, graph.files[path]), record=Anchor(name, address))


def kind(medium: Media, file: File | None) -> str:
    """Whether it is a `picture`, a `document`, a `video` or `audio`."""
    if file:
        return "picture" if file.is_picture else "document"
    return "video" if medium.video else "audio"


def _shown(graph: Graph, medium: Media, file: File | None) -> Exhibit:
    address = str(medium.video or medium.audio or "")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    sizes = file.widths if file and file.is_picture else ()
    width = max(sizes, default=0)
    return Exhibit(
        kind=kind(medium, file),
        address=file.address if file else address,
        alt=medium.alt,
        caption=medium.caption or "",
        credit=medium.credit or "",
        licence=medium.licence,
        terms=licence(medium.licence),
        date=phrases.capital(graph.words.date(medium.date)) if medium.date else "",
        inferred=medium.date_inferred or "",
        place=_place(graph, medium),
        amount="" if file is None or width else amount(graph.words, len(file.data)),
        host=host,
        is_video=bool(medium.video),
        width=width,
        height=file.height_at(width) if file and width else 0,
        sizes=tuple(Size(file.address_at(one), one) for one in sizes) if file else (),
    )


def _place(graph: Graph, medium: Media) -> Anchor | None:
    if medium.place is None:
        return None
    name = graph.get(Place, medium.place).body.name
    return Anchor(name, links.address_of(graph, "place", medium.place))


def amount(say: Words, size: int) -> str:
    """How large a file is, as a reader would say it: `340 kB`, `1.2 MB`."""
    if size < 1_000_000:
        return say.text("media.kilobytes", size=Decimal(max(1, round(size / 1_000))))
    return say.text("media.megabytes", size=Decimal(round(size / 100_000)) / 10)
