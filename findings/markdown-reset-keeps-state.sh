#!/usr/bin/env bash
# Python-Markdown 3.11.3: after an exception within a list, reset() leaves the parser in the list.
#
# Expected: Markdown.reset() makes a reader as good as new, whatever happened before; its documentation
# recommends it between texts that one reader converts.
# Seen: where an extension (or Python's limit of recursion) ends a conversion by an exception while a list
# or quotation is open, the parser still counts as inside it. After reset(), the next text is converted
# without an error, and its first paragraph has no <p>. A new reader converts the same text rightly.
# Here, a reader in which a conversion has failed is thrown away.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Markdown==3.11.3
"$work/venv/bin/python" - <<'PY'
import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension


class Refuses(BlockProcessor):
    def test(self, parent, block):
        return "REFUSED" in block and parent.tag == "li"

    def run(self, parent, blocks):
        raise ValueError("refused")


class Refusal(Extension):
    def extendMarkdown(self, md):
        md.parser.blockprocessors.register(Refuses(md.parser), "refuses", 1000)


def reader():
    return markdown.Markdown(extensions=[Refusal()])


used = reader()
try:
    used.convert("- one\n- REFUSED")
except ValueError as error:
    print("raised:", error)
after = used.reset().convert("A paragraph.")
fresh = reader().convert("A paragraph.")
print(f"markdown {markdown.__version__}; after reset(): {after!r}; a new reader: {fresh!r}")
assert fresh == "<p>A paragraph.</p>"
assert after != fresh, "changed: reset() clears the parser's state now"
print("as described: the paragraph is lost")
PY
