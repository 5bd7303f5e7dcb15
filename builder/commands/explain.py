"""`explainer explain`: what a code, a kind or a field means, without a page to look it up on."""

import argparse
import sys
from typing import Any

from builder.explain import codes, explain, guides, names, nearest, parts
from builder.problems import shown


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    added = commands.add_parser("explain", help="say what a code, a kind or a field means")
    added.add_argument(
        "name",
        nargs="?",
        metavar="CODE|KIND|FIELD",
        help="single-voice, event, events.date …; without it, everything there is",
    )
    added.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    if not options.name:
        _print(_list())
        return 0
    text = explain(options.name)
    if text is None:
        hint = nearest(options.name) or "`explainer explain` lists all names"
        print(f"explainer: nothing is called {shown(options.name)}; {hint}", file=sys.stderr)
        return 2
    _print(text)
    return 0


def _list() -> str:
    groups = {
        "Guides": guides(),
        "Problems": codes(),
        "Kinds and blocks": [*parts(), "blocks"],
        "Fields": [name for name in names() if "." in name],
    }
    lists = {title: "\n".join(f"- {one}" for one in group) for title, group in groups.items()}
    return "\n\n".join(f"# {title}\n\n{names}" for title, names in lists.items()) + "\n"


def _print(markdown: str) -> None:
    """Print Markdown: as it is to a file or another program, and set for a person."""
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - slow, and not needed elsewhere
        from rich.markdown import Markdown  # noqa: PLC0415

        console = Console()
        console.print(Markdown(markdown), width=min(console.width, 88))
    else:
        print(markdown, end="")
