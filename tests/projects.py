"""Projects that tests build: the neutral site, and others with the configuration of this one."""

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from builder import build
from builder.disk import read
from builder.publish.assets import THEME
from builder.words.pseudo import LANGUAGE

ROOT = Path(__file__).parent.parent
NEUTRAL = ROOT / "tests" / "neutral"
"""The site of two invented towns: a project of its own, with data and pages."""


@cache
def neutral_texts() -> Mapping[str, bytes]:
    return read(NEUTRAL / "data")


def write(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def project(folder: Path, data: Mapping[str, str | bytes]) -> Path:
    """Make a project of this one's configuration and look, with other data.

    In the place of each page that the navigation names and nobody builds, one stands in: pages that
    are written for other data may link to records that are not there.
    """
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    built = build(data, {"contribute/index.md": ""})
    named = re.findall(r"[:-] (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = {"index.md", *named} - (built.outputs.keys() - {"index.md"})
    write(folder / "docs", {page: f"# By hand: {Path(page).stem}\n" for page in pages})
    write(folder / "data", data)
    return folder


def override(folder: Path, name: str) -> Path:
    """Put a template of the package's theme where a project may change it."""
    path = folder / "overrides" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(THEME / name, path))


def pseudo(folder: Path) -> Path:
    """Make the neutral site's project in the pseudo-language, from right to left."""
    neutral = Path(shutil.copytree(NEUTRAL, folder / "neutral"))
    explainer = neutral / "data" / "explainer.yml"
    text, old = explainer.read_text("utf-8"), "languages:\n  - en\n"
    assert old in text
    explainer.write_text(text.replace(old, f"languages: [{LANGUAGE}]\n"), "utf-8")
    return neutral
