#!/usr/bin/env bash
# MkDocs 1.6.1: a strict build that fails for a warning has replaced the old site before it fails.
#
# Expected: `mkdocs build --strict` ends with exit code 1 at a broken link and leaves site/ as it was,
# as it does where the configuration is wrong.
# Seen: exit code 1, "Aborted with 1 warnings in strict mode!", and site/ holds the new pages, broken
# link included. Warnings are counted after the last plugin event (`post_build`), when all is written;
# a job that publishes site/ whatever the exit code publishes what strict mode refused.
# Here, the plugin builds aside, and asks MkDocs' own counter before it puts the site in place.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1
cd "$work"
mkdir docs
printf 'site_name: Example\n' > mkdocs.yml
printf '# Home\n\nFirst version.\n' > docs/index.md
export NO_MKDOCS_2_WARNING=1
venv/bin/mkdocs build --strict --quiet
grep -q 'First version' site/index.html

printf '# Home\n\nSecond version, with a [broken link](nowhere.md).\n' > docs/index.md
status=0
venv/bin/mkdocs build --strict 2> log || status=$?
venv/bin/mkdocs --version
[[ $status -eq 1 ]] || { echo "changed: exit code $status"; exit 1; }
grep -o "Aborted with .*" log
grep -q 'Second version' site/index.html || { echo "changed: the old site is still there"; exit 1; }
echo "as described: exit code 1, and site/ has the second version"
