"""Files beside records → the pictures and documents that a site can show, and what else is there.

`data/events/gates-opened.jpg` is such a file; a record in the same folder names it under `media`.
Pictures are read far enough to know that they are whole, and how large they are. What the site
publishes of each is said here, too; `sizes` makes it.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from builder.model import FOLDERS
from builder.problems import FilePosition, Problem, error, shown

PICTURES: Mapping[str, str] = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
"""Pictures that browsers show, by the ending of their names: what Pillow calls their format."""
DOCUMENT = "pdf"
_REFUSED = {
    "svg": "it can hold scripts; save it as .png",
    **dict.fromkeys(
        ("gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "psd"),
        "save it as .jpg, .png or .webp",
    ),
    **dict.fromkeys(
        ("mp4", "mov", "webm", "avi", "mkv", "m4v", "mp3", "wav", "m4a", "ogg", "flac"),
        "put it where recordings are published, and link to it with `video` or `audio`",
    ),
    **dict.fromkeys(
        ("doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
        "save it as .pdf",
    ),
}
"""What people put beside records and no site shows, by its ending: what to do instead."""

LARGEST = 20_000_000  # bytes
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 16_000  # pixels; WebP has no more than 16,383
WIDTHS = (480, 960, 1600)
"""Of the sizes in which a picture is published, in pixels; none is larger than the original."""
SIDEWAYS = {5, 6, 7, 8}
"""The orientations in which a camera that was turned has written the columns as rows."""
_ORIENTATION = 0x0112
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.[A-Za-z]+", re.ASCII)


@dataclass(frozen=True)
class File:
    """A picture or a document: its path in the data folder, what is in it, its size in pixels."""

    path: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0
    """As it is shown, upright; 0 of a document."""

    @property
    def ending(self) -> str:
        """The ending of its name: `jpg`."""
        return ending(self.path)

    @property
    def is_picture(self) -> bool:
        """Whether a page shows it, and does not only lead to it."""
        return self.ending in PICTURES

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths in which the picture is published, the largest last."""
        largest = min(self.width, WIDTHS[-1])
        return (*(width for width in WIDTHS if width < largest), largest)

    def height_at(self, width: int) -> int:
        """How high the picture is in a width."""
        return max(1, round(self.height * width / self.width))

    @property
    def address(self) -> str:
        """Where it is in the site; a picture, in its largest size and for every browser."""
        return f"media/{self.path}{'.jpg' if self.ending == 'webp' else ''}"

    def address_at(self, width: int) -> str:
        """Where the picture is in the site in a width; no other file can be called so."""
        return f"media/{self.path}.{width}.webp"


Files = Mapping[str, File | None]
"""Files by their path in the data folder; None if one cannot be shown."""


def ending(path: str) -> str:
    """The ending of a file's name, in small letters: `jpg`."""
    return path.rpartition(".")[2].lower()


def is_beside_records(path: str) -> bool:
    """Whether a file of the data folder is a picture or a document, or was meant as one."""
    return path.rpartition("/")[0] in FOLDERS and ending(path) in {*PICTURES, DOCUMENT, *_REFUSED}


def read(texts: Mapping[str, str | bytes]) -> tuple[Files, list[Problem]]:
    """The pictures and documents of a data folder, which may hold records too."""
    found: dict[str, File | None] = {}
    problems: list[Problem] = []
    for path in filter(is_beside_records, sorted(texts)):
        raw = texts[path]
        one = _read(path, raw.encode() if isinstance(raw, str) else raw)
        found[path] = one if isinstance(one, File) else None
        if isinstance(one, Problem):
            problems.append(one)
    return found, problems


def _read(path: str, data: bytes) -> File | Problem:
    at, kind = FilePosition(path), ending(path)
    named = shown(path.rpartition("/")[2])
    if kind in _REFUSED:
        message = f"{named} cannot be shown: no site publishes files that end in `.{kind}`"
        return error(at, "unknown-file-type", message, _REFUSED[kind])
    if not _NAME.fullmatch(path.rpartition("/")[2]):
        hint = "rename it, with only a-z, 0-9, - and _ before the ending, and in the record too"
        return error(at, "wrong-file-name", f"{named} cannot be part of an address", hint)
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes; at most {LARGEST:,} are allowed"
        return error(at, "too-large", message, "save it smaller, or with less quality")
    return _picture(path, data) if kind in PICTURES else _document(path, data)


def _document(path: str, data: bytes) -> File | Problem:
    if data.startswith(b"%PDF-") and b"%%EOF" in data:
        return File(path, data)
    return _damaged(path, "PDF")


def _picture(path: str, data: bytes) -> File | Problem:
    format_ = PICTURES[ending(path)]
    try:
        image = opened(data, format_)
        width, height = image.size
        moves = format_ != "JPEG" and getattr(image, "n_frames", 1) > 1
        if max(image.size) <= LONGEST_SIDE and not moves:
            turned = image.getexif().get(_ORIENTATION) in SIDEWAYS
            image.draft("L", (1, 1))  # a JPEG is read to its end, and most of it is not worked out
            image.load()
            return File(path, data, *((height, width) if turned else (width, height)))
    except Image.DecompressionBombError:
        return _too_many(path)
    except Exception:  # noqa: BLE001 - whatever the bytes are, and whatever a decoder makes of them
        return _damaged(path, "WebP" if format_ == "WEBP" else format_)
    if moves:
        message = f"{shown(path)} moves; only still pictures are shown"
        hint = "save one frame of it, or link to a `video`"
        return error(FilePosition(path), "unknown-file-type", message, hint)
    return _too_many(path)


def opened(data: bytes, format_: str) -> Image.Image:
    """A picture of which only the head is read so far; refuses one of too many pixels.

    What Pillow warns of besides, such as notes of a camera that it cannot read, matters to nobody.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(BytesIO(data), formats=[format_])
    if image.width * image.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    return image


def _damaged(path: str, kind: str) -> Problem:
    message = f"{shown(path)} is damaged, or it is no {kind}"
    hint = "save it anew from the original, with the ending of its format"
    return error(FilePosition(path), "damaged-file", message, hint)


def _too_many(path: str) -> Problem:
    message = (
        f"{shown(path)} has too many pixels; at most {MOST_PIXELS:,} are allowed, and"
        f" {LONGEST_SIDE:,} on a side"
    )
    return error(FilePosition(path), "too-large", message, "save it smaller")


def beside(record: str, name: str) -> str:
    """The path of a file in the data folder that a record names, by the path of the record."""
    return f"{record.rpartition('/')[0]}/{name}"


def in_folder(files: Files, record: str) -> Iterator[str]:
    """The names of the files that a record could name."""
    folder = record.rpartition("/")[0]
    yield from (path.rpartition("/")[2] for path in files if path.startswith(f"{folder}/"))
