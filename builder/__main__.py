"""Door for people: the command `explainer`.

Exit codes: 0 no problems, 1 problems in the data, 2 wrong usage or unreadable files, 141 whoever
reads the output has closed it.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from builder import commands, garbage
from builder.disk import DiskError
from builder.registry import modules
from builder.typeset import IncompletePageError

CLOSED_PIPE = 128 + 13
"""The exit code of a command that is ended by the signal of a closed pipe."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    garbage.seldom()
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough, as `head`. What is left must not be written at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except (DiskError, IncompletePageError) as fault:
        print(f"explainer: {fault}", file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Build a linked news explainer.")
    added = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in modules(commands, having="options"):
        command.options(added)
    return parser


if __name__ == "__main__":
    sys.exit(main())
