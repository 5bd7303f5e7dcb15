"""The time zone database, as a package carries it → the texts that quotes are checked against.

`python sources/take.py FOLDER` writes `tz-asia.txt` and the others to a folder, or else beside this
script. A line of a text is a line of its file, without the sign of a comment, so that lines count
as they do in the file.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "node_modules" / "flot-charts" / "examples" / "axes-time-zones" / "tz"


def take(folder: Path) -> None:
    for name in ("asia", "australasia", "northamerica"):
        lines = (PACKAGE / name).read_text("ascii").splitlines()
        # An empty line would begin a paragraph, and not count.
        text = "\n".join(line.removeprefix("#").strip() or "#" for line in lines)
        (folder / f"tz-{name}.txt").write_text(f"{text}\n", "ascii")


if __name__ == "__main__":
    take(Path(*sys.argv[1:2]) if sys.argv[1:] else HERE)
