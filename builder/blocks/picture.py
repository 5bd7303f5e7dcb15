"""The block `picture`: a picture that a record shows, with all that is said of it there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder.blocks.piece import Lines, Piece
from builder.fields import Line
from builder.graph import Graph
from builder.model import Part
from builder.parse import Item
from builder.problems import Problem, error, shown, suggestion
from builder.sections import media
from builder.sections.edition import Edition
from builder.sections.media import Exhibit


class PictureBlock(Part):
    """A picture from the `media` of a record, with its caption, credit and licence."""

    noun: ClassVar[str] = "picture block"

    file: Line
    """Where the picture lies in the data folder: `places/north-pier.jpg`."""


OPTIONS = PictureBlock


@dataclass(frozen=True)
class PicturePiece(Piece):
    """A picture in a hand-written page."""

    template: ClassVar[str] = "blocks/picture.md.j2"

    shown: tuple[Exhibit, ...]


def check(graph: Graph, item: Item[PictureBlock]) -> Iterator[Problem]:
    """Report a picture that no record shows: nobody has said what is on it, nor whose it is."""
    known = media.pictures(graph)
    if item.body.file not in known:
        hint = suggestion(item.body.file, list(known))
        hint = hint or "name it under `media` in the record that it lies beside"
        message = f"no record shows a picture {shown(item.body.file)}"
        yield error(item.location("file"), "no-picture", message, hint)


def piece(edition: Edition, item: Item[PictureBlock], lines: Lines) -> PicturePiece:
    """What replaces the block."""
    return PicturePiece(lines, (media.elsewhere(edition.graph, item.body.file),))
