"""Results of former builds, by a hash of everything that they were made from.

The folder may be deleted at any time, and several builds may use it at once. What is read is never
trusted: a result that is damaged is made anew. What cannot be written is not kept, and nobody waits
for it.
"""

import os
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

DIGEST = 32
"""Bytes of a hash."""
DAY = 24 * 60 * 60
KEPT = 7 * DAY
"""How long a result is kept that no build has asked for, in seconds."""


def key(*parts: str | bytes) -> str:
    """A name for what is made from these parts, and from nothing else."""
    hashed = blake2b(digest_size=DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))  # else `ab`, `c` would be `a`, `bc`
        hashed.update(data)
    return hashed.hexdigest()


class Store:
    """A folder with one file for each result."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_usable(self) -> bool:
        """Whether anything can be kept; if not, each build takes as long as the first."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self._folder, os.R_OK | os.W_OK | os.X_OK)

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; None if there is nothing, or if it is damaged."""
        path = self._path(name)
        with suppress(OSError, zlib.error):
            kept = path.read_bytes()
            data = zlib.decompress(kept[DIGEST:])
            if kept[:DIGEST] == _check(name, data):
                if time.time() - path.stat().st_mtime > DAY:
                    os.utime(path)
                return data
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep data under a name, if it can be written."""
        path = self._path(name)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._hide()
            beside.write_bytes(_check(name, data) + zlib.compress(data, 1))
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _hide(self) -> None:
        """Have git leave the folder alone, whatever the project around it says."""
        ignored = self._folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")

    def forget(self) -> None:
        """Remove what no build has asked for lately."""
        oldest = time.time() - KEPT
        with suppress(OSError):  # another build may have removed it
            for path in self._files():
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def clear(self) -> None:
        """Remove everything."""
        with suppress(OSError):
            for path in self._files():
                path.unlink()

    def _files(self) -> Iterable[Path]:
        return self._folder.glob("??/*")

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name[2:]


def _check(name: str, data: bytes) -> bytes:
    """What shows that data is what was kept under this name."""
    return bytes.fromhex(key(name, data))
