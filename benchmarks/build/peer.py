"""An explainer's folder → the peer: plain MkDocs and Material on the same pages, in Markdown.

Theme, its features and the extensions that the pages use are those of our own configuration; our
plugin, our templates and our front end are left out, and the theme's own search takes ours' place.
"""

import re
import shutil
from pathlib import Path
from textwrap import indent

import yaml
from markdown import markdown
from plain import plain

from builder import build
from builder.disk import outlines, read, write
from builder.publish.settings import LOOK
from builder.typeset import EXTENSIONS, typeset


def make(explainer: Path, folder: Path) -> None:
    """Write the peer's folder, its pages once and for all."""
    shutil.copytree(explainer / "docs", folder / "docs")
    written = folder / "written"
    built = build(read(explainer / "data"), read(explainer / "docs", ".md"), "", outlines())
    pages = typeset(built.outputs, built.documents, built.words)
    write(written, {**built.outputs, **{path: page.text for path, page in pages.items()}})
    shutil.copytree(written, folder / "docs", dirs_exist_ok=True)
    names = {path.relative_to(folder / "docs").as_posix() for path in folder.rglob("docs/**/*.md")}
    for path in written.rglob("*.md"):
        name = path.relative_to(written).as_posix()
        text = path.read_text("utf-8")
        if (explainer / "docs" / name).exists():  # by hand, with HTML for its blocks
            text = markdown(text, extensions=["md_in_html", "toc"])
        (folder / "docs" / name).write_text(plain(text, name, names), "utf-8")
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
