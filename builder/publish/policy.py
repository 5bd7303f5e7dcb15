"""What a page may run and load → its Content-Security-Policy.

A script in a page runs only if it is one of the theme's own. Their hashes are taken from what the
theme writes by itself, and never from a page: there, one that somebody has slipped in would be
allowed, too.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d+)?", re.IGNORECASE)
NEVER = ("object-src 'none'", "base-uri 'none'", "form-action 'self'")
DRAWN = ("data:", "blob:")
"""Pictures that a page draws itself: the theme's icons, and the timeline as a picture to keep."""
ELEMENT = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL)


def policy(origins: Iterable[str]) -> Callable[[str], str]:
    """A filter for templates: the elements that the theme writes into a page → the policy of it."""
    shown = tuple(_shown(origins))

    def of(theme: str) -> str:
        kinds = ("script", "style")
        scripts, styles = (" ".join(["'self'", *hashes(theme, name)]) for name in kinds)
        # What has no line of its own is as by default, also what Firefox loads ahead of a click.
        loaded = ("default-src 'self'", f"script-src {scripts}", f"style-src {styles}")
        return "; ".join([*loaded, *shown, *NEVER])

    return of


def loose_policy(origins: Iterable[str]) -> str:
    """The policy of pages whose theme nobody knows yet: nothing that runs comes from elsewhere.

    What stands in a page may run, and so may Zensical's search, which is WebAssembly.
    """
    loaded = (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
    )
    return "; ".join([*loaded, *_shown(origins), *NEVER])


def _shown(origins: Iterable[str]) -> Iterator[str]:
    """What may be shown and read: also what other sites have, but nothing of theirs ever runs."""
    site = ["'self'", *origins]
    yield " ".join(["img-src", *site, *DRAWN])
    if len(site) > 1:  # as by default without
        yield from (" ".join([f"{name}-src", *site]) for name in ("media", "frame", "connect"))


def stands_in(page: str) -> bool:
    """Whether a page has a policy, before anything of its own."""
    return '<meta http-equiv="content-security-policy"' in page.partition("</head>")[0]


def hashes(html: str, name: str) -> Iterator[str]:
    """Sources that allow just the scripts or the styles in a piece of HTML."""
    texts = (text for element, text in ELEMENT.findall(html) if element == name)
    for text in dict.fromkeys(texts):
        yield f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def extended(page: str, added: str) -> str:
    """A page whose policy allows what is added to it while `mkdocs serve` runs, too."""
    for name in ("script", "style"):
        also = " ".join([f"{name}-src 'self'", *hashes(added, name)])
        page = page.replace(f"{name}-src 'self'", also, 1)
    return page
