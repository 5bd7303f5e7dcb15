"""From the wheel to a published site, as on a machine that has never seen the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from walking import walk

ROOT = Path(__file__).parents[2]


def run(*command: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command without any setting of ours."""
    kept = {"PATH", "HOME", "LANG", "TMPDIR"}
    clean = {
        name: value
        for name, value in os.environ.items()
        if name in kept or name.lower().startswith(("pip_", "http", "no_proxy", "ssl_"))
    }
    words = [str(word) for word in command]
    return subprocess.run(
        words, cwd=cwd, env=clean | more, capture_output=True, text=True, check=False
    )


def passes(*command: object, cwd: Path) -> None:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def install(folder: Path) -> Path:
    """Build the wheel, install it where nothing else is, and give the folder of its commands."""
    passes(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    passes(sys.executable, "-m", "venv", folder / "tool", cwd=folder)
    lock = ROOT / "builder" / "starter" / "lock.txt"
    pip = [folder / "tool/bin/python", "-m", "pip", "install", "--quiet"]
    passes(*pip, "--require-hashes", "--only-binary=:all:", "-r", lock, cwd=folder)
    passes(*pip, "--no-index", "--no-deps", *folder.glob("*.whl"), cwd=folder)
    return folder / "tool" / "bin"


def test_the_first_explainer_is_made_with_nothing_but_the_wheel(tmp_path: Path) -> None:
    tool = install(tmp_path)
    # Installed from the wheel, the command knows where that lies.
    path = f"{tool}{os.pathsep}{os.environ['PATH']}"
    page = ROOT / "docs" / "contribute" / "first-explainer.md"
    new = walk(page, tmp_path, lambda words, cwd: run("sh", "-c", words, cwd=cwd, PATH=path))
    # From now on the new folder needs neither.
    shutil.rmtree(tool.parent)
    for wheel in tmp_path.glob("*.whl"):
        wheel.unlink()
    passes("make", "clean", "site", f"PYTHON={sys.executable}", cwd=new)
    home = (new / "site" / "index.html").read_text("utf-8")
    assert "The bell of Marl" in home
    assert not re.search(r'src="(?:https?:)?//', home)
