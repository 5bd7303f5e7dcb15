#!/usr/bin/env bash
# Zensical 0.0.73: templates are never told that they render the home page.
#
# Expected: `page.is_homepage` is true for `index.md` in the root, as in MkDocs 1.6.1 with the same theme folder, whose
# templates choose titles, hero blocks and structured data by it.
# Seen: it is not true there, with and without a `nav`; `page.url` is empty for that page alone.
# Here, the templates ask for an empty `page.url`.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --quiet --disable-pip-version-check install zensical==0.0.73 mkdocs==1.6.1 mkdocs-material==9.8.2
mkdir -p docs/sub theme
printf '# Home\n' > docs/index.md
printf '# Other\n' > docs/sub/index.md
printf 'home page: {%% if page.is_homepage %%}yes{%% else %%}no{%% endif %%}; address: [{{ page.url }}]\n' > theme/main.html
for nav in '' 'nav: [index.md, sub/index.md]'; do
  printf 'site_name: S\nsite_url: https://s.example/\ntheme: {name: material, custom_dir: theme}\n%s\n' "$nav" > mkdocs.yml
  venv/bin/zensical build > /dev/null 2>&1
  for page in index.html sub/index.html; do echo "Zensical, ${nav:-no nav}, $page: $(grep -ho 'home page.*' site/$page)"; done
  NO_MKDOCS_2_WARNING=1 venv/bin/mkdocs build -q -d other 2> /dev/null
  for page in index.html sub/index.html; do echo "MkDocs, ${nav:-no nav}, $page: $(grep -ho 'home page.*' other/$page)"; done
done | tee seen.txt
[[ $(grep -c '^Zensical.*home page: no' seen.txt) == 4 && $(grep -c '^MkDocs.*index.html: home page: yes; address: \[\]' seen.txt) == 2 ]] ||
  { echo "changed"; exit 1; }
echo "as described: only MkDocs tells a template that it renders the home page"
