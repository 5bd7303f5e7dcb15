"""The page for those who begin can be followed from `init` to a site.

Here with the packages of this environment; test_from_the_wheel.py needs none of them.
"""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from walking import walk

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/contribute/first-explainer.md"


def test_the_page_can_be_followed_from_init_to_a_site(tmp_path: Path) -> None:
    wheel = tmp_path / f"mkdocs_explainer-{version('mkdocs-explainer')}-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    program = tmp_path / "bin" / "explainer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m builder "$@"\n')
    program.chmod(0o755)
    settings = {
        **{name: value for name, value in os.environ.items() if name != "EXPLAINER_SOURCES"},
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }

    def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        if " init " in command:
            command += f" --from {wheel}"
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        if " init " in command:
            lend(folder / "bell" / ".venv")
        return done

    site = walk(PAGE, tmp_path, run) / "site"
    assert "The rope had worn through" in (site / "events/bell-silent/index.html").read_text()
    assert not (site / "events/lamp-put-out").exists()


def lend(venv: Path) -> None:
    """Stand in for what `make` would install from an index: this Python, with its packages."""
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (venv / "ready").touch()
