"""An explainer's folder → the peer: plain MkDocs and Material on the same pages, in Markdown.

Theme, its features and the extensions that the pages use are those of our own configuration; our
plugin, our templates and our front end are left out, and the theme's own search takes ours' place.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import yaml
from markdown import markdown
from plain import plain

from builder.publish.settings import LOOK
from builder.typeset import EXTENSIONS


def make(explainer: Path, folder: Path) -> None:
    """Write the peer's folder, its pages once and for all."""
    shutil.copytree(explainer / "docs", folder / "docs")
    written = folder / "written"
    command = [sys.executable, "-m", "builder", "pages", str(written)]
    command += ["--data", str(explainer / "data")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    shutil.copytree(written, folder / "docs", dirs_exist_ok=True)
    pages = {path.relative_to(folder / "docs").as_posix() for path in folder.rglob("docs/**/*.md")}
    for path in written.rglob("*.md"):
        name = path.relative_to(written).as_posix()
        text = path.read_text("utf-8")
        if (explainer / "docs" / name).exists():  # by hand, with HTML for its blocks
            text = markdown(text, extensions=["md_in_html", "toc"])
        (folder / "docs" / name).write_text(plain(text, name, pages), "utf-8")
    shutil.rmtree(written)
    ours = (explainer / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(configuration(ours), "utf-8")


def configuration(ours: str) -> str:
    """Our configuration without the plugin, but with what it adds, save Markdown in HTML."""
    look = {name: value for name, value in LOOK.items() if name != "favicon"}
    extensions = [{name: dict(of)} for name, of in EXTENSIONS.items() if name != "md_in_html"]
    theirs = {
        r"  - explainer:\n    .*": "  - search\n",
        r"  name: material": "  name: material\n" + indent(yaml.safe_dump(look), "  "),
        r"nav:": yaml.safe_dump({"markdown_extensions": extensions}) + "\nnav:\n",
    }
    for line, instead in theirs.items():
        ours, found = re.subn(rf"^{line}\n", instead, ours, flags=re.MULTILINE)
        if found != 1:
            raise ValueError(line)
    return ours
