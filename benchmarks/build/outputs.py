"""Texts to outputs, and nothing else: `outputs.py FOLDER` builds once and prints what it took."""

import json
import sys
import time
from pathlib import Path

from builder import build, garbage
from builder.disk import outlines, read


def main(folder: Path) -> None:
    garbage.seldom()  # as the plugin does
    texts, documents, ground = read(folder / "data"), read(folder / "docs", ".md"), outlines()
    cpu, wall = time.process_time(), time.perf_counter()
    result = build(texts, documents, "https://example.org/", ground)
    size = sum(map(len, result.outputs.values()))  # pages are rendered when they are asked for
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    print(json.dumps(spent))
    sys.exit(not size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
