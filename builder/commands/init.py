"""`explainer init`: the folder of a new explainer."""

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder import check, starter
from builder.commands.given import is_folder
from builder.disk import DiskError, write
from builder.fields import slug
from builder.load import EXPLAINER
from builder.problems import shown
from builder.starter import origin
from builder.words import pseudo, tables

ASKED = {
    "title": "the headline of the explainer",
    "publisher": "who publishes the explainer and answers for it",
    "corrections": "where readers send corrections: an email or web address",
    "repository": "the web address of the repository in which its files are kept",
}
"""What may be given or asked for, in this order, and what it means."""
NO_CONTENT = {".git", ".DS_Store"}
"""What may lie in a folder that is empty for whoever looks."""


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    init = commands.add_parser("init", help="start an explainer of your own in a new folder")
    init.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    for name, meaning in ASKED.items():
        init.add_argument(f"--{name}", metavar="TEXT", help=meaning)
    init.add_argument("--language", default="en", metavar="CODE", help="its language (en)")
    init.add_argument(
        "--side",
        action="append",
        default=[],
        metavar="[ID=]NAME",
        help="a side of the story, if it has sides; may be given several times",
    )
    init.add_argument(
        "--from",
        dest="wheel",
        type=Path,
        metavar="WHEEL",
        help="the generator's wheel, of which a copy is kept in the folder; "
        "else it is installed from where this command came from",
    )
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if folder.exists() and (
        not is_folder(folder) or {path.name for path in folder.iterdir()} - NO_CONTENT
    ):
        raise DiskError(f"`{folder}` is not empty; name a new folder")
    generator = origin.generator(options.wheel)
    texts = starter.files(_wanted(options), generator)
    if code := _report(texts):
        return code
    write(folder, texts)
    (folder / ".ci" / "run").chmod(0o755)
    if generator.from_:
        (folder / generator.wheel).parent.mkdir()
        shutil.copyfile(generator.from_, folder / generator.wheel)
    print(f"{folder}: a new explainer, with a small invented story to look at and to replace")
    print(f"Next: cd {folder} && make serve")
    return 0


def _wanted(options: argparse.Namespace) -> starter.Wanted:
    """What the options say, and where there is no title, whoever sits at the terminal."""
    said = {name: getattr(options, name) or "" for name in ASKED}
    if options.language == pseudo.LANGUAGE:
        known = ", ".join(sorted(tables().keys() - {pseudo.LANGUAGE}))
        raise DiskError(
            f"`--language {pseudo.LANGUAGE}` is for tests; the languages that it has are {known}"
        )
    for name, text in said.items():
        if text and not text.strip():
            raise DiskError(f"`--{name}` says nothing; write {ASKED[name]}, or leave it out")
    sides = options.side
    if not said["title"]:
        if not sys.stdin.isatty():
            raise DiskError("an explainer needs a title: --title TEXT")
        said |= {name: said[name] or _answer(name) for name in ASKED}
        sides = sides or [*iter(lambda: input("a side of the story (or nothing): ").strip(), "")]
    return starter.Wanted(said["title"], options.language, starter.sides(map(_side, sides)), said)


def _answer(name: str) -> str:
    """What is answered; only a title is needed, the rest can be filled in later."""
    later = "" if name == "title" else "; empty for later"
    while not (answer := input(f"{ASKED[name]} ({name}{later}): ").strip()) and name == "title":
        pass
    return answer


def _side(text: str) -> tuple[str, str]:
    """A side's id and name, from `ID=NAME` or the name alone."""
    id_, sign, name = text.partition("=")
    if sign or slug(text):
        return (id_, name) if sign else (slug(text), text)
    raise DiskError(f"no id can be made of the side {shown(text)}; write `--side ID=NAME`")


def _report(texts: Mapping[str, str]) -> int:
    """Print what is wrong with what was given, and return the exit code."""
    data = {path.removeprefix("data/"): t for path, t in texts.items() if path.startswith("data/")}
    for problem in check(data):
        if problem.location.path == EXPLAINER:
            print(f"explainer: {problem.message}; {problem.help}", file=sys.stderr)
            return 2
    return 0
