"""Door to the disk: a folder → texts, and texts → a folder."""

import os
from collections.abc import Mapping
from pathlib import Path

OUTLINES = Path(__file__).parent / "web" / "dist" / "outlines.json"
"""What maps are drawn on: made with the front end, and no part of a site."""


class DiskError(Exception):
    """A folder cannot be read or written as asked; the message says why."""


def read(folder: Path, ending: str = "") -> dict[str, bytes]:
    """All files below a folder but hidden ones, by their path in it with `/` between names.

    With an `ending`, only those whose name has it.

    Raises `DiskError` where there is no such folder, or where a symbolic link stands in it: a link
    could publish what lies outside.
    """
    if not folder.is_dir():
        raise DiskError(f"there is no folder `{folder}`")
    texts = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts):
            continue
        if path.is_symlink():
            raise DiskError(f"`{path}` is a symbolic link; put the file itself there")
        if path.is_file() and path.name.endswith(ending):
            # A file name may hold bytes that are no text; such a file is reported, not lost.
            shown = os.fsencode(name.as_posix()).decode("utf-8", "backslashreplace")
            try:
                texts[shown] = path.read_bytes()
            except OSError as fault:
                raise DiskError(f"`{path}` cannot be read: {fault.strerror}") from fault
    return texts


def outlines() -> bytes:
    """The outlines that maps are drawn on; nothing where the front end is not built."""
    return OUTLINES.read_bytes() if OUTLINES.is_file() else b""


def write(folder: Path, texts: Mapping[str, str]) -> int:
    """Write texts below a folder, and return how many differed from what stood there.

    What is already there and the same is left alone, so that a watching server has no cause to
    build again. Nothing is deleted.
    """
    written = 0
    for name, text in texts.items():
        path = folder / name
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as fault:
            raise DiskError(f"`{path}` cannot be written: {fault.strerror}") from fault
        written += 1
    return written
