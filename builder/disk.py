"""Door to the disk: a folder → texts, and texts → a folder."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

OUTLINES = Path(__file__).parent / "web" / "dist" / "outlines.json"
"""The outlines that maps are drawn on: built with the front end, not published."""
FILES = {".yml", ".yaml", ".md"}
"""Extensions of files: a folder with one of them was meant to be a file."""


class DiskError(Exception):
    """A folder cannot be read or written; the message says why."""


def read(folder: Path, ending: str = "") -> dict[str, bytes]:
    """All files below a folder except hidden ones, by their path in it, with `/` between names.

    With an `ending`, only files whose names end in it.

    Raises `DiskError` if there is no such folder, if anything in it cannot be read, or if something
    is neither a file nor a folder: nothing is skipped silently. Symbolic links are refused, because
    they could publish what lies outside the folder.
    """
    texts = {}
    for path in _files(folder):
        if path.name.endswith(ending):
            # A file name may contain bytes that are not text; such a file is reported, not lost.
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
    """Whether a path is a folder; if not, it is a file or does not exist.

    Raises `DiskError` if it is anything else.
    """
    with _explained(path, "read"):
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return False
    if stat.S_ISLNK(mode):
        what = "folder" if path.is_dir() else "file"
        raise DiskError(f"`{path}` is a symbolic link; replace it with the {what} itself")
    if stat.S_ISDIR(mode) and path.suffix in FILES:
        raise DiskError(f"`{path}` is a folder with the name of a file")
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise DiskError(f"`{path}` is neither a file nor a folder")
    return stat.S_ISDIR(mode)


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


def write(folder: Path, texts: Mapping[str, str]) -> int:
    """Write texts below a folder, and return how many differed from what was there.

    Files that would not change are left alone, so that a watching server has no reason to rebuild.
    Nothing is deleted. All texts are written to new files beside the old ones before any of them is
    replaced: if the disk fills up, every file stays as it was.
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
    """Write data to a new file, down to the disk, with the permissions of the old one."""
    beside.unlink(missing_ok=True)  # left by a run that was killed; or a link, leading elsewhere
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.is_file():
        beside.chmod(stat.S_IMODE(path.stat().st_mode))
