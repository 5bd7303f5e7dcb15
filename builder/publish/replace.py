"""Door: a site that is built aside → in the place of the old one, whole.

A build writes to `.site.new` beside `site`. When it is complete it is called `.site.ready`, the old
site `.site.old`, and then the new one `site`. So at every moment a whole site exists; if a build is
killed in between, the next one finishes its work first. A folder that cannot be renamed, because
something is mounted there, is brought up to date file by file, from a whole site beside it.
"""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True)
class SiteFolder:
    """The folder of a site, and those that it is replaced by way of."""

    folder: Path
    """The folder itself, not a link to it."""
    beside: Path
    """Where the others are: beside the folder or, if nothing can be written there, elsewhere."""

    @property
    def new(self) -> Path:
        return self.beside / f".{self.folder.name}.new"

    @property
    def ready(self) -> Path:
        return self.beside / f".{self.folder.name}.ready"

    @property
    def old(self) -> Path:
        return self.beside / f".{self.folder.name}.old"

    def begin(self) -> None:
        """Finish what a build that was killed left, and make an empty folder to build in."""
        if self.ready.exists():
            self._put_in_place()
        self.discard()
        self.new.mkdir(parents=True)
        if self.folder.exists() and not self.folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, f"{self.folder.name} is a file")
        if self.folder.exists():
            # Whoever builds it must be able to write in it, whatever held for the old one.
            self.new.chmod(stat.S_IMODE(self.folder.stat().st_mode) | stat.S_IRWXU)

    def finish(self) -> None:
        """Put the new site in the place of the old one."""
        self.new.rename(self.ready)
        self._put_in_place()

    def discard(self) -> None:
        """Remove what is left of an unfinished site, and of one that was replaced."""
        shutil.rmtree(self.new, ignore_errors=True)
        self._remove_old()

    def _remove_old(self) -> None:
        """Remove the old site but for what is hidden in it, as `.git`, which no build has made."""
        if not self.folder.exists():  # until another is in its place
            return
        for path in _hidden(self.old):
            if not (self.folder / path.name).exists():
                path.rename(self.folder / path.name)
        shutil.rmtree(self.old, ignore_errors=True)

    def _put_in_place(self) -> None:
        self._remove_old()
        try:
            if self.folder.exists():  # there may be none, or it is moved already
                self.folder.rename(self.old)
            self.ready.rename(self.folder)
        except OSError:  # something is mounted there, or it is on another disk
            if self.old.exists() and not self.folder.exists():
                self.old.rename(self.folder)
            _copy(self.ready, self.folder)
            # It is whole and no longer needed: what is left of it must not be copied again.
            self.ready.rename(self.old)
        self._remove_old()


def _hidden(folder: Path) -> set[Path]:
    """What is hidden in a folder, as MkDocs leaves it there when it empties the folder."""
    return set(folder.glob(".*"))


def site(folder: Path, elsewhere: Path) -> SiteFolder:
    """The site in a folder; `elsewhere` is where to build if nothing can be written beside it."""
    real = folder.resolve()
    beside = next((parent for parent in real.parents if parent.exists()), real.parent)
    return SiteFolder(real, real.parent if os.access(beside, os.W_OK) else elsewhere)


def _copy(source: Path, target: Path) -> None:
    """Make a folder the copy of another: every file is replaced whole, others are removed."""
    wanted = {path.relative_to(source) for path in source.rglob("*")}
    for name in sorted(wanted):
        to = target / name
        if to.is_dir() != (source / name).is_dir() or to.is_symlink():
            _remove(to)
        if (source / name).is_dir():
            to.mkdir(exist_ok=True)
        else:
            beside = to.with_name(f".{to.name}.new")
            shutil.copy2(source / name, beside)
            beside.replace(to)
    kept = _hidden(target)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.relative_to(target) not in wanted and not kept.intersection((path, *path.parents)):
            _remove(path)


def _remove(path: Path) -> None:
    """Remove a folder with all that is in it, a file or a link; there may be none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def alone(place: SiteFolder, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the folder in which sites are built, so that no other build runs; `waiting` says so."""
    if sys.platform == "win32":  # which has no such locks
        yield
        return
    place.beside.mkdir(parents=True, exist_ok=True)
    folder = os.open(place.beside, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
