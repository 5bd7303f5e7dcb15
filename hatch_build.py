"""The wheel's build hook: `pip install .` builds the front-end bundle if it is missing or old."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Run by its path: the package is not installed yet, and the Makefile uses the same file.
bundle = runpy.run_path(str(Path(__file__).parent / "builder" / "web" / "bundle.py"))


class BundleHook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return [] if bundle["is_fresh"]() or bundle["node_on_path"]() else bundle["NODE_FROM_PYPI"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's
        bundle["make"]()
