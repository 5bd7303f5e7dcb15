"""Door to the disk: a folder → texts, and texts → a folder."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

OUTLINES = Path(__file__).parent / "web" / "dist" / "outlines.json"
"""What maps are drawn on: made with the front end, and no part of a site."""
FILES = {".yml", ".yaml", ".md"}
"""Endings of files: a folder with such a name was meant to be one."""


class DiskError(Exception):
    """A folder cannot be read or written as asked; the message says why."""


def read(folder: Path, ending: str = "") -> dict[str, bytes]:
    """All files below a folder but hidden ones, by their path in it with `/` between names.

    With an `ending`, only those whose name has it.

    Raises `DiskError` where there is no such folder, where anything in it cannot be read, and where
    something is neither a file nor a folder: nothing is left out silently. A symbolic link is
    refused because it could publish what lies outside.
    """
    texts = {}
    for path in _files(folder):
        if path.name.endswith(ending):
            # A file name may hold bytes that are no text; such a file is reported, not lost.
            name = os.fsencode(path.relative_to(folder).as_posix())
            with _explained(path, "read"):
                texts[name.decode("utf-8", "backslashreplace")] = path.read_bytes()
    return texts


def _files(folder: Path) -> list[Path]:
    """The paths of all files below a folder, sorted."""
    if not _is_folder(folder):
        raise DiskError(f"there is no folder `{folder}`")
    found = []
    for parent, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(parent, name) for name in (*folders, *names) if not name.startswith(".")]
        found += [path for path in paths if not _is_folder(path)]
    return sorted(found)


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; if not, it is a file or does not exist, and nothing else."""
    with _explained(path, "read"):
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return False
    if stat.S_ISLNK(mode):
        what = "folder" if path.is_dir() else "file"
        raise DiskError(f"`{path}` is a symbolic link; put the {what} itself there")
    if stat.S_ISDIR(mode) and path.suffix in FILES:
        raise DiskError(f"`{path}` is a folder, but has the name of a file")
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise DiskError(f"`{path}` is neither a file nor a folder")
    return stat.S_ISDIR(mode)


def _unreadable(fault: OSError) -> None:
    raise DiskError(f"`{fault.filename}` cannot be read: {fault.strerror}") from fault


@contextmanager
def _explained(path: Path, verb: str) -> Iterator[None]:
    """Turn what the system refuses into a `DiskError`."""
    try:
        yield
    except OSError as fault:
        raise DiskError(f"`{path}` cannot be {verb}: {fault.strerror}") from fault


def outlines() -> bytes:
    """The outlines that maps are drawn on; nothing where the front end is not built."""
    return OUTLINES.read_bytes() if OUTLINES.is_file() else b""


def write(folder: Path, texts: Mapping[str, str]) -> int:
    """Write texts below a folder, and return how many differed from what stood there.

    What is already there and the same is left alone, so that a watching server has no cause to
    build again. Nothing is deleted. All texts are written beside their files before the first takes
    its place: on a full disk, every file stays as it was.
    """
    ready: dict[Path, Path] = {}
    try:
        for name, text in texts.items():
            path, data = folder / name, text.encode()
            with _explained(path, "written"):
                if not path.is_file() or path.read_bytes() != data:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    ready[path] = path.with_name(f".{path.name}.new")
                    _write_beside(path, ready[path], data)
        for path, beside in ready.items():
            with _explained(path, "written"):
                beside.replace(path)
    finally:
        for beside in ready.values():
            with suppress(OSError):
                beside.unlink()
    return len(ready)


def _write_beside(path: Path, beside: Path, data: bytes) -> None:
    """Write data down to the disk, into a new file with the permissions of the old one."""
    beside.unlink(missing_ok=True)  # of a run that was killed; or a link, which leads elsewhere
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.is_file():
        beside.chmod(stat.S_IMODE(path.stat().st_mode))
