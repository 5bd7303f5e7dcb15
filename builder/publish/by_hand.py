"""A page written by hand, as HTML → a sentence for each thing in it that readers would not get."""

from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from builder.model import KINDS

RUNS = {"script": "a script", "style": "a style sheet"}


def lost(html: str, origins: Collection[str] = ()) -> Iterator[str]:
    """What a page says or shows in vain; `origins` are other sites that it may show things from."""
    page = _ByHand(origins)
    page.feed(html)
    yield from dict.fromkeys(page.said)


class _ByHand(HTMLParser):
    """Looks at each element of a page."""

    def __init__(self, origins: Collection[str]) -> None:
        super().__init__()
        self.origins = {origin.lower() for origin in origins}
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notice what the policy of the site keeps from readers, and what is not there for all."""
        of = {name: value or "" for name, value in attributes}
        if tag in RUNS:
            self.said.append(f"has {RUNS[tag]} of its own, which the site's policy lets nothing do")
        for name in of:
            if name == "style" or name.startswith("on"):
                self.said.append(
                    f"has `{name}=` in `<{tag}>`, which the site's policy lets nothing do"
                )
        if tag == "a":
            self._link(of.get("href", ""))
        if tag == "img":
            self._picture(of)

    def _link(self, href: str) -> None:
        kind, sign, id_ = href.partition(":")
        if sign and kind in KINDS:
            file = f"{kind}s/{id_}.md"
            self.said.append(
                f"links to `{href}`, as records do; in a page, link to the file: `{file}`"
            )

    def _picture(self, of: dict[str, str]) -> None:
        source = of.get("src", "")
        to = urlsplit(source)
        if not of.get("alt", "").strip():
            self.said.append(f"shows `{source}` without a text for those who do not see it")
        if to.netloc and f"{to.scheme or 'https'}://{to.netloc}".lower() not in self.origins:
            said = f"shows `{source}`, which is on another site: name that under `origins`"
            self.said.append(said)
