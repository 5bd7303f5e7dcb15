#!/usr/bin/env bash
# MkDocs 1.6.1: a plugin with `on_startup` is one object for every configuration of a process.
#
# Expected: each `load_config` makes its plugins anew, as it does for a plugin without `on_startup` or
# `on_shutdown`; that object is kept from one rebuild of `mkdocs serve` to the next, as documented.
# Seen: the object is kept by the schema of the configuration, which all configurations share. A
# second project that is loaded in the same process, from another folder, gets the object of the
# first, with whatever it remembers: its counts of warnings, its caches, its paths. Options are the
# second project's own.
# Here, the plugin begins anew in `on_startup`, and what it keeps is valid for no other project.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1
cat > "$work/two.py" <<'CODE'
import os
import sys
from pathlib import Path
from types import SimpleNamespace

os.environ["NO_MKDOCS_2_WARNING"] = "1"

import mkdocs
import mkdocs.plugins
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin


class Options(Config):
    name = config_options.Type(str, default="")


class Plain(BasePlugin[Options]):
    pass


class Started(BasePlugin[Options]):
    def on_startup(self, *, command, dirty):
        pass


entry = {
    "plain": SimpleNamespace(load=lambda: Plain),
    "started": SimpleNamespace(load=lambda: Started),
}
mkdocs.plugins.get_plugins = lambda: entry
work = Path(sys.argv[1])


def loaded(project):
    (work / project / "docs").mkdir(parents=True)
    settings = work / project / "mkdocs.yml"
    settings.write_text(
        f"site_name: {project}\nplugins:\n  - plain: {{name: {project}}}\n"
        f"  - started: {{name: {project}}}\n"
    )
    return load_config(str(settings)).plugins


one, two = loaded("one"), loaded("two")
print("MkDocs", mkdocs.__version__)
print("without on_startup, the same object in both projects:", one["plain"] is two["plain"])
print("with on_startup, the same object in both projects:", one["started"] is two["started"])
print("options that the object of project one has now:", one["started"].config.name)
sys.exit(one["plain"] is two["plain"] or one["started"] is not two["started"])
CODE
"$work/venv/bin/python" "$work/two.py" "$work" || { echo "changed"; exit 1; }
echo "as described: the second project got the plugin of the first"
