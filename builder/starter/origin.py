"""What this program was installed from → what a new explainer is installed from."""

import hashlib
import json
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from builder.disk import DiskError
from builder.starter import Generator

NAME = "mkdocs-explainer"
LOCK = Path(__file__).parent / "lock.txt"
"""Every package that the program needs, with its hashes; `make lock` writes it."""
FOLDER = "generator"
"""Where a new explainer keeps the wheel that it was made with."""


def generator(wheel: Path | None) -> Generator:
    """This program as a new explainer installs it: from a wheel in its folder, or from an index.

    Raises `DiskError` if there is no such wheel, and if none is given though this program is
    installed from a folder: nobody else could install just what runs here.
    """
    version = distribution(NAME).version
    if wheel := wheel or _installed_from():
        return _kept(wheel, version)
    with TemporaryDirectory() as folder:
        digest = _digest(_downloaded(version, Path(folder)))
    return Generator(version, _lock(f"{NAME}=={version}", digest))


def _kept(wheel: Path, version: str) -> Generator:
    if not wheel.is_file() or not wheel.name.startswith(f"mkdocs_explainer-{version}-"):
        raise DiskError(f"`{wheel}` is not the wheel of {NAME} {version}")
    path = f"{FOLDER}/{wheel.name}"
    return Generator(version, _lock(f"./{path}", _digest(wheel)), path, wheel)


def _installed_from() -> Path | None:
    """The wheel that pip installed this program from; None if it came from an index."""
    noted = distribution(NAME).read_text("direct_url.json")  # PEP 610
    if noted is None:
        return None
    address = json.loads(noted)["url"]
    path = Path(unquote(urlsplit(address).path))
    if path.suffix != ".whl" or not path.is_file():
        raise DiskError(f"this program is installed from {address}; name its wheel: --from WHEEL")
    return path


def _downloaded(version: str, folder: Path) -> Path:
    """The same version from where pip gets packages, for its hash."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    done = subprocess.run(  # noqa: S603 - our own words
        [*pip, "--dest", folder, f"{NAME}=={version}"], capture_output=True, text=True, check=False
    )
    wheel = next(folder.glob("*.whl"), None)
    if wheel is None:
        last = done.stderr.strip().rpartition("\n")[2]
        raise DiskError(f"{NAME} {version} cannot be downloaded ({last}); name its wheel: --from")
    return wheel


def _digest(wheel: Path) -> str:
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def _lock(generator: str, digest: str) -> str:
    """Requirements for pip: this program and every package it needs, nothing else."""
    pins = (line for line in LOCK.read_text("utf-8").splitlines() if "#" not in line)
    return "\n".join([f"{generator} --hash=sha256:{digest}", *pins, ""])
