"""Door to the disk: a folder → texts, and texts → a folder."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

OUTLINES = Path(__file__).parent / "web" / "dist" / "outlines.json"
"""The outlines that maps are drawn on: built with the front end, not published."""
FILES = {".yml", ".yaml", ".md"}
"""Extensions of files: a folder with one of them was meant to be a file."""

READINGS = 5
"""How often files are read that change meanwhile."""


class DiskError(Exception):
    """A folder cannot be read or written; the message says why."""


def read(folder: Path, ending: str = "") -> dict[str, bytes]:
    """All files below a folder except hidden ones, by their path in it, with `/` between names.

    With an `ending`, only files whose names end in it. All are as they were at one moment: if any
    changes meanwhile, they are read again.

    Raises `DiskError` if there is no such folder, if anything in it cannot be read, if something is
    neither a file nor a folder, or if files go on changing: nothing is skipped silently. Symbolic
    links are refused, because they could publish what lies outside the folder.
    """
    for _ in range(READINGS):
        found = _files(folder, ending)
        texts = {path: _bytes(path) for path in found}
        if _files(folder, ending) == found:
            # A file name may contain bytes that are not text; such a file is reported, not lost.
            names = {path: os.fsencode(path.relative_to(folder).as_posix()) for path in found}
            return {names[path].decode("utf-8", "backslashreplace"): texts[path] for path in found}
    raise DiskError(f"files in `{folder}` change while they are read; try again when all are saved")


def _bytes(path: Path) -> bytes:
    """What is in a file; nothing if it is gone, which is noticed later."""
    with _explained(path, "read"), suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def _files(folder: Path, ending: str) -> dict[Path, tuple[int, int, int]]:
    """The paths of all files below a folder, sorted, each with what differs when it is written."""
    if not _is_folder(_status(folder)):
        raise DiskError(f"there is no folder `{folder}`")
    found = {}
    for parent, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            path = Path(parent, name)
            status = None if name.startswith(".") else _status(path)
            if status and not _is_folder(status) and name.endswith(ending):
                found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return dict(sorted(found.items()))


def _is_folder(status: os.stat_result | None) -> bool:
    return status is not None and stat.S_ISDIR(status.st_mode)


def _status(path: Path) -> os.stat_result | None:
    """What the system knows of a file or folder; None if it does not exist.

    Raises `DiskError` if it is anything else.
    """
    with _explained(path, "read"):
        try:
            status = path.lstat()
        except FileNotFoundError:
            return None
    if stat.S_ISLNK(status.st_mode):
        what = "folder" if path.is_dir() else "file"
        raise DiskError(f"`{path}` is a symbolic link; replace it with the {what} itself")
    if stat.S_ISDIR(status.st_mode) and path.suffix in FILES:
        raise DiskError(f"`{path}` is a folder with the name of a file")
    if not stat.S_ISDIR(status.st_mode) and not stat.S_ISREG(status.st_mode):
        raise DiskError(f"`{path}` is neither a file nor a folder")
    return status


def _unreadable(fault: OSError) -> None:
    raise DiskError(f"`{fault.filename}` cannot be read: {fault.strerror}") from fault


@contextmanager
def _explained(path: Path, verb: str) -> Iterator[None]:
    """Turn an error of the operating system into a `DiskError`."""
    try:
        yield
    except OSError as fault:
        raise DiskError(f"`{path}` cannot be {verb}: {fault.strerror}") from fault


def outlines() -> bytes:
    """The outlines that maps are drawn on; empty if the front end is not built."""
    return OUTLINES.read_bytes() if OUTLINES.is_file() else b""


def write(folder: Path, texts: Mapping[str, str | bytes]) -> int:
    """Write texts and other files below a folder, and return how many differed from what was there.

    Files that would not change are left alone, so that a watching server has no reason to rebuild.
    Nothing is deleted. All texts are written to new files beside the old ones before any of them is
    replaced: if the disk fills up, every file stays as it was.
    """
    ready: dict[Path, Path] = {}
    try:
        for name, text in texts.items():
            path, data = folder / name, text if isinstance(text, bytes) else text.encode()
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


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files below a folder, and the folders that are empty then."""
    for name in names:
        path = Path(os.path.normpath(folder / name))
        if not path.is_relative_to(os.path.normpath(folder)):
            continue  # a list of names from a file could lead elsewhere
        with _explained(path, "removed"):
            path.unlink(missing_ok=True)
        for above in path.parents:
            if above == folder or not _is_empty(above):
                break
            above.rmdir()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _write_beside(path: Path, beside: Path, data: bytes) -> None:
    """Write data to a new file, down to the disk, with the permissions of the old one."""
    beside.unlink(missing_ok=True)  # left by a run that was killed; or a link, leading elsewhere
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.is_file():
        beside.chmod(stat.S_IMODE(path.stat().st_mode))
