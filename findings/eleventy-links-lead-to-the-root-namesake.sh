#!/usr/bin/env bash
# Eleventy 3.1.8: a relative link to a file beside a page leads to the root's file of the same name.
#
# Expected: with `InputPathToUrlTransformPlugin`, `[x](other.md)` and `[x](./other.md)` in
# `events/page.md` lead to `events/other.md`, as in every editor, on GitHub and in MkDocs.
# Seen: both lead to `/other/`, the file in the root of the input folder, wherever there is one of that
# name; only where there is none, the file beside the page is taken. No warning. Every `index.md` of a
# folder has a namesake in the root, so links to a folder's own list lead to the home page.
# Here, the benchmark of the build resolves links itself before Eleventy sees them.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private": true, "type": "module"}\n' > package.json
npm install --silent --no-fund --no-audit @11ty/eleventy@3.1.8
cat > eleventy.config.js <<'CODE'
import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";

export default function (config) {
  config.addPlugin(InputPathToUrlTransformPlugin);
  return { dir: { input: "docs", output: "site" } };
}
CODE
mkdir -p docs/events
for page in index other events/index events/other events/alone; do
  printf 'This is %s.\n' "$page" > "docs/$page.md"
done
printf '[list](index.md) [dotted](./index.md) [other](other.md) [alone](alone.md)\n' > docs/events/page.md
npx eleventy --quiet

echo "Eleventy $(npx eleventy --version)"
cat site/events/page/index.html
seen=$(grep -o 'href="[^"]*"' site/events/page/index.html | tr '\n' ' ')
[[ $seen == 'href="/" href="/" href="/other/" href="/events/alone/" ' ]] || { echo "changed: $seen"; exit 1; }
echo "as described: only the file without a namesake in the root is found beside the page"
