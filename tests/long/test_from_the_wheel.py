"""From the wheel to a published site, as on a machine that has never seen the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: object, cwd: Path) -> str:
    """Run a command without any setting of ours, and give what it says."""
    kept = {"PATH", "HOME", "LANG", "TMPDIR"}
    clean = {
        name: value
        for name, value in os.environ.items()
        if name in kept or name.lower().startswith(("pip_", "http", "no_proxy", "ssl_"))
    }
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new explainer, made by the command from the wheel where nothing else is installed."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", folder / "tool", cwd=folder)
    lock = ROOT / "builder" / "starter" / "lock.txt"
    pip = [folder / "tool/bin/python", "-m", "pip", "install", "--quiet"]
    run(*pip, "--require-hashes", "--only-binary=:all:", "-r", lock, cwd=folder)
    run(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    # Installed from the wheel, the command knows where that lies.
    words = ["--title", "A bridge", "--publisher", "The Desk", "--corrections", "desk@example.org"]
    words += ["--repository", "https://example.org/desk/bridge", "--side", "north=The north"]
    run(folder / "tool/bin/explainer", "init", "bridge", *words, cwd=folder)
    shutil.rmtree(folder / "tool")
    wheel.unlink()
    return folder / "bridge"


def test_the_site_is_made_and_its_tests_pass_at_once(new: Path) -> None:
    run("make", "site", f"PYTHON={sys.executable}", cwd=new)
    home = (new / "site" / "index.html").read_text("utf-8")
    assert "A bridge" in home
    assert not re.search(r'src="(?:https?:)?//', home)
    assert "no problems" in run("make", "test", cwd=new)
    assert "all is filled in" in run("make", "publishable", cwd=new)
