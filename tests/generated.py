"""The made-up explainers of the benchmark of the build, and what else its scripts have."""

import runpy
import sys
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parent.parent / "benchmarks" / "build"


def script(name: str) -> dict[str, Any]:
    """What a script of the benchmark has that finds others beside it."""
    sys.path.insert(0, str(BENCH))
    try:
        return runpy.run_path(str(BENCH / f"{name}.py"))
    finally:
        sys.path.remove(str(BENCH))


generate = script("generate")["generate"]
